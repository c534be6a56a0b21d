using CampaignPortal.Domain.Organisation;

namespace CampaignPortal.Web.Data.Seed;

/// <summary>Units and names of the demonstration: an invented city, ordinary names.</summary>
internal static class DemoCast
{
    public const string CentreCode = "ZX";
    public const string CentreName = "临江市政务服务中心";

    /// <summary>Password of every printed sign-in; exists in Development only.</summary>
    public const string Password = "Qingfeng#2026";

    public static readonly (string Code, string Name)[] Offices =
    [
        ("K01", "综合科"), ("K02", "人事科"), ("K03", "督查科"), ("K04", "业务科"),
    ];

    public static readonly (string Code, string Name, string[] Windows)[] Bureaus =
    [
        ("J01", "市公安局", ["户籍窗口", "出入境窗口", "车驾管窗口"]),
        ("J02", "市人力资源和社会保障局", ["社会保险窗口", "就业服务窗口", "人才服务窗口"]),
        ("J03", "市市场监督管理局", ["企业登记窗口", "食品许可窗口", "特种设备窗口"]),
        ("J04", "市自然资源和规划局", ["不动产登记窗口", "规划许可窗口", "用地审批窗口"]),
        ("J05", "市住房和城乡建设局", ["施工许可窗口", "房屋交易窗口", "公积金窗口"]),
        ("J06", "市税务局", ["综合办税窗口", "发票服务窗口", "契税窗口"]),
        ("J07", "市民政局", ["婚姻登记窗口", "社会组织窗口", "社会救助窗口"]),
        ("J08", "市卫生健康委员会", ["医师执业窗口", "卫生许可窗口", "生育登记窗口"]),
    ];

    /// <summary>Who signs in; account, name, staff number, unit, post, role, and what the printed list says of him.</summary>
    public static readonly Player[] Players =
    [
        new("xitong", "孙立新", "1001", CentreCode, "系统管理员", Role.SystemAdministrator, "系统管理员 / system administrator"),
        new("chenjing", "陈静", "1002", "K01", "综合科科员", Role.Administrator, "活动管理员 / campaign administrator"),
        new("zhangweimin", "张伟民", "1003", CentreCode, "中心主任", Role.Leader, "领导，审定结果 / leader, decides"),
        new("zhouming", "周明", "1004", "K03", "督查科科长", Role.OfficeHead, "责任科室负责人 / head of a responsible office"),
        new("huanglihua", "黄丽华", "1008", "K02", "人事科科长", Role.OfficeHead, "评分表被退回的科室负责人 / head of an office whose sheet was sent back"),
        new("zhaozhiqiang", "赵志强", "1005", CentreCode, "督查专员", Role.Supervisor, "督查人员 / supervisor"),
        new("wangjianguo", "王建国", "1006", "W10", "窗口负责人", Role.OfficeHead, "窗口负责人 / head of a window"),
        new("lixiaomei", "李晓梅", "1007", "W10", "窗口工作人员", Role.OfficeStaff, "窗口工作人员 / staff of a window"),
    ];

    /// <summary>Everybody else, in the order in which units take them: first a head, then a member of staff.</summary>
    public static readonly string[] Names =
    [
        "刘芳", "杨光", "吴刚", "徐敏", "孙丽", "马超", "朱红", "胡军", "林秀英", "郭涛", "何平", "高翔", "罗兰", "郑国强", "梁燕",
        "谢东", "宋佳", "唐磊", "许静", "韩冰", "冯雪", "邓辉", "曹阳", "彭飞", "曾琴", "萧然", "田野", "董洁", "袁华", "潘玉兰", "于洋",
        "蒋勇", "蔡明", "余婷", "杜鹃", "叶青", "程晨", "苏红梅", "魏巍", "吕梁", "丁一", "任重", "沈悦", "姚远", "卢静", "姜涛", "崔健",
        "钟声", "谭文", "陆地", "汪洋", "范冰", "金鑫", "石磊", "廖凡", "贾宁", "夏雨", "韦唯", "付强", "方圆", "白雪", "邹平", "孟夏",
    ];

    public static IEnumerable<(string Code, string Name, string Bureau)> Windows =>
        Bureaus.SelectMany(b => b.Windows.Select(w => (b.Code, Window: w)))
            .Select((w, i) => ($"W{i + 1:00}", w.Window, w.Code));
}

/// <summary>Somebody of the demonstration who can sign in.</summary>
internal sealed record Player(string Account, string Name, string StaffNumber, string UnitCode, string Post, Role Role, string Printed);
