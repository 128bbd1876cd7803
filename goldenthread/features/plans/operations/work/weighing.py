"""Weighing options: by which criteria, how much each counts, and how each option is scored."""

from collections.abc import Mapping

from django.db import transaction

from goldenthread.domain.plans.option_scores import MOST_SCORE
from goldenthread.features.accounts.models import Person
from goldenthread.features.plans.models import Criterion, Element, Option, OptionScore
from goldenthread.features.plans.operations.writing import note_element
from goldenthread.foundation.checked_words import check, require

MOST_WEIGHT, MOST_CRITERIA = 5, 12


@transaction.atomic
def weigh_by(*, element: Element, title: str, by: Person | None, weight: int = 1) -> Criterion:
    """Weigh the options of a part by one more criterion."""
    require(1 <= weight <= MOST_WEIGHT, f"A criterion counts from 1 to {MOST_WEIGHT} times.", "weight")
    count = element.criteria.count()
    require(count < MOST_CRITERIA, f"{MOST_CRITERIA} criteria are the most that anybody can hold in mind.", "title")
    made = Criterion.objects.create(element=element, weight=weight, order=count, **check(Criterion, {"title": title}))
    note_element(element, "weighs options by a criterion", by, after={"criterion": made.title, "weight": weight})
    return made


@transaction.atomic
def weigh_no_more_by(*, criterion: Criterion, by: Person | None) -> None:
    """Take a criterion away, and its scores with it."""
    note_element(criterion.element, "took a criterion away", by, before={"criterion": criterion.title})
    criterion.delete()


@transaction.atomic
def score_options(
    *, element: Element, scores: Mapping[tuple[Option, Criterion], int | None], by: Person | None
) -> int:
    """Score options by criteria, and clear what has no score; return how many changed."""
    own = set(element.options.values_list("pk", flat=True)), set(element.criteria.values_list("pk", flat=True))
    there = {
        (one.option_id, one.criterion_id): one.score for one in OptionScore.objects.filter(option__element=element)
    }
    changed = 0
    for (option, criterion), score in scores.items():
        require(option.pk in own[0] and criterion.pk in own[1], "That is not weighed here.")
        require(score is None or 0 <= score <= MOST_SCORE, f"Score from 0 to {MOST_SCORE}.")
        if there.get((option.pk, criterion.pk)) == score:
            continue
        changed += 1
        if score is None:
            OptionScore.objects.filter(option=option, criterion=criterion).delete()
        else:
            OptionScore.objects.update_or_create(
                option=option, criterion=criterion, defaults={"score": score, "by": by}
            )
    if changed:
        said = {f"{option.title}, {criterion.title}": score for (option, criterion), score in scores.items()}
        note_element(element, "scored the options", by, after=said)
    return changed
