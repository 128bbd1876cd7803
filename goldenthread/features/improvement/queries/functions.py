"""The functions of the trust's ladders, and how the central team works in each, school by school."""

import datetime as dt
from dataclasses import dataclass, field

from goldenthread.domain.access import Reach
from goldenthread.features.improvement.models import FunctionMode
from goldenthread.features.improvement.queries.visible import ladders_within, schools_placed


@dataclass(frozen=True)
class AtSchools:
    """One function of a ladder, with how the central team works in it at the schools of which it was said."""

    title: str
    modes: list[FunctionMode] = field(default_factory=list)


def functions_at_schools(reach: Reach, *, today: dt.date) -> dict[str, AtSchools]:
    """Return the functions of the ladders that the reader may see, by their names in small letters."""
    found = {
        title.casefold(): AtSchools(title) for ladder in ladders_within(reach) for title in ladder.shape.functions
    }
    said = FunctionMode.objects.filter(school__in=schools_placed(reach), from_on__lte=today)
    rows = said.select_related("school", "holder").order_by("school__order", "from_on", "pk")
    for mode in {(row.school_id, row.function): row for row in rows}.values():
        found.setdefault(mode.function.casefold(), AtSchools(mode.function)).modes.append(mode)
    return found
