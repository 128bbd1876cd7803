"""What one part waits for, and what waits for it, read from whichever end."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Q, Subquery

from goldenthread.domain.access import Reach
from goldenthread.domain.plans import action_status, dependencies
from goldenthread.features.plans.models import Assignment, Dependency, Element, ProgressNote
from goldenthread.features.plans.queries.deeds import days_of
from goldenthread.features.plans.queries.gathering import Gathered
from goldenthread.features.plans.queries.visible import place_of, sees_there


@dataclass(frozen=True)
class Tie:
    """One dependency, from whichever end it is read. `ref` and `title` are those of the other end.

    `is_action` tells that the other end is an action. `says` is whether it comes in time.
    """

    tie: str
    kind: str
    title: str
    ref: str
    is_action: bool
    under: str
    post: str
    due_words: str
    due_until: dt.date | None
    note: str
    says: str
    stands: str

    @property
    def is_warning(self) -> bool:
        return self.kind == Dependency.Kind.WAITS and self.says in dependencies.WARNINGS


_TIE = {"tie": "ref", "kind": "kind", "note": "note", "arrived_on": "arrived_on"}
_OTHER = {
    "part_ref": "on_element__ref", "part_title": "on_element__title", "part_number": "on_element__number",
    "part_due_words": "on_element__due_words", "part_until": "on_element__due_until",
    "part_question": "on_element__due_question", "part_stands": "stands", "part_lead": "lead",
    "action_ref": "on_action__ref", "action_title": "on_action__title", "action_kind": "on_action__kind",
    "action_status": "on_action__status", "action_due_words": "on_action__due_words",
    "action_until": "on_action__due_until", "action_question": "on_action__due_question",
    "action_blocked_on": "on_action__blocked_on", "action_post": "on_action__post__title",
    "action_under": "on_action__element__title",
    "outside": "outside", "due_words": "due_words", "due_until": "due_until", "due_question": "due_question",
}  # fmt: skip
_WAITING = {
    "part_ref": "element__ref", "part_title": "element__title", "part_number": "element__number",
    "part_due_words": "element__due_words", "part_until": "element__due_until", "part_lead": "lead",
    "part_stands": "stands", "action_title": "on_action__title", "action_kind": "on_action__kind",
    "action_status": "on_action__status", "action_until": "on_action__due_until",
    "action_question": "on_action__due_question", "action_blocked_on": "on_action__blocked_on",
    "own_stands": "own_stands",
}  # fmt: skip


def waits_for() -> Gathered:
    """Ask for what any part waits for, in whichever plan that stands."""
    found = Dependency.objects.filter(
        element=OuterRef("pk"), on_element__removed_at=None, on_action__element__removed_at=None
    )
    found = found.annotate(stands=_last_word("on_element"), lead=_lead("on_element")).order_by("pk")
    places = {"part_in": place_of("on_element__plan"), "action_in": place_of("on_action__element__plan")}
    return Gathered(found, **_TIE, **_OTHER, **places)


def waited_for() -> Gathered:
    """Ask for what waits for any part, or for an action of it, in whichever plan that stands."""
    found = Dependency.objects.filter(Q(on_element=OuterRef("pk")) | Q(on_action__element=OuterRef("pk")))
    found = found.filter(element__removed_at=None).order_by("pk")
    found = found.annotate(stands=_last_word("element"), lead=_lead("element"), own_stands=_last_word("on_element"))
    return Gathered(found, **_TIE, **_WAITING, part_in=place_of("element__plan"))


def _last_word(of: str) -> Subquery:
    notes = ProgressNote.objects.filter(element=OuterRef(of)).order_by("-said_on", "-pk")
    return Subquery(notes.values("status")[:1])


def _lead(of: str) -> Subquery:
    leads = Assignment.objects.filter(element=OuterRef(of), capacity=Assignment.Capacity.LEAD).order_by("pk")
    return Subquery(leads.values("post__title")[:1])


def waiting(reach: Reach, element: Element, lines: Iterable[Mapping[str, Any]], today: dt.date) -> list[Tie]:
    """Return what a part waits for, as far as the reader sees where that stands."""
    return [_tie(line, today, element.due_until) for line in lines if _sees_what_is_waited_for(reach, line)]


def kept_waiting(reach: Reach, element: Element, lines: Iterable[Mapping[str, Any]], today: dt.date) -> list[Tie]:
    """Return what waits for a part, as far as the reader sees where that stands."""
    return [_waiting(line, element, today) for line in lines if sees_there(reach, line["part_in"])]


def _sees_what_is_waited_for(reach: Reach, line: Mapping[str, Any]) -> bool:
    """What comes from outside stands in no plan, and is seen by all who see what waits."""
    if line["part_ref"]:
        return sees_there(reach, line["part_in"])
    return not line["action_ref"] or sees_there(reach, line["action_in"])


def _tie(line: Mapping[str, Any], today: dt.date, wanted_by: dt.date | None) -> Tie:
    """Read a dependency from the end that waits."""
    kept = days_of(line, "part_until", "action_until", "due_until", "action_blocked_on", "arrived_on")
    if kept["part_ref"]:
        until = None if kept["part_question"] else kept["part_until"]
        title = f"{kept['part_number']} {kept['part_title']}".strip()
        place = (title, kept["part_ref"], False, "", kept["part_lead"] or "", kept["part_due_words"], until)
        stands = kept["part_stands"] or ""
    elif kept["action_ref"]:
        until, stands = _of_action(kept, today)
        place = (
            kept["action_title"], kept["action_ref"], True, kept["action_under"], kept["action_post"] or "",
            kept["action_due_words"], until,
        )  # fmt: skip
    else:
        until = None if kept["due_question"] else kept["due_until"]
        stands = "done" if kept["arrived_on"] else ""
        place = (kept["outside"], "", False, "", "", kept["due_words"], until)
    says = dependencies.says(dependencies.Awaited(stands, until, wanted_by), today)
    return Tie(kept["tie"], kept["kind"], *place, note=kept["note"], says=says, stands=stands)


def _waiting(line: Mapping[str, Any], element: Element, today: dt.date) -> Tie:
    """Read a dependency from the end that is waited for: who waits, and whether this comes in time for them."""
    kept = days_of(line, "part_until", "action_until", "action_blocked_on")
    if kept["action_title"]:
        until, stands = _of_action(kept, today)
    else:
        until, stands = None if element.due_question else element.due_until, kept["own_stands"] or ""
    says = dependencies.says(dependencies.Awaited(stands, until, kept["part_until"]), today)
    title = f"{kept['part_number']} {kept['part_title']}".strip()
    return Tie(
        kept["tie"], kept["kind"], title, kept["part_ref"], is_action=False, under=kept["action_title"] or "",
        post=kept["part_lead"] or "", due_words=kept["part_due_words"], due_until=kept["part_until"],
        note=kept["note"], says=says, stands=kept["part_stands"] or "",
    )  # fmt: skip


def _of_action(kept: Mapping[str, Any], today: dt.date) -> tuple[dt.date | None, str]:
    until = None if kept["action_question"] else kept["action_until"]
    facts = action_status.Facts(
        kind=kept["action_kind"], status=kept["action_status"], due_until=until,
        is_blocked=kept["action_blocked_on"] is not None,
    )  # fmt: skip
    stands = action_status.standing(facts, today)
    return until, kept["action_status"] if stands not in ("done", "met", "blocked") else stands
