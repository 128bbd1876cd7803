"""Claims that a machine can test: figures first, then places in an order, benchmarks and grades."""

from __future__ import annotations

import re
from dataclasses import replace

from goldenthread.domain.targets import (
    class_words,
    classes,
    comparisons,
    figure_words,
    figures,
    grades,
    lexicon,
    multiples,
    up_to,
)
from goldenthread.domain.targets.claims import Claim, Figure, Question
from goldenthread.domain.targets.comparisons import Comparison
from goldenthread.domain.targets.grades import Grade
from goldenthread.domain.targets.measures_named import list_ending, listed, own_words
from goldenthread.domain.targets.ranks import Rank, ranks
from goldenthread.domain.targets.statement import Span, Statement, scope_of
from goldenthread.domain.targets.wording import overlaps

_MARGIN = {
    "significant": Question(
        "How far from the benchmark counts as significant?",
        "a difference that the published confidence interval supports",
    ),
    "broadly": Question("How near the benchmark is near enough?", "within one percentage point"),
}
_WHICH_TABLE = Question("In which published table is the place taken?", "the performance tables of the department")
_POINTS = Question("Is this distance in percent, or in percentage points?", "percentage points")
_EITHER_SIDE = Question("Does this hold on both sides of the benchmark?", "only on the worse side")
_SERIES = Question("Which published figure is the benchmark?", "the national figure for the same period")
_LEAST_CHANGE = Question("What is the least change that counts?", "one percentage point")
_SCORE = r"(?:progress 8|p8|value added|l3va|(?:ks2 |key stage 2 )?progress scores?)(?: scores?)?"
_POSITIVE = re.compile(rf"\b{_SCORE} (?:[a-z]+ ){{0,4}}?positive(?! impact)\b|\bpositive {_SCORE}\b")
_MORE_OF_THEM = re.compile(r"\W*(?:more|fewer) (?!than)[a-z]+ ")
_STATES = re.compile(r"\b(?:is|are|be|will|should|must|to (?:at least )?good)\b")
_BOTH = re.compile(r"\bboth (?:our |the |at )?(?:primary|secondary|key stage 2|ks2)\b[^.;]{0,20}\b(?:and|&)\b")


def valued(statement: Statement) -> list[Figure]:
    """Return every claim of the sentence that sets a value, a benchmark or a grade; empty if none does."""
    places = ranks(statement.copy)
    margins = comparisons.margins(statement.copy)
    taken = [place.span for place in places] + [margin.span for margin in margins]
    made = [up_to.turned(statement, figure) for figure in figures.figures(statement, taken)]
    made += multiples.multiples(statement, made)
    if not (made or places or margins) and class_words.VAGUE_QUANTITY.search(_before_grade(statement)):
        return []
    compared = [*margins, *comparisons.comparisons(statement.copy, taken)]
    compared = sorted((c for c in compared if not _used(c, made)), key=lambda c: c.span)
    compared = [_turned(statement, c) for c in compared]
    if any(figure.kind == "R" for figure in made):
        compared = [c for c in compared if not c.reference.startswith("baseline")]
    counting = _counts_them(statement.copy)
    if counting:
        places, compared = [], [c for c in compared if list_ending(statement, (0, c.span[1]))]
    judged = [] if counting else grades.grades(statement.copy)
    judged = [grade for grade in judged if not made or _stands_before(statement, grade)]
    made += [figure for place in places for figure in _ranked(statement, place)]
    made += _benchmarks(statement, compared)
    made += [] if made else _above_nought(statement)
    made += [_graded(statement, grade) for grade in judged if not overlaps(grade.span, [c.span for c in compared])]
    if made:
        made += _none_beside(statement, made)
    return sorted(made, key=lambda figure: figure.span)


def _counts_them(copy: str) -> bool:
    """Say whether a sentence is of how many there are: "percentage of schools above national", "more pupils …"."""
    counting = figure_words.COUNTING.match(copy) and not _STATES.search(copy)
    return bool(counting or _MORE_OF_THEM.match(copy))


def _before_grade(statement: Statement) -> str:
    # "All schools good, and most outstanding" still claims its first half.
    return re.split(r",? and (?=most|the majority)", statement.copy)[0]


_NEGATED = re.compile(r"\b(?:no|not one|none of)\b[^.;,]{0,60}$")
_TURNED = {">": "<=", ">=": "<", "<": ">=", "<=": ">"}


