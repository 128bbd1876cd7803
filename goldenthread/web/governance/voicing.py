"""Groups in which somebody speaks for each school: who, how often they came, what they raised, and the answer."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Q
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
    """One school in a group: who speaks for it, to how many meetings of the last year they came, of how many, and
    for which of its cohorts nobody speaks.
    """

    school: School
    who: str = ""
    came: int = 0
    called: int = 0
    unheard: Sequence[str] = ()


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

    @property
    def unheard(self) -> int:
        """Return how many cohorts of all its schools have nobody."""
        return sum(len(one.unheard) for one in self.by_school)


@requires("meeting.see")
def voices(request: TrustRequest) -> HttpResponse:
    """Show who speaks for each school, what they raised, and the reply."""
    speaking = Q(wants_every_school=True) | ~Q(cohorts=[])
    groups = bodies_within(request.reach).filter(speaking, kind=Body.Kind.GROUP, dissolved_on=None)
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
        raised=any(one.matters for one in found), unheard=sum(one.unheard for one in found),
    )  # fmt: skip


def _by_school(standing: BodyStanding, came: Mapping[tuple[int, str, str], tuple[int, int]]) -> list[Spoken]:
    """Return each school with who speaks for it and whom nobody speaks for; no name where nobody does."""
    names: dict[School, list[Sitting]] = {school: [] for school in standing.unrepresented}
    unheard = dict(standing.unheard)
    for one in standing.members:
        school = one.school or standing.body.school
        if school is not None and not one.is_vacant:
            names.setdefault(school, []).append(one)
    found = [_spoken(school, names.get(school, []), came) for school in names | unheard]
    return sorted(
        (replace(one, unheard=unheard.get(one.school, ())) for one in found), key=lambda one: one.school.order
    )


def _spoken(
    school: School, sitting: Sequence[Sitting], came: Mapping[tuple[int, str, str], tuple[int, int]]
) -> Spoken:  # fmt: skip
    who = ", ".join(map(_called, sitting))
    times = [came.get((one.body.pk, one.key, one.name), (0, 0)) for one in sitting]
    return Spoken(school, who, sum(there for there, _ in times), sum(called for _, called in times))


def _called(one: Sitting) -> str:
    seat = one.membership
    said = [seat.category, seat.speaks_for] if seat else []
    return f"{one.name} ({', '.join(filter(None, said))})" if any(said) else one.name
