"""A plan that waits, as it is shown: the worst first, each part beside the words that it came from."""

from dataclasses import dataclass
from typing import Any

from goldenthread.domain import staged_plan
from goldenthread.features.intake import plan_imports
from goldenthread.features.intake.models import PlanImport

MOST_EXCERPT = 600
MOST_MISSING = 40
# Answers of these kinds change the plan as soon as they are given.
APPLIED = frozenset({"level", "period"})


@dataclass(frozen=True)
class AskedQuestion:
    """A question with what may be answered, the proposal first."""

    id: str
    asks: str
    choices: list[str]
    answer: str
    is_answered: bool
    is_of_whole: bool
    source: str
    parts: list[str]

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
    text: str
    cells: list[tuple[str, str]]
    source: str
    asked: int


class Review:
    """All that the page of a waiting plan shows."""

    def __init__(self, waiting: PlanImport, reader: Any) -> None:
        self.waiting, self.found = waiting, waiting.reading
        self.staged = staged_plan.from_values(waiting.staged) if waiting.staged else staged_plan.Staged((), ())
        # Who brought the document in has read it already.
        self.names = {} if waiting.by_id == reader.pk else plan_imports.names_in(self.found)
        self.has_names = bool(plan_imports.names_in(self.found))

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

    @property
    def questions(self) -> list[AskedQuestion]:
        """Return the questions: those not answered first, and of those the weightiest."""
        asked = [self._question(each) for each in self._by_weight()]
        return sorted(asked, key=lambda each: each.is_answered)

    @property
    def open_count(self) -> int:
        return sum(not each.is_answered for each in self.questions)

    def _by_weight(self) -> list[dict[str, Any]]:
        return sorted(self.found["questions"], key=lambda each: -each.get("weight", 1))

    def _question(self, each: dict[str, Any]) -> AskedQuestion:
        answer = self.waiting.answers.get(each["id"])
        choices = list(dict.fromkeys(filter(None, [each["proposal"], *each.get("choices", ())])))
        return AskedQuestion(
            each["id"], self._shared(each["asks"]), choices, answer if answer is not None else each["proposal"],
            answer is not None, bool(each.get("whole_document")), self._source([each["span"]]),
            self._mended_by_hand(each),
        )  # fmt: skip

    def _mended_by_hand(self, each: dict[str, Any]) -> list[str]:
        """Return the parts to look at where an answer is not of the kinds that change the plan by themselves."""
        if each["kind"] in APPLIED:
            return []
        there = {part.id for part in self.staged.parts}
        return [part for part in each.get("elements") or [each["about"]] if part in there][:5]

    @property
    def parts(self) -> list[ShownPart]:
        about: dict[str, int] = {}
        for question in self.found["questions"]:
            if question["id"] not in self.waiting.answers:
                for part in question.get("elements") or [question["about"]]:
                    about[part] = about.get(part, 0) + 1
        return [self.part(part, about.get(part.id, 0)) for part in self.staged.parts]

    def part(self, part: staged_plan.StagedPart, asked: int = 0) -> ShownPart:
        """Return one part beside its source."""
        return ShownPart(
            part, self.staged.levels[part.depth - 1], self._shared(part.title),
            self._shared(part.text),
            [(heading, self._shared(words)) for heading, words in part.cells if words.strip()],
            self._source(list(part.spans)), asked,
        )  # fmt: skip

    @property
    def statements(self) -> list[tuple[str, str]]:
        said = [(each["kind"], self._shared(each["text"])) for each in self.found["statements"]]
        return said + [(kind, self._shared(words)) for kind, words, _, _ in self.staged.aside if kind != "furniture"]

    @property
    def control(self) -> list[tuple[str, str]]:
        return [(key.replace("_", " "), self._shared(words)) for key, words in self.found["control"].items()]

    @property
    def counts(self) -> list[tuple[str, int]]:
        """Return how many parts there are at each level."""
        return [
            (name, sum(part.depth == depth for part in self.staged.parts))
            for depth, name in enumerate(self.staged.levels, start=1)
        ]

    def _source(self, spans: list[Any]) -> str:
        said = " … ".join(" ".join(self.waiting.text[start:end].split()) for start, end in spans[:4])
        said = self._shared(said)
        return said if len(said) <= MOST_EXCERPT else f"{said[:MOST_EXCERPT]}…"

    def _shared(self, words: str) -> str:
        return plan_imports.masked(words, self.names)
