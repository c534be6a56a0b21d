using System.Text.Json.Nodes;
using static CampaignPortal.Domain.Scoring.SchemeWriter;

namespace CampaignPortal.Domain.Scoring;

/// <summary>Writes gates, grades, awards and consequences as they are read; what has its default is left out.</summary>
internal static class StandingWriter
{
    /// <summary>The same for the same rules.</summary>
    public static string Text(StandingRules rules)
    {
        JsonObject root = [];
        Write(root, rules);
        return root.ToJsonString();
    }

    public static void Write(JsonObject root, StandingRules rules)
    {
        Put(root, "gates", rules.Gates.Count == 0 ? null : List(rules.Gates, Write));
        Put(root, "grades", rules.Bands.Count == 0 ? null : new JsonObject { ["bands"] = List(rules.Bands, Write) });
        Put(root, "awards", rules.Awards.Count == 0 ? null : List(rules.Awards, Write));
        Put(root, "consequences", rules.Consequences.Count == 0 ? null : List(rules.Consequences, Write));
    }

    private static JsonObject Head(string code, LocalText name) => new() { ["code"] = code, ["name"] = Name(name) };

    private static JsonObject Write(Gate gate)
    {
        var json = Head(gate.Code, gate.Name);
        Put(json, "basis", gate.Basis);
        json["when"] = List(gate.When, Write);
        json["effects"] = List(gate.Effects, Write);
        Put(json, "scope", gate.Scope is [GateScope.Unit] ? null : Codes(gate.Scope.Select(Words<GateScope>.Of)));
        Put(json, "forward", gate.Forward == 0 ? null : gate.Forward);
        return json;
    }

    private static JsonObject Write(Condition condition)
    {
        JsonObject json = new() { ["by"] = Word(condition.By) };
        Put(json, "channel", condition.Channel);
        Put(json, "item", condition.Item);
        Put(json, "rule", condition.Rule);
        if (condition.Limit is { } limit)
        {
            json[Word(limit.Kind)] = limit.Value;
        }

        if (condition.Past is { } past)
        {
            (json["event"], json["periods"]) = (Word(past.Kind), past.Periods);
            Put(json, "code", past.Code);
            Put(json, "places", past.Places == 0 ? null : past.Places);
            Put(json, "withThis", past.WithThis ? JsonValue.Create(true) : null);
        }

        return json;
    }

    private static JsonObject Write(GateEffect effect)
    {
        JsonObject json = new() { ["kind"] = Word(effect.Kind) };
        Put(json, "grade", effect.Grade);
        Put(json, "awards", effect.Awards.Count == 0 ? null : Codes(effect.Awards));
        Put(json, "consequence", effect.Consequence);
        Put(json, "back", effect.Back == 0 ? null : effect.Back);
        return json;
    }

    private static JsonObject Write(GradeBand band)
    {
        var json = Head(band.Code, band.Name);
        Put(json, "from", band.From);
        Put(json, "to", band.To);
        Put(json, "rank", band.Rank);
        Put(json, "quota", band.Quota is { } quota ? Write(quota) : null);
        return json;
    }

    private static JsonObject Write(AwardRule award)
    {
        var json = Head(award.Code, award.Name);
        json["quota"] = Write(award.Quota);
        var needs = Write(award.Needs);
        Put(json, "needs", needs.Count == 0 ? null : needs);
        Put(json, "perParent", award.PerParent);
        Put(json, "shortlist", award.Shortlist);
        return json;
    }

    private static JsonObject Write(AwardNeeds needs)
    {
        JsonObject json = [];
        Put(json, "grades", needs.Grades.Count == 0 ? null : Codes(needs.Grades));
        Put(json, "rank", needs.Rank);
        Put(json, "from", needs.From);
        Put(json, "below", needs.Below);
        Put(json, "awards", needs.Awards.Count == 0 ? null : Codes(needs.Awards));
        if (needs.Earlier is { } earlier)
        {
            json["earlier"] = new JsonObject { ["award"] = earlier.Award, ["times"] = earlier.Times, ["within"] = earlier.Within };
        }

        return json;
    }

    private static JsonObject Write(Quota quota)
    {
        JsonObject json = [];
        Put(json, "share", quota.Share);
        Put(json, "seats", quota.Seats);
        Put(json, "perCategory", quota.PerCategory.Count == 0 ? null
            : List(quota.PerCategory, c => new JsonObject { ["category"] = c.Category, ["seats"] = c.Seats }));
        Put(json, "round", quota.Share is null ? null : Word(quota.Round));
        Put(json, "atLeast", quota.AtLeast == 0 ? null : quota.AtLeast);
        Put(json, "base", WordUnless(quota.Base, QuotaBase.All));
        Put(json, "over", WordUnless(quota.Over, QuotaOver.Category));
        Put(json, "poolBelow", quota.PoolBelow);
        Put(json, "atLimit", WordUnless(quota.AtLimit, AtLimit.Cut));
        Put(json, "order", WordUnless(quota.Order, QuotaOrder.Top));
        Put(json, "unfilled", WordUnless(quota.Unfilled, Unfilled.Empty));
        return json;
    }

    private static JsonObject Write(ConsequenceRule consequence)
    {
        var json = Head(consequence.Code, consequence.Name);
        Put(json, "when", consequence.When.Count == 0 ? null : List(consequence.When, Write));
        return json;
    }
}
