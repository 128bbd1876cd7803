"""The board's summary: what stands out first, how the plan stands, what moved, every measure in every place."""

import datetime as dt
from collections import Counter
from typing import Any

from goldenthread.domain.plans.plan_tree import Node
from goldenthread.features.measures.queries import Cell
from goldenthread.features.measures.queries.lists import waited_for
from goldenthread.features.plans.models import Element
from goldenthread.features.plans.queries.local.notices import open_notices
from goldenthread.features.plans.queries.outline.trees import Stand
from goldenthread.features.reports.kinds import BOARD_SUMMARY
from goldenthread.features.reports.models import Snapshot
from goldenthread.features.reports.queries.ahead import ahead
from goldenthread.features.reports.queries.asking import NothingToReport, Question
from goldenthread.features.reports.queries.charting import chart, of_interest
from goldenthread.features.reports.queries.exceptions import concerns, exceptional, told
from goldenthread.features.reports.queries.heat import heat
from goldenthread.features.reports.queries.wording import count_of, day, figure, in_words, listed, sentence

PRESSING = ("off track", "at risk")
# Worst first. What was moved or dropped is neither better nor worse.
BETTER_UPWARDS = ("off track", "at risk", "not started", "on track", "done")
MOST_MOVED, MOST_WAITED_FOR = 6, 8


def content(asked: Question) -> tuple[dict[str, Any], dt.date]:
    """Return what the summary says, and the day of the newest figure in it."""
    if not asked.measures and asked.plan is None:
        raise NothingToReport(
            "There is no plan and no measure yet. Once there is either, the board can have a summary."
        )
    found = exceptional(asked)
    rows, also = told(asked, found)
    before = _last_issued(asked)
    strands = _strands(asked, before)
    about = of_interest(asked, concerns(found))
    return {
        "title": asked.trust.name,
        "headline": _headline(asked),
        "lead": _of_strands(asked, strands) if strands else "",
        "period": asked.period,
        "since": _since_words(asked, before),
        "exceptions": rows,
        "also": also,
        "plan": _plan(asked),
        "strands": strands,
        "notices": _notices(asked),
        "moved": _moved(asked),
        "ahead": ahead(asked),
        "heat": heat(asked),
        "chart": chart(asked, about) if about else None,
        "figures": _figures(asked),
        "words": dict(asked.words),
    }, _as_at(asked)


# --- The sentence at the head


def _headline(asked: Question) -> str:
    """Say in one sentence where the trust stands."""
    cells = [cell for measure in asked.measures if (cell := asked.cells.get(measure.pk, {}).get(None))]
    if not cells:
        return "No figure of the whole has come in yet."
    return _of_measures(asked, Counter(cell.status for cell in cells), len(cells))


def _of_measures(asked: Question, count: Counter[str], number: int) -> str:
    one, many = asked.words["measure"], asked.words["measures"]
    off, risk, good = count["off track"], count["at risk"], count["met"] + count["on track"]
    if number == 1 and (off or risk):
        return f"The only {one} is {'off track' if off else 'at risk'}."
    of = f"of {in_words(number)} {one if number == 1 else many}"
    if off and risk:
        return f"{sentence(in_words(off))} {of} {_is(off)} off track and {in_words(risk)} at risk."
    if off or risk:
        status = "off track" if off else "at risk"
        number = off or risk
        rest = f", and {in_words(good)} on track or met" if good else ""
        return f"{sentence(in_words(number))} {of} {_is(number)} {status}{rest}."
    if good:
        return f"Nothing is off track: {in_words(good)} {of} {_is(good)} on track or met."
    return f"Of {in_words(number)} {one if number == 1 else many}, none can be judged yet."


def _of_strands(asked: Question, strands: list[dict[str, Any]]) -> str:
    """Say how the plan stands by the word of those who lead its parts."""
    assert asked.plan is not None
    level = asked.plan.level(1)
    count = Counter(strand["status"] for strand in strands if strand["status"])
    total = count_of(len(strands), level.one.lower(), level.many.lower())
    pressing = [f"{in_words(count[status])} {status}" for status in PRESSING if count[status]]
    if pressing:
        return f"Of the plan’s {total}, those who lead them put {' and '.join(pressing)}."
    if count:
        return f"None of the plan’s {total} is said to be at risk."
    return f"Nobody has spoken of the plan’s {total} yet."


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


# --- The plan


def _plan(asked: Question) -> dict[str, str] | None:
    if asked.plan is None:
        return None
    plan, level = asked.plan.plan, asked.plan.level(1)
    others = " and ".join(asked.plan.beside)
    beside = f"In force beside it, and not in this summary: {others}." if others else ""
    return {"ref": plan.ref, "title": plan.title, "one": level.one, "many": level.many, "beside": beside}


def _strands(asked: Question, before: Snapshot | None) -> list[dict[str, Any]]:
    """Return each strand with how it stands, how it stood, and those of its parts that press."""
    if asked.plan is None:
        return []
    stands = asked.plan.stands(asked.cells)
    stood = _stood(asked, before)
    return [_strand(asked, top, stands, stood) for top in asked.plan.tops]


