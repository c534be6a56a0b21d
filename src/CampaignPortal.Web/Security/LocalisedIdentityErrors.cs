using CampaignPortal.Web.Resources;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Security;

/// <summary>The messages of Identity that people can meet, in the interface's languages.</summary>
internal sealed class LocalisedIdentityErrors(IStringLocalizer<Texts> texts) : IdentityErrorDescriber
{
    public override IdentityError DuplicateUserName(string userName) => Error(nameof(DuplicateUserName));
    public override IdentityError InvalidUserName(string? userName) => Error(nameof(InvalidUserName));
    public override IdentityError PasswordMismatch() => Error(nameof(PasswordMismatch));
    public override IdentityError PasswordTooShort(int length) => new() { Code = nameof(PasswordTooShort), Description = texts["Password.TooShort", length] };
    public override IdentityError ConcurrencyFailure() => Error(nameof(ConcurrencyFailure));
    public override IdentityError DefaultError() => Error(nameof(DefaultError));

    private IdentityError Error(string code) => new() { Code = code, Description = texts[$"Identity.{code}"] };
}
