"""What a pack's scheme.yaml and a common scheme of library/schemes hold."""

import datetime as dt
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from goldenthread.features.intake.packs.base import Shape, Words

Verb = Literal["propose", "recommend", "consult", "decide", "approve", "inform", "do", "monitor"]


def _listed(value: Any) -> Any:
    return [one.strip() for one in value.split(",")] if isinstance(value, str) else value


Parts = dict[str, Annotated[list[Verb], BeforeValidator(_listed)]]
Level = Literal["trust", "central", "local", "outside"]


class BandFacts(Shape):
    above: Decimal | None = None
    up_to: Decimal | None = None
    parts: Parts
    jointly: bool = False
    condition: Words = ""


class DecisionFacts(Shape):
    """A decision, or what is different in one that stands already: then only what differs is written."""

    topic: Words
    section: Words = ""
    title: Words = ""
    unit: Literal["", "money", "days"] = ""
    parts: Parts | None = None
    bands: list[BandFacts] = []
    jointly: bool = False
    condition: Words = ""
    best_level: Literal["", "local", "between", "central"] = ""
    because: Words = ""
    criteria: list[Words] = []
    anyone_asks: bool = False
    leave_out: bool = False


class PartyFacts(Shape):
    """A party of a common scheme."""

    key: Words
    name: Words
    short: Words = ""
    level: Level
    kind: Words = ""
    role: Words = ""


class SectionFacts(Shape):
    key: Words
    letter: Words = ""
    title: Words
    decisions: list[DecisionFacts]


class CommonScheme(Shape):
    """A file of library/schemes."""

    title: Words
    parties: list[PartyFacts]
    sections: list[SectionFacts]


class PartyChange(Shape):
    """What a trust makes of a party: its name and who it is; `into` hands its parts to another."""

    name: Words = ""
    short: Words = ""
    level: Level | None = None
    body: Words = ""
    post: Words = ""
    role: str | None = None
    operated: bool = True
    stands_in: Words = ""
    into: Words = ""
    leave_out: bool = False


class VersionFacts(Shape):
    edition: Words
    approved_on: dt.date
    approved_by: Words
    effective_on: dt.date
    public: bool = False
    note: Words = ""
    was: list[DecisionFacts] = []


class ConditionFacts(Shape):
    """What a measure must show at a school before an offer can be granted there."""

    about: Words
    says: Words
    op: Literal["<=", "<", ">=", ">"]
    bound: Decimal
    against: Literal["", "England", "authority"] = ""


class VarianceFacts(Shape):
    topic: Words
    school: Words = ""
    phase: Words = ""
    from_on: Annotated[dt.date, Field(alias="from")]
    until_on: Annotated[dt.date | None, Field(alias="until")] = None
    reason: Words
    condition: Words = ""
    approved_by: Words = ""
    needs_grant: bool = False
    tests: list[ConditionFacts] = []
    lines: list[BandFacts]


class FunctionFacts(Shape):
    key: Words
    title: Words
    unit: Words = ""
    level: Literal["local", "between", "central"]
    because: Words = ""
    duties: dict[str, Words] = {}


class ParticipationFacts(Shape):
    number: Words
    who: Words
    rung: Literal["informed", "consulted", "involved", "jointly decides", "decides"]
    how: Words = ""
    stated: dt.date
    asked: dt.date | None = None
    met: Literal["", "informed", "consulted", "involved", "jointly decides", "decides"] = ""
    outcome: Words = ""


class OperatingFacts(Shape):
    """How a division works for its schools."""

    unit: Words
    way: Literal["central", "shared", "school", "mixed", "bought"]
    says: Words
    wanted_by: dt.date | None = None
    agreed_on: dt.date | None = None
    agreed_by: Words = ""


class StandardFacts(Shape):
    """What is expected of a role; `rungs` by their names, from the lowest."""

    title: Words
    role: Words = ""
    posts: list[Words] = []
    description: Words
    standards: list[Words]
    rungs: dict[str, Words] = {}
    least: Words = ""
    agreed_on: dt.date | None = None
    agreed_by: Words = ""
    next_look_on: dt.date | None = None


class AskedFacts(Shape):
    """A decision that a post asks for on the day on which the demonstration takes place.

    `met` says of each criterion of the line how it is met; one that is empty is not met.
    """

    topic: Words
    school: Words = ""
    post: Words
    amount: Decimal | None = None
    what: Words
    met: list[Words] = []


class SchemeFacts(Shape):
    """scheme.yaml; a pack may be without."""

    base: Words = ""
    verbs: dict[Verb, Words] = {}
    parties: dict[str, PartyChange] = {}
    decisions: list[DecisionFacts] = []
    versions: list[VersionFacts] = []
    variances: list[VarianceFacts] = []
    functions: list[FunctionFacts] = []
    participation: list[ParticipationFacts] = []
    operating: list[OperatingFacts] = []
    standards: list[StandardFacts] = []
    asked: list[AskedFacts] = []
