"""What a guide says of one year beside the plan itself: the year's themes, and what changed during it."""

from collections import defaultdict
from typing import Any

from goldenthread.domain.access import Reach
from goldenthread.domain.calendar import academic_year_of
from goldenthread.features.plans.models import Plan, YearTheme
from goldenthread.features.plans.queries.variations import variations_of
from goldenthread.features.reports.queries.wording import day


def years_of_guides(reach: Reach, plan: Plan) -> dict[str, Any]:
    """Return the themes of a plan's parts by reference and year, and its variations, in three queries."""
    themes: dict[str, dict[str, str]] = defaultdict(dict)
    for ref, year, text in YearTheme.objects.filter(element__plan=plan).values_list("element__ref", "year", "text"):
        themes[ref][year] = text
    told = [
        {"day": day(one.dated_on), "text": one.text, "year": academic_year_of(one.dated_on)}
        for one in variations_of(reach, plan)
    ]
    return {"year_themes": dict(themes), "variations": told}
