"""A claim written in the grammar of targets, so that a reader and a machine read the same line."""

from __future__ import annotations

import re

from goldenthread.domain.targets.claims import Claim

_SIGNS = {"up": ">=", "down": "<="}


def written(claim: Claim, note: str = "") -> str:
    """Return the claim in the grammar, with its date and, after a question mark, what is unsettled."""
    return f"{claim.scope}: {_test(claim)}{_when(claim)}" + (f" ? {note}" if note else "")


def name_of(measure: str | None) -> str:
    """Return a measure as one name: its key, or its own words joined by underscores."""
    if measure is None:
        return "measure"
    key, bracket, rest = measure.partition("[")
    name = re.sub(r"\W+", "_", key.strip().lower()).strip("_") or "measure"
    return name[:60] + (bracket + rest)


def quantity(claim: Claim) -> str:
    """Return the value and its unit, a range with two dots between."""
    if isinstance(claim.value, tuple):
        return f"{claim.value[0]}..{_with_unit(claim.value[1], claim.unit)}"
    return _with_unit(claim.value or "", claim.unit)


def _with_unit(value: str, unit: str | None) -> str:
    if unit == "£":
        return f"£{value}"
    return f"{value} {unit}" if unit else value


def _test(claim: Claim) -> str:
    return _WRITERS[claim.test](claim, name_of(claim.measure))


def _done(claim: Claim, _: str) -> str:
    return f"done({(claim.measure or '').replace('(', '').replace(')', '')})"


def _opinion(claim: Claim, name: str) -> str:
    return f"survey.{name}" + (f" {claim.op} {quantity(claim)}" if claim.value else " ? cut-off")


def _trend(claim: Claim, name: str) -> str:
    return f"{name} {claim.op or 'up'} vs {claim.reference or 'baseline(previous year)'}"


def _rank(claim: Claim, name: str) -> str:
    return f"{name} top {quantity(claim)} of series({claim.reference or 'published'})"


def _track(claim: Claim, name: str) -> str:
    return f"{name} {{{_step(claim)}: {claim.op} {quantity(claim)}}}"


def _compare(claim: Claim, name: str) -> str:
    if claim.op == "in":
        return f"{name} in {quantity(claim)}"
    against = claim.reference if claim.scope.startswith(("share", "atleast")) else None
    if claim.value is None:
        against = claim.reference or "?"
    elif against is None and claim.reference and "." not in claim.reference and not claim.scope.startswith("share"):
        sign = "" if quantity(claim).startswith("-") else "+"
        against = f"{claim.reference} {sign}{quantity(claim)}"
    return " ".join(part for part in (name, claim.op, against or quantity(claim)) if part)


def _change(claim: Claim, name: str) -> str:
    reference = claim.reference or "baseline(previous year)"
    if claim.unit == "times":
        return f"{name} times {claim.value} vs {reference}"
    if claim.op in _SIGNS and not isinstance(claim.value, tuple):
        sign = "-" if claim.op == "down" else "+"
        return f"{name} change {_SIGNS[claim.op]} {sign}{quantity(claim)} vs {reference}"
    return f"{name} change {claim.op} {quantity(claim)} vs {reference}"


def _step(claim: Claim) -> str:
    return getattr(claim.when, "text", None) or "step"


def _when(claim: Claim) -> str:
    if claim.when is None or claim.test == "track":
        return ""
    return " @ " + re.sub(r"^(?:by|in) ", "", claim.when.text.strip(), flags=re.IGNORECASE)


_WRITERS = {
    "compare": _compare,
    "rank": _rank,
    "change": _change,
    "trend": _trend,
    "opinion": _opinion,
    "done": _done,
    "track": _track,
}
