"""The catalogue of sections: for each what draws it. Its words stand in library/reports/sections.yaml."""

from collections.abc import Callable, Mapping

from goldenthread.features.reports.queries.sections import (
    of_assurance,
    of_coming,
    of_figures,
    of_groups,
    of_places,
    of_plans,
    of_risks,
    of_subjects,
)
from goldenthread.features.reports.queries.sections.blocks import Block
from goldenthread.features.reports.queries.sections.drawing import Drawing, Span, eyes

__all__ = ["AUTHORS", "LATER", "Block", "Drawing", "Span", "eyes"]


def _of_their_own_words(_: Drawing) -> list[Block]:
    return []


# What is drawn from the rest of the report, once that stands.
LATER = ("changed", "questions")
AUTHORS: Mapping[str, Callable[[Drawing], list[Block]]] = {
    "summary": of_figures.summary,
    "exceptions": of_figures.exceptions,
    "changed": _of_their_own_words,
    "plan": of_plans.plan,
    "pressing": of_plans.pressing,
    "page": of_plans.page,
    "completion": of_plans.completion,
    "measures": of_figures.measures,
    "areas": of_figures.areas,
    "groups": of_groups.groups,
    "heat": of_figures.every_school,
    "trend": of_figures.trend,
    "warnings": of_coming.warnings,
    "awaited": of_coming.awaited,
    "results": of_figures.results,
    "subjects": of_subjects.subjects,
    "targets": of_figures.targets,
    "money": of_figures.money,
    "people": of_places.people,
    "actions": of_plans.actions,
    "notices": of_plans.notices,
    "phases": of_places.phases,
    "phase": of_places.phase,
    "schools": of_places.schools,
    "decisions": of_places.decisions,
    "risks": of_risks.risks,
    "checks": of_assurance.checks,
    "findings": of_assurance.findings,
    "self_evaluations": of_assurance.self_evaluations,
    "strengths": of_assurance.strengths,
    "training": of_assurance.training,
    "part": of_plans.part,
    "keep": _of_their_own_words,
    "questions": _of_their_own_words,
    "words": _of_their_own_words,
}
