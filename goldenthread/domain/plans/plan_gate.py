"""The plan gate: whether each target of a local plan could be held to.

A local body agrees to a plan only when every target in it is specific, measurable, achievable, realistic
and timed. A machine can tell two of the five: whether there is a figure to reach, and whether there is a
day. The other three are for people, who say yes or no and why; so is the figure of a target without one that
is there or is not (“every subject is mapped”). A no blocks agreement and never blocks sending the plan back;
each no says what to change.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

QUESTIONS = ("specific", "measurable", "achievable", "realistic", "timed")
FOR_PEOPLE = ("specific", "achievable", "realistic")
# What people may be asked: the figure too, where only looking tells whether a target is reached.
ASKED_OF_PEOPLE = ("specific", "measurable", "achievable", "realistic")
ASKS = {
    "specific": "Does it name who, what and where, so that two readers would mean the same?",
    "measurable": "Is there a figure or a yes and no that shows whether it is reached?",
    "achievable": "Can those who lead it do it with the people, time and money that they have?",
    "realistic": "Is it within what this school, or schools like it, have managed before?",
    "timed": "Is there a day by which it is reached?",
}
SEEN_BY_LOOKING = "No figure is read in it. Would two people who look say the same yes or no? Else add a figure."
YES, NO, NOT_JUDGED = "yes", "no", "not judged"
# A machine can decide tiers 1 and 2; 3 is signed off by a person, and 4 cannot be checked as written.
DECIDED_BY_A_MACHINE, SIGNED_OFF_BY_A_PERSON = 2, 3
# As many priorities as are named in one sentence.
FEW = 3


@dataclass(frozen=True)
class Aimed:
    """What is known of one target: its tier, whether a figure or its measure is named, and its day.

    `lacks` says what a reader of the words would have added, where there is such advice. A target `is_of_before` if
    its day is over when the plan begins. `read_as` is what it was taken to say where its measure is known by the
    words alone, and tied to none that is kept: then a person says whether that is meant.
    """

    tier: int
    has_measure: bool
    has_value: bool
    has_day: bool
    date_question: str = ""
    lacks: str = ""
    is_of_before: bool = False
    read_as: str = ""


@dataclass(frozen=True)
class Said:
    """A person's answer to one question, and their reason."""

    passes: bool
    reason: str


@dataclass(frozen=True)
class Verdict:
    """One of the five: yes, no, or not judged yet; who judges it, and what to change where it is not yes."""

    question: str
    answer: str
    by_machine: bool
    says: str

    @property
    def passes(self) -> bool:
        return self.answer == YES


def verdicts(aimed: Aimed, said: Mapping[str, Said]) -> list[Verdict]:
    """Return the five verdicts on one target, in the order of the questions."""
    machine = {"measurable": _measurable(aimed, said.get("measurable")), "timed": _timed(aimed)}
    return [machine.get(question) or _of_people(question, said.get(question)) for question in QUESTIONS]


def passes(found: Iterable[Verdict]) -> bool:
    return all(verdict.passes for verdict in found)


def may_agree(targets: Iterable[Iterable[Verdict]], bare: Iterable[str], silent: int) -> list[str]:
    """Return what still stands in the way of agreement, each as a sentence; nothing when the gate is open.

    `bare` names the priorities without any target; `silent` counts the trust's aims without an answer.
    """
    every = [list(found) for found in targets]
    failing = sum(any(one.answer == NO for one in found) for found in every)
    waiting = sum(not passes(found) for found in every) - failing
    names = list(bare)
    blocks = []
    if failing:
        blocks.append(_failing(failing, len(every)))
    if waiting:
        blocks.append(f"{_count(waiting, 'target is', 'targets are')} still to be judged by somebody, with a reason.")
    if names:
        blocks.append(f"{_count(len(names), 'priority has', 'priorities have')} no target: {_some(names)}.")
    if not every and not names:
        blocks.append("There is nothing in the plan to agree to.")
    return blocks + unanswered(silent)


def _failing(failing: int, of: int) -> str:
    if of == 1:
        return "Its one target does not pass all five."
    if failing == of:
        return f"None of its {of} targets passes all five."
    return f"{failing} of {of} targets {'does' if failing == 1 else 'do'} not pass all five."


def _some(names: list[str]) -> str:
    """Name a few; of many the first two, and how many more."""
    if len(names) <= FEW:
        return ", ".join(names)
    return f"{', '.join(names[: FEW - 1])} and {len(names) - FEW + 1} more"


def unanswered(silent: int) -> list[str]:
    """Return in a sentence how many aims of the trust's plan have no answer; nothing when all have."""
    return [f"{_count(silent, 'aim', 'aims')} of the trust’s plan without an answer."] if silent else []


def _measurable(aimed: Aimed, said: Said | None) -> Verdict:
    lacks, asks = _lacks(aimed), ""
    if aimed.tier == SIGNED_OFF_BY_A_PERSON and not aimed.has_value:
        asks = SEEN_BY_LOOKING
    elif lacks:
        return Verdict("measurable", NO, True, lacks)
    elif aimed.read_as:
        asks = f"It is read as “{aimed.read_as}”. Is that what is meant, and is it counted somewhere?"
    if not asks:
        return Verdict("measurable", YES, True, "A figure and its measure are named.")
    return _of_people("measurable", said) if said is not None else Verdict("measurable", NOT_JUDGED, False, asks)


def _lacks(aimed: Aimed) -> str:
    """Say what has to be added before a figure can be held against a target; nothing where nothing has."""
    if aimed.tier > DECIDED_BY_A_MACHINE or not (aimed.has_value or aimed.tier == DECIDED_BY_A_MACHINE):
        return aimed.lacks or "Add the figure to reach, and what it is a figure of."
    if not aimed.has_measure:
        return "Name the measure that will show it, so that the figure has a source."
    return "" if aimed.has_value else "Add how far: “more” and “better” can be argued about, a figure cannot."


def _timed(aimed: Aimed) -> Verdict:
    if aimed.date_question:
        return Verdict("timed", NO, True, f"Settle its date: {aimed.date_question}")
    if not aimed.has_day:
        return Verdict("timed", NO, True, "Add the day, month or term by which it is reached.")
    if aimed.is_of_before:
        return Verdict("timed", NO, True, "Its day is over when this plan begins. Write what is aimed at next.")
    return Verdict("timed", YES, True, "Its day is known.")


def _of_people(question: str, said: Said | None) -> Verdict:
    if said is None:
        return Verdict(question, NOT_JUDGED, False, ASKS[question])
    return Verdict(question, YES if said.passes else NO, False, said.reason)


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def refusal(blocks: Iterable[str], next_says: str) -> str:
    """Say why a plan does not come into force by another way than its gate, and what is missing there."""
    missing = list(blocks)
    if next_says:
        missing.append(f"The next yes is missing: {next_says[:1].lower()}{next_says[1:]}.")
    else:
        missing.append("It has changed since it was agreed: ask for a new agreement.")
    return " ".join(["A plan of this kind comes into force only through its gate.", *missing])
