#!/usr/bin/env python3
"""Verifies result bundles of CampaignPortal, independently of the program.

    python3 verify.py FILE.json...

Prints one line for each file: "same", or the first difference with its path, what was expected
(calculated here) and what was found (in the bundle). Exit 0: all the same. 1: a difference.
2: a file that is no bundle, or one this verifier cannot read.

Written from docs/domain/scoring.md alone and in its order, so that it shows whether the document
suffices. It calculates with exact fractions; nothing is rounded except where the document says so.
"""

import sys
from collections import defaultdict
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple, Optional

from documents import Malformed, ordinal, read_bundle, sha256, write
from standing import Asked, Standing, stand


# ---------------------------------------------------------------- Numbers and rounding

def rounded(value, decimals=4, mode="halfUp"):
    """Two steps: to 16 decimals, ties away from zero; then as asked."""
    return to_decimals(to_decimals(value, 16, "halfUp"), decimals, mode)


def to_decimals(value, decimals, mode):
    scaled = value * 10 ** int(decimals)
    if mode == "floor":
        whole = floor(scaled)
    elif mode == "ceiling":
        whole = ceil(scaled)
    elif mode == "halfEven":
        whole = round(scaled)
    else:
        whole = floor(abs(scaled) + Fraction(1, 2)) * (-1 if scaled < 0 else 1)
    return Fraction(whole, 10 ** int(decimals))


def rounded_at(stage, value, scheme):
    """The value as the stage hands it on: in full unless the scheme rounds there."""
    rounding = scheme.get("rounding", {}).get(stage)
    return rounded(value, rounding["decimals"], rounding["mode"]) if rounding else value


def stored(value):
    """The figure as a result holds it."""
    figure = rounded(value)
    if abs(figure) >= 10_000_000:
        raise Malformed("a figure has more than 7 digits before the point")
    return figure


# ---------------------------------------------------------------- The order of evaluation

class Yield(NamedTuple):
    """What an item gives: its points (None: no figure) and how many were available."""
    points: Optional[Fraction]
    available: Fraction
    blocked: bool = False


class Scheme:
    """A scheme with its channels and items to be looked up."""

    def __init__(self, document):
        self.document = document
        self.channels = document["channels"]
        self.groups = document.get("channelGroups", [])
        self.items = {}
        self.collect(document["items"])
        self.block = document.get("block", {}).get("items", [])
        self.with_rules = {item["code"]: item for item in [*self.items.values(), *self.block] if "rules" in item}

    def collect(self, nodes):
        for member in nodes:
            if "items" in member:
                self.collect(member["items"])
            else:
                self.items[member["code"]] = member

    def standing_in(self, channel):
        """Code and item of what is judged or counted in the channel, in the order of the scheme."""
        return [(code, item) for code, item in self.items.items() if item["type"] != "text"
                and channel["code"] in [*item.get("judgedIn", []), *item.get("countedIn", [])]]


class Collected:
    """Step 1: the facts about one subject."""

    def __init__(self, code):
        self.code = code
        self.category = None
        self.parent = None
        self.unranked = False
        self.sheets = defaultdict(dict)       # channel -> rater -> state
        self.marks = {}                       # channel, item, rater -> mark
        self.occurrences = []
        self.ratios = {}
        self.figures = defaultdict(list)      # item -> figures
        self.ballots = {}                     # channel -> issued, collected and valid
        self.tallies = defaultdict(list)      # channel, item -> votes by level
        self.coefficients = {}
        self.lent = {}                        # channel, item, of -> figure of the category
        self.not_applicable = set()
        self.earlier = None
        self.gate_records, self.history, self.months = [], [], None
        self.notes = set()

    def note(self, kind, channel=None, item=None, rater=None, occurrence=None):
        self.notes.add((kind, channel, item, rater, occurrence))


class Occurrence(NamedTuple):
    """One occurrence as it concerns one subject."""
    id: str
    item: str
    rule: str
    amount: Fraction
    key: Optional[str]
    day: str
    count: Fraction
    factor: Fraction


