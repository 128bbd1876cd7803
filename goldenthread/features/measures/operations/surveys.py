"""Remembering which measure each question of a survey tells of."""

from collections.abc import Mapping

from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.measures.models import Measure, SurveyQuestion
from goldenthread.features.organisations.models import Trust
from goldenthread.features.trail.operations import record

Asked = tuple[str, str]
"""Who was asked, and the question; an empty one stands for how many answered."""


@transaction.atomic
def remember_questions(*, trust: Trust, told: Mapping[Asked, Measure | None], by: Person | None) -> None:
    """Keep what each question of a survey tells of, in the order asked; one without a measure is left out."""
    there = {(each.audience, each.asked): each for each in SurveyQuestion.objects.filter(trust=trust)}
    changed = []
    for order, ((audience, asked), measure) in enumerate(told.items()):
        found = there.get((audience, asked)) or SurveyQuestion(trust=trust, audience=audience, asked=asked)
        if found.pk and (found.measure_id, found.order) == (measure.pk if measure else None, order):
            continue
        found.measure, found.order = measure, order
        found.save()
        changed.append(found)
    if changed:
        record(
            trust=trust.pk, by=by, did="said what a survey tells of", kind="trust", ref=trust.ref, title=trust.name,
            after={each.asked or "How many answered": str(each.measure or "left out") for each in changed},
        )  # fmt: skip
