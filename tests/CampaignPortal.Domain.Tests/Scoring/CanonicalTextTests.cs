using System.Security.Cryptography;
using System.Text;
using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring;

public sealed class CanonicalTextTests
{
    [Fact]
    public void The_canonical_text_of_a_scheme_reads_as_itself()
    {
        var again = Scheme.Parse(Given.WindowsQuarter.CanonicalText);
        Assert.Equal(Given.WindowsQuarter.CanonicalText, again.CanonicalText);
        Assert.Equal(Given.WindowsQuarter.Hash, again.Hash);
    }

    [Fact]
    public void Layout_key_order_and_trailing_zeros_do_not_change_the_hash()
    {
        var plain = Given.PointsScheme().Parse();
        var scheme = Given.PointsScheme();
        scheme.Remove("code");
        scheme["code"] = "s";
        var text = scheme.ToJsonString(new() { WriteIndented = true }).Replace("\"base\": 100", "\"base\": 100.0", StringComparison.Ordinal);
        Assert.Contains("100.0", text, StringComparison.Ordinal);
        Assert.Equal(plain.Hash, Scheme.Parse(text).Hash);
    }

    [Fact]
    public void Keys_are_sorted_and_only_what_must_be_is_escaped()
    {
        var scheme = Given.PointsScheme().With("name", """{"zh":"一“二”\n\"三\"/<é>","en":"A\u0041"}""").Parse();
        Assert.Contains("""
            "name":{"en":"AA","zh":"一“二”\u000a\"三\"/<é>"}
            """, scheme.CanonicalText, StringComparison.Ordinal);
        Assert.StartsWith("""{"channels":[{"code":"c","missing":{"empty":"block","minValid":1,"rater":"exclude"}""", scheme.CanonicalText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hash_is_the_sha_256_of_the_text_in_lower_case() =>
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", CanonicalJson.Hash("abc"));

    [Fact]
    public void Facts_have_one_text_in_any_order()
    {
        var facts = Quarter.Facts();
        var reversed = facts with
        {
            Subjects = [.. facts.Subjects.Reverse()],
            Marks = [.. facts.Marks.Reverse()],
            Sheets = [.. facts.Sheets.Reverse()],
            Occurrences = [.. facts.Occurrences.Reverse()],
            Ratios = [.. facts.Ratios.Reverse()],
        };
        Assert.Equal(facts.CanonicalText(), reversed.CanonicalText());
    }

    [Fact]
    public void The_canonical_text_of_facts_reads_as_itself()
    {
        var text = Quarter.Facts().CanonicalText();
        Assert.Equal(text, Facts.Parse(text).CanonicalText());
    }

    [Theory]
    [InlineData(16 * 1024 - 1)]
    [InlineData(16 * 1024)]
    [InlineData(40_000)]
    public void A_long_text_has_the_hash_of_its_bytes(int length)
    {
        var text = new string('分', length) + "𠮷" + new string('a', 20_000);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), CanonicalJson.Hash(text));
    }
}
