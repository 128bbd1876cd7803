"""The demonstration's first board summaries and published plans, so that whoever looks in finds some to read."""

from dataclasses import replace

from goldenthread.domain.access import Reach
from goldenthread.features.accounts.models import Person
from goldenthread.features.approvals import operations as approvals
from goldenthread.features.measures.queries import rule_values
from goldenthread.features.organisations import queries as organisations
from goldenthread.features.organisations.models import Holding, Post, Trust
from goldenthread.features.plans.queries import trust_plan
from goldenthread.features.reports import operations
from goldenthread.features.reports.demonstration import take_reports
from goldenthread.features.reports.models import Publication, Snapshot
from goldenthread.features.reports.papers import guides, publishing, renditions
from goldenthread.features.reports.papers.publishing import Choices
from goldenthread.features.reports.queries import drawing_up
from goldenthread.features.reports.queries.plan_paper import plan_paper
from goldenthread.features.reports.queries.publications import why_not
from goldenthread.features.reports.written_kinds import kinds_of
from goldenthread.foundation import clock

REPORT = "board-summary"


def issue_first_reports() -> None:
    """Issue and publish for each invented trust that has not yet, by its governance professional."""
    for trust in Trust.objects.filter(is_demonstration=True):
        holding = Holding.objects.filter(post__trust=trust, post__role="governance_lead").order_by("pk").first()
        found = organisations.reach_into(holding.person, trust.slug, today=clock.today()) if holding else None
        if holding is None or found is None:
            continue
        take_reports(trust)
        if not Snapshot.objects.filter(trust=trust, report=REPORT).exists():
            _issue(trust, found[1], holding.person)
        if not Publication.objects.filter(trust=trust).exists():
            _publish(trust, found[1], holding.person)


def _issue(trust: Trust, reach: Reach, by: Person) -> None:
    kind, calendar = kinds_of(trust)[REPORT], rule_values.calendar_of(trust)
    span = drawing_up.periods(calendar, kind.spans, clock.today())[0]
    report = operations.draw_up_report(trust=trust, kind=kind, span=span, by=by)
    held = operations.finish_writing(report=report, confidential_for="board", by=by)
    issued = operations.issue_report(report=held, drawn_from=held.revision, by=by)
    approvals.ask_for(
        trust=trust, subject_kind="report", subject_ref=issued.ref, title=f"{issued.title}, number {issued.number}",
        route="other", by=by, post=Post.objects.filter(pk__in=reach.posts).first(),
        reason="For the December meeting: the exceptions come first.",
    )  # fmt: skip


def _publish(trust: Trust, reach: Reach, by: Person) -> None:
    """Publish the trust's plan with what is proposed to begin with; a guide of more than a side is left out."""
    plan = trust_plan(reach)
    if plan is None or why_not(plan):
        return
    today = clock.today()
    content = plan_paper(reach, trust, plan, today=today)
    choices = Choices.first(content)
    frozen = publishing.shown(content, choices, year=guides.year_of(content, today))
    fit = publishing.guide_fit(frozen)
    if fit and fit.is_over:
        choices = replace(choices, renditions=(renditions.FULL, renditions.SUMMARY))
        frozen = publishing.shown(content, choices, year=guides.year_of(content, today))
    operations.publish(plan=plan, frozen=frozen, choices=choices, by=by)
