using System.Globalization;
using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Pages.Audit;
using CampaignPortal.Web.Resources;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CampaignPortal.Web.Tests.Audit;

/// <summary>What is recorded in codes is read in words.</summary>
public sealed class AuditWordsTests
{
    private static readonly AuditWords Words = new(new StringLocalizer<Web.Resources.Texts>(
        new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance)));

    public AuditWordsTests() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");

    [Theory]
    [InlineData("Round.Plan", "2026-01-04 2026-03-17 2026-03-21 2026-03-25 –", "开始2026年1月4日，自评截止2026年3月17日，确认截止2026年3月21日，评分截止2026年3月25日，迟报截止无")]
    [InlineData("Round.Open", "Open", "进行中")]
    [InlineData("RoundResult.Preview", "88908bb3366263f915893bee5c2052bfb50c385fcd34d176e41bcaf970b6af5e", "校验码 88908bb3")]
    [InlineData("Duty.LayOut", "报送承诺 2026年1月14日 (2026-01-14 – 2026-01-14)", "报送承诺 2026年1月14日")]
    [InlineData("Duty.Extend", "2026-11-30", "2026年11月30日")]
    [InlineData("Duty.Extend", "2026-02-30", "2026-02-30")]
    [InlineData("GroupMember.Add", "Head 局长", "组长 局长")]
    [InlineData("Phase.Plan", "自评: 6月 (2026-06-01 – 2026-06-30) –  SelfAssessment", "自评: 6月 (2026年6月1日 – 2026年6月30日) –  自评填报")]
    [InlineData("Occurrence.Record", "Deduction 1.4a cold 2", "扣分，1.4a 项，2 分")]
    [InlineData("Evidence.Use", "BasisDocument 3", "依据文件")]
    [InlineData("Evidence.Use", "SelfAnswer 12 1.2b", "自评佐证 1.2b")]
    [InlineData("StandardSet.Freeze", "1: ", "第 1 版")]
    [InlineData("List.Export", "37", "37 行")]
    [InlineData("RulebookDraft.Rewrite", "1.4a 文明服务 态度冷淡〔value〕2；综合考评〔weight〕0.8", "1.4a 文明服务 态度冷淡 每次分值 2；综合考评 权重 0.8")]
    [InlineData("Campaign.AdoptScheme", "1", null)]
    public void A_code_is_said_in_words(string code, string recorded, string? said) => Assert.Equal(said, Words.Of(Entry(code, null, recorded)).After);

    [Theory]
    [InlineData("Evidence.Use", "Report 2026 final")]
    [InlineData("Duty.File", "Filed papers of 2026-11-30")]
    [InlineData("Campaign.Start", "Open Running 2026Q1")]
    public void What_the_office_called_something_stays_as_written(string code, string about) =>
        Assert.Equal(about, Words.Of(Entry(code, null, null) with { About = about }).About);

    [Fact]
    public void Of_what_a_campaign_is_only_the_words_of_the_program_are_translated()
    {
        var said = Words.Of(Entry("Campaign.Describe", null, "Running for all / 比作风 / 2026年1月1日 (2026-01-01 – 2026-01-01) / 2 / Rated / ParentCampaignId"));
        Assert.Equal("Running for all / 比作风 / 2026年1月1日 / 参加考评和排名 / （所属活动已更改）", said.After);
    }

    [Fact]
    public void What_nobody_knows_any_more_stays_as_it_was_recorded() =>
        Assert.Equal("Postponed", Words.Of(Entry("Round.Open", null, "Postponed")).After);

    [Fact]
    public void An_act_that_leaves_its_subject_in_its_state_tells_of_no_change()
    {
        var said = Words.Of(Entry("Duty.Receive", "Filed", "Filed"));
        Assert.Equal((null, null), (said.Before, said.After));
    }

    [Fact]
    public void Of_settings_only_what_changed_is_told()
    {
        CampaignSettings before = new(), after = before with { Lateness = Lateness.AcceptUntil, StatementWorkingDays = 3, AreResponsibleMarksNamed = true };
        var said = Words.Of(Entry("Campaign.ChangeSettings", before.ToString(), after.ToString()));
        Assert.Equal(3, said.After!.Split('、').Length);
        Assert.Contains("：3", said.After, StringComparison.Ordinal);
        Assert.Contains("：5", said.Before, StringComparison.Ordinal);
        Assert.DoesNotMatch("[A-Za-z]{2}", said.Before + said.After);
    }

    [Fact]
    public void A_line_says_who_acted_for_whom_and_where_unless_the_sentence_does()
    {
        var line = Words.LineOf(Entry("Duty.File", null, null) with { Who = "李小美", ForWhom = "王建国", Capacity = Capacity.ActingHead, About = "公安窗口承诺", Campaign = "窗口评比", Unit = "公安窗口", Quarter = 20263 });
        Assert.Equal(("李小美 代理 王建国", "报送了“公安窗口承诺”"), (line.Who, line.What));
        Assert.Equal(["窗口评比", "2026年第3季度"], line.Place);
        Assert.Equal("公安窗口", line.Unit);
    }

    [Fact]
    public void A_line_about_marks_names_neither_the_rater_nor_his_unit()
    {
        var line = Words.LineOf(Entry("ScoreSheet.Submit", "Draft", "Submitted") with { Who = "李小美", ForWhom = "王建国", Capacity = Capacity.Substitute, About = "peer", Unit = "人事科" });
        Assert.Equal(("评分人员", null, null, null), (line.Who, line.Unit, line.Before, line.After));
        Assert.Empty(line.Place);
        Assert.Equal("系统", Words.LineOf(Entry("Round.Open", null, null)).Who);
    }

    [Fact]
    public void Every_act_has_its_kind_to_be_found_by() => Assert.Empty(
        from key in new System.Resources.ResourceManager(typeof(Web.Resources.Texts)).GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!
            .Cast<System.Collections.DictionaryEntry>().Select(e => (string)e.Key)
        where key.StartsWith("Deed.", StringComparison.Ordinal)
        let subject = key.Split('.')[1]
        where !AuditSubjects.All.Contains(subject)
        select key);

    private static IndexModel.EntryView Entry(string code, string? before, string? after) => new(
        1, default, null, null, Capacity.Own, code, null, before, after, null, code.Split('.')[0], null, null, null);
}
