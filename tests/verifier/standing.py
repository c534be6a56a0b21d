"""Step 12: what follows the totals ("Standing" in docs/domain/scoring.md)."""

from collections import defaultdict
from fractions import Fraction
from math import ceil, floor

from documents import Malformed, ordinal


# ---------------------------------------------------------------- Gates

class Standing:
    """One subject on its way from its total to grade, awards and consequences."""

    def __init__(self, scheme, outcome, asked):
        self.scheme, self.outcome, self.subject, self.figures = scheme, outcome, outcome.subject, outcome.figures
        self.asked = asked
        self.tie_open = False
        self.grade, self.awards, self.consequences = None, {}, []
        self.gates = [fired for gate in asked.gates if (fired := self.fired(gate))]
        mine = [asked.gate(fired["gate"]) for fired in self.gates]
        self.effects = [e for gate in mine if "unit" in gate.get("scope", ["unit"]) for e in gate["effects"]]
        kinds = {e["kind"] for e in self.effects}
        self.exempt, self.zero = self.subject.unranked or "exempt" in kinds, "zero" in kinds
        self.taken_out = self.exempt or "notRanked" in kinds
        fixed, at_most = self.lowest("grade"), self.lowest("gradeAtMost")
        self.fixed = None if fixed is None else max(fixed, -1 if at_most is None else at_most)
        self.best = at_most or 0

    @property
    def code(self): return self.subject.code

    @property
    def ranked(self): return "rank" in self.figures

    @property
    def counted(self): return Fraction(0) if self.zero else self.figures["total"]

    def lowest(self, kind):
        """The index of the lowest grade that effects of this kind name."""
        return max((self.asked.band_index(e["grade"]) for e in self.effects if e["kind"] == kind), default=None)

    def bars(self, award):
        return any(e["kind"] == "noAward" and names(e, award) for e in self.effects)

    def listed(self, award):
        return self.awards.get(award, {}).get("state") == "listed"

    def fired(self, gate):
        """The gate as the result tells it, when it fires or is in force."""
        on = [self.meet(condition, gate["code"]) for condition in gate["when"]]
        if all(on):
            return {"gate": gate["code"], "on": on}
        since = [past["back"] for past in self.subject.history
                 if gate["code"] in past.get("gates", []) and past["back"] <= gate.get("forward", 0)]
        return {"gate": gate["code"], "since": min(since)} if since else None

    def meet(self, condition, gate=None, now=None):
        """What meets the condition: facts and the figure found; None where it is not met."""
        by = condition["by"]
        if by == "recorded":
            ids = [record["id"] for record in self.subject.gate_records if record["gate"] == gate]
            return {"facts": ids} if ids else None
        if by == "history":
            return {"facts": []} if self.happened(condition, now) else None
        found, ids = self.figure(condition)
        if found is None or not keeps(condition, found):
            return None
        if abs(found) >= 10_000_000:
            raise Malformed("a figure has more than 7 digits before the point")
        return {"facts": ids, "found": found}

    def figure(self, condition):
        by = condition["by"]
        if by == "total":
            return self.figures.get("total"), []
        if by == "service":
            return self.subject.months, []
        if by == "sheets":
            states = self.subject.sheets[condition["channel"]].values()
            valid = self.subject.ballots.get(condition["channel"], {}).get("valid", 0)
            return Fraction(sum(state in ("submitted", "carried") for state in states) + valid), []
        if by == "exhausted":
            amount = self.outcome.amounts[condition["item"]]
            return (amount, []) if amount >= self.scheme.items[condition["item"]]["points"] else (None, [])
        if by == "occurrences":
            mine = [o for o in self.outcome.counting if o.item == condition["item"] and o.factor > 0
                    and o.rule == condition.get("rule", o.rule)]
            mine.sort(key=lambda o: ordinal(o.id))
            return sum((o.count for o in mine), Fraction(0)), [o.id for o in mine]
        channel = next(c for c in self.figures["channels"] if c["channel"] == condition["channel"])
        if by == "item":
            channel = next((i for i in channel["items"] if i["item"] == condition["item"]), {})
        return channel.get("score"), []

    def happened(self, condition, now):
        """Whether each of the last periods has the event."""
        first = 0 if condition.get("withThis") else 1
        past = {p["back"]: p for p in self.subject.history} | {0: now}
        return all(has_event(past.get(back), condition) for back in range(first, first + int(condition["periods"])))


def names(effect, award):
    return not effect.get("awards") or award in effect["awards"]


def keeps(condition, found):
    """Whether the figure keeps the one limit of the condition; without one there is nothing to keep."""
    return (found < condition["below"] if "below" in condition else found <= condition["atMost"] if "atMost" in condition
            else found >= condition["atLeast"] if "atLeast" in condition
            else found > condition["above"] if "above" in condition else True)


