"""The targets of a plan beside the measures that can show them, and what somebody chose for each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from django.http import QueryDict

from goldenthread.domain import targets
from goldenthread.domain.access import Reach
from goldenthread.domain.targets.measure_meant import Known, Meant, measures_meant
from goldenthread.features.intake.target_lines import fits
from goldenthread.features.measures import catalogue
from goldenthread.features.measures.models import Measure
from goldenthread.features.measures.operations import TargetLine
from goldenthread.features.measures.queries import keys_taken
from goldenthread.features.plans.models import ElementTarget, Plan
from goldenthread.features.plans.operations.parts.dates import context_of
from goldenthread.features.plans.queries.thread.target_measures import aims_of, measures_for
from goldenthread.web.plans.editing.understanding import understood

MOST_SHOWN = 40
MOST_REASON = ElementTarget._meta.get_field("unmeasured_because").max_length or 0
FROM_THE_FIELD = "new:"


class Choice(NamedTuple):
    """A measure that can be chosen: its `value` begins with `new:` where the trust does not keep it yet."""

    value: str
    name: str
    is_new: bool


@dataclass
class Waiting:
    """A target that no measure shows yet, what is proposed for it, and what was chosen or written so far."""

    aim: ElementTarget
    says: list[str]
    proposals: list[tuple[Choice, Meant]]
    asks: list[str] = field(default_factory=list)
    is_plain: bool = True
    chosen: str = ""
    reason: str = ""
    flaw: str = ""

    @property
    def is_sure(self) -> bool:
        return bool(self.proposals) and self.proposals[0][1].is_sure and self.is_plain

    @property
    def heading(self) -> str:
        return self.proposals[0][0].name if self.proposals else ""


@dataclass
class Chosen:
    """What was chosen of all the targets: by a measure of the trust's or the field's, or that none shows it."""

    by: dict[ElementTarget, str] = field(default_factory=dict)
    without: dict[ElementTarget, str] = field(default_factory=dict)


class MeasuringPage:
    """The targets of one plan: those that wait, in the order of what is proposed, and those that are settled."""

    def __init__(self, reach: Reach, plan: Plan, typed: QueryDict | None, again: str = "") -> None:
        self.plan, self.typed, self.again = plan, typed, again
        found = measures_for(reach, plan)
        self.may_choose = found is not None
        self.may_define = reach.may_everywhere("measure.edit")
        self.own = _by_key(found.filter(combined=None)) if found is not None else {}
        taken = keys_taken(reach) | self.own.keys() if self.may_define else set()
        self.field = {one.key: one for one in catalogue.entries() if one.key not in taken} if self.may_define else {}
        self.aims = list(aims_of(plan).select_related("element", "target__measure", "target__school"))

    @cached_property
    def known(self) -> list[Known]:
        """What can be proposed: the trust's own measures before those of the field."""
        own = [Known(key, one.name, one.kind, one.unit) for key, one in self.own.items()]
        return [*own, *(Known(one.key, one.name, one.kind, one.unit) for one in self.field.values())]

    @cached_property
    def open(self) -> list[ElementTarget]:
        """The targets that wait for a measure, or are to be looked at again."""
        return [aim for aim in self.aims if str(aim.pk) == self.again or _waits(aim)]

    @property
    def left(self) -> int:
        """How many more wait than are shown at once."""
        return max(len(self.open) - MOST_SHOWN, 0)

    @cached_property
    def waiting(self) -> list[Waiting]:
        context = context_of(self.plan)
        found = []
        for aim in self.open[:MOST_SHOWN]:
            reading = targets.read(aim.target.text, context)
            meant = measures_meant(reading, self.known)
            proposals = [(self.choice(one.key), one) for one in meant]
            says = [said for claim in reading.claims if (said := targets.say(claim)) != aim.target.text]
            asks = [doubt.asks for doubt in reading.doubts]
            found.append(
                self._with_what_was_typed(Waiting(aim, says, proposals, asks, is_plain=not reading.questions))
            )
        return sorted(found, key=lambda one: (not one.proposals, not one.is_sure, one.heading))

    @property
    def groups(self) -> list[tuple[str, bool, list[Waiting]]]:
        """The targets that wait, by the measure that is proposed first: its name, whether it is new, the targets."""
        by_name = groupby(self.waiting, key=lambda one: one.heading)
        listed = [(name, list(ones)) for name, ones in by_name]
        return [(name, bool(ones[0].proposals) and ones[0].proposals[0][0].is_new, ones) for name, ones in listed]

    @property
    def sure(self) -> int:
        return sum(one.is_sure for one in self.waiting)

    @property
    def shown(self) -> list[ElementTarget]:
        return [aim for aim in self.aims if aim.target.measure_id and aim not in self.open]

    @property
    def without(self) -> list[ElementTarget]:
        return [aim for aim in self.aims if aim.unmeasured_because and aim not in self.open]

    @property
    def choices(self) -> list[tuple[str, list[Choice]]]:
        """Every measure of the trust, under its headings."""
        ordered = sorted(self.own.values(), key=lambda one: (one.heading, one.order, one.name))
        grouped = groupby(ordered, key=lambda one: one.heading)
        return [
            (heading or "Others", [Choice(one.ref, one.name, is_new=False) for one in ones])
            for heading, ones in grouped
        ]

    def choice(self, key: str) -> Choice:
        if key in self.own:
            return Choice(self.own[key].ref, self.own[key].name, is_new=False)
        return Choice(f"{FROM_THE_FIELD}{key}", self.field[key].name, is_new=True)

    def _with_what_was_typed(self, one: Waiting) -> Waiting:
        """Tick what is sure, or what the reader ticked and wrote."""
        if self.typed is None:
            return replace(one, chosen=one.proposals[0][0].value if one.is_sure else "")
        chosen = (self.typed.get(f"other-{one.aim.pk}") or self.typed.get(f"by-{one.aim.pk}", ""))[:80]
        return replace(one, chosen=chosen, reason=self.typed.get(f"none-{one.aim.pk}", "").strip())

    def decide(self) -> Chosen:
        """Return what was chosen: a reason why there is none goes before a measure that was proposed.

        Where a choice cannot be kept, its target says why and nothing is chosen for it.
        """
        chosen, offered = Chosen(), {choice.value for _, ones in self.choices for choice in ones}
        for one in self.waiting:
            may_be = offered | {choice.value for choice, _ in one.proposals}
            if len(one.reason) > MOST_REASON:
                one.flaw = f"Say why in {MOST_REASON} letters at the most."
            elif one.reason:
                chosen.without[one.aim] = one.reason
            elif one.chosen and one.chosen not in may_be:
                one.flaw = "That measure is not kept any more. Choose another."
            elif one.chosen:
                chosen.by[one.aim] = one.chosen
        return chosen

    @property
    def has_flaws(self) -> bool:
        return any(one.flaw for one in self.waiting)


