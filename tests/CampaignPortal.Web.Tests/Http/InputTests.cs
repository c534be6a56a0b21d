using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace CampaignPortal.Web.Tests.Http;

/// <summary>Whatever a browser sends, the answer is a message beside the field, and only what the form offers is taken.</summary>
public sealed class InputTests
{
    [Theory]
    [InlineData("1.5", "1.5")]
    [InlineData("１２", "12")]
    [InlineData("１２．５", "12.5")]
    [InlineData("12。5", "12.5")]
    [InlineData("-0.25", "-0.25")]
    [InlineData("－3", "-3")]
    [InlineData("0007", "7")]
    [InlineData("9999999.9999", "9999999.9999")]
    [InlineData("1,5", null)]
    [InlineData("1，5", null)]
    [InlineData("1 000", null)]
    [InlineData("1e9", null)]
    [InlineData("1e309", null)]
    [InlineData("NaN", null)]
    [InlineData("Infinity", null)]
    [InlineData("0x10", null)]
    [InlineData("1.23456", null)]
    [InlineData("10000000", null)]
    [InlineData("2147483648.5", null)]
    [InlineData("十二", null)]
    [InlineData("½", null)]
    [InlineData("1.2.3", null)]
    [InlineData("(5)", null)]
    [InlineData("5%", null)]
    [InlineData("¥5", null)]
    [InlineData("", null)]
    public void INP_02_a_number_is_read_as_it_stands_or_not_at_all(string typed, string? expected) =>
        Assert.Equal(expected, StrictDecimalBinder.TryRead(typed, out var number) ? number.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture) : null);

    [Theory]
    [InlineData("2026-09-15", true)]
    [InlineData("２０２６-09-15", true)]
    [InlineData("2000-01-01", true)]
    [InlineData("2100-12-31", true)]
    [InlineData("1999-12-31", false)]
    [InlineData("2101-01-01", false)]
    [InlineData("0001-01-01", false)]
    [InlineData("9999-12-31", false)]
    [InlineData("2026-02-30", false)]
    [InlineData("\uFFFE", false)]
    public void INP_02_a_day_is_one_of_the_years_in_which_an_office_works(string typed, bool isRead) =>
        Assert.Equal(isRead, DayBinder.TryRead(typed, out _));

    [PortalFact]
    public async Task INP_02_a_day_out_of_all_time_is_named_beside_its_field_and_stores_nothing(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        var before = await scene.Portal.HashAsync();
        foreach (var (path, field) in ((string, string)[])
            [($"/People/Grant/{scene.Newcomer.Id}", "From"), ($"/People/Grant/{scene.Newcomer.Id}", "To"), ($"/People/Post/{scene.Newcomer.Id}", "From"), ($"/Units/Rename/{scene.Here.Id}", "From")])
        {
            foreach (var day in (string[])["0001-01-01", "9999-12-31", "1899-12-31"])
            {
                var page = await (await admin.OpenAsync(path)).Form().SubmitAsync(("Input.Name", "公安综合窗口"), ("Input.Basis", "临编〔2026〕1号"), ("Input.Post", "科员"), ($"Input.{field}", day));
                page.AssertStatus(HttpStatusCode.OK);
                Assert.Single(page.Document.QuerySelectorAll(".cp-error-summary li"));
                Assert.Contains("2000 年至 2100 年", page.Text, StringComparison.Ordinal);
            }
        }

        Assert.Equal(before, await scene.Portal.HashAsync());
        (await admin.OpenAsync("/Audit?from=0001-01-01&to=9999-12-31")).AssertStatus(HttpStatusCode.OK);
    }

    [PortalFact]
    public async Task INP_03_characters_that_are_none_are_taken_away_wherever_they_are_typed(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        Assert.Equal("/SignIn", (await scene.Portal.Visitor().SignInAsync("a\uFFFE\uFDD0", "\uFFFE")).Path);
        Assert.Equal("/", (await scene.Portal.Visitor().SignInAsync($"{scene.Staff.AccountName}\uFFFE", scene.Staff.Password)).Path);
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        var empty = await (await admin.OpenAsync("/People/New")).Form().SubmitAsync(("Input.StaffNumber", "X9"), ("Input.Name", "\u200B\u2060\u202E"), ("Input.Post", "科员"));
        Assert.NotNull(empty.Document.QuerySelector(".cp-error-summary"));
        await (await admin.OpenAsync("/People/New")).Form().SubmitAsync(("Input.StaffNumber", "X9\uFFFF"), ("Input.Name", "张\u202E三\uFFFE"), ("Input.Post", "科员"));
        Assert.Contains("张三", (await admin.OpenAsync("/People?q=X9\u200B")).Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task INP_03_the_character_of_number_zero_is_not_called_too_large(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        var page = await (await admin.OpenAsync("/People/New")).Form().SubmitAsync(("Input.StaffNumber", "X9"), ("Input.Name", "张\0三"), ("Input.Post", "科员"));
        page.AssertStatus(HttpStatusCode.BadRequest);
        Assert.Contains("已填写的文字仍在", page.Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task BIZ_04_pages_without_anything_typed_answer_a_conflict_with_a_notice(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var (staff, keeper) = (await scene.Portal.SignInAsync(scene.Staff), await scene.Portal.SignInAsync(scene.Keeper));
        await scene.Portal.Visitor().SignInAsync(scene.Supervisor.AccountName, "Wrong-Guess-00");
        for (var round = 0; round < 3; round++)
        {
            var message = await scene.MessageAsync(scene.Staff);
            var unlock = (await keeper.OpenAsync($"/Accounts/Change/{scene.Supervisor.PersonId}")).Form();
            var (list, open) = ((await staff.OpenAsync("/Messages")).Form(), (await staff.OpenAsync("/Messages")).Form($"form[action='/Messages/Open/{message}']"));
            var pages = await Task.WhenAll(
                [.. Enumerable.Range(0, 4).SelectMany(_ => new[] { list.SubmitAsync(), open.SubmitAsync(), unlock.SubmitAsync(("Chosen", "Unlock")) })]);
            Assert.All(pages, p => p.AssertStatus(HttpStatusCode.OK));
        }
    }

    [PortalFact]
    [Trait("Length", "Long")]
    public async Task INP_02_a_form_that_is_sent_empty_says_what_is_missing(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        foreach (var act in Act.All.Where(a => a.Typed.Any(t => t.Name.StartsWith("Input.", StringComparison.Ordinal) && t.Name is not "Input.Role")))
        {
            var form = await act.FormAsync(scene);
            var before = await scene.Portal.HashAsync();
            var page = await form.SubmitAsync([.. from f in form.Fields() where f.Name.StartsWith("Input.", StringComparison.Ordinal) select (f.Name, "")]);
            Assert.True((int)page.Status < 500 && page.Parsed?.QuerySelector(".cp-error-summary") is not null, $"{act.Name}: {page}");
            Assert.Equal(before, await scene.Portal.HashAsync());
        }
    }

    [PortalFact]
    [Trait("Length", "Long")]
    public async Task INP_02_nonsense_in_any_field_is_never_an_error_of_the_program(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var turn = 0;
        string?[] nonsense = [null, " ", new string('长', 5000), "\u0000\u0007\u001b[31m", "2147483648", "-1", "NaN", "1e309", "9999-99-99", "<script>alert(1)</script>", "'; DROP TABLE Units; --", "𠮷㐂", "\ud800"];
        IEnumerable<string?> Third(int which) => nonsense.Where((_, i) => i % 3 == which % 3);
        foreach (var act in Act.All.Where(a => a.Typed.Any(t => t.Name.StartsWith("Input.", StringComparison.Ordinal))))
        {
            var form = await act.FormAsync(scene);

            // A third for each field: over all forms every kind of field meets all of it.
            var typed = form.Names.Where(f => f.StartsWith("Input.", StringComparison.Ordinal)).Distinct().SelectMany(f => Third(turn++).Select(n => (f, n)));
            foreach (var (field, value) in typed.ToList())
            {
                var page = await form.SubmitAsync([.. act.Typed.Where(t => t.Name != field), (field, value)]);
                Assert.True((int)page.Status < 500, $"{act.Name} with {field}={value?[..Math.Min(20, value.Length)]}: {page}");
            }
        }
    }

    [PortalFact]
    [Trait("Length", "Long")]
    public async Task AUTHZ_07_fields_that_the_form_does_not_offer_change_nothing(Provider provider)
    {
        string[] names =
        [
            .. from type in typeof(Entity).Assembly.GetTypes().Append(typeof(Security.Account))
               where type.IsAssignableTo(typeof(Entity)) || type == typeof(Security.Account)
               from property in type.GetProperties()
               where property.PropertyType.IsValueType || property.PropertyType == typeof(string)
               select property.Name,
        ];
        await using var plain = await Scene.SetAsync(provider);
        await using var stuffed = await Scene.SetAsync(provider);
        var pages = await plain.Portal.PagesAsync();
        foreach (var act in Act.All.Where(a => !a.IsOnAccount))
        {
            var form = await act.FormAsync(plain);
            var known = pages.Single(p => p.IsAt(form.Action.Split('?')[0])).Fields;
            var offered = form.Names.Concat(act.Typed.Select(t => t.Name)).Concat(known).ToHashSet(StringComparer.OrdinalIgnoreCase);
            (string, string?)[] extra =
            [
                .. from name in names.Distinct()
                   from prefix in (string[])["", "Input."]
                   where !offered.Contains(prefix + name) && !(prefix == "" && offered.Contains($"Input.{name}"))
                   select (prefix + name, "7"),
            ];
            var (first, second) = (await form.SubmitAsync(act.Typed), await (await act.FormAsync(stuffed)).SubmitAsync([.. act.Typed, .. extra]));
            Assert.Equal((act.Name, first.ToString()), (act.Name, second.ToString()));
        }

        Assert.Equal(Without(await plain.Portal.DumpAsync()), Without(await stuffed.Portal.DumpAsync()));

        // Passwords are salted, keys and pseudonyms are random: two equal databases differ in them, and what is calculated is sorted by them.
        static string Without(string dump) => Regex.Replace(
            string.Join('\n', dump.Split('\n').Where(l => l.Split(':')[0] is not ("AspNetUsers" or "ResultBundles" or "StandingExcerpts"))),
            "r[0-9a-f]{12}|[0-9a-f]{32,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", "*", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void AUTHZ_07_no_page_binds_an_entity()
    {
        var bound = from model in typeof(Program).Assembly.GetTypes()
                    from property in model.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    where property.IsDefined(typeof(BindPropertyAttribute)) || property.IsDefined(typeof(FromFormAttribute))
                    from type in property.PropertyType.GetGenericArguments().Append(property.PropertyType)
                    from inner in type.GetProperties().Select(p => p.PropertyType).Append(type)
                    where inner.IsAssignableTo(typeof(Entity)) || inner == typeof(Security.Account)
                    select $"{model.Name}.{property.Name}";
        Assert.Empty(bound);
        Assert.Empty(from type in typeof(Entity).Assembly.GetTypes()
                     where type.IsAssignableTo(typeof(Entity))
                     from property in type.GetProperties()
                     where property.SetMethod?.IsPublic == true
                     select $"{type.Name}.{property.Name} can be set from outside");
    }

    [Fact]
    public void INP_02_no_form_has_a_list_that_binding_silently_leaves_empty() =>
        Assert.Empty(from model in typeof(Program).Assembly.GetTypes()
                     from bound in model.GetProperties().Where(p => p.IsDefined(typeof(BindPropertyAttribute)))
                     where bound.PropertyType.GetConstructor([]) is not null
                     let form = Activator.CreateInstance(bound.PropertyType)
                     from list in bound.PropertyType.GetProperties()
                     where list.GetValue(form) is System.Collections.IList { IsFixedSize: true } and not IFormFile[]
                     select $"{model.FullName}: {list.Name} starts as an array, which is never filled");

    [PortalFact]
    public async Task REL_08_a_form_as_large_as_the_largest_sheet_is_taken_whole(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        var form = (await admin.OpenAsync("/Units/New")).Form();
        var page = await form.SubmitAsync([("Input.Code", "X1"), ("Input.Name", "住建窗口"), .. Many(PageServices.MaxFormValues - 100)]);
        Assert.Equal("/Units", page.Path);
        Assert.Contains("住建窗口", page.Text, StringComparison.Ordinal);
    }

    [PortalFact]
    public async Task REL_08_a_larger_one_is_refused_in_words(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider);
        var admin = await scene.Portal.SignInAsync(scene.Admin);
        var form = (await admin.OpenAsync("/Units/New")).Form();
        var page = await form.SubmitAsync([("Input.Code", "X1"), ("Input.Name", "住建窗口"), .. Many(PageServices.MaxFormValues + 1)]);
        Assert.True(page.Status is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge, $"{page}");
        Assert.Matches("[\u4e00-\u9fff]", page.Document.QuerySelector("h1")!.TextContent);
    }

    private static IEnumerable<(string, string?)> Many(int count) => Enumerable.Range(0, count).Select(i => ($"Marks[{i}]", (string?)"1"));
}
