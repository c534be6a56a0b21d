using CampaignPortal.Domain.Organisation;

namespace CampaignPortal.Web.Security;

/// <summary>Named groups of roles.</summary>
public static class Roles
{
    /// <summary>Those who work in a unit and file for it.</summary>
    public static readonly Role[] OfOffice = [Role.OfficeStaff, Role.OfficeHead];

    /// <summary>Those to whom a unit is their own; a supervisor rates units, they are not his.</summary>
    public static readonly Role[] OfUnit = [Role.OfficeStaff, Role.OfficeHead, Role.Leader];

    /// <summary>Those who run or lead the campaigns of a unit.</summary>
    public static readonly Role[] OfOrganiser = [Role.Administrator, Role.Leader];
}