def _by_key(measures: Iterable[Measure]) -> dict[str, Measure]:
    """Return measures by key; one that is called as one of the field's is that one, whatever its key here."""
    called = {one.name.casefold(): one.key for one in catalogue.entries()}
    found = {one.key: one for one in measures}
    for one in list(found.values()):
        found.setdefault(called.get(one.name.casefold(), one.key), one)
    here = {one.pk: key for key, one in found.items()}
    return {key: one for key, one in found.items() if here[one.pk] == key}


def _waits(aim: ElementTarget) -> bool:
    return not (aim.target.measure_id or aim.unmeasured_because or aim.target.signed_off_at)


def lines_of(plan: Plan, chosen: Mapping[ElementTarget, Measure]) -> list[tuple[ElementTarget, TargetLine]]:
    """Return each target as it reads once its measure is known; what was settled of its days and steps stays."""
    return [(aim, _line_of(plan, aim, measure)) for aim, measure in chosen.items()]


def _line_of(plan: Plan, aim: ElementTarget, measure: Measure) -> TargetLine:
    target = aim.target
    line = replace(
        understood(target.text, measure, plan).line, school=target.school, tolerance=target.tolerance,
        steps=target.steps, tier=target.tier, target_class=target.target_class,
    )  # fmt: skip
    if target.due_words:
        line = replace(
            line, due_words=target.due_words, due_from=target.due_from, due_until=target.due_until,
            due_precision=target.due_precision, due_question=target.due_question,
        )  # fmt: skip
    return line if fits(line) else replace(line, op="", value=None, value_to=None)


def keys_of(values: Iterable[str]) -> set[str]:
    """Return the keys of the field's measures among what was chosen."""
    return {value.removeprefix(FROM_THE_FIELD) for value in values if value.startswith(FROM_THE_FIELD)}