def collect(scheme, facts):
    """Step 1: facts by subject; a reference into nowhere is refused."""
    subjects = {s["code"]: Collected(s["code"]) for s in facts["subjects"]}
    channels = {channel["code"] for channel in scheme.channels}

    def subject_of(fact):
        if fact["subject"] not in subjects:
            raise Malformed(f"facts: there is no subject {fact['subject']!r}")
        if "channel" in fact and fact["channel"] not in channels:
            raise Malformed(f"facts: there is no channel {fact['channel']!r}")
        if "item" in fact and fact["item"] not in scheme.items | scheme.with_rules:
            raise Malformed(f"facts: there is no item {fact['item']!r}")
        return subjects[fact["subject"]]

    for fact in facts["subjects"]:
        subjects[fact["code"]].category, subjects[fact["code"]].parent = fact["category"], fact.get("parent")
        subjects[fact["code"]].unranked = "unranked" in fact
    for sheet in facts["sheets"]:
        subject_of(sheet).sheets[sheet["channel"]][sheet["rater"]] = sheet["state"]
    for mark in facts["marks"]:
        subject = subject_of(mark)
        state = subject.sheets[mark["channel"]].get(mark["rater"], "missing")  # step 2
        if state == "missing":
            raise Malformed(f"facts: a mark of {mark['rater']!r} has no sheet that came")
        if state != "setAside":
            subject.marks[mark["channel"], mark["item"], mark["rater"]] = mark
    for fact in facts["occurrences"]:
        rules = scheme.with_rules.get(fact["item"], {}).get("rules", [])
        if fact["rule"] not in [rule["code"] for rule in rules]:
            raise Malformed(f"facts: item {fact['item']!r} has no rule {fact['rule']!r}")
        for link in fact["links"]:
            amount = fact["value"] * fact["count"] * link["factor"]
            for multiplier in fact.get("multipliers", []):
                amount *= factor_of(scheme.with_rules[fact["item"]], multiplier)
            subject_of(link).occurrences.append(
                Occurrence(fact["id"], fact["item"], fact["rule"], amount, fact.get("dedupeKey"), fact["occurredOn"], fact["count"], link["factor"]))
    for ratio in facts["ratios"]:
        subject_of(ratio).ratios[ratio["item"]] = ratio
    for fact in facts["notApplicable"]:
        subject_of(fact).not_applicable.add(fact["item"])
    for fact in facts["earlierTotals"]:
        subject_of(fact).earlier = fact["total"]
    for figure in facts.get("figures", []):
        subject_of(figure).figures[figure["item"]].append(figure)
    for fact in facts.get("ballots", []):
        subject_of(fact).ballots[fact["channel"]] = fact
        if not fact["valid"] <= fact["collected"] <= fact["issued"]:
            raise Malformed(f"facts: more ballots about {fact['subject']!r} came than were issued")
    for tally in facts.get("tallies", []):
        subject_of(tally).tallies[tally["channel"], tally["item"]].append(tally)
    for fact in facts.get("coefficients", []):
        subject_of(fact).coefficients[fact["coefficient"]] = fact["value"]
    for record in facts.get("gateRecords", []):
        subject_of(record).gate_records.append(record)
    for past in facts.get("history", []):
        subject_of(past).history.append(past)
    for served in facts.get("service", []):
        subject_of(served).months = served["months"]
    return list(subjects.values())


def factor_of(item, code):
    """The factor of one multiplier of the item."""
    for multiplier in item.get("multipliers", []):
        if multiplier["code"] == code:
            return multiplier["factor"]
    raise Malformed(f"facts: item {item['code']!r} has no multiplier {code!r}")


def check_ballots(scheme, subjects):
    """Step 2: refuses facts in which a rater handed in more than the rule of his channel allows."""
    base = scheme.document["scale"]["base"]
    for channel in scheme.channels:
        scores = defaultdict(list)            # rater -> scores of his sheets on the base
        for subject in subjects:
            for rater, state in subject.sheets[channel["code"]].items():
                marks = {item: mark for (code, item, by), mark in subject.marks.items() if (code, by) == (channel["code"], rater)}
                given = [(points, scheme.items[item]["points"]) for item, mark in marks.items() if "unknown" not in mark
                         if (points := marked(scheme.items[item], mark)) is not None and scheme.items[item]["points"] > 0]
                if state == "submitted" and given:
                    full = sum(points for _, points in given)
                    scores[rater].append(to_decimals(sum(points for points, _ in given) * base / full, 16, "halfUp"))
        for rater, of_rater in scores.items():
            if breaks(channel.get("ballot", {}), of_rater, base):
                raise Malformed(f"facts: what {rater!r} handed in for {channel['code']!r} is invalid")


