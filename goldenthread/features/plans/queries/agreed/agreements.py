"""What was agreed of local plans at their gate, and what of it has changed since."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goldenthread.domain.calendar import TermCalendar
from goldenthread.domain.date_words import Context
from goldenthread.domain.plans import horizon, plan_drift
from goldenthread.domain.plans.frozen_plan import FrozenTarget
from goldenthread.domain.plans.plan_drift import Answer, Drift
from goldenthread.features.plans.kinds import kind_of
from goldenthread.features.plans.models import Agreement, ElementTarget, Link, Plan
from goldenthread.features.plans.queries.agreed.versions import TARGET, frozen_target
from goldenthread.features.plans.queries.outline.coverage import (
    aims_of,
    in_a_word,
    is_about,
    of_its_years,
    standing_links,
    year_answered,
)

Answers = Mapping[str, Answer]


@dataclass(frozen=True)
class Standing:
    """The latest agreement to a plan, and each thing that is no longer as it was agreed."""

    agreement: Agreement
    drifts: Sequence[Drift]

    @property
    def must_be_agreed_anew(self) -> bool:
        return plan_drift.must_be_agreed_anew(self.drifts)

    @property
    def softer(self) -> int:
        return sum(drift.is_softer for drift in self.drifts)


def is_gated(plan: Plan) -> bool:
    """Say whether a plan comes into force only through its gate: a place's, of a kind that has one."""
    return bool(plan.school_id or plan.unit_id) and kind_of(plan.kind).gated


def uppers(trust: int) -> list[Plan]:
    """Return the trust's own live plans, of which each plan of a place answers one."""
    return list(Plan.objects.filter(trust=trust, kind=Plan.Kind.TRUST, state=Plan.State.LIVE).order_by("pk"))


def upper_of(plan: Plan, among: Sequence[Plan], today: dt.date) -> Plan | None:
    """Return the trust's plan that a place's plan answers: the one of its own years."""
    at = horizon.answered(
        [(one.starts_on, one.ends_on) for one in among], (plan.starts_on, plan.ends_on), today
    )  # fmt: skip
    return None if at is None else among[at]


def standings(found: Sequence[Plan], today: dt.date) -> dict[int, Standing]:
    """Return how each plan that was agreed stands to its agreement: six queries, and one where none was."""
    latest: dict[int, Agreement] = {}
    agreed = Agreement.objects.filter(plan__in=[plan.pk for plan in found]).select_related("version", "plan__trust")
    for agreement in agreed.order_by("pk"):
        latest[agreement.plan_id] = agreement
    if not latest:
        return {}
    plans = [agreement.plan for agreement in latest.values()]
    targets, answers = _targets(plans), answers_of(plans, today)
    return {
        key: Standing(agreement, [*_of_targets(agreement, targets[key]), *_of_answers(agreement, answers[key])])
        for key, agreement in latest.items()
    }


def answers_of(plans: Sequence[Plan], today: dt.date) -> dict[int, dict[str, Answer]]:
    """Return what each plan's place answers to the trust's plan: two queries, and two for each year."""
    found: dict[int, dict[str, Answer]] = {plan.pk: {} for plan in plans}
    among = uppers(plans[0].trust_id) if plans else []
    by_year: dict[tuple[Plan, str], list[Plan]] = defaultdict(list)
    for plan in plans:
        if upper := upper_of(plan, among, today):
            by_year[upper, year_answered(upper, plan, today)].append(plan)
    said = {upper: _by_place(upper) for upper in {upper for upper, _ in by_year}}
    for (upper, year), of_year in by_year.items():
        aims, _ = aims_of(upper, year)
        links = said[upper]
        for plan in of_year:
            own = of_its_years(plan, links[(plan.school_id, plan.unit_id)])
            for aim in aims:
                word = in_a_word(aim, [link for link in own if is_about(link, aim)])
                found[plan.pk][aim.element.ref] = Answer(aim.element.title, word)
    return found


def _by_place(upper: Plan) -> dict[tuple[int | None, int | None], list[Link]]:
    places: dict[tuple[int | None, int | None], list[Link]] = defaultdict(list)
    links = standing_links(Link.objects.filter(upper__plan=upper))
    for link in links:
        place = link.lower.plan if link.lower else link
        places[(place.school_id, place.unit_id)].append(link)
    return places


def _targets(plans: Sequence[Plan]) -> dict[int, list[tuple[str, FrozenTarget]]]:
    found: dict[int, list[tuple[str, FrozenTarget]]] = defaultdict(list)
    aims = ElementTarget.objects.filter(
        element__plan__in=[plan.pk for plan in plans], element__removed_at=None, target__retired_on=None
    )
    rows = aims.order_by("element", "order", "pk").values_list("element__plan", "element__ref", *TARGET)
    for key, part, *facts in rows:
        found[key].append((part, frozen_target(*facts)))
    return found


def _of_targets(agreement: Agreement, now: Sequence[tuple[str, FrozenTarget]]) -> list[Drift]:
    document, plan = agreement.version.document, agreement.plan
    calendar = TermCalendar.from_json(plan.trust.calendar)
    was_read = Context(document.starts_on, document.ends_on, calendar.plan_year, calendar)
    now_read = Context(plan.starts_on, plan.ends_on, calendar.plan_year, calendar)
    agreed = [(part.ref, target) for part in document.parts for target in part.targets]
    return plan_drift.of_targets(agreed, now, was_read, now_read)


def _of_answers(agreement: Agreement, now: Answers) -> list[Drift]:
    if agreement.plan.state == Plan.State.ENDED:
        return []  # what hung from its parts hangs there no more
    agreed = {ref: Answer(aim, word) for ref, (aim, word) in agreement.answers.items()}
    return plan_drift.of_answers(agreed, now)
