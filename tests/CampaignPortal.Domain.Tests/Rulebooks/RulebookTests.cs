using CampaignPortal.Domain.Audit;
using CampaignPortal.Domain.Rulebooks;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Domain.Standards;
using static CampaignPortal.Domain.Tests.Shared.Given;

namespace CampaignPortal.Domain.Tests.Rulebooks;

public sealed class RulebookTests
{
    [Fact]
    public void A_blank_rulebook_says_what_it_lacks_and_nothing_else() => Assert.Equal(
        [RulebookProblemKind.NoCriteria, RulebookProblemKind.NoItems, RulebookProblemKind.WeightsNotOne, RulebookProblemKind.ChannelEmpty, RulebookProblemKind.ChannelEmpty],
        RulebookChecks.Run(Blank()).Select(p => p.Kind));

    [Fact]
    public void What_is_complete_has_no_problems() => Assert.Empty(RulebookChecks.Run(Complete()));

    [Fact]
    public void A_criterion_that_nothing_scores_is_named()
    {
        var problem = Assert.Single(RulebookChecks.Run(Complete().With(Text("3"))));
        Assert.Equal((RulebookProblemKind.CriterionWithoutItem, "3", null), (problem.Kind, problem.Criterion, problem.Item));
    }

    [Fact]
    public void A_deduction_without_causes_is_named_at_its_item()
    {
        var book = Complete().With(new DeductItem(Head("1", "1", 50), [], true, null), isInBlock: false);
        var problem = Assert.Single(RulebookChecks.Run(book));
        Assert.Equal((RulebookProblemKind.CausesMissing, "1", "1"), (problem.Kind, problem.Criterion, problem.Item));
    }

    [Theory]
    [InlineData(40, true)]
    [InlineData(50, false)]
    public void A_best_level_that_is_worth_less_than_its_item_is_named(decimal best, bool isNamed)
    {
        Level[] levels = [new("fair", new LocalText("较好"), 20), new("good", new LocalText("好"), best)];
        var problems = RulebookChecks.Run(Complete().With(new LevelItem(Head("1", "1", 50), levels), isInBlock: false));
        Assert.Equal(isNamed ? [(RulebookProblemKind.LevelsBelowPoints, "1", "好 40 50")] : [], problems.Select(p => (p.Kind, p.Item!, string.Join(' ', p.Arguments))));
    }

    [Fact]
    public void A_unit_that_is_gone_is_named_at_the_item_whose_office_it_was()
    {
        var book = Complete().With(new PointsItem(Head("1", "1", 50) with { ResponsibleOffice = "D9" }), isInBlock: false);
        Assert.Equal([RulebookProblemKind.OfficeUnknown], RulebookChecks.Run(book, new HashSet<string> { "D1" }).Select(p => p.Kind));
    }

    [Fact]
    public void Points_that_miss_the_base_are_named_by_the_channel_s_name()
    {
        var problem = RulebookChecks.Run(Complete().With(new PointsItem(Head("1", "1", 40)), isInBlock: false))[0];
        Assert.Equal((RulebookProblemKind.PointsNotBase, "自评", "90", "100"), (problem.Kind, problem.Arguments[0], problem.Arguments[1], problem.Arguments[2]));
    }

    [Fact]
    public void A_channel_in_which_nothing_is_judged_any_more_needs_no_raters_and_one_in_which_something_is_does()
    {
        var counted = Complete().Scheme.TreeItems.Aggregate(Complete(), (b, i) => b.With(Counted(i.Code, i.Head.Criterion!, i.Points), isInBlock: false));
        Assert.All(counted.Scheme.Channels, c => Assert.Equal(ReduceBy.Facts, c.Reduce.By));
        Assert.Empty(RulebookChecks.Run(counted));
        var judged = counted.With(new PointsItem(Head("1", "1", 50)), isInBlock: false);
        Assert.Equal([ReduceBy.SingleRater, ReduceBy.Mean], judged.Scheme.Channels.Select(c => c.Reduce.By));
    }

