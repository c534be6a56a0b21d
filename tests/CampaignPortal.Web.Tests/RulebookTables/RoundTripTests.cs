using System.Globalization;
using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Standards;
using CampaignPortal.Web.Operations.RulebookTables;
using CampaignPortal.Web.Tests.Harness;
using CampaignPortal.Web.Tests.Rulebooks;
using CampaignPortal.Web.Tests.Templates;
using CampaignPortal.Web.Tests.Workbooks;

namespace CampaignPortal.Web.Tests.RulebookTables;

/// <summary>What is exported is read back to the same rulebook, whatever is in it and in both languages.</summary>
public sealed class RoundTripTests : IDisposable
{
    private static readonly string[] Odd =
    [
        "迟到；早退", "12345热线未接：每次扣 1 分", "1.5小时未到。", "（一）“不作为”", "=1+1", "与群众争吵，造成影响的", "一行\n两行", "扣完为止的，不再扣", "不足 1 个按 1 个计", "每月少学一次", "C'est: 3 points",
    ];

    private readonly CultureInfo _before = CultureInfo.CurrentUICulture;

    public RoundTripTests() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");

    public void Dispose() => CultureInfo.CurrentUICulture = _before;

    public static TheoryData<string> Languages => ["zh-CN", "en"];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Rulebooks_of_packs_and_published_schemes_come_back_as_they_were(string language) => In(language, () =>
    {
        Rulebook[] books = [RulebookScene.Small(), ServiceCentre.Book, Published(), Written.Blank];
        foreach (var book in books.Where(b => b.Criteria.Count > 0))
        {
            AssertSame(book, Written.Read(book, Written.File(book)));
            Assert.Equal(book.Criteria.Select(Words), Written.Read(Written.Blank, Written.File(OfOffices(book))).Book!.Criteria.Select(Words));
        }

        static string Words(CriterionText c) => $"{c.Code} {c.GroupName} {c.Heading} {c.Text} {c.EvidenceHint} {c.CitedRules} {c.RequiresEvidence}";
    });

