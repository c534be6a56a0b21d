using System.Buffers.Binary;
using System.Text.RegularExpressions;
using CampaignPortal.Browser.Tests.Harness;

namespace CampaignPortal.Browser.Tests.Guides;

/// <summary>
/// The pictures of the guides show pages of this product, and can be made anew by a command:
/// <c>CP_GUIDE_PICTURES=1 bash tests/run.sh --filter GuidePictures</c>.
/// </summary>
public sealed partial class GuidePicturesTests(Stage stage) : BrowserTest(stage)
{
    private const int MostBytes = 2_500_000;
    private static readonly bool MakesPictures = Environment.GetEnvironmentVariable("CP_GUIDE_PICTURES") == "1";

    [BrowserFact]
    public async Task Each_picture_shows_a_page_that_opens_for_whom_the_guide_is_written()
    {
        foreach (var pictures in GuidePicture.All.GroupBy(p => p.Stop.Account))
        {
            var seat = await SeatAsync(pictures.Key);
            await seat.Page.SetViewportSizeAsync(GuidePicture.Width, GuidePicture.MostHeight);
            foreach (var picture in pictures)
            {
                var address = await Stage.Portal.DataAsync(picture.Stop.AddressAsync);
                if (MakesPictures)
                {
                    await seat.GoAsync(address);
                    await picture.KeepAsync(seat);
                }

                var answer = await seat.Page.APIRequest.GetAsync(address);
                Assert.True(answer.Ok && answer.Url == Stage.Portal.Address + address, $"{picture.Name}: {answer.Status} at {answer.Url}");
            }
        }
    }

    [Fact]
    public void The_guides_show_each_picture_and_no_other()
    {
        var shown = from guide in Directory.EnumerateFiles(Checkout.At("docs", "operations", "guides"), "*.md")
                    from Match picture in Shown().Matches(File.ReadAllText(guide))
                    select picture.Groups["name"].Value;
        Assert.Equal(GuidePicture.All.Select(p => p.Name).Order(StringComparer.Ordinal), shown.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_pictures_are_small_and_no_other_lies_among_them()
    {
        if (MakesPictures)
        {
            return;
        }

        Assert.Equal(GuidePicture.All.Select(p => p.File).Order(StringComparer.Ordinal), Directory.EnumerateFiles(GuidePicture.Folder).Order(StringComparer.Ordinal));
        Assert.All(GuidePicture.All, p => Assert.True(SizeOf(p.File) is (GuidePicture.Width, <= GuidePicture.MostHeight), p.Name));
        Assert.True(GuidePicture.All.Sum(p => new FileInfo(p.File).Length) <= MostBytes);
    }

    /// <summary>Width and height stand at the beginning of each PNG file.</summary>
    private static (int Width, int Height) SizeOf(string file)
    {
        var bytes = File.ReadAllBytes(file).AsSpan();
        return (BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), BinaryPrimitives.ReadInt32BigEndian(bytes[20..]));
    }

    [GeneratedRegex(@"!\[[^\]]+\]\(\.\./\.\./images/guides/(?<name>[\w-]+)\.png\)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shown();
}
