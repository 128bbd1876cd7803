"""The audit trail of a round: every answer ever given, by whom and when, what shows it, and what followed from it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goldenthread.domain.access import Reach
from goldenthread.domain.board import checks as rules
from goldenthread.features.assurance.models import Answer, Check, CheckRound, Recommendation
from goldenthread.features.assurance.queries.children import conceal, hidden_answers, reads_counts
from goldenthread.features.assurance.queries.following import findings
from goldenthread.features.assurance.queries.visible import checks_within, findings_within
from goldenthread.features.documents.queries import evidence_of

HEAD = (
    "Place", "Area", "Question", "Answer", "Counts as", "Remark", "Shown by", "Answered by", "On", "As last time",
    "Second look", "Looked by", "Looked on", "What was seen",
)  # fmt: skip
FOLLOWED = (
    "Place", "Question", "Found on", "What was found", "How serious", "The board heard", "To be done", "Whose it is",
    "By", "Stands", "Done on", "What was done", "Done by", "Confirmed on", "Confirmed by",
)  # fmt: skip
Row = list[str | dt.date | None]


@dataclass(frozen=True)
class SheetTrail:
    """One sheet of a round as an inspector reads it: its standing, its answers, and what is attached to it."""

    check: Check
    rows: Sequence[Row]
    attached: Sequence[str]
    reopened: Sequence[str]


def round_trail(reach: Reach, round_: CheckRound) -> list[SheetTrail]:
    """Return every sheet that the reader may see with all its answers: those given anew stand under the older."""
    checks = list(checks_within(reach).filter(round=round_).prefetch_related("reopenings__by"))
    answers: dict[int, dict[str, list[Answer]]] = {check.pk: {} for check in checks}
    given = Answer.objects.filter(check_sheet__in=checks).select_related("by", "post", "second_by", "second_post")
    for answer in given.order_by("pk"):
        answers[answer.check_sheet_id].setdefault(answer.question, []).append(answer)
    _conceal(reach, checks, answers)
    evidence = evidence_of(reach, [("check", check.ref) for check in checks])
    return [
        SheetTrail(
            check, _rows(check, answers[check.pk]),
            [one.title for one in evidence.get(("check", check.ref), [])],
            [f"{one.on.day} {one.on:%b %Y}: {one.reason} ({one.by or 'unnamed'})" for one in check.reopenings.all()],
        )
        for check in checks
    ]  # fmt: skip


def _conceal(reach: Reach, checks: Sequence[Check], answers: Mapping[int, Mapping[str, list[Answer]]]) -> None:
    """Hide the counts that the reader may not see, and what each was before it was answered anew."""
    hidden = hidden_answers(reach, checks)
    for check in checks:
        reads = reads_counts(reach, check)
        for question in check.questions:
            for one in answers[check.pk].get(question.key, []):
                was = bool(question.counts) and not one.is_current and not reads
                if was or (check.pk, question.key) in hidden:
                    conceal(one)


def what_followed(reach: Reach, round_: CheckRound, today: dt.date) -> list[Row]:
    """Return what a round found and what came of it, a row each thing to be done; a finding without one has a row.

    The list is handed on: what was found in confidence does not stand in it.
    """
    rows = findings_within(reach).filter(check_sheet__round=round_, is_confidential=False).order_by("found_on", "pk")
    asked, found = round_.shape.by_key, []
    for one in findings(reach, today, rows):
        row = one.row
        question = asked[row.question].asks if row.question in asked else ""
        begins: Row = [
            row.place, question, row.found_on, row.says, row.get_severity_display().partition(":")[0], row.heard_on,
        ]  # fmt: skip
        found += [[*begins, *_done(each.row, each.stage)] for each in one.followed] or [[*begins, *[""] * 9]]
    return found


def _done(row: Recommendation, stage: str) -> Row:
    return [
        row.says, _who(row.post, None), row.due_on, stage.capitalize(), row.done_on, row.done_says,
        _who(row.done_post, row.done_by), row.confirmed_on, _who(row.confirmed_post, row.confirmed_by),
    ]  # fmt: skip


def _rows(check: Check, answers: Mapping[str, list[Answer]]) -> list[Row]:
    shape, found = check.round.shape, list[Row]()
    for question in check.questions:
        begins: Row = [check.place, shape.area_of[question.key].name, question.asks]
        given = answers.get(question.key, [])
        if not given:
            found.append([*begins, "", rules.NOT_CHECKED.capitalize(), *[""] * 9])
        found += [[*begins, *_answer(one)] for one in given]
    return found


def _answer(one: Answer) -> Row:
    counts = one.counts_as if one.is_current else f"{one.counts_as}, answered anew since"
    second = "" if one.second_on is None else "so it is" if one.second_agrees else "not so"
    return [
        _answered(one.answer), counts.capitalize(), one.note, one.shown,
        _who(one.post, one.by), one.given_on, "yes" if one.is_carried else "", second,
        _who(one.second_post, one.second_by), one.second_on, one.second_says,
    ]  # fmt: skip


def _answered(said: str) -> str | dt.date:
    """Return an answer as it is read: a day is a day."""
    try:
        return dt.date.fromisoformat(said)
    except ValueError:
        return said


def _who(post: object, person: object) -> str:
    """Return in whose name something was said, and who said it where that is another."""
    named = [str(each) for each in (getattr(post, "title", ""), getattr(person, "name", "")) if each]
    return ", ".join(dict.fromkeys(named))
