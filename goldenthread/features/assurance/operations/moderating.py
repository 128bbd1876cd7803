"""Moderating what was judged: a review as a whole, and a self-evaluation area by area. Both judgements stand."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from goldenthread.domain.board import following_up
from goldenthread.domain.board import self_evaluation as rules
from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.assurance.models import Review, SecondJudgement
from goldenthread.features.assurance.operations.writing import check, note, require
from goldenthread.features.organisations.models import Post
from goldenthread.foundation import clock


@dataclass(frozen=True)
class AreaJudged:
    """What a moderator judges of one area, and why."""

    judgement: str
    says: str = ""


@transaction.atomic
def moderate_review(
    *, review: Review, judgement: str, says: str, by: Person | None, post: Post | None = None,
    posts: frozenset[int] = frozenset(), on: dt.date | None = None,
) -> Review:  # fmt: skip
    """Agree to what a reviewer judged, or judge otherwise with a reason; both are kept.

    Nobody moderates what they recorded themselves.
    """
    _require_another(review, by, posts)
    require(judgement == review.judgement or says.strip(), "Say why you judge otherwise.", "says")
    words = check(Review, {"moderated_judgement": judgement, "moderated_says": says})
    review.moderated_judgement, review.moderated_says = words["moderated_judgement"], words["moderated_says"]
    review.moderated_on, review.moderated_by, review.moderated_post = on or clock.today(), by, post
    review.revision += 1
    review.save()
    note(review.trust_id, "moderated a review", review, by, was=review.judgement, now=review.moderated_judgement)
    return review


@transaction.atomic
def moderate_areas(
    *, review: Review, judged: Mapping[str, AreaJudged], by: Person | None, overall: AreaJudged | None = None,
    post: Post | None = None, posts: frozenset[int] = frozenset(), on: dt.date | None = None,
) -> list[SecondJudgement]:  # fmt: skip
    """Agree to areas of a self-evaluation, or judge them otherwise with a reason, and the whole too; the rest waits.

    The school hears of it. Raises ValidationError by area. What was moderated before may be judged anew; the trail
    keeps what stood.
    """
    _require_another(review, by, posts)
    for area, one in judged.items():
        require(area in review.grades, "The school judged no such area.", area)
        require(one.judgement.strip(), "Say what you judge.", area)
        require(
            one.says.strip() or not rules.differs(review.grades[area], one.judgement),
            "Say why you judge otherwise.", area,
        )  # fmt: skip
    if overall is not None:
        moderate_review(
            review=review, judgement=overall.judgement, says=overall.says, by=by, post=post, posts=posts, on=on
        )
    said = {"by": by, "post": post, "on": on or clock.today()}
    made = [_moderate(review, area, one, said) for area, one in judged.items()]
    if made:
        _tell_school(review, by)
    return made


def _require_another(review: Review, by: Person | None, posts: frozenset[int]) -> None:
    require(review.stage == Review.Stage.REPORTED, "Nothing has been reported yet.")
    why_not = following_up.why_not_confirm(
        person=by.pk if by else 0, posts=posts, done_by=review.by_id, asked=None, done_in_name_of=review.post_id
    )
    require(not why_not, "You recorded it yourself. Somebody else moderates it." if why_not else "")


def _moderate(review: Review, area: str, one: AreaJudged, said: Mapping[str, Any]) -> SecondJudgement:
    words = check(SecondJudgement, {"judgement": one.judgement, "says": one.says})
    before = review.second_judgements.filter(area=area).first()
    row, _ = review.second_judgements.update_or_create(area=area, defaults={**words, **said})
    note(
        review.trust_id, "moderated an area", review, said["by"], area=area, school=review.grades[area],
        was=before.judgement if before else None, now=row.judgement,
    )  # fmt: skip
    return row


def _tell_school(review: Review, by: Person | None) -> None:
    seconds = list(review.second_judgements.all())
    otherwise = sum(rules.differs(review.grades.get(one.area, ""), one.judgement) for one in seconds)
    of_all = f"{len(seconds)} of {len(review.grades)} areas"
    says = f"{review.title}: {of_all} moderated, {otherwise or 'none'} judged otherwise"
    activity.tell(
        trust=review.trust, posts=[review.post_id], says=says, subject_kind="quality review", subject_ref=review.ref,
        by=by,
    )  # fmt: skip
