"""The audit trail of a round: every answer ever given, by whom and when, what shows it, and who looked again."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goldenthread.domain import checks as rules
from goldenthread.domain.access import Reach
from goldenthread.features.assurance.models import Answer, Check, CheckRound
from goldenthread.features.assurance.queries.children import hidden_answers
from goldenthread.features.assurance.queries.visible import checks_within
from goldenthread.features.documents.queries import evidence_of

HEAD = (
    "Place", "Area", "Question", "Answer", "Counts as", "Remark", "Shown by", "Answered by", "On", "As last time",
    "Second look", "By", "On", "Found",
)  # fmt: skip


@dataclass(frozen=True)
class SheetTrail:
    """One sheet of a round as an inspector reads it: its standing, its answers, and what is attached to it."""

    check: Check
    rows: Sequence[Sequence[str]]
    attached: Sequence[str]
    reopened: Sequence[str]


def round_trail(reach: Reach, round_: CheckRound) -> list[SheetTrail]:
    """Return every sheet that the reader may see with all its answers: those given anew stand under the older."""
    checks = list(checks_within(reach).filter(round=round_).prefetch_related("reopenings__by"))
    answers: dict[int, dict[str, list[Answer]]] = {check.pk: {} for check in checks}
    given = Answer.objects.filter(check_sheet__in=checks).select_related("by", "post", "second_by", "second_post")
    for answer in given.order_by("pk"):
        answers[answer.check_sheet_id].setdefault(answer.question, []).append(answer)
    hidden = hidden_answers(reach, checks)
    evidence = evidence_of(reach, [("check", check.ref) for check in checks])
    return [
        SheetTrail(
            check, _rows(check, answers[check.pk], hidden),
            [one.title for one in evidence.get(("check", check.ref), [])],
            [f"{one.on:%d.%m.%Y}: {one.reason} ({one.by or 'unnamed'})" for one in check.reopenings.all()],
        )
        for check in checks
    ]  # fmt: skip


def _rows(check: Check, answers: Mapping[str, list[Answer]], hidden: frozenset[tuple[int, str]]) -> list[list[str]]:
    shape, found = check.round.shape, []
    for question in check.questions:
        begins = [check.place, shape.area_of[question.key].name, question.asks]
        given = answers.get(question.key, [])
        if not given:
            found.append([*begins, "", rules.NOT_CHECKED.capitalize(), *[""] * 9])
        is_hidden = (check.pk, question.key) in hidden
        found += [[*begins, *_answer(one, is_hidden=is_hidden)] for one in given]
    return found


def _answer(one: Answer, *, is_hidden: bool) -> list[str]:
    counts = one.counts_as if one.is_current else f"{one.counts_as}, answered anew since"
    second = "" if one.second_on is None else "so it is" if one.second_agrees else "not so"
    return [
        "hidden" if is_hidden else _answered(one.answer), counts.capitalize(), one.note, one.shown,
        _who(one.post, one.by),
        f"{one.given_on:%d.%m.%Y}", "yes" if one.is_carried else "", second, _who(one.second_post, one.second_by),
        f"{one.second_on:%d.%m.%Y}" if one.second_on else "", one.second_says,
    ]  # fmt: skip


def _answered(said: str) -> str:
    """Return an answer as it is read: a day as the other days of the trail are written."""
    try:
        return f"{dt.date.fromisoformat(said):%d.%m.%Y}"
    except ValueError:
        return said


def _who(post: object, person: object) -> str:
    """Return in whose name something was said, and who said it where that is another."""
    named = [str(each) for each in (getattr(post, "title", ""), getattr(person, "name", "")) if each]
    return ", ".join(dict.fromkeys(named))
