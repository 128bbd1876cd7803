"""A target as its author says it, read back: what is claimed, by when, and what has to be asked."""

from dataclasses import dataclass, field, replace

from goldenthread.domain import targets
from goldenthread.features.intake.target_lines import read_line
from goldenthread.features.measures.models import Measure
from goldenthread.features.measures.operations import TargetLine
from goldenthread.features.plans.models import Plan
from goldenthread.features.plans.operations.dates import context_of
from goldenthread.web.plans.editing.saving import span_of


@dataclass(frozen=True)
class UnderstoodTarget:
    """What would be set, and the sentences that say it back."""

    line: TargetLine
    says: list[str] = field(default_factory=list)
    by_when: str = ""
    questions: list[str] = field(default_factory=list)
    rewrite: str = ""


def understood(text: str, measure: Measure | None, plan: Plan) -> UnderstoodTarget:
    """Read a target in the plan's own time. Nothing is settled that the words leave open."""
    context = context_of(plan)
    reading = targets.read(text, context)
    line = read_line(text, "", measure, context)
    asked = [question.asks for question in reading.questions]
    if line.due_question and line.due_question not in asked:
        asked.append(line.due_question)
    return UnderstoodTarget(
        line=_in_place(line, plan),
        says=[targets.say(claim) for claim in reading.claims],
        by_when=span_of(line.due_from, line.due_until),
        questions=asked,
        rewrite=targets.suggest_rewrite(reading) or "",
    )


def _in_place(line: TargetLine, plan: Plan) -> TargetLine:
    """A target of a school's own plan is that school's; every other is the trust's."""
    return replace(line, school=plan.school)
