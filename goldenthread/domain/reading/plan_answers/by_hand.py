"""Parts that answers made, taken among those that are mended by hand."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from goldenthread.domain.reading.mending.staged_plan import Staged
from goldenthread.domain.reading.plan_answers.settling import settle

# Kinds whose answers make parts of text, or text of parts.
_MAKING = frozenset({
    "level", "heading", "table", "order", "list", "standing", "points", "under", "lined table", "lumped",
})  # fmt: skip


def work_in(staged: Staged, found: Mapping[str, Any], answers: Mapping[str, str], text: str) -> Staged:
    """Return the parts with those that answers made among them, so that these can be mended by hand as well.

    Their questions are closed by it: a mend that is taken back opens them again.
    """
    told = [
        question for question in found.get("questions", ())
        if question["kind"] in _MAKING and answers.get(question["id"]) in question["choices"]
        and question["id"] not in staged.worked_in
    ]  # fmt: skip
    done = settle(staged, {**found, "questions": told}, answers, text)
    beside = list(_placed(done.statements, text))
    return replace(
        done.staged, taken=tuple(sorted(done.became_parts)), aside=(*staged.aside, *beside),
        worked_in=(*staged.worked_in, *(question["id"] for question in told)),
    )  # fmt: skip


def shown(staged: Staged, found: Mapping[str, Any], answers: Mapping[str, str], text: str) -> Staged:
    """Return the parts by all answers, with what stands beside them as whoever mends them by hand finds it."""
    worked = work_in(staged, found, answers, text)
    return replace(settle(staged, found, answers, text).staged, taken=worked.taken, aside=worked.aside)


def _placed(said: Iterable[tuple[str, str, str]], text: str) -> Iterator[tuple[str, str, int, int]]:
    """Yield statements with where they stand in the document, one behind the other."""
    after = 0
    for kind, words, _ in said:
        first = words.partition("\n")[0]
        start = max(0, text.find(first, after))
        after = start + len(first)
        yield kind, words, start, after
