"""How far people take part in a piece of work, as it was stated before they are asked."""

from django.db.models import QuerySet

from goldenthread.domain.access import Reach
from goldenthread.features.delegation.models import Participation

# The kinds of work of which it is stated.
KINDS = ("element", "plan")


def stated(reach: Reach, kind: str, ref: str) -> QuerySet[Participation]:
    """Return what is stated of one piece of work, in the order in which it was."""
    return Participation.objects.filter(trust=reach.trust, subject_kind=kind, subject_ref=ref)
