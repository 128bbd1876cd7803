"""Two plans of different origin, brought down to what a paper of either would say, so that only words differ.

A plan that went out as a file and came back has new references, other keys for its columns, and its posts, dates
and targets read anew. What no file carries (short wordings, tags, measures, what lives by what) is left out on both
sides: that the file has none of it says nothing.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from goldenthread.domain.plans import plan_layout as layout
from goldenthread.domain.plans.frozen_plan import (
    FrozenColumn,
    FrozenLevel,
    FrozenPart,
    FrozenPlan,
    FrozenStatement,
    FrozenTarget,
)

LEADS = "leads"
_CAPACITIES = {name: capacity for capacity, name in layout.PEOPLE.items()}
_YEAR = re.compile(r"\d{4}/\d\d")
_NOT_WORDS = re.compile(r"\W+")


def brought_down(before: FrozenPlan, after: FrozenPlan) -> tuple[FrozenPlan, FrozenPlan]:
    """Return both plans as a paper says them, the later one's columns called as the earlier one's are."""
    own = {_plain(column.name) for column in _columns(before)}
    known = {_plain(column.name): column for column in _columns(after)}
    known |= {_plain(column.name): column for column in _columns(before)}
    return _on_paper(before, own, known), _on_paper(after, own, known)


def of_one_day(before: FrozenPart, after: FrozenPart) -> FrozenPart:
    """Return the later part with the earlier one's days, where no word of them differs."""
    was, now = before.due_words.lower(), after.due_words.lower()
    if was == now or (was in _said(after) and now in _said(before)):
        return replace(
            after, due_words=before.due_words, due_from=before.due_from, due_until=before.due_until
        )  # fmt: skip
    return after


def _columns(plan: FrozenPlan) -> Iterable[FrozenColumn]:
    for level in plan.levels:
        yield from level.columns
        for _, columns in level.own:
            yield from columns


def _on_paper(plan: FrozenPlan, own: set[str], known: Mapping[str, FrozenColumn]) -> FrozenPlan:
    filled: dict[int, dict[str, str]] = {}
    parts = []
    for part in plan.parts:
        cells = {_plain(heading): (heading, _lines(text)) for _, heading, text in plan.cells(part)}
        ours = {heading: text for key, (heading, text) in cells.items() if key not in own and _is_ours(heading)}
        theirs = {key: pair for key, pair in cells.items() if pair[0] not in ours and pair[1]}
        filled.setdefault(part.depth, {}).update({key: heading for key, (heading, _) in theirs.items()})
        is_led_by_column = any(known[key].meaning == LEADS for key in theirs if key in known)
        parts.append(_part(part, {key: text for key, (_, text) in theirs.items()}, ours, by_column=is_led_by_column))
    levels = tuple(
        FrozenLevel(
            level.depth, level.one, level.many,
            tuple(
                FrozenColumn(key, heading, known[key].meaning if key in known else "")
                for key, heading in filled.get(level.depth, {}).items()
            ),
        )
        for level in plan.levels
    )  # fmt: skip
    return replace(
        plan, control=tuple(pair for pair in plan.control if pair[0].lower() != "organisation"), levels=levels,
        statements=tuple(map(_statement, plan.statements)), parts=tuple(parts),
    )  # fmt: skip


def _part(part: FrozenPart, cells: Mapping[str, str], ours: Mapping[str, str], *, by_column: bool) -> FrozenPart:
    people = set(part.people)
    for heading, text in ours.items():
        if capacity := _CAPACITIES.get(_single(heading)):
            people |= {(capacity, line) for line in text.splitlines()}
    if by_column:
        # The trust's own column says who leads, in its own words, and these are compared.
        people = {pair for pair in people if pair[0] != "lead"}
    text = "" if part.text == part.title else _lines(part.text)
    printed = [part.title, text, *cells.values()]
    targets = [target.text for target in part.targets]
    targets += [line for heading, said in ours.items() if _single(heading) == layout.TARGETS for line in _each(said)]
    milestones = dict(part.milestones) | {head: said for head, said in ours.items() if _YEAR.fullmatch(head)}
    return replace(
        part, printed=part.number, counted="", title=" ".join(part.title.split()), text=text, grid="", tags=(),
        theme=_lines(part.theme) or ours.get(layout.THEME, ""), measures=(), lives_by=(), came_from="",
        due_words=part.due_words or ours.get(layout.DUE, ""), cells=tuple(sorted(cells.items())),
        people=tuple(sorted(people)), milestones=tuple(sorted(milestones.items())),
        targets=tuple(
            FrozenTarget(text) for text in dict.fromkeys(targets) if not any(text in said for said in printed)
        ),
    )  # fmt: skip


def _is_ours(heading: str) -> bool:
    return _single(heading) in layout.OURS or bool(_YEAR.fullmatch(heading))


_single: Callable[[str], str] = layout.unrepeated


def _statement(said: FrozenStatement) -> FrozenStatement:
    name = f"{said.title}: " if said.title else ""
    words = "\n".join(text for text in (f"{name}{said.text}", said.quotation) if text)
    return FrozenStatement(said.ref, said.kind, _lines(words), said.sourced, said.part)


def _said(part: FrozenPart) -> str:
    return "\n".join([part.title, part.text, *(text for _, text in part.cells)]).lower()


def _lines(text: str) -> str:
    return "\n".join(_each(text))


def _each(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _plain(heading: str) -> str:
    return _NOT_WORDS.sub(" ", heading.lower()).strip()