    [Theory]
    [MemberData(nameof(Languages))]
    public void Any_rulebook_comes_back_as_it_was(string language) => In(language, () =>
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var book = Any(new Random(seed));
            var plan = Written.Read(book, Written.File(book));
            Assert.True(plan.Book is not null, $"{seed}: {string.Join("; ", plan.Report.Problems)}");
            AssertSame(book, plan);
        }
    });

    [Fact]
    public void What_a_table_holds_is_there_too_when_it_is_read_into_a_campaign_without_rules()
    {
        var book = ServiceCentre.Book;
        var read = Written.Read(Written.Blank, Written.File(OfOffices(book))).Book!;
        Assert.Equal(book.Scheme.AllItems.Select(Said), read.Scheme.AllItems.Select(Said));
        Assert.Equal(100, read.Points);

        static string Said(Item item) => $"{item.Code} {item.Name.Zh} {item.GetType().Name} {item.Points} {item.Head.Basis} {string.Join('|', item.Rules.Select(r => $"{r.Cause.Zh}{r.From}{r.To}{r.Per}{r.Cap}"))} {string.Join('|', item.CountedIn)}";
    }

    [Fact]
    public void The_file_opens_elsewhere_is_sound_and_has_drop_downs()
    {
        var file = Written.File(ServiceCentre.Book);
        Opened.AssertSound(file);
        var opened = Opened.Of(file);
        Assert.Equal(["序号", "类别", "要点编号", "评价要点", "要点内容", "项目编号", "计分项目", "计分方式", "分值", "计分规则"], opened.Line(3).Take(10));
        Assert.Equal(["2", "履职服务", "1.1", "思想作风正", "", "1.1b", "到岗守纪", "扣分", "8"], opened.Line(5).Take(9));
        Assert.Equal("迟到、早退：每次扣 1 分\n上班时间擅离岗位：每次扣 2 分\n无故缺勤：每半天扣 3 分\n上班时间办与工作无关的事：每次扣 1 分\n扣完为止", opened.Line(5)[9]);
        Assert.Equal("_choices", opened.Sheets[2]);
    }

    private static void AssertSame(Rulebook book, TablePlan plan)
    {
        Assert.Empty(plan.Report.Problems);
        Assert.Equal(SchemeWriter.Write(book.Scheme), SchemeWriter.Write(plan.Book!.Scheme));
        Assert.Equal(book.Criteria, plan.Book.Criteria);
    }

    /// <summary>With offices that exist.</summary>
    private static Rulebook OfOffices(Rulebook book) =>
        book.Scheme.AllItems.Aggregate(book, (b, i) => b.With(i with { Head = i.Head with { ResponsibleOffice = "K02" } }, b.IsInBlock(i)));

    private static Rulebook Published()
    {
        var scheme = Scheme.Parse(File.ReadAllText(Checkout.At("tests", "CampaignPortal.Domain.Tests", "Scoring", "Schemes", "windows-quarter.json"))).Content;
        var criteria = scheme.AllItems.Select(i => i.Head.Criterion).OfType<string>().Distinct(StringComparer.Ordinal).Select(c => new CriterionText(c, $"组{c[0]}", $"题{c}", $"文{c}"));
        return new Rulebook("先进窗口", [.. criteria], scheme);
    }

    private static Rulebook Any(Random dice)
    {
        var book = RulebookScene.Small();
        for (var c = 3; c < 3 + dice.Next(1, 6); c++)
        {
            book = book.With(new($"{c}", $"组{dice.Next(4)}", $"题{c}", dice.Next(2) == 0 ? "一行\n两行" : "文", "Heading", null, dice.Next(2) == 0 ? "材料" : null, dice.Next(2) == 0 ? "规定" : null, dice.Next(2) == 0));
            for (var i = 0; i < dice.Next(4); i++)
            {
                var code = $"{c}{(char)('a' + i)}";
                var (item, isInBlock) = AnyItem(dice, code, $"{c}");
                book = book.With(item, isInBlock);
            }
        }

        var (bonus, _) = (new BonusItem(Head("J1", null, 0, []), Causes(dice), dice.Next(2) == 0 ? null : 5), true);
        return dice.Next(2) == 0 ? book : book.With(bonus, isInBlock: true);
    }

    private static (Item Item, bool IsInBlock) AnyItem(Random dice, string code, string criterion)
    {
        var head = Head(code, criterion, dice.Next(1, 40) / 2m, ["self", "comprehensive"]);
        var counted = head with { JudgedIn = [], CountedIn = ["comprehensive"], NoData = NoDataPolicy.Zero };
        return dice.Next(12) switch
        {
            0 => (new PointsItem(head), false),
            1 => (new DeductItem(counted with { NoData = default }, Causes(dice), dice.Next(2) == 0, dice.Next(2) == 0 ? null : 7.5m), false),
            2 => (new BonusItem(counted with { NoData = default }, Causes(dice), null), false),
            3 => (new DeductItem(Head(code, criterion, 0, []), Causes(dice), false, 6), true),
            4 => (new LevelItem(head, [new("a", new("好、很好", "Good"), head.Points), new("b", new("一般"), 0)]), false),
            5 => (new YesNoItem(head, head.Points, -1), false),
            6 => (new TextItem(head with { Points = 0, NoData = default }), false),
            7 => (new RatioItem(counted, new StepLossCurve(0.985m, 1.5m, dice.Next(2) == 0)), false),
            8 => (new RatioItem(counted, new ThresholdCurve(1, 0.6m)), false),
            9 => (new RatioItem(counted, new OvershootCurve(0.9m, 0.5m, 3)), false),
            10 => (new RatioItem(counted, new BandedCurve([new(0.95m, head.Points), new(0.8m, 0)])), false),
            _ => (new RatioItem(counted, new ProportionalCurve(1.2m)), false),
        };
    }

    private static List<OccurrenceRule> Causes(Random dice) =>
    [
        .. Enumerable.Range(0, dice.Next(1, 4)).Select(n => (n, from: dice.Next(1, 9) / 2m)).Select(r => new OccurrenceRule(
            $"c{r.n}", new($"{Odd[dice.Next(Odd.Length)]}{r.n}", "In English"), r.from, r.from + dice.Next(2), (OccurrenceUnit)dice.Next(6), dice.Next(2) == 0 ? null : 9)),
    ];

    private static ItemHead Head(string code, string? criterion, decimal points, IReadOnlyList<string> judgedIn) => new(
        code, new($"项目{code}", "Item"), points, criterion, points > 10 ? "K03" : null, points > 5 ? "台账\n核查" : null, judgedIn, [], NotApplicablePolicy.Refused, NoDataPolicy.Block, UnknownPolicy.Refused);

    private static void In(string language, Action check)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            check();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
