using System.Globalization;
using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Operations.Imports;
using CampaignPortal.Web.Operations.RulebookTables;
using CampaignPortal.Web.Tests.Imports;

namespace CampaignPortal.Web.Tests.RulebookTables;

/// <summary>A bureau that has only its own table starts with it, and is told cell by cell what cannot be read.</summary>
public sealed class OwnTableTests : IDisposable
{
    private static readonly string[] Usual = ["序号", "考核项目", "考核内容", "分值（分）", "评分标准", "责任部门"];

    private readonly CultureInfo _before = CultureInfo.CurrentUICulture;

    public OwnTableTests() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");

    public void Dispose() => CultureInfo.CurrentUICulture = _before;

    [Fact]
    public void A_table_with_merged_cells_full_width_digits_and_a_sum_becomes_a_rulebook()
    {
        var plan = Written.Read(
            Usual,
            ["1", "作风纪律", "考勤情况", "１０分", "1.迟到、早退每次扣1分；2.旷工每半天扣３分，扣完为止。", "人事科"],
            ["2", "", "会风会纪", "10", "每缺席一次扣2分，最多扣6分", "办公室"],
            ["3", "服务质量", "服务态度", "20 分", "与群众争吵的，酌情扣2—5分", "K03 督查科"],
            ["", "", "", "", "被投诉并查实，每起扣3分", ""],
            ["4", "", "窗口环境", "60", "干净整洁得满分，由督查组打分", ""],
            ["", "加分项", "获得表彰", "5", "市级以上表彰每次加2分", "办公室"],
            ["", "合计", "", "105", "", ""],
            ["5", "", "", "", "", ""]);
        Assert.Empty(plan.Report.Problems);
        var book = plan.Book!;
        Assert.Equal([("1.1", "作风纪律", "考勤情况"), ("1.2", "作风纪律", "会风会纪"), ("2.1", "服务质量", "服务态度"), ("2.2", "服务质量", "窗口环境")], book.Criteria.Select(c => (c.Code, c.GroupName, c.Heading)));
        Assert.Equal((100m, 5), (book.Points, book.Scheme.AllItems.Count));
        var attendance = Assert.IsType<DeductItem>(book.ItemsOf("1.1").Single());
        Assert.Equal([("迟到、早退", 1m, OccurrenceUnit.Time), ("旷工", 3m, OccurrenceUnit.HalfDay)], attendance.Rules.Select(r => (r.Cause.Zh, r.From, r.Per)));
        Assert.Equal(("K02", true), (attendance.Head.ResponsibleOffice, attendance.FloorsAtZero));
        Assert.Equal([("缺席", 2m, (decimal?)6m)], book.ItemsOf("1.2").Single().Rules.Select(r => (r.Cause.Zh, r.From, r.Cap)));
        Assert.Equal([("与群众争吵的", 2m, 5m), ("被投诉并查实", 3m, 3m)], book.ItemsOf("2.1").Single().Rules.Select(r => (r.Cause.Zh, r.From, r.To)));
        Assert.Equal("干净整洁得满分，由督查组打分", Assert.IsType<PointsItem>(book.ItemsOf("2.2").Single()).Head.Basis);
        var bonus = Assert.IsType<BonusItem>(Assert.Single(book.Scheme.Block.Items));
        Assert.Equal(("获得表彰", (decimal?)5m, null), (bonus.Name.Zh, bonus.Cap, bonus.Head.Criterion));
        Assert.Equal(2, plan.Remarks.Count);
        Assert.Equal([RulebookProblemKind.WeightsNotOne], RulebookChecks.Run(book).Select(p => p.Kind));
    }

    [Fact]
    public void Sections_in_rows_of_their_own_and_several_items_under_one_heading_are_understood()
    {
        var plan = Written.Read(
            ["序号", "指标", "项目名称", "分值", "计分方式"],
            ["一、履职（60分）", "", "", "", ""],
            ["1", "办件", "按期办结率", "30", "比率"],
            ["", "", "办件准确率", "30", "比率"],
            ["二、廉洁（40分）", "", "", "", ""],
            ["2", "廉政", "", "40", "打分"]);
        Assert.Empty(plan.Report.Problems);
        Assert.Equal(["一、履职（60分）", "二、廉洁（40分）"], plan.Book!.Groups.Select(g => g.Name));
        Assert.Equal([("1.1", "按期办结率"), ("1.1a", "办件准确率"), ("2.1", "廉政")], plan.Book.Scheme.TreeItems.Select(i => (i.Code, i.Name.Zh)));
    }

