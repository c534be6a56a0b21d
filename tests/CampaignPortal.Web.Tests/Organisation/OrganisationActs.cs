using CampaignPortal.Domain.Organisation;
using CampaignPortal.Web.Tests.Harness;

namespace CampaignPortal.Web.Tests.Organisation;

/// <summary>What an administrator does to units and to the people who answer for them. Each takes units of its own.</summary>
internal static class OrganisationActs
{
    public const string Basis = "临编〔2026〕1号";
    private const string Withdraw = "main form[action^='/Units/Withdraw']";

    public static IReadOnlyList<Act> All { get; } =
    [
        new("arrange a unit", ["Unit.Arranged"], s => OnUnitAsync(s, "Arrange"), ("Input.Order", "77")),
        new("draft a renaming", ["Reorganisation.Drafted"], s => OnUnitAsync(s, "Rename"), ("Input.Name", "公安综合窗口"), ("Input.Basis", Basis)),
        new("draft a transfer", ["Reorganisation.Drafted"], s => OnUnitAsync(s, "Transfer"), ("Input.Basis", Basis)),
        new("draft a merger", ["Reorganisation.Drafted"], async s => (await OnUnitAsync(s, "Merge")).With([("Input.With", $"{(await UnitAsync(s)).Id}")]), ("Input.Code", "HB1"), ("Input.Name", "综合窗口"), ("Input.Basis", Basis)),
        new("draft a split", ["Reorganisation.Drafted"], s => OnUnitAsync(s, "Split"), ("Input.Into[0].Code", "CF1"), ("Input.Into[0].Name", "户籍窗口"),
            ("Input.Into[1].Code", "CF2"), ("Input.Into[1].Name", "车管窗口"), ("Input.Basis", Basis)),
        new("carry out a renaming", ["Reorganisation.CarriedOut", "Unit.Renamed"], async s => (await DraftedAsync(s)).Form()),
        new("plan a renaming", ["Reorganisation.Planned"], async s => (await DraftedAsync(s, ("Input.From", "2026-12-01"))).Form()),
        new("withdraw a reorganisation", ["Reorganisation.Withdrawn"], async s => (await DraftedAsync(s)).Form(Withdraw)),
        new("name a deputy in charge", ["Charge.Taken"], s => OnUnitAsync(s, "Charge"), ("Input.Person", "P1006")),
        new("end a charge", ["Charge.Ended"], async s => await s.FormAsync(s.Admin, $"/Units/EndCharge/{await s.Portal.ChargeAsync(s.Leader, await UnitAsync(s))}")),
        new("name an acting head", ["Assignment.Granted"], s => OnUnitAsync(s, "ActingHead"), ("Input.Person", "P1009"), ("Input.To", "2026-12-31")),
        new("hand over one's work", ["Assignment.Granted", "Posting.Ended", "Assignment.Revoked", "Person.HandedOver"], HandOverAsync),
    ];

    /// <summary>A unit below the administrator's own.</summary>
    private static Task<Unit> UnitAsync(Scene scene) => scene.Portal.UnitAsync(scene.Portal.Code("户籍窗口"), scene.Here);

    private static async Task<Form> OnUnitAsync(Scene scene, string verb) => await scene.FormAsync(scene.Admin, $"/Units/{verb}/{(await UnitAsync(scene)).Id}");

    private static async Task<Page> DraftedAsync(Scene scene, params (string Name, string? Value)[] more) =>
        await (await OnUnitAsync(scene, "Rename")).SubmitAsync([("Input.Name", scene.Portal.Code("综合窗口")), ("Input.Basis", Basis), .. more]);

    /// <summary>The second step: who takes over is known, and what goes to him is shown.</summary>
    private static async Task<Form> HandOverAsync(Scene scene)
    {
        var leaver = await scene.Portal.PersonAsync(Role.OfficeStaff, scene.Here);
        var asked = await scene.FormAsync(scene.Admin, $"/People/HandOver/{leaver.PersonId}");
        return (await asked.SubmitAsync(("Input.To", scene.Newcomer.StaffNumber), ("Input.Reason", "轮岗"))).Form();
    }
}
