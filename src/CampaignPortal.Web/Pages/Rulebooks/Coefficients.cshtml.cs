using System.Globalization;
using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Rulebooks;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages.Rulebooks;

/// <summary>By which factors a total is multiplied at last (总分系数), and between which bounds each stays.</summary>
[Authorize(Policy = Permit.SetUpCampaigns)]
public sealed class CoefficientsModel(RulebookDesk desk) : PageModel, IRedisplay
{
    private const int NameMaxLength = 200;
    private const int SpareRows = 2;

    /// <summary>What the engine takes.</summary>
    private const decimal Most = 100;

    public sealed class Form
    {
        public long Version { get; set; }
        public IList<Row> Rows { get; } = [];
    }

    public sealed class Row
    {
        /// <summary>Empty for a new one.</summary>
        public string? Code { get; set; }

        public string? Name { get; set; }
        public decimal? From { get; set; }
        public decimal? To { get; set; }

        /// <summary>A row that is emptied leaves.</summary>
        public bool IsEmpty => string.IsNullOrWhiteSpace(Name) && From is null && To is null;
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator() => RuleForEach(f => f.Rows).ChildRules(row => row.When(r => !r.IsEmpty, () =>
        {
            row.RuleFor(r => r.Name).NotEmpty().WithErrorCode("Rulebooks.Coefficients.Name.Missing").MaximumLength(NameMaxLength);
            row.RuleFor(r => r.From).Must(IsFactor).WithErrorCode("Rulebooks.Coefficients.From.Wrong");
            row.RuleFor(r => r.To).Must((r, to) => IsFactor(to) && to >= r.From).WithErrorCode("Rulebooks.Coefficients.To.Wrong");
        }));

        private static bool IsFactor(decimal? factor) => factor is >= 0 and <= Most && Domain.Shared.Points.IsStorable(factor.Value);
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public OpenRulebook Open { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var result = await RedisplayAsync(ct);
        foreach (var coefficient in Open?.Book.Scheme.Coefficients ?? [])
        {
            Input.Rows.Add(new Row { Code = coefficient.Code, Name = coefficient.Name.Zh, From = coefficient.From, To = coefficient.To });
        }

        Enumerable.Range(0, SpareRows).ToList().ForEach(_ => Input.Rows.Add(new Row()));
        return result;
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await desk.OpenAsync(Id, ct) is not { } open)
        {
            return NotFound();
        }

        (Open, Input.Version) = (open, open.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var version = Input.Version;
        if (await RedisplayAsync(ct) is NotFoundResult missing)
        {
            return missing;
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        await desk.SaveAsync(Open, Open.Book.Multiplied(Read(Open.Book.Scheme.Coefficients)), null, version, ct);
        TempData["Notice"] = "Rulebooks.Saved";
        return RedirectToPage("Details", new { Id });
    }

    /// <summary>What stood there keeps its code, and the English of a name that stays.</summary>
    private List<Coefficient> Read(IReadOnlyList<Coefficient> before)
    {
        HashSet<string> taken = [.. before.Select(c => c.Code)];
        return [.. Input.Rows.Where(r => !r.IsEmpty).DistinctBy(r => string.IsNullOrEmpty(r.Code) ? new object() : r.Code).Select(r =>
        {
            var (old, name) = (before.FirstOrDefault(c => c.Code == r.Code), r.Name!.Trim());
            return new Coefficient(old?.Code ?? FreeCode(taken), old?.Name.Zh == name ? old.Name : new LocalText(name), r.From!.Value, r.To!.Value);
        })];
    }

    private static string FreeCode(HashSet<string> taken) =>
        Enumerable.Range(1, int.MaxValue).Select(n => n.ToString("'k'0", CultureInfo.InvariantCulture)).First(taken.Add);
}
