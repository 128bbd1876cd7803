"""From a plan that waits to a tree in words: its parts by the answers, people as posts, dates as written."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from goldenthread.domain import date_words
from goldenthread.domain.calendar import TermCalendar
from goldenthread.domain.reading import plan_answers, plan_reading
from goldenthread.domain.reading.mending import staged_plan
from goldenthread.features.intake import own_papers, plan_imports
from goldenthread.features.intake.models import PlanImport
from goldenthread.features.measures.models import Target
from goldenthread.features.organisations.models import Post
from goldenthread.features.plans import operations as planning
from goldenthread.features.plans.models import Plan, Statement

MOST_TITLE, MOST_NUMBER, MOST_COLUMN, MOST_DUE, MOST_NOTE, MOST_PROOF = 300, 30, 120, 160, 300, 300
MOST_SOURCE = 200
MOST_STATEMENT = 15_000
CAPACITIES = frozenset({"lead", "reviewer", "support", "assurer"})
# What a column's meaning is called once it is kept.
MEANINGS = {
    "success": "targets", "activities": "activities", "factors": "factors", "lead": "leads", "date": "dates",
    "progress": "progress", "risk": "risks",
}  # fmt: skip
Nested = tuple[staged_plan.StagedPart, list[Any]]


@dataclass(frozen=True)
class Period:
    """The years that a plan is for, in its words and as days, and the context in which its dates are read."""

    words: str
    context: date_words.Context
    starts_on: dt.date | None
    ends_on: dt.date | None


def period_of(waiting: PlanImport, codes: Mapping[str, str]) -> Period:
    """Read a plan's period as it was answered, or else printed, as the plan itself will."""
    words = answer_to(waiting, "period") or waiting.reading["control"].get("period", "")
    calendar = TermCalendar.from_json(waiting.trust.calendar)
    context = date_words.read_context(words[:80], calendar=calendar, settled=codes)
    starts, ends = context.start_on, context.end_on
    if starts and ends and ends <= starts:
        ends = None
    if starts is not None:
        context = date_words.Context(starts, ends, calendar.plan_year, calendar, dict(codes))
    return Period(words[:80], context, starts, ends)


def answer_to(waiting: PlanImport, kind: str) -> str:
    """Return what was answered to the first question of a kind."""
    for question in waiting.reading["questions"]:
        if question["kind"] == kind and (answer := waiting.answers.get(question["id"])):
            return str(answer)
    return ""


def tree_of(
    waiting: PlanImport, settled: plan_answers.Settled, targets: Mapping[str, Sequence[tuple[Target, str]]]
) -> planning.PlanTree:
    """Return the plan in words; `targets` are those of each part, with the heading of their column."""
    period, names = period_of(waiting, settled.codes), plan_imports.names_in(waiting)
    keys = _column_keys(settled.staged.parts)
    control, paper = waiting.reading["control"], own_papers.OwnPaper(waiting)
    flags = [{"key": letter, "name": letter, "meaning": meaning} for letter, meaning in settled.flags.items()]
    # A plan is adopted before it begins and reviewed after it ends: its period says nothing of these days.
    days = date_words.Context(calendar=period.context.calendar)
    roots = _Words(waiting, settled, keys, targets, paper).all()
    return planning.PlanTree(
        title=plan_imports.masked(waiting.title, names), kind=waiting.kind, school=waiting.school, unit=waiting.unit,
        state=Plan.State.DRAFT, period_words=period.words, starts_on=period.starts_on, ends_on=period.ends_on,
        adopted_on=_day(control, ("adopted", own_papers.ADOPTED), days),
        next_review_on=_day(control, ("next_review", own_papers.NEXT_REVIEW), days, months_too=True),
        control={
            _in_words(key): plan_imports.masked(words, names)
            for key, words in paper.control().items()
            if key not in {"title", "period"}
        },
        flags=[*paper.marks(), *flags], settled_dates=settled.codes,
        levels=_levels(settled.staged, keys, roots, paper.meanings), elements=roots,
        statements=list(_statements(waiting, settled, names)),
    )  # fmt: skip


