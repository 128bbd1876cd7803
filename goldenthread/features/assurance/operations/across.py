"""One area answered for many schools at once, and their sheets handed in together."""

from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.activity.models import Task
from goldenthread.features.assurance.models import Answer, Check, CheckRound
from goldenthread.features.assurance.operations.answering import Said, weighed
from goldenthread.features.assurance.operations.asking import ASKED, CONFIRM, follow_areas
from goldenthread.features.assurance.operations.writing import note, require
from goldenthread.features.assurance.queries.carrying import proposals_of, that_may_hold
from goldenthread.features.organisations.models import Post
from goldenthread.foundation import clock


@transaction.atomic
def answer_across(
    *, round_: CheckRound, said: Mapping[str, Mapping[str, Said]], posts: Mapping[str, Post | None],
    by: Person | None, carried: Sequence[str] = (),
) -> int:  # fmt: skip
    """Keep answers to questions on several sheets of a round, by the sheets' references; return how many are new.

    Each is an answer of its own sheet, by whom and when, in the name of `posts`. `carried` names the questions of
    which whoever answers says that what was in order last time, and is left out, still is. Raises ValidationError
    under `answer_<sheet>_<question>` or `shown_<sheet>_<question>`.
    """
    sheets = _open_sheets(round_, posts)
    current: dict[int, dict[str, Answer]] = {sheet.pk: {} for sheet in sheets}
    for answer in Answer.objects.filter(check_sheet__in=sheets, is_current=True):
        current[answer.check_sheet_id][answer.question] = answer
    earlier = proposals_of(round_, sheets) if carried else {}
    made: list[Answer] = []
    flaws: dict[str, str] = {}
    for sheet in sheets:
        typed, stands = said.get(sheet.ref, {}), current[sheet.pk]
        holds = {
            key: Said(last.answer, last.note, last.shown)
            for key, last in that_may_hold(sheet, earlier.get(sheet.pk, {})).items()
            if key in carried and key not in stands and key not in typed
        }
        new, wrong = weighed(
            sheet, {**holds, **typed}, stands, on=clock.today(), by=by, post=posts[sheet.ref], carried=holds
        )
        made += new
        flaws |= {key.replace("_", f"_{sheet.ref}_", 1): says for key, says in wrong.items()}
    if flaws:
        raise ValidationError(flaws)
    overtaken = [
        current[one.check_sheet_id][one.question].pk for one in made if one.question in current[one.check_sheet_id]
    ]
    Answer.objects.filter(pk__in=overtaken).update(is_current=False)
    Answer.objects.bulk_create(made)
    if made:
        follow_areas([round_])
        told: dict[str, dict[str, str]] = {}
        for one in made:
            told.setdefault(one.check_sheet.place, {})[one.question] = one.verdict
        note(round_.trust_id, "answered a check across schools", round_, by, answers=told)
    return len(made)


@transaction.atomic
def hand_in_across(*, round_: CheckRound, posts: Mapping[str, Post | None], by: Person | None) -> int:
    """Hand in those of these sheets on which nothing is left open; return how many that is."""
    sheets = _open_sheets(round_, posts)
    given: dict[int, set[str]] = {sheet.pk: set() for sheet in sheets}
    answers = Answer.objects.filter(check_sheet__in=sheets, is_current=True)
    for of, question in answers.values_list("check_sheet", "question"):
        given[of].add(question)
    whole = [sheet for sheet in sheets if {each.key for each in sheet.questions} <= given[sheet.pk]]
    require(whole, "No sheet is whole yet: each has questions that nobody has answered.")
    for sheet in whole:
        sheet.handed_in_on, sheet.handed_in_by, sheet.handed_in_post = clock.today(), by, posts[sheet.ref]
    Check.objects.bulk_update(whole, ["handed_in_on", "handed_in_by", "handed_in_post"])
    refs, trust = [sheet.ref for sheet in whole], round_.trust
    activity.ask_exactly(trust=trust, kind=ASKED, subject_kind="check", subjects=refs, wanted=[])
    looks = round_.looks
    if looks is not None:
        activity.open_tasks(
            Task(
                trust=trust, post=looks, kind=CONFIRM, subject_kind="check", subject_ref=sheet.ref,
                title=f"Confirm “{round_.title}”"[:200], why=f"{sheet.place} has handed it in."[:300],
            )
            for sheet in whole if looks not in (posts[sheet.ref], sheet.post)
        )  # fmt: skip
    follow_areas([round_])
    note(round_.trust_id, "handed checks in", round_, by, places=[sheet.place for sheet in whole])
    return len(whole)


def _open_sheets(round_: CheckRound, refs: Mapping[str, object]) -> list[Check]:
    """Lock the sheets of these references that can still be answered."""
    require(round_.closed_on is None, "The round is closed, and stands as it is.")
    require(round_.opened_on <= clock.today(), "Its round has not begun.")
    rows = Check.objects.select_for_update(of=("self",)).filter(round=round_, ref__in=refs, handed_in_on=None)
    found = list(rows.select_related("school", "unit", "post"))
    for sheet in found:
        sheet.round = round_
    require(len(found) == len(refs), "A sheet has been handed in meanwhile. Look at the page again.")
    return found
