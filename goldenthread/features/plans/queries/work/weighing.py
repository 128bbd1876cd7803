"""The options of a part as they are weighed: criteria, scores, points, and which is recommended."""

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.domain.plans import option_scores
from goldenthread.domain.plans.option_scores import Weighed
from goldenthread.features.plans.models import Criterion, Element, Option, OptionScore


@dataclass(frozen=True)
class Weighing:
    """Options with their points, criteria with each option's score in the order of the options."""

    options: Sequence[tuple[Option, Weighed]]
    rows: Sequence[tuple[Criterion, Sequence[int | None]]]
    recommended: Option | None

    @property
    def chosen(self) -> Option | None:
        return next((option for option, _ in self.options if option.chosen_on), None)

    @property
    def goes_against(self) -> bool:
        """Say whether another option was chosen than the points recommend."""
        return bool(self.chosen and self.recommended and self.chosen != self.recommended)


def weighing_of(element: Element) -> Weighing:
    """Return how the options of a part within sight are weighed: three queries."""
    options, criteria = list(element.options.all()), list(element.criteria.all())
    scores = {
        (one.option_id, one.criterion_id): one.score for one in OptionScore.objects.filter(option__element=element)
    }
    weights = {one.ref: one.weight for one in criteria}
    weighed = [
        option_scores.weigh(
            option.ref,
            {one.ref: scores[(option.pk, one.pk)] for one in criteria if (option.pk, one.pk) in scores},
            weights,
            option.cost,
        )
        for option in options
    ]
    best = option_scores.recommended(weighed)
    rows = [(one, [scores.get((option.pk, one.pk)) for option in options]) for one in criteria]
    return Weighing(
        list(zip(options, weighed, strict=True)), rows, next((one for one in options if one.ref == best), None)
    )
