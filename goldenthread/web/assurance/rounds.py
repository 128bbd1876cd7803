"""Opening a round for many schools at once, and how one round stands."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldenthread.features.assurance import operations, queries
from goldenthread.features.assurance.models import CheckRound
from goldenthread.features.organisations.models import Post, Unit
from goldenthread.foundation import clock
from goldenthread.web.assurance import presenters, sheet_presenters
from goldenthread.web.assurance.forms import OpenRoundForm
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import find, show


@requires("check.see")
def open_round(request: TrustRequest) -> HttpResponse:
    """Open a checklist for all schools, or some, once or month by month."""
    today = clock.today()
    schools = list(queries.schools_seen(request.reach))
    checklists = queries.checklists_run(request.reach).exclude(document__of="one")
    if not checklists and not request.reach.may_everywhere(queries.RUN):
        raise Http404
    form = OpenRoundForm(
        request.POST or None, checklists=checklists, schools=schools,
        units=Unit.objects.filter(trust=request.trust).exclude(kind=Unit.Kind.HUB),
        posts=Post.objects.filter(trust=request.trust, school=None).order_by("title"),
        initial={
            "checklist": request.GET.get("of", "")[:12], "schools": [school.ref for school in schools],
            "opens_on": today, "due_on": today + presenters.A_FORTNIGHT, "repeats": 0,
        },
    )  # fmt: skip
    made: list[CheckRound] = []
    if form.is_valid() and saved(
        form, lambda: made.extend(operations.open_rounds(by=request.user, **form.facts())), period="opens_on",
        opened_on="opens_on",
    ):  # fmt: skip
        asked = len(form.cleaned_data["schools"])
        says = f"Opened for {presenters.schools_counted(asked)}." if asked else "Opened."
        messages.success(
            request, says if len(made) == 1 else f"{says} {len(made)} months, each asked for on its day."
        )
        return redirect("assurance:round", request.trust.slug, made[0].ref)
    return show(request, "assurance/pages/open_round.html", form=form)


@requires("check.see")
def round(request: TrustRequest, ref: str) -> HttpResponse:  # noqa: A001  the noun of the page
    """Show one round: who has handed in, area by school, and what changed since the one before."""
    row, today = find(queries.rounds_within(request.reach), ref=ref), clock.today()
    may_run = queries.may_run(request.reach, row.checklist)
    if request.method == "POST" and may_run and request.POST.get("deed") == "close":
        try:
            operations.close_round(round_=row, by=request.user)
            messages.success(request, "Closed. What nobody checked stands as not checked.")
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
        return redirect("assurance:round", request.trust.slug, ref)
    found = queries.heat(request.reach, [row], today)
    times = queries.over_time(request.reach, row.checklist, min(today, row.opened_on), most=2)
    page = sheet_presenters.RoundPage(row, found, times, request.trust.slug, today)
    mine = queries.across(request.reach, row, today)
    return show(
        request, "assurance/pages/round.html", page=page, row=row, may_run=may_run, mine=mine,
        shared_out=queries.shared_out(row, [sheet.check for sheet in page.sheets]),
    )  # fmt: skip
