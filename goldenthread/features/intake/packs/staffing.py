"""Who works in a pack's schools, which training they must have, and by what posts are appraised."""

import datetime as dt
from collections.abc import Mapping

from goldenthread.features.accounts.models import Person
from goldenthread.features.intake.packs.base import Shape, Words
from goldenthread.features.members import operations as members
from goldenthread.features.members.models import Staff
from goldenthread.features.organisations.models import Trust
from goldenthread.features.organisations.operations.founding import Furnished
from goldenthread.features.plans import operations as planning
from goldenthread.features.plans.models import Element


class StaffFacts(Shape):
    """The people of one school, each with their job."""

    school: Words
    since: dt.date
    people: dict[Words, Words]


class DoneFacts(Shape):
    """A day on which everybody of a school whom a course is for did it, but for those who missed it."""

    on: dt.date
    school: Words
    missed: list[Words] = []


class CourseFacts(Shape):
    title: Words
    need: Words = ""
    provider: Words = ""
    jobs: list[Words] = []
    months: int = 0
    done: list[DoneFacts] = []


class AppraisalFacts(Shape):
    """The parts of the trust's plan by which a post is appraised in a school year."""

    on: dt.date
    post: Words
    year: Words
    parts: list[Words]


class Staffing(Shape):
    staff: list[StaffFacts] = []
    courses: list[CourseFacts] = []
    appraisals: list[AppraisalFacts] = []


def take_staffing(
    facts: Staffing, trust: Trust, made: Furnished, parts: Mapping[str, Element], by: Person | None
) -> None:
    for there in facts.staff:
        members.list_staff(
            trust=trust, people=there.people.items(), school=made.schools[there.school], from_on=there.since, by=by
        )
    for course in facts.courses:
        _take_course(course, trust, made, by)
    for tied in facts.appraisals:
        planning.tie_appraisal(
            post=made.posts[tied.post], year=tied.year, elements=[parts[number] for number in tied.parts], by=by,
            on=tied.on,
        )  # fmt: skip


def _take_course(facts: CourseFacts, trust: Trust, made: Furnished, by: Person | None) -> None:
    course = members.set_course(
        trust=trust, title=facts.title, need=facts.need, provider=facts.provider, jobs=facts.jobs,
        renews_months=facts.months, by=by,
    )  # fmt: skip
    for done in facts.done:
        staff = Staff.objects.filter(trust=trust, school=made.schools[done.school], from_on__lte=done.on)
        staff = staff.filter(job__in=facts.jobs) if facts.jobs else staff
        came = list(staff.exclude(name__in=done.missed))
        members.certify(course=course, staff=came, done_on=done.on, by=by)
