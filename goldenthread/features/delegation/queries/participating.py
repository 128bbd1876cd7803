"""How far people take part in a piece of work, as it was stated before they are asked."""

from collections.abc import Iterable

from django.db.models import QuerySet

from goldenthread.domain.access import Reach
from goldenthread.features.delegation.models import Participation

# The kinds of work of which it is stated.
KINDS = ("element", "plan")
# So many groups are named; more would be a list that nobody reads.
MOST_LEFT_OUT = 12


def stated(reach: Reach, kind: str, ref: str) -> QuerySet[Participation]:
    """Return what is stated of one piece of work, in the order in which it was."""
    return Participation.objects.filter(trust=reach.trust, subject_kind=kind, subject_ref=ref)


def left_out(reach: Reach, rows: Iterable[Participation]) -> list[str]:
    """Return the groups that take part in other work of the trust and of which these statements say nothing."""
    here = {row.who.casefold() for row in rows}
    named = Participation.objects.filter(trust=reach.trust).order_by("who").values_list("who", flat=True)
    found = {who.casefold(): who for who in named}
    return [who for key, who in found.items() if key not in here][:MOST_LEFT_OUT]
