using System.Reflection;
using CampaignPortal.Domain.Shared;

namespace CampaignPortal.Domain.Tests.Shared;

public sealed class VerbTests
{
    private static readonly string[] Folders = ["Campaigns", "Standards", "Rulebooks", "Assessments", "Duties", "Imports"];

    public static TheoryData<Type> Entities => [.. typeof(Entity).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(Entity)) && Folders.Contains(t.Namespace!.Split('.')[^1]))];

    [Theory]
    [MemberData(nameof(Entities))]
    public void Every_verb_has_a_twin_that_says_why_not(Type entity)
    {
        var methods = entity.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly);
        var verbs = methods.Where(m => m.ReturnType != typeof(bool) && m.ReturnType != typeof(Refusal?)
            && m.GetParameters().Any(p => p.ParameterType == typeof(Actor)));
        Assert.Empty(verbs.Select(v => "WhyNot" + v.Name).Except(methods.Select(m => m.Name), StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Entities))]
    public void No_property_can_be_set_from_outside(Type entity) =>
        Assert.DoesNotContain(entity.GetProperties(), p => p.SetMethod is { IsPublic: true });

    [Theory]
    [MemberData(nameof(Entities))]
    public void The_database_has_a_constructor_of_its_own(Type entity) =>
        Assert.True(entity.GetConstructor(BindingFlags.NonPublic | BindingFlags.Instance, [])!.IsPrivate);
}
