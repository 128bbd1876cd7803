"""Taking into the register what a plan itself says of risks."""

from collections.abc import Sequence

from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Post
from goldenthread.features.plans.models import Plan
from goldenthread.features.risks.models import Risk
from goldenthread.features.risks.operations.raising import RiskWords, Whose, raise_risk, tie
from goldenthread.features.risks.queries.from_plan import TITLE, SaidInPlan
from goldenthread.foundation.checked_words import require


@transaction.atomic
def take_from_plan(*, plan: Plan, lines: Sequence[SaidInPlan], kind: str, by: Person | None) -> list[Risk]:
    """Raise each line as a risk of the plan's place, tied to its part and owned by the part's lead.

    A line longer than a title stands whole as what would come about.
    """
    require(lines, "Choose at least one line.", "lines")
    whose = Whose(plan.trust, plan.school, plan.unit)
    posts = Post.objects.in_bulk([line.lead for line in lines if line.lead])
    made = []
    for line in lines:
        words = RiskWords(
            title=line.text[:TITLE], kind=kind, event=line.text if len(line.text) > TITLE else "",
            owner=posts.get(line.lead) if line.lead else None,
        )  # fmt: skip
        risk = raise_risk(whose=whose, words=words, by=by)
        tie(risk=risk, kind="element", ref=line.part.ref, title=line.part.title, by=by)
        made.append(risk)
    return made
