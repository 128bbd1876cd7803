"""Finding the decisions that a question is about."""

import datetime as dt
from functools import cache

from goldenthread.domain.deciding import asking
from goldenthread.features.delegation.queries.schemes import SchemeLine, WholeScheme, scheme_on, whole
from goldenthread.features.organisations.models import Trust
from goldenthread.foundation import library


def topics_about(held: WholeScheme, question: asking.Question) -> list[tuple[str, int]]:
    """Return the topics of a scheme that answer to a question, the closest first, each with how well."""
    said = [
        (line.row.topic, f"{line.row.title} {line.row.number}", section.row.title)
        for section in held.sections
        for line in section.lines
    ]
    return asking.ranked(question.words, said, _alike())


def search_decisions(trust: Trust, typed: str, on: dt.date) -> list[SchemeLine]:
    """Return the decisions of the scheme in force that what was typed is about, the closest first; a few at most."""
    scheme = scheme_on(trust, on) if typed else None
    if scheme is None:
        return []
    held = whole(scheme)
    first = {line.row.topic: line for line in reversed(held.lines)}
    return [first[topic] for topic, _ in topics_about(held, asking.understand(typed, {}))[:5]]


@cache
def _alike() -> list[list[str]]:
    rows: list[list[str]] = library.read("decision_words.yaml")
    return rows
