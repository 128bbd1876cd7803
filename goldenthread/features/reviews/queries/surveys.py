"""When surveys are held next: the duties that are done by bringing in the answers of an audience."""

import datetime as dt
from dataclasses import dataclass

from goldenthread.domain.access import Reach
from goldenthread.domain.calendar import TermCalendar
from goldenthread.domain.year import review_cycle
from goldenthread.features.reviews.deeds import SURVEY
from goldenthread.features.reviews.models import Duty, Occurrence
from goldenthread.features.reviews.queries.ground import EDIT
from goldenthread.features.reviews.queries.laying_out import duties_of

# A survey of every year that was just held is due within the year after next.
FAR = dt.timedelta(days=800)


@dataclass(frozen=True)
class Scheduled:
    """A survey of an audience that comes round: the day by which it is due next, which may have passed."""

    audience: str
    duty: Duty
    due_on: dt.date
    is_late: bool


def scheduled_surveys(reach: Reach, today: dt.date) -> list[Scheduled]:
    """Return by audience the next time that each survey of the trust's cycle is due, the nearest first: two queries.

    A time that has opened and was not done comes before any later one, for as long as it is not done.
    """
    seen = duties_of(reach.trust).filter(deed__startswith=SURVEY).select_related("trust")
    duties = list(seen if reach.may_everywhere(EDIT) else seen.filter(is_confidential=False))
    if not duties:
        return []
    calendar = TermCalendar.from_json(duties[0].trust.calendar)
    times: dict[int, list[Occurrence]] = {duty.pk: [] for duty in duties}
    for one in Occurrence.objects.filter(duty__in=duties).order_by("due_on"):
        times[one.duty_id].append(one)
    found = []
    for duty in duties:
        due_on = next((one.due_on for one in times[duty.pk] if one.is_open), None)
        settled = max((one.due_on for one in times[duty.pk] if not one.is_open), default=today - dt.timedelta(days=1))
        if due_on is None:
            coming = review_cycle.occurrences(duty.rule, calendar, settled + dt.timedelta(days=1), today + FAR)
            due_on = next((due.due_on for due in coming), None)
        if due_on is not None:
            found.append(Scheduled(duty.deed.removeprefix(SURVEY), duty, due_on, is_late=due_on < today))
    return sorted(found, key=lambda one: one.due_on)
