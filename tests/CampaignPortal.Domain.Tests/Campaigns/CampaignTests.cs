using CampaignPortal.Domain.Campaigns;
using CampaignPortal.Domain.Shared;
using static CampaignPortal.Domain.Tests.Shared.Given;

namespace CampaignPortal.Domain.Tests.Campaigns;

public sealed class CampaignTests
{
    [Fact]
    public void A_new_campaign_is_a_draft() => Assert.Equal(CampaignState.Draft, Campaign().State);

    [Fact]
    public void A_campaign_without_a_name_cannot_be() =>
        Assert.Throws<ArgumentException>(() => new Campaign(1, " ", null, 2026, Clerk, Now));

    [Fact]
    public void An_empty_campaign_names_everything_it_lacks() =>
        Assert.Equal(Enum.GetValues<StartBlocker>(), Campaign().StartBlockers(Today));

    [Fact]
    public void A_complete_campaign_starts()
    {
        var campaign = ReadyCampaign();
        campaign.Start(Clerk, Now);
        Assert.Equal(CampaignState.Running, campaign.State);
    }

    [Fact]
    public void An_incomplete_campaign_does_not_start() => Assert.Equal(Refusal.Incomplete, Campaign().WhyNotStart(Today));

    [Fact]
    public void A_discarded_campaign_takes_a_name_that_no_other_one_has()
    {
        string[] taken = [$"{Campaign().Name} #{CampaignId}", $"{Campaign().Name} #{CampaignId}-2"];
        Assert.Equal($"{Campaign().Name} #{CampaignId}", Discarded(Campaign()).Name);
        Assert.Equal($"{Campaign().Name} #{CampaignId}-3", Discarded(Campaign(), taken).Name);
        Campaign longNamed = new(1, new string('长', CampaignPortal.Domain.Campaigns.Campaign.NameMaxLength), null, 2026, Clerk, Now);
        Assert.EndsWith("长 #0", Discarded(longNamed).Name, StringComparison.Ordinal);
        Assert.Equal(CampaignPortal.Domain.Campaigns.Campaign.NameMaxLength, longNamed.Name.Length);
    }

    [Fact]
    public void A_campaign_with_a_round_or_with_others_below_it_is_not_discarded() =>
        Assert.Equal((Refusal.HasRounds, Refusal.HasCampaignsBelow, Refusal.WrongState), (Campaign().WhyNotDiscard(1, 0), Campaign().WhyNotDiscard(0, 1), RunningCampaign().WhyNotDiscard(0, 0)));

    private static Campaign Discarded(Campaign campaign, params string[] taken)
    {
        campaign.Discard(0, 0, taken, "年度选错", Clerk, Now);
        return campaign;
    }

    [Fact]
    public void A_campaign_starts_once() => Assert.Equal(Refusal.WrongState, RunningCampaign().WhyNotStart(Today));

    [Fact]
    public void Who_has_left_does_not_count_for_the_start()
    {
        var campaign = ReadyCampaign();
        campaign.Leave(OtherUnit, Today, Clerk, Now);
        Assert.Equal([StartBlocker.ParticipantsTooFew], campaign.StartBlockers(Today));
    }

    [Fact]
    public void A_deciding_body_must_have_a_name()
    {
        var campaign = ReadyCampaign();
        campaign.ChangeSettings(DecidedByBody with { DeciderBody = " " }, Clerk, Now);
        Assert.Equal([StartBlocker.DeciderNotNamed], campaign.StartBlockers(Today));
    }

    [Fact]
    public void The_rule_for_late_facts_has_no_default() => Assert.Null(new CampaignSettings().FactsAfterDecision);

    [Fact]
    public void Only_a_running_campaign_finishes() => Assert.Equal(Refusal.WrongState, ReadyCampaign().WhyNotFinish(0));

    [Fact]
    public void Only_a_finished_campaign_is_archived() => Assert.Equal(Refusal.WrongState, RunningCampaign().WhyNotArchive());