def breaks(rule, scores, base):
    """Whether the scores of one rater break the rule."""
    if rule.get("notAllEqual") and len(scores) > 1 and len(set(scores)) == 1:
        return True
    if rule.get("notAllFull") and all(score == base for score in scores):
        return True
    for limit in rule.get("limits", []):
        inside = sum(limit["from"] <= score and not ("to" in limit and score >= limit["to"]) for score in scores)
        most = min(limit.get("atMost", inside), floor(limit.get("atMostShare", 1) * len(scores)))
        if inside > most or inside < limit.get("atLeast", 0):
            return True
    return False


def unite(scheme, subject):
    """Occurrences: of those with one key the greatest counts, of equals the smallest id."""
    groups = defaultdict(list)
    for occurrence in subject.occurrences:
        scope = scheme.with_rules[occurrence.item]["type"]
        if scheme.document.get("sameFact") == "oncePerItem":
            scope = occurrence.item
        alone = occurrence.id if occurrence.key is None else None
        groups[scope, occurrence.key, alone].append(occurrence)
    counting = []
    for group in groups.values():
        best, *others = sorted(group, key=lambda o: (-o.amount, ordinal(o.id)))
        counting.append(best)
        for other in others:
            subject.note("occurrenceSuperseded", item=other.item, occurrence=other.id)
    return counting


def sum_of_occurrences(item, counting):
    """The sum over the occurrences of an item, each rule and then the item within its cap."""
    total = Fraction(0)
    for rule in item["rules"]:
        points = sum(repeated(item, [o for o in counting if (o.item, o.rule) == (item["code"], rule["code"])]), Fraction(0))
        total += min(points, rule.get("cap", points))
    return min(total, item.get("cap", total))


def repeated(item, occurrences):
    """The amounts of the occurrences of one rule; from the nth on with the factor of the repetition."""
    order = sorted(occurrences, key=lambda o: (o.day, ordinal(o.id)))
    again = item.get("repeat")
    return [o.amount * again["factor"] if again and nth >= again["from"] else o.amount for nth, o in enumerate(order, 1)]


def from_elsewhere(item, figures):
    """The points of figures calculated elsewhere, or None where there is nothing to go by."""
    values = [figure["value"] for figure in figures]
    if not values:
        return None
    if item["type"] == "rank":
        if len(values) > 1:
            raise Malformed(f"facts: item {item['code']!r} has more than one place")
        return next((row["points"] for row in item["table"] if values[0] <= row["to"]), item.get("otherwise", Fraction(0)))
    if item["by"] == "weightedMean":
        weights = sum((figure.get("weight", Fraction(1)) for figure in figures), Fraction(0))
        if weights == 0:
            return None
        reduced = sum(figure.get("weight", Fraction(1)) * figure["value"] for figure in figures) / weights
    else:
        reduced = {"mean": sum(values) / len(values), "min": min(values), "max": max(values), "sum": sum(values)}[item["by"]]
    return within(item["points"] * reduced / item["outOf"], Fraction(0), item["points"])


def on_curve(item, ratio):
    """The points of a ratio."""
    shape, points = item["curve"], item["points"]
    rate = to_decimals(ratio["numerator"] / ratio["denominator"], 16, "halfUp")
    if shape["kind"] == "banded":
        return next((band["points"] for band in shape["bands"] if rate >= band["from"]), Fraction(0))
    target = shape["target"]
    proportional = min(points, points * ratio["numerator"] / ratio["denominator"] / target)
    if shape["kind"] == "stepLoss":
        gap = max(100 * target - 100 * rate, 0)
        steps = ceil(gap) if shape.get("perStarted") else floor(gap)
        return max(points - shape["lossPerPoint"] * steps, Fraction(0))
    if shape["kind"] == "threshold":
        return Fraction(0) if rate < shape["below"] else proportional
    if shape["kind"] == "overshoot" and rate >= target:
        steps = floor(100 * rate - 100 * target)
        return points + min(shape["bonusPerPoint"] * steps, shape["cap"])
    return proportional


def without_data(subject, item, channel=None):
    """Missing data: nothing marked or measured and nothing declared; without a channel what facts decide."""
    if item["noData"] == "block":
        subject.note("itemBlocked", channel, item["code"])
        return Yield(None, Fraction(0), blocked=True)
    subject.note("itemWithoutData", channel, item["code"])
    return Yield(Fraction(0), item["points"]) if item["noData"] == "zero" else Yield(None, Fraction(0))


