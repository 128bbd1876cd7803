"""What the places of a round answered, question by question, for a table of them side by side."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goldenthread.domain.access import Reach
from goldenthread.features.assurance.models import Answer, Check, CheckRound
from goldenthread.features.assurance.queries.children import hidden_answers
from goldenthread.features.assurance.queries.visible import checks_within


@dataclass(frozen=True)
class ByPlace:
    """The sheets of a round within sight, with every answer of each that the reader may see as it is."""

    sheets: Sequence[Check]
    answers: Mapping[int, Mapping[str, Answer]]


def answers_by_place(reach: Reach, round_: CheckRound) -> ByPlace:
    """Return what each place that the reader sees answered in a round: three queries, and those of what is hidden.

    Places that said nothing yet come last.
    """
    rows = list(checks_within(reach).filter(round=round_).order_by("school__order", "unit__name", "pk"))
    for row in rows:
        row.round = round_
    hidden = hidden_answers(reach, rows)
    found: dict[int, dict[str, Answer]] = defaultdict(dict)
    for answer in Answer.objects.filter(check_sheet__in=rows, is_current=True):
        if (answer.check_sheet_id, answer.question) not in hidden:
            found[answer.check_sheet_id][answer.question] = answer
    return ByPlace(sorted(rows, key=lambda row: not found.get(row.pk)), found)
