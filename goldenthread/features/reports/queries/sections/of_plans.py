"""Sections of plans: how each part stands, what is done and in doubt, what is late and next, and what harms."""

import datetime as dt
from collections import Counter

from django.db.models import Q

from goldenthread.domain.plans.plan_status import FINISHED
from goldenthread.domain.plans.plan_tree import Node, walk
from goldenthread.domain.year.report_changes import way
from goldenthread.features.plans.models import Action, Element, Link, ProgressNote
from goldenthread.features.plans.queries import visible
from goldenthread.features.plans.queries.local.notices import open_notices
from goldenthread.features.reports.queries.sections import blocks
from goldenthread.features.reports.queries.sections.blocks import Block
from goldenthread.features.reports.queries.sections.drawing import Drawing
from goldenthread.features.reports.queries.wording import count_of, day, in_words

NEXT_WEEKS = dt.timedelta(days=56)
MOST_ACTIONS = 12
DEEPEST = 2
PRESSING = ("off track", "at risk")


def plan(asked: Drawing) -> list[Block]:
    whole = asked.plan
    if whole is None:
        return [blocks.nothing(_no_plan(asked))]
    rows = [_part(asked, node) for node in walk(whole.tops) if node.depth <= DEEPEST and _is_told(asked, node)]
    told = f"{whole.called}. Each status is its lead’s own word."
    return [blocks.text(told, whole.stood_as), blocks.lines(rows)]


def _no_plan(asked: Drawing) -> str:
    return "No plan of that time is kept here." if asked.is_past else "There is no plan in force yet."


def _is_told(asked: Drawing, node: Node[Element]) -> bool:
    """Say whether a part is told of: every top part, and beneath it whatever its lead has spoken of."""
    return node.depth == 1 or node.row.pk in asked.last_words


def _part(asked: Drawing, node: Node[Element]) -> dict[str, object]:
    assert asked.plan is not None
    row, stand = node.row, asked.stands[node.row.pk]
    note = asked.last_words.get(row.pk)
    was = asked.stood[row.pk].status
    small = [f"Next: {note.next_step}" if note and note.next_step else "", stand.disagreement]
    if note:
        small.append(f"Said {day(note.said_on)}")
    return blocks.line(
        row.grid or row.title, key=f"e-{row.ref}", number=asked.plan.numbers[row.pk], status=stand.status,
        says=note.said if note else "", small=" · ".join(words.rstrip(".") for words in small if words),
        was=was if was != stand.status else "", way=way(was, stand.status) if was else "",
        leads=blocks.link("part", row.ref), depth=node.depth - 1,
    )  # fmt: skip


def page(asked: Drawing) -> list[Block]:
    whole = asked.plan
    if whole is None:
        return [blocks.nothing(_no_plan(asked))]
    year = whole.years.now(asked.today)
    rows = [
        blocks.line(
            node.row.grid or node.row.title, number=whole.numbers[node.row.pk],
            status=asked.stands[node.row.pk].status,
            small=node.row.year_milestones.get(year, ""), leads=blocks.link("part", node.row.ref),
            depth=node.depth - 1,
        )
        for node in walk(whole.tops) if node.depth <= DEEPEST
    ]  # fmt: skip
    return [blocks.lines(rows)]


def pressing(asked: Drawing) -> list[Block]:
    """Return each top part of the plan with how it stands, and beneath it only what presses."""
    whole = asked.plan
    if whole is None:
        return [blocks.nothing(_no_plan(asked))]
    beside = f"In force beside it, and not told of here: {' and '.join(whole.beside)}." if whole.beside else ""
    rows = [row for top in whole.tops for row in _top_and_pressing(asked, top)]
    return [blocks.text(_of_tops(asked), beside, whole.stood_as), blocks.lines(rows)]