def not_applicable(subject, item, channel=None):
    """Missing data: declared not applicable; without a channel what facts decide."""
    policy = item.get("notApplicable", "refused")
    if policy == "refused":
        raise Malformed(f"facts: item {item['code']!r} cannot be declared not applicable")
    subject.note("itemNotApplicable", channel, item["code"])
    mean = subject.lent.get((channel or next(iter(item.get("countedIn", [])), None), item["code"], "mean"))
    if policy == "categoryMean":
        return Yield(None, Fraction(0)) if mean is None else Yield(mean, item["points"])
    return {"rescale": Yield(None, Fraction(0)),
            "fullPoints": Yield(item["points"], item["points"]),
            "excluded": Yield(None, item["points"])}[policy]


def counted(scheme, subject, item, counting):
    """Step 3 for an item that facts decide."""
    if item["code"] in subject.not_applicable:
        return not_applicable(subject, item)
    points = item["points"]
    if item["type"] == "ratio":
        ratio = subject.ratios.get(item["code"])
        if ratio is None or ratio["denominator"] == 0:
            return without_data(subject, item)
        value = on_curve(item, ratio)
    elif item["type"] in ("derived", "rank"):
        value = from_elsewhere(item, subject.figures[item["code"]])
        if value is None:
            return without_data(subject, item)
    elif item["type"] == "deduct":
        value = points - sum_of_occurrences(item, counting)
        value = max(value, Fraction(0)) if item["floor"] == "zero" else value
    else:
        value = min(sum_of_occurrences(item, counting), points)
    return Yield(rounded_at("item", value, scheme.document), points)


def marked(item, mark):
    """The points a rater gave, or None where the mark is no figure."""
    if "points" in mark:
        return mark["points"]  # also of a level with several values
    if "yes" in mark:
        return item["pointsYes" if mark["yes"] else "pointsNo"]
    if "level" in mark:
        found = [level["points"] for level in item["levels"] if level["code"] == mark["level"]]
        if not found:
            raise Malformed(f"facts: item {item['code']!r} has no level {mark['level']!r}")
        return found[0]
    if "unknown" in mark:
        if item.get("unknown", "refused") == "refused":
            raise Malformed(f"facts: item {item['code']!r} cannot be answered by unknown")
        return Fraction(0) if item["unknown"] == "zero" else None
    return None


def on_sheet(subject, channel, item, rater):
    """Step 3 for an item as one rater judged it: his mark, not rounded."""
    mark = subject.marks.get((channel["code"], item["code"], rater))
    if mark is None:
        return without_data(subject, item, channel["code"])
    if "notApplicable" in mark:
        return not_applicable(subject, item, channel["code"])
    value = marked(item, mark)
    if value is None:
        return Yield(None, Fraction(0))
    return Yield(value, item["points"])


def over_raters(scheme, subject, channel, item, raters):
    """Steps 3 and 5 for an item whose marks are reduced item by item."""
    marks = {r: m for r in raters if (m := subject.marks.get((channel["code"], item["code"], r)))}
    values = {rater: marked(item, mark) for rater, mark in marks.items()}
    values = {rater: value for rater, value in values.items() if value is not None}
    votes = votes_for(item, subject.tallies[channel["code"], item["code"]])
    if values or votes:
        value = mean_or_sum(channel, kept(channel, values), votes)
        return Yield(rounded_at("item", value, scheme.document), item["points"])
    if any("notApplicable" in mark for mark in marks.values()):
        return not_applicable(subject, item, channel["code"])
    return without_data(subject, item, channel["code"])


def votes_for(item, tallies):
    """Ballots: number of votes and points of each level that counts."""
    points = {level["code"]: level.get("points") for level in item.get("levels", [])}
    points[None] = Fraction(0) if item.get("unknown") == "zero" else None
    return [(tally["votes"], points[tally.get("level")]) for tally in tallies if points[tally.get("level")] is not None]


def within(value, least, most):
    """Not above the most, then not below the least; None where there is no such bound."""
    value = value if most is None else min(value, most)
    return value if least is None else max(value, least)


def grouped(nodes, yields):
    """Step 4: points of the items, groups within cap and floor; None where no item stands."""
    total = None
    for member in nodes:
        if "items" in member:
            points = grouped(member["items"], yields)
            if points is not None:
                points = within(points, member.get("floor"), member.get("cap"))
        else:
            given = yields.get(member["code"])
            points = None if given is None else given.points or Fraction(0)
        if points is not None:
            total = points + (total or 0)
    return total


