"""What reports from outside say of the schools, in their own words."""

from collections import Counter

from django.http import HttpResponse

from goldenthread.features.assurance import queries
from goldenthread.features.assurance.models import Review
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import show


@requires("check.see")
def said_of_us(request: TrustRequest) -> HttpResponse:
    """Show what inspectors and others from outside wrote, by theme and year, with how often it was praise."""
    kind, theme = request.GET.get("kind", ""), request.GET.get("theme", "")
    every = queries.sayings(request.reach)
    shown = [one for one in every if kind in {"", one.finding.review and one.finding.review.kind}]
    themes = queries.by_theme(one for one in shown if theme in {"", one.theme})
    counted = Counter(one.tone for each in themes for one in each.sayings)
    return show(
        request, "assurance/pages/said_of_us.html", themes=themes, counted=counted, kind=kind, theme=theme,
        kinds=[(key, label) for key, label in Review.Kind.choices if key in queries.FROM_OUTSIDE],
        every_theme=[each.name for each in queries.by_theme(every)],
    )  # fmt: skip