def _of_tops(asked: Drawing) -> str:
    """Say how the plan stands by the word of those who lead its parts."""
    assert asked.plan is not None
    level, tops = asked.plan.level(1), asked.plan.tops
    said = Counter(asked.stands[top.row.pk].status for top in tops)
    total = count_of(len(tops), level.one.lower(), level.many.lower())
    press = [f"{in_words(said[status])} {status}" for status in PRESSING if said[status]]
    if press:
        return f"Of the plan’s {total}, those who lead them put {' and '.join(press)}."
    if any(said[status] for status in said if status):
        return f"None of the plan’s {total} is said to be at risk."
    return f"Nobody has spoken of the plan’s {total} yet."


def _top_and_pressing(asked: Drawing, top: Node[Element]) -> list[dict[str, object]]:
    assert asked.plan is not None
    stand, level = asked.stands[top.row.pk], asked.plan.level(2)
    was = asked.stood[top.row.pk].status
    # The figures are said only where they press more than the word does.
    figures = (
        f"The figures put it {stand.outcome}." if stand.outcome in PRESSING and stand.outcome != stand.status else ""
    )
    told = blocks.line(
        top.row.grid or top.row.title, key=f"e-{top.row.ref}", number=asked.plan.numbers[top.row.pk],
        of=count_of(len(top.children), level.one.lower(), level.many.lower()) if top.children else "",
        status=stand.status, small=figures, was=was if was != stand.status else "",
        way=way(was, stand.status) if was else "", leads=blocks.link("part", top.row.ref),
    )  # fmt: skip
    beneath = [
        blocks.line(
            child.row.grid or child.row.title, number=asked.plan.numbers[child.row.pk],
            status=asked.stands[child.row.pk].status, leads=blocks.link("part", child.row.ref), depth=1,
        )
        for child in top.children if asked.stands[child.row.pk].status in PRESSING
    ]  # fmt: skip
    return [told, *beneath]


def completion(asked: Drawing) -> list[Block]:
    whole = asked.plan
    if whole is None:
        return [blocks.nothing(_no_plan(asked))]
    by_top = {node.row.pk: node for node in whole.tops}
    below = {key: {one.row.pk for one in walk([node])} for key, node in by_top.items()}
    rows = []
    for key, node in by_top.items():
        actions = [one for one in asked.actions if one.element_id in below[key]]
        done = [one for one in actions if _is_done(one, asked.today)]
        late = [one for one in actions if _is_late(one, asked.today)]
        share = f"{round(100 * len(done) / len(actions))} %" if actions else "–"
        status, was = asked.stands[key].status, asked.stood[key].status
        number, called = whole.numbers[key], node.row.grid or node.row.title
        rows.append(
            blocks.row(
                [
                    blocks.cell(f"{number} {called}".strip(), "", blocks.link("part", node.row.ref)),
                    blocks.cell(share), blocks.cell(f"{len(done)} of {len(actions)}"),
                    blocks.cell(str(len(late) or "–")),
                    blocks.cell(status or "nothing said", status), blocks.cell(was),
                ],
                key=f"e-{node.row.ref}", called=called, status=status, shown=share,
            )
        )  # fmt: skip
    heads = [whole.level(1).one, "Done", "Actions", "Late", "Stands", "Before"]
    return [blocks.table(heads, rows, note="Done: of the actions that hang from it and from all beneath it.")]


def _is_done(one: Action, today: dt.date) -> bool:
    return one.done_on is not None and one.done_on <= today


def _is_late(one: Action, today: dt.date) -> bool:
    return (
        one.due_until is not None
        and one.due_until < today
        and not _is_done(one, today)
        and one.status not in FINISHED
    )


