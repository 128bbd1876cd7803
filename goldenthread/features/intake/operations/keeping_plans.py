"""A plan that was looked through becomes a draft of the trust, in one transaction; and can be taken back whole."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from goldenthread.domain import date_words, staged_plan
from goldenthread.domain.calendar import TermCalendar
from goldenthread.features.accounts.models import Person
from goldenthread.features.intake import plan_imports
from goldenthread.features.intake.models import PlanImport
from goldenthread.features.intake.operations.staging_plans import note, require_staged, vocabulary
from goldenthread.features.organisations.models import Post
from goldenthread.features.plans import operations as planning
from goldenthread.features.plans.models import Plan, Statement
from goldenthread.foundation.tables import claim_revision

MOST_TITLE, MOST_NUMBER, MOST_COLUMN = 300, 30, 120
# What a heading means to whoever reads plans, in the words of a plan's own columns.
MEANINGS = {
    "success": "targets", "activities": "activities", "factors": "factors", "lead": "leads", "date": "dates",
    "progress": "progress", "risk": "risks",
}  # fmt: skip


@transaction.atomic
def commit_plan(*, waiting: PlanImport, by: Person, drawn_from: int | None = None) -> Plan:
    """Make the plan a draft: all of it or nothing. Of two who decide at once, the second is told."""
    claim_revision(waiting, drawn_from)
    require_staged(waiting)
    plan = planning.load_tree(trust=waiting.trust, tree=_tree(waiting), by=by).plan
    waiting.plan, waiting.state, waiting.committed_at = plan, PlanImport.State.COMMITTED, timezone.now()
    waiting.save()
    note(waiting, by, "brought in a plan", {"plan": plan.ref})
    return plan


@transaction.atomic
def undo_plan(*, waiting: PlanImport, by: Person, even_edited: bool = False) -> PlanImport:
    """Take the plan back whole. Where later work stands on it, that is refused unless it is meant."""
    claim_revision(waiting, None)
    now = PlanImport.objects.select_related("plan__trust").get(pk=waiting.pk)
    if now.state != PlanImport.State.COMMITTED or now.plan is None:
        raise ValidationError("There is nothing to undo: the plan is not brought in, or is gone.")
    if now.plan.state != Plan.State.DRAFT:
        raise ValidationError("The plan is no draft any more, and people work by it. End it instead.")
    if not even_edited and (later := plan_imports.later_work(now)):
        raise ValidationError(f"{len(later)} later changes stand on this plan, and would be lost with it.")
    planning.take_back_plan(plan=now.plan, by=by)
    # What was read is kept, so that it can be looked through again.
    waiting.plan, waiting.state, waiting.committed_at = None, PlanImport.State.UNDONE, None
    waiting.save()
    note(waiting, by, "took back a plan", {})
    return waiting


@transaction.atomic
def take_up_again(*, waiting: PlanImport, by: Person) -> PlanImport:
    """Look once more through a plan that was taken back."""
    claim_revision(waiting, None)
    if PlanImport.objects.values_list("state", flat=True).get(pk=waiting.pk) != PlanImport.State.UNDONE:
        raise ValidationError("Only a plan that was taken back can be taken up again.")
    waiting.state = PlanImport.State.STAGED
    waiting.save()
    note(waiting, by, "took up a plan again", {})
    return waiting


# --- From what waits to a tree in words


def _tree(waiting: PlanImport) -> planning.PlanTree:
    staged, found = staged_plan.from_values(waiting.staged), waiting.reading
    keys = _column_keys(part for part in staged.parts)
    calendar = TermCalendar.from_json(waiting.trust.calendar)
    period = _answer_to(waiting, "period") or found["control"].get("period", "")
    context = date_words.read_context(period[:80], calendar=calendar)
    starts, ends = context.start_on, context.end_on
    return planning.PlanTree(
        title=waiting.title, kind=waiting.kind, school=waiting.school, unit=waiting.unit, state=Plan.State.DRAFT,
        period_words=period[:80], starts_on=starts, ends_on=ends if not starts or not ends or ends > starts else None,
        control={key: words for key, words in found["control"].items() if key not in {"title", "period"}},
        levels=_levels(staged, keys), statements=_statements(waiting, staged),
        elements=_Words(waiting, keys).all(staged),
    )  # fmt: skip


def _answer_to(waiting: PlanImport, kind: str) -> str:
    for question in waiting.reading["questions"]:
        if question["kind"] == kind and (answer := waiting.answers.get(question["id"]) or question["proposal"]):
            return str(answer)
    return ""


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


def _levels(staged: staged_plan.Staged, keys: Mapping[str, str]) -> list[planning.LevelWords]:
    levels, words = [], vocabulary()
    for depth, name in enumerate(staged.levels, start=1):
        headings = dict.fromkeys(
            heading for part in staged.parts if part.depth == depth for heading, _ in part.cells
        )  # fmt: skip
        columns = [
            planning.ColumnWords(keys[each], (each or "Column")[:MOST_COLUMN], MEANINGS.get(words.column(each), ""))
            for each in headings
        ]
        own = _own_columns(staged, depth, keys, set(headings))
        levels.append(planning.LevelWords(name[:60] or f"Level {depth}", "", "", columns, own_columns=own))
    return levels


def _own_columns(
    staged: staged_plan.Staged, depth: int, keys: Mapping[str, str], every: set[str]
) -> dict[str, list[tuple[str, str]]]:
    """Return what prints beneath the top parts whose tables had other headings than those of all together."""
    found: dict[str, dict[str, None]] = {}
    top = 0
    for part in staged.parts:
        top += part.depth == 1
        if part.depth == depth and part.cells:
            found.setdefault(f"place {top}", {}).update(dict.fromkeys(heading for heading, _ in part.cells))
    return {
        place: [(keys[heading], "") for heading in headings]
        for place, headings in found.items()
        if set(headings) != every
    }


def _statements(waiting: PlanImport, staged: staged_plan.Staged) -> list[planning.StatementWords]:
    kinds = set(Statement.Kind.values)
    said = [
        planning.StatementWords(each["kind"] if each["kind"] in kinds else "context", each["text"])
        for each in waiting.reading["statements"] if each["text"].strip()
    ]  # fmt: skip
    return said + [planning.StatementWords(kind, words) for kind, words, _, _ in staged.aside if kind in kinds]


class _Words:
    """Puts the parts into the words of a plan: people as posts, dates as written."""

    def __init__(self, waiting: PlanImport, keys: Mapping[str, str]) -> None:
        self.keys = keys
        self.posts = {post.title.casefold(): post for post in Post.objects.filter(trust=waiting.trust)}
        self.assigned: dict[str, list[dict[str, Any]]] = {}
        for each in waiting.reading["assignments"]:
            self.assigned.setdefault(each["element"], []).append(each)
        self.names = plan_imports.names_in(waiting.reading)
        self.dates: dict[str, str] = {}
        for each in waiting.reading["dates"]:
            self.dates.setdefault(each["element"], str(each.get("text", "")))

    def all(self, staged: staged_plan.Staged) -> list[planning.ElementWords]:
        """Return every part in words, as a tree."""
        return [self._part(*node, f"{at}") for at, node in enumerate(staged_plan.nested(staged), start=1)]

    def _part(
        self, part: staged_plan.StagedPart, under: list[tuple[staged_plan.StagedPart, list[Any]]], place: str
    ) -> planning.ElementWords:
        title, text = self._shared(part.title), self._shared(part.text)
        if len(title) > MOST_TITLE:
            cut = title.rfind(" ", 0, MOST_TITLE - 1)
            cut = cut if cut > 0 else MOST_TITLE - 1
            title, text = f"{title[:cut]}…", "\n".join(filter(None, [title, text]))
        return planning.ElementWords(
            title=title or part.number or "(no words)", number=part.number[:MOST_NUMBER], key=f"place {place}",
            text=text, grid=self._shared(part.short_title)[:MOST_TITLE], due=self.dates.get(part.id, "")[:80],
            cells={self.keys[heading]: self._shared(words) for heading, words in part.cells},
            people=self._people(part.id),
            children=[self._part(*node, f"{place}.{at}") for at, node in enumerate(under, start=1)],
        )  # fmt: skip

    def _shared(self, words: str) -> str:
        return plan_imports.masked(words, self.names)

    def _people(self, part: str) -> list[tuple[Post, str]]:
        found = []
        for each in self.assigned.get(part, ()):
            # A post whose own name has a comma in it, “Head, Castle Rise”, is named by the whole line.
            said = (each["raw"], each["party"])
            post = next((held for words in said if (held := self.posts.get(words.strip().casefold()))), None)
            if post is not None:
                capacity = each["capacity"] if each["capacity"] in {"lead", "reviewer", "support"} else "lead"
                found.append((post, capacity))
        return list(dict.fromkeys(found))
