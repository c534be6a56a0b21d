using System.Globalization;
using System.Text.Json;
using CampaignPortal.Domain.Scoring;
using CampaignPortal.Domain.Shared;
using YamlDotNet.RepresentationModel;

namespace CampaignPortal.Web.Operations.Templates;

/// <summary>
/// One mapping of a pack file read strictly: every key must be asked for. What is wrong is reported and a harmless value
/// returned, so that one reading reports everything.
/// </summary>
internal sealed class TemplatePackMap
{
    private readonly TemplatePackYaml _file;
    private readonly Dictionary<string, (int Line, YamlNode Value)> _members = new(StringComparer.Ordinal);
    private readonly List<string> _asked = [];

    public TemplatePackMap(TemplatePackYaml file, YamlNode node)
    {
        (_file, Line) = (file, TemplatePackYaml.LineOf(node));
        if (node is not YamlMappingNode map)
        {
            Report(Line, "这里须为“键: 值”", "write 'key: value' here");
            return;
        }

        foreach (var (key, value) in map.Children)
        {
            _members.Add(((YamlScalarNode)key).Value!, (TemplatePackYaml.LineOf(key), value));
        }
    }

    public int Line { get; }

    public int LineOf(string key) => _members.TryGetValue(key, out var member) ? member.Line : Line;

    public bool Has(string key)
    {
        Ask(key);
        return _members.ContainsKey(key);
    }

    public void Report(int line, string chinese, string english) => _file.Report(line, chinese, english);

    /// <summary>Reports every key nobody asked for, with the keys there are. Called last.</summary>
    public void Close()
    {
        foreach (var (key, member) in _members.Where(m => !_asked.Contains(m.Key, StringComparer.Ordinal)))
        {
            Report(member.Line, $"没有“{key}”这个键，请从这些键中选用：{string.Join('、', _asked)}", $"unknown key '{key}'; write one of: {string.Join(", ", _asked)}");
        }
    }

    public string Text(string key, int maxLength)
    {
        if (Scalar(key, TemplateScalar.Text, "文字；像数的文字要加引号", "a text; quote one that looks like a number") is not { } text)
        {
            return "";
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            Report(LineOf(key), $"“{key}”不能为空", $"'{key}' must not be empty");
            return "";
        }

        if (text.Length > maxLength)
        {
            Report(LineOf(key), $"“{key}”最多 {maxLength} 字", $"'{key}' has at most {maxLength} characters");
        }

        return text;
    }

    public string? OptionalText(string key, int maxLength) => Has(key) ? Text(key, maxLength) : null;

    /// <summary>A code in the form in which the domain keeps it.</summary>
    public string Code(string key, int maxLength)
    {
        var code = Text(key, maxLength);
        if (code != Domain.Shared.Text.NormalisedCode(code))
        {
            Report(LineOf(key), $"代码用大写、不带空格：{Domain.Shared.Text.NormalisedCode(code)}", $"write the code as {Domain.Shared.Text.NormalisedCode(code)}");
        }

        return code;
    }

    /// <summary>Both languages; a pack has all its texts in both, what an author hands in may be Chinese only.</summary>
    public LocalText Both(string key, int maxLength) =>
        Map(key, text => new LocalText(text.Text("zh", maxLength), _file.IsHandedIn ? text.OptionalText("en", maxLength) : text.Text("en", maxLength))) ?? new LocalText("");

    /// <param name="min">Inclusive.</param>
    /// <param name="max">Inclusive.</param>
    public int Whole(string key, int min, int max)
    {
        var text = Scalar(key, TemplateScalar.Number, $"{min} 到 {max} 的整数", $"a whole number from {min} to {max}");
        if (text is null)
        {
            return min;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
        {
            return number;
        }

        Report(LineOf(key), $"“{key}”须为 {min} 到 {max} 的整数", $"'{key}' is a whole number from {min} to {max}");
        return min;
    }

    public bool Flag(string key) => Scalar(key, TemplateScalar.Boolean, "true 或 false", "true or false") == "true";

    /// <summary>One word of an enumeration, in camel case.</summary>
    public T Choice<T>(string key)
        where T : struct, Enum
    {
        var words = Enum.GetValues<T>().ToDictionary(v => JsonNamingPolicy.CamelCase.ConvertName(v.ToString()), v => v, StringComparer.Ordinal);
        var list = string.Join(", ", words.Keys);
        if (Scalar(key, TemplateScalar.Text, list, list) is not { } word)
        {
            return default;
        }

        if (!words.TryGetValue(word, out var choice))
        {
            Report(LineOf(key), $"“{key}”须为其中之一：{list}", $"'{key}' is one of: {list}");
        }

        return choice;
    }

    public T? Map<T>(string key, Func<TemplatePackMap, T> read)
        where T : class => Take(key) is { } value ? Closed(value, read) : null;

    /// <summary>Never empty unless a problem was reported.</summary>
    public IReadOnlyList<T> List<T>(string key, Func<TemplatePackMap, T> read)
    {
        if (Take(key) is not { } value)
        {
            return [];
        }

        if (value is YamlSequenceNode { Children.Count: > 0 } list)
        {
            return [.. list.Children.Select(child => Closed(child, read))];
        }

        Report(LineOf(key), $"“{key}”是列表，每项以“- ”开头", $"'{key}' is a list; begin each entry with '- '");
        return [];
    }

    private T Closed<T>(YamlNode node, Func<TemplatePackMap, T> read)
    {
        var map = new TemplatePackMap(_file, node);
        var result = read(map);
        map.Close();
        return result;
    }

    private string? Scalar(string key, TemplateScalar kind, string chinese, string english)
    {
        if (Take(key) is not { } value)
        {
            return null;
        }

        if (value is YamlScalarNode scalar && TemplatePackYaml.KindOf(scalar) == kind)
        {
            return scalar.Value;
        }

        Report(LineOf(key), $"“{key}”须为{chinese}", $"'{key}' is {english}");
        return null;
    }

    private YamlNode? Take(string key)
    {
        Ask(key);
        if (_members.TryGetValue(key, out var member))
        {
            return member.Value;
        }

        Report(Line, $"缺少“{key}”，请补上", $"'{key}' is missing; write it");
        return null;
    }

    private void Ask(string key)
    {
        if (!_asked.Contains(key, StringComparer.Ordinal))
        {
            _asked.Add(key);
        }
    }
}