    [Fact]
    public void A_changed_value_goes_on_record_with_the_cause_that_it_belongs_to_and_nothing_else()
    {
        var item = Counted("1", "1", 50);
        var book = Complete().With(item, isInBlock: false);
        var deed = Rewritten(book, book.With(item with { DeductRules = [.. item.DeductRules.Select(r => r with { From = 3, To = 3 })] }, isInBlock: false));
        var cause = item.DeductRules[0];
        Assert.EndsWith($"{cause.Cause.Zh}〔value〕{cause.From:0}", deed.Before, StringComparison.Ordinal);
        Assert.EndsWith($"{cause.Cause.Zh}〔value〕3", deed.After, StringComparison.Ordinal);
        Assert.DoesNotContain("；", deed.After, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_weight_is_on_record_however_much_is_reworded_beside_it()
    {
        var book = Enumerable.Range(3, 30).Aggregate(Complete(), (b, n) => b.With(Text($"{n}")));
        var next = book.Criteria.Aggregate(book, (b, c) => b.Reworded(c with { Text = new string('改', 1500) }))
            .Weighted(new Dictionary<string, ChannelWeight> { ["self"] = new(0.3m, false), ["comprehensive"] = new(0.7m, false) }, book.Scheme.Scale, null);
        var deed = Rewritten(book, next);
        Assert.Contains("自评〔weight〕0.3", deed.After![..AuditEntry.ValueMaxLength], StringComparison.Ordinal);
        Assert.Contains("…", deed.After, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_order_is_on_record()
    {
        var deed = Rewritten(Complete(), Complete() with { Criteria = [.. Complete().Criteria.Reverse()] });
        Assert.Equal(("〔criteria.order〕1 2", "〔criteria.order〕2 1"), (deed.Before, deed.After));
    }

    [Fact]
    public void A_changed_rounding_says_of_which_stage()
    {
        var book = Complete();
        var deed = Rewritten(book, book with { Scheme = book.Scheme with { Rounding = book.Scheme.Rounding with { Channel = new(1, RoundingMode.Floor) } } });
        Assert.Contains("〔rounding.channel.decimals〕1", deed.After, StringComparison.Ordinal);
    }

    private static Deed Rewritten(Rulebook before, Rulebook after)
    {
        RulebookDraft draft = new(1, before, "活动", Clerk, Now);
        draft.ForgetDeeds();
        draft.Rewrite(after, null, "活动", Clerk, Now);
        return Assert.Single(draft.Deeds);
    }

    [Fact]
    public void What_is_added_to_a_draft_goes_on_record_after_and_not_before()
    {
        var deed = Rewritten(Complete(), Complete().With(Text("3")));
        Assert.DoesNotContain("3〔Heading〕", deed.Before, StringComparison.Ordinal);
        Assert.Contains("3〔Heading〕", deed.After, StringComparison.Ordinal);
    }

    [Fact]
    public void Removing_a_criterion_takes_its_items_and_an_empty_group_with_it()
    {
        var book = Complete();
        var next = book.Without(book.FindCriterion("2")!);
        Assert.Equal(("1", "1"), (Joined(next.Criteria.Select(c => c.Code)), Joined(next.Scheme.AllItems.Select(i => i.Code))));
        Assert.Single(next.Scheme.Items);
    }

    [Fact]
    public void Moving_a_criterion_moves_its_items()
    {
        var book = Complete();
        var next = book.Moved(book.FindCriterion("2")!, null);
        Assert.Equal(("2 1", "2 1"), (Joined(next.Criteria.Select(c => c.Code)), Joined(next.Scheme.TreeItems.Select(i => i.Code))));
    }

    [Fact]
    public void A_criterion_in_another_group_takes_its_items_there()
    {
        var book = Complete();
        var next = book.Reworded(book.FindCriterion("2")! with { GroupName = "组1" });
        Assert.Equal(["1", "2"], Assert.IsType<Group>(Assert.Single(next.Scheme.Items)).Items.Select(i => i.Code));
        Assert.Equal(100, Assert.Single(next.Groups).Points);
    }

    [Fact]
    public void A_channel_that_leaves_leaves_the_items_too()
    {
        var next = Complete().Weighted(new Dictionary<string, ChannelWeight> { ["comprehensive"] = new(1, false) }, new Scale(100, null, 0), null);
        Assert.All(next.Scheme.TreeItems, i => Assert.Equal(["comprehensive"], i.JudgedIn));
        Assert.Empty(RulebookChecks.Run(next));
    }

    [Fact]
    public void What_is_written_of_a_scheme_is_read_back_the_same()
    {
        var published = Scoring.Given.WindowsQuarter;
        var text = SchemeWriter.Write(published.Content);
        Assert.Equal(text, Scheme.Parse(text).CanonicalText);
        Assert.Equal(text, SchemeWriter.Write(Scheme.Parse(text).Content));
        Assert.True(SchemeDifference.Between(published.Content, Scheme.Parse(text).Content).IsNone);
    }

    [Fact]
    public void A_draft_keeps_what_is_unfinished()
    {
        var book = Blank().With(Text("1")).With(new DeductItem(Head("1", "1", 50), [], true, 5), isInBlock: false);
        var draft = new RulebookDraft(1, book, "活动", Clerk, Now);
        var read = draft.Read();
        Assert.Equal(book.Criteria, read.Criteria);
        Assert.Equal(SchemeWriter.Write(book.Scheme), SchemeWriter.Write(read.Scheme));
    }

    [Fact]
    public void A_draft_with_problems_is_not_adopted()
    {
        var draft = new RulebookDraft(1, Blank(), "活动", Clerk, Now);
        Assert.Equal(Refusal.Incomplete, Assert.Throws<RefusedException>(() => draft.Adopt(null, RulebookChecks.Run(draft.Read()), "活动", Clerk, Now)).Refusal);
    }

    [Fact]
    public void A_code_that_stands_twice_is_refused() =>
        Assert.Equal(Refusal.AlreadyRecorded, RulebookDraft.WhyNotRewrite(Complete() with { Criteria = [Text("1"), Text("1")] }));

    [Fact]
    public void The_difference_names_what_came_what_went_and_what_says_something_else()
    {
        var before = Complete();
        var after = before.Without(before.FindCriterion("1")!).With(Text("4")).Reworded(Text("2") with { Text = "别的", RequiresEvidence = true, GroupName = "组2" });
        var difference = StandardsDifference.Between(before.Criteria, after.Criteria);
        Assert.Equal(("4", "1", ""), (Joined(difference.Added.Select(c => c.Code)), Joined(difference.Removed.Select(c => c.Code)), Joined(difference.Moved)));
        var change = Assert.Single(difference.Changed);
        Assert.True(change is { IsReworded: true, IsEvidenceChanged: true, IsRegrouped: false, AreRulesChanged: false });
    }

    [Theory]
    [InlineData("1 2 3 4", "4 1 2 3", "4")]
    [InlineData("1 2 3 4", "2 1 3 4", "1")]
    [InlineData("1 2 3", "1 2 3", "")]
    public void Only_what_was_moved_is_said_to_have_moved(string before, string after, string moved) => Assert.Equal(
        moved, string.Join(' ', StandardsDifference.Between([.. before.Split(' ').Select(Text)], [.. after.Split(' ').Select(Text)]).Moved));

    [Fact]
    public void The_difference_of_schemes_tells_points_office_and_rules_apart()
    {
        var before = Complete();
        var points = before.With(new PointsItem(Head("1", "1", 60)), isInBlock: false);
        var change = Assert.Single(SchemeDifference.Between(before.Scheme, points.Scheme).Changed);
        Assert.True(change is { ArePointsChanged: true, IsOfficeChanged: false, IsRuleChanged: false, IsKindChanged: false });
        var office = before.With(new PointsItem(Head("1", "1", 50) with { ResponsibleOffice = "D1" }), isInBlock: false);
        var difference = SchemeDifference.Between(before.Scheme, office.Scheme);
        Assert.True(Assert.Single(difference.Changed) is { ArePointsChanged: false, IsOfficeChanged: true, IsRuleChanged: false });
        Assert.Equal(("D1", 100m, 100m), (Joined(difference.OfficesGained), difference.PointsBefore, difference.PointsAfter));
        var kind = Assert.Single(SchemeDifference.Between(before.Scheme, before.With(Counted("1", "1", 50), isInBlock: false).Scheme).Changed);
        Assert.True(kind is { IsKindChanged: true, IsRuleChanged: false });
    }

    private static string Joined(IEnumerable<string> codes) => string.Join(' ', codes);

    private static Rulebook Blank() => Rulebook.Blank("标准", new LocalText("办法"), new LocalText("自评"), new LocalText("综合考评"));

    private static Rulebook Complete() => Blank()
        .With(Text("1")).With(new PointsItem(Head("1", "1", 50)), isInBlock: false)
        .With(Text("2")).With(new PointsItem(Head("2", "2", 50)), isInBlock: false)
        .Weighted(new Dictionary<string, ChannelWeight> { ["self"] = new(0.4m, false), ["comprehensive"] = new(0.6m, false) }, new Scale(100, null, 0), null);

    private static CriterionText Text(string code) => new(code, $"组{code}", $"标题{code}", $"内容{code}");

    private static DeductItem Counted(string code, string criterion, decimal points) => new(
        Head(code, criterion, points) with { JudgedIn = [], CountedIn = ["self", "comprehensive"] },
        [new OccurrenceRule("late", new LocalText("迟到"), 1, 1, OccurrenceUnit.Time, null)], true, null);

    private static ItemHead Head(string code, string criterion, decimal points) => new(
        code, new LocalText($"项目{code}"), points, criterion, null, null, ["self", "comprehensive"], [], NotApplicablePolicy.Rescale, NoDataPolicy.Block, UnknownPolicy.Refused);
}