def based(scheme, yields):
    """Steps 4 and 6: the sum brought to the base; None where nothing is available."""
    available = sum((y.available for y in yields.values()), Fraction(0))
    if available == 0:
        return None
    return grouped(scheme.document["items"], yields) * scheme.document["scale"]["base"] / available


def kept(channel, values):
    """Step 5: the values by rater that count after trimming."""
    reduce = channel["reduce"]
    if reduce["by"] == "singleRater" and len(values) > 1:
        raise Malformed(f"facts: channel {channel['code']!r} has more than a single rater")
    if reduce["by"] != "trimmedMean" or len(values) <= reduce["above"]:
        return values
    order = sorted(values, key=values.get)  # stable: of equals the first counts as lower
    drop = int(reduce["drop"])
    left_out = {*order[:drop], *order[len(order) - drop:]}
    return {rater: value for rater, value in values.items() if rater not in left_out}


def mean_or_sum(channel, values, votes=()):
    total = sum(values.values(), Fraction(0)) + sum(count * points for count, points in votes)
    return total if channel["reduce"]["by"] == "sum" else total / (len(values) + sum(count for count, _ in votes))


class ChannelScore(NamedTuple):
    """What a channel comes to. Out: it leaves the composite."""
    score: Optional[Fraction]
    items: list
    out: bool = False
    blocked: bool = False


def empty(subject, code, policy, items):
    """Missing data: too few sheets, or nothing available; also a group of channels that all left."""
    mean = subject.lent.get((code, None, "mean"))
    if policy == "categoryMean" and mean is not None:
        subject.note("channelCategoryMean", code)
        return ChannelScore(mean, items)
    policy = "reweight" if policy == "categoryMean" else policy
    kind = {"zero": "channelZero", "reweight": "channelReweighted", "block": "channelBlocked"}[policy]
    subject.note(kind, code)
    return ChannelScore(Fraction(0) if policy == "zero" else None, items, policy == "reweight", policy == "block")


def channel_score(scheme, subject, channel, counting):
    """Steps 2 to 6, measured by the best of the category where the channel asks for it."""
    score = raw_score(scheme, subject, channel, counting)
    best = subject.lent.get((channel["code"], None, "best"))
    if score.score is None or not best or best < 0:
        return score
    value = score.score * scheme.document["scale"]["base"] / best
    return score._replace(score=rounded_at("channel", value, scheme.document))


def raw_score(scheme, subject, channel, counting):
    """Steps 2 to 6 for one channel of one subject."""
    states = subject.sheets[channel["code"]]
    missing = [rater for rater, state in states.items() if state == "missing"]
    raters = [rater for rater, state in states.items() if state in ("submitted", "carried")]
    for rater, state in states.items():
        if state != "submitted":
            subject.note({"missing": "raterMissing", "carried": "raterCarried", "setAside": "raterSetAside"}[state],
                         channel["code"], rater=rater)
    if missing and channel["missing"]["rater"] == "block":
        subject.note("channelBlocked", channel["code"])
        return ChannelScore(None, [], blocked=True)
    if channel["reduce"]["by"] != "facts" and too_few(subject, channel, len(raters), len(states)):
        return empty(subject, channel["code"], channel["missing"]["empty"], [])
    figures = {code: counted(scheme, subject, item, counting)
               for code, item in scheme.items.items() if channel["code"] in item.get("countedIn", [])}
    score = over_sheets if channel["reduce"].get("over") == "sheet" else over_items
    return score(scheme, subject, channel, figures, raters, missing)


def too_few(subject, channel, valid, sheets):
    """Missing data: fewer valid sheets and ballots than asked for, or no quorum."""
    ballots = subject.ballots.get(channel["code"], {"valid": 0, "issued": 0})
    valid += ballots["valid"]
    quorum = channel["missing"].get("quorum")
    return valid < channel["missing"]["minValid"] or quorum is not None and valid <= quorum * (sheets + ballots["issued"])


def over_items(scheme, subject, channel, figures, raters, _):
    """Steps 3 to 6 with the raters reduced item by item."""
    yields = {code: figures.get(code) or over_raters(scheme, subject, channel, item, raters)
              for code, item in scheme.standing_in(channel)}
    shown = [shown_item(code, outcome.points) for code, outcome in yields.items()]
    if any(outcome.blocked for outcome in yields.values()):
        return ChannelScore(None, shown, blocked=True)
    score = based(scheme, yields)
    if score is None:
        return empty(subject, channel["code"], channel["missing"]["empty"], shown)
    return ChannelScore(rounded_at("channel", score, scheme.document), shown)