def _in_words(field: str) -> str:
    """Return what a field of the control block is called on paper; a heading of its own stays as it is."""
    return field if field == own_papers.ORGANISATION or not field.islower() else field.replace("_", " ").capitalize()


def _day(
    control: Mapping[str, str], fields: Iterable[str], context: date_words.Context, *, months_too: bool = False
) -> dt.date | None:
    """Return the day that a field says, where it is clear; of a month, its last day."""
    for field in fields:
        reading = date_words.read(control.get(field, "")[:80], context)
        until = reading.to_on
        if reading.question or until is None or not 1990 <= until.year <= 2100:
            continue
        days = (until - reading.from_on).days if reading.from_on else 0
        if days == 0 or (months_too and days <= 31):
            return until
    return None


def _column_keys(parts: Iterable[staged_plan.StagedPart]) -> dict[str, str]:
    keys: dict[str, str] = {}
    for part in parts:
        for heading, _ in part.cells:
            if heading not in keys:
                stem = re.sub(r"[^a-z0-9]+", "-", heading.lower()).strip("-")[:32] or "column"
                taken = set(keys.values())
                keys[heading] = next(
                    name for name in (stem, *(f"{stem}-{count}" for count in range(2, 1_000))) if name not in taken
                )
    return keys


def _levels(
    staged: staged_plan.Staged,
    keys: Mapping[str, str],
    roots: Sequence[planning.ElementWords],
    meanings: Mapping[str, str],
) -> list[planning.LevelWords]:
    """Return the levels that parts stand at, each with the columns that they have there, in the order printed.

    `meanings` are what columns meant in the plan that the document came from, by their headings.
    """
    used: dict[int, set[str]] = {}
    for depth, part in _walk(roots, 1):
        used.setdefault(depth, set()).update(part.cells)
    levels = []
    for depth, name in enumerate(staged.levels[: max(used, default=1)], start=1):
        columns = [
            planning.ColumnWords(
                key, (heading or "Column")[:MOST_COLUMN],
                meanings.get(heading, MEANINGS.get(plan_imports.vocabulary().column(heading), "")),
            )
            for heading, key in keys.items() if key in used.get(depth, ())
        ]  # fmt: skip
        own = _own_columns(roots, depth, used.get(depth, set()))
        levels.append(planning.LevelWords(name[:60] or f"Level {depth}", "", "", columns, own_columns=own))
    return levels


def _own_columns(
    roots: Sequence[planning.ElementWords], depth: int, every: set[str]
) -> dict[str, list[tuple[str, str]]]:
    """Return what prints beneath the top parts whose tables had other headings than those of all together."""
    found: dict[str, dict[str, None]] = {}
    for root in roots:
        for at, part in _walk([root], 1):
            if at == depth and part.cells:
                found.setdefault(root.key, {}).update(dict.fromkeys(part.cells))
    return {key: [(cell, "") for cell in cells] for key, cells in found.items() if set(cells) != every}


def _walk(parts: Sequence[planning.ElementWords], depth: int) -> Iterator[tuple[int, planning.ElementWords]]:
    for part in parts:
        yield depth, part
        yield from _walk(part.children, depth + 1)


def _statements(
    waiting: PlanImport, settled: plan_answers.Settled, names: Mapping[str, str]
) -> Iterator[planning.StatementWords]:
    """Yield what the plan states; what stands under a part is its own."""
    kinds = set(Statement.Kind.values)
    places = _places(settled.staged, waiting.answers)
    told = (each for each in waiting.reading["statements"] if each["id"] not in settled.became_parts)
    said = [(*_sourced(each), each["element"] or "") for each in told]
    said += [(kind, words, "", "") for kind, words, _, _ in settled.staged.aside if kind != "furniture"]
    said += [(kind, words, "", part) for kind, words, part in settled.statements]
    for kind, words, source, part in said:
        for stretch in _stretches(plan_imports.masked(words, names)):
            yield planning.StatementWords(
                kind if kind in kinds else "context",
                stretch,
                plan_imports.masked(source, names),
                places.get(part, ""),
            )


