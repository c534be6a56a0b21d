using System.Globalization;
using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Operations.Templates;
using CampaignPortal.Web.Pages.Rulebooks;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CampaignPortal.Web.Tests.Rulebooks;

/// <summary>Whatever gates and consequences a scheme can have can be typed.</summary>
public sealed class GateFormTests
{
    private static readonly IStringLocalizer<Resources.Texts> Texts = new StringLocalizer<Resources.Texts>(
        new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance));

    public static TheoryData<string> Published() =>
        [.. Directory.EnumerateFiles(Checkout.At("tests", "schemes"), "*.yaml").Where(f => Read(f).Standing is not { Gates.Count: 0, Consequences.Count: 0 }).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Published))]
    public void The_gates_and_consequences_of_a_published_scheme_are_shown_and_typed_as_they_stand(string name) => AssertTyped(Read(Checkout.At("tests", "schemes", name)), _ => null);

    [Fact]
    public void Every_condition_and_effect_that_a_scheme_allows_is_shown_and_typed_as_it_stands()
    {
        var rules = GateScene.Full().Scheme.Standing;
        Assert.Equal(Enum.GetValues<ConditionKind>(), rules.Gates.SelectMany(g => g.When).Select(c => c.By).Distinct().Order());
        Assert.Equal(Enum.GetValues<EffectKind>(), rules.Gates.SelectMany(g => g.Effects).Select(e => e.Kind).Distinct().Order());
        Assert.Equal(Enum.GetValues<LimitKind>(), rules.Gates.SelectMany(g => g.When).Select(c => c.Limit?.Kind).OfType<LimitKind>().Distinct().Order());
        Assert.Equal(Enum.GetValues<PastEventKind>(), rules.Gates.Concat<object>(rules.Consequences).SelectMany(WhenOf).Select(c => c.Past?.Kind).OfType<PastEventKind>().Distinct().Order());
        AssertTyped(GateScene.Full().Scheme, gate => gate);

        static IReadOnlyList<Condition> WhenOf(object rule) => rule is Gate gate ? gate.When : ((ConsequenceRule)rule).When;
    }

    [Theory]
    [InlineData("zh-CN", "一票否决：经有权认定的人认定并登记的，不参加排名，仍计入名额基数；适用于被考评的单位、单位的领导；以后 2 期继续有效；依据：考核办法第十条")]
    [InlineData("zh-CN", "迟到：“d 扣分”中“迟到”累计超过 3 次的，不列入先进单位，给予“约谈”；依据：考勤办法")]
    [InlineData("zh-CN", "黄牌：连同本期，连续 2 期都等次为“差”的，列入")]
    [InlineData("zh-CN", "约谈：由写明它的情形引起")]
    [InlineData("en", "黄牌: listed if it was graded “差” in each of the last 2 periods, this one included")]
    public void Each_is_said_in_one_sentence_as_a_plan_writes_it(string culture, string sentence)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        GateWords words = new(Texts);
        var scheme = GateScene.Full().Scheme;
        Assert.Contains(sentence, words.Gates(scheme).Concat(words.Consequences(scheme)));
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void Every_condition_and_effect_has_words_though_what_it_names_is_gone(string culture)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        GateWords words = new(Texts);
        var full = GateScene.Full().Scheme;
        var bare = RulebookScene.Small().Scheme with { Standing = StandingRules.None with { Gates = full.Standing.Gates, Consequences = full.Standing.Consequences } };
        foreach (var scheme in (SchemeContent[])[full, bare])
        {
            Assert.All(words.Gates(scheme).Concat(words.Consequences(scheme)), s => Assert.DoesNotMatch(@"\{[0-9]|GateWords|[A-Z][a-z]+Kind", s));
        }
    }

    private static SchemeContent Read(string path)
    {
        TemplatePackYaml file = new(Path.GetDirectoryName(path)!, Path.GetFileName(path));
        return new TemplatePackScheme(file, file.Read()!).Try()!.Content;
    }

    /// <summary>Shows each in its form and puts what the form says into rules without gates and consequences.</summary>
    /// <param name="before">As what the gate stood there; only the order of lists is taken from it, which means nothing.</param>
    private static void AssertTyped(SchemeContent scheme, Func<Gate, Gate?> before)
    {
        Rulebook book = new("", [], scheme with { Standing = scheme.Standing with { Gates = [], Consequences = [] } });
        foreach (var consequence in scheme.Standing.Consequences)
        {
            ConsequenceForm form = new();
            form.Show(consequence, scheme);
            form.AddSpareRows();
            Assert.Empty(new ConsequenceFormValidator().Validate(form).Errors);
            book = book.WithConsequence(form.ToConsequence(consequence.Code));
        }

        foreach (var gate in scheme.Standing.Gates)
        {
            GateForm form = new();
            form.Show(gate, scheme);
            form.AddSpareRows(scheme);
            Assert.Empty(new GateFormValidator().Validate(form).Errors);
            book = book.WithGate(form.ToGate(gate.Code, before(gate), scheme));
        }

        Assert.Equal(SchemeWriter.Write(scheme), SchemeWriter.Write(book.Scheme));
    }
}
