using CampaignPortal.Web.Security;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignPortal.Web.Tests.SignIn;

/// <summary>What is tried first is refused, however it is dressed up for the rule of three kinds.</summary>
public sealed class CommonPasswordTests
{
    /// <summary>Taken by hand from lists of leaked passwords, in the shapes that fulfil the other rules.</summary>
    private static readonly string[] Leaked =
    [
        "Passw0rd", "P@ssw0rd1", "P@55w0rd", "Welcome1!", "Letmein123!", "1qaz@WSX", "1qaz!QAZ", "Qwer1234!", "QWEasd123", "Asdf!234", "zaq1@WSX", "!QAZ2wsx", "Abc@1234", "Abcd-1234", "Aa123456!",
        "Woaini520!", "5201314Abc", "Zhangwei1987", "Wangfang@123", "Liyang-0808", "Weili2020!", "Xiaoming_66", "Summer-2026", "Spring@2025", "Monday2026!", "October-01", "Changzhou-8", "Jiangsu@2026",
        "19870915Ab", "Ab-1987-09-15", "2026.01.01a", "AAAA1111aaaa", "Dragon_888", "Iloveyou1!", "Superman#1", "Lianzheng-9", "Zhengfu2026", "Renshi@123", "Shuiwu#2026", "Qq123456.", "Zxcvbnm,./1A", "PasswordPassword1", "Ｐａｓｓｗｏｒｄ１!",
    ];

    private static readonly string[] Sound =
    [
        "Kiesel-9", "Kiesel62", "Tulpe-Regen-58", "Kiesel-Wolke-62", "correct-Horse-7", "口令Wolke7山水田园", "梅花Zheng7朵开", "Bx7!kqPw", "vT3-mRn8", "Olive.Tram4", "9Fenster-Glas", "Uhu+Eule1", "tRee4House-Boat", "Wasser4Mühle",
    ];

    [Fact]
    public void AUTH_01_the_passwords_that_are_tried_first_are_recognised()
    {
        Assert.All(Leaked, p => Assert.True(CommonPasswords.Contains(p), p));
        Assert.All(Sound, p => Assert.False(CommonPasswords.Contains(p), p));
    }

    [PortalFact]
    [Trait("Length", "Long")]
    public async Task AUTH_01_more_than_3000_common_passwords_are_refused_with_one_sentence(Provider provider)
    {
        await using var portal = await Portal.OpenAsync(provider);
        var person = await portal.PersonAsync(await portal.TopAsync());
        var common = Generated().Distinct(StringComparer.Ordinal).ToList();
        Assert.True(common.Count >= 3000, $"Only {common.Count} were tried.");
        await portal.WithAsync<IServiceProvider, bool>(async services =>
        {
            var (rules, accounts) = (services.GetRequiredService<PasswordRules>(), services.GetRequiredService<UserManager<Account>>());
            var account = await accounts.Users.AsNoTracking().SingleAsync(a => a.PersonId == person.PersonId);
            foreach (var password in common)
            {
                var result = await rules.ValidateAsync(accounts, account, password);
                Assert.True(result.Errors.Any(e => e.Code == "Password.GuessedFirst"), password);
            }

            foreach (var password in Sound)
            {
                Assert.True((await rules.ValidateAsync(accounts, account, password)).Succeeded, password);
            }

            return true;
        });
        var page = await (await (await portal.SignInAsync(person)).OpenAsync("/MyAccount/Password")).Form()
            .SubmitAsync(("Input.Current", Portal.GoodPassword), ("Input.Next", "Dragon_888"), ("Input.Repeated", "Dragon_888"));
        Assert.Equal("/MyAccount/Password", page.Path);
        Assert.Contains("姓名拼音", page.Text, StringComparison.Ordinal);
    }

    /// <summary>Words × spelling × what is appended, as the rules for guessing in common tools do it; all long enough for the other rules.</summary>
    private static IEnumerable<string> Generated()
    {
        string[] words =
        [
            "password", "welcome", "dragon", "monkey", "sunshine", "superman", "football", "computer", "qwerty", "admin", "zhangwei", "wangfang", "liujun", "chenjing", "yangmin",
            "woaini", "zhongguo", "jiangsu", "changzhou", "zhengfu", "zuofeng", "jianshe", "kaohe", "fuwu", "summer", "october", "laogong", "baobei", "xinnian", "guanliyuan",
        ];
        string[] ends = ["1", "12", "123", "1234", "123456", "1!", "123!", "@123", "#1", "666", "888", "520", "1314", "2020", "2024", "2025", "2026", "-2026", "@2026", "_2026", ".01", "!", "!!", "*8", "0915", "19870915"];
        return from word in words
               from spelt in (string[])[word, char.ToUpperInvariant(word[0]) + word[1..], word.ToUpperInvariant(), word.Replace('a', '@'), char.ToUpperInvariant(word[0]) + word[1..].Replace('o', '0').Replace('i', '1')]
               from end in ends
               select spelt + end;
    }
}
