namespace CampaignPortal.Web.Hosting;

/// <summary>The program does not start like this. One clear sentence, in both languages, for the person at the console.</summary>
public sealed class StartupRefusedException(string chinese, string english) : Exception($"{chinese} / {english}");
