"""Recording reviews by others, and what was found by whatever way."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction

from goldenthread.domain.board import following_up as rules
from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.assurance.checklist_shapes import INSPECTED, PILLARS
from goldenthread.features.assurance.models import Check, Finding, Review
from goldenthread.features.assurance.operations.closing import recommend
from goldenthread.features.assurance.operations.writing import check as checked
from goldenthread.features.assurance.operations.writing import note, require
from goldenthread.features.organisations.models import Post, School, Trust, Unit
from goldenthread.features.plans.models import Statement
from goldenthread.foundation import clock
from goldenthread.foundation.tables import claim_revision

TELL_BOARD = "tell board"
WORDS = ("title", "scope", "theme", "reviewer", "judgement", "summary", "safeguarding", "kind", "stage", "regime")
DAYS = ("held_on", "reported_on", "next_from_on", "next_due_on")


@transaction.atomic
def record_review(
    *, trust: Trust, facts: Mapping[str, Any], by: Person | None, school: School | None = None,
    unit: Unit | None = None, post: Post | None = None, repeats: Review | None = None,
    principles: Iterable[Statement] = (),
) -> Review:  # fmt: skip
    """Keep a review: planned, commissioned, under way, or as it was reported. Raises ValidationError, by field."""
    require(repeats is None or repeats.trust_id == trust.pk, "There is no such earlier review.", "repeats")
    row = Review(trust=trust, school=school, unit=unit, post=post, by=by, repeats=repeats)
    _set(row, facts)
    row.save()
    _look_by(row, principles)
    note(trust.pk, "recorded a review", row, by, kind=row.kind, stage=row.stage)
    return row


@transaction.atomic
def revise_review(
    *, review: Review, facts: Mapping[str, Any], by: Person, drawn_from: int | None,
    principles: Iterable[Statement] | None = None,
) -> Review:  # fmt: skip
    """Change what is known of a review. One that was moderated keeps what was judged before."""
    claim_revision(review, drawn_from)
    judged = facts.get("judgement", review.judgement)
    require(
        review.moderated_on is None or judged == review.judgement,
        "It was moderated. What the reviewer judged stays as it was.", "judgement",
    )  # fmt: skip
    before = _told(review)
    _set(review, facts)
    review.save()
    if principles is not None:
        _look_by(review, principles)
    after = _told(review)
    changed = [name for name in before | after if before.get(name, "") != after.get(name, "")]
    was, now = ({name: held.get(name, "")[:300] for name in changed} for held in (before, after))
    note(review.trust_id, "revised a review", review, by, before=was, **now)
    return review


def _told(review: Review) -> dict[str, str]:
    """Return a review field by field and grade by grade, as the trail tells what changed in it."""
    fields = {name.replace("_", " "): str(getattr(review, name) or "") for name in (*WORDS, *DAYS)}
    fields["cost"] = f"{review.cost:.2f}" if review.cost is not None else ""
    return fields | {f"grade of {area}": str(grade) for area, grade in review.grades.items()}


def _look_by(review: Review, principles: Iterable[Statement]) -> None:
    chosen = list(principles)
    ours = all(one.plan.trust_id == review.trust_id for one in chosen)
    require(ours, "That belongs to another trust.", "principles")
    review.principles.set(chosen)


def _set(row: Review, facts: Mapping[str, Any]) -> None:
    words = {name: facts[name] for name in WORDS if name in facts}
    days = {name: facts[name] for name in DAYS if facts.get(name) is not None}
    for name, value in checked(Review, {**words, **days}).items():
        setattr(row, name, value)
    for name in ("cost", *DAYS):
        if name in facts:
            setattr(row, name, facts[name])
    if "grades" in facts:
        row.grades = {str(area)[:80]: str(grade)[:60] for area, grade in facts["grades"].items() if grade}
    if "evidence" in facts:
        row.evidence = {area: why for area, why in facts["evidence"].items() if why and area in row.grades}
    require(row.kind != Review.Kind.INSPECTION or row.regime, "Say under which rules it was inspected.", "regime")
    between = row.next_from_on is None or row.next_due_on is None or row.next_from_on <= row.next_due_on
    require(between, "It comes before the first of these days.", "next_due_on")
    require(row.stage != Review.Stage.REPORTED or row.held_on, "Say when it was held.", "held_on")


@dataclass(frozen=True)
class FindingWords:
    """What was found, in words: how serious it is, the report's own words, and what it is evidence for."""

    says: str
    severity: str = Finding.Severity.MINOR
    area: str = ""
    pillar: str = ""
    quotation: str = ""
    is_confidential: bool = False


