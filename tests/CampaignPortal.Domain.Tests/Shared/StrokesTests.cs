using System.Text;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Tests.Shared;

public sealed class StrokesTests
{
    /// <summary>As lists of names stand in the gazettes: by the number of strokes, then by the kind of the first, the second and so on.</summary>
    private const string InOrder =
        "丁 卜 于 万 马 王 韦 毛 方 尹 孔 邓 石 龙 卢 叶 田 史 白 冯 宁 朱 乔 任 华 向 庄 刘 齐 许 孙 严 苏 杜 李 杨 肖 吴 何 余 邹 宋 张 陆 陈 邵 "
        + "武 范 林 罗 金 周 郑 孟 赵 胡 柳 钟 段 侯 姜 姚 贺 袁 夏 顾 钱 徐 高 郭 唐 黄 曹 龚 常 崔 康 阎 梁 彭 蒋 韩 程 傅 曾 谢 赖 雷 蔡 廖 熊 黎 潘 薛 魏";

    [Fact]
    public void Surnames_stand_in_the_order_of_the_gazettes()
    {
        var names = InOrder.Split(' ');
        Assert.Equal(names, names.Reverse().Order(Strokes.Order));
    }

    [Theory]
    [InlineData("邓", 4)]
    [InlineData("冯", 5)]
    [InlineData("苏", 7)]
    [InlineData("陆", 7)]
    [InlineData("陈", 7)]
    [InlineData("范", 8)]
    [InlineData("郑", 8)]
    [InlineData("赵", 9)]
    [InlineData("蒋", 12)]
    [InlineData("藏", 17)]
    public void Strokes_are_counted_as_characters_are_written_today(string character, int count) => Assert.Equal(count, Strokes.CountOf(Rune.GetRuneAt(character, 0)));

    [Theory]
    [InlineData("王", "1121")]
    [InlineData("李", "1234521")]
    [InlineData("刘", "413422")]
    [InlineData("雷", "1452444425121")]
    [InlineData("毕", "153512")]
    [InlineData("琴", "112111213445")]
    public void Strokes_are_known_as_they_are_written(string character, string strokes) => Assert.Equal(strokes, Strokes.Known[Rune.GetRuneAt(character, 0)]);

    [Fact]
    public void The_table_holds_one_character_a_line_with_strokes_of_five_kinds()
    {
        Assert.True(Strokes.Known.Count > 900);
        Assert.All(Strokes.Known, p => Assert.True(Rune.GetUnicodeCategory(p.Key) == System.Globalization.UnicodeCategory.OtherLetter && p.Value.All(s => s is >= '1' and <= '5')));
        Assert.All(Strokes.Known, p => Assert.Equal(p.Value.Length, Strokes.CountOf(p.Key)));
    }

    /// <summary>Only an old way of writing 阝 and 艹 makes a difference.</summary>
    [Fact]
    public void A_character_that_no_name_has_is_counted_by_the_collation()
    {
        Assert.Equal(7, Strokes.CountOf(new Rune('吧')));
        Assert.Equal(0, Strokes.CountOf(new Rune('A')));
    }

    [Fact]
    public void A_surname_of_two_characters_stands_by_its_first_and_namesakes_by_what_follows()
    {
        string[] names = ["赵一", "欧阳兰", "陈芳", "陈军", "陈", "丁一", "Anna", "李"];
        Assert.Equal(["Anna", "丁一", "李", "陈", "陈军", "陈芳", "欧阳兰", "赵一"], names.Order(Strokes.Order));
    }
}
