"""How meetings, agendas and counts of challenge are laid out."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet
from django.utils.dates import MONTHS

from goldenthread.domain.access import Reach
from goldenthread.domain.board.meetings import Quorum
from goldenthread.features.governance import queries
from goldenthread.features.governance.models import Business, Meeting, Paper, Remit
from goldenthread.features.organisations.models import Body
from goldenthread.foundation import subjects
from goldenthread.foundation.subjects import Subject

STANDS = {"planned": ("not started", "Agenda open"), "sent": ("due", "Pack is ready"), "held": ("done", "Held"),
          "cancelled": ("not due", "Cancelled")}  # fmt: skip


def cited_papers(reach: Reach, papers: Iterable[Paper]) -> list[tuple[Paper, Subject | None]]:
    """Return papers with what each is about, as far as the reader may see that."""
    rows = list(papers)
    found = subjects.find(reach, {(one.subject_kind, one.subject_ref) for one in rows if one.subject_ref})
    return [(one, found.get((one.subject_kind, one.subject_ref))) for one in rows]


@dataclass(frozen=True)
class Overview:
    """What the first page shows: meetings of the reader's own bodies stand before others of the same time."""

    coming: Sequence[Meeting]
    held: Sequence[Meeting]
    remits: Sequence[Remit]
    own: frozenset[int]
    today: dt.date

    @cached_property
    def mine(self) -> list[Meeting]:
        return [one for one in self.coming if one.body_id in self.own]

    @cached_property
    def others(self) -> list[Meeting]:
        return [one for one in self.coming if one.body_id not in self.own]

    @property
    def headline(self) -> str:
        if not self.coming:
            return "No meeting is called"
        if self.own and not self.mine:
            return "No meeting of yours is called yet"
        first = (self.mine or self.others)[0]
        days = (first.held_on - self.today).days
        when = "today" if days == 0 else "tomorrow" if days == 1 else f"in {days} days"
        return f"{first} meets {when}"

    @property
    def rows(self) -> list[tuple[Remit, str, str, str]]:
        return [(one, queries.whose(one), *remit_stands(one, self.today)) for one in self.remits]


def remit_stands(remit: Remit, today: dt.date) -> tuple[str, str]:
    """Return the status and the words of a remit."""
    if remit.closed_on:
        return "done", "Heard"
    if remit.reported_on:
        return "waited for", "Reported, to be heard"
    return ("late", "Late") if remit.due_on < today else ("not started", "Open")


def unrecorded(rows: QuerySet[Meeting], today: dt.date) -> list[Meeting]:
    """Return the meetings whose day is past, and of which nobody said who came."""
    return list(rows.filter(held_on__lt=today, state__in=[Meeting.State.PLANNED, Meeting.State.SENT]))


def by_kind(rows: Iterable[Business]) -> list[tuple[str, list[tuple[Business, str]]]]:
    """Return the schedule by kind of body, each line with its months in words."""
    kept: dict[str, list[tuple[Business, str]]] = {}
    for row in rows:
        kept.setdefault(row.body_kind, []).append((row, months_said(row.months)))
    return [(Body.Kind(kind).label, lines) for kind, lines in kept.items()]


def months_said(months: Sequence[int]) -> str:
    return ", ".join(str(MONTHS[month]) for month in months) or "Each meeting"


def quorum_said(quorum: Quorum) -> str:
    return queries.quorum_said(quorum.present, quorum.needed, is_met=quorum.is_met)


def minutes_asked(pages: Sequence[queries.Page], meeting: Meeting) -> str:
    """Return how long the agenda is meant to take, and when that would be."""
    lasts = sum(one.item.lasts or 0 for one in pages)
    if not lasts:
        return ""
    if not meeting.begins_at:
        return f"about {lasts} minutes"
    ends = dt.datetime.combine(meeting.held_on, meeting.begins_at) + dt.timedelta(minutes=lasts)
    return f"{meeting.begins_at:%H:%M} to about {ends:%H:%M}"