def over_sheets(scheme, subject, channel, figures, raters, missing):
    """Steps 3, 4 and 6 for each sheet, then step 5 over the sheets."""
    sheets = {rater: {code: figures.get(code) or on_sheet(subject, channel, item, rater)
                      for code, item in scheme.standing_in(channel)} for rater in raters}
    if any(outcome.blocked for yields in sheets.values() for outcome in yields.values()):
        return ChannelScore(None, [], blocked=True)
    scores = {rater: based(scheme, yields) for rater, yields in sheets.items()}
    scores = {rater: rounded_at("sheet", score, scheme.document) for rater, score in scores.items() if score is not None}
    if channel["missing"]["rater"] == "zero":
        scores.update({rater: Fraction(0) for rater in missing})
    if not scores:
        return empty(subject, channel["code"], channel["missing"]["empty"], [])
    scores = kept(channel, scores)
    shown = means(sheets[rater] for rater in scores if rater in sheets)
    return ChannelScore(rounded_at("channel", mean_or_sum(channel, scores), scheme.document), shown)


def means(sheets):
    """The mean of each item over the sheets that count, in the order in which they first show it."""
    points = defaultdict(list)
    for yields in sheets:
        for code, outcome in yields.items():
            if outcome.points is not None:
                points[code].append(outcome.points)
    return [shown_item(code, sum(values) / len(values)) for code, values in points.items()]


def shown_item(code, points):
    return {"item": code, **({} if points is None else {"score": stored(points)})}


def composite(scheme, subject, scores, groups):
    """Step 7: the weighted sum of what is at the top and in; None where there is no total."""
    value = weighed(scheme, subject, scores, None, groups)
    if value is None:
        subject.note("nothingToWeigh")
        return None
    return None if value.blocked else value.score


def weighed(scheme, subject, scores, owner, groups):
    """The weighted sum of the channels and groups of one owner; None where nothing with weight is in."""
    members = [(channel["weight"], score) for channel, score in zip(scheme.channels, scores) if channel.get("group") == owner]
    for group in scheme.groups:
        if group.get("group") == owner:
            score = weighed(scheme, subject, scores, group["code"], groups) or empty(subject, group["code"], group["empty"], [])
            groups[group["code"]] = score.score
            members.append((group["weight"], score))
    if any(score.blocked for _, score in members):
        return ChannelScore(None, [], blocked=True)
    present = [(weight, score.score) for weight, score in members if not score.out]
    weights = sum((weight for weight, _ in present), Fraction(0))
    if weights == 0:
        return None
    return ChannelScore(sum((weight * score for weight, score in present), Fraction(0)) / weights, [])


def with_block(scheme, value, deductions, bonus):
    """Steps 8 and 9: less the deductions, plus the bonus within its cap, within the bounds."""
    scale = scheme.document["scale"]
    value = value - deductions + min(bonus, scheme.document.get("block", {}).get("bonusCap", bonus))
    return within(value, scale.get("min"), scale.get("max"))


class Outcome(NamedTuple):
    """The figures of a subject: unrounded is what the total was before its rounding."""
    subject: Collected
    figures: dict
    unrounded: Optional[Fraction]
    counting: list
    amounts: dict


def evaluate_subject(scheme, subject):
    """Steps 2 to 10 for one subject."""
    subject.notes.clear()
    counting = unite(scheme, subject)
    scores = [channel_score(scheme, subject, channel, counting) for channel in scheme.channels]
    amounts = {code: sum_of_occurrences(item, counting) for code, item in scheme.with_rules.items()}

    def added(kind, items):
        return sum((amounts[item["code"]] for item in items if item["type"] == kind), Fraction(0))

    figures = {
        "subject": subject.code, "category": subject.category,
        "deductions": stored(added("deduct", scheme.with_rules.values())),
        "bonus": stored(added("bonus", scheme.with_rules.values())),
        "channels": [{"channel": channel["code"], "items": score.items,
                      **({} if score.score is None else {"score": stored(score.score)})}
                     for channel, score in zip(scheme.channels, scores)],
    }
    groups = {}
    value = composite(scheme, subject, scores, groups)
    if scheme.groups:
        figures["groups"] = [{"group": group["code"], **({} if groups[group["code"]] is None else {"score": stored(groups[group["code"]])})}
                             for group in scheme.groups]
    if value is not None:
        value = with_block(scheme, value, added("deduct", scheme.block), added("bonus", scheme.block))
        for coefficient in scheme.document.get("coefficients", []):
            value *= subject.coefficients.get(coefficient["code"], 1)
        rounding = scheme.document.get("rounding", {}).get("total", {"decimals": 2, "mode": "halfUp"})
        figures["total"] = stored(rounded(value, rounding["decimals"], rounding["mode"]))
    return Outcome(subject, figures, value, counting, {code: rounded(amount) for code, amount in amounts.items()})


