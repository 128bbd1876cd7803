"""Groups in which somebody speaks for each school: who, how often they came, what they raised, and the answer."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpResponse

from goldenthread.features.governance import queries
from goldenthread.features.governance.models import Question
from goldenthread.features.organisations.models import Body, School
from goldenthread.features.organisations.queries import BodyStanding, Sitting, bodies_standing, bodies_within
from goldenthread.features.organisations.queries import may_keep as may_appoint
from goldenthread.foundation import clock
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import show

A_YEAR = dt.timedelta(days=365)


@dataclass(frozen=True)
class Spoken:
    """One school in a group: who speaks for it, and to how many meetings of the last year they came, of how many."""

    school: School
    who: str = ""
    came: int = 0
    called: int = 0


@dataclass(frozen=True)
class Voice:
    """One group that speaks for the schools: who speaks for which, and its matters, those without a reply first."""

    standing: BodyStanding
    by_school: Sequence[Spoken]
    matters: Sequence[Question]
    may_raise: bool
    may_appoint: bool

    @property
    def waiting(self) -> int:
        return sum(one.answered_on is None for one in self.matters)


@requires("meeting.see")
def voices(request: TrustRequest) -> HttpResponse:
    """Show who speaks for each school, what they raised, and the reply."""
    groups = bodies_within(request.reach).filter(kind=Body.Kind.GROUP, wants_every_school=True, dissolved_on=None)
    asked: dict[int, list[Question]] = defaultdict(list)
    for row in queries.questions_within(request.reach).filter(body__in=groups).order_by("-asked_on", "-pk"):
        asked[row.body_id].append(row)
    today = clock.today()
    came = queries.attended([body.pk for body in groups], today - A_YEAR, today)
    mine = {body.pk for body in queries.may_ask(request.reach)}
    found = [
        Voice(
            one, _by_school(one, came), sorted(asked[one.body.pk], key=lambda row: row.answered_on is not None),
            one.body.pk in mine, may_appoint(request.reach, one.body),
        )
        for one in bodies_standing(groups, today=today)
    ]  # fmt: skip
    return show(
        request, "governance/pages/voices.html", voices=found, waiting=sum(one.waiting for one in found),
        raised=any(one.matters for one in found),
    )  # fmt: skip


def _by_school(standing: BodyStanding, came: Mapping[tuple[int, str, str], tuple[int, int]]) -> list[Spoken]:
    """Return each school with who speaks for it; no name where nobody does."""
    names: dict[School, list[Sitting]] = defaultdict(list)
    for one in standing.members:
        if one.school is not None and not one.is_vacant:
            names[one.school].append(one)
    found = [_spoken(school, sitting, came) for school, sitting in names.items()]
    return sorted([*found, *map(Spoken, standing.unrepresented)], key=lambda spoken: spoken.school.order)


def _spoken(
    school: School, sitting: Sequence[Sitting], came: Mapping[tuple[int, str, str], tuple[int, int]]
) -> Spoken:  # fmt: skip
    who = ", ".join(
        f"{one.name} ({one.category})" if one.membership and one.category else one.name for one in sitting
    )
    times = [came.get((one.body.pk, one.key, one.name), (0, 0)) for one in sitting]
    return Spoken(school, who, sum(there for there, _ in times), sum(called for _, called in times))
