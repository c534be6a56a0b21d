using System.Text.Json.Nodes;
using CampaignPortal.Domain.Scoring;

namespace CampaignPortal.Domain.Tests.Scoring;

/// <summary>One line for each way in which the keys and facts of a standing are refused, with the place that is reported.</summary>
public sealed class StandingRefusalTests
{
    private static readonly Scheme Full = FullDocument().Parse();

    [Theory]
    [InlineData("ranking.ifTied", "\"guess\"", "ranking.ifTied", ProblemCode.NotOneOf)]
    [InlineData("gates", "[]", "gates", ProblemCode.EmptyList)]
    [InlineData("gates.0.when", "[]", "gates[0].when", ProblemCode.EmptyList)]
    [InlineData("gates.0.effects", "[]", "gates[0].effects", ProblemCode.EmptyList)]
    [InlineData("gates.0.scope", "[]", "gates[0].scope", ProblemCode.EmptyList)]
    [InlineData("gates.0.scope", """["unit","family"]""", "gates[0].scope", ProblemCode.NotOneOf)]
    [InlineData("gates.0.forward", "121", "gates[0].forward", ProblemCode.NumberOutOfRange)]
    [InlineData("gates.0.code", "\"late\"", "gates", ProblemCode.DuplicateCode)]
    [InlineData("gates.0.effects.0.kind", "\"halve\"", "gates[0].effects[0].kind", ProblemCode.NotOneOf)]
    [InlineData("gates.0.effects.0", """{"kind":"grade","grade":"superb"}""", "gates[0].effects[0].grade", ProblemCode.UnknownCode)]
    [InlineData("gates.0.effects.0", """{"kind":"gradeAtMost","grade":"superb"}""", "gates[0].effects[0].grade", ProblemCode.UnknownCode)]
    [InlineData("gates.0.effects.0", """{"kind":"noAward","awards":["cup"]}""", "gates[0].effects[0].awards", ProblemCode.UnknownCode)]
    [InlineData("gates.0.effects.0", """{"kind":"consequence","consequence":"exile"}""", "gates[0].effects[0].consequence", ProblemCode.UnknownCode)]
    [InlineData("gates.0.effects.0", """{"kind":"revoke"}""", "gates[0].effects[0].back", ProblemCode.MissingKey)]
    [InlineData("gates.0.effects.0", """{"kind":"notRanked","grade":"good"}""", "gates[0].effects[0].grade", ProblemCode.UnknownKey)]
    [InlineData("gates.0.when.0", """{"by":"total"}""", "gates[0].when[0]", ProblemCode.ExactlyOneOf)]
    [InlineData("gates.0.when.0", """{"by":"total","below":1,"above":2}""", "gates[0].when[0]", ProblemCode.ExactlyOneOf)]
    [InlineData("gates.0.when.0", """{"by":"channel","channel":"x","below":1}""", "gates[0].when[0].channel", ProblemCode.UnknownChannel)]
    [InlineData("gates.0.when.0", """{"by":"item","channel":"c","item":"x","below":1}""", "gates[0].when[0].item", ProblemCode.UnknownItem)]
    [InlineData("gates.0.when.0", """{"by":"sheets","channel":"c","below":1}""", "gates[0].when[0].channel", ProblemCode.PolicyDoesNotFit)]
    [InlineData("gates.0.when.0", """{"by":"occurrences","item":"i","rule":"x","above":1}""", "gates[0].when[0].rule", ProblemCode.UnknownRule)]
    [InlineData("gates.0.when.0", """{"by":"occurrences","item":"x","above":1}""", "gates[0].when[0].item", ProblemCode.UnknownItem)]
    [InlineData("gates.0.when.0", """{"by":"exhausted","item":"b"}""", "gates[0].when[0].item", ProblemCode.UnknownItem)]
    [InlineData("items.0.cap", "99", "gates[1].when[0].item", ProblemCode.UnknownItem)]
    [InlineData("gates.0.when.0", """{"by":"history","event":"gate","code":"x","periods":1}""", "gates[0].when[0].code", ProblemCode.UnknownCode)]
    [InlineData("gates.0.when.0", """{"by":"history","event":"grade","code":"x","periods":1}""", "gates[0].when[0].code", ProblemCode.UnknownCode)]
    [InlineData("gates.0.when.0", """{"by":"history","event":"bottom","places":0,"periods":1}""", "gates[0].when[0].places", ProblemCode.NumberOutOfRange)]
    [InlineData("gates.0.when.0", """{"by":"history","event":"bottom","places":1,"periods":1,"withThis":true}""", "gates[0].when[0].withThis", ProblemCode.UnknownKey)]
    [InlineData("grades.bands", "[]", "grades.bands", ProblemCode.EmptyList)]
    [InlineData("grades.bands.1.code", "\"top\"", "grades.bands", ProblemCode.DuplicateCode)]
    [InlineData("grades.bands.1.code", "\"flag\"", "awards", ProblemCode.DuplicateCode)]
    [InlineData("grades.bands.0.quota", """{"share":0,"round":"floor"}""", "grades.bands[0].quota.share", ProblemCode.NumberOutOfRange)]
    [InlineData("grades.bands.0.quota", """{"share":1.01,"round":"floor"}""", "grades.bands[0].quota.share", ProblemCode.NumberOutOfRange)]
    [InlineData("grades.bands.0.quota", """{"share":0.2}""", "grades.bands[0].quota.round", ProblemCode.MissingKey)]
    [InlineData("grades.bands.0.quota", """{"seats":0}""", "grades.bands[0].quota.seats", ProblemCode.NumberOutOfRange)]
    [InlineData("grades.bands.0.quota", "{}", "grades.bands[0].quota", ProblemCode.ExactlyOneOf)]
    [InlineData("grades.bands.0.quota", """{"seats":1,"share":0.2,"round":"floor"}""", "grades.bands[0].quota", ProblemCode.ExactlyOneOf)]
    [InlineData("grades.bands.0.quota", """{"seats":1,"round":"floor"}""", "grades.bands[0].quota.round", ProblemCode.UnknownKey)]
    [InlineData("grades.bands.0.quota", """{"seats":1,"order":"bottom"}""", "grades.bands[0].quota.order", ProblemCode.PolicyDoesNotFit)]
    [InlineData("grades.bands.0.quota", """{"seats":1,"over":"all","poolBelow":3}""", "grades.bands[0].quota.poolBelow", ProblemCode.PolicyDoesNotFit)]
    [InlineData("grades.bands.0.quota", """{"perCategory":[{"category":"a","seats":1}],"over":"all"}""", "grades.bands[0].quota.over", ProblemCode.PolicyDoesNotFit)]
    [InlineData("grades.bands.0.quota", """{"perCategory":[{"category":"a","seats":1},{"category":"a","seats":2}]}""", "grades.bands[0].quota.perCategory", ProblemCode.DuplicateCode)]
    [InlineData("grades.bands.0.from", null, "grades.bands[0].quota.unfilled", ProblemCode.PolicyDoesNotFit)]
    [InlineData("grades.bands.0.from", "50", "grades.bands[1]", ProblemCode.BandsOutOfOrder)]
    [InlineData("awards.0.quota", null, "awards[0].quota", ProblemCode.MissingKey)]
    [InlineData("awards.0.quota.unfilled", "\"nextBand\"", "awards[0].quota.unfilled", ProblemCode.UnknownKey)]
    [InlineData("awards.0.needs.grades", """["superb"]""", "awards[0].needs.grades", ProblemCode.UnknownCode)]
    [InlineData("awards.0.needs.awards", """["cup"]""", "awards[0].needs.awards", ProblemCode.UnknownCode)]
    [InlineData("awards.0.needs.awards", """["flag"]""", "awards[0].needs.awards", ProblemCode.Circle)]
    [InlineData("awards.0.needs.awards", """["star"]""", "awards[1].needs.awards", ProblemCode.Circle)]
    [InlineData("awards.0.needs.below", "60", "awards[0].needs", ProblemCode.RangeReversed)]
    [InlineData("awards.0.needs.earlier", """{"award":"x","times":3,"within":2}""", "awards[0].needs.earlier.times", ProblemCode.NumberOutOfRange)]
    [InlineData("awards.0.shortlist", "1", "awards[0].shortlist", ProblemCode.PolicyDoesNotFit)]
    [InlineData("consequences.0.when", null, "consequences[0]", ProblemCode.Unreachable)]
    [InlineData("consequences.0.when.0", """{"by":"recorded"}""", "consequences[0].when[0].by", ProblemCode.PolicyDoesNotFit)]
    public void A_scheme_is_refused(string path, string? json, string at, ProblemCode code) =>
        Assert.Contains(Scheme.Check(FullDocument().With(path, json).ToJsonString()), p => p.Path == at && p.Code == code);

