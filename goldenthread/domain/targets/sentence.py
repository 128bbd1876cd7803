"""A claim said back in plain English, so that the person who wrote it can see what was understood."""

from __future__ import annotations

import re

from goldenthread.domain.targets import lexicon
from goldenthread.domain.targets.claims import Claim

_OPS = {
    ">=": "at least",
    ">": "above",
    "<=": "at most",
    "<": "below",
    "=": "exactly",
    "!=": "anything but",
    "in": "between",
}
_AGAINST = {
    ">=": "at or above",
    ">": "above",
    "<=": "at or below",
    "<": "below",
    "=": "in line with",
    "!=": "other than",
}
_FAR = {">=": "at least", ">": "more than", "<=": "no more than", "<": "less than"}
_FROM_BELOW = {">=": "<=", ">": "<", "<=": ">=", "<": ">"}
_TRENDS = {"up": "up on", "down": "down on", "not_worse": "no worse than"}
_MARGINS = {"significant": ", by a margin to be agreed", "broadly": ", or nearly so"}
_REFERENCES = {
    "national": "the national figure",
    "national[group=other]": "that of other pupils nationally",
    "authority": "the local authority's figure",
    "similar": "that of similar schools and trusts",
    "group(other)": "that of other pupils",
    "group(trust)": "the trust's figure",
    "published": "the published tables",
    "floor": "the floor standard",
    "capacity": "the number of places",
}
_PHASES = {"alternative": "alternative provision"}
_COUNTED = ("months", "weeks", "days", "hours", "minutes", "sessions", "schools", "pupils")
_YEARS = {"1": "one year", "2": "two years", "3": "three years", "4": "four years", "5": "five years"}


def say(claim: Claim) -> str:
    """Return one sentence without a full stop: for whom, what, how far, by when."""
    whom, what = _whom(claim.scope), _capital(f"{_measure(claim)} {_test(claim)}".strip().replace(" :", ":"))
    if claim.test == "done" and re.match(r"(?:all|each|every|no|100) ?%?\b", what.lower()):
        whom = ""
    said = f"{whom}: {what[0].lower() + what[1:] if not _keeps_capital(what) else what}" if whom else what
    return said + _by(claim)


def _whom(scope: str) -> str:
    quant, _, inside = scope.partition("[")
    filters = dict(
        part.split("=", 1) if ">=" not in part else part.split(">=", 1)
        for part in inside.rstrip("]").split(",")
        if "=" in part
    )
    if quant == "trust":
        return ""
    words = quant.split(" ")
    if quant.startswith("share"):
        return _capital(f"{_OPS.get(words[1], words[1])} {words[2]} % of {_with_phase(' '.join(words[4:]), filters)}")
    if quant.startswith("atleast"):
        return _capital(f"at least {' '.join(words[1:])}")
    if quant.startswith("mean"):
        return _capital("average across " + _with_phase(" ".join(words[1:]), filters))
    return _capital(f"{words[0]} {_with_phase(' '.join(words[1:]), filters)}" + _tenure(filters))


def _with_phase(population: str, filters: dict[str, str]) -> str:
    phase = filters.get("phase", "")
    return f"{_PHASES.get(phase, phase)} {population}".strip()


def _tenure(filters: dict[str, str]) -> str:
    years = filters.get("tenure", "").rstrip("y")
    return f" that joined {_YEARS.get(years, years + ' years')} ago or more" if years else ""


def _measure(claim: Claim) -> str:
    measure = claim.measure or "the measure"
    family = lexicon.family_of(measure)
    name = family.name if family else measure
    inside = dict(part.split("=", 1) for part in measure.partition("[")[2].rstrip("]").split(",") if "=" in part)
    if "subject" in inside:
        name = f"{name.removesuffix(' in a subject')} in {inside['subject']}"
    if "in" in inside:
        name = f"{name.removesuffix(' between groups')} in {inside['in']}"
    if "between" in inside:
        return f"{name.removesuffix(' between groups')} between {inside['between']}"
    return f"{name} {_of(inside['group'])}" if "group" in inside else name


def _of(group: str) -> str:
    """Say of whom a measure is: a known group by its name with "pupils", any other as it was written."""
    return f"of {group}" + (" pupils" if group in lexicon.GROUPS and group not in {"boys", "girls"} else "")


def _test(claim: Claim) -> str:
    return _TELLERS[claim.test](claim)


def _done(_: Claim) -> str:
    return ""


