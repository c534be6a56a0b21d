using CampaignPortal.Domain.Scoring;
using CampaignPortal.Web.Operations.Templates;

namespace CampaignPortal.Web.Tests.Templates;

/// <summary>A slip in a pack is refused with file, line and what to write.</summary>
public sealed class StrictPackTests
{
    [Theory]
    [InlineData("pack.yaml", "purpose:", "purpos:", "unknown key 'purpos'; write one of: pack, code, name")]
    [InlineData("pack.yaml", "pack: 1", "pack: 2", "'pack' is a whole number from 1 to 1")]
    [InlineData("pack.yaml", "code: service-centre-quarter", "code: other", "write the folder's name")]
    [InlineData("pack.yaml", "  - code: office:personnel", "  - code: personnel", "begin the placeholder with office:")]
    [InlineData("pack.yaml", "name: {zh: 人事科室, en: Personnel office}", "name: {zh: 人事科室}", "'en' is missing")]
    [InlineData("standards.yaml", "code: '1.2'", "code: 1.2", "quote one that looks like a number")]
    [InlineData("standards.yaml", "code: '1.2'", "code: '1.1'", "criterion '1.1' stands twice")]
    [InlineData("standards.yaml", "code: SERVICE-CENTRE", "code: service-centre", "write the code as SERVICE-CENTRE")]
    [InlineData("standards.yaml", "group: 廉洁自律", "group:", "'group' has no value")]
    [InlineData("campaign.yaml", "selfMode: exceptionOnly", "selfMode: exceptions", "'selfMode' is one of: exceptionOnly, full")]
    [InlineData("campaign.yaml", "lateness: refuse", "factsAfterDecision: carry", "unknown key 'factsAfterDecision'")]
    [InlineData("campaign.yaml", "areResponsibleMarksNamed: false", "areResponsibleMarksNamed: no", "'areResponsibleMarksNamed' is true or false")]
    [InlineData("campaign.yaml", "statementWorkingDays: 5", "statementWorkingDays: 5.5", "'statementWorkingDays' is a whole number from 1 to 60")]
    [InlineData("campaign.yaml", "workingDay: 10,", "workingDay: 0,", "there is no working day 0")]
    [InlineData("scheme.yaml", "basis: 巡查记录", "basiss: 巡查记录", "items[0].items[7].basiss: unknown key 'basiss'; did you mean 'basis'?")]
    [InlineData("scheme.yaml", "basis: 巡查记录", "elsewhere: 1", "no key 'elsewhere' here; delete it")]
    [InlineData("scheme.yaml", "value: 2, per: case", "value: '2', per: case", "a number like 0.5, without quotes")]
    [InlineData("scheme.yaml", "value: 0.5, per: time", "value: 5e-1, per: time", "a number like 0.5, without quotes")]
    [InlineData("scheme.yaml", "value: 0.5, per: time", "value: 0.50001, per: time", "number out of range")]
    [InlineData("scheme.yaml", "code: '1.5'", "code: 1.5", "a text; quote one that looks like a number")]
    [InlineData("scheme.yaml", "points: 10", "points: ten", "a number like 0.5")]
    [InlineData("scheme.yaml", "per: halfDay", "per: hour", "write one of: time, person, case, halfDay")]
    [InlineData("scheme.yaml", "criterion: '2.2'", "criterion: '2.9'", "no criterion '2.9' in standards.yaml; write one of: 1.1")]
    [InlineData("scheme.yaml", "responsibleOffice: office:personnel", "responsibleOffice: RS01", "'RS01' is no office of pack.yaml; write one of: office:campaign")]
    [InlineData("scheme.yaml", "    weight: ask", "    weight: 2", "number out of range (0, 1)")]
    [InlineData("scheme.yaml", "floor: zero", "floor: zero\n        floor: none", "write each key once", 1)]
    [InlineData("scheme.yaml", "type: level", "type: &level level", "no anchors")]
    [InlineData("scheme.yaml", "points: 6", "points: !!int 6", "no tags")]
    [InlineData("scheme.yaml", "en: Curt with visitors or ignored them", "en: Curt, or worse", "'or worse' has no value: write one, or delete the key; quote a text that has a comma")]
    public void Each_slip_is_told_with_its_line(string file, string old, string changed, string expected, int offset = 0)
    {
        using var scratch = new ScratchFolder();
        var folder = Copy(scratch);
        var line = LineOf(folder, file, old) + offset;
        scratch.Change(Path.Combine(ServiceCentre.Code, file), old, changed);
        var problems = Assert.Throws<TemplatePackException>(() => TemplatePack.Load(folder)).Problems;
        Assert.Contains(problems, p => p.File == $"{ServiceCentre.Code}/{file}" && p.Line == line && p.English.Contains(expected, StringComparison.Ordinal));
        Assert.All(problems, p => Assert.Contains(p.Chinese, c => c is >= '一' and <= '鿿'));
    }

    [Fact]
    public void Points_that_miss_the_base_are_told_at_the_channel()
    {
        using var scratch = new ScratchFolder();
        var folder = Copy(scratch);
        scratch.Change(Path.Combine(ServiceCentre.Code, "scheme.yaml"), "points: 10", "points: 11");
        var problems = Assert.Throws<TemplatePackException>(() => TemplatePack.Load(folder)).Problems;
        Assert.Equal([LineOf(folder, "scheme.yaml", "- code: self"), LineOf(folder, "scheme.yaml", "- code: comprehensive")], problems.Select(p => p.Line));
        Assert.Contains("101, 100", problems[0].English, StringComparison.Ordinal);
    }

    [Fact]
    public void All_slips_are_told_at_once_and_every_file_is_read()
    {
        using var scratch = new ScratchFolder();
        var folder = Copy(scratch);
        scratch.Change(Path.Combine(ServiceCentre.Code, "pack.yaml"), "purpose:", "purpos:");
        scratch.Change(Path.Combine(ServiceCentre.Code, "scheme.yaml"), "per: halfDay", "per: hour");
        File.Delete(Path.Combine(folder, "campaign.yaml"));
        var packs = TemplatePacks.Load(scratch.Path);
        Assert.Empty(packs.All);
        Assert.Equal(["campaign.yaml", "pack.yaml", "scheme.yaml"], packs.Problems.Select(p => Path.GetFileName(p.File)).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_second_document_and_another_encoding_are_refused()
    {
        using var scratch = new ScratchFolder();
        var folder = Copy(scratch);
        File.AppendAllText(Path.Combine(folder, "campaign.yaml"), "---\nname: x\n");
        File.WriteAllBytes(Path.Combine(folder, "standards.yaml"), [0xb1, 0xea, 0xd7, 0xbc]);
        var problems = Assert.Throws<TemplatePackException>(() => TemplatePack.Load(folder)).Problems;
        Assert.Equal(2, problems.Count);
    }

    private static string Copy(ScratchFolder scratch)
    {
        var folder = Directory.CreateDirectory(Path.Combine(scratch.Path, ServiceCentre.Code)).FullName;
        foreach (var file in Directory.GetFiles(ServiceCentre.Folder))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        return folder;
    }

    private static int LineOf(string folder, string file, string text) =>
        Array.FindIndex(File.ReadAllLines(Path.Combine(folder, file)), l => l.Contains(text.Split('\n')[0], StringComparison.Ordinal)) + 1;
}
