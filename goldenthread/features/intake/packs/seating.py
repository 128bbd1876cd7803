"""Who sits on what in a pack's trust, and what each body must be made of: members.yaml."""

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import Field

from goldenthread.domain.board import seats as rules
from goldenthread.features.accounts.models import Person
from goldenthread.features.intake.packs.base import Shape, Words
from goldenthread.features.organisations import operations as organising
from goldenthread.features.organisations.models import Trust
from goldenthread.features.organisations.operations.founding import Furnished
from goldenthread.foundation import library


class MadeOf(Shape):
    """What a body is for and made of; one without a `name` is in pack.yaml already."""

    key: Words
    name: Words = ""
    school: Words = ""
    remit: Words = ""
    parent: Words = ""
    acts_as: Literal["", "adds to", "replaces"] = ""
    size: tuple[int, int] | None = None
    quorum_part: Literal["", "third", "half", "more than half"] = ""
    quorum_least: int | None = None
    seats: list[Words] = []
    links: list[Words] = []
    experienced: int | None = None
    experience: Words = ""
    every_school: bool = False
    cohorts: list[Words] = []
    lead: Words = ""
    starts_on: dt.date | None = None
    ends_on: dt.date | None = None
    dissolved_on: dt.date | None = None
    result: Words = ""


class SeatFacts(Shape):
    """One seat: of a post, or of a name."""

    body: Words
    post: Words = ""
    name: Words = ""
    category: Annotated[Words, Field(alias="as")] = ""
    office: Literal["", "chair", "vice-chair", "clerk"] = ""
    appointed_by: Annotated[Words, Field(alias="by")] = ""
    from_on: Annotated[dt.date, Field(alias="from")]
    until_on: Annotated[dt.date | None, Field(alias="until")] = None
    ended: dt.date | None = None
    why: Words = ""
    links: list[Words] = []
    school: Words = ""
    speaks_for: Words = ""
    organisation: Words = ""
    attends: bool = False
    local: bool = False
    experience: Words = ""


class WantedFacts(Shape):
    text: Words
    post: Words = ""
    due: dt.date | None = None
    done_on: dt.date | None = None
    outcome: Words = ""


class VisitFacts(Shape):
    """A visit by whoever holds a post; one without `saw` is still to come, or still to be told."""

    on: dt.date
    by_post: Annotated[Words, Field(alias="post")]
    kind: Words
    school: Words = ""
    with_others: Annotated[Words, Field(alias="with")] = ""
    part: Words = ""
    duty: Words = ""
    purpose: Words = ""
    agreed_with: Words = ""
    met_with: Words = ""
    saw: Words = ""
    voices: Words = ""
    shows: Words = ""
    questions: Words = ""
    strengths: Words = ""
    concerns: Words = ""
    since_last: Words = ""
    comment: Words = ""
    comment_by: Words = ""
    commented: dt.date | None = None
    confidential: bool = False
    wanted: list[WantedFacts] = []


class InterestFacts(Shape):
    post: Words = ""
    name: Words = ""
    kind: Literal["business", "governance", "charity", "family", "loyalty", "gift", "contract"]
    what: Words
    whose: Words = ""
    value: Words = ""
    from_on: Annotated[dt.date | None, Field(alias="from")] = None
    until_on: Annotated[dt.date | None, Field(alias="until")] = None
    private: bool = False


class ConfirmedFacts(Shape):
    """Who said on a day that their interests are complete: posts and names."""

    on: dt.date
    posts: list[Words] = []
    names: list[Words] = []


class AnswerFacts(Shape):
    """What somebody answered: the same step for every criterion, but for those that are given."""

    post: Words = ""
    name: Words = ""
    body: Words = ""
    outside: bool = False
    all: int
    but: dict[str, int] = {}
    strengths: Words = ""
    wants: Words = ""


class FindingFacts(Shape):
    kind: Literal["strength", "improve", "expert"]
    says: Words
    body: Words = ""
    post: Words = ""
    due: dt.date | None = None
    cost: int | None = None
    done_on: dt.date | None = None
    result: Words = ""


class AuditFacts(Shape):
    on: dt.date
    criteria: Words
    title: Words
    bodies: list[Words]
    due: dt.date
    closed: dt.date | None = None
    outside: list[Words] = []
    answers: list[AnswerFacts] = []
    findings: list[FindingFacts] = []


class ReviewFacts(Shape):
    title: Words
    bodies: list[Words] = []
    reviewer: Words = ""
    scope: Words = ""
    scope_agreed: dt.date | None = None
    cost: int | None = None
    commissioned: dt.date | None = None
    reported: dt.date | None = None
    says: Words = ""
    next_due: dt.date | None = None
    repeats: Words = ""
    findings: list[FindingFacts] = []


class TrainingFacts(Shape):
    title: Words
    bodies: list[Words]
    need: Words = ""
    criterion: Words = ""
    provider: Words = ""
    cost: int | None = None
    spent: int | None = None
    held: dt.date | None = None
    due: dt.date | None = None
    mandatory: bool = False
    posts: list[Words] = []
    names: list[Words] = []


class InductionFacts(Shape):
    body: Words
    name: Words
    done: list[Words] = []


class WatchFacts(Shape):
    body: Words
    what: Words
    times: int = 1
    looks: list[tuple[dt.date, str]] = []


class TalkFacts(Shape):
    """A talk with the holder of a post, held by the holder of another."""

    body: Words
    post: Words
    by: Words
    on: dt.date
    went_well: Words = ""
    to_learn: Words = ""
    way: Words = ""


