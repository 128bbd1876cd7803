"""What a round has been told of its parts: the words of its days, and how the figures stand beside them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import F, Q

from goldenthread.domain.plans import plan_status
from goldenthread.features.measures.models import Standing
from goldenthread.features.plans.models import ProgressNote
from goldenthread.features.reviews.models import Round, RoundPart

# So much of what was said before in one round is shown.
MOST_BEFORE = 6


@dataclass(frozen=True)
class Answer:
    """The newest words of a round's days on one part, and how its figures stood beside them."""

    note: int
    status: str
    said: str
    next_step: str
    said_on: dt.date
    by: str
    post: str
    outcome: str = ""
    figures: str = ""
    by_id: int | None = None

    @property
    def disagreement(self) -> str:
        return plan_status.disagreement(self.status, self.outcome)

    def kept(self) -> dict[str, Any]:
        """Return it as a closed round keeps it."""
        return asdict(self) | {"said_on": self.said_on.isoformat()}


def kept_answer(frozen: Mapping[str, Any] | None) -> Answer | None:
    """Return the answer that a closed round keeps."""
    if not frozen or not frozen.get("status"):
        return None
    return Answer(**{**frozen, "said_on": dt.date.fromisoformat(frozen["said_on"])})


def answers_to(round_: Round, elements: Collection[int], until: dt.date | None = None) -> dict[int, Answer]:
    """Return the newest words on each element since the round began to count: two questions."""
    notes = ProgressNote.objects.filter(element__in=elements, said_on__gte=round_.span.counts_from)
    if until is not None:
        notes = notes.filter(said_on__lte=until)
    newest: dict[int, ProgressNote] = {}
    for note in notes.select_related("by", "post").order_by("-said_on", "-pk"):
        newest.setdefault(note.element_id, note)
    standings = outcomes(newest)
    return {element: _answer(note, standings.get(element, {})) for element, note in newest.items()}


def said_before(part: RoundPart, answer: Answer | None) -> list[ProgressNote]:
    """Return what a round was told of a part before its newest answer, the newest first."""
    if answer is None:
        return []
    told = ProgressNote.objects.filter(element=part.element_id, said_on__gte=part.within.round.span.counts_from)
    before = told.filter(Q(said_on__lt=answer.said_on) | Q(said_on=answer.said_on, pk__lt=answer.note))
    return list(before.select_related("by", "post")[:MOST_BEFORE])


def late_words(round_: Round, parts: Iterable[RoundPart], until: dt.date | None) -> dict[int, ProgressNote]:
    """Return what was said of each element only after a round was closed, and before the next one opened.

    On the day of the closing itself that is whatever the round does not keep.
    """
    if round_.closed_on is None:
        return {}
    kept = {part.element_id: (part.frozen or {}).get("note", 0) for part in parts}
    notes = ProgressNote.objects.filter(element__in=kept, said_on__gte=round_.closed_on)
    if until is not None:
        notes = notes.filter(said_on__lt=until)
    found: dict[int, ProgressNote] = {}
    for note in notes.select_related("by").order_by("said_on", "pk"):
        if note.said_on > round_.closed_on or note.pk > kept[note.element_id]:
            found.setdefault(note.element_id, note)
    return found


def outcomes(elements: Iterable[int]) -> dict[int, dict[int, str]]:
    """Return how the measures of elements stand in their plans' own places, by element: one question."""
    here = Q(school=F("measure__serves__element__plan__school")) | Q(
        school=None, measure__serves__element__plan__school=None
    )
    rows = Standing.objects.filter(here, measure__serves__element__in=list(elements))
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for element, measure, status, is_hidden in rows.values_list(
        "measure__serves__element", "measure", "status", "is_hidden"
    ):
        found[element][measure] = "cannot tell" if is_hidden else status
    return found


def _answer(note: ProgressNote, standings: Mapping[int, str]) -> Answer:
    return Answer(
        note=note.pk, status=note.status, said=note.said, next_step=note.next_step, said_on=note.said_on,
        by=note.by.name if note.by else "", post=note.post.title if note.post else "",
        outcome=plan_status.outcome(standings.values()), figures=plan_status.outcome_sentence(standings.values()),
        by_id=note.by_id,
    )  # fmt: skip
