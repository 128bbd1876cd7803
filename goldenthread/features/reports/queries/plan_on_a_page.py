"""The plan on one side of paper: where it leads, its parts with their numbers, and how each stands."""

import datetime as dt
from typing import Any

from goldenthread.domain.plans.plan_tree import Node
from goldenthread.features.plans.models import Element
from goldenthread.features.plans.queries.outline.trees import Stand
from goldenthread.features.reports.queries.asking import NothingToReport, Question
from goldenthread.features.reports.queries.whole_plan import WholePlan
from goldenthread.features.reports.queries.wording import figure

# A value often reads “Kindness. We look after …”: its first words are what a page has room for.
LONGEST_LEAD = 44
PRESSING = ("off track", "at risk")
TOWARDS = ("vision", "mission", "intent")


def content(asked: Question) -> tuple[dict[str, Any], dt.date]:
    """Return what the page says, and the day of the newest word or figure in it."""
    whole = asked.plan
    if whole is None or not whole.tops:
        raise NothingToReport(_why_not(asked))
    stands = whole.stands(asked.cells if whole.ties else {})
    return {
        "title": whole.plan.title,
        "plan": whole.plan.ref,
        "period": whole.plan.period_words,
        "year": whole.years.now(asked.today),
        "towards": _towards(whole),
        "values": [_lead(each["text"]) for each in whole.statements if each["kind"] == "value"],
        "top": {"one": whole.level(1).one, "many": whole.level(1).many},
        "below": {"one": whole.level(2).one, "many": whole.level(2).many},
        "groups": [_part(asked, whole, node, stands) for node in whole.tops],
        "is_flat": not any(node.children for node in whole.tops),
    }, _as_at(asked, whole)


def _why_not(asked: Question) -> str:
    of = asked.school.name if asked.school else asked.trust.name
    if asked.plan is None:
        return f"{of} has no plan in force yet. Begin one, and it can be printed on a page."
    return f"The plan of {of} has no parts yet. Write the first, and it can be printed on a page."


def _towards(whole: WholePlan) -> list[str]:
    """Return the vision; where there is none, the mission; where there is neither, the intent."""
    for kind in TOWARDS:
        found = [each["text"] for each in whole.statements if each["kind"] == kind]
        if found:
            return found
    return []


def _lead(text: str) -> str:
    ends = [place for mark in (". ", ": ") if 0 < (place := text.find(mark)) <= LONGEST_LEAD]
    return text[: min(ends)] if ends else text.rstrip(".")


def _part(asked: Question, whole: WholePlan, node: Node[Element], stands: dict[int, Stand]) -> dict[str, Any]:
    row, stand = node.row, stands[node.row.pk]
    # A plan of one level has room for the words of its parts, and for what they are measured by.
    is_alone = not node.parent and not node.children
    return {
        "ref": row.ref,
        "number": whole.numbers[row.pk],
        "title": row.grid or row.title,
        "theme": row.theme,
        "text": row.text if is_alone and row.text != row.title else "",
        "measures": _measures(asked, whole, row.pk) if is_alone else [],
        "milestone": row.year_milestones.get(whole.years.now(asked.today), ""),
        "serves": [
            {"ref": each["ref"], "number": each["number"], "title": each["short"] or each["title"]}
            for each in whole.serves.get(row.pk, ())
        ],
        "status": stand.status,
        # The figures are said only where they press more than the word does.
        "figures": stand.outcome if stand.outcome in PRESSING and stand.outcome != stand.status else "",
        "parts": [_part(asked, whole, child, stands) for child in node.children] if node.depth == 1 else [],
    }


def _measures(asked: Question, whole: WholePlan, element: int) -> list[dict[str, str]]:
    """Return what a part is measured by, with its figure in the plan's own place."""
    by_key = {measure.pk: measure for measure in asked.measures}
    rows = []
    for key in whole.ties.get(element, ()):
        cell = asked.cells.get(key, {}).get(whole.plan.school_id)
        if key in by_key:
            rows.append({
                "measure": by_key[key].name, "ref": by_key[key].ref,
                "shown": figure(by_key[key], cell), "status": cell.status if cell and not cell.is_hidden else "",
            })  # fmt: skip
    return rows


def _as_at(asked: Question, whole: WholePlan) -> dt.date:
    place = whole.plan.school_id
    tied = {measure for measures in whole.ties.values() for measure in measures}
    recorded = [cell.recorded_on for measure in tied if (cell := asked.cells.get(measure, {}).get(place))]
    days = [word.said_on for _, word in whole.notes] + [each for each in recorded if each]
    return max((each for each in days if each <= asked.today), default=asked.today)
