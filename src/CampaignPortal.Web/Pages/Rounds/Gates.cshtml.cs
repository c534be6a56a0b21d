using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Operations;
using CampaignPortal.Web.Operations.Rounds;
using CampaignPortal.Web.Pages.Results;
using CampaignPortal.Web.Pages.Rulebooks;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Rounds;

/// <summary>The gates of a quarter's scheme (一票否决、资格条件) in words, for whom they are pronounced, and who stands for it.</summary>
[Authorize(Policy = Permit.DecideOccurrences)]
public sealed class GatesModel(RoundBoard board, RoundGates gates, RoundFigures figures, Schemes schemes, GateWords text, Access access) : PageModel
{
    public sealed record PronouncementView(
        Pronouncement Of, string Unit, string? Recorder, string? Checker, string? Withdrawer, bool MayConfirm, bool MayWithdraw);

    public sealed record GateView(Gate Gate, IReadOnlyList<string> When, IReadOnlyList<string> Effects, IReadOnlyList<PronouncementView> Pronouncements);

    public Round Round { get; private set; } = null!;
    public string Campaign { get; private set; } = "";
    public IReadOnlyList<GateView> Gates { get; private set; } = [];
    public Refusal? WhyNot { get; private set; }
    public bool MayPronounce { get; private set; }

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken ct)
    {
        if (await board.FindAsync(id, Permit.DecideOccurrences, ct) is not { } found)
        {
            return NotFound();
        }

        (Round, Campaign) = found;
        if (Round.SchemeVersionId is not { } version)
        {
            return Page();
        }

        var (late, scheme, sheets) = (await figures.AfterDecisionAsync(Round, ct), (await schemes.OfVersionAsync(version, ct)).Content, await gates.SheetsAsync(id, ct));
        var actor = await board.ActorAsync(Round, Permit.DecideOccurrences, ct) ?? access.Self;
        WhyNot = Pronouncement.WhyNotChange(Round, late);
        MayPronounce = WhyNot is null && sheets.Any(s => s.Gate.IsRecorded) && await access.MayAsync(Permit.RunRounds, ct);
        var names = await NamesAsync(sheets, ct);
        Gates = [.. sheets.Select(s => new GateView(
            s.Gate, text.When(s.Gate, scheme), text.Effects(s.Gate, scheme.Standing),
            [.. s.Pronouncements.Select(p => new PronouncementView(
                p, Round.ParticipantOf(p.UnitId)!.UnitName, NameOf(p.RecordedBy, names), NameOf(p.ConfirmedBy, names), NameOf(p.WithdrawnBy, names),
                p.WhyNotConfirm(Round, late, actor) is null, p.WhyNotWithdraw(Round, late, actor) is null))]))];
        return Page();
    }

    private static string? NameOf(Doer? doer, Dictionary<int, string> names) => doer is null ? null : names.GetValueOrDefault(doer.PersonId);

    private async Task<Dictionary<int, string>> NamesAsync(IReadOnlyList<GateSheet> sheets, CancellationToken ct)
    {
        int[] people = [.. sheets.SelectMany(s => s.Pronouncements).SelectMany(p => new[] { p.RecordedBy, p.ConfirmedBy, p.WithdrawnBy }).OfType<Doer>().Select(d => d.PersonId).Distinct()];
        return people.Length == 0 ? [] : await access.Db.People.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
    }
}
