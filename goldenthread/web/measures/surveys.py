"""What people said in surveys, round by round."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from django.http import HttpResponse

from goldenthread.features.measures import queries
from goldenthread.features.measures.audiences import audiences
from goldenthread.features.measures.queries import Answered, Heard, SurveyCame
from goldenthread.features.organisations.models import Unit
from goldenthread.features.reviews.queries.surveys import Scheduled, scheduled_surveys
from goldenthread.foundation import clock
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.figures import MINUS
from goldenthread.web.kit.showing import show
from goldenthread.web.measures.places import school_asked_for


class QuestionShown(NamedTuple):
    """A question, and how its answers moved, in words and with a sign."""

    answered: Answered
    sign: str
    change: str


class AudienceShown(NamedTuple):
    """What one audience said, with the finding as its title."""

    they: str
    heard: Heard
    finding: str
    questions: Sequence[QuestionShown]

    @property
    def services(self) -> list[tuple[Unit, list[QuestionShown]]]:
        """Return what was said of each service of the trust: the questions for which one of its posts answers."""
        found: dict[Unit, list[QuestionShown]] = defaultdict(list)
        for row in self.questions:
            owner = row.answered.measure.owner
            if owner is not None and owner.unit is not None:
                found[owner.unit].append(row)
        return sorted(found.items(), key=lambda service: service[0].name)


class Held(NamedTuple):
    """An audience: when its answers came last, and when a survey of it is due next."""

    key: str
    they: str
    last: SurveyCame | None
    next: Scheduled | None


@requires("measure.see")
def surveys(request: TrustRequest) -> HttpResponse:
    """Show each question's agreement in the last two rounds, in the trust or in one school."""
    schools = list(queries.schools_seen(request.reach))
    school = school_asked_for(request, schools)
    heard = queries.heard(request.reach, request.trust, school, schools)
    return show(
        request, "measures/pages/surveys.html", schools=schools, school=school,
        audiences=[_audience(each) for each in heard], held=_held(request),
        may_bring=request.reach.may_everywhere("files.load"), may_plan=request.reach.may_everywhere("cycle.edit"),
        may_see_services=request.reach.may_somewhere("scheme.see"),
    )  # fmt: skip


def _held(request: TrustRequest) -> list[Held]:
    """Return each audience that was ever heard or is to be; for whoever keeps the cycle, the others too."""
    last = {came.audience: came for came in queries.surveys_since(request.trust, dt.date.min)}
    due = {one.audience: one for one in reversed(scheduled_surveys(request.reach, clock.today()))}
    every = [Held(key, facts["they"], last.get(key), due.get(key)) for key, facts in audiences().items()]
    may_plan = request.reach.may_everywhere("cycle.edit")
    return [one for one in every if one.last or one.next or may_plan]


def _audience(heard: Heard) -> AudienceShown:
    they = audiences()[heard.audience]["they"]
    return AudienceShown(they, heard, _finding(heard), [_question(each) for each in heard.questions])


def _finding(heard: Heard) -> str:
    held = [each for each in heard.questions if each.points is not None]
    if not held:
        return "the first round"
    if not heard.better and not heard.worse:
        return "no change that is more than chance"
    parts = [f"{heard.better} better" if heard.better else "", f"{heard.worse} worse" if heard.worse else ""]
    return f"{' and '.join(filter(None, parts))} of {len(held)}"


def _question(each: Answered) -> QuestionShown:
    if each.points is None or each.before is None:
        return QuestionShown(each, "", "")
    # The difference of the figures as they are shown, so that whoever takes them away finds the same.
    points = _as_shown(each, each.now.value) - _as_shown(each, each.before.value)
    says = f"{MINUS if points < 0 else '+' if points else '±'}{abs(points)}"
    if each.is_better is None:
        return QuestionShown(each, "●", f"{says}, within chance")
    return QuestionShown(each, "▲" if each.points > 0 else "▼", f"{says}, {'better' if each.is_better else 'worse'}")


def _as_shown(each: Answered, value: Decimal | None) -> Decimal:
    step = Decimal(1).scaleb(-each.measure.decimals)
    return (value or Decimal(0)).quantize(step, rounding=ROUND_HALF_UP)
