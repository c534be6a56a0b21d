using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignPortal.Web.Tests.Harness;

/// <summary>A page as the program serves it.</summary>
/// <param name="Address">Route without constraints, <c>/Units/Rename/{id}</c>.</param>
/// <param name="Permit">The policy it names; null for a public page.</param>
public sealed record ServedPage(string Address, string? Permit, bool IsPublic, bool Posts, TypeInfo Model)
{
    public bool HasId => (Address.Contains("{id}", StringComparison.Ordinal) || Address.Contains("Id}", StringComparison.Ordinal)) && !Address.StartsWith("/Error/", StringComparison.Ordinal);

    /// <summary>An address to ask for, whatever stands behind it.</summary>
    public string At(object id) => Regex.Replace(Address, @"\{\w+\}", $"{id}", RegexOptions.None, TimeSpan.FromSeconds(1));

    /// <summary>Every field that its forms may have.</summary>
    public IEnumerable<string> Fields =>
        from bound in Model.GetProperties()
        where bound.IsDefined(typeof(BindPropertyAttribute))
        from part in bound.PropertyType.GetProperties()
        select $"{bound.Name}.{part.Name}";

    /// <summary>Whether an address without its query leads here.</summary>
    public bool IsAt(string path)
    {
        var (wanted, given) = (Address.Split('/'), path.Split('/'));
        return wanted.Length == given.Length && wanted.Zip(given).All(s => s.First.StartsWith('{') || s.First == s.Second);
    }
}

public sealed partial class Portal
{
    /// <summary>Every page there is, in the order of their addresses.</summary>
    public async Task<IReadOnlyList<ServedPage>> PagesAsync()
    {
        var loader = Services.GetRequiredService<PageLoader>();
        List<ServedPage> pages = [];
        foreach (var endpoints in Endpoints().Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .GroupBy(e => e.Metadata.GetMetadata<PageActionDescriptor>()!.ViewEnginePath, StringComparer.Ordinal))
        {
            var shortest = endpoints.MinBy(e => e.RoutePattern.RawText!.Length)!;
            var compiled = await loader.LoadAsync(shortest.Metadata.GetMetadata<PageActionDescriptor>()!, new EndpointMetadataCollection());
            var metadata = compiled.EndpointMetadata!;
            var address = "/" + Regex.Replace(shortest.RoutePattern.RawText!, @":\w+", "", RegexOptions.None, TimeSpan.FromSeconds(1));
            pages.Add(new ServedPage(
                address, metadata.OfType<AuthorizeAttribute>().SingleOrDefault()?.Policy, metadata.OfType<IAllowAnonymous>().Any(),
                compiled.HandlerMethods.Any(h => HttpMethods.IsPost(h.HttpMethod)), compiled.ModelTypeInfo!));
        }

        return [.. pages.OrderBy(p => p.Address, StringComparer.Ordinal)];
    }

    public IEnumerable<RouteEndpoint> Endpoints() => Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>();
}
