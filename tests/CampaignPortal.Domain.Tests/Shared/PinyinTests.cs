using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Tests.Shared;

public sealed class PinyinTests
{
    [Theory]
    [InlineData("城市管理局", "CSGLJ")]
    [InlineData("公安局", "GAJ")]
    [InlineData("税务窗口", "SWCK")]
    [InlineData("人力资源和社会保障局", "RLZYHSHBZJ")]
    [InlineData("住房和城乡建设局", "ZFHCXJSJ")]
    [InlineData("市场监督管理局", "SCJDGLJ")]
    [InlineData("自然资源和规划局", "ZRZYHGHJ")]
    [InlineData("卫生健康委员会", "WSJKWYH")]
    [InlineData("行政审批科", "XZSPK")]
    [InlineData("办公室", "BGS")]
    [InlineData("督查科", "DCK")]
    [InlineData("欧阳兰", "OYL")]
    [InlineData("鹅湖街道", "EHJD")]
    [InlineData("昂昂溪", "AAX")]
    [InlineData("黄丽华", "HLH")]
    [InlineData("12345 热线 (A座)", "12345RXAZ")]
    public void Each_character_gives_the_first_letter_of_its_reading(string name, string initials) => Assert.Equal(initials, Pinyin.InitialsOf(name));

    /// <summary>One reading of each character, no words and no surnames: known limits, on record here.</summary>
    [Theory]
    [InlineData("重庆", "ZQ")]
    [InlineData("单", "D")]
    [InlineData("曾", "C")]
    public void A_character_of_several_readings_has_one_of_them(string name, string initials) => Assert.Equal(initials, Pinyin.InitialsOf(name));

    [Theory]
    [InlineData("csgl", "城市管理局", true)]
    [InlineData("GLJ", "城市管理局", true)]
    [InlineData("管理", "城市管理局", true)]
    [InlineData("cg", "城市管理局", false)]
    [InlineData("", "城市管理局", true)]
    public void A_name_is_found_by_its_words_or_its_initials(string typed, string name, bool isFound) => Assert.Equal(isFound, Pinyin.Finds(typed, name));

    [Fact]
    public void Surnames_are_listed_by_pinyin()
    {
        string[] names = ["丁", "王", "张", "欧阳", "陈", "赵", "李", "卜"];
        Assert.Equal(["卜", "陈", "丁", "李", "欧阳", "王", "张", "赵"], names.Order(Pinyin.ByPinyin));
    }
}