def _sourced(each: Mapping[str, Any]) -> tuple[str, str, str]:
    """Return a statement's kind, its words and its source; a source longer than there is room for ends the words."""
    words, source = str(each["text"]), " ".join(str(each.get("source") or "").split())
    if len(source) > MOST_SOURCE:
        words, source = f"{words}\n{source}", ""
    return str(each["kind"]), words, source


def _stretches(words: str) -> Iterator[str]:
    held = ""
    for line in words.splitlines():
        if held and len(held) + len(line) > MOST_STATEMENT:
            yield held
            held = ""
        held = f"{held}\n{line}".strip()
    if held.strip():
        yield held[:MOST_STATEMENT]


def _places(staged: staged_plan.Staged, answers: Mapping[str, str]) -> dict[str, str]:
    """Return the name by which each part of the tree is found: its place, or that of the part whose action it is."""
    found: dict[str, str] = {}
    deepest = _depth_of_actions(staged, answers)

    def walk(nodes: Sequence[Nested], above: str) -> None:
        for at, (part, under) in enumerate(nodes, start=1):
            found[part.id] = f"place {above[:-1]}" if part.depth == deepest else f"place {above}{at}"
            walk(under, f"{above}{at}.")

    walk(staged_plan.nested(staged), "")
    return found


def _depth_of_actions(staged: staged_plan.Staged, answers: Mapping[str, str]) -> int:
    """Return the depth at which parts become actions; 0 where none do."""
    return len(staged.levels) if len(staged.levels) > 1 and plan_answers.are_actions(answers) else 0


