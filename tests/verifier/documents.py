"""The documents of a bundle: their canonical text and their shape ("Documents" in docs/domain/scoring.md).

What the calculation relies on is refused here or where it is met. Rules that keep a scheme sensible
without changing how it is calculated, such as the sum of the weights, are left to the program.
"""

import hashlib
import json
import re
from fractions import Fraction
from functools import lru_cache


class Malformed(Exception):
    """The file is no bundle, or its documents break a rule that evaluation relies on."""


# ---------------------------------------------------------------- The canonical form

NUMBER = re.compile(r"-?\d{1,7}(\.\d{1,4})?")
MAX_DEPTH = 33


@lru_cache(maxsize=None)
def ordinal(text):
    """The key by which text is compared: UTF-16 code units, absent first."""
    return (text is not None, (text or "").encode("utf-16-be", "surrogatepass"))


@lru_cache(maxsize=None)
def read_number(text):
    if not NUMBER.fullmatch(text):
        raise Malformed(f"the number {text[:40]} is not within 7 digits before and 4 after the point")
    return Fraction(text)


def read_object(pairs):
    members = dict(pairs)
    if len(members) < len(pairs):
        raise Malformed("a key stands twice in one object")
    return members


def read_constant(text):
    raise Malformed(f"{text} is not a number")


def read_canonical(data):
    """The value of a text that must be in canonical form already."""
    try:
        text = data.decode("utf-8")
        value = json.loads(text, parse_int=read_number, parse_float=read_number,
                           parse_constant=read_constant, object_pairs_hook=read_object)
    except RecursionError:
        raise Malformed(f"deeper than {MAX_DEPTH} levels") from None
    except ValueError as error:
        raise Malformed(f"not JSON in UTF-8: {error}") from None
    if depth(value) > MAX_DEPTH:
        raise Malformed(f"deeper than {MAX_DEPTH} levels")
    written = write(value)
    if written != text:
        at = next((i for i, (a, b) in enumerate(zip(written, text)) if a != b), min(len(written), len(text)))
        raise Malformed(f"not canonical from character {at + 1}")
    return value


def depth(value):
    """How many objects and lists stand inside each other."""
    levels, here = 0, [value]
    while here := [v for v in here if isinstance(v, (dict, list))]:
        levels += 1
        here = [child for v in here for child in (v.values() if isinstance(v, dict) else v)]
    return levels