def _turned(statement: Statement, comparison: Comparison) -> Comparison:
    """Read "no school below national" as every school at or above it."""
    if _NEGATED.search(statement.copy[: comparison.span[0]]):
        return replace(comparison, op=_TURNED.get(comparison.op, comparison.op))
    return comparison


def _used(comparison: Comparison, made: list[Figure]) -> bool:
    return any(figure.kind == "B" and figure.span[0] <= comparison.span[0] < figure.span[1] for figure in made)


def _stands_before(statement: Statement, grade: Grade) -> bool:
    # "All teaching at least good, with 40 % outstanding" grades all before it counts some.
    first = min((number.span[0] for number in statement.numbers), default=0)
    between = statement.copy[grade.span[1] : first]
    return (
        grade.span[1] <= first
        and bool(re.match(r",? (?:with|and)\b|, ", between))
        and bool(class_words.UNIVERSAL.search(statement.copy))
    )


def _ranked(statement: Statement, place: Rank) -> list[Figure]:
    start, end = _clause(statement, place.span)
    measures = (
        list_ending(statement, (start, place.span[0]))
        or listed(statement, (place.span[1], end))[:1]
        or ["performance"]
    )
    table = "national" if re.search(r"national|england|country", statement.copy[start:end]) else "published"
    claim = Claim(
        scope=_scope(statement, (start, end)),
        test="rank",
        op="in",
        value=place.value,
        unit=place.unit,
        reference=table,
        when=statement.when((start, end)),
    )
    scopes = (
        [f"all schools[phase={phase}]" for phase in ("primary", "secondary")]
        if _BOTH.search(statement.copy)
        else [claim.scope]
    )
    return [
        Figure(replace(claim, scope=scope, measure=measure), place.span, "B", (_WHICH_TABLE,))
        for measure in measures
        for scope in scopes
    ]


def _benchmarks(statement: Statement, compared: list[Comparison]) -> list[Figure]:
    made: list[Figure] = []
    last: list[str] = []
    for place, comparison in enumerate(compared):
        start = compared[place - 1].span[1] if place else 0
        end = compared[place + 1].span[0] if place + 1 < len(compared) else len(statement.copy)
        measures = (
            list_ending(statement, (start, comparison.span[1]))
            or list_ending(statement, (comparison.span[1], end))
            or last
        )
        last = measures = measures or [_own(statement, (start, comparison.span[0]), comparison.span)]
        made += [_benchmark(statement, comparison, measure, (start, end)) for measure in measures]
    return made


def _benchmark(statement: Statement, comparison: Comparison, measure: str, part: Span) -> Figure:
    comparison = _by_merit(comparison, measure)
    questions: tuple[Question, ...] = (_MARGIN[comparison.margin],) if comparison.margin else ()
    if comparison.reference.startswith("baseline"):
        op = {">": "up", ">=": "not_worse", "=": "not_worse", "<": "down", "<=": "not_worse"}[comparison.op]
        claim = Claim(
            scope=_scope(statement, part),
            measure=measure,
            test="trend",
            op=op,
            reference=comparison.reference,
            when=statement.when(part),
        )
        return Figure(claim, comparison.span, "T", (_LEAST_CHANGE,))
    questions += (_POINTS,) if comparison.unit == "%" else ()
    comparison, asked = _one_sided(comparison, measure)
    questions += asked
    reference = comparison.reference + (f" {comparison.margin}" if comparison.margin else "")
    claim = Claim(
        scope=_scope(statement, part),
        measure=measure,
        op=comparison.op,
        value=comparison.value,
        unit=comparison.unit,
        reference=reference,
        when=statement.when(part),
    )
    return Figure(
        claim,
        comparison.span,
        "B",
        questions or (() if comparison.reference.startswith(("national", "capacity", "group")) else (_SERIES,)),
    )


def _by_merit(comparison: Comparison, measure: str) -> Comparison:
    """Read "better than national" of absence as below it."""
    op = comparisons.by_merit(comparison.op, measure)
    if not comparison.by_merit or op == comparison.op:
        return comparison
    value = comparison.value
    if value is not None:
        value = value[1:] if value.startswith("-") else f"-{value}"
    return replace(comparison, op=op, value=value)


