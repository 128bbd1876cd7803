"""One risk: raised, read, put in other words."""

from django.contrib import messages
from django.http import HttpResponse

from goldenthread.domain.board import risk_scoring
from goldenthread.features.governance.queries import bodies_to_keep
from goldenthread.features.risks import operations, queries
from goldenthread.features.risks.models import Risk
from goldenthread.features.risks.queries.visible import EDIT
from goldenthread.foundation import clock, subjects
from goldenthread.foundation.tables import Stale
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import OVERTAKEN, draw_anew, saved
from goldenthread.web.kit.showing import CONFLICT, show
from goldenthread.web.risks.finding import about, lead_to, risk_of, risk_to_write, speaking_post
from goldenthread.web.risks.forms import RiskForm, places_of, posts_for, soon

HALF_A_TERM = 6


@requires("risk.edit")
def raise_risk(request: TrustRequest) -> HttpResponse:
    """Put a risk on the register."""
    told = about(request)
    places = places_of(request.reach, request.trust, EDIT)
    schools = () if request.reach.may_everywhere(EDIT) else request.reach.schools_for(EDIT)
    form = RiskForm(
        request.POST or None, trust=request.trust, places=places, posts=posts_for(request.trust, *schools),
        shape=queries.frame_of(request.reach.trust),
        initial={"place": request.GET.get("place", "")[:40], "next_review_on": soon(clock.today(), HALF_A_TERM)},
    )  # fmt: skip
    if form.is_valid():
        made: list[Risk] = []
        if saved(form, lambda: made.append(_raised(request, form))):
            if told:
                operations.tie(risk=made[0], kind=told.kind, ref=told.ref, title=told.title, by=request.user)
            messages.success(request, f"{made[0].code} is on the register.")
            return lead_to(request, made[0])
    return show(request, "risks/pages/raise_risk.html", form=form, about=told)


def _raised(request: TrustRequest, form: RiskForm) -> Risk:
    whose = form.whose()
    post = speaking_post(request.reach, getattr(whose.school, "pk", None), getattr(whose.unit, "pk", None))
    return operations.raise_risk(whose=whose, words=form.words(), by=request.user, scored=form.scored(post))


@requires("risk.see")
def risk(request: TrustRequest, ref: str) -> HttpResponse:
    """Show a risk: where it stands and has stood, what keeps it down, what is still to be done."""
    row = risk_of(request, ref)
    shape, today = queries.frame_of(request.reach.trust), clock.today()
    since = row.opened_on
    line = queries.lines_of(request.reach, [row], shape, today=today, since=since)[0]
    ties = [(link.kind, link.ref) for link in row.links.all()]
    scores = list(row.scores.select_related("post", "by"))
    return show(
        request, "risks/pages/risk.html", risk=row, line=line, shape=shape,
        scores=[(score, shape.level(shape.grid.level(score.place))) for score in scores],
        controls=row.controls.filter(ended_on=None).select_related("owner"),
        steps=row.steps.select_related("post"), escalations=row.escalations.select_related("post", "answer_post"),
        ties=subjects.find(request.reach, ties).values(), may_edit=queries.may_edit(request.reach, row),
        may_answer=queries.may_answer(request.reach), issues=queries.issues_within(request.reach).filter(risk=row),
        flaws=risk_scoring.flaws(row.inherent, row.place, row.target, shape.grid), today_is=today,
        may_bring=bool(bodies_to_keep(request.reach)), own_posts=request.reach.posts,
    )  # fmt: skip


@requires("risk.see")
def revise_risk(request: TrustRequest, ref: str) -> HttpResponse:
    """Say a risk otherwise."""
    row = risk_to_write(request, ref)
    form = RiskForm(
        request.POST or None, trust=request.trust, places=[], posts=posts_for(request.trust, row.school_id),
        shape=queries.frame_of(request.reach.trust), risk=row,
        initial={
            **{name: getattr(row, name) for name in (
                "title", "kind", "cause", "event", "effect", "response", "proximity", "inherent_likelihood",
                "inherent_impact", "target_likelihood", "target_impact", "next_review_on", "is_confidential",
                "revision",
            )},
            "owner": row.owner.ref if row.owner else "",
        },
    )  # fmt: skip
    status = 200
    if form.is_valid():
        try:
            if saved(form, lambda: operations.revise_risk(
                risk=row, words=form.words(), by=request.user, drawn_from=form.cleaned_data["revision"]
            )):  # fmt: skip
                messages.success(request, "Changed.")
                return lead_to(request, row)
        except Stale as stale:
            status = CONFLICT
            draw_anew(form, stale.row, OVERTAKEN)
    return show(request, "risks/pages/revise_risk.html", status=status, risk=row, form=form)
