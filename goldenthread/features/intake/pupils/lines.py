"""From sums to readings: in the periods that the trust keeps a measure for, with cells of too few pupils hidden."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from goldenthread.domain.calendar import Period, TermCalendar
from goldenthread.domain.groups import subtraction, suppression
from goldenthread.domain.measures.figures import SUPPRESSED
from goldenthread.features.intake.layouts import Layout
from goldenthread.features.intake.pupils.sums import NOT_GIVEN

# A file that stops a few days short of a term's end has the term: the last days are often no school days.
DAYS_SHORT = 7

Line = dict[str, Any]
Group = tuple[str, str]
WHOLE: Group = ("", "")


def lines(
    summed: Mapping[str, Any], layout: Layout, frequencies: Mapping[str, str], calendar: TermCalendar
) -> list[Line]:
    """Return a reading for each figure, school, group and period, of the kind of period it is kept for.

    A cell of fewer than six pupils has no figure, nor has one from which such a cell would follow.
    """
    places: dict[tuple[str, str, str], dict[Group, tuple[int, Mapping[str, Sequence[str]]]]] = defaultdict(dict)
    for school, kind, period, way, group, pupils, parts in summed["cells"]:
        places[school, kind, period][way, group] = pupils, parts
    known = {rule.key for rule in layout.figures}
    found = []
    for (school, kind, period), cells in places.items():
        state, says = _state(summed["days"].get(school), period, calendar)
        hidden = _hidden(cells) if layout.pupils not in _OVER_ROLL else frozenset()
        for (way, group), (_, parts) in cells.items():
            if group == NOT_GIVEN:
                continue
            for figure, (top, of) in parts.items():
                if figure in known and (kind == frequencies.get(figure) or not period):
                    gone = hidden | hidden_of(figure, cells) if figure in _OF_SOME else hidden
                    line = _figure(layout, top, of) if (way, group) not in gone else {"marker": SUPPRESSED}
                    found.append(
                        {
                            "school": school, "year": period, "state": state, "figure": figure, "group": group,
                            "value": "", "marker": "", "comment": says, **line,
                        }
                    )  # fmt: skip
    return sorted(found, key=lambda line: (line["school"], line["year"], line["figure"], line["group"]))


# What happened is counted, and is over the pupils on roll, whom the file does not count.
_OVER_ROLL = frozenset({"suspensions", "behaviour"})


def over_rolls(found: Sequence[Line], layout: Layout, rolls: Mapping[str, int | None]) -> list[Line]:
    """Put what was counted over each school's roll; a school whose roll is not known has no rate."""
    if layout.pupils not in _OVER_ROLL:
        return list(found)
    return [
        line if line["denominator"] else
        {**line, "denominator": str(rolls[line["school"]])} if rolls.get(line["school"]) else {**line, **_NO_ROLL}
        for line in found
    ]  # fmt: skip


_NO_ROLL = {"marker": "NA", "numerator": None, "denominator": None}


def schools_named(summed: Mapping[str, Any]) -> set[str]:
    """Return the schools that the file names; an empty one where it names none."""
    return {cell[0] for cell in summed["cells"]}


def _figure(layout: Layout, top: str, of: str) -> Line:
    if layout.pupils in _OVER_ROLL:
        return {"numerator": top, "denominator": of if of != "0" else None}
    return {"value": top} if of == "0" else {"numerator": top, "denominator": of}


def _hidden(cells: Mapping[Group, tuple[int, Any]]) -> frozenset[Group]:
    """Return the groups to hide: too small themselves, or what one that is too small would follow from."""
    counts = {
        place: suppression.Count(denominator=Decimal(pupils), is_total=place == WHOLE)
        for place, (pupils, _) in cells.items()
    }
    ways = {way for way, _ in cells if way}
    together = [subtraction.Line(WHOLE, [place for place in cells if place[0] == way]) for way in sorted(ways)]
    return suppression.hidden(counts, together, base="pupils")


# Not every pupil of a cell is in these: what counts is of how many the figure is.
_OF_SOME = frozenset({"progress_8"})


def hidden_of(figure: str, cells: Mapping[Group, tuple[int, Any]]) -> frozenset[Group]:
    """Return the groups to hide of one figure, that not everybody of a cell is in."""
    return _hidden({
        place: (int(Decimal(parts[figure][1])), parts) for place, (_, parts) in cells.items() if figure in parts
    })  # fmt: skip


def _state(days: Sequence[str] | None, period: str, calendar: TermCalendar) -> tuple[str, str]:
    """Return whether a period's figure is final, and from which days it was summed."""
    if days is None:
        return "", ""
    first, last = (dt.date.fromisoformat(day) for day in days)
    says = f"Summed from {_written(first)} to {_written(last)}."
    if not period:
        return "", says
    bounds = Period.parse(period, calendar)
    ends = min(bounds.ends_on, max(_ends(bounds, calendar)))
    is_whole = (last >= ends - dt.timedelta(days=DAYS_SHORT)) and (
        first <= bounds.starts_on + dt.timedelta(days=DAYS_SHORT)
    )
    return "final" if is_whole else "provisional", says


def _ends(bounds: Period, calendar: TermCalendar) -> Iterator[dt.date]:
    """Yield the last school day that a period can have: a year's is that of its summer term."""
    yield bounds.starts_on
    if bounds.kind != "year":
        yield bounds.ends_on
        return
    yield calendar.term(bounds.key, "summer").ends_on


def _written(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"