def _strand(asked: Question, top: Node[Element], stands: dict[int, Stand], stood: dict[str, str]) -> dict[str, Any]:
    assert asked.plan is not None
    stand, level = stands[top.row.pk], asked.plan.level(2)
    was = stood.get(top.row.ref, "")
    parts = [_pressing_part(asked, child, stands[child.row.pk]) for child in top.children]
    return {
        "ref": top.row.ref,
        "number": asked.plan.numbers[top.row.pk],
        "title": top.row.grid or top.row.title,
        "parts": count_of(len(parts), level.one.lower(), level.many.lower()) if parts else "",
        "status": stand.status,
        # The figures are said only where they press more than the word does.
        "figures": stand.outcome if stand.outcome in PRESSING and stand.outcome != stand.status else "",
        "was": was,
        "movement": movement(was, stand.status),
        "pressing": [part for part in parts if part],
    }


def _pressing_part(asked: Question, child: Node[Element], stand: Stand) -> dict[str, str] | None:
    if stand.status not in PRESSING:
        return None
    assert asked.plan is not None
    number, title = asked.plan.numbers[child.row.pk], child.row.grid or child.row.title
    return {"ref": child.row.ref, "number": number, "title": title, "status": stand.status}


def movement(was: str, now: str) -> str:
    """Say which way a word moved: better, worse, as before, or nothing where that cannot be said."""
    if not was or not now:
        return ""
    if was == now:
        return "as before"
    if was not in BETTER_UPWARDS or now not in BETTER_UPWARDS:
        return "changed"
    return "better" if BETTER_UPWARDS.index(now) > BETTER_UPWARDS.index(was) else "worse"


def _stood(asked: Question, before: Snapshot | None) -> dict[str, str]:
    """Return how the strands stood: as the last summary showed them, or else by what was said before this term."""
    if before is not None:
        return {strand["ref"]: strand["status"] for strand in before.frozen.get("strands", ())}
    term = asked.calendar.term_of(asked.today)
    if asked.plan is None or term is None:
        return {}
    stands = asked.plan.stands({}, before=term.starts_on)
    return {top.row.ref: stands[top.row.pk].status for top in asked.plan.tops}


def _last_issued(asked: Question) -> Snapshot | None:
    """Return the last summary that was issued before today, with which this one is compared."""
    summaries = Snapshot.objects.filter(trust=asked.trust, report=BOARD_SUMMARY, drawn_on__lt=asked.today)
    return summaries.order_by("-number").first()


def _since_words(asked: Question, before: Snapshot | None) -> str:
    if before is not None:
        return f"board summary {before.number} of {day(before.drawn_on)}"
    return "the start of term" if asked.calendar.term_of(asked.today) else ""


# --- What schools say harms them


def _notices(asked: Question) -> list[dict[str, str]]:
    """Return every notice of harm that the board has not answered yet, the longest open first."""
    found = open_notices(asked.reach).order_by("raised_on", "pk")
    return [
        {
            "ref": one.ref, "school": one.place.name, "priority": one.upper.title, "number": one.upper.number,
            "of_theirs": one.lower.title if one.lower else "", "effect": one.effect, "raised": day(one.raised_on),
            "state": one.get_state_display().lower(),
        }
        for one in found
    ]  # fmt: skip


# --- What moved, and what is waited for


def _moved(asked: Question) -> list[dict[str, str]]:
    """Return the measures that stand otherwise for the trust than in the period before, the worse first."""
    moved = []
    for measure in asked.measures:
        cell = asked.cells.get(measure.pk, {}).get(None)
        way = _way(cell) if cell else ""
        if cell and way:
            moved.append({
                "measure": measure.name, "ref": measure.ref, "status": cell.status, "was": cell.previous_status,
                "shown": figure(measure, cell), "movement": way,
            })  # fmt: skip
    return sorted(moved, key=lambda one: one["movement"] != "worse")[:MOST_MOVED]


def _way(cell: Cell) -> str:
    order = ("off track", "at risk", "on track", "met")
    if cell.previous_status not in order or cell.status not in order or cell.previous_status == cell.status:
        return ""
    return "better" if order.index(cell.status) > order.index(cell.previous_status) else "worse"


def _figures(asked: Question) -> dict[str, Any]:
    """Say how many figures were due, and name those that are waited for."""
    expected, missing = waited_for(asked.trust, asked.measures, asked.schools, asked.cells, asked.today)
    names = [f"{measure.name} ({school.short_name})" for measure, school in missing]
    says = f"{expected - len(missing)} of {expected} figures that were due are in." if expected else ""
    if expected and not missing:
        says = f"All {expected} figures that were due are in."
    return {
        "expected": expected,
        "in": expected - len(missing),
        "says": says,
        "waited_for": listed(names, MOST_WAITED_FOR),
    }


def _as_at(asked: Question) -> dt.date:
    recorded = (cell.recorded_on for places in asked.cells.values() for cell in places.values())
    return max((each for each in recorded if each and each <= asked.today), default=asked.today)