    [Fact]
    public void A_sentence_where_a_heading_is_asked_is_shortened_and_kept_whole_as_what_is_asked()
    {
        var sentence = $"严格执行首问负责制，{new string('认', 120)}。";
        var criterion = Written.Read(["考核内容", "分值"], [sentence, "10"]).Book!.Criteria.Single();
        Assert.Equal(("严格执行首问负责制", sentence, "考评内容"), (criterion.Heading, criterion.Text, criterion.GroupName));
    }

    [Fact]
    public void The_same_table_handed_in_again_changes_nothing()
    {
        string[][] rows = [["1", "作风", "考勤", "40", "迟到每次扣1分", ""], ["2", "作风", "会风", "60", "缺席一次扣2分", ""]];
        var first = Written.Read(Usual, rows).Book!;
        var again = Written.Read(first, Tables.Of(Usual, rows)).Book!;
        Assert.Equal(SchemeWriter.Write(first.Scheme), SchemeWriter.Write(again.Scheme));
        Assert.Equal(first.Criteria, again.Criteria);
        var other = Written.Read(first, Tables.Of(Usual, [rows[1], ["3", "作风", "着装", "40", "不按规定着装每人扣1分", ""]])).Book!;
        Assert.Equal(["1.2", "1.3"], other.Criteria.Select(c => c.Code));
    }

    [Fact]
    public void What_the_table_has_no_column_for_stays_as_it_was()
    {
        var book = Written.Read(Usual, [["1", "作风", "考勤", "100", "迟到每次扣1分，扣分不封顶", "人事科"]]).Book!;
        var item = Assert.IsType<DeductItem>(Written.Read(book, Tables.Of(["考核内容", "分值"], [["考勤", "90"]])).Book!.FindItem("1.1"));
        Assert.Equal((90m, "K02", false, 1), (item.Points, item.Head.ResponsibleOffice, item.FloorsAtZero, item.Rules.Count));
    }

    [Fact]
    public void A_renamed_section_keeps_the_bounds_of_its_group_and_ties_keep_their_items()
    {
        var book = Written.Read(Usual, [["1", "作风", "考勤", "100", "", ""]]).Book!;
        var group = Assert.IsType<Group>(book.Scheme.Items.Single());
        book = book with
        {
            Scheme = new SchemeContent(
                "q", new("办法"), book.Scheme.Scale, book.Scheme.Channels, [group with { Cap = 80 }], Block.Empty, book.Scheme.Rounding, SameFact.HighestOnce, book.Scheme.Periods,
                new RankingRule(RankBasis.Rounded, [new TieStep(TieComparator.Item, "comprehensive", "1.1")])),
        };
        var renamed = Written.Read(book, Tables.Of(Usual, [["1", "工作作风", "考勤", "100", "", ""]])).Book!;
        var kept = Assert.IsType<Group>(renamed.Scheme.Items.Single());
        Assert.Equal(("工作作风", (decimal?)80m, "1.1"), (kept.Name.Zh, kept.Cap, renamed.Scheme.Ranking.Ties.Single().Item));
    }

