using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CampaignPortal.Web.Operations.Templates;

/// <summary>What a scalar means. Only plain ones are anything but text, and only in the few ways listed here.</summary>
internal enum TemplateScalar
{
    Text,
    Number,
    Boolean,
    Null,

    /// <summary>Nothing after the colon.</summary>
    Empty,
}

/// <summary>
/// One YAML file of a pack, read strictly: UTF-8, one document, each key once, nothing empty, no anchors, tags or merged
/// keys. Words like yes and on are text, a number has no exponent and no leading zero.
/// </summary>
/// <param name="text">What the file says, where it lies in no folder but was handed in; there English may be missing.</param>
internal sealed partial class TemplatePackYaml(string folder, string name, string? text = null)
{
    public const string PackName = "pack.yaml";
    public const string StandardsName = "standards.yaml";
    public const string SchemeName = "scheme.yaml";
    public const string CampaignName = "campaign.yaml";

    /// <summary>As many as a scheme may have, and far more than any other document of a pack.</summary>
    public const int MostLevels = 32;

    /// <summary>The stream and the document count too.</summary>
    private const int MaxDepth = MostLevels + 2;

    private const int MaxBytes = 256 * 1024;

    private readonly List<TemplatePackProblem> _problems = [];

    public string File { get; } = text is null ? $"{Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))}/{name}" : name;

    /// <summary>Whether an author handed it in, and not a pack of the program.</summary>
    public bool IsHandedIn { get; } = text is not null;

    public IReadOnlyList<TemplatePackProblem> Problems => _problems;

    public static TemplateScalar KindOf(YamlScalarNode scalar) => scalar switch
    {
        { Style: not ScalarStyle.Plain } => TemplateScalar.Text,
        { Value: null or "" } => TemplateScalar.Empty,
        { Value: "null" } => TemplateScalar.Null,
        { Value: "true" or "false" } => TemplateScalar.Boolean,
        { Value: var text } when PlainNumber.IsMatch(text) => TemplateScalar.Number,
        _ => TemplateScalar.Text,
    };

    public static int LineOf(YamlNode node) => (int)node.Start.Line;

    public void Report(int line, string chinese, string english) => _problems.Add(new TemplatePackProblem(File, line, chinese, english));

    /// <returns>The root; null when a problem was reported.</returns>
    public YamlMappingNode? Read()
    {
        try
        {
            var content = ReadText();
            if (LineTooDeep(content) is { } line)
            {
                Report(line, $"嵌套超过 {MostLevels} 层，请减少层次", $"write at most {MostLevels} levels");
                return null;
            }

            var stream = new YamlStream();
            stream.Load(new StringReader(content));
            var root = stream.Documents.Count == 1 ? stream.Documents[0].RootNode as YamlMappingNode : null;
            if (root is null)
            {
                Report(1, "须为一份文档，顶层是“键: 值”", "write one document whose top is 'key: value'");
                return null;
            }

            Scan(root);
            return _problems.Count == 0 ? root : null;
        }
        catch (YamlException exception)
        {
            Report((int)exception.Start.Line, $"不是正确的 YAML，请检查缩进、冒号和引号；同一个键只写一次（{exception.Message}）", $"no correct YAML; check indentation, colons and quotes, and write each key once: {exception.Message}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            Report(1, "文件缺失、过大或不是 UTF-8 编码", $"write this file in UTF-8, of at most {MaxBytes / 1024} KB: {exception.Message}");
        }

        return null;
    }

    /// <summary>Goes through the text by its events: building nodes would need as much of the stack as somebody wrote brackets.</summary>
    /// <returns>Null where nothing is nested too deeply.</returns>
    private static int? LineTooDeep(string content)
    {
        var (parser, depth) = (new Parser(new StringReader(content)), 0);
        while (parser.MoveNext())
        {
            depth += parser.Current!.NestingIncrease;
            if (depth > MaxDepth)
            {
                return (int)parser.Current.Start.Line;
            }
        }

        return null;
    }

    private string ReadText()
    {
        if (text is not null)
        {
            return text.Length <= MaxBytes ? text : throw new IOException("The text is too long.");
        }

        var path = Path.Combine(folder, name);
        if (new FileInfo(path).Length > MaxBytes)
        {
            throw new IOException("The file is too large.");
        }

        return System.IO.File.ReadAllText(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
    }

    private void Scan(YamlNode node)
    {
        if (!node.Anchor.IsEmpty || !node.Tag.IsEmpty)
        {
            Report(LineOf(node), "不使用锚点（&、*）和标签（!），请把值写全", "no anchors (&, *) and no tags (!): write the value out");
            return;
        }

        switch (node)
        {
            case YamlMappingNode map:
                foreach (var (key, value) in map.Children)
                {
                    ScanMember(key, value);
                }

                break;
            case YamlSequenceNode list:
                foreach (var child in list.Children)
                {
                    Scan(child);
                }

                break;
            case YamlScalarNode scalar when KindOf(scalar) == TemplateScalar.Empty:
                Report(LineOf(scalar), "没有值：请填写，或删去这一行", "no value: write one, or delete the line");
                break;
        }
    }

    private void ScanMember(YamlNode key, YamlNode value)
    {
        if (key is YamlScalarNode { Value: { Length: > 0 } word } && value is YamlScalarNode scalar && KindOf(scalar) == TemplateScalar.Empty)
        {
            Report(LineOf(key), $"“{word}”没有值：请填写，或删去这个键；含逗号的文字要加引号", $"'{word}' has no value: write one, or delete the key; quote a text that has a comma");
            return;
        }

        if (key is not YamlScalarNode { Value.Length: > 0 })
        {
            Report(LineOf(key), "键须为一个词", "a key is one word");
        }

        Scan(value);
    }

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PlainNumber { get; }
}