# ---------------------------------------------------------------- Figures of the category

def lend(scheme, subjects):
    """Finds what the subjects of each category lend each other, stage by stage; gives the list of the result."""
    items = [item for item in scheme.items.values() if item.get("notApplicable") == "categoryMean"]
    places = {"items": [(channel, item["code"], "mean") for item in items
                        for channel in [*item.get("judgedIn", []), *item.get("countedIn", [])[:1]]],
              "means": [(channel["code"], None, "mean") for channel in scheme.channels if channel["missing"]["empty"] == "categoryMean"],
              "best": [(channel["code"], None, "best") for channel in scheme.channels if channel.get("normalise") == "best"]}
    lent = {}
    for wanted in filter(None, places.values()):
        scores = defaultdict(list)
        for subject in subjects:
            for channel in evaluate_subject(scheme, subject).figures["channels"]:
                for place in [channel, *channel["items"]]:
                    if "score" in place:
                        scores[subject.category, channel["channel"], place.get("item")].append(place["score"])
        for category in {subject.category for subject in subjects}:
            for channel, item, of in wanted:
                values = scores[category, channel, item]
                if values:
                    lent[category, channel, item, of] = max(values) if of == "best" else stored(sum(values) / len(values))
        for subject in subjects:
            subject.lent = {key[1:]: value for key, value in lent.items() if key[0] == subject.category}
    order = sorted(lent, key=lambda key: (ordinal(key[0]), ordinal(key[1]), ordinal(key[2] or ""), key[3] != "mean"))
    return [{"category": category, "channel": channel, **({} if item is None else {"item": item}), "of": of,
             "value": lent[category, channel, item, of]} for category, channel, item, of in order]


# ---------------------------------------------------------------- Step 11: ranks and ties

def tie_figure(outcome, step):
    """What a step of the chain compares: higher is better, what is absent is lowest."""
    figures = outcome.figures
    if step["by"] == "deductions":
        value = -figures["deductions"]
    elif step["by"] == "bonus":
        value = figures["bonus"]
    elif step["by"] == "earlierTotal":
        value = outcome.subject.earlier
    else:
        channel = next((c for c in [*figures["channels"], *figures.get("groups", [])]
                        if step["channel"] in (c.get("channel"), c.get("group"))), {})
        if step["by"] == "item":
            channel = next((i for i in channel.get("items", []) if i["item"] == step["item"]), {})
        value = channel.get("score")
    return (0, Fraction(0)) if value is None else (1, value)


def chain_of(scheme, outcome):
    """What is compared, the total first."""
    ranking = scheme.document.get("ranking", {})
    exact = to_decimals(outcome.unrounded, 16, "halfUp")
    total = exact if ranking.get("compare") == "unrounded" else outcome.figures["total"]
    return [(1, total), *(tie_figure(outcome, step) for step in ranking.get("ties", []))]


def rank(scheme, outcomes):
    """Step 11: ranks within each category, 1-2-2-4: one more than there are better ones."""
    categories = defaultdict(list)
    for outcome in outcomes:
        if outcome.unrounded is not None:
            categories[outcome.subject.category].append((chain_of(scheme, outcome), outcome.figures))
    for members in categories.values():
        for chain, figures in members:
            figures["rank"] = Fraction(1 + sum(other > chain for other, _ in members))
            equal = [other for other, them in members if other[0] == chain[0] and them is not figures]
            if equal:
                figures["tie"] = tie_with(equal, chain)


def tie_with(equal, chain):
    """How others of the same total were told apart: the last step needed, and whether one shares the rank."""
    steps = [next(step for step, (one, two) in enumerate(zip(chain, other)) if one != two)
             for other in equal if other != chain]
    return {"shared": chain in equal, **({"step": Fraction(max(steps))} if steps else {})}


