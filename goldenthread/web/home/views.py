"""Home, search, and the record of changes."""

import datetime as dt
import re

from django.http import HttpResponse

from goldenthread.domain.calendar import TermCalendar
from goldenthread.features.activity import operations as activity
from goldenthread.features.activity.queries import news_unread, tasks_of
from goldenthread.features.delegation.queries import search_decisions
from goldenthread.features.documents.queries import search_documents
from goldenthread.features.improvement.queries.consults import consults_waited_for
from goldenthread.features.measures.queries import lists as measures
from goldenthread.features.measures.queries.news import asked_of_others
from goldenthread.features.measures.queries.news import news as measure_news
from goldenthread.features.organisations import queries as organisations
from goldenthread.features.plans.queries.outline.news import news as plan_news
from goldenthread.features.plans.queries.search import search as search_plans
from goldenthread.features.plans.queries.work import work
from goldenthread.features.sharing import queries as sharing
from goldenthread.features.trail import queries as trails
from goldenthread.foundation import clock
from goldenthread.web.home import presenters, welcome
from goldenthread.web.home.setting_up import steps_on_home
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.showing import show

RECORD = "reading.record"
ENTRIES_A_PAGE = 50
# What is news to somebody who looks in for the first time.
FORTNIGHT = dt.timedelta(days=14)


@requires("plan.see")
def home(request: TrustRequest) -> HttpResponse:
    """Answer, in this order: what do you need from me; what changed; what is the exception."""
    today = clock.today()
    since = _since_the_last_look(request)
    fortnight = today - FORTNIGHT
    plans = plan_news(
        request.reach, since=since, since_day=fortnight, term_starts_on=_term_began(request, today), today=today
    )
    waiting, waited_for = work.late_for(request.reach, today) if plans.has_waits else ([], [])
    mine, of_others = tasks_of(
        request.reach, beside=[asked_of_others(request.reach), consults_waited_for(request.reach)]
    )
    measured = measure_news(request.reach, since=since, since_day=fortnight)
    is_busy = bool(mine or waiting or waited_for or measured.exceptions)
    steps = steps_on_home(request, has_plan=bool(plans.own and plans.strands), is_busy=is_busy)
    can_do = [] if steps else welcome.lines_for(request, dt.datetime.now(dt.UTC))
    asked = presenters.asked(mine, request.trust, today)
    return show(
        request,
        "home/pages/home.html",
        title=asked.title if mine else presenters.nothing_asked(steps, is_new=bool(can_do)),
        asked=asked,
        asked_of_others=of_others,
        waiting=waiting,
        waited_for=waited_for,
        greeting=presenters.greeting(dt.datetime.now(clock.LONDON)),
        today=today,
        may_begin=request.reach.may_everywhere("plan.edit"),
        steps=steps,
        can_do=can_do,
        since=since,
        measures=measured,
        may_record=request.reach.may_everywhere(RECORD) or bool(request.reach.schools_for(RECORD)),
        plan=plans,
        own_schools=len(request.reach.own_schools),
        unread=news_unread(request.reach, [*mine, *of_others]),
    )


@requires("plan.see")
def search(request: TrustRequest) -> HttpResponse:
    """Find parts of plans, decisions, measures, documents, what is shared, and schools by words."""
    typed = " ".join(request.GET.get("q", "").split())[:100]
    words = re.findall(r"[^\s\"“”]+", typed)[:6]
    parts = search_plans(request.reach, words) if words else []
    found = measures.search(request.reach, words) if words else []
    schools = organisations.search_schools(request.reach, words) if words else []
    may_ask = request.reach.may_somewhere("scheme.see")
    decisions = search_decisions(request.trust, typed, clock.today()) if may_ask else []
    papers = search_documents(request.reach, words) if words and request.reach.may_somewhere("document.see") else []
    offers = sharing.search_offers(request.reach, words) if words else []
    issues = sharing.search_issues(request.reach, words) if words else []
    count = len(offers) + len(issues) + len(parts) + len(found) + len(schools) + len(decisions) + len(papers)
    return show(
        request, "home/pages/search.html", typed=typed, count=count, parts=parts, measures=found, schools=schools,
        decisions=decisions, documents=papers, offers=offers, issues=issues,
    )  # fmt: skip


@requires("trail.see", somewhere=False)
def trail(request: TrustRequest) -> HttpResponse:
    """Show who changed what in the trust, the newest first."""
    words = request.GET.get("q", "").strip()[:100]
    entries = trails.entries_of(
        request.reach.trust, before=_number(request.GET.get("before")), words=words, most=ENTRIES_A_PAGE + 1
    )
    more = entries[ENTRIES_A_PAGE - 1].number if len(entries) > ENTRIES_A_PAGE else None
    lines = [presenters.trail_line(entry) for entry in entries[:ENTRIES_A_PAGE]]
    return show(request, "home/pages/trail.html", lines=lines, words=words, more=more)


def _since_the_last_look(request: TrustRequest) -> dt.datetime | None:
    """Return when the person last looked before this visit; asked of the records once an hour and session."""
    looks = request.session.setdefault("looks", {})
    now = dt.datetime.now(dt.UTC)
    kept = looks.get(request.trust.slug)
    if kept is None or now - dt.datetime.fromisoformat(kept["at"]) > activity.SAME_VISIT:
        since = activity.look(trust=request.trust, by=request.user)
        looks[request.trust.slug] = kept = {"at": now.isoformat(), "since": since.isoformat() if since else ""}
        request.session.modified = True
    return dt.datetime.fromisoformat(kept["since"]) if kept["since"] else None


def _term_began(request: TrustRequest, today: dt.date) -> dt.date | None:
    term = TermCalendar.from_json(request.trust.calendar).term_of(today)
    return term.starts_on if term else None


def _number(typed: str | None) -> int | None:
    return int(typed) if typed and re.fullmatch(r"[0-9]{1,12}", typed) else None