    [Theory]
    [InlineData("""{"gateRecords":[{"id":"1","gate":"veto","subject":"A","basis":"b","authority":"a"}]}""", "gateRecords[0].decision", ProblemCode.MissingKey)]
    [InlineData("""{"gateRecords":[{"id":"1","gate":"veto","subject":"A","basis":"b","authority":" ","decision":"d"}]}""", "gateRecords[0].authority", ProblemCode.TextLength)]
    [InlineData("""{"history":[{"subject":"A","back":0}]}""", "history[0].back", ProblemCode.NumberOutOfRange)]
    [InlineData("""{"history":[{"subject":"A","back":1,"gates":["x","x"]}]}""", "history[0].gates", ProblemCode.DuplicateCode)]
    [InlineData("""{"service":[{"subject":"A","months":-1}]}""", "service[0].months", ProblemCode.NumberOutOfRange)]
    [InlineData("""{"decisions":[{"id":"1","kind":"guess"}]}""", "decisions[0].kind", ProblemCode.NotOneOf)]
    public void Facts_are_refused_when_read(string json, string at, ProblemCode code) =>
        Assert.Contains(Assert.Throws<FactsException>(() => Facts.Parse(json)).Problems, p => p.Path == at && p.Code == code);

    [Fact]
    public void Good_facts_fit_and_survive_their_text()
    {
        var facts = Subjects().Recorded("veto", "B").Past("A", 10, ["veto"], "top", 3, ["z", "flag"]).Past("A", 2).Under("P", "A")
            .Decided(DecisionKind.Lot, null, "A", "B").Decided(DecisionKind.Fill, "top").Decided(DecisionKind.Ballot, "star", "A")
            with { Service = [new("A", 2.5m)] };
        Assert.Empty(facts.CheckAgainst(Full));
        Assert.Equal(facts.CanonicalText(), Facts.Parse(facts.CanonicalText()).CanonicalText());
        var other = facts with { History = [.. facts.History.Reverse()], Decisions = [.. facts.Decisions.Reverse()] };
        Assert.Equal(facts.CanonicalText(), other.CanonicalText());
        Assert.True(facts.CanonicalText().IndexOf("\"back\":2,", StringComparison.Ordinal) < facts.CanonicalText().IndexOf("\"back\":10,", StringComparison.Ordinal));
        Assert.Equal(Verification.Same, Bundle.Verify(Bundle.Create(Full, facts, Evaluation.Evaluate(Full, facts)).CanonicalText));
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("gone", ProblemCode.UnknownCode)]
    [InlineData("late", ProblemCode.NotCounted)]
    public void A_record_belongs_to_a_gate_that_is_recorded(string gate, ProblemCode code = ProblemCode.UnknownCode) => AssertRefused(Subjects().Recorded(gate, "A"), code);