def has_event(past, condition):
    if past is None:
        return False
    event = condition["event"]
    if event == "bottom":
        return "fromBottom" in past and past["fromBottom"] <= condition["places"]
    if event == "grade":
        return past.get("grade") == condition["code"]
    return condition["code"] in past.get(event + "s", [])


# ---------------------------------------------------------------- Seats

class Asked:
    """The keys of the standing, and the decisions on record."""

    def __init__(self, scheme, facts):
        document = scheme.document
        self.gates, self.awards = document.get("gates", []), document.get("awards", [])
        self.bands = document.get("grades", {}).get("bands", [])
        self.consequences = document.get("consequences", [])
        self.if_tied = document.get("ranking", {}).get("ifTied", "share")
        self.minimum = document["scale"].get("min")
        self.decisions = facts.get("decisions", [])
        self.is_asked = bool(self.gates or self.awards or self.bands or self.consequences) or self.if_tied != "share"

    def gate(self, code):
        return next(gate for gate in self.gates if gate["code"] == code)

    def band_index(self, code):
        codes = [band["code"] for band in self.bands]
        if code not in codes:
            raise Malformed(f"scheme: there is no grade {code!r}")
        return codes.index(code)

    def order_of(self, group, about):
        """The decision on this list (None: on ranks) that names all of the group."""
        codes = [member.code for member in group]
        return next((d for d in self.decisions if d.get("list") == about and d["kind"] in ("decision", "runOff", "lot")
                     and all(code in d["order"] for code in codes)), None)


class Pool:
    """The subjects among whom seats are given, with their places."""

    def __init__(self, categories, members, chain):
        self.categories, self.members = categories, members
        ranked = [m for m in members if m.ranked]

        def key(member):  # smaller is better
            within = member.figures["rank"] if len(categories) == 1 else tuple(
                (-has, -value) for has, value in chain(member.outcome))
            return member.zero, within

        keys = sorted(key(member) for member in ranked)
        first, last = {}, {}
        for place, one in enumerate(keys, 1):
            first.setdefault(one, place)
            last[one] = place
        self.top = {m.code: first[key(m)] for m in ranked}
        self.bottom = {m.code: len(keys) - last[key(m)] + 1 for m in ranked}

    def place(self, member, quota):
        return (self.bottom if quota.get("order") == "bottom" else self.top)[member.code]

    def base(self, quota, kept_off):
        counted = {"ranked": lambda m: m.ranked, "eligible": lambda m: m.ranked and not kept_off(m),
                   "all": lambda m: not m.exempt}[quota.get("base", "all")]
        return sum(map(counted, self.members))

    def seats(self, quota, base):
        if "perCategory" in quota:
            return next(int(c["seats"]) for c in quota["perCategory"] if c["category"] == self.categories[0])
        if "seats" in quota:
            return int(quota["seats"])
        exact = quota["share"] * base
        whole = {"floor": floor(exact), "ceiling": ceil(exact), "halfUp": floor(exact + Fraction(1, 2))}[quota["round"]]
        return max(whole, int(quota.get("atLeast", 0))) if base else 0

    def told(self, code, quota, base, taken, opened):
        return {"list": code, "categories": self.categories, "base": Fraction(base),
                **({"exact": quota["share"] * base} if "share" in quota else {}),
                "seats": Fraction(self.seats(quota, base)), "taken": Fraction(taken),
                "open": sorted((m.code for m in opened), key=ordinal)}


def pools(quota, standings, chain):
    categories = defaultdict(list)
    for standing in standings:
        if not standing.subject.unranked:
            categories[standing.subject.category].append(standing)
    if "perCategory" in quota:
        named = {c["category"] for c in quota["perCategory"]}
        categories = {category: members for category, members in categories.items() if category in named}
    single, together = [], []
    for category in sorted(categories, key=ordinal):
        size = sum(not member.exempt for member in categories[category])
        pooled = quota.get("over") == "all" or size < quota.get("poolBelow", 0)
        (together if pooled else single).append(category)
    groups = [[category] for category in single] + ([together] if together else [])
    groups.sort(key=lambda group: ordinal(group[0]))
    return [Pool(group, [m for category in group for m in categories[category]], chain) for group in groups]


def take(asked, candidates, seats, quota, code):
    """Gives seats in order of places: who gets which, and who is open at the limit."""
    groups = defaultdict(list)
    for member, place in candidates:
        groups[place].append(member)
    seated = []
    for place in sorted(groups):
        group = groups[place]
        if len(seated) >= seats:
            break
        seat = len(seated) + 1
        if len(seated) + len(group) <= seats:
            seated += [(member, seat) for member in group]
            continue
        decision = asked.order_of(group, code)
        if decision:
            group.sort(key=lambda member: decision["order"].index(member.code))
            return seated + [(m, seat + i) for i, m in enumerate(group[:seats - len(seated)])], []
        limit = quota.get("atLimit", "cut")
        if limit == "includeAll":
            return seated + [(member, seat) for member in group], []
        return seated, group if limit == "cut" else []
    return seated, []