def write(value):
    """The canonical text of a value."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{write(k)}:{write(value[k])}" for k in sorted(value, key=ordinal)) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(write, value)) + "]"
    if isinstance(value, str):
        return write_text(value)
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return write_number(value)


@lru_cache(maxsize=None)
def write_text(text):
    return '"' + re.sub(r'["\\\x00-\x1f]', escape, text) + '"'


def escape(match):
    char = match.group()
    return "\\" + char if char in '"\\' else f"\\u{ord(char):04x}"


@lru_cache(maxsize=None)
def write_number(value):
    """At most four decimals, no trailing zeros, no point when whole."""
    whole, decimals = divmod(abs(int(value * 10_000)), 10_000)
    text = f"{whole}.{decimals:04}".rstrip("0").rstrip(".")
    return "-" + text if value < 0 else text


def sha256(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


# ---------------------------------------------------------------- The shape of the documents

def check(value, shape, path):
    """Refuses a value that does not have the shape: a dict of members (? = optional), a list of one
    shape, a set of allowed values, or a function that says whether it fits."""
    if callable(shape) and getattr(shape, "chooses", False):
        shape = shape(value, path)
    if isinstance(shape, dict):
        if not isinstance(value, dict):
            raise Malformed(f"{path}: an object is expected")
        known = {key.rstrip("?") for key in shape}
        for key in value.keys() - known:
            raise Malformed(f"{path}: the key {key!r} is not known to this verifier")
        for key, inner in shape.items():
            name = key.rstrip("?")
            if name in value:
                check(value[name], inner, f"{path}.{name}")
            elif not key.endswith("?"):
                raise Malformed(f"{path}: the key {name!r} is missing")
    elif isinstance(shape, list):
        if not isinstance(value, list):
            raise Malformed(f"{path}: a list is expected")
        for index, member in enumerate(value):
            check(member, shape[0], f"{path}[{index}]")
    elif isinstance(shape, set):
        if not isinstance(value, (str, bool, Fraction)) or value not in shape:
            raise Malformed(f"{path}: {write(value)[:60]} is not allowed here")
    elif not shape(value):
        raise Malformed(f"{path}: {write(value)[:60]} is not allowed here")


def chooses(function):
    """Marks a shape that depends on the value."""
    function.chooses = True
    return function


def is_number(value): return isinstance(value, Fraction)
def is_positive(value): return is_number(value) and value > 0
def is_not_negative(value): return is_number(value) and value >= 0
def is_whole(value): return is_number(value) and value.denominator == 1 and value >= 0
def is_true(value): return value is True
def is_boolean(value): return isinstance(value, bool)
def is_text(value): return isinstance(value, str)
def is_code(value): return is_text(value) and 1 <= len(value) <= 64 and all(map(is_of_code, value))
def is_of_code(char): return char in ".-_" or char <= "\uffff" and (char.isalpha() or char.isdecimal())
def is_version(value): return is_number(value) and value == 1
def is_object(value): return isinstance(value, dict)
def anything(_): return True


NAME = {"zh": is_text, "en?": is_text}
POLICY = {"block", "zero", "exclude"}
ROUNDING = {"decimals": is_whole, "mode": {"halfUp", "halfEven", "floor", "ceiling"}}
RULE = {"code": is_code, "cause": NAME, "value?": is_not_negative, "from?": is_not_negative,
        "to?": is_not_negative, "per": is_text, "cap?": is_not_negative}
CURVES = {
    "proportional": {"target": is_positive},
    "stepLoss": {"target": is_positive, "lossPerPoint": is_not_negative, "perStarted?": is_boolean},
    "threshold": {"target": is_positive, "below": is_not_negative},
    "banded": {"bands": [{"from": is_number, "points": is_number}]},
    "overshoot": {"target": is_positive, "bonusPerPoint": is_not_negative, "cap": is_not_negative},
}


def variant(value, key, variants, path):
    choice = value.get(key) if isinstance(value, dict) else None
    if not is_text(choice) or choice not in variants:
        raise Malformed(f"{path}: the key {key!r} must be one of {', '.join(variants)}")
    return variants[choice]


@chooses
def curve(value, path):
    return {"kind": is_text, **variant(value, "kind", CURVES, path)}


SHARE = {"code": is_code, "name": NAME, "factor": is_not_negative}
WEIGHING = {"multipliers?": [SHARE], "repeat?": {"from": is_whole, "factor": is_not_negative}, "roles?": [SHARE]}


@chooses
def level(value, path):
    return {"code": is_code, "name": NAME, **({"values": [is_number]} if "values" in value else {"points": is_number})}


OWN_KEYS = {
    "points": {"step?": is_positive},
    "level": {"levels": [level]},
    "yesNo": {"pointsYes": is_number, "pointsNo": is_number},
    "deduct": {"rules": [RULE], "floor": {"zero", "none"}, "cap?": is_not_negative, **WEIGHING},
    "bonus": {"rules": [RULE], "cap?": is_not_negative, **WEIGHING},
    "derived": {"by": {"mean", "weightedMean", "min", "max", "sum"}, "outOf": is_positive},
    "rank": {"table": [{"to": is_whole, "points": is_number}], "otherwise?": is_number},
    "ratio": {"curve": curve},
    "text": {},
}
NODE = {"code": is_code, "name": NAME}
NOT_APPLICABLE = {"refused", "rescale", "fullPoints", "excluded", "categoryMean"}
ITEM = {**NODE, "type": is_text, "notApplicable?": NOT_APPLICABLE,
        "criterion?": is_code, "responsibleOffice?": is_code, "basis?": is_text}
PLACED = {"points": is_not_negative, "noData?": POLICY, "unknown?": {"refused", "excluded", "zero"}}


@chooses
def node(value, path):
    """A node of the tree: a group, or an item with the keys of its type."""
    if isinstance(value, dict) and "items" in value:
        return {**NODE, "items": [node], "cap?": is_number, "floor?": is_number}
    own = variant(value, "type", OWN_KEYS, path)
    places = {"judgedIn?": [is_code], "countedIn?": [is_code]}
    return {**ITEM, **places, **own, **({} if value["type"] == "text" else PLACED)}


@chooses
def block_item(value, path):
    own = variant(value, "type", {kind: OWN_KEYS[kind] for kind in ("deduct", "bonus")}, path)
    return {**ITEM, **{key: shape for key, shape in own.items() if key != "floor"}}


LIMITS = ("below", "atMost", "atLeast", "above")
LIMIT = {key + "?": is_number for key in LIMITS}
CONDITIONS = {
    "recorded": {}, "total": LIMIT, "channel": {"channel": is_code, **LIMIT},
    "item": {"channel": is_code, "item": is_code, **LIMIT}, "exhausted": {"item": is_code},
    "occurrences": {"item": is_code, "rule?": is_code, **LIMIT}, "sheets": {"channel": is_code, **LIMIT},
    "service": LIMIT,
    "history": {"event": {"gate", "grade", "award", "bottom"}, "code?": is_code, "places?": is_positive,
                "periods": is_positive, "withThis?": is_boolean},
}
EFFECTS = {
    "notRanked": {}, "exempt": {}, "zero": {}, "grade": {"grade": is_code}, "gradeAtMost": {"grade": is_code},
    "noAward": {"awards?": [is_code]}, "consequence": {"consequence": is_code},
    "revoke": {"back": is_positive, "awards?": [is_code]},
}


@chooses
def condition(value, path):
    shape = {"by": is_text, **variant(value, "by", CONDITIONS, path)}
    if "below?" in shape and sum(key in value for key in LIMITS) != 1:
        raise Malformed(f"{path}: exactly one limit is expected")
    return shape


@chooses
def effect(value, path):
    return {"kind": is_text, **variant(value, "kind", EFFECTS, path)}


@chooses
def quota_shape(value, path):
    if not isinstance(value, dict) or sum(key in value for key in ("share", "seats", "perCategory")) != 1:
        raise Malformed(f"{path}: exactly one of share, seats and perCategory is expected")
    shape = {"share?": is_positive, "seats?": is_positive,
             "perCategory?": [{"category": is_code, "seats": is_positive}],
             "base?": {"all", "eligible", "ranked"}, "over?": {"category", "all"}, "poolBelow?": is_positive,
             "atLimit?": {"cut", "includeAll", "excludeAll"}, "order?": {"top", "bottom"},
             "unfilled?": {"empty", "nextBand"}}
    return {**shape, "round": {"floor", "halfUp", "ceiling"}, "atLeast?": is_whole} if "share" in value else shape


STANDING = {
    "gates?": [{**NODE, "basis?": is_text, "when": [condition], "effects": [effect],
                "scope?": [{"unit", "people", "leaders"}], "forward?": is_whole}],
    "grades?": {"bands": [{**NODE, "from?": is_number, "to?": is_number, "rank?": is_positive, "quota?": quota_shape}]},
    "awards?": [{**NODE, "quota": quota_shape, "perParent?": is_positive, "shortlist?": is_positive,
                 "needs?": {"grades?": [is_code], "rank?": is_positive, "from?": is_number, "below?": is_number,
                            "awards?": [is_code],
                            "earlier?": {"award": is_code, "times": is_positive, "within": is_positive}}}],
    "consequences?": [{**NODE, "when?": [condition]}],
}
STANDING_FACTS = {
    "gateRecords?": [{"id": is_text, "gate": is_code, "subject": is_code,
                      "basis": is_text, "authority": is_text, "decision": is_text}],
    "history?": [{"subject": is_code, "back": is_positive, "gates?": [is_code], "awards?": [is_code],
                  "grade?": is_code, "fromBottom?": is_positive}],
    "service?": [{"subject": is_code, "months": is_not_negative}],
    "decisions?": [{"id": is_text, "kind": {"decision", "runOff", "lot", "ballot", "fill"}, "list?": is_code,
                    "order?": [is_code], "basis": is_text, "authority": is_text, "reason": is_text}],
}

SCHEME = {
    "scheme": is_version, "code": is_code, "name": NAME,
    "scale": {"base": is_positive, "max?": is_number, "min?": is_number},
    "channels": [{
        "code": is_code, "name": NAME, "weight": is_not_negative, "scaleToBase?": is_boolean, "group?": is_code,
        "ballot?": {"notAllEqual?": is_boolean, "notAllFull?": is_boolean,
                    "limits?": [{"from": is_not_negative, "to?": is_number, "atMost?": is_whole,
                                 "atMostShare?": is_not_negative, "atLeast?": is_whole}]},
        "reduce": {"by": {"mean", "trimmedMean", "sum", "singleRater", "facts"},
                   "over?": {"item", "sheet"}, "drop?": is_whole, "above?": is_whole},
        "missing": {"rater": {"exclude", "zero", "block", "carryLast"}, "minValid": is_whole,
                    "empty": {"block", "reweight", "zero", "categoryMean"}, "quorum?": is_not_negative},
        "normalise?": {"none", "best"}}],
    "channelGroups?": [{"code": is_code, "name": NAME, "weight": is_not_negative, "group?": is_code,
                        "empty": {"block", "reweight", "zero"}}],
    "normaliseWeights?": is_boolean,
    "coefficients?": [{"code": is_code, "name": NAME, "from": is_not_negative, "to": is_not_negative}],
    "items": [node],
    "block?": {"items": [block_item], "bonusCap?": is_not_negative},
    "rounding?": {"item?": ROUNDING, "sheet?": ROUNDING, "channel?": ROUNDING, "total?": ROUNDING},
    "sameFact?": {"highestOnce", "oncePerItem"},
    "periods?": anything,  # they tell how results are reduced to a year and take no part in a result
    "ranking?": {"compare?": {"rounded", "unrounded"},
                 "ifTied?": {"share", "decision", "runOff", "lot", "forbid"},
                 "ties?": [{"by": {"channel", "item", "deductions", "bonus", "earlierTotal"},
                            "channel?": is_code, "item?": is_code}]},
    **STANDING,
}
FACTS = {
    "facts": is_version,
    "subjects": [{"code": is_code, "category": is_code, "parent?": is_code, "unranked?": is_true}],
    "sheets": [{"subject": is_code, "channel": is_code, "rater": is_code,
                "state": {"submitted", "missing", "carried", "setAside"}, "decision?": is_text}],
    "marks": [{"subject": is_code, "channel": is_code, "item": is_code, "rater": is_code,
               "points?": is_number, "level?": is_code, "yes?": is_boolean,
               "notApplicable?": is_true, "unknown?": is_true}],
    "occurrences": [{"id": is_text, "item": is_code, "rule": is_code,
                     "links": [{"subject": is_code, "factor": is_not_negative, "role?": is_code}],
                     "value": is_not_negative, "count": is_positive, "multipliers?": [is_code],
                     "dedupeKey?": is_text, "occurredOn": is_text, "office": is_code}],
    "ratios": [{"subject": is_code, "item": is_code, "numerator": is_not_negative, "denominator": is_not_negative}],
    "notApplicable": [{"subject": is_code, "item": is_code}],
    "earlierTotals": [{"subject": is_code, "total": is_number}],
    "figures?": [{"subject": is_code, "item": is_code, "source": is_code, "value": is_number, "weight?": is_not_negative}],
    "ballots?": [{"subject": is_code, "channel": is_code, "issued": is_whole, "collected": is_whole, "valid": is_whole}],
    "tallies?": [{"subject": is_code, "channel": is_code, "item": is_code, "level?": is_code, "votes": is_whole}],
    "coefficients?": [{"subject": is_code, "coefficient": is_code, "value": is_not_negative}],
    **STANDING_FACTS,
}
IDENTITIES = {
    "subjects": ["code"], "sheets": ["subject", "channel", "rater"],
    "marks": ["subject", "channel", "item", "rater"], "occurrences": ["id"], "links": ["subject"],
    "ratios": ["subject", "item"], "notApplicable": ["subject", "item"], "earlierTotals": ["subject"],
    "figures": ["subject", "item", "source"], "ballots": ["subject", "channel"],
    "tallies": ["subject", "channel", "item", "level"], "coefficients": ["subject", "coefficient"],
    "gateRecords": ["id"], "history": ["subject", "back"], "service": ["subject"], "decisions": ["id"],
}
BUNDLE = {"bundle": is_version, "scheme": is_object, "facts": is_object, "result": is_object,
          "schemeHash": is_text, "factsHash": is_text, "resultHash": is_text, "hash": is_text}


def read_bundle(data):
    """The bundle as it is written, and its scheme and facts as they count."""
    bundle = read_canonical(data)
    check(bundle, BUNDLE, "bundle")
    scheme, facts = without_nulls(bundle["scheme"]), bundle["facts"]
    check(scheme, SCHEME, "scheme")
    check(facts, FACTS, "facts")
    check_order(facts)
    check_lists(facts)
    return bundle, scheme, facts


def without_nulls(value):
    """A scheme as it counts: a key with the value null is a key left out."""
    if isinstance(value, dict):
        return {key: without_nulls(member) for key, member in value.items() if member is not None}
    return [without_nulls(member) for member in value] if isinstance(value, list) else value


def check_order(facts):
    """Refuses facts that are not in the order of their identities, or stand twice."""
    lists = {name: facts[name] for name in IDENTITIES if name in facts}
    lists |= {f"occurrences[{i}].links": o["links"] for i, o in enumerate(facts["occurrences"])}
    for name, members in lists.items():
        identity = IDENTITIES[name.rsplit(".")[-1]]
        keys = [tuple(in_order(member.get(key, "")) for key in identity) for member in members]
        if any(one >= two for one, two in zip(keys, keys[1:])):
            raise Malformed(f"facts.{name}: not in order, or one stands twice")


def in_order(value):
    return value if is_number(value) else ordinal(value)


def check_lists(facts):
    """What is absent when empty must not stand there empty; codes of a past period are in order."""
    lists = [facts[name] for name in IDENTITIES if name in facts and name + "?" in FACTS]
    lists += [past[name] for past in facts.get("history", []) for name in ("gates", "awards") if name in past]
    lists += [decision["order"] for decision in facts.get("decisions", []) if "order" in decision]
    if not all(lists):
        raise Malformed("facts: a list stands there empty that is left out when empty")
    for past in facts.get("history", []):
        for name in ("gates", "awards"):
            codes = [ordinal(code) for code in past.get(name, [])]
            if any(one >= two for one, two in zip(codes, codes[1:])):
                raise Malformed(f"facts.history: {name} are not in order, or one stands twice")