    [Fact]
    public void A_record_without_its_grounds_is_refused()
    {
        var record = Subjects().Recorded("veto", "A").GateRecords[0];
        foreach (var bare in (GateRecord[])[record with { Basis = "" }, record with { Authority = " " }, record with { Decision = new string('字', 201) }, record with { Basis = "\ud800" }])
        {
            AssertRefused(Subjects() with { GateRecords = [bare] }, ProblemCode.TextLength);
        }
    }

    [Fact]
    public void Facts_about_nobody_are_refused()
    {
        AssertRefused(Subjects().Recorded("veto", "Z"), ProblemCode.UnknownSubject);
        AssertRefused(Subjects().Past("Z", 1), ProblemCode.UnknownSubject);
        AssertRefused(Subjects() with { Service = [new("Z", 1)] }, ProblemCode.UnknownSubject);
        AssertRefused(Subjects().Decided(DecisionKind.Lot, null, "A", "Z"), ProblemCode.UnknownSubject);
    }

    [Fact]
    public void Each_fact_occurs_once()
    {
        AssertRefused(Subjects().Past("A", 1).Past("A", 1), ProblemCode.DuplicateFact);
        AssertRefused(Subjects() with { Service = [new("A", 1), new("A", 2)] }, ProblemCode.DuplicateFact);
        AssertRefused(Subjects().Decided(DecisionKind.Lot, null, "A", "B").Decided(DecisionKind.Lot, null, "B", "A"), ProblemCode.DuplicateFact);
        AssertRefused(Subjects().Decided(DecisionKind.Lot, null, "A", "A"), ProblemCode.DuplicateFact);
    }

