"""What the files of a starter pack hold, as library/packs/README.md describes them."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from goldenthread.features.intake.packs.base import Shape, Words
from goldenthread.features.intake.packs.cascade import (
    ExpectedFacts,
    NoticeFacts,
    OwnerFacts,
    ResultsFacts,
    WayFacts,
)
from goldenthread.features.intake.packs.running import RunFacts


class TrustFacts(Shape):
    name: Words
    short_name: Words
    slug: Annotated[str, Field(pattern=r"^[a-z0-9-]{2,40}$")]
    ages: tuple[int, int] | None = None


class WordForms(Shape):
    one: Words
    many: Words = ""
    initials: Words = ""


class TermDates(Shape):
    year: Annotated[str, Field(pattern=r"^\d{4}/\d{2}$")]
    term: Literal["autumn", "spring", "summer"]
    from_on: Annotated[dt.date, Field(alias="from")]
    until_on: Annotated[dt.date, Field(alias="until")]
    half_term: tuple[dt.date, dt.date]


class Calendar(Shape):
    plan_year: Literal["academic", "calendar", "financial"]
    terms: list[TermDates]


class SchoolFacts(Shape):
    key: Words
    name: Words
    short_name: Words
    phase: Literal["primary", "secondary", "all-through", "special", "post-16", "alternative"]
    ages: tuple[int, int]
    roll: int
    joined: dt.date
    urn: Annotated[str, Field(pattern=r"^99\d{4}$")]
    authority: Words
    tags: list[Words] = []


class UnitFacts(Shape):
    key: Words
    name: Words
    kind: Literal["hub", "service", "department"]
    schools: list[Words] = []


class BodyFacts(Shape):
    key: Words
    name: Words
    kind: Literal["members", "board", "committee", "local body", "group"]
    school: Words = ""


class PostFacts(Shape):
    key: Words
    title: Words
    role: Words
    school: Words = ""
    unit: Words = ""
    bodies: list[Words] = []
    vacant: bool = False


class Pack(Shape):
    """pack.yaml"""

    pack: Words
    title: Words
    says: Words
    trust: TrustFacts
    words: dict[str, WordForms] = {}
    calendar: Calendar
    schools: list[SchoolFacts]
    units: list[UnitFacts] = []
    bodies: list[BodyFacts]
    posts: list[PostFacts]


class Period(Shape):
    words: Words
    from_on: Annotated[dt.date | None, Field(alias="from")] = None
    until_on: Annotated[dt.date | None, Field(alias="until")] = None


class ColumnFacts(Shape):
    key: Words
    name: Words
    meaning: Words = ""


class LevelFacts(Shape):
    one: Words
    many: Words
    number: Words = ""
    columns: list[ColumnFacts] = []
    own_columns: dict[str, list[str]] = {}
    run: bool = False


class FlagFacts(Shape):
    key: Words
    name: Words
    meaning: Words = ""


class StatementFacts(Shape):
    kind: Literal["mission", "vision", "value", "principle", "entitlement", "intent", "story", "context", "belief"]
    text: Words
    strand: Words = ""
    source: Words = ""


class PartOfPost(Shape):
    post: Words
    capacity: Annotated[Literal["lead", "reviewer", "assurer", "support"], Field(alias="as")] = "lead"


class TargetLine(Shape):
    text: Words
    measure: Words = ""
    due: Words = ""
    column: Words = ""


StatusWord = Literal["not started", "on track", "at risk", "off track", "done", "moved", "dropped"]


class RedatingFacts(Shape):
    """A date that an action had before."""

    on: dt.date
    was: Words
    now: Words
    reason: Words = ""


class BlockedFacts(Shape):
    on: dt.date
    because: Words
    by_post: Annotated[Words, Field(alias="post")] = ""


class ActionFacts(Shape):
    title: Words
    kind: Literal["action", "milestone"] = "action"
    priority: Literal["high", "normal", "low"] = "normal"
    post: Words = ""
    confirmed_by: Words = ""
    proof: Words = ""
    blocked: BlockedFacts | None = None
    redated: list[RedatingFacts] = []
    shared_with: list[Words] = []
    due: Words = ""
    status: StatusWord = "not started"
    done_on: dt.date | None = None
    times_moved: int = 0


class NoteFacts(Shape):
    on: dt.date
    post: Words = ""
    status: StatusWord
    said: Words
    next_step: Annotated[Words, Field(alias="next")] = ""


class EvidenceFacts(Shape):
    title: Words
    on: dt.date | None = None
    address: Words = ""


AnswerWord = Literal["takes up", "adapts", "supports", "conflicts", "declines"]


class Serves(Shape):
    number: Words
    kind: Annotated[AnswerWord, Field(alias="as")] = "takes up"
    reason: Words = ""


class ElementFacts(Shape):
    number: Words = ""
    title: Words
    text: Words = ""
    theme: Words = ""
    grid: Words = ""
    only_on_grid: bool = False
    repair: Words = ""
    cells: dict[str, Words] = {}
    due: Words = ""
    people: list[PartOfPost] = []
    measures: list[Words] = []
    targets: list[TargetLine] = []
    flags: list[Words] = []
    tags: list[Words] = []
    year_milestones: dict[str, Words] = {}
    actions: list[ActionFacts] = []
    notes: list[NoteFacts] = []
    evidence: list[EvidenceFacts] = []
    serves: list[Serves] = []
    run: RunFacts = RunFacts()
    children: list["ElementFacts"] = []


class GuideSentFacts(Shape):
    """That a year's pocket guide went to an audience."""

    audience: Literal["staff", "governors", "pupils", "families"]
    sent_on: dt.date
    how: Words