    [Theory]
    [InlineData("考核内容", "", ImportFault.Missing)]
    [InlineData("分值（分）", "十分", ImportFault.Points)]
    [InlineData("分值（分）", "", ImportFault.Points)]
    [InlineData("分值（分）", "1.23456", ImportFault.Points)]
    [InlineData("评分标准", "迟到每次扣1分；情节严重的另行处理", ImportFault.CauseUnclear)]
    [InlineData("评分标准", "迟到每次扣1分；全勤加2分", ImportFault.LossAndGain)]
    [InlineData("评分标准", "迟到每次扣5—2分", ImportFault.CauseUnclear)]
    [InlineData("责任部门", "人事科、督查科", ImportFault.NoOffice)]
    [InlineData("计分方式", "随便", ImportFault.Choice)]
    [InlineData("计分方式", "等次", ImportFault.LevelUnclear)]
    [InlineData("计分方式", "比率", ImportFault.RateUnclear)]
    [InlineData("计分方式", "是否", ImportFault.YesNoUnclear)]
    [InlineData("计分方式", "加分", ImportFault.LossAndGain)]
    [InlineData("编号", "一/二", ImportFault.Characters)]
    [InlineData("必须上传", "随便", ImportFault.YesNo)]
    public void What_cannot_be_read_is_named_at_its_cell_and_nothing_is_taken(string column, string value, ImportFault fault)
    {
        string[] headings = ["类别", "编号", "考核内容", "分值（分）", "评分标准", "责任部门", "计分方式", "必须上传"];
        string[] right = ["作风", "1", "考勤", "10", "迟到每次扣1分", "人事科", "", ""];
        right[Array.IndexOf(headings, column)] = value;
        if (column == "考核内容")
        {
            right[1] = "";
        }

        var plan = Written.Read(headings, right);
        Assert.Null(plan.Book);
        var problem = plan.Report.Problems[0];
        Assert.Equal((fault, 4), (problem.Fault, problem.Row));
        var words = new ImportWords(Written.Words);
        Assert.DoesNotContain("ImportFault", words.ProblemOf(problem) + words.RemedyOf(problem), StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_with_two_headings_and_an_item_code_that_stands_twice_are_told()
    {
        var plan = Written.Read(["编号", "考核内容", "项目编号", "分值"], ["1.1", "考勤", "a", "10"], ["1.1", "会风", "b", "10"], ["1.2", "着装", "a", "10"]);
        Assert.Equal([(5, ImportFault.OtherHeading), (6, ImportFault.Twice)], plan.Report.Problems.Select(p => (p.Row, p.Fault)));
    }

    [Fact]
    public void No_heading_is_taken_for_two_columns()
    {
        var columns = new TableColumns(Written.Words).Inputs.Values;
        Assert.Empty(columns.SelectMany(c => c.Titles.Where(t => columns.Any(o => o != c && o.IsHeaded(t)))));
    }

    [Theory]
    [InlineData("迟到、早退：每次扣 1 分", "迟到、早退", 1, 1, OccurrenceUnit.Time, null)]
    [InlineData("每迟到一次扣0.5分", "迟到", 0.5, 0.5, OccurrenceUnit.Time, null)]
    [InlineData("窗口人员，每迟到1人次扣0.5分", "窗口人员，迟到", 0.5, 0.5, OccurrenceUnit.Time, null)]
    [InlineData("被群众投诉查实的，每起扣2分，最多扣10分", "被群众投诉查实的", 2, 2, OccurrenceUnit.Case, 10)]
    [InlineData("与群众争吵的，视情节轻重扣2～5分", "与群众争吵的", 2, 5, OccurrenceUnit.Time, null)]
    [InlineData("未按时上报扣2分/次", "未按时上报", 2, 2, OccurrenceUnit.Time, null)]
    [InlineData("发现脱岗，发现一次扣1分", "发现脱岗，发现", 1, 1, OccurrenceUnit.Time, null)]
    [InlineData("无故旷工每天扣３分（累计不超过9分）", "无故旷工", 3, 3, OccurrenceUnit.Day, 9)]
    [InlineData("着装不规范的，每人扣 0.5 至 1 分", "着装不规范的", 0.5, 1, OccurrenceUnit.Person, null)]
    [InlineData("Came late: 1 to 2 points off per half day, at most 3 points", "Came late", 1, 2, OccurrenceUnit.HalfDay, 3)]
    public void A_cause_is_read_as_plans_word_it(string line, string words, double from, double to, OccurrenceUnit per, int? cap)
    {
        var read = RuleGrammar.Causes(line, []);
        Assert.Empty(read.Unclear);
        Assert.Equal(new CauseLine(words, (decimal)from, (decimal)to, per, cap, false), Assert.Single(read.Causes));
    }
}