    [Theory]
    [InlineData(DecisionKind.Decision, null, "A B", ProblemCode.PolicyDoesNotFit)]
    [InlineData(DecisionKind.Ballot, "flag", "A", ProblemCode.PolicyDoesNotFit)]
    [InlineData(DecisionKind.Ballot, null, "A", ProblemCode.PolicyDoesNotFit)]
    [InlineData(DecisionKind.Fill, "flag", "", ProblemCode.PolicyDoesNotFit)]
    [InlineData(DecisionKind.Fill, "top", "A", ProblemCode.ValueNotAllowed)]
    [InlineData(DecisionKind.Lot, "good", "A B", ProblemCode.UnknownCode)]
    [InlineData(DecisionKind.Lot, "flag", "A", ProblemCode.ValueNotAllowed)]
    public void A_decision_fits_what_the_scheme_leaves_open(DecisionKind kind, string? list, string order, ProblemCode code) =>
        AssertRefused(Subjects().Decided(kind, list, order.Split(' ', StringSplitOptions.RemoveEmptyEntries)), code);

    [Fact]
    public void A_count_too_large_to_store_is_refused()
    {
        var facts = Subjects().Occurred(0, 9_999_999, subject: "A").Occurred(0, 9_999_999, subject: "A");
        var scheme = FullDocument().With("gates.0.when.0", """{"by":"occurrences","item":"i","above":3}""").Parse();
        var refused = Assert.Throws<FactsException>(() => Evaluation.Evaluate(scheme, facts));
        Assert.Equal(ProblemCode.NumberOutOfRange, Assert.Single(refused.Problems).Code);
    }

    [Fact]
    public void What_is_written_is_what_was_read()
    {
        var text = SchemeWriter.Write(Full.Content);
        Assert.Equal(Full.CanonicalText, text);
    }

    private static Facts Subjects() => Given.Subjects("A", "B", "C");

    private static JsonObject FullDocument()
    {
        var standing = StandingGiven.Document(
            """
            {"grades":{"bands":[
              {"code":"top","from":90,"rank":9,"quota":{"share":0.2,"round":"floor","atLeast":1,"base":"ranked","poolBelow":3,"unfilled":"nextBand"}},
              {"code":"good","from":60,"to":90},
              {"code":"poor"},
              {"code":"bad","to":40,"quota":{"seats":1,"order":"bottom","atLimit":"excludeAll"}}]},
             "ranking":{"ifTied":"lot","ties":[]}}
            """,
            """
            [{"code":"veto","basis":"第三条","scope":["unit","people"],"forward":2,"when":[{"by":"recorded"}],
              "effects":[{"kind":"notRanked"},{"kind":"revoke","back":4,"awards":["old"]},{"kind":"gradeAtMost","grade":"good"},{"kind":"noAward","awards":["flag"]}]},
             {"code":"late","when":[{"by":"exhausted","item":"i"}],"effects":[{"kind":"zero"},{"kind":"exempt"}]},
             {"code":"many","when":[{"by":"occurrences","item":"i","rule":"any","above":3},{"by":"service","below":3},{"by":"history","event":"award","code":"old","periods":2}],"effects":[{"kind":"noAward"}]}]
            """,
            """
            [{"code":"flag","quota":{"seats":2,"over":"all","base":"eligible","atLimit":"includeAll"},"needs":{"grades":["top","good"],"rank":5,"from":60,"below":100}},
             {"code":"star","quota":{"perCategory":[{"category":"window","seats":1}]},"needs":{"awards":["flag"],"earlier":{"award":"month","times":1,"within":3}},"perParent":1,"shortlist":3}]
            """,
            """[{"code":"talk","when":[{"by":"history","event":"bottom","places":1,"periods":2,"withThis":true},{"by":"total","atMost":70}]}]""");
        var document = Given.DeductScheme();
        foreach (var key in (string[])["scale", "grades", "gates", "awards", "consequences", "ranking"])
        {
            document[key] = standing[key]!.DeepClone();
        }

        return document.With("block", """{"items":[{"code":"b","name":{"zh":"扣"},"type":"deduct","rules":[{"code":"r","cause":{"zh":"批"},"value":1,"per":"time"}]}]}""");
    }

    private static void AssertRefused(Facts facts, ProblemCode code)
    {
        Assert.Contains(facts.CheckAgainst(Full), p => p.Code == code);
        Assert.Throws<FactsException>(() => Evaluation.Evaluate(Full, facts));
    }
}