@dataclass(frozen=True)
class Source:
    """What found it: a review, or a question of a check; and the earlier finding that it looks again at."""

    review: Review | None = None
    check: Check | None = None
    question: str = ""
    before: Finding | None = None


@dataclass(frozen=True)
class Asks:
    """What should be done about a finding, a line each; of whom it is asked, and by when."""

    says: str = ""
    post: Post | None = None
    due_on: dt.date | None = None

    @property
    def lines(self) -> list[str]:
        return [line.strip() for line in self.says.splitlines() if line.strip()]


NO_SOURCE, NOTHING_ASKED = Source(), Asks()


@transaction.atomic
def record_finding(
    *,
    trust: Trust,
    words: FindingWords,
    by: Person | None,
    school: School | None = None,
    unit: Unit | None = None,
    post: Post | None = None,
    source: Source = NO_SOURCE,
    asks: Asks = NOTHING_ASKED,
    found_on: dt.date | None = None,
) -> Finding:
    """Keep what was found of a place, in the name of `post`, and what is to be done where that is said with it.

    A significant finding asks the governance professional to tell the board, and is due within a week. Of one in
    confidence the trustees are told nothing else.
    """
    known = not words.pillar or words.pillar in PILLARS or words.pillar in INSPECTED
    require(known, "There is no such pillar or area.", "pillar")
    found_on = found_on or clock.today()
    facts = checked(Finding, {**asdict(words), "question": source.question, "found_on": found_on})
    row = Finding.objects.create(
        trust=trust, school=school, unit=unit, review=source.review, check_sheet=source.check, before=source.before,
        post=post, by=by, **facts,
    )  # fmt: skip
    if row.severity == Finding.Severity.SIGNIFICANT:
        _tell_board(row, by)
    for says in asks.lines:
        recommend(finding=row, says=says, post=asks.post, due_on=asks.due_on, by=by, on=found_on)
    note(trust.pk, "recorded a finding", row, by, severity=row.severity, place=row.place)
    return row


def _tell_board(row: Finding, by: Person | None) -> None:
    asked = Post.objects.filter(trust=row.trust, role="governance_lead").order_by("pk")
    for post in asked[:1]:
        activity.open_task(
            trust=row.trust, post=post, kind=TELL_BOARD, subject_kind="finding", subject_ref=row.ref,
            title=f"Tell the board: {row.told_as}"[:200], why=f"A significant finding, {row.place}."[:300],
            due_on=rules.due_by(row.severity, row.found_on),
        )  # fmt: skip
    if row.is_confidential:
        return
    trustees = Post.objects.filter(trust=row.trust, role="trustee")
    activity.tell(
        trust=row.trust, posts=trustees, says=f"A significant finding, {row.place}: {row}", subject_kind="finding",
        subject_ref=row.ref, by=by,
    )  # fmt: skip


@transaction.atomic
def hear_finding(*, finding: Finding, heard_by: str, by: Person | None, on: dt.date | None = None) -> Finding:
    """Say that a body has heard of a finding, and when."""
    words = checked(Finding, {"heard_by": heard_by})
    require(words["heard_by"], "Say which body heard of it.", "heard_by")
    finding.heard_by, finding.heard_on = words["heard_by"], on or clock.today()
    require(finding.heard_on >= finding.found_on, "That is before it was found.", "heard_on")
    finding.save(update_fields=["heard_by", "heard_on"])
    activity.close_tasks(kind=TELL_BOARD, subject_kind="finding", subject_ref=finding.ref, by=by)
    note(finding.trust_id, "told a body of a finding", finding, by, body=finding.heard_by)
    return finding
