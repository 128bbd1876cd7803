"""A ladder as a document: library/ladders/*.yaml, and a trust's own copy of one, checked alike."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache, cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from goldenthread.domain.deciding import ladders as rules
from goldenthread.domain.deciding.shown_by import Wanted
from goldenthread.foundation import library

Op = Literal["", "<=", "<", ">=", ">"]
Due = Annotated[str, Field(pattern=r"^(day one|at once|first term|[1-9]\d? (days|weeks|months|terms))?$")]
Span = Annotated[int, Field(ge=1, le=60)] | None


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class LastsShape(Shape):
    least: Span = None
    most: Span = None
    unit: Literal["terms", "months"] = "months"
    recheck: Span = None

    def as_rule(self) -> rules.Lasts:
        return rules.Lasts(self.least, self.most, self.unit, self.recheck)


class CriterionShape(Shape):
    """One test, exactly as written; a second bound where it stands between two. `about` is a measure's key."""

    about: str
    says: str
    op: Op = ""
    bound: Decimal | None = None
    and_op: Op = ""
    and_bound: Decimal | None = None
    words: tuple[str, ...] = Field((), alias="is")
    against: Literal["", "England", "authority"] = ""
    role: Literal["entry", "profile", "exit"] = "profile"


Record = Literal[
    "check",
    "review",
    "mark",
    "sample",
    "audit",
    "governance review",
    "training",
    "meeting",
    "visit",
    "body",
    "document",
    "support",
    "plan",
    "action",
    "figure",
    "consultation",
    "grant",
    "look",
    "mode",
    "placed",
    "freedom",
    "seat",
    "day",
    "duty",
    "offer",
    "given",
    "story",
    "undertaking",
    "decision",
]


class ShownByShape(Shape):
    """A record of another part that shows an item: of one of these kinds and sorts, and about one of these words."""

    record: Record | tuple[Record, ...]
    of: tuple[str, ...] = ()
    about: tuple[str, ...] = ()

    def as_rule(self) -> Wanted:
        return Wanted((self.record,) if isinstance(self.record, str) else self.record, self.of, self.about)


class LineShape(Shape):
    """Something that a person judges: a descriptor of the phase, or a quality of its leadership.

    `shown_by` names records that stand beside it for whoever judges; they judge nothing by themselves.
    """

    key: str
    says: str
    shown_by: tuple[ShownByShape, ...] = ()


class ItemShape(Shape):
    """A piece of the phase's work. `every` says how often a repeated one comes round; a standing one is re-confirmed.

    `only_while` names limits of which one must hold; `if_judged` waits until a person says that it applies.
    `shown_by` names records that show it, each of which must be there; `shown_in_part`: they do not finish it.
    """

    key: str
    area: str
    kind: Literal["one-off", "standing", "repeated"] = "one-off"
    says: str
    more: str = ""
    threads: tuple[str, ...] = ()
    due: Due = ""
    every: Literal["", "week", "fortnight", "month", "half term", "term", "year"] = ""
    measures: tuple[str, ...] = ()
    only_while: tuple[str, ...] = ()
    if_judged: bool = False
    unset: str = ""
    shown_by: tuple[ShownByShape, ...] = ()
    shown_in_part: bool = False


class HeldShape(Shape):
    """What a school in the phase decides for itself, or who decides it there; `by` whom, where one has it."""

    what: str
    held: str
    by: Literal["", "school", "trust"] = ""


class PhaseShape(Shape):
    key: str
    name: str
    says: str = ""
    lasts: LastsShape = LastsShape()
    criteria: tuple[CriterionShape, ...] = ()
    central_team: str = ""
    autonomy: tuple[HeldShape, ...] = ()
    descriptors: tuple[LineShape, ...] = ()
    qualities: tuple[LineShape, ...] = ()
    items: tuple[ItemShape, ...] = ()


class AreaShape(Shape):
    """A field of work. `names` holds what it is called in a phase where that differs."""

    key: str
    name: str
    names: dict[str, str] = {}


class LimitShape(Shape):
    """What the trust means by a word that the ladder leaves open. Without a value it is shown as not set."""

    key: str
    says: str
    about: str
    op: Op = ">="
    value: Decimal | None = None


class PlacingShape(Shape):
    """Whom the trust may place at a school only in some phases. `topic`: the line of the scheme that speaks of it."""

    key: str
    name: str
    phases: tuple[str, ...]
    topic: str = ""


