"""Reviews of governance from outside."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.governance.queries import bodies_to_keep
from goldenthread.features.members import operations, queries
from goldenthread.features.members.models import Review
from goldenthread.features.organisations.models import Post
from goldenthread.foundation.tables import Stale
from goldenthread.web.bodies.audit_forms import FindingForm, ReviewForm
from goldenthread.web.bodies.auditing import bodies_of
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import overtaken, saved
from goldenthread.web.kit.showing import find, show

FACTS = (
    "title", "scope", "scope_agreed_on", "reviewer", "cost", "commissioned_on", "reported_on", "says", "next_due_on",
    "revision",
)  # fmt: skip


@requires("meeting.see")
def add_review(request: TrustRequest) -> HttpResponse:
    """Record that a review is commissioned, or what one said."""
    _require_review(request)
    form = ReviewForm(request.POST or None, bodies=bodies_of(request), earlier=queries.reviews_within(request.reach))
    made: list[Review] = []
    if form.is_valid() and saved(form, lambda: made.append(
        operations.keep_review(trust=request.trust, by=request.user, **form.facts())
    )):  # fmt: skip
        messages.success(request, "Kept. Its findings go below.")
        return redirect("bodies:review", request.trust.slug, made[0].ref)
    return show(request, "bodies/pages/add_review.html", form=form)


@requires("meeting.see")
def review(request: TrustRequest, ref: str) -> HttpResponse:
    """Show a review: scope, reviewer, what it found, and of one that repeats another, what became of the findings."""
    row = find(queries.reviews_within(request.reach), ref=ref)
    found = queries.findings_within(request.reach)
    return show(
        request, "bodies/pages/review.html", review=row, findings=found.filter(review=row),
        earlier=found.filter(review=row.repeats) if row.repeats else [], may_run=queries.may_review(request.reach),
        bodies=row.bodies.all(), may_bring=bool(bodies_to_keep(request.reach)),
        agreed=None if row.scope_agreed_on else queries.agreed_by_body(request.reach, row),
    )  # fmt: skip


@requires("meeting.see")
def revise_review(request: TrustRequest, ref: str) -> HttpResponse:
    """Change a review, or put in what it reported."""
    _require_review(request)
    row = find(queries.reviews_within(request.reach), ref=ref)
    first = {name: getattr(row, name) for name in FACTS} | {
        "bodies": [one.ref for one in row.bodies.all()], "repeats": row.repeats.ref if row.repeats else "",
        "scope_agreed_by": row.scope_agreed_by.ref if row.scope_agreed_by else "",
    }  # fmt: skip
    form = ReviewForm(
        request.POST or None, bodies=bodies_of(request), initial=first,
        earlier=queries.reviews_within(request.reach).exclude(pk=row.pk),
    )  # fmt: skip
    page = "bodies/pages/revise_review.html"
    try:
        if form.is_valid() and saved(form, lambda: operations.keep_review(
            trust=request.trust, by=request.user, review=row, drawn_from=form.cleaned_data["revision"],
            **form.facts(),
        )):  # fmt: skip
            return redirect("bodies:review", request.trust.slug, ref)
    except Stale as stale:
        return overtaken(request, page, form, stale.row, review=row)
    return show(request, page, form=form, review=row)


@requires("meeting.see")
def review_finding(request: TrustRequest, ref: str) -> HttpResponse:
    """Write down what a review found, and who sees to it."""
    _require_review(request)
    row = find(queries.reviews_within(request.reach), ref=ref)
    posts = Post.objects.filter(trust=request.trust).order_by("title")
    form = FindingForm(request.POST or None, bodies=row.bodies.all(), posts=posts)
    if form.is_valid() and saved(form, lambda: operations.add_finding(
        trust=request.trust, by=request.user, review=row, **form.facts()
    )):  # fmt: skip
        return redirect("bodies:review", request.trust.slug, ref)
    return show(request, "bodies/pages/add_finding.html", form=form, of=row, opens="bodies:review")


def _require_review(request: TrustRequest) -> None:
    if not queries.may_review(request.reach):
        raise Http404
