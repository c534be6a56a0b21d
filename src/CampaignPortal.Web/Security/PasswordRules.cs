using CampaignPortal.Domain.Organisation;
using CampaignPortal.Domain.Shared;
using CampaignPortal.Web.Data;
using CampaignPortal.Web.Resources;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace CampaignPortal.Web.Security;

/// <summary>
/// The rules shown before typing: length (longer for those who administer), three of four kinds of characters (asked for
/// by GB/T 22239, against the advice of ASVS 6.2.5), nothing of the account name, nothing that is guessed first.
/// </summary>
public sealed class PasswordRules(CampaignDbContext db, IStringLocalizer<Texts> texts) : IPasswordValidator<Account>
{
    public const int MinLength = 8;
    public const int MinLengthForAdministrators = 12;
    private const int FragmentLength = 3;
    private const int MinKinds = 3;

    /// <summary>Refused wherever they stand in a password.</summary>
    private static readonly string[] GuessedFirst =
    [
        "password", "passw0rd", "p@ssw0rd", "p@ssword", "qwerty", "asdf", "zxcv", "1qaz", "2wsx", "qazwsx", "abc123", "abcd1234", "aa123456",
        "123456", "12345678", "111111", "000000", "666666", "888888", "iloveyou", "welcome", "letmein", "admin", "root", "test", "guest",
        "woaini", "5201314", "zhongguo", "beijing", "changzhou", "xingzheng", "zhengwu", "fuwu", "zhongxin", "zuofeng", "jiguan", "gongwuyuan",
        "campaign", "portal", "kaohe", "pingbi", "chuangkou", "mima",
    ];

    public async Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        var candidate = password ?? "";
        var minLength = await MinLengthForAsync(user.PersonId);
        List<IdentityError> errors = [];
        Check(candidate.Length >= minLength, "Password.TooShort", minLength);
        Check(KindsIn(candidate) >= MinKinds, "Password.TooFewKinds");
        Check(!SharesFragment(candidate, user.UserName ?? ""), "Password.NamesAccount");
        Check(!Array.Exists(GuessedFirst, g => candidate.Contains(g, StringComparison.OrdinalIgnoreCase)) && !CommonPasswords.Contains(candidate), "Password.GuessedFirst");
        return errors.Count == 0 ? IdentityResult.Success : IdentityResult.Failed([.. errors]);

        void Check(bool holds, string key, params object[] arguments)
        {
            if (!holds)
            {
                errors.Add(new IdentityError { Code = key, Description = texts[key, arguments] });
            }
        }
    }

    public async Task<int> MinLengthForAsync(int personId) =>
        await db.Assignments.AnyAsync(a => a.PersonId == personId && (a.Role == Role.SystemAdministrator || a.Role == Role.Administrator))
            ? MinLengthForAdministrators
            : MinLength;

    /// <summary>Upper case, lower case, digits, everything else (Chinese characters too).</summary>
    private static int KindsIn(string password) =>
        (password.Any(char.IsAsciiLetterUpper) ? 1 : 0) + (password.Any(char.IsAsciiLetterLower) ? 1 : 0)
        + (password.Any(char.IsAsciiDigit) ? 1 : 0) + (password.Any(c => !char.IsAsciiLetterOrDigit(c)) ? 1 : 0);

    private static bool SharesFragment(string password, string accountName)
    {
        var name = Text.NormalisedCode(accountName);
        return Enumerable.Range(0, Math.Max(0, name.Length - FragmentLength + 1))
            .Any(i => password.Contains(name.Substring(i, FragmentLength), StringComparison.OrdinalIgnoreCase));
    }
}
