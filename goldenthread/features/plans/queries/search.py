"""Finding parts of plans by words."""

from collections.abc import Sequence

from django.db.models import Case, IntegerField, Q, Value, When

from goldenthread.domain.access import Reach
from goldenthread.features.plans.models import Element
from goldenthread.features.plans.queries.visible import elements

MOST = 30


def search(reach: Reach, words: Sequence[str]) -> list[Element]:
    """Return parts within sight that hold every word, or bear it as their number; titles first."""
    found = elements(reach)
    in_title = Q()
    for word in words:
        said = Q(title__icontains=word) | Q(text__icontains=word) | Q(grid__icontains=word) | Q(number__iexact=word)
        found = found.filter(said)
        in_title &= Q(title__icontains=word) | Q(number__iexact=word)
    place = Case(When(in_title, then=Value(0)), default=Value(1), output_field=IntegerField())
    return list(found.annotate(place=place).order_by("place", "depth", "plan_id", "order")[:MOST])
