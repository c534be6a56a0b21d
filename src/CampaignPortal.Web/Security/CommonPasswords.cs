using System.Text;

namespace CampaignPortal.Web.Security;

/// <summary>
/// Passwords that are tried first (AUTH-01). Published lists of leaked passwords consist, once they must have eight characters of three
/// kinds, almost only of one known word with digits and signs around it, of keys that lie side by side, and of dates. So the
/// words are listed and the rest is recognised, instead of keeping a list of every combination.
/// </summary>
public static class CommonPasswords
{
    /// <summary>Keys that a walk passes before it counts as one.</summary>
    private const int ShortestWalk = 3;

    /// <summary>Characters around a walk or a date that make it no harder to guess.</summary>
    private const int FewOthers = 3;

    /// <summary>Different characters, at most, of a password that only repeats them.</summary>
    private const int FewDifferent = 3;

    private const int DateLength = 8;
    private const int MostDisguisedAtEdge = 3;

    /// <summary>Rows of a keyboard, with the columns that lie aslant; each is walked in both directions.</summary>
    private static readonly string[] Walks =
        ["`1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./", "1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm", "8ik,", "9ol.", "0p;/", "abcdefghijklmnopqrstuvwxyz", "147", "258", "369", "159", "753"];

    private const string Shifted = "~!@#$%^&*()_+{}|:\"<>?";
    private const string Unshifted = "`1234567890-=[]\\;',./";

    /// <summary>Signs that stand for letters.</summary>
    private const string Disguises = "@4301!5$7";
    private const string Disguised = "aaeoiisst";

    private static readonly HashSet<string> Words = [.. Listed(), .. Names()];

    private static readonly HashSet<(char, char)> Neighbours =
        [.. from walk in Walks from i in Enumerable.Range(0, walk.Length - 1) from pair in ((char, char)[])[(walk[i], walk[i + 1]), (walk[i + 1], walk[i])] select pair];

    public static bool Contains(string password)
    {
        var typed = password.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        return IsWord(typed) || IsWalk(typed) || IsDate(typed) || typed.Distinct().Count() <= FewDifferent;
    }

    /// <summary>One known word, twice perhaps, with nothing but digits and signs around it or in place of its letters.</summary>
    private static bool IsWord(string typed)
    {
        int[] letters = [.. Enumerable.Range(0, typed.Length).Where(i => char.IsLetter(typed[i]))];
        if (letters.Length == 0)
        {
            return false;
        }

        // A sign at the edge may be a letter in disguise, or belong to what was put around the word.
        var (first, end) = (letters[0], letters[^1] + 1);
        return Enumerable.Range(0, Math.Min(first, MostDisguisedAtEdge) + 1)
            .Any(before => Enumerable.Range(0, Math.Min(typed.Length - end, MostDisguisedAtEdge) + 1).Any(after => IsListed(typed[(first - before)..(end + after)])));
    }

    private static bool IsListed(string core)
    {
        var word = string.Concat(core.Select(c => Disguises.IndexOf(c) is >= 0 and var at ? Disguised[at] : c));
        return Words.Contains(word) || (word.Length % 2 == 0 && word[..(word.Length / 2)] == word[(word.Length / 2)..] && Words.Contains(word[..(word.Length / 2)]));
    }

    private static bool IsWalk(string typed)
    {
        var keys = string.Concat(typed.Select(c => Shifted.IndexOf(c) is >= 0 and var at ? Unshifted[at] : c));
        var others = 0;
        for (var i = 0; i < keys.Length;)
        {
            var end = i + 1;
            while (end < keys.Length && (keys[end] == keys[end - 1] || Neighbours.Contains((keys[end - 1], keys[end]))))
            {
                end++;
            }

            others += end - i >= ShortestWalk ? 0 : end - i;
            i = end;
        }

        return keys.Length > 0 && others <= FewOthers && others < keys.Length;
    }

    /// <summary>A day of the last or this century, written in eight digits with or without signs between them.</summary>
    private static bool IsDate(string typed)
    {
        var digits = string.Concat(typed.Where(char.IsAsciiDigit));
        return digits.Length is DateLength && typed.Count(char.IsLetter) <= FewOthers
            && DateOnly.TryParseExact(digits, "yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day) && day.Year is >= 1900 and < 2100;
    }

    /// <summary>From published lists of the most frequent passwords, and what stands on the door of an office like ours.</summary>
    private static string[] Listed() =>
        """
        a aa aaa aaaa abc abcd abcde abcdef abcabc qq qwe qwer qwert qwerty asd asdf asdfg asdfgh zxc zxcv zxcvb zxcvbn qaz wsx qazwsx qweasd qweasdzxc asdzxc iop
        password passwd passwort pass pwd passcode passw word login logon signin user username account admin administrator manager master root system sysadmin server super superman superuser
        test testing tester demo guest temp temporary default change changeme secret access welcome hello hi letmein open sesame trustno google baidu taobao alipay wechat weixin tencent microsoft windows office
        iloveyou loveyou love lover loveme forever angel baby babygirl sunshine princess flower dragon monkey tiger lion panda eagle shadow killer hunter ninja batman superstar football basketball soccer
        michael jordan jessica michelle daniel charlie thomas robert jennifer ashley andrew jack tom john david peter mary lucy lily jerry kobe james
        spring summer autumn fall winter january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday
        computer internet network database website service center centre campaign portal assessment score supervise china chinese beijing shanghai tianjin chongqing
        guangzhou shenzhen nanjing suzhou wuxi changzhou hangzhou ningbo wuhan chengdu xian zhengzhou jinan qingdao dalian shenyang changsha fuzhou xiamen hefei kunming
        jiangsu zhejiang guangdong shandong henan hebei hubei hunan sichuan anhui fujian jiangxi
        woaini woaiwo woaiwojia aini nihao mima mimamima denglu guanli guanliyuan xitong yonghu zhanghao ceshi moren huanying zhongguo zhonghua renmin zuguo
        zhengfu shizhengfu shiwei jiguan danwei bumen bangongshi zhengwu fuwu zhongxin zhengwufuwu fuwuzhongxin chuangkou keshi ducha jiancha jiwei zuzhibu renshi caizheng shuiwu gongan minzheng
        zuofeng zuofengjianshe jianshe kaohe pingbi pingyi huodong dangyuan dangjian lianzheng qinlian gongwuyuan ganbu lingdao juzhang chuzhang kezhang zhuren shuji mishu
        laogong laopo baobao baobei xiaoming xiaohong baba mama babamama gege jiejie didi meimei pengyou kuaile xingfu pingan jiankang facai dafu fafafa xinnian chunjie shengri
        wangyi sougou xiaomi huawei lenovo dell hp oracle mysql sqlserver
        """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The most frequent family names with the most frequent given names, in both orders.</summary>
    private static IEnumerable<string> Names()
    {
        var families = "wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang".Split(' ');
        var given = "wei fang na min jing xiuying li qiang lei jun yang yong yan jie juan tao ming chao xia ping gang hua bin bo hong mei ying xiaoming".Split(' ');
        return from family in families from name in given from order in (string[])[family + name, name + family] select order;
    }
}