def actions(asked: Drawing) -> list[Block]:
    today = asked.today
    done = [one for one in asked.actions if one.done_on and asked.span.from_on <= one.done_on <= today]
    late = [one for one in asked.actions if _is_late(one, today)]
    soon = [
        one for one in asked.actions
        if one.due_until and today <= one.due_until <= today + NEXT_WEEKS and not _is_done(one, today)
    ]  # fmt: skip
    rows = [
        _action(one, "off track", f"was due {day(one.due_until)}") for one in late[:MOST_ACTIONS] if one.due_until
    ]
    rows += [_action(one, "done", f"done {day(one.done_on)}") for one in done[:MOST_ACTIONS] if one.done_on]
    rows += [_action(one, "not due", f"due {day(one.due_until)}") for one in soon[:MOST_ACTIONS] if one.due_until]
    if not rows:
        return [blocks.nothing("Nothing was done, is late or falls due soon.")]
    more = len(late) + len(done) + len(soon) - len(rows)
    return [blocks.lines(rows), blocks.text(f"And {more} more." if more else "")]


WORDS_OF = {"off track": "late", "done": "done", "not due": "next"}


def _action(one: Action, status: str, says: str) -> dict[str, object]:
    moved = f" · put off {one.times_moved} times" if one.times_moved > 1 else ""
    post = f" · {one.post.title}" if one.post else ""
    return blocks.line(
        one.title, of=WORDS_OF[status], status=status,
        small=f"{says[:1].upper()}{says[1:]}{post}{moved}",
        leads=blocks.link("part", one.element.ref),
    )  # fmt: skip


def notices(asked: Drawing) -> list[Block]:
    found = open_notices(asked.reach).filter(raised_on__lte=asked.today)
    if asked.school:
        found = found.filter(school=asked.school)
    rows = [
        blocks.line(
            f"{one.upper.number} {one.upper.title}".strip(), key=f"n-{one.ref}", of=one.place.name, status="at risk",
            says=one.effect, small=f"Raised {day(one.raised_on)}, {one.get_state_display().lower()}",
            leads=blocks.link("notice", one.ref),
        )
        for one in found.order_by("raised_on", "pk")
    ]  # fmt: skip
    return [blocks.lines(rows)] if rows else [blocks.nothing("Nothing is waiting for an answer.")]


def part(asked: Drawing) -> list[Block]:
    element = asked.element
    if element is None:
        return []
    note = ProgressNote.objects.filter(element=element, said_on__lte=asked.today).order_by("-said_on", "-pk").first()
    told = blocks.line(
        element.title, key=f"e-{element.ref}", number=element.number, status=note.status if note else "",
        says=note.said if note else "Nothing has been said of it yet.",
        small=_said_when(note),
        leads=blocks.link("part", element.ref),
    )  # fmt: skip
    tied = set(element.measured_by.values_list("measure", flat=True))
    figures = [
        blocks.line(
            one.measure.name, key=f"m-{one.measure.ref}", status=one.cell.status, shown=one.shown, says=one.cell.why,
            was=one.before, leads=blocks.link("measure", one.measure.ref),
        )
        for one in asked.here if one.measure.pk in tied
    ]  # fmt: skip
    found = [blocks.text(element.text), blocks.lines([told, *figures])]
    return [*found, *_taken_up(asked, element)]


def _said_when(note: ProgressNote | None) -> str:
    if note is None:
        return ""
    coming = f"Next: {note.next_step}" if note.next_step else ""
    return " · ".join(filter(None, (coming, f"Said {day(note.said_on)}")))


def _taken_up(asked: Drawing, element: Element) -> list[Block]:
    links = Link.objects.filter(upper=element).filter(
        Q(lower=None) | Q(lower__plan__in=visible.plans(asked.reach).values("pk"), lower__removed_at=None)
    )
    rows = []
    for one in links.select_related("lower__plan__school", "school").order_by("pk"):
        school = one.lower.plan.school if one.lower else one.school
        if school is not None and school.left_on is None:
            cells = [
                blocks.cell(school.short_name, "", blocks.link("school", school.ref)),
                blocks.cell(one.get_kind_display()), blocks.cell(one.lower.title if one.lower else one.reason),
            ]  # fmt: skip
            rows.append(blocks.row(cells))
    return [blocks.table([asked.words["school"].capitalize(), "Answer", "With"], rows, numbers=9)] if rows else []
