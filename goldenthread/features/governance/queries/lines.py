"""Meetings and what came of them as lines on a page, for whoever points at them."""

from collections.abc import Iterable

from goldenthread.domain.access import Reach
from goldenthread.features.governance.models import Meeting
from goldenthread.features.governance.queries import visible
from goldenthread.foundation.subjects import Subject


def find_meetings(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    found = visible.meetings_within(reach).filter(ref__in=list(refs))
    return {row.ref: _subject("meeting", row.ref, _called(row), row, f"meetings/{row.ref}/") for row in found}


def find_minutes(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return the minutes of meetings, which are known by their meeting's reference."""
    found = visible.meetings_within(reach).filter(ref__in=list(refs))
    return {
        row.ref: _subject("minutes", row.ref, f"Minutes of {_called(row)}", row, f"meetings/{row.ref}/minutes/")
        for row in found
    }


def find_items(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    found = visible.items_within(reach).filter(ref__in=list(refs))
    return {
        row.ref: _subject("agenda item", row.ref, row.title, row.meeting, f"items/{row.ref}/") for row in found
    }  # fmt: skip


def find_decisions(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    found = visible.decisions_within(reach).filter(ref__in=list(refs))
    return {
        row.ref: _subject(
            "decision", row.ref, str(row), row.item.meeting, f"meetings/{row.item.meeting.ref}/minutes/"
        )
        for row in found
    }


def find_remits(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    found = visible.remits_within(reach).filter(ref__in=list(refs))
    return {row.ref: _subject("remit", row.ref, row.text, row.item.meeting, f"remits/{row.ref}/") for row in found}


def find_questions(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    found = visible.questions_within(reach).filter(ref__in=list(refs))
    return {
        row.ref: Subject(
            "challenge question", row.ref, str(row), f"/{row.trust.slug}/governance/questions/{row.ref}/",
            row.body.name,
        )
        for row in found
    }  # fmt: skip


def _called(row: Meeting) -> str:
    return f"{row}, {row.held_on:%-d %B %Y}"


def _subject(kind: str, ref: str, title: str, meeting: Meeting, way: str) -> Subject:
    return Subject(kind, ref, title, f"/{meeting.trust.slug}/governance/{way}", _called(meeting))
