using CampaignPortal.Web.Operations.Calendars;
using CampaignPortal.Web.Operations.Workbooks;
using CampaignPortal.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignPortal.Web.Pages.Calendar;

/// <summary>The table to be filled in with a year's days.</summary>
[Authorize(Policy = Permit.KeepCalendar)]
public sealed class TemplateModel(NoticeReading reading, ListExport export) : PageModel
{
    public IActionResult OnGet() => export.SendTemplate(reading.Template, []);
}
