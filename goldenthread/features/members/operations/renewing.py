"""Reminding of training before it runs out: whoever keeps it in a place, and whoever has to renew their own."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from django.db import transaction

from goldenthread.domain.board import certificates as rules
from goldenthread.features.activity import operations as activity
from goldenthread.features.activity.models import Task
from goldenthread.features.members.models import Staff, Training
from goldenthread.features.members.queries.staff import KEEP, Held, held
from goldenthread.features.organisations.models import Holding, Post, Trust
from goldenthread.features.organisations.queries import role_permissions
from goldenthread.foundation import clock

KEEPS, OWN = "renew training", "renew own training"
# What each standing is called in a reminder, in the order in which it presses.
TOLD = {rules.RUN_OUT: "run out", rules.LACKING: "lacking", rules.DUE_SOON: "to be renewed soon"}


@transaction.atomic
def ask_for_renewals(*, trust: Trust) -> int:
    """Remind of every place's training that has run out, is lacking or soon does; return of how many places."""
    courses = list(Training.objects.filter(trust=trust, of_staff=True, retired_on=None))
    staff = list(Staff.objects.filter(trust=trust, left_on=None).select_related("school", "unit", "person"))
    pressing = [one for one in held(courses, staff, clock.today()) if one.stands in TOLD]
    of_places = _of_places(trust, pressing)
    _ask(trust, KEEPS, of_places)
    _ask(trust, OWN, _of_their_own(trust, pressing))
    return len(of_places)


def _ask(trust: Trust, kind: str, wanted: list[Task]) -> None:
    asked = Task.objects.filter(trust=trust, kind=kind, closed_at=None).values_list("subject_kind", "subject_ref")
    by_kind: dict[str, set[str]] = defaultdict(set)
    for subject, ref in [*asked, *((task.subject_kind, task.subject_ref) for task in wanted)]:
        by_kind[subject].add(ref)
    for subject, refs in by_kind.items():
        here = [task for task in wanted if task.subject_kind == subject]
        activity.ask_exactly(trust=trust, kind=kind, subject_kind=subject, subjects=refs, wanted=here)


def _of_places(trust: Trust, pressing: Iterable[Held]) -> list[Task]:
    """Ask in each place the post that keeps its training: the one with the narrowest role, if several do."""
    may = role_permissions()
    keeping = [role for role in may if KEEP in may[role].own]
    found = Post.objects.filter(trust=trust, role__in=keeping)
    keepers: dict[tuple[int | None, int | None], Post] = {}
    for post in sorted(found, key=lambda one: (len(may[one.role].own), one.pk)):
        keepers.setdefault((post.school_id, None) if post.school_id else (None, post.unit_id), post)
    by_place: dict[tuple[int | None, int | None], list[Held]] = defaultdict(list)
    for one in pressing:
        by_place[one.staff.school_id, one.staff.unit_id].append(one)
    return [
        Task(
            trust=trust, post=keepers[at], kind=KEEPS, subject_kind="school" if at[0] else "unit",
            subject_ref=(several[0].staff.school or several[0].staff.unit).ref,  # type: ignore[union-attr]
            title=f"Training to book, {several[0].staff.place}"[:200], why=_counted(several), due_on=_first(several),
        )
        for at, several in by_place.items()
        if at in keepers
    ]  # fmt: skip


def _of_their_own(trust: Trust, pressing: Iterable[Held]) -> list[Task]:
    """Ask those who hold a post to renew what they did before; who lacks it is asked for by the place."""
    own = [one for one in pressing if one.until is not None and one.staff.person_id]
    today, people = clock.today(), {one.staff.person_id for one in own}
    posts: dict[int, Post] = {}
    lasting = Holding.objects.filter(person__in=people, post__trust=trust, from_on__lte=today).order_by("pk")
    for holding in lasting.exclude(until_on__lt=today).select_related("post"):
        posts.setdefault(holding.person_id, holding.post)
    wanted = {
        (posts[key].pk, one.course.pk): Task(
            trust=trust, post=posts[key], kind=OWN, subject_kind="training", subject_ref=one.course.ref,
            title=f"Renew your “{one.course.title}”"[:200], due_on=one.until,
            why="It has run out." if one.stands == rules.RUN_OUT else "It runs out on the day.",
        )
        for one in own
        if (key := one.staff.person_id) in posts
    }  # fmt: skip
    return list(wanted.values())


def _counted(several: Iterable[Held]) -> str:
    stands = [one.stands for one in several]
    return ", ".join(f"{stands.count(one)} {says}" for one, says in TOLD.items() if one in stands)


def _first(several: Iterable[Held]) -> dt.date | None:
    return min((one.until for one in several if one.until is not None), default=None)
