"""Who decides for a post while its holder is away."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from goldenthread.features.approvals import operations, queries
from goldenthread.features.organisations.models import Post, here_on
from goldenthread.foundation import clock
from goldenthread.web.approvals.forms import StandInForm
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import find, show


@requires("plan.see")
def stand_ins(request: TrustRequest) -> HttpResponse:
    """Show who stands in for whom, and name a deputy: for one's own post, or for any by those who manage people."""
    every = list(Post.objects.filter(here_on(at="school__"), trust=request.trust).order_by("title"))
    manages = request.reach.may_everywhere("people.manage")
    own = every if manages else [post for post in every if post.pk in request.reach.posts]
    form = StandInForm(request.POST or None, own=own, every=every, today=clock.today())
    if form.is_valid():
        try:
            made = operations.stand_in(by=request.user, **form.facts())
        except ValidationError as refused:
            for field, errors in getattr(refused, "error_dict", {"": [refused]}).items():
                form.add_error(field or None, errors)
        else:
            messages.success(request, f"{made.deputy.title} decides for {made.post.title} meanwhile.")
            return redirect("approvals:stand_ins", request.trust.slug)
    found = list(queries.stand_ins(request.reach))
    return show(request, "approvals/pages/stand_ins.html", found=found, form=form, today=clock.today())


@requires("plan.see")
@require_POST
def end_stand_in(request: TrustRequest, ref: str) -> HttpResponse:
    """End a deputy's time."""
    found = find(queries.stand_ins(request.reach), ref=ref)
    operations.end_stand_in(standing_in=found, by=request.user)
    messages.success(request, f"{found.deputy.title} decides for {found.post.title} no more.")
    return redirect("approvals:stand_ins", request.trust.slug)