class _Words:
    """Puts the parts into the words of a plan."""

    def __init__(
        self, waiting: PlanImport, settled: plan_answers.Settled, keys: dict[str, str],
        targets: Mapping[str, Sequence[tuple[Target, str]]], paper: own_papers.OwnPaper,
    ) -> None:  # fmt: skip
        self.settled, self.keys, self.targets, self.paper = settled, keys, targets, paper
        self.names = plan_imports.names_in(waiting)
        self.places = _places(settled.staged, waiting.answers)
        self.posts = {lead.party: lead.post for lead in plan_imports.leads(waiting)}
        self.titles = {post.title.casefold() for post in plan_imports.posts_for(waiting)}
        self.assigned: dict[str, list[dict[str, Any]]] = {}
        for each in plan_imports.reading_of(waiting)["assignments"]:
            self.assigned.setdefault(each["element"], []).append(each)
        self.dates = _dates_of(waiting)
        self.deepest = _depth_of_actions(settled.staged, waiting.answers)

    def all(self) -> list[planning.ElementWords]:
        """Return every part in words, as a tree."""
        return [self._part(*node) for node in staged_plan.nested(self.settled.staged)]

    def _part(self, part: staged_plan.StagedPart, under: list[Nested]) -> planning.ElementWords:
        title, text = self._title(part)
        deeds = [each for each, _ in under if each.depth == self.deepest]
        due, people, targets = self._due(part.id), self._people(part.id), self._targets([part, *deeds])
        ours = self.paper.fields(
            dict(part.cells), due, [(capacity, post.title) for post, capacity in people],
            [target.text for target, _ in targets],
        )  # fmt: skip
        cells = {
            self.keys[heading]: self._shared(words) for heading, words in part.cells if heading not in ours.taken
        }  # fmt: skip
        for deed in deeds:
            self._leave_cells(deed, cells)
        return planning.ElementWords(
            title=title, number=part.number[:MOST_NUMBER], key=self.places[part.id], text=text,
            theme=self._shared(ours.theme), year_milestones=ours.milestones,
            grid=self._shared(part.short_title)[:MOST_TITLE],
            only_on_grid=part.id in self.settled.only_in_summary,
            repair=self._notes([part, *deeds]),
            due=due[:MOST_DUE], due_settled=self._settled(part.id, due),
            cells=cells, flags=[*ours.flags, *self.settled.flagged.get(part.id, ())], people=people,
            targets=[
                (target, "" if heading in ours.taken else self.keys.get(heading, "")) for target, heading in targets
            ],
            actions=[self._action(deed) for deed in deeds],
            children=[self._part(*node) for node in under if node[0].depth != self.deepest],
        )  # fmt: skip

    def _title(self, part: staged_plan.StagedPart) -> tuple[str, str]:
        title, text = self._shared(part.title), self._shared(part.text)
        if len(title) > MOST_TITLE:
            cut = title.rfind(" ", 0, MOST_TITLE - 1)
            cut = cut if cut > 0 else MOST_TITLE - 1
            title, text = f"{title[:cut]}…", "\n".join(filter(None, [title, text]))
        return title or part.number or "(no words)", text

    def _notes(self, parts: Iterable[staged_plan.StagedPart]) -> str:
        """Return what is still to settle, in one line as long as it may be."""
        said = " ".join(self._shared(words) for part in parts for words in self.settled.notes.get(part.id, ()))
        return said if len(said) <= MOST_NOTE else f"{said[: MOST_NOTE - 1]}…"

    def _targets(self, parts: Iterable[staged_plan.StagedPart]) -> list[tuple[Target, str]]:
        return [each for part in parts for each in self.targets.get(part.id, ())]

    def _action(self, part: staged_plan.StagedPart) -> planning.ActionWords:
        title = f"{part.number} {self._shared(part.title)}".strip() or "(no words)"
        proof = self._proof(part)
        lead = next((post for post, capacity in self._people(part.id) if capacity == "lead"), None)
        return planning.ActionWords(
            title=title if len(title) <= MOST_TITLE else f"{title[: MOST_TITLE - 1]}…", post=lead,
            due=self._due(part.id)[:MOST_DUE], proof=proof if len(proof) <= MOST_PROOF else "",
        )  # fmt: skip

    def _proof(self, part: staged_plan.StagedPart) -> str:
        words = plan_imports.vocabulary()
        return next((
            self._shared(said) for heading, said in part.cells if words.column(heading) == "success" and said.strip()
        ), "")  # fmt: skip

    def _leave_cells(self, deed: staged_plan.StagedPart, cells: dict[str, str]) -> None:
        """Keep in the columns of the part above what an action has no place for, so that nothing is lost."""
        name = f"{deed.number} {self._shared(deed.title)}".strip()
        proof = self._proof(deed)
        said = [(heading, self._shared(words)) for heading, words in deed.cells]
        if deed.text.strip() or len(name) > MOST_TITLE:
            self.keys.setdefault("Actions in full", "actions-in-full")
            full = f"{name}\n{self._shared(deed.text)}" if len(name) > MOST_TITLE else self._shared(deed.text)
            said.append(("Actions in full", full))
        for heading, words in said:
            is_kept = words == proof and len(proof) <= MOST_PROOF
            if words.strip() and not is_kept:
                key = self.keys[heading]
                cells[key] = "\n".join(filter(None, [cells.get(key, ""), f"{name[:80]}: {words}"]))

    def _shared(self, words: str) -> str:
        return plan_imports.masked(words, self.names)

    def _due(self, part: str) -> str:
        said = self.dates.get(part, "")
        return self.settled.reworded.get((part, said), said)

    def _settled(self, part: str, due: str) -> tuple[dt.date | None, dt.date | None] | None:
        days = self.settled.due.get((part, due))
        if days is None:
            return None
        first, last = (dt.date.fromisoformat(day) if day else None for day in days)
        return first, last

    def _people(self, part: str) -> list[tuple[Post, str]]:
        found = []
        for each in self.assigned.get(part, ()):
            post = self.posts.get(plan_imports.party_of(each, self.titles))
            if post is not None:
                found.append((post, each["capacity"] if each["capacity"] in CAPACITIES else "lead"))
        return found


def _dates_of(waiting: PlanImport) -> dict[str, str]:
    """Return when each part is due: as its column of dates says, or else its own words; not what its cells tell.

    The day on which something starts is not the day by which it is done.
    """
    words, dates = plan_imports.vocabulary(), plan_imports.reading_of(waiting)["dates"]
    found: dict[str, str] = {}
    for is_column in (True, False):
        for each in dates:
            heading = each.get("column", "")
            if plan_reading.is_of_beginning(heading):
                continue
            if (words.column(heading) == "date") == is_column and (is_column or not heading):
                found.setdefault(each["element"], str(each.get("text", "")))
    return found
