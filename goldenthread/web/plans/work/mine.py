"""One's own work across plans, and that of a post or a school for whoever answers for it."""

from collections.abc import Collection
from typing import Any, NamedTuple

from django.http import Http404, HttpResponse

from goldenthread.domain.calendar import TermCalendar
from goldenthread.features.activity.queries import asked_of
from goldenthread.features.organisations.models import Post, School
from goldenthread.features.plans import queries
from goldenthread.features.plans.models import Plan
from goldenthread.features.plans.queries.visible import SPEAKING
from goldenthread.features.plans.queries.work import work
from goldenthread.foundation import clock
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.asked import OF_ACTIONS, gathered
from goldenthread.web.kit.showing import find, show

TITLES = {
    "overdue": "Overdue", "this half term": "This half term", "waiting": "Held up", "later": "Later",
    "no date": "Without a clear date",
}  # fmt: skip
# What one does in a part, of oneself and of others, the lead first.
CAPACITIES = {
    "lead": ("You lead", "Leads"), "reviewer": ("You review", "Reviews"), "assurer": ("You assure", "Assures"),
    "support": ("You help with", "Helps with"),
}  # fmt: skip
OPEN = ("overdue", "this half term", "waiting")


class Whose(NamedTuple):
    """Whose work is shown: the title, the posts, and what was asked for."""

    title: str
    posts: Collection[int]
    asked: str = ""
    is_own: bool = False


class MyWorkPage:
    """The work of some posts, with whose it could be instead."""

    def __init__(self, request: TrustRequest) -> None:
        self.request = request
        self.reach = request.reach
        self.today = clock.today()
        self.posts = list(work.posts_to_look_at(self.reach))
        self.schools = list(work.schools_to_look_at(self.reach))
        self.plan = self._plan(request.GET.get("plan", ""))
        self.whose = self._whose(request.GET.get("of", ""))
        calendar = TermCalendar.from_json(request.trust.calendar)
        self.work = work.work_of(self.reach, self.whose.posts, self.today, calendar, self.plan)
        every = asked_of(self.reach, OF_ACTIONS) if self.whose.is_own and self.plan is None else []
        self.requests = len(every)
        self.asked = gathered(every, request.trust, self.today)
        self.busiest = max((month.due for month in self.work.load), default=0)

    def _plan(self, ref: str) -> Plan | None:
        return find(queries.plans(self.reach), ref=ref) if ref else None

    def _whose(self, asked: str) -> Whose:
        kind, _, ref = asked.partition(":")
        if kind == "post":
            post: Post | None = next((one for one in self.posts if one.ref == ref), None)
            if post is None:
                raise Http404
            return Whose(f"Work of {post.title}", {post.pk}, asked)
        if kind == "school":
            school: School | None = next((one for one in self.schools if one.ref == ref), None)
            if school is None:
                raise Http404
            return Whose(
                f"Work of {school.name}", {one.pk for one in self.posts if one.school_id == school.pk}, asked
            )
        return Whose("My work", self.reach.posts, is_own=True)

    @property
    def groups(self) -> list[tuple[str, str, bool, list[work.Deed]]]:
        """Actions by when they are wanted: key, title, whether the group stands open, and the actions."""
        return [
            (when, TITLES[when], when in OPEN, deeds)
            for when, deeds in ((when, self.work.by_when[when]) for when in TITLES)
            if deeds
        ]

    @property
    def parts(self) -> list[tuple[str, list[work.Part], bool]]:
        """The parts by what one does in them, each with whether one says how they stand."""
        found = [(*said, self.work.of(key), key in SPEAKING) for key, said in CAPACITIES.items()]
        is_own = self.whose.is_own
        return [
            (own if is_own else theirs, parts, is_own and speaks) for own, theirs, parts, speaks in found if parts
        ]

    @property
    def summary(self) -> str:
        """“2 requests; actions: 3 overdue, 4 this half term, 1 held up”."""
        words = [(when, "held up" if when == "waiting" else when) for when in OPEN]
        counts = [f"{len(self.work.by_when[when])} {says}" for when, says in words if self.work.by_when[when]]
        asked = self.requests
        requests = f"{asked} {'request' if asked == 1 else 'requests'}" if asked else ""
        actions = f"{'actions: ' if requests else ''}{', '.join(counts)}" if counts else ""
        return "; ".join(filter(None, (requests, actions)))

    @property
    def load(self) -> list[tuple[Any, float]]:
        """Each month with the length of its bar, of a hundred."""
        return [(month, round(100 * month.due / self.busiest, 1)) for month in self.work.load] if self.busiest else []

    @property
    def plans(self) -> list[Plan]:
        return list(queries.plans(self.reach).filter(state=Plan.State.LIVE).select_related("school", "unit"))

    @property
    def may_choose(self) -> bool:
        return len(self.posts) > len(self.reach.posts)


@requires("plan.see")
def my_work(request: TrustRequest) -> HttpResponse:
    """Show what is mine across all plans, and what I wait for; or the work of a post or school in reach."""
    return show(request, "plans/pages/doing/my_work.html", page=MyWorkPage(request))
