"""A ledger of the sentence: every number, date, condition and comparison is in what was read, or is asked about.

A reader that asks is trusted; one that leaves a number out in silence is not. Whatever a sentence says that no
claim holds, nor any measure in its own words, and that does not plainly tell of something else (a figure of
last year, of the nation, of who is counted), lowers the reading to a question.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from itertools import pairwise

from goldenthread.domain.targets import background, class_words, figure_roles, looking_back, polarity
from goldenthread.domain.targets.claims import Claim, Figure, Question
from goldenthread.domain.targets.figures import OF_WHICH_MEASURE
from goldenthread.domain.targets.lexicon import groups, is_known
from goldenthread.domain.targets.plain import is_plain
from goldenthread.domain.targets.sentence import say
from goldenthread.domain.targets.statement import Found, Span, Statement
from goldenthread.domain.targets.values import Quantity
from goldenthread.domain.targets.wording import overlaps

_SAID_FIRMLY = {"%", "pp", "pts", "ratio", "£"}
_LOOSE_YEAR = re.compile(r"(?<![\w£.,/-])(?:(?:19|20)\d\d(?:[-/]\d{2,4})?|[12]\d[-/][23]\d)(?![\d%-]|,\d|\.\d|\s?%)")
_CONDITION = re.compile(r"\b(?:if|unless|provided that|in the event)\b")
_COMPARES = re.compile(
    r"\b(?:meets? or exceeds?|exceed(?:s|ing)?|at least|at most|no (?:more|less|fewer|greater|higher|lower) than|"
    r"(?:more|less|fewer|greater|higher|lower|better|worse) than|not (?:more|less) than|or (?:above|below))\b"
)
_MOST_OF = re.compile(
    r"(?:,|;|\band\b|\bwith\b) ?(?:and |with )?(?P<most>(?:most|the (?:vast )?majority|many|some) [^,;.]*)"
)
_ANOTHER_CLAUSE = re.compile(
    r"[^,;]{0,30}(?:[,;]|,? and|,? with)(?: and)? (?P<clause>(?!that\b|which\b|who\b)[a-z][a-z' -]{3,60} "
    r"(?:is|are|will be|to be) [a-z][^.;]*)"
)
# "At least three months of costs": a limit set in a length of time that no claim holds.
_SO_LONG = re.compile(
    r"(?<!for )\b(?:at least|a minimum of|minimum of|no (?:more|less|longer|fewer|later) than|not more than|at most|"
    r"maximum of|more than|less than|over|under) (?P<long>(?:\d+(?: ?- ?\d+)?|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|twelve)[ -](?:months?|weeks?|terms?|years?|days?|hours?|minutes?))\b(?! (?:or|per|a|each|every))"
)
# "Attendance: absence and …" heads a list; "and improved attendance" is asked about as a wish.
_LABEL = re.compile(r"\s*:")
_WISHED = re.compile(rf"\b(?:{class_words.RISE}|{class_words.FALL}) $")
# "All pupils make progress at least equal to the national average": a mean above it may hide groups below.
_ALL_OF_THEM = re.compile(r"^\W*(?:all|every|each) (?:groups? of )?(?:pupils?|students?|children|learners|groups?)\b")
_EACH_GROUP = Question("Is this of every group of pupils, or of all of them together?", "of every group")
# A condition that opens the sentence is one of all of it.
_OPENING = 3
_EITHER = Question("Is one of these enough, or are both to be reached?", "one is enough")
_NATION = re.compile(r"nation|\bnat\b|england|english|\bna\b|statistic|dfe|'s (?:average|figure|rate|mean)")
_WHICH_AVERAGE = Question("Which average is meant?", "the national average")
_RESULT_OR_TARGET = Question("Does this tell how things were, or what is to be reached?", "what is to be reached")
_RESULT = Question(_RESULT_OR_TARGET.asks, "how things were")


def unexplained(statement: Statement, found: list[Figure], *, asked: bool) -> tuple[Question, ...]:
    """Return a question for everything that the sentence says and no claim accounts for."""
    claims = [figure.claim for figure in found]
    numbers = [number for number in statement.numbers if not _is_told(statement, number, claims)]
    dates = [found_on.span for found_on in statement.dates if not _is_dated(statement, found_on, claims)]
    questions = [_of_number(statement, number) for number in numbers]
    questions += [_of_date(statement, span) for span in (*dates, *_loose_years(statement, claims))]
    questions += [_of_number_in_words(statement, span) for span in _limits_of_time(statement, found)]
    questions += [_EACH_GROUP] if _is_of_each_group(statement, found) else []
    questions += [_of_measure(statement, span) for span in _unheld_measures(statement, claims)]
    questions += [
        Question(f"Is this of {group} pupils alone, or have they a target of their own?", "a target of their own")
        for group in _unheld_groups(statement, claims)
    ]
    questions += [_of_condition(statement, span) for span in _conditions(statement, found)]
    if _gives_a_choice(statement, found):
        questions.append(_EITHER)
    questions += [_of_number_in_words(statement, span) for span in _vague_halves(statement, found)]
    questions += [_of_number_in_words(statement, span) for span in _other_clauses(statement, found)]
    if _tells_a_result(statement, found) or (not asked and background.tells(statement.copy)):
        questions.append(_RESULT if looking_back.is_past(statement.copy) else _RESULT_OR_TARGET)
    if any(_NO_MEASURE.match(claim.measure or "") for claim in claims if claim.value or claim.reference):
        questions.append(OF_WHICH_MEASURE)
    if any(claim.reference == "national" for claim in claims) and not _NATION.search(statement.copy):
        questions.append(_WHICH_AVERAGE)
    if not asked and not questions and (compared := _compared_by_a_deed(statement, found)):
        questions.append(Question(f"“{compared}” compares with something. With which figure or grade?"))
    if not (asked or questions or is_plain(statement, found)):
        questions.append(read_back([figure.claim for figure in found]))
    return tuple(dict.fromkeys(questions))


def _is_told(statement: Statement, number: Quantity, claims: list[Claim]) -> bool:
    """Say whether a claim holds a number, or the sentence plainly uses it to tell something else."""
    if not (number.unit in _SAID_FIRMLY or number.op or re.search(r"\d", statement.copy[slice(*number.figure)])):
        return True
    wanted = {number.low, number.high} - {None}
    if all(any(_holds(claim, value) for claim in claims) for value in wanted):
        return True
    then = [found.span[1] for found in statement.dates if found not in statement.due]
    if any(
        re.fullmatch(r"[\s:=()-]*", statement.copy[end : number.span[0]]) for end in then if end <= number.span[0]
    ):
        return True
    closing = [found.span[0] for found in statement.dates if statement.is_then_in_brackets(found)]
    if any(start > number.span[1] and not statement.copy[number.span[1] : start].strip(" ,") for start in closing):
        return True
    return figure_roles.is_beside_the_point(statement, number)


def _holds(claim: Claim, value: str | None) -> bool:
    values = claim.value if isinstance(claim.value, tuple) else (claim.value,)
    words = f"{claim.reference or ''} {_NOT_OF_A_MEASURE.sub('', claim.measure or '')}"
    words = _LAST_OF_A_MEASURE.sub("", words)
    said = [*(each for each in values if each), *re.findall(r"\d[\d,]*(?:\.\d+)?", words)]
    return any(_size(each) == _size(value) for each in said)


# Words of a measure that begin with a number, or tell where a change begins, are no words of a measure.
_NOT_OF_A_MEASURE = re.compile(r"^\W*\d[\d.,]*|\b(?:from|baseline|current(?:ly)?)\b[^,]*?\d[\d.,]*", re.IGNORECASE)
_LAST_OF_A_MEASURE = re.compile(r"(?<=[a-z)]):? \(?\d+\.\d+\W*$|(?<=[a-z)]): \d[\d,.]*\W*$")
_NO_MEASURE = re.compile(
    r"\W*\d[\d.]* ?%|.*\btherefore\b|(?:we )?(?:will|shall|aim for an?(?: annual)?|to|is|are)$|(?:the |"
    r"our )?(?:revised |existing |current )?"
    r"(?:national|england|la|local|baseline|target|aim|goal|actual|it|this|these|they)\b(?! (?:for|of|in) )",
    re.IGNORECASE,
)


def _size(value: str | None) -> Decimal | None:
    try:
        return abs(Decimal((value or "").replace(",", "")))
    except InvalidOperation:
        return None


def _is_dated(statement: Statement, named: Found, claims: list[Claim]) -> bool:
    words = statement.phrase(named.span).lower()
    if named.reading.kind in {"vague", "open", "duration"} or named not in statement.due:
        merged = [due for due in statement.due if due.span[0] <= named.span[0] and named.span[1] <= due.span[1]]
        return not merged or any(_is_due(claim, due, words) for due in merged for claim in claims)
    return any(_is_due(claim, named, words) for claim in claims)


def _is_due(claim: Claim, named: Found, words: str) -> bool:
    said = f"{claim.measure or ''} {claim.reference or ''}".lower()
    if words in said:
        return True
    when, read = claim.when, named.reading
    if when is None:
        return False
    same = (when.from_on, when.to_on, when.recurrence) == (read.from_on, read.to_on, read.recurrence)
    return same or words in when.text.lower() or bool(read.recurrence and read.recurrence == when.recurrence)


def _loose_years(statement: Statement, claims: list[Claim]) -> list[Span]:
    """Return the years that no date of the sentence holds, as they stand where a date was not understood."""
    dated = [named.span for named in statement.dates]
    said = " ".join(f"{claim.measure} {claim.reference}" for claim in claims)
    return [
        match.span()
        for match in _LOOSE_YEAR.finditer(statement.copy)
        if not overlaps(match.span(), dated) and match.group() not in said
    ]


def _conditions(statement: Statement, found: list[Figure]) -> list[Span]:
    """Return where a number is said only of what follows if something is so."""
    if not any(figure.claim.value for figure in found):
        return []
    conditions = _CONDITION.finditer(statement.copy)
    return [
        match.span()
        for match in conditions
        if match.start() < _OPENING or re.match(r"[^,;]*\d", statement.copy[match.end() :])
    ]


def _limits_of_time(statement: Statement, found: list[Figure]) -> list[Span]:
    """Return each limit set in a length of time that neither a claim, its date nor who is meant accounts for."""
    if not any(figure.claim.value for figure in found):
        return []
    numbered = [number.span for number in statement.numbers]
    said = " ".join(f"{figure.claim.scope} {figure.claim.when.text if figure.claim.when else ''}" for figure in found)
    return [
        match.span()
        for match in _SO_LONG.finditer(statement.copy)
        if "tenure" not in said and match["long"] not in said.lower() and not overlaps(match.span("long"), numbered)
    ]


def _unheld_measures(statement: Statement, claims: list[Claim]) -> list[Span]:
    """Return where a measure is named that no claim is of, nor holds in its own words."""
    if not any(is_known(claim.measure) for claim in claims):
        return []
    said = " ".join(f"{claim.measure} {claim.reference}" for claim in claims).lower()
    return [
        mention.span
        for mention in statement.mentions
        if mention.family.key not in said
        and statement.copy[slice(*mention.span)] not in said
        and mention.family.key not in {"outcomes", "attainment", "progress", "ofsted"}
        and not _LABEL.match(statement.copy, mention.span[1])
        and not (said.startswith("gap") or _WISHED.search(statement.copy, 0, mention.span[0]))
    ]


def _is_of_each_group(statement: Statement, found: list[Figure]) -> bool:
    """Say whether a benchmark is set for all pupils or for every group, where a claim is of all of them together."""
    together = any(figure.kind == "B" and figure.claim.scope == "trust" for figure in found)
    return together and bool(_ALL_OF_THEM.search(statement.copy))


def _unheld_groups(statement: Statement, claims: list[Claim]) -> list[str]:
    """Return the groups of pupils named beside a known measure that no claim is of."""
    if not any(is_known(claim.measure) for claim in claims) or any(claim.measure == "gap" for claim in claims):
        return []
    said = " ".join(f"{claim.scope} {claim.measure} {claim.reference}" for claim in claims).lower()
    held = groups(said)
    return [group for group in groups(statement.copy) if group.lower() not in said and group not in held]


def _gives_a_choice(statement: Statement, found: list[Figure]) -> bool:
    """Say whether one of two figures is enough: "rise by 2 %, or stay at 95 %"."""
    valued = [number for number in statement.numbers if any(_holds(figure.claim, number.low) for figure in found)]
    gaps = [(first.span[1], second.span[0]) for first, second in pairwise(valued)]
    return any(re.search(r"\bor\b", statement.copy[start:end]) for start, end in gaps if start < end)


def _vague_halves(statement: Statement, found: list[Figure]) -> list[Span]:
    """Return where a second half speaks of most, of whom no claim is: "all good, and most outstanding"."""
    if all(figure.claim.op is None for figure in found):
        return []
    halves = _MOST_OF.finditer(statement.copy)
    return [half.span("most") for half in halves if not any(figure.span[0] > half.start() for figure in found)]


def _other_clauses(statement: Statement, found: list[Figure]) -> list[Span]:
    """Return a clause of its own after the last benchmark that no claim is made of."""
    if not found or any(figure.kind != "B" or figure.claim.value for figure in found):
        return []
    end = max(figure.span[1] for figure in found)
    clause = _ANOTHER_CLAUSE.match(statement.copy, end)
    return [clause.span("clause")] if clause else []


def _tells_a_result(statement: Statement, found: list[Figure]) -> bool:
    """Say whether a sentence with something to hold it to may look back, and names no day ahead."""
    start_on = statement.context.start_on or date.min
    days = [
        figure.claim.when.to_on
        for figure in found
        if figure.claim.when and figure.claim.when.to_on and re.search(r"\d", figure.claim.when.text)
    ]
    is_held = any(figure.claim.value or figure.claim.reference for figure in found)
    if not is_held or any(day >= start_on for day in days):
        return False
    return looking_back.may_tell_a_result(statement.copy) or _goes_wrong(statement, found)


def _goes_wrong(statement: Statement, found: list[Figure]) -> bool:
    """Say whether a figure moves the way that nobody aims for: "attendance fell to 93 %"."""
    if any(number.op for number in statement.numbers):
        return False
    claims = [figure.claim for figure in found if figure.claim.value and figure.claim.test in {"compare", "change"}]
    return any(
        polarity.is_against_the_good(claim.measure, claim.op)
        for claim in claims
        if (claim.reference or "baseline").startswith("baseline")
    )


def _compared_by_a_deed(statement: Statement, found: list[Figure]) -> str:
    """Return the words of comparison in a statement that was read as a deed to be done or a fact to be seen."""
    if any(figure.kind not in {"D", "C"} or figure.claim.op for figure in found):
        return ""
    said = _COMPARES.search(statement.copy)
    return statement.phrase(said.span()) if said else ""


def read_back(claims: list[Claim]) -> Question:
    """Ask whether what was understood is what was meant."""
    said = "; ".join(dict.fromkeys(say(claim) for claim in claims))
    return Question(f"Is this what is meant: “{said}”?", "yes", reads_back=True)


def _of_number(statement: Statement, number: Quantity) -> Question:
    return Question(f"What does “{statement.phrase(number.span)}” tell? No figure was made of it.")


def _of_number_in_words(statement: Statement, span: Span) -> Question:
    return Question(f"“{statement.phrase(span)}”: how many, or how far, is that?", "a target of its own")


def _of_measure(statement: Statement, span: Span) -> Question:
    return Question(f"“{statement.phrase(span)}” is named. Has it a target of its own?", "no")


def _of_date(statement: Statement, span: Span) -> Question:
    return Question(f"What is due, or was so, at “{statement.phrase(span)}”? No date was made of it.")


def _of_condition(statement: Statement, span: Span) -> Question:
    said = statement.phrase((span[0], min(len(statement.copy), span[1] + 60)))
    return Question(f"“{said}” is a condition. What is to be reached, without the condition?")
