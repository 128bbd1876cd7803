"""Who decides? In words, by decision, for a school, an amount and a day."""

import datetime as dt
from typing import Any

from django.http import HttpResponse

from goldenthread.domain.deciding import asking
from goldenthread.features.delegation import queries
from goldenthread.features.delegation.queries import WholeScheme
from goldenthread.features.organisations.models import School
from goldenthread.features.organisations.queries import schools_within
from goldenthread.foundation import clock
from goldenthread.web.delegation import presenters
from goldenthread.web.delegation.forms import AskForm
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import show

# As many as a reader looks through.
MOST_FOUND = 12


@requires("scheme.see")
def who_decides(request: TrustRequest) -> HttpResponse:
    """Answer who decides, from words or from the decision itself; with neither, list every decision."""
    schools = list(schools_within(request.reach, "scheme.see"))
    form = AskForm(request.GET, schools=schools, everywhere="The trust at large")
    may_edit = request.reach.may_everywhere("scheme.edit")
    if not form.is_valid():
        return show(request, "delegation/pages/who_decides.html", form=form, may_edit=may_edit)
    asked = form.cleaned_data
    on = asked["on"] or clock.today()
    scheme = queries.scheme_on(request.trust, on)
    if scheme is None:
        return show(request, "delegation/pages/who_decides.html", form=form, on=on, is_silent=True, may_edit=may_edit)
    held = queries.whole(scheme)
    question = asking.understand(asked["q"], {each.ref: [each.name, each.short_name] for each in schools})
    school = asked["school"] or form.schools.get(question.school) or _own(request, schools)
    amount = asked["amount"] if asked["amount"] is not None else question.amount
    topics, is_clear = _topics(held, asked["decision"], question)
    answers = queries.answers_in(held, request.trust, topics, on=on, school=school, amount=amount)
    found = [presenters.shown(answer) for answer in answers]
    return show(
        request, "delegation/pages/who_decides.html", form=form.as_understood(school, amount), on=on, school=school,
        amount=amount, scheme=scheme, is_today=on == clock.today(), typed=asked["q"], may_edit=may_edit,
        first=found[0] if is_clear else None, found=found[1:] if is_clear else found,
        sections=[] if topics or asked["q"] else _browsed(request, held, on, school),
    )  # fmt: skip


def _own(request: TrustRequest, schools: list[School]) -> School | None:
    """Return the school of a reader who sees one alone, until they choose the trust at large."""
    is_one = len(schools) == 1 and not request.reach.may_everywhere("scheme.see")
    return schools[0] if is_one and "school" not in request.GET else None


def _topics(held: WholeScheme, topic: str, question: asking.Question) -> tuple[list[str], bool]:
    """Return the decisions that are asked about, and whether the first is clearly the one that is meant."""
    if topic:
        there = any(line.row.topic == topic for line in held.lines)
        return ([topic], True) if there else ([], False)
    ranked = queries.topics_about(held, question)[:MOST_FOUND]
    is_clear = bool(ranked) and (len(ranked) == 1 or ranked[0][1] > ranked[1][1])
    return [topic for topic, _ in ranked], is_clear


def _browsed(request: TrustRequest, held: WholeScheme, on: dt.date, school: School | None) -> list[dict[str, Any]]:
    """Return every section with its decisions and a short answer to each."""
    topics = dict.fromkeys(line.row.topic for line in held.lines)
    answers = queries.answers_in(held, request.trust, topics, on=on, school=school)
    short = {answer.decision.topic: presenters.shown(answer) for answer in answers}
    return [
        {"section": section.row, "found": [short[topic] for topic in dict.fromkeys(
            line.row.topic for line in section.lines)]}
        for section in held.sections
    ]  # fmt: skip