    [Fact]
    public void A_running_campaign_finishes_and_is_archived()
    {
        var campaign = RunningCampaign();
        campaign.Finish(0, Clerk, Now);
        campaign.Archive(Clerk, Now);
        Assert.Equal(CampaignState.Archived, campaign.State);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Nothing_changes_in_a_finished_or_archived_campaign(bool isArchived)
    {
        var campaign = RunningCampaign();
        campaign.Finish(0, Clerk, Now);
        if (isArchived)
        {
            campaign.Archive(Clerk, Now);
        }

        Refusal?[] answers =
        [
            campaign.WhyNotChangeSettings(DecidedByPerson), campaign.WhyNotRegisterApproval(), campaign.WhyNotAddCategory("X"),
            campaign.WhyNotJoin(99, "W", Today), campaign.WhyNotLeave(Unit, Today), campaign.WhyNotAdoptScheme(),
            campaign.WhyNotAdoptStandards(), campaign.WhyNotStart(Today), campaign.WhyNotDescribe(Outline, []),
            campaign.WhyNotChangeCategory("W"), campaign.WhyNotRemoveCategory("W"),
        ];
        Assert.All(answers, a => Assert.Equal(Refusal.WrongState, a));
    }

    [Fact]
    public void Whether_marks_are_named_is_fixed_once_the_campaign_runs() =>
        Assert.Equal(Refusal.Frozen, RunningCampaign().WhyNotChangeSettings(DecidedByPerson with { AreResponsibleMarksNamed = true }));

    [Fact]
    public void A_running_campaign_does_not_lose_its_decider() =>
        Assert.Equal(Refusal.Incomplete, RunningCampaign().WhyNotChangeSettings(DecidedByPerson with { DeciderPersonId = null }));

    [Fact]
    public void Changed_settings_go_on_record_before_and_after()
    {
        var campaign = ReadyCampaign();
        campaign.ChangeSettings(DecidedByBody, Clerk, Now);
        var deed = Assert.Single(campaign.Deeds);
        Assert.Equal((DecidedByPerson.ToString(), DecidedByBody.ToString()), (deed.Before, deed.After));
    }

    [Fact]
    public void The_approval_is_registered_with_its_numbers()
    {
        var campaign = Campaign();
        campaign.RegisterApproval("批〔2026〕3号", "局发〔2026〕8号", Clerk, Now);
        Assert.Equal(("批〔2026〕3号", "局发〔2026〕8号"), (campaign.ApprovalNumber, campaign.PlanDocumentNumber));
    }

    [Fact]
    public void A_category_code_is_used_once_whatever_its_width_and_case() =>
        Assert.Equal(Refusal.AlreadyRecorded, ReadyCampaign().WhyNotAddCategory("ｗ"));

    [Fact]
    public void A_unit_joins_a_category_that_exists() => Assert.Equal(Refusal.NoSuchRule, ReadyCampaign().WhyNotJoin(99, "X", Today));

    [Fact]
    public void A_unit_takes_part_once_at_a_time() => Assert.Equal(Refusal.AlreadyRecorded, ReadyCampaign().WhyNotJoin(Unit, "W", Today));

    [Fact]
    public void A_unit_that_left_may_come_back_on_the_day_of_its_leaving()
    {
        var campaign = ReadyCampaign();
        campaign.Leave(Unit, Today.AddDays(5), Clerk, Now);
        Assert.Null(campaign.WhyNotJoin(Unit, "W", Today.AddDays(5)));
    }

    [Fact]
    public void A_unit_that_leaves_later_may_not_come_back_before()
    {
        var campaign = ReadyCampaign();
        campaign.Leave(Unit, Today.AddDays(5), Clerk, Now);
        Assert.Equal(Refusal.AlreadyRecorded, campaign.WhyNotJoin(Unit, "W", Today.AddDays(4)));
    }

    [Fact]
    public void A_unit_takes_part_until_the_day_before_it_leaves()
    {
        var campaign = ReadyCampaign();
        campaign.Leave(Unit, Today.AddDays(5), Clerk, Now);
        Assert.Contains(campaign.ParticipantsOn(Today.AddDays(4)), p => p.UnitId == Unit);
        Assert.DoesNotContain(campaign.ParticipantsOn(Today.AddDays(5)), p => p.UnitId == Unit);
    }

    [Fact]
    public void Who_does_not_take_part_cannot_leave() => Assert.Equal(Refusal.WrongState, ReadyCampaign().WhyNotLeave(99, Today));

    [Fact]
    public void Nobody_leaves_before_he_joined() =>
        Assert.Equal(Refusal.EndsBeforeItBegins, ReadyCampaign().WhyNotLeave(Unit, Today.AddDays(-1)));

    [Fact]
    public void Joining_changes_the_campaign_itself()
    {
        var campaign = ReadyCampaign();
        campaign.Join(99, "W", false, Today, Clerk, Now);
        Assert.True(campaign.IsTouched);
    }

    [Fact]
    public void A_deed_names_campaign_actor_and_instant()
    {
        var campaign = ReadyCampaign();
        campaign.Start(Clerk, Now);
        var deed = Assert.Single(campaign.Deeds);
        Assert.Equal(("Campaign.Start", Clerk, Now, (int?)CampaignId), (deed.Code, deed.Actor, deed.At, deed.CampaignId));
    }
}
