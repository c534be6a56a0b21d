using CampaignPortal.Domain.Organisation;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Hosting;
using CampaignPortal.Web.Operations.Organisation;
using CampaignPortal.Web.Resources;
using CampaignPortal.Web.Security;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Pages.People;

/// <summary>Posts a person to a unit from a day on, the posting of the same kind before it ends the day before; says what stays in the unit he leaves.</summary>
[Authorize(Policy = Permit.ManageOrganisation)]
public sealed class PostModel(CampaignDbContext db, Access access, UnitChoices choices, Moving moving, IStringLocalizer<Texts> texts) : PageModel, IRedisplay
{
    public sealed class Form
    {
        public int? UnitId { get; set; }
        public PostingKind Kind { get; set; } = PostingKind.Workplace;
        public string Post { get; set; } = "";
        public DateOnly? From { get; set; }

        /// <summary>Keys of the rights and charges in the unit he leaves that end with the move.</summary>
        public IList<string> Ending { get; set; } = [];
    }

    public sealed class FormValidator : AbstractValidator<Form>
    {
        public FormValidator()
        {
            RuleFor(f => f.UnitId).NotNull().WithErrorCode("People.Post.Unit.Missing");
            RuleFor(f => f.Post).NotEmpty().WithErrorCode("People.Post.Missing").MaximumLength(Posting.PostMaxLength);
            RuleFor(f => f.From).NotNull().WithErrorCode("Period.From.Missing");
            RuleFor(f => f.Kind).IsInEnum();
        }
    }

    [FromRoute]
    public int Id { get; set; }

    [BindProperty]
    public Form Input { get; set; } = new();

    public sealed record PostingView(int UnitId, string Unit, PostingKind Kind, string Post);

    public string Name { get; private set; } = "";

    /// <summary>Those that hold today.</summary>
    public IReadOnlyList<PostingView> Postings { get; private set; } = [];

    public IReadOnlyList<LeftBehind> Left { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Units { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Kinds { get; } =
        [.. Enum.GetValues<PostingKind>().Select(k => new SelectListItem(texts[$"PostingKind.{k}"], $"{k}"))];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Input.From = access.Today;
        var result = await RedisplayAsync(ct);
        Input.UnitId = Postings.FirstOrDefault(p => p.Kind == PostingKind.Workplace)?.UnitId;
        Input.Ending = [.. Left.Where(l => l.GoesWithThePost).Select(l => l.Key)];
        return result;
    }

    public async Task<IActionResult> RedisplayAsync(CancellationToken ct)
    {
        var name = await db.People.VisibleTo(access, Permit.ManageOrganisation).Where(p => p.Id == Id).Select(p => p.Name).SingleOrDefaultAsync(ct);
        if (name is null)
        {
            return NotFound();
        }

        var today = access.Today;
        (Name, Units, Left) = (name, [new(texts["Form.Choose"], ""), .. await choices.OpenAsync(Permit.ManageOrganisation, ct)], await moving.LeftBehindAsync(Id, ct));
        Postings = await (from p in db.Postings
                          where p.PersonId == Id && p.From <= today && (p.To == null || p.To >= today)
                          join u in db.Units on p.UnitId equals u.Id
                          orderby p.Id
                          select new PostingView(p.UnitId, u.Name, p.Kind, p.Post)).ToListAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return await RedisplayAsync(ct);
        }

        if (!await db.People.VisibleTo(access, Permit.ManageOrganisation).AnyAsync(p => p.Id == Id, ct)
            || !await choices.ReachesAsync(Permit.ManageOrganisation, [Input.UnitId!.Value], ct))
        {
            return NotFound();
        }

        await moving.MoveAsync(new AskedMove(Id, Input.UnitId!.Value, Input.Kind, Input.Post, Input.From!.Value, [.. Input.Ending]), ct);
        TempData["Notice"] = "People.Post.Done";
        return RedirectToPage("Details", new { Id });
    }
}