class ToolFacts(Shape):
    """A tool, with what holders of posts said of it: how often used, how well it served, what would better it."""

    title: Words
    says: Words = ""
    said: list[tuple[Words, int, int, Words]] = []


class SessionFacts(Shape):
    """A session, with who came or has a place: holders of posts, and people from elsewhere by name and place."""

    title: Words
    on: dt.date
    place: Words = ""
    led_by: Words = ""
    most: int | None = None
    posts: list[Words] = []
    names: list[Words] = []
    elsewhere: list[tuple[Words, Words]] = []
    missed: list[Words] = []


class ProgrammeFacts(Shape):
    title: Words
    link: Words = ""
    says: Words = ""
    from_on: dt.date
    sessions: list[SessionFacts] = []


class SureFacts(Shape):
    """How sure the holder of a post said they were of a role's words, day by day."""

    post: Words
    role: Words
    said: list[tuple[dt.date, dict[Words, int]]]


class OfferFacts(Shape):
    """Something on the shelf, and by holders of which posts it was used: post, times, how well it served, a word."""

    kind: Words
    title: Words
    says: Words
    cautions: Words = ""
    topic: Words = ""
    years: Words = ""
    post: Words = ""
    body: Words = ""
    part: Words = ""
    on: dt.date
    used: list[tuple[Words, int, int, Words]] = []


class BookFacts(Shape):
    post: Words
    title: Words
    why: Words = ""
    asked: dt.date
    given: dt.date | None = None
    review: Words = ""
    reviewed: dt.date | None = None
    agreed: bool = False
    back: dt.date | None = None


class StoryFacts(Shape):
    post: Words
    title: Words
    text: Words
    on: dt.date
    ready: bool = True
    told: list[tuple[Words, dt.date]] = []


class IssueFacts(Shape):
    title: Words
    greeting: Words = ""
    stories: list[Words] = []
    audience: list[Words] = []
    sent: dt.date | None = None
    is_open: bool = False


class Members(Shape):
    """members.yaml; a pack may be without."""

    interests: list[InterestFacts] = []
    confirmed: list[ConfirmedFacts] = []
    audits: list[AuditFacts] = []
    reviews: list[ReviewFacts] = []
    training: list[TrainingFacts] = []
    inductions: list[InductionFacts] = []
    watching: list[WatchFacts] = []

    bodies: list[MadeOf] = []
    seats: list[SeatFacts] = []
    visits: list[VisitFacts] = []
    talks: list[TalkFacts] = []
    wishes: dict[str, list[Words]] = {}
    tools: list[ToolFacts] = []
    programmes: list[ProgrammeFacts] = []
    sure: list[SureFacts] = []
    offers: list[OfferFacts] = []
    books: list[BookFacts] = []
    stories: list[StoryFacts] = []
    issues: list[IssueFacts] = []


def read_members(name: str) -> Members:
    path = f"packs/{name}/members.yaml"
    return library.read_as(path, Members) if (library.folder() / path).exists() else Members()


def take_seats(facts: Members, trust: Trust, made: Furnished, by: Person | None) -> None:
    """Give the demonstration's bodies their remits and their people, with those who have left."""
    for one in facts.bodies:
        _take_body(one, trust, made, by)
    for seat in facts.seats:
        taken = organising.take_seat(
            body=made.bodies[seat.body], by=by, post=made.posts[seat.post] if seat.post else None, name=seat.name,
            category=seat.category, office=seat.office, appointed_by=seat.appointed_by, from_on=seat.from_on,
            until_on=seat.until_on, links=list(seat.links), organisation=seat.organisation,
            school=made.schools[seat.school] if seat.school else None, speaks_for=seat.speaks_for,
            is_member=not seat.attends, is_local=seat.local, is_experienced=bool(seat.experience),
            experience=seat.experience,
        )  # fmt: skip
        if seat.ended:
            organising.end_seat(seat=taken, by=by, last_on=seat.ended, reason=seat.why)
    for one in facts.bodies:
        if one.dissolved_on:
            organising.dissolve_body(body=made.bodies[one.key], by=by, on=one.dissolved_on, result=one.result)


def _take_body(one: MadeOf, trust: Trust, made: Furnished, by: Person | None) -> None:
    why = {link["name"]: link["why"] for link in library.read("bodies.yaml")["links"]}
    wanted = [found for found in map(rules.wanted_of, one.seats) if found]
    facts: dict[str, Any] = {
        "remit": one.remit, "acts_as": one.acts_as, "parent": made.bodies[one.parent] if one.parent else None,
        "size_least": one.size[0] if one.size else None, "size_most": one.size[1] if one.size else None,
        "quorum_part": one.quorum_part, "quorum_least": one.quorum_least, "experienced_least": one.experienced,
        "experience": one.experience, "wants_every_school": one.every_school, "cohorts": list(one.cohorts),
        "starts_on": one.starts_on, "ends_on": one.ends_on, "lead": made.posts[one.lead] if one.lead else None,
        "categories": [{"name": each.name, "least": each.least, "most": each.most} for each in wanted],
        "links": [{"name": link, "why": why.get(link, "")} for link in one.links],
    }  # fmt: skip
    if one.key in made.bodies:
        made.bodies[one.key] = organising.revise_body(body=made.bodies[one.key], by=by, drawn_from=None, **facts)
    else:
        school = made.schools[one.school] if one.school else None
        made.bodies[one.key] = organising.form_body(
            trust=trust, by=by, name=one.name, key=one.key, kind="local body" if school else "group",
            school=school, **facts,
        )  # fmt: skip