def _trend(claim: Claim) -> str:
    return f"{_TRENDS.get(claim.op or '', 'changed from')} {_reference(claim.reference)}"


def _opinion(claim: Claim) -> str:
    return f": {_limit(claim)} agree" if claim.value else "(what share must agree is not set)"


def _rank(claim: Claim) -> str:
    return f"in the top {_quantity(claim)}" + (" nationally" if claim.reference == "national" else "")


def _compare(claim: Claim) -> str:
    if claim.scope.startswith(("share", "atleast")):
        return f"at or above {_reference(claim.reference)}" if claim.reference else ""
    if claim.value is not None and claim.reference and "." not in claim.reference:
        return _distance(claim)
    if claim.value is not None:
        return _limit(claim)
    if claim.reference:
        return f"{_AGAINST.get(claim.op or '', '')} {_reference(claim.reference)}".strip()
    return "(no value is set)"


def _distance(claim: Claim) -> str:
    """Say how far from a benchmark: "at least 5 % above the national figure"."""
    value = str(claim.value)
    below = value.startswith("-")
    op = _FROM_BELOW.get(claim.op or "", "") if below else claim.op
    limit = _FAR.get(op or "", "at least")
    side = "below" if below else "above"
    return f"{limit} {_one(value.lstrip('-+'), claim.unit)} {side} {_reference(claim.reference)}"


def _change(claim: Claim) -> str:
    start = re.fullmatch(r"baseline\((?P<from>[£+-]?\d[\d.]*)(?: (?P<unit>\S+))?\)", claim.reference or "")
    began = _one(start["from"], start["unit"]) if start else ""
    if claim.unit == "times":
        often = {"0.5": "half of", "2": "twice"}.get(str(claim.value), f"{claim.value} times")
        return f"{often} what it was" + (f", {began}" if began else "")
    if claim.op in {"up", "down"}:
        between = "between " if isinstance(claim.value, tuple) else ""
        return f"{claim.op} by {between}{_quantity(claim)} on {_reference(claim.reference)}"
    return f"from {began or _reference(claim.reference)} to {_limit(claim)}"


def _limit(claim: Claim) -> str:
    return f"{_OPS.get(claim.op or '', '')} {_quantity(claim)}".strip()


def _quantity(claim: Claim) -> str:
    if isinstance(claim.value, tuple):
        first = claim.unit if claim.unit == "£" else None
        return f"{_one(claim.value[0], first)} and {_one(claim.value[1], claim.unit)}"
    return _one(claim.value or "", claim.unit)


def _one(value: str, unit: str | None) -> str:
    whole, point, part = value.partition(".")
    grouped = f"{int(whole):,}{point}{part}" if len(whole) > 3 and whole.isdigit() else value
    units = {"%": " %", "pp": " percentage points", "pts": " points", "rank": "", "ratio": ":1", "grade": ""}
    if value in {"1", "-1", "+1"}:
        units |= {"pp": " percentage point", "pts": " point"} | {unit: f" {unit[:-1]}" for unit in _COUNTED}
    if unit == "£":
        return f"£{grouped}"
    return f"{'grade ' if unit == 'grade' else ''}{grouped}{units.get(unit or '', f' {unit}' if unit else '')}"


def _reference(reference: str | None) -> str:
    name, _, margin = (reference or "baseline(previous year)").partition(" ")
    if reference == "baseline(previous period)":
        return "the figure of the period before"
    if (reference or "").startswith("baseline(previous"):
        return "last year's figure"
    if (reference or "").startswith("baseline("):
        return f"the figure of {(reference or '')[9:-1]}"
    plain = _REFERENCES.get(name, reference or "")
    if "." in (reference or "") and name not in _REFERENCES:
        return "“" + (reference or "").split(".", 1)[1] + "”"
    return plain + _MARGINS.get(margin, "")


def _by(claim: Claim) -> str:
    when = claim.when
    if when is None:
        return ""
    if when.to_on is not None and not when.recurrence:
        return f" by {when.to_on.day} {when.to_on:%B %Y}"
    return f" ({when.text.strip()})"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _keeps_capital(text: str) -> bool:
    return bool(re.match(r"[A-Z][A-Z]|(?:Attainment|Progress|Ofsted|EBacc|English)\b", text))


_TELLERS = {
    "compare": _compare,
    "track": _compare,
    "rank": _rank,
    "change": _change,
    "trend": _trend,
    "opinion": _opinion,
    "done": _done,
}
