"""Issues: what has happened, and what is done about it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.risks import operations, queries
from goldenthread.features.risks.models import Issue
from goldenthread.features.risks.queries.visible import EDIT
from goldenthread.foundation import clock
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import put_right, saved
from goldenthread.web.kit.showing import UNPROCESSABLE, find, show
from goldenthread.web.risks.finding import lead_to, posts_that_may, speaking_post
from goldenthread.web.risks.forms import IssueForm, SaidForm, places_of, posts_for

BOARD = "risk.acknowledge"


@requires("risk.see")
def issues(request: TrustRequest) -> HttpResponse:
    """Show what has happened: the open ones first, the late before the others."""
    rows = queries.issues_within(request.reach)
    return show(
        request, "risks/pages/issues.html", rows=rows[:300], today_is=clock.today(),
        may_raise=queries.may_raise(request.reach),
    )  # fmt: skip


@requires("risk.edit")
def raise_issue(request: TrustRequest) -> HttpResponse:
    """Say what has happened."""
    of = queries.risks_within(request.reach).filter(ref=request.GET.get("risk", "")[:12]).first()
    schools = () if request.reach.may_everywhere(EDIT) else request.reach.schools_for(EDIT)
    form = IssueForm(
        request.POST or None, trust=request.trust, places=places_of(request.reach, request.trust, EDIT),
        posts=posts_for(request.trust, *schools), initial={"title": of.title if of else ""},
    )  # fmt: skip
    made: list[Issue] = []
    if form.is_valid() and saved(form, lambda: made.append(operations.raise_issue(
        whose=form.whose(), words=form.words(of), by=request.user, board=list(posts_that_may(request.trust, BOARD)),
    )), owner="post"):  # fmt: skip
        messages.success(request, "Raised.")
        return lead_to(request, made[0])
    return show(request, "risks/pages/raise_issue.html", form=form, risk=of)


@requires("risk.see")
def issue(request: TrustRequest, ref: str) -> HttpResponse:
    """Show one issue; say what was done, close it, or say for the board that it knows."""
    row = find(queries.issues_within(request.reach), ref=ref)
    may_edit = queries.may_edit(request.reach, row)
    may_acknowledge = row.is_significant and request.reach.may_everywhere(BOARD)
    deed = request.POST.get("deed", "")
    form = SaidForm(request.POST if deed == "act" else None, initial={"said": row.acted_said})
    status = 200
    if request.method == "POST":
        if not (may_acknowledge if deed == "acknowledge" else may_edit):
            raise Http404
        try:
            if _done(request, row, deed, form):
                return redirect("risks:issue", request.trust.slug, ref)
        except ValidationError as refused:
            put_right(form, refused) if form.is_bound else messages.error(request, refused.messages[0])
        status = UNPROCESSABLE
    return show(
        request, "risks/pages/issue.html", status=status, issue=row, form=form, may_edit=may_edit,
        may_acknowledge=may_acknowledge, today_is=clock.today(),
    )  # fmt: skip


def _done(request: TrustRequest, row: Issue, deed: str, form: SaidForm) -> bool:
    if deed == "act" and form.is_valid():
        operations.act_on_issue(issue=row, said=form.cleaned_data["said"], by=request.user)
    elif deed == "close":
        operations.close_issue(issue=row, by=request.user)
    elif deed == "acknowledge":
        operations.acknowledge_issue(issue=row, post=speaking_post(request.reach), by=request.user)
    else:
        return False
    messages.success(request, "Kept.")
    return True
