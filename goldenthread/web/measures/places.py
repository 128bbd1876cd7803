"""The place that a page of a measure is about, as its address names it."""

from collections.abc import Sequence

from django.http import Http404

from goldenthread.features.organisations.models import School
from goldenthread.web.kit.access import TrustRequest


def school_asked_for(request: TrustRequest, schools: Sequence[School]) -> School | None:
    """Return the school that the address names among these, or none for the trust; another is not found."""
    asked = request.GET.get("school", "")
    found = next((school for school in schools if school.ref == asked), None)
    if asked and found is None:
        raise Http404
    return found