# ---------------------------------------------------------------- The result

KINDS = ["raterMissing", "channelZero", "channelReweighted", "channelBlocked", "nothingToWeigh",
         "itemWithoutData", "itemBlocked", "itemNotApplicable", "occurrenceSuperseded", "raterCarried", "raterSetAside",
         "channelCategoryMean"]


def notes_of(subject):
    """The notes in their order, each once, without the members that are absent."""
    members = ("kind", "channel", "item", "rater", "occurrence")
    order = sorted(subject.notes, key=lambda n: (KINDS.index(n[0]), *map(ordinal, n[1:])))
    return [{name: value for name, value in zip(members, note) if value is not None} for note in order]


def evaluate(document, facts):
    """The result of a scheme and facts."""
    scheme = Scheme(document)
    subjects = collect(scheme, facts)
    check_ballots(scheme, subjects)
    lent = lend(scheme, subjects)
    outcomes = [evaluate_subject(scheme, subject) for subject in subjects]
    asked = Asked(scheme, facts)
    standings = [Standing(scheme, outcome, asked) for outcome in outcomes] if asked.is_asked else []
    taken_out = {standing.code for standing in standings if standing.taken_out} | {s.code for s in subjects if s.unranked}
    rank(scheme, [outcome for outcome in outcomes if outcome.subject.code not in taken_out])
    quotas = stand(asked, standings, lambda outcome: chain_of(scheme, outcome)) if asked.is_asked else []
    for outcome in outcomes:
        outcome.figures["notes"] = notes_of(outcome.subject)
    outcomes.sort(key=lambda outcome: ordinal(outcome.subject.code))
    return {"subjects": [outcome.figures for outcome in outcomes],
            **({"categoryFigures": lent} if lent else {}), **({"quotas": quotas} if quotas else {})}


# ---------------------------------------------------------------- The bundle

def first_difference(expected, found, path):
    """The first place where two values differ, members in ordinal order of their keys."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for key in sorted(expected.keys() | found.keys(), key=ordinal):
            difference = member_difference(expected, found, key, key in expected, key in found, f"{path}.{key}")
            if difference:
                return difference
    elif isinstance(expected, list) and isinstance(found, list):
        for index in range(max(len(expected), len(found))):
            difference = member_difference(expected, found, index, index < len(expected), index < len(found),
                                           f"{path}[{index}]")
            if difference:
                return difference
    elif type(expected) is not type(found) or expected != found:
        return path, write(expected), write(found)
    return None


def member_difference(expected, found, key, is_expected, is_found, path):
    if is_expected and is_found:
        return first_difference(expected[key], found[key], path)
    return path, write(expected[key]) if is_expected else "nothing", write(found[key]) if is_found else "nothing"


def verify(data):
    """None where the bundle is right, else the first difference: path, expected, found."""
    bundle, scheme, facts = read_bundle(data)
    hashes = {part: sha256(write(bundle[part])) for part in ("scheme", "facts")}
    for part, expected in hashes.items():
        if bundle[part + "Hash"] != expected:
            return part + "Hash", expected, bundle[part + "Hash"]
    try:
        result = evaluate(scheme, facts)
    except KeyError as error:
        raise Malformed(f"the key {error} is missing where the calculation needs it") from None
    difference = first_difference(result, bundle["result"], "result")
    if difference:
        return difference
    hashes["result"] = sha256(write(result))
    lines = ["bundle 1\n", *(f"{part} {bundle[part + 'Hash']}\n" for part in ("scheme", "facts", "result"))]
    for key, expected in (("resultHash", hashes["result"]), ("hash", sha256("".join(lines)))):
        if bundle[key] != expected:
            return key, expected, bundle[key]
    return None


def main(paths):
    if not paths:
        print("usage: verify.py FILE.json...", file=sys.stderr)
        return 2
    code = 0
    for path in paths:
        try:
            with open(path, "rb") as file:
                difference = verify(file.read())
        except OSError as error:
            print(f"{path}: cannot be read: {error.strerror}")
            code = 2
        except Malformed as error:
            print(f"{path}: no bundle: {error}")
            code = 2
        else:
            if difference is None:
                print(f"{path}: same")
            else:
                print("{}: {}: expected {}, found {}".format(path, *difference))
                code = max(code, 1)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
