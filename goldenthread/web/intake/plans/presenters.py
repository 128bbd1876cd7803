"""A plan that waits, as it is shown: the worst first, each part beside the words that it came from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from goldenthread.domain.reading import plan_answers
from goldenthread.domain.reading.mending import staged_plan
from goldenthread.domain.reading.mending.again import COLUMN, LINE, still_so
from goldenthread.domain.reading.mending.lines import Line
from goldenthread.domain.reading.plan_reading.vocabulary import plural
from goldenthread.features.intake import plan_imports, plan_memory
from goldenthread.features.intake.models import PlanImport
from goldenthread.features.plans.models import Statement
from goldenthread.web.intake.plans import several, windows
from goldenthread.web.kit.paper_columns import PLAN_COLUMNS, PLAN_LINES

MOST_EXCERPT = 600
MOST_MISSING = 40
MOST_OPEN = 12
MOST_OUTLINED = 300


@dataclass(frozen=True)
class AskedQuestion:
    """A question with what may be answered, the proposal first."""

    id: str
    kind: str
    asks: str
    choices: list[str]
    answer: str
    is_answered: bool
    is_of_whole: bool
    source: str
    parts: list[tuple[str, str]]
    does: str
    if_open: str

    @property
    def own_words(self) -> str:
        """Return the answer where it is none of the choices."""
        return "" if self.answer in self.choices else self.answer


@dataclass(frozen=True)
class ShownPart:
    """A part as read, beside its source."""

    part: staged_plan.StagedPart
    level: str
    title: str
    source: str
    asked: int
    notes: list[str]
    can_mend: bool
    text: list[Line]
    columns: list[tuple[str, list[Line]]]
    before: list[windows.Beyond]


@dataclass(frozen=True)
class OutlineLine:
    """One line of the outline to be."""

    id: str
    depth: int
    number: str
    title: str
    is_action: bool
    under: int


class Review:
    """All that the page of a waiting plan shows."""

    def __init__(self, waiting: PlanImport, reader: Any, at: str = "") -> None:
        self.waiting, self.found, self.at = waiting, plan_imports.reading_of(waiting), at
        self.settled = plan_imports.settled(waiting)
        self.staged, self.own = self.settled.staged, {part.id for part in plan_imports.staged_of(waiting).parts}
        names = plan_imports.names_in(waiting)
        # Who brought the document in has read it already.
        self.names = {} if waiting.by_id == reader.pk else names
        self.has_names = bool(names)

    deeds = several.DEEDS
    statement_kinds = Statement.Kind.choices

    @property
    def as_before(self) -> list[str]:
        """Return what was put right as in plans that were brought in before, a sentence each."""
        done = self.waiting.made.get(plan_memory.AS_BEFORE, ())
        return [_put_right(*each) for each in still_so(done, plan_imports.staged_of(self.waiting))]

    @property
    def flaws(self) -> list[str]:
        return list(self.found.get("flaws", ()))

    @property
    def missing(self) -> list[str]:
        """Return the stretches that nothing accounts for."""
        return [self._source([span]) for span in self.found["coverage"]["missing"][:MOST_MISSING]]

    @property
    def accounted_percent(self) -> int:
        coverage = self.found["coverage"]
        whole = coverage["total"] or 1
        # Nearly all is not all.
        return 100 if coverage["accounted"] >= whole else min(99, coverage["accounted"] * 100 // whole)

    @property
    def coverage_sentence(self) -> str:
        coverage = self.found["coverage"]
        left = coverage["total"] - coverage["accounted"]
        if not coverage["missing"]:
            return f"All {coverage['total']:,} characters of the document are accounted for."
        return (
            f"{self.accounted_percent}% of the document is accounted for: {left:,} of {coverage['total']:,} "
            "characters have found no place. They are shown below."
        )

    @cached_property
    def questions(self) -> list[AskedQuestion]:
        """Return the questions: those not answered first, and of those the weightiest."""
        asked = [self._question(each) for each in self._by_weight()]
        return sorted(asked, key=lambda each: each.is_answered)

    @cached_property
    def groups(self) -> list[tuple[str, list[AskedQuestion]]]:
        """Return the questions in the order of work: the worst, the others, and what is answered, folded away."""
        waiting = [each for each in self.questions if not each.is_answered and each not in self.initials]
        answered = [each for each in self.questions if each.is_answered]
        named = (
            ("", waiting[:MOST_OPEN]), (f"{len(waiting) - MOST_OPEN} more, less pressing", waiting[MOST_OPEN:]),
            (f"{len(answered)} answered", answered),
        )  # fmt: skip
        return [(name, held) for name, held in named if held]

    @cached_property
    def initials(self) -> list[AskedQuestion]:
        """Return what is asked about initials and not answered yet: a line each, so that all are said at once."""
        return [each for each in self.questions if each.kind == "initials" and not each.is_answered]

    @property
    def open_count(self) -> int:
        return sum(not each.is_answered for each in self.questions)

    @property
    def can_propose(self) -> bool:
        """Say whether anything open has a proposal with it."""
        return any(not each.is_answered and each.choices for each in self.questions)

    def _by_weight(self) -> list[dict[str, Any]]:
        return sorted(plan_imports.questions(self.waiting), key=lambda each: -each.get("weight", 1))

    def _question(self, each: dict[str, Any]) -> AskedQuestion:
        answer = self.waiting.answers.get(each["id"])
        choices = list(dict.fromkeys(filter(None, [each["proposal"], *each.get("choices", ())])))
        does, if_open = plan_answers.effect_of(each)
        return AskedQuestion(
            each["id"], each["kind"], self._shared(each["asks"]), choices, answer or "", answer is not None,
            bool(each.get("whole_document")), self._source([each["span"]]), self._about(each), does, if_open,
        )  # fmt: skip

    def _about(self, each: dict[str, Any]) -> list[tuple[str, str]]:
        """Return the first parts that a question is about, each with what it is called."""
        there = {part.id: part for part in self.staged.parts}
        held = [there[part] for part in each.get("elements") or [each["about"]] if part in there]
        return [(part.id, self._shared(f"{part.number} {part.title}".strip())[:60] or "part") for part in held[:3]]

    @cached_property
    def window(self) -> windows.Window:
        """Return which of the parts are shown."""
        return windows.window_at(self.staged.parts, self.at)

    @property
    def parts(self) -> list[ShownPart]:
        """Return the parts of the window, each with its lines and with what stands beside the plan before it."""
        about: dict[str, int] = {}
        for question in plan_imports.questions(self.waiting):
            if question["id"] not in self.waiting.answers:
                for part in question.get("elements") or [question["about"]]:
                    about[part] = about.get(part, 0) + 1
        shown = range(self.window.first - 1, self.window.last) if self.window.whole else ()
        return [
            self.part(self.staged.parts[at], about.get(self.staged.parts[at].id, 0), self._beside.get(at, []))
            for at in shown
        ]

    @property
    def behind(self) -> list[windows.Beyond]:
        """Return what stands beside the plan behind its last part."""
        is_last = not self.window.behind
        return [self._masked(each) for each in self._beside.get(len(self.staged.parts), [])] if is_last else []

    @cached_property
    def _beside(self) -> dict[int, list[windows.Beyond]]:
        mended = plan_imports.staged_of(self.waiting)
        worked = plan_answers.work_in(mended, self.found, self.waiting.answers, self.waiting.text)
        return windows.beside_by_part(self.staged.parts, plan_imports.paper_of(self.waiting).beside(worked))

    def _masked(self, beyond: windows.Beyond) -> windows.Beyond:
        return windows.Beyond(beyond.is_left_out, [
            (each, [replace(line, words=self._shared(line.words)) for line in lines]) for each, lines in beyond.said
        ])  # fmt: skip

    @cached_property
    def offer(self) -> several.Offer | None:
        """Return what may be done with others too, after the last mend."""
        return several.offer_of(self.waiting, self._shared)

    @property
    def columns(self) -> list[several.Column]:
        """Return the columns, each with what it is taken for."""
        return several.columns(self.waiting, plan_imports.staged_of(self.waiting), self._shared)

    @property
    def levels(self) -> list[tuple[int, str, bool]]:
        """Return the levels that a line may stand at, each with its name; the last is a new one below."""
        named = [(depth, name, False) for depth, name in enumerate(self.staged.levels, start=1)]
        return [*named, (len(named) + 1, self.staged.levels[-1], True)] if len(named) < staged_plan.DEEPEST else named

    @property
    def whole_levels(self) -> list[tuple[int, str, int]]:
        """Return each level with its name, and how many parts stand there."""
        return [(depth, name, count) for depth, (name, count) in enumerate(self.counts, start=1)]

    @property
    def was_mended(self) -> bool:
        """Say whether there is a mend to take back."""
        return plan_imports.BEFORE in self.waiting.staged

    @property
    def outline(self) -> list[OutlineLine]:
        """Return the parts as the outline of the draft will show them; of very many, those of the upper levels."""
        parts = self.staged.parts
        deepest = len(self.staged.levels) if self.is_actions and len(self.staged.levels) > 1 else 0
        tally = [sum(part.depth <= depth for part in parts) for depth in range(1, len(self.staged.levels) + 1)]
        shown = max((depth for depth, count in enumerate(tally, start=1) if count <= MOST_OUTLINED), default=1)
        found: list[OutlineLine] = []
        for part in parts:
            if part.depth <= shown:
                title = self._shared(part.title)
                found.append(OutlineLine(part.id, part.depth, part.number, title, part.depth == deepest, 0))
            elif found:
                found[-1] = replace(found[-1], under=found[-1].under + 1)
        return found

    def part(
        self, part: staged_plan.StagedPart, asked: int = 0, before: Sequence[windows.Beyond] = ()
    ) -> ShownPart:  # fmt: skip
        """Return one part beside its source."""
        _, text, columns = windows.columns_of(self.shared(part))
        return ShownPart(
            part, self.staged.levels[part.depth - 1], self._shared(part.title), self._source(list(part.spans)),
            asked, [self._shared(words) for words in self.settled.notes.get(part.id, ())], part.id in self.own,
            text, columns, [self._masked(each) for each in before],
        )  # fmt: skip

    def shared(self, part: staged_plan.StagedPart) -> staged_plan.StagedPart:
        """Return a part with its words as the reader may see them."""
        return replace(
            part, title=self._shared(part.title), text=self._shared(part.text),
            cells=tuple((heading, self._shared(words)) for heading, words in part.cells),
        )  # fmt: skip

    @property
    def statements(self) -> list[tuple[str, str]]:
        told = (each for each in self.found["statements"] if each["id"] not in self.settled.became_parts)
        said = [(each["kind"], self._shared(each["text"])) for each in told]
        said += [(kind, self._shared(words)) for kind, words, _ in self.settled.statements]
        return said + [(kind, self._shared(words)) for kind, words, _, _ in self.staged.aside if kind != "furniture"]

    @property
    def control(self) -> list[tuple[str, str]]:
        return [(key.replace("_", " "), self._shared(words)) for key, words in self.found["control"].items()]

    @property
    def counts(self) -> list[tuple[str, int]]:
        """Return how many parts there are at each level."""
        found = [
            (name, sum(part.depth == depth for part in self.staged.parts))
            for depth, name in enumerate(self.staged.levels, start=1)
        ]
        return [(name if count == 1 else plural(name), count) for name, count in found]

    @property
    def is_actions(self) -> bool:
        """Say whether the lowest parts become actions of those above."""
        return plan_answers.are_actions(self.waiting.answers)

    @property
    def hanging(self) -> list[str]:
        """Return what comes with the parts, counted: targets, dates, leads, what is to settle."""
        there = {part.id for part in self.staged.parts}
        targets = sum(each["element"] in there for each in self.found.get("targets", ()))
        dated = len({each["element"] for each in self.found.get("dates", ()) if each["element"] in there})
        leads = plan_imports.leads(self.waiting)
        known = sum(lead.post is not None for lead in leads)
        proposed = sum(lead.proposed is not None for lead in leads)
        noted = sum(map(len, self.settled.notes.values()))
        said = [
            (targets, "target" if targets == 1 else "targets"), (dated, "parts with a date"),
            (noted, "noted to settle on the plan"),
        ]  # fmt: skip
        found = [f"{count} {words}" for count, words in said if count]
        matched = f"{known} of {len(leads)} leads matched with a post" + (
            f" and {proposed} proposed" if proposed else ""
        )
        return [*found, matched] if leads else found

    @cached_property
    def has_leads(self) -> bool:
        return bool(self.found.get("assignments"))

    def lead_names(self, leads: list[plan_imports.Lead]) -> list[str]:
        """Return what each lead is called in the plan, people's names left out for who may not see them."""
        return [self._shared(lead.party) or plan_imports.NAMED for lead in leads]

    def _source(self, spans: list[Any]) -> str:
        lines = (self.waiting.text[start:end].splitlines() for start, end in spans[:4])
        said = "\n".join(" ".join(line.split()) for stretch in lines for line in stretch if line.strip())
        said = self._shared(said)
        return said if len(said) <= MOST_EXCERPT else f"{said[:MOST_EXCERPT]}…"

    def _shared(self, words: str) -> str:
        return plan_imports.masked(words, self.names)


def _put_right(kind: str, words: str, said: str) -> str:
    if kind == COLUMN:
        return f"The column “{words}”: {PLAN_COLUMNS.get(said, said).lower()}."
    if kind == LINE:
        label = dict(Statement.Kind.choices).get(said.removeprefix("statement:"))
        what = f"states the plan’s {label.lower()}" if label else PLAN_LINES.get(said, said).lower()
        return f"“{words}”: {what}."
    return f"The level “{words}” is called “{said}”."
