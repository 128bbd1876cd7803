"""Advocates: the groups in which somebody speaks for each school, what they raised, and what was answered."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse

from goldenthread.features.governance import queries
from goldenthread.features.governance.models import Question
from goldenthread.features.organisations.models import Body, School
from goldenthread.features.organisations.queries import BodyStanding, bodies_standing, bodies_within
from goldenthread.features.organisations.queries import may_keep as may_appoint
from goldenthread.foundation import clock
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import show


@dataclass(frozen=True)
class Voice:
    """One group that speaks for the schools: who speaks for which, and its matters, those without a reply first."""

    standing: BodyStanding
    by_school: Sequence[tuple[School, str]]
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
    mine = {body.pk for body in queries.may_ask(request.reach)}
    found = [
        Voice(
            one, _by_school(one), sorted(asked[one.body.pk], key=lambda row: row.answered_on is not None),
            one.body.pk in mine, may_appoint(request.reach, one.body),
        )
        for one in bodies_standing(groups, today=clock.today())
    ]  # fmt: skip
    return show(request, "governance/pages/voices.html", voices=found, waiting=sum(one.waiting for one in found))


def _by_school(standing: BodyStanding) -> list[tuple[School, str]]:
    """Return each school with who speaks for it; no name where nobody does."""
    names: dict[School, list[str]] = defaultdict(list)
    for one in standing.members:
        if one.school is not None and not one.is_vacant:
            names[one.school].append(f"{one.name} ({one.category})" if one.membership and one.category else one.name)
    found = [(school, ", ".join(said)) for school, said in names.items()]
    return sorted([*found, *((school, "") for school in standing.unrepresented)], key=lambda pair: pair[0].order)
