using CampaignPortal.Domain.Assessments;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations;
using CampaignPortal.Web.Operations.Results;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Pages.Results;

/// <summary>The administrator answers what a unit stated; until every statement is answered nobody decides.</summary>
[Authorize(Policy = Permit.RunRounds)]
public sealed class AnswerModel(CampaignDbContext db, ResultSummary summaries, ResultReading reading, Schemes schemes, Recipients recipients, TimeProvider clock)
    : PageModel, IRedisplay
{
    public sealed record StatementView(int UnitId, string UnitName, string? Item, string Text, DateTimeOffset StatedAt, string? Answer);

    public sealed class Form
    {
        public long Version { get; set; }
        public string Answer { get; set; } = "";
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator() => RuleFor(f => f.Answer).NotEmpty().WithErrorCode("Results.Answer.Missing").MaximumLength(ResultStatement.TextMaxLength);
    }

    [FromRoute]
    public int Id { get; set; }

    [FromRoute]
    public int Number { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public ResultHead Head { get; private set; } = null!;
    public StatementView Statement { get; private set; } = null!;
    public Refusal? WhyNot { get; private set; }

    private Actor? Actor { get; set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => RedisplayAsync(ct);

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        if (await summaries.OpenAsync(Id, Permit.RunRounds, ct) is not { } opened)
        {
            return NotFound();
        }

        var (result, _) = await summaries.FindAsync(Id, ct);
        Actor = await summaries.ActorAsync(Permit.RunRounds, opened.Head, ct);
        if (Actor is null || result.Statements.FirstOrDefault(s => s.Number == Number) is not { } statement)
        {
            return NotFound();
        }

        var item = statement.ItemCode is { } code ? (await schemes.OfVersionAsync(opened.Head.SchemeVersionId, ct)).FindItem(code) : null;
        Statement = new StatementView(
            statement.UnitId, (await reading.RowAsync(opened.Head, statement.UnitId, ct))!.UnitName, item is null ? null : item.Name.Shown(),
            statement.Text, statement.StatedAt, statement.Answer);
        (Head, WhyNot, Input.Version) = (opened.Head, result.WhyNotAnswerStatement(Number, Actor), result.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var version = Input.Version;
        var shown = await RedisplayAsync(ct);
        if (Actor is null || Statement is null || !ModelState.IsValid)
        {
            return shown;
        }

        var result = await db.RoundResults.Include(r => r.Statements).SingleAsync(r => r.Id == Id, ct);
        db.ExpectVersion(result, version);
        result.AnswerStatement(Number, Input.Answer, Actor, clock.GetUtcNow());
        await recipients.TellUnitsAsync([Statement.UnitId], "ResultAnswered", Statement.UnitName, $"/Results/Unit/{Id}/{Statement.UnitId}", ct);
        await db.SaveChangesAsync(ct);
        TempData["Notice"] = "Results.Answer.Done";
        return RedirectToPage("Ranking", new { id = Id });
    }
}
