namespace CampaignPortal.Web.Tests.Templates;

/// <summary>An empty folder that is gone after the test.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("campaign-portal-").FullName;

    public void Write(string name, string text) => File.WriteAllText(System.IO.Path.Combine(Path, name), text);

    /// <summary>Changes the first place where the text stands; it must be there.</summary>
    public void Change(string name, string old, string changed)
    {
        var text = File.ReadAllText(System.IO.Path.Combine(Path, name));
        var at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{name} has no '{old}'.");
        Write(name, string.Concat(text.AsSpan(0, at), changed, text.AsSpan(at + old.Length)));
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