# ---------------------------------------------------------------- Grades, awards, consequences

def from_bottom(band):
    return band.get("quota", {}).get("order") == "bottom"


def reaches(band, total):
    return "from" not in band or total >= band["from"]


def give_grades(asked, standings, chain):
    told = []
    for standing in standings:
        if standing.fixed is not None:
            standing.grade = {"by": "gate", "grade": asked.bands[standing.fixed]["code"]}
    for index, band in sorted(enumerate(asked.bands), key=lambda b: not from_bottom(b[1])):
        quota = band.get("quota")
        for pool in pools(quota or {}, standings, chain):
            told += give_band(asked, pool, index, band, quota)
    if asked.bands:
        rest = next((i for i, band in enumerate(asked.bands) if "quota" not in band and "rank" not in band and (
            "from" not in band or asked.minimum is not None and band["from"] <= asked.minimum)), None)
        for standing in standings:
            if standing.ranked and standing.grade is None:
                if rest is None:
                    raise Malformed("scheme: no grade is open to the bottom")
                by = "gate" if standing.zero or standing.best > rest else "score"
                standing.grade = {"by": by, "grade": asked.bands[max(rest, standing.best)]["code"]}
    return told


def give_band(asked, pool, index, band, quota):
    """One band in one pool; what is told of its quota."""
    def kept_off(member):
        return member.fixed is not None or not from_bottom(band) and member.best > index

    free = [m for m in pool.members if m.ranked and m.grade is None and not kept_off(m)
            and pool.top[m.code] <= band.get("rank", len(pool.members))]
    if from_bottom(band):
        candidates = [m for m in free if "to" not in band or m.counted < band["to"]]
    else:
        candidates = [m for m in free if reaches(band, m.counted)]
    if quota is None:
        for member in candidates:
            member.grade = {"by": "score", "grade": band["code"]}
        return []
    base = pool.base(quota, kept_off)
    seats = pool.seats(quota, base)

    def give(members, left, given, by):
        seated, opened = take(asked, [(m, pool.place(m, quota)) for m in members], left, quota, band["code"])
        for member, seat in seated:
            member.grade = {"by": by, "grade": band["code"], "seat": Fraction(given + seat)}
        for member in opened:
            member.grade = {"by": "open", "grade": band["code"]}
        return len(seated), opened

    taken, opened = give(candidates, seats, 0, "seat")
    approved = any(d["kind"] == "fill" and d.get("list") == band["code"] for d in asked.decisions)
    if not opened and taken < seats and quota.get("unfilled") == "nextBand" and approved:
        after = asked.bands[index + 1]
        more = [m for m in free if m.grade is None and not reaches(band, m.counted) and reaches(after, m.counted)]
        filled, opened = give(more, seats - taken, taken, "fill")
        taken += filled
    return [pool.told(band["code"], quota, base, taken, opened)]


def give_awards(asked, standings, chain):
    told, waiting, done = [], list(asked.awards), set()
    while waiting:
        award = next((a for a in waiting if done.issuperset(a.get("needs", {}).get("awards", []))), None)
        if award is None:
            raise Malformed("scheme: awards need each other, or one that there is not")
        waiting.remove(award)
        done.add(award["code"])
        told += [give_award(asked, award, pool) for pool in pools(award["quota"], standings, chain)]
    return told


def give_award(asked, award, pool):
    code, quota, needs = award["code"], award["quota"], award.get("needs", {})
    base = pool.base(quota, lambda m: m.bars(code))
    seats = pool.seats(quota, base)

    def taking(members, count):
        return take(asked, [(m, pool.place(m, quota)) for m in members], count, quota, code)

    candidates, opened = [m for m in pool.members if m.ranked and not m.bars(code) and meets(needs, m, pool)], []
    if "perParent" in award:
        parents = defaultdict(list)
        for member in candidates:
            parents[member.subject.parent].append(member)
        candidates = parents.pop(None, [])
        for siblings in parents.values():
            best, equals = taking(siblings, int(award["perParent"]))
            candidates += [member for member, _ in best]
            opened += equals
    stage, equals = taking(candidates, int(award.get("shortlist", seats)))
    opened += equals
    listed = stage
    if "shortlist" in award:
        short = {member.code: member for member, _ in stage}
        order = [subject for d in asked.decisions if d["kind"] == "ballot" and d.get("list") == code
                 for subject in d["order"] if subject in short]
        listed = [(short[subject], seat) for seat, subject in enumerate(order[:seats], 1)]
    for member, seat in listed:
        member.awards[code] = {"award": code, "seat": Fraction(seat), "state": "listed"}
    for member, _ in stage:
        member.awards.setdefault(code, {"award": code, "state": "shortlisted"})
    for member in opened:
        member.awards[code] = {"award": code, "state": "open"}
    return pool.told(code, quota, base, len(listed), opened)