class JudgedShape(Shape):
    """An area that an assessor places on the ladder, with what each phase looks like there."""

    key: str
    name: str
    says: dict[str, str] = {}


class LadderShape(Shape):
    """One whole ladder, its phases from the most help to the most freedom.

    `also` says under which other keys a trust may keep a measure that is asked about.
    """

    key: str = Field(max_length=60, pattern=r"^[a-z0-9-]+$")
    name: str
    says: str = ""
    ages: tuple[int, int]
    vision: str = ""
    also: dict[str, tuple[str, ...]] = {}
    areas: tuple[AreaShape, ...] = ()
    limits: tuple[LimitShape, ...] = ()
    functions: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    judged: tuple[JudgedShape, ...] = ()
    placings: tuple[PlacingShape, ...] = ()
    phases: tuple[PhaseShape, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _holds_together(self) -> "LadderShape":
        phases, areas, limits = set(self.order), {area.key for area in self.areas}, {one.key for one in self.limits}
        keys = [item.key for item in self.items]
        keys += [line.key for phase in self.phases for line in (*phase.descriptors, *phase.qualities)]
        twice = sorted({key for key in keys if keys.count(key) > 1})
        flaws = [
            *([f"these keys stand twice: {', '.join(twice)}"] if twice else []),
            *(f"{item.key}: there is no area {item.area}" for item in self.items if item.area not in areas),
            *(f"{item.key}: no limit {key}" for item in self.items for key in item.only_while if key not in limits),
            *(f"{one.key}: no phase {key}" for one in self.placings for key in one.phases if key not in phases),
            *(f"{one.key}: no phase {key}" for one in self.judged for key in one.says if key not in phases),
        ]
        if flaws:
            raise ValueError("; ".join(flaws))
        return self

    @cached_property
    def order(self) -> list[str]:
        return [phase.key for phase in self.phases]

    @cached_property
    def names(self) -> dict[str, str]:
        return {phase.key: phase.name for phase in self.phases}

    @property
    def items(self) -> Iterator[ItemShape]:
        return (item for phase in self.phases for item in phase.items)

    @cached_property
    def items_by_key(self) -> dict[str, tuple[PhaseShape, ItemShape]]:
        return {item.key: (phase, item) for phase in self.phases for item in phase.items}

    @property
    def threads(self) -> list[str]:
        """The threads that run through the phases: those that more than one phase takes up."""
        within = [{thread for item in phase.items for thread in item.threads} for phase in self.phases]
        every = sorted(set().union(*within))
        return [thread for thread in every if sum(thread in phase for phase in within) > 1]

    def phase(self, key: str) -> PhaseShape | None:
        return next((phase for phase in self.phases if phase.key == key), None)

    def area_name(self, key: str, phase: str) -> str:
        found = next((area for area in self.areas if area.key == key), None)
        return found.names.get(phase, found.name) if found else key

    def limit(self, key: str) -> LimitShape | None:
        return next((limit for limit in self.limits if limit.key == key), None)

    @property
    def asked(self) -> list[str]:
        """The measures that criteria ask about, each once, in the order of the phases."""
        return list(dict.fromkeys(each.about for phase in self.phases for each in phase.criteria))

    @property
    def watched(self) -> set[str]:
        """Every measure whose figure the ladder looks at."""
        return {*self.asked, *(limit.about for limit in self.limits)}

    def criteria(self) -> list[rules.Criterion]:
        return [
            rules.Criterion(
                phase.key,
                each.about,
                each.says,
                each.op,
                each.bound,
                each.words,
                each.against,
                each.role,
                each.and_op,
                each.and_bound,
            )
            for phase in self.phases
            for each in phase.criteria
        ]

    def suits(self, ages_from: int | None, ages_to: int | None) -> bool:
        """Say whether a school of these ages has its place here: most of its years lie within the ladder's."""
        if ages_from is None or ages_to is None:
            return False
        shared = min(ages_to, self.ages[1]) - max(ages_from, self.ages[0])
        return shared * 2 > ages_to - ages_from


@cache
def library_ladders() -> dict[str, LadderShape]:
    """Return every ladder of the library by its key, in the order of their files."""
    files = sorted((library.folder() / "ladders").glob("*.yaml"))
    found = [library.read_as(f"ladders/{file.name}", LadderShape) for file in files]
    return {ladder.key: ladder for ladder in found}
