namespace CampaignPortal.Web.Operations.Templates;

/// <summary>What is wrong at one line of a pack, and what to write instead, in both languages: its reader sits at a console.</summary>
/// <param name="File">Folder and name, as in <c>service-centre-quarter/scheme.yaml</c>.</param>
/// <param name="Line">From 1.</param>
public sealed record TemplatePackProblem(string File, int Line, string Chinese, string English)
{
    public override string ToString() => $"{File}:{Line}: {Chinese} / {English}";
}

/// <summary>A pack that is refused, with everything that is wrong with it.</summary>
public sealed class TemplatePackException(IReadOnlyList<TemplatePackProblem> problems) : Exception(string.Join(Environment.NewLine, problems))
{
    /// <summary>Never empty.</summary>
    public IReadOnlyList<TemplatePackProblem> Problems { get; } = problems;
}
