"""Saying on which parts of a plan a post's appraisal targets draw."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.organisations.models import Post
from goldenthread.features.plans.models import AppraisalTie, Element
from goldenthread.features.trail import operations as trail
from goldenthread.foundation import clock
from goldenthread.foundation.checked_words import require

MOST_TIES = 12


@transaction.atomic
def tie_appraisal(
    *, post: Post, year: str, elements: Sequence[Element], by: Person | None, on: dt.date | None = None
) -> list[AppraisalTie]:
    """Tie a post's appraisal targets of a school year to parts of plans, in place of what was said before."""
    require(elements, "Choose a part: every target draws on one at least.", "parts")
    require(len(elements) <= MOST_TIES, f"At most {MOST_TIES} parts: an appraisal has a few targets.", "parts")
    require(all(one.plan.trust_id == post.trust_id for one in elements), "That is a part of another trust.", "parts")
    AppraisalTie.objects.filter(post=post, year=year).exclude(element__in=elements).delete()
    standing = set(AppraisalTie.objects.filter(post=post, year=year).values_list("element", flat=True))
    today = on or clock.today()
    made = AppraisalTie.objects.bulk_create(
        AppraisalTie(post=post, year=year, element=one, tied_on=today) for one in elements if one.pk not in standing
    )
    trail.record(
        trust=post.trust_id, by=by, did="tied appraisal targets", kind="post", ref=post.ref, title=post.title,
        after={"year": year, "parts": [str(one) for one in elements]},
    )  # fmt: skip
    activity.post(trust=post.trust, event=activity.DEED_DONE, payload={"appraisal": post.ref})
    return made
