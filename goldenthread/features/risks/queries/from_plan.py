"""What a plan itself says of risks, in its own column or beside the work, and has no place in the register yet."""

from collections.abc import Iterable
from hashlib import sha256
from typing import NamedTuple

from goldenthread.domain.access import Reach
from goldenthread.features.plans import queries as planned
from goldenthread.features.plans.models import Assignment, Element, Plan, Reminder
from goldenthread.features.risks.models import Link

# As long as the title of a risk may be.
TITLE = 200


class SaidInPlan(NamedTuple):
    """A line of a plan about a risk, the part that it stands in, and the post that leads the part."""

    part: Element
    text: str
    lead: int | None

    @property
    def key(self) -> str:
        """Return a word that names the line on a form, the same as long as its words are."""
        return sha256(f"{self.part.ref} {self.text}".encode()).hexdigest()[:10]


def said_in_plan(reach: Reach, plan: Plan) -> list[SaidInPlan]:
    """Return the lines about risks of a plan's parts that are not in the register, open or closed, as they stand."""
    parts = list(planned.elements(reach).filter(plan=plan).order_by("depth", "parent__order", "order", "pk"))
    lines = _lines(plan, parts)
    refs = [part.ref for part, _ in lines]
    ties = Link.objects.filter(kind="element", ref__in=refs, risk__trust=plan.trust_id)
    known = {(ref, title.casefold()) for ref, title in ties.values_list("ref", "risk__title")}
    leads = dict(
        Assignment.objects.filter(element__ref__in=refs, capacity=Assignment.Capacity.LEAD)
        .order_by("-pk").values_list("element", "post")
    )  # fmt: skip
    return [
        SaidInPlan(part, text, leads.get(part.pk))
        for part, text in dict.fromkeys(lines)
        if (part.ref, text[:TITLE].casefold()) not in known
    ]


def _lines(plan: Plan, parts: Iterable[Element]) -> list[tuple[Element, str]]:
    """Return each line of the columns that mean risks, and each risk that is kept in mind, with its part."""
    columns = dict(plan.levels.filter(columns__meaning="risks").values_list("depth", "columns__key"))
    kept: dict[int, list[str]] = {}
    waiting = Reminder.objects.filter(element__in=list(parts), kind=Reminder.Kind.RISK, settled_on=None)
    for element, text in waiting.values_list("element", "text"):
        kept.setdefault(element, []).append(text)
    found = []
    for part in parts:
        printed = part.cells.get(columns.get(part.depth, ""), "").splitlines()
        found += [(part, line) for line in map(str.strip, [*printed, *kept.get(part.pk, ())]) if line]
    return found
