"""A target as its author says it, read back: what is claimed, by when, and what has to be asked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from goldenthread.domain import targets
from goldenthread.features.intake.target_lines import read_line
from goldenthread.features.measures.models import Measure
from goldenthread.features.measures.operations import TargetLine
from goldenthread.features.plans.models import Plan
from goldenthread.features.plans.operations.parts.dates import context_of
from goldenthread.web.plans.editing.saving import span_of

# What the button says that stands under a target as it was read.
READ_BACK = "read back"
# A word of so many letters tells of what is measured; so great a share of a measure's own words names it.
TELLING, ENOUGH = 4, 0.5


@dataclass(frozen=True)
class UnderstoodTarget:
    """What would be set, and the sentences that say it back."""

    line: TargetLine
    says: list[str] = field(default_factory=list)
    by_when: str = ""
    questions: list[tuple[str, str]] = field(default_factory=list)
    rewrite: str = ""

    @property
    def confirmed(self) -> TargetLine:
        """The line once its author has read it back and said yes: days that were shown are settled by that."""
        return replace(self.line, due_question="") if self.line.due_until else self.line


def measure_named(text: str, measures: Iterable[Measure]) -> Measure | None:
    """Return the one of a part's measures that a sentence speaks of; nothing where it speaks of two alike."""
    spoken = _words_of(text)
    shares = [(len(spoken & wanted) / len(wanted), one) for one in measures if (wanted := _words_of(one.name))]
    best = max((share for share, _ in shares), default=0)
    named = [one for share, one in shares if share == best]
    return named[0] if len(named) == 1 and best >= ENOUGH else None


def _words_of(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.lower()) if len(word) >= TELLING}


def understood(text: str, measure: Measure | None, plan: Plan) -> UnderstoodTarget:
    """Read a target in the plan's own time. Nothing is settled that the words leave open."""
    context = context_of(plan)
    reading = targets.read(text, context)
    line = read_line(text, "", measure, context)
    rewrite = targets.suggest_rewrite(reading) or ""
    asked = [] if rewrite else [(question.asks, question.proposal) for question in reading.doubts]
    if line.due_question:
        asked.append((line.due_question, span_of(line.due_from, line.due_until)))
    return UnderstoodTarget(
        line=_in_place(line, plan),
        says=[targets.say(claim) for claim in reading.claims],
        by_when=span_of(line.due_from, line.due_until),
        questions=asked,
        rewrite=rewrite,
    )


def _in_place(line: TargetLine, plan: Plan) -> TargetLine:
    """A target of a school's own plan is that school's; every other is the trust's."""
    return replace(line, school=plan.school)
