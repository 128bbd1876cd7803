"""What a target compares with: England, an authority, similar schools, last year, the first figure, the trust."""

from collections.abc import Iterable

from goldenthread.domain.measures.goals import LAST_YEAR, PERIOD_BEFORE, Against, reference_of
from goldenthread.features.measures.models import Target
from goldenthread.features.measures.operations.known import History, Kept, Known, Place
from goldenthread.features.measures.queries import rule_values
from goldenthread.features.organisations.models import School


def against(known: Known, place: Place, target: Target, trust: Place) -> Against | None:
    """Return the benchmark's figure for the period of the place's newest figure, where the target names one."""
    newest = place.newest
    reference = reference_of(rule_values.target_value(target, known.yardstick), known.yardstick)
    if not reference or newest is None:
        return None
    named = reference.casefold()
    if named in _EARLIER:
        return _earlier(known, place.history, newest, steps=_EARLIER[named])
    if named.startswith("baseline"):
        return _baseline(known, place.history, newest, reference)
    if named in {"trust", "group(trust)", "trust average"}:
        kept = trust.history.get(newest.period)
        return Against("the trust", kept.value if kept else None)
    if named in SIMILAR:
        return _similar(known, place.school, newest, named)
    return _comparator(known, place.school, newest, reference)


# What a target may be held against of its own place: the year before, or the period before.
_EARLIER = {
    LAST_YEAR: "year", "baseline(previous year)": "year", "previous year": "year",
    PERIOD_BEFORE: "period", "baseline(previous period)": "period",
}  # fmt: skip
# What a target may be held against among similar schools, and whether that is the border of their top quarter.
SIMILAR = {"similar": False, "similar schools": False, "top quarter of similar schools": True}
_AREAS = {"national": "england", "england": "england", "la": "authority", "local authority": "authority"}


def _earlier(known: Known, history: History, newest: Kept, *, steps: str) -> Against:
    """Return the figure of the same period a year before, or of the period before."""
    period = rule_values.period(newest.period, known.calendar)
    before = period.same_last_year() if steps == "year" else period.previous()
    kept = history.get(before.key)
    return _over_no_break(known, Against(before.label, kept.value if kept else None), kept, newest)


def _over_no_break(known: Known, found: Against, kept: Kept | None, newest: Kept) -> Against:
    """Return what is compared with, or why it may not be: a definition that has changed compares nothing."""
    broken = known.break_between(kept.period_ends_on, newest.period_ends_on) if kept else None
    if broken is None:
        return found
    since = rule_values.period(broken.period, known.calendar).label
    return Against(
        found.name, None,
        f"It is defined otherwise since {since} ({broken.says.rstrip('.')}), and not compared with {found.name}.",
    )  # fmt: skip


def _baseline(known: Known, history: History, newest: Kept, reference: str) -> Against:
    """Return the figure of the period in brackets, as in baseline(2024/25), or the first there is."""
    key = reference.partition("(")[2].rstrip(") ")
    if key:
        kept = history.get(key)
        found = Against(f"the baseline, {key}", kept.value if kept else None)
        return _over_no_break(known, found, kept, newest)
    first = min(history.values(), key=lambda each: each.period_ends_on)
    is_before = first.period != newest.period
    return _over_no_break(known, Against("the baseline", first.value if is_before else None), first, newest)


def _comparator(known: Known, school: School | None, newest: Kept, reference: str) -> Against:
    """Return the figure of the area for the same period, of the phase that fits best.

    A school is compared with its own authority; one whose authority is not known, with the only one kept.
    """
    area = _AREAS.get(reference.casefold(), reference.casefold())
    same = [
        each for each in known.comparators
        if each.period == newest.period and not each.group and each.area.casefold() == area
    ]  # fmt: skip
    for phase in _phases_to_ask(known, school):
        found = [each for each in same if each.phase == phase]
        if school is not None and school.authority and area == "authority":
            found = [each for each in found if each.name.casefold() == school.authority.casefold()]
        if len({each.name for each in found}) == 1:
            return Against(found[0].name, found[0].value)
    return Against(reference)


def _similar(known: Known, school: School | None, newest: Kept, named: str) -> Against:
    """Return the middle figure of the schools like this one, or the border of their top quarter."""
    if school is None:
        return Against("similar schools", None, "Each school is held against schools like it, and the trust is none.")
    spread = known.spreads.get((school.pk, newest.period))
    if not SIMILAR[named]:
        who = f"the middle one of {spread.schools} similar schools" if spread else "similar schools"
        return Against(who, spread.middle if spread else None)
    border = (spread.lower if known.measure.good_is == "lower" else spread.upper) if spread else None
    return Against("the top quarter of similar schools", border)


def _phases_to_ask(known: Known, school: School | None) -> Iterable[str]:
    """Give the phases whose benchmark fits, best first."""
    own = school.phase if school else (known.measure.phases[0] if len(known.measure.phases) == 1 else "")
    return ([own] if own else []) + ["all", ""]