def _one_sided(comparison: Comparison, measure: str) -> tuple[Comparison, tuple[Question, ...]]:
    """Read "within 2 % of national" as not worse by more than that, and ask whether it holds both ways."""
    if comparison.value is None or comparison.op != "=":
        return comparison, ()
    family = lexicon.family_of(measure)
    unwanted = family is not None and family.good_is == "lower"
    op, sign = ("<=", "") if unwanted else (">=", "-")
    return replace(comparison, op=op, value=sign + comparison.value), (_EITHER_SIDE,)


_ONLY_WHOM = re.compile(
    r"(?:no|all|every|each|any|our) (?:groups?(?: of [a-z]+)?|schools?|academy|academies|pupils?|students?|children)"
)


def _own(statement: Statement, part: Span, gone: Span) -> str:
    said = own_words(statement, part, gone)
    return said if said and not _ONLY_WHOM.fullmatch(said.lower()) else "outcomes"


def _graded(statement: Statement, grade: Grade) -> Figure:
    claim = Claim(
        scope=scope_of(statement.copy),
        measure=_graded_measure(statement, grade),
        op=grade.op,
        value=grade.value,
        unit="grade",
        reference=grade.reference,
        when=statement.when(),
    )
    return Figure(claim, grade.span, "C")


def _graded_measure(statement: Statement, grade: Grade) -> str:
    """Inspection grades are Ofsted's; any other scale keeps the writer's own words."""
    own = own_words(statement, (0, grade.span[0]), grade.span)
    inspected = (
        grade.reference.startswith("ofsted") if grade.reference else grades.speaks_of_inspection(statement.copy)
    )
    by_others = _OTHER_INSPECTORS.search(statement.copy)
    return own if own and (by_others or not inspected) else "ofsted"


# Of these each has grades of its own.
_OTHER_INSPECTORS = re.compile(r"care quality|\bcqc\b|siams|estyn|\bisi\b|\baudit")


def _above_nought(statement: Statement) -> list[Figure]:
    """Read a score that is to be positive, where nought is the national mean, as one above nought."""
    said = _POSITIVE.search(statement.copy)
    measures = listed(statement, said.span()) if said else []
    if said is None or not measures or class_words.VAGUE_QUANTITY.search(statement.copy):
        return []
    claim = Claim(scope=scope_of(statement.copy), measure=measures[0], op=">", value="0", when=statement.when())
    return [Figure(claim, said.span(), "N")]


def _covered(found: re.Match[str], made: list[Figure]) -> bool:
    return any(figure.span[0] <= found.start() < figure.span[1] for figure in made)


def _stands_apart(statement: Statement, found: re.Match[str]) -> bool:
    """Say whether it is a claim of its own after the last figure: "attendance 96 %, no exclusions"."""
    before = [number.span[1] for number in statement.numbers if number.span[1] <= found.start()]
    if not before or len(before) < len(statement.numbers):
        return False
    return bool(re.fullmatch(r"[^,;]*(?:[,;]|,? and) ?(?:with )?", statement.copy[before[-1] : found.start()]))


def _none_beside(statement: Statement, made: list[Figure]) -> list[Figure]:
    """Read "… and no deficit budgets" beside another claim: none of something is a count of nought."""
    found = classes.none_of(statement.copy)
    if found is None or (_covered(found, made) and not _stands_apart(statement, found)):
        return []
    if "who" in found.groupdict() or (
        any(figure.span[0] - 3 <= found.start() <= figure.span[1] for figure in made)
        and not _stands_apart(statement, found)
    ):
        return []
    claim = Claim(
        scope="trust", measure=found.group().removeprefix("no ").strip(), op="=", value="0", when=statement.when()
    )
    return [Figure(claim, found.span(), "C")]


def _scope(statement: Statement, part: Span) -> str:
    own = scope_of(_NO_SCHOOL_APART.sub("", statement.copy[slice(*part)]))
    return own if own != "trust" else scope_of(_NO_SCHOOL_APART.sub("", statement.copy))


# "2 points below national, and no school above 20 %": only the second is of every school.
_NO_SCHOOL_APART = re.compile(r"(?:,|;| and)+ ?(?:no|not one|none)\b[^,;]*$")


def _clause(statement: Statement, span: Span) -> Span:
    start = max(statement.copy.rfind(mark, 0, span[0]) for mark in (";", ". ", "\n"))
    return max(0, start), len(statement.copy)
