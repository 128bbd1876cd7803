"""The small trust in which every test lives, and its named cast.

Harbour Trust has two schools, Marsh Lane (primary) and Haven High (secondary). Elsewhere Trust is the
other trust on the same installation, whose chief executive is the stranger.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from goldenthread.features.accounts.models import Person
from goldenthread.features.measures.models import Measure
from goldenthread.features.organisations.models import Holding, Post, School, Trust, Unit
from goldenthread.features.plans.models import Column, Element, Level, Plan, Statement

TODAY = dt.date(2026, 11, 21)
CALENDAR = {
    "plan_year": "academic",
    "terms": [
        {"year": "2026/27", "term": "autumn", "from": "2026-09-01", "until": "2026-12-18",
         "half_term": ["2026-10-26", "2026-10-30"]},
        {"year": "2026/27", "term": "spring", "from": "2027-01-04", "until": "2027-03-25",
         "half_term": ["2027-02-15", "2027-02-19"]},
        {"year": "2026/27", "term": "summer", "from": "2027-04-12", "until": "2027-07-21",
         "half_term": ["2027-05-31", "2027-06-04"]},
    ],
}  # fmt: skip


@dataclass
class World:
    """Everything that a test may speak of by name."""

    trust: Trust
    marsh_lane: School
    haven_high: School
    finance: Unit
    posts: dict[str, Post]
    people: dict[str, Person]
    plan: Plan
    strand: Element
    aim: Element
    school_plan: Plan
    priority: Element
    attendance: Measure
    elsewhere: Trust
    stranger: Person


def build() -> World:
    """Make the world anew, in the database of the test."""
    trust = Trust.objects.create(slug="harbour", name="Harbour Trust", short_name="Harbour", calendar=CALENDAR)
    trust.created_at = dt.datetime(2024, 9, 1, tzinfo=dt.UTC)  # here for two years, so the past is asked for
    trust.save()
    marsh_lane = School.objects.create(
        trust=trust, key="marsh-lane", name="Marsh Lane Primary", short_name="Marsh Lane", phase="primary",
        roll=412, urn="990001", authority="Estuary County", joined_on=dt.date(2019, 9, 1), order=1,
    )  # fmt: skip
    haven_high = School.objects.create(
        trust=trust, key="haven-high", name="Haven High", short_name="Haven High", phase="secondary",
        roll=1043, urn="990002", authority="Estuary County", joined_on=dt.date(2022, 9, 1), order=2,
    )  # fmt: skip
    finance = Unit.objects.create(trust=trust, key="finance", name="Finance and operations")
    posts, people = _cast(trust, marsh_lane, haven_high, finance)
    plan, strand, aim = _trust_plan(trust)
    school_plan, priority = _school_plan(trust, haven_high)
    attendance = Measure.objects.create(
        trust=trust, key="attendance", name="Attendance", heading="Being there", kind="percentage", unit="%",
        good_is="higher", frequency="term", roll_up="pooled", base="sessions", stale_after_days=150,
    )  # fmt: skip
    elsewhere, stranger = _elsewhere()
    return World(
        trust, marsh_lane, haven_high, finance, posts, people, plan, strand, aim, school_plan, priority,
        attendance, elsewhere, stranger,
    )  # fmt: skip


def everybody(world: World) -> dict[str, Person]:
    """Return the cast by the names of their posts, and the stranger."""
    return {**world.people, "stranger": world.stranger}


def hold(post: Post, person: Person, **days: Any) -> Holding:
    """Put a person into a post, since long ago unless days say otherwise."""
    return Holding.objects.create(post=post, person=person, **{"from_on": dt.date(2020, 9, 1), **days})


def person(name: str, **facts: Any) -> Person:
    """Make a person who signs in with their name at an invented address."""
    address = name.lower().replace(",", "").replace(" ", ".")
    someone = Person(name=name, email=f"{address}@example.org", **facts)
    someone.set_password("a long enough passphrase")
    someone.save()
    return someone


# Who acts, with the title and role of their post, and its place.
CAST = {
    "chief": ("Chief executive", "chief_officer", None),
    "finance_lead": ("Finance director", "finance_lead", None),
    "governance": ("Governance professional", "governance_lead", None),
    "education": ("Director of education", "education_lead", None),
    "head": ("Head, Haven High", "head", "haven_high"),
    "other_head": ("Head, Marsh Lane", "head", "marsh_lane"),
    "trustee": ("Trustee", "trustee", None),
    "governor": ("Local governor, Haven High", "governor", "haven_high"),
    "initiative": ("Attendance lead", "initiative_lead", None),
    "data": ("Data manager", "data_manager", None),
    "safeguarding": ("Safeguarding lead", "safeguarding_lead", None),
    "service": ("Estates lead", "service_lead", "finance"),
    "administrator": ("Administrator", "administrator", None),
}


def _cast(
    trust: Trust, marsh_lane: School, haven_high: School, finance: Unit
) -> tuple[dict[str, Post], dict[str, Person]]:
    places: dict[str | None, dict[str, Any]] = {
        None: {},
        "haven_high": {"school": haven_high},
        "marsh_lane": {"school": marsh_lane},
        "finance": {"unit": finance},
    }
    posts, people = {}, {}
    for who, (title, role, place) in CAST.items():
        posts[who] = Post.objects.create(
            trust=trust, key=who.replace("_", "-"), title=title, role=role, **places[place]
        )
        people[who] = person(title)
        hold(posts[who], people[who])
    return posts, people


def _trust_plan(trust: Trust) -> tuple[Plan, Element, Element]:
    plan = Plan.objects.create(
        trust=trust, kind="trust", title="Strategic plan 2025-30", period_words="2025-30",
        starts_on=dt.date(2025, 9, 1), ends_on=dt.date(2030, 8, 31),
    )  # fmt: skip
    Level.objects.create(plan=plan, depth=1, one="Strand", many="Strands", number="{n}")
    aims = Level.objects.create(plan=plan, depth=2, one="Aim", many="Aims", number="{parent}.{n}")
    Column.objects.create(level=aims, key="success", name="What success looks like", meaning="targets", order=1)
    Statement.objects.create(plan=plan, kind="vision", text="Schools that work as one.")
    strand = Element.objects.create(plan=plan, depth=1, order=1, number="1", title="Health and wellbeing")
    aim = Element.objects.create(
        plan=plan, parent=strand, depth=2, order=1, number="1.1", title="Every child safe and well enough to learn",
        cells={"success": "A strategy in every school by Autumn 2026."}, due_words="by Autumn 2026",
        due_until=dt.date(2026, 12, 18), due_precision="term",
    )  # fmt: skip
    return plan, strand, aim


def _school_plan(trust: Trust, school: School) -> tuple[Plan, Element]:
    plan = Plan.objects.create(
        trust=trust, school=school, kind="school", title="School plan 2026/27", period_words="2026/27",
        starts_on=dt.date(2026, 9, 1), ends_on=dt.date(2027, 8, 31),
    )  # fmt: skip
    Level.objects.create(plan=plan, depth=1, one="Priority", many="Priorities", number="{n}")
    return plan, Element.objects.create(plan=plan, depth=1, order=1, number="1", title="Attendance as wellbeing")


def _elsewhere() -> tuple[Trust, Person]:
    elsewhere = Trust.objects.create(slug="elsewhere", name="Elsewhere Trust", short_name="Elsewhere")
    post = Post.objects.create(trust=elsewhere, key="chief", title="Chief executive", role="chief_officer")
    stranger = person("Stranger")
    hold(post, stranger)
    return elsewhere, stranger
