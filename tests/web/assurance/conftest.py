"""Monthly compliance for both schools: last month's round closed, this month's open."""

import datetime as dt

import pytest

from goldenthread.features.assurance import operations
from goldenthread.features.assurance.models import Check
from goldenthread.features.members import operations as members
from goldenthread.features.members.models import Staff

OCTOBER = operations.When("2026-10", "Monthly compliance, October 2026", dt.date(2026, 10, 1), dt.date(2026, 10, 14))
NOVEMBER = operations.When(
    "2026-11", "Monthly compliance, November 2026", dt.date(2026, 11, 2), dt.date(2026, 11, 18)
)
# What every question of its kind is answered with where it is met.
GOOD = {"judgement": "met", "yes/no": "yes", "number": "100", "text": "Well.", "date": "2026-11-02"}


def good_answers(check, **others):
    """Return an answer “met” to every question of a sheet, but for those named."""
    found = {}
    for question in check.questions:
        answer = others.get(question.key.replace("-", "_")) or (
            question.good if question.scale else GOOD[question.kind]
        )
        found[question.key] = operations.Said(answer, shown="Seen in the folder")
    return found


@pytest.fixture
def monthly(world):
    return operations.take_checklist(trust=world.trust, key="monthly-compliance", by=None)


@pytest.fixture
def november(world, monthly):
    """Return this month's round, a few days past its day."""
    schools = [world.marsh_lane, world.haven_high]
    operations.open_rounds(checklist=monthly, times=[OCTOBER, NOVEMBER], schools=schools, by=None)
    return monthly.rounds.get(period="2026-11")


@pytest.fixture
def sheet(world, november):
    """Return a school's sheet of a month: this month's, unless another is named."""

    def of(school, period="2026-11"):
        return Check.objects.select_related("round__checklist", "school", "post").get(
            round__checklist=november.checklist, round__period=period, school=school
        )

    return of


@pytest.fixture
def answered(world, sheet):
    """Return a sheet once its head has answered and handed it in."""

    def of(school, who="head", period="2026-11", **others):
        row, by, post = sheet(school, period), world.people[who], world.posts[who]
        operations.answer_check(check=row, said=good_answers(row, **others), by=by, post=post)
        return operations.hand_in(check=row, by=by, post=post)

    return of


@pytest.fixture
def found(world):
    """Return a finding at Haven High, with what is to be done about it."""

    def of(says="A gate stands open.", **facts):
        words = {name: facts.pop(name) for name in ("severity", "area", "pillar", "quotation") if name in facts}
        facts = {"school": world.haven_high, "found_on": dt.date(2026, 11, 10), **facts}
        return operations.record_finding(
            trust=world.trust, words=operations.FindingWords(says, **words), by=None, **facts
        )

    return of


@pytest.fixture
def asked(world, found):
    """Return a recommendation that is asked of Haven High's head."""
    finding = found(asks=operations.Asks("Mend the gate.", world.posts["head"], dt.date(2026, 11, 30)))
    return finding.recommendations.get()


@pytest.fixture
def trained(world):
    """Give both schools a list of staff and one course: in date, run out, lacking, and due soon."""
    course = members.set_course(trust=world.trust, by=None, title="Safeguarding", renews_months=12)
    for school, people in (
        (world.haven_high, [("Ola Reed", "Teacher"), ("Nia Fenn", "Cook"), ("Head, Haven High", "Head")]),
        (world.marsh_lane, [("Ivo Sand", "Teacher")]),
    ):
        members.list_staff(trust=world.trust, people=people, by=None, school=school, from_on=dt.date(2024, 9, 1))
    on = {"Ola Reed": dt.date(2025, 9, 2), "Head, Haven High": dt.date(2025, 12, 1), "Ivo Sand": dt.date(2026, 9, 2)}
    for name, day in on.items():
        members.certify(course=course, staff=[Staff.objects.get(name=name)], done_on=day, by=None)
    return course
