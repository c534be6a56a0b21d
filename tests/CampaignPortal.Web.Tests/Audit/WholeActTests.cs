using System.Net;
using CampaignPortal.Web.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace CampaignPortal.Web.Tests.Audit;

/// <summary>An act is done as a whole or not at all.</summary>
public sealed class WholeActTests
{
    [PortalFact]
    [Trait("Length", "Long")]
    public async Task BIZ_11_a_failure_at_any_statement_leaves_everything_as_it_was_and_the_same_form_succeeds_then(Provider provider)
    {
        await using var scene = await Scene.SetAsync(provider, PortalSetup.Quiet);
        foreach (var act in Act.All)
        {
            var form = await act.FormAsync(scene);
            var (before, last) = (await scene.Portal.DumpAsync(), await LastAsync(scene));
            var failures = 0;
            while (await FailsAtAsync(scene, form, act, failures + 1) is { } isWritten)
            {
                failures++;
                if (!isWritten)
                {
                    continue;
                }

                if (act.Deeds.Length > 0 && await LastAsync(scene) != last)
                {
                    // Done and on record; what failed is the page that tells of it.
                    break;
                }

                Assert.True(before == await scene.Portal.DumpAsync(), $"{act.Name} left something behind after failing at command {failures}.");
            }

            Assert.True(failures >= 4, $"{act.Name} failed {failures} times only.");
            Assert.Equal((act.Name, Listed(act.Deeds)), (act.Name, Listed(await scene.Portal.DataAsync(db => db.AuditEntries.Where(e => e.Id > last).Select(e => e.Code).ToListAsync()))));
            Assert.True(act.IsOnAccount || act.IsOnlyRecorded || before != await scene.Portal.DumpAsync(), $"{act.Name} did nothing in the end.");
        }
    }

    /// <summary>In which order one save writes its rows says nothing.</summary>
    private static string Listed(IEnumerable<string> deeds) => string.Join(' ', deeds.Order(StringComparer.Ordinal));

    /// <summary>Sends the form once while the database fails at one command.</summary>
    /// <returns>Whether anything was written before it; null when there is no such command, and the act was done.</returns>
    private static async Task<bool?> FailsAtAsync(Scene scene, Form form, Act act, int command)
    {
        var (isMet, isWritten) = (false, false);
        scene.Portal.Commands.FailsOnPost = (number, sql) =>
        {
            isMet |= number == command;
            isWritten |= number < command && !sql.StartsWith("SELECT", StringComparison.Ordinal);
            return number == command;
        };
        var page = await form.SubmitAsync(act.Typed);
        scene.Portal.Commands.FailsOnPost = null;
        Assert.True(isMet == (page.Status != HttpStatusCode.OK), $"{act.Name}, failing at command {command}: {page} {page.Parsed?.QuerySelector(".cp-error-summary")?.TextContent}");
        return isMet ? isWritten : null;
    }

    private static Task<long> LastAsync(Scene scene) => scene.Portal.DataAsync(db => db.AuditEntries.MaxAsync(e => e.Id));
}
