"""How the pocket guide of a year stands with those named for it."""

from goldenthread.domain.access import Reach
from goldenthread.domain.plans.guide_standing import Standing, standing
from goldenthread.features.plans.models import GuideWord, Plan
from goldenthread.features.plans.queries.visible import may_edit, plans
from goldenthread.foundation import clock


def words_of(plan: Plan, year: str) -> list[GuideWord]:
    """Return who is named for a year's guide, those who discuss it first."""
    return list(plan.guide_words.filter(year=year))


def guide_standing(words: list[GuideWord]) -> Standing:
    """Return how a guide stands by what was said of it."""
    return standing([each.word for each in words], clock.today())


def word_to_record(reach: Reach, ref: str) -> GuideWord | None:
    """Return one of those named, where the reader may write of its plan."""
    found = (
        GuideWord.objects.filter(plan__in=plans(reach), ref=ref).select_related("plan__school", "plan__unit").first()
    )
    return found if found and may_edit(reach, found.plan) else None


def named_last(plan: Plan, year: str) -> list[GuideWord]:
    """Return who was named for the latest other year, so that a new year begins with the same bodies."""
    latest = plan.guide_words.exclude(year=year).order_by("-year").values_list("year", flat=True).first()
    return words_of(plan, latest) if latest else []
