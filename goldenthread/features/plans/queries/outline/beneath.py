"""The plans under a plan: how each stands, and whether somebody has looked at it this term."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goldenthread.domain.access import Reach
from goldenthread.domain.calendar import TermCalendar
from goldenthread.domain.plans import plan_status, plan_tree
from goldenthread.domain.plans.plan_status import Word
from goldenthread.domain.year import termly
from goldenthread.domain.year.termly import InTerm
from goldenthread.features.plans.models import Element, Monitoring, Plan
from goldenthread.features.plans.queries.outline import trees
from goldenthread.features.plans.queries.visible import plans


@dataclass(frozen=True)
class PlanBeneath:
    """One plan under another: the word on the whole of it, its top parts by status, and who looked at it when."""

    plan: Plan
    word: Word | None
    counts: Mapping[str, int]
    silent: int
    looks: Sequence[Monitoring]
    terms: Sequence[InTerm]

    @property
    def status(self) -> str:
        return self.word.status if self.word else ""

    @property
    def missed(self) -> list[str]:
        """The terms that went by without a look."""
        return [term.key for term in self.terms if term.state == termly.MISSED]

    @property
    def is_due(self) -> bool:
        """Say whether nobody has looked in the term that runs."""
        return bool(self.terms) and self.terms[-1].state == termly.OPEN


@dataclass(frozen=True)
class Beneath:
    """The plans under a plan, and what they come to together."""

    plans: Sequence[PlanBeneath]

    @property
    def word(self) -> Word | None:
        """The most pressing word of all of them."""
        return plan_status.delivery(None, [one.word for one in self.plans if one.word])

    @property
    def counts(self) -> dict[str, int]:
        """The top parts of all of them by status, the most pressing first."""
        every: Counter[str] = Counter()
        for one in self.plans:
            every.update(one.counts)
        return {status: every[status] for status in plan_status.DELIVERY if every[status]}

    @property
    def not_looked_at(self) -> list[PlanBeneath]:
        return [one for one in self.plans if one.is_due or one.missed]


def plans_under(reach: Reach, plan: Plan, today: dt.date) -> Beneath:
    """Return the plans under a plan as far as the reader sees them, ended ones left out: four queries."""
    seen = plans(reach).filter(above=plan).exclude(state=Plan.State.ENDED)
    found = list(seen.select_related("trust", "lead").order_by("title"))
    keys = [one.pk for one in found]
    rows = Element.objects.filter(plan__in=keys, removed_at=None).order_by().only("plan_id", "parent_id", "order")
    grown, words = trees.grown(rows), trees.words_of(keys)
    looks: dict[int, list[Monitoring]] = defaultdict(list)
    for look in Monitoring.objects.filter(plan__in=keys).select_related("post"):
        looks[look.plan_id].append(look)
    calendar = TermCalendar.from_json(plan.trust.calendar)
    lines = []
    for one in found:
        terms = termly.run({look.term for look in looks[one.pk]}, one.starts_on, one.ends_on, today, calendar)
        lines.append(_under(one, _words(grown.get(one.pk, []), words), looks[one.pk], terms))
    return Beneath(lines)


def _words(tops: Sequence[plan_tree.Node[Element]], words: Mapping[int, Word]) -> list[Word | None]:
    """Return the word on each top part, drawn from beneath where nobody spoke of it itself."""
    stands = trees.stands(tops, words, {})
    return [stands[top.row.pk].delivery for top in tops]


def _under(
    plan: Plan, words: Sequence[Word | None], looks: Sequence[Monitoring], terms: Sequence[InTerm]
) -> PlanBeneath:
    said = [word for word in words if word]
    counts = Counter(word.status for word in said)
    return PlanBeneath(plan, plan_status.delivery(None, said), counts, len(words) - len(said), looks, terms)
