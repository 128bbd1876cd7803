"""Counts of children in safeguarding checks: as they are for those who lead it, suppressed for everybody else.

What is hidden is worked out over the whole of a round, for one reader as for another: a head who knows their own
figure cannot work out a neighbour's from the trust's total.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.domain.access import Reach
from goldenthread.domain.board import checks as rules
from goldenthread.domain.groups.subtraction import Line
from goldenthread.domain.groups.suppression import Count, hidden
from goldenthread.features.assurance.checklist_shapes import QuestionShape
from goldenthread.features.assurance.models import Answer, Check, CheckRound
from goldenthread.features.assurance.queries.visible import CHILDREN, checks_within, rounds_within
from goldenthread.features.organisations.models import School

TRUST = 0
HIDDEN = "hidden"
Cell = tuple[int, str]


@dataclass(frozen=True)
class Counted:
    """One count by school, with the trust's own: a figure, hidden, or none."""

    question: QuestionShape
    by_school: dict[int, str]
    trust: str


@dataclass(frozen=True)
class Counts:
    round: CheckRound
    schools: Sequence[School]
    rows: Sequence[Counted]


def counting_rounds(reach: Reach) -> list[CheckRound]:
    """Return the rounds whose checklist counts people, the newest first."""
    return [row for row in rounds_within(reach) if any(question.counts for question in row.shape.questions)]


def counts_of(reach: Reach, rounds: Sequence[CheckRound]) -> list[Counts]:
    """Return the counts of rounds, each as this reader may see it: two questions, however many rounds."""
    checks: dict[int, list[Check]] = defaultdict(list)
    for check in checks_within(reach).filter(round__in=rounds).exclude(school=None):
        checks[check.round_id].append(check)
    figures = _figures(rounds)
    return [_counts(reach, row, checks[row.pk], figures[row.pk]) for row in rounds]


def _counts(reach: Reach, round_: CheckRound, checks: Sequence[Check], figures: dict[Cell, Decimal]) -> Counts:
    concealed = _hidden_cells(reach, figures, checks)
    rows = []
    for question in round_.shape.questions:
        if not question.counts:
            continue
        mine = {
            check.school_id: _shown(figures.get(cell), is_hidden=cell in concealed)
            for check in checks
            if check.school_id and (cell := (check.pk, question.key))
        }
        given = [value for (_, key), value in figures.items() if key == question.key]
        total = sum(given, Decimal(0)) if given else None
        sees_all = reach.may_everywhere("check.see")
        shown = _shown(total, is_hidden=(TRUST, question.key) in concealed) if sees_all else ""
        rows.append(Counted(question, mine, shown))
    return Counts(round_, [check.school for check in checks if check.school], rows)


def hidden_answers(reach: Reach, checks: Iterable[Check]) -> frozenset[Cell]:
    """Return the answers, by sheet and question, that this reader may not see as they are."""
    rows = [check for check in checks if any(question.counts for question in check.questions)]
    if not rows:
        return frozenset()
    found: frozenset[Cell] = frozenset()
    by_round: dict[int, list[Check]] = defaultdict(list)
    for check in rows:
        by_round[check.round_id].append(check)
    figures = _figures([held[0].round for held in by_round.values()])
    for held in by_round.values():
        found |= _hidden_cells(reach, figures[held[0].round_id], held)
    return found


def reads_counts(reach: Reach, check: Check) -> bool:
    """Say whether the reader sees the counts of a sheet as they are, and as they once were."""
    everywhere = reach.may_everywhere(CHILDREN)
    return everywhere or (check.school_id is not None and reach.may(CHILDREN, school=check.school_id))


def conceal(answer: Answer) -> None:
    """Take out of an answer, which is not kept, whatever could say the count that its reader may not see."""
    answer.answer, answer.note, answer.shown, answer.second_says = HIDDEN, "", "", ""


def _figures(rounds: Sequence[CheckRound]) -> dict[int, dict[Cell, Decimal]]:
    """Return every count of rounds, of all their schools: by round, and then by sheet and question."""
    counting = {question.key for row in rounds for question in row.shape.questions if question.counts}
    answers = Answer.objects.filter(
        check_sheet__round__in=rounds, is_current=True, question__in=counting, check_sheet__school__isnull=False
    ).values_list("check_sheet__round", "check_sheet", "question", "answer")
    found: dict[int, dict[Cell, Decimal]] = defaultdict(dict)
    for row, sheet, question, answer in answers:
        if (value := rules.number(answer)) is not None:
            found[row][sheet, question] = value
    return found


def _hidden_cells(reach: Reach, figures: dict[Cell, Decimal], checks: Sequence[Check]) -> frozenset[Cell]:
    concealed: set[Cell] = set()
    shape = checks[0].round.shape if checks else None
    for question in shape.questions if shape else ():
        if question.counts:
            line = [cell for cell in figures if cell[1] == question.key]
            cells = {cell: Count(numerator=figures[cell]) for cell in line}
            whole = (TRUST, question.key)
            total = sum((figures[cell] for cell in line), Decimal(0))
            counted = {**cells, whole: Count(numerator=total, is_total=True)}
            # Of grown-ups too the number counted is what may not be known: five allegations are five people.
            concealed |= hidden(counted, [Line(whole, line)], base="children")
    if reach.may_everywhere(CHILDREN):
        return frozenset()
    own = {check.pk for check in checks if reads_counts(reach, check)}
    return frozenset(cell for cell in concealed if cell[0] not in own)


def _shown(value: Decimal | None, *, is_hidden: bool) -> str:
    if is_hidden:
        return HIDDEN
    return "" if value is None else f"{value:f}"