class PlanFacts(Shape):
    """plan.yaml, and each plan of local.yaml."""

    title: Words
    kind: Words
    school: Words = ""
    unit: Words = ""
    state: Literal["draft", "live"] = "live"
    lead: Words = ""
    owners: list[OwnerFacts] = []
    ways: list[WayFacts] = []
    guide_sent: list[GuideSentFacts] = []
    results: list[ResultsFacts] = []
    period: Period
    adopted_on: dt.date | None = None
    next_review_on: dt.date | None = None
    rolling_years: int | None = None
    control: dict[str, Words] = {}
    levels: list[LevelFacts]
    flags: list[FlagFacts] = []
    statements: list[StatementFacts] = []
    elements: list[ElementFacts]


class Declined(Shape):
    school: Words
    number: Words
    reason: Words


class LocalPlans(Shape):
    """local.yaml"""

    expected: list[ExpectedFacts] = []
    plans: list[PlanFacts]
    declined: list[Declined] = []
    notices: list[NoticeFacts] = []


class EarlierPart(Shape):
    """How a part of today's plan stood: named by its number or its title, with words of now → words of then."""

    part: Words
    words: dict[str, Words] = {}
    led_by: Words = ""
    not_yet: bool = False


class DroppedPart(Shape):
    """A part of the earlier plan that is gone, last under a part of today's."""

    under: Words
    title: Words
    number: Words = ""
    text: Words = ""
    due: Words = ""
    led_by: Words = ""


class EditionFacts(Shape):
    """When a body adopted the plan, and as which edition."""

    edition: Words
    adopted_on: dt.date
    by: Words
    next_review_on: dt.date | None = None
    note: Words = ""


class VariationFacts(Shape):
    """What has happened during the year, and which parts it touches, by number or title."""

    kind: Literal["educational", "political", "financial", "social"]
    happened_on: Annotated[dt.date, Field(alias="on")]
    text: Words
    effect: Words = ""
    parts: list[Words] = []


class GuideFacts(Shape):
    """A body that discusses a year's pocket guide or agrees to it, between which days, and when it did."""

    who: Words
    does: Literal["discuss", "agree"]
    from_on: Annotated[dt.date | None, Field(alias="from")] = None
    until_on: Annotated[dt.date | None, Field(alias="until")] = None
    done_on: dt.date | None = None
    note: Words = ""


class Versions(Shape):
    """versions.yaml: the edition before today's, as what was different in it, today's, and the year so far.

    `themes` are by year, and then by the number or title of the part; `guides` are who has a say in each year's.
    """

    before: EditionFacts
    now: EditionFacts
    title: Words = ""
    period: Period | None = None
    parts: list[EarlierPart] = []
    dropped: list[DroppedPart] = []
    variations: list[VariationFacts] = []
    themes: dict[str, dict[str, Words]] = {}
    guides: dict[str, list[GuideFacts]] = {}
    guides_sent: dict[str, list[GuideSentFacts]] = {}
