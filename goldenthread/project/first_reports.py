"""The demonstration's first board summaries, so that whoever looks in finds one to read."""

from goldenthread.features.organisations import queries as organisations
from goldenthread.features.organisations.models import Holding, Trust
from goldenthread.features.reports import operations, queries
from goldenthread.features.reports.models import Snapshot
from goldenthread.foundation import clock
from goldenthread.web.reports.presenters import words_of

REPORT = "board-summary"


def issue_first_reports() -> None:
    """Issue the board summary of each invented trust that has issued nothing, by its governance professional."""
    for trust in Trust.objects.filter(is_demonstration=True):
        if not Snapshot.objects.filter(trust=trust).exists():
            _issue(trust)


def _issue(trust: Trust) -> None:
    holding = Holding.objects.filter(post__trust=trust, post__role="governance_lead").order_by("pk").first()
    if holding is None:
        return
    today = clock.today()
    found = organisations.reach_into(holding.person, trust.slug, today=today)
    if found is None:
        return
    draft = queries.draft(REPORT, found[1], trust, today=today, words=words_of(trust), school=None)
    operations.issue(draft=draft, trust=trust, by=holding.person)