def meets(needs, member, pool):
    """Whether the subject meets everything that the award needs."""
    grade, earlier = member.grade or {}, needs.get("earlier")
    return (("grades" not in needs or not needs["grades"] or grade.get("by") != "open" and grade.get("grade") in needs["grades"])
            and pool.top[member.code] <= needs.get("rank", len(pool.members))
            and member.counted >= needs.get("from", member.counted)
            and ("below" not in needs or member.counted < needs["below"])
            and all(member.listed(award) for award in needs.get("awards", []))
            and (earlier is None or earlier["times"] <= sum(
                past["back"] <= earlier["within"] and earlier["award"] in past.get("awards", [])
                for past in member.subject.history)))


def list_consequences(asked, standings):
    for standing in standings:
        for fired in standing.gates:
            gate = asked.gate(fired["gate"])
            scope = gate.get("scope", ["unit"])
            if "since" not in fired and "unit" in scope:
                for one in gate["effects"]:
                    standing.consequences += of_effect(gate["code"], one, standing.subject.history)
            standing.consequences += [{"gate": gate["code"], "scope": on} for on in ("people", "leaders") if on in scope]
        now = this_period(standing, standings)
        for rule in asked.consequences:
            on = [standing.meet(condition, now=now) for condition in rule.get("when", [])]
            if on and all(on):
                standing.consequences.append({"consequence": rule["code"], "on": on})


def of_effect(gate, one, history):
    if one["kind"] == "consequence":
        return [{"consequence": one["consequence"], "gate": gate}]
    if one["kind"] == "revoke":
        return [{"award": award, "back": past["back"], "gate": gate} for past in history
                if past["back"] <= one["back"] for award in past.get("awards", []) if names(one, award)]
    return []


def this_period(standing, standings):
    """This period as a later one will remember it."""
    period = {"gates": [g["gate"] for g in standing.gates if "since" not in g],
              "awards": [code for code in standing.awards if standing.listed(code)]}
    if standing.grade and standing.grade["by"] != "open":
        period["grade"] = standing.grade["grade"]
    if standing.ranked:
        rank, category = standing.figures["rank"], standing.subject.category
        period["fromBottom"] = 1 + sum(other.ranked and other.subject.category == category
                                       and other.figures["rank"] > rank for other in standings)
    return period


# ---------------------------------------------------------------- The result

def settle_ties(asked, standings):
    """What follows where the chain ends and a rank is shared."""
    shared = defaultdict(list)
    for standing in standings:
        if asked.if_tied != "share" and standing.figures.get("tie", {}).get("shared"):
            shared[standing.subject.category, standing.figures["rank"]].append(standing)
    for group in shared.values():
        decision = asked.order_of(group, None)
        for standing in group:
            if decision:
                place = sorted(decision["order"].index(member.code) for member in group)
                standing.figures["rank"] += place.index(decision["order"].index(standing.code))
                standing.figures["tie"] |= {"shared": False, "decision": decision["id"]}
            else:
                standing.tie_open = True
                if asked.if_tied == "forbid":
                    del standing.figures["rank"]


def state_of(standing):
    if standing.exempt:
        return "exempt"
    if standing.taken_out:
        return "notRanked"
    if "total" not in standing.figures:
        return "noTotal"
    return "ranked" if standing.ranked else "void"


def told_of(asked, standing):
    told = {"state": state_of(standing), "gates": standing.gates, "consequences": standing.consequences,
            "awards": [standing.awards[a["code"]] for a in asked.awards if a["code"] in standing.awards]}
    if standing.tie_open:
        told["tieOpen"] = True
    if standing.zero:
        told["counted"] = Fraction(0)
    if standing.grade:
        told["grade"] = standing.grade
    if "total" in standing.figures:
        band = next((b for b in asked.bands if not from_bottom(b) and reaches(b, standing.figures["total"])), None)
        if band:
            told["band"] = band["code"]
    return told


def stand(asked, standings, chain):
    """Ties, grades, awards and consequences; returns what is told of the quotas."""
    settle_ties(asked, standings)
    told = give_grades(asked, standings, chain) + give_awards(asked, standings, chain)
    list_consequences(asked, standings)
    for standing in standings:
        standing.figures["standing"] = told_of(asked, standing)
    order = [band["code"] for band in asked.bands] + [award["code"] for award in asked.awards]
    return sorted(told, key=lambda quota: order.index(quota["list"]))
