"""Claims that set a figure: limits, shares, counts, changes and steps over time.

Each value becomes one claim, for the measure nearest to it in its own part of the sentence; a value
shared by several measures in a list makes one claim for each.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from goldenthread.domain.targets import comparisons, figure_roles, grades, lexicon, phases, polarity
from goldenthread.domain.targets import figure_words as words
from goldenthread.domain.targets.amounts import is_amount, is_share
from goldenthread.domain.targets.changes import Role
from goldenthread.domain.targets.claims import Claim, Figure, Question
from goldenthread.domain.targets.measures_named import measures_of, own_words, says_little
from goldenthread.domain.targets.statement import SCHOOLS, Span, Statement, scope_of
from goldenthread.domain.targets.steps import as_steps
from goldenthread.domain.targets.values import Quantity
from goldenthread.domain.targets.wording import squeeze

PERCENT_OR_POINTS = Question("Is this a change in percent, or in percentage points?", "percentage points")
ROUGHLY = Question("How near is near enough?", "within 5 % of the figure")
OF_WHICH_MEASURE = Question("Of which measure is this the target?")
SO_MANY = Question("The figure is for every so many. Is the measure kept for as many?", "yes")
OF_WHAT_WAS = Question("Is it to come to this part of what it was, or to change by it?", "to come to this part")
WHICH_WHEN = Question("Which of these figures is of which date?", "the first of the first date, and so on")

EACH_OR_TOGETHER = Question("Is this of each school of that phase, or of all of them together?", "of each")
_SHARE_OF_SCHOOLS = re.compile(
    rf"^ ?of (?:all |our |the |trust |its )*(?:(?:{'|'.join(phases.PHASES)}) )?(?:{SCHOOLS})\b"
)
_COUNT_OF_SCHOOLS = re.compile(
    rf"^ ?(?:of (?:our |the )?(?:{words.SMALL_COUNT} )?)?(?:(?:more|further|other|additional|new|"
    rf"{'|'.join(phases.PHASES)}) )*(?:{SCHOOLS})\b"
)
_MERITS = {">=": "<=", ">": "<"}
_FLIP = {">": "<=", ">=": "<", "<": ">=", "<=": ">"}


def figures(statement: Statement, taken: list[Span]) -> list[Figure]:
    """Return the claims that the statement's figures make, in order."""
    roles = figure_roles.roles(statement, taken)
    found: list[Figure] = []
    for place, role in enumerate(roles):
        segment = _segment(statement, roles, place)
        found += _claims_of(statement, role, segment, found, roles)
    found += _another(statement, found)
    return _asking_which(as_steps(found))


def _claims_of(
    statement: Statement, role: Role, segment: Span, before: list[Figure], roles: list[Role]
) -> list[Figure]:
    measures = measures_of(statement, role.quantity, segment, [figure.claim.measure for figure in before])
    if figure_roles.counts_who_reaches(statement, role.quantity):
        # "80 % of pupils have an attendance of 95 %" is no figure of attendance, but of those pupils.
        measures = [own_words(statement, segment, role.quantity.span)]
    part = statement.copy[slice(*segment)]
    scope = _scope(statement, segment, roles)
    when = statement.steps.get(role.quantity.figure[0]) or statement.when(segment, role.quantity.figure)
    phase, said = phases.beside_figure(part) if scope_of(part) == "trust" else ("", "")
    if phase:
        scope = f"all schools[phase={phase}]"
        measures = [_without(said, measure) for measure in measures]
    if before and _family(before[-1].claim.measure) in {_family(measure) for measure in measures}:
        role = figure_roles.compared_alike(role, roles[: roles.index(role)])
    made = []
    for measure in [None] if role.quantity.unit and _says_no_measure(measures) else measures:
        made += _one_claim(statement, role, segment, Claim(scope=scope, measure=measure, when=when))
    if phase:
        made = [replace(figure, questions=(*figure.questions, EACH_OR_TOGETHER)) for figure in made]
    made = [_of_the_same_share(figure, before, role.quantity) for figure in made]
    if words.BOTH_PHASES.search(part) and len(made) == 1:
        made = [_in_phase(made[0], phase) for phase in ("primary", "secondary")]
    return made


def _family(measure: str | None) -> str:
    return (measure or "").split("[", maxsplit=1)[0]


def _says_no_measure(measures: list[str]) -> bool:
    """Say whether the words left for a measure are only of whom or when: "primary 96 %", "all schools at 95 %"."""
    return len(measures) == 1 and not lexicon.is_known(measures[0]) and says_little(measures[0])


def _without(said: str, measure: str) -> str:
    """Return a measure without the words at its end that say of which schools it is."""
    return squeeze(measure[: -len(said)]) if measure.lower().endswith(f" {said.strip()}") else measure


def _of_the_same_share(figure: Figure, before: list[Figure], quantity: Quantity) -> Figure:
    """Read "70 % of academies at or above national, 40 % in year 1": the second is a share of academies too."""
    last = before[-1] if before else None
    if last is None or not last.claim.scope.startswith("share") or quantity.unit != "%":
        return figure
    grade = grades.grade_in((figure.claim.measure or "").lower()) if last.claim.measure == "ofsted" else None
    alike = figure.claim.measure == last.claim.measure or grade
    if not alike or figure.claim.scope != "trust":
        return figure
    scope = f"share {figure.claim.op} {quantity.low} % schools{last.claim.scope.partition('schools')[2]}"
    reference = grade.replace("quality", "ofsted") if grade else last.claim.reference
    claim = replace(figure.claim, scope=scope, measure=last.claim.measure, reference=reference)
    return replace(figure, claim=claim, kind=last.kind)


def _one_claim(statement: Statement, role: Role, segment: Span, claim: Claim) -> list[Figure]:
    quantity = role.quantity
    questions: tuple[Question, ...] = (ROUGHLY,) if quantity.about else ()
    if near := words.NEAR_ENOUGH.match(statement.copy, quantity.span[1]):
        questions += (replace(ROUGHLY, proposal=f"within {near['near']} of the figure"),)
    questions += () if claim.measure else (OF_WHICH_MEASURE,)
    if words.PER_SO_MANY.match(statement.copy, quantity.span[1]):
        questions += (SO_MANY,)
    if quantity.unit == "%" and words.OF_WHAT_WAS.match(statement.copy, quantity.span[1]):
        questions += (OF_WHAT_WAS,)
    if role.kind == "change":
        return [_change(statement, claim, role, segment, questions)]
    value = (quantity.low, quantity.high) if quantity.high else quantity.low
    op = _op(statement, role, segment, claim.measure)
    claim = replace(claim, op=op, value=value, unit=_unit(quantity, claim.measure))
    if quantity.by_merit and not quantity.high and lexicon.family_of(claim.measure) is None:
        questions += (_above_or_below(op),)
    part = statement.copy[slice(*segment)]
    if _asks_an_opinion(quantity, part):
        return _opinions(claim, part, segment, questions)
    kind, claim = _kind_of(claim, quantity, part, statement.copy[quantity.span[1] : segment[1]])
    return [
        Figure(claim, segment, kind, questions + _asked(role, op, claim.measure) + _which_way(statement, role, claim))
    ]


def _asked(role: Role, op: str, measure: str | None) -> tuple[Question, ...]:
    if role.asks is figure_roles.MORE_OR_LESS:
        return (_above_or_below(op),) if polarity.is_open(measure) else ()
    return (role.asks,) if role.asks else ()


def _which_way(statement: Statement, role: Role, claim: Claim) -> tuple[Question, ...]:
    """Ask which way is good, where the row of a table tells it of nothing known and no word of comparison does."""
    if role.asks or role.direction or role.quantity.op or role.quantity.high or claim.op == "=":
        return ()
    is_asked = figure_roles.is_row(statement.copy, role.quantity) and polarity.is_open(claim.measure)
    return (_above_or_below(claim.op or ""),) if is_asked else ()


def _above_or_below(op: str) -> Question:
    return replace(figure_roles.MORE_OR_LESS, proposal="below" if op in {"<", "<="} else "above")


def _kind_of(claim: Claim, quantity: Quantity, part: str, after: str) -> tuple[str, Claim]:
    """Return the class that a figure gives its claim, and the claim with the scope that goes with it."""
    if _SHARE_OF_SCHOOLS.match(after) or (quantity.unit == "%" and _COUNT_OF_SCHOOLS.match(after)):
        return _share_of_schools(claim, quantity, part, after)
    counted = quantity.noun or quantity.op or words.OF_SO_MANY.match(after)
    if counted and _COUNT_OF_SCHOOLS.match(after) and (grade := grades.grade_in(part)):
        return "C", replace(claim, scope=f"atleast {quantity.low} schools", measure="ofsted", reference=grade)
    if _counts_for_each_person(claim, quantity, part):
        return "C", replace(claim, scope="all " + _people(part))
    if _counts_in_each_school(claim, quantity):
        return "C", claim
    return _share_against(claim, after) if quantity.unit == "%" else ("N", claim)


def _share_of_schools(claim: Claim, quantity: Quantity, part: str, after: str) -> tuple[str, Claim]:
    said = _SCHOOLS_THAT.sub("", claim.measure or "") or claim.measure
    phase = phases.of_schools(after)
    of_phase = f"[phase={phase}]" if phase else ""
    claim = replace(claim, scope=f"share {claim.op} {quantity.low} % schools{of_phase}", measure=said)
    kind, claim = _share_against(claim, after)
    if claim.reference is None and (grade := grades.grade_in(part)):
        claim = replace(claim, measure="ofsted", reference=grade)
    return kind, claim


_SCHOOLS_THAT = re.compile(r"^(?:(?:of|our|all|the) )*(?:schools|academies) (?:(?:are|be|to be|will be|is) )?")


def _counts_for_each_person(claim: Claim, quantity: Quantity, part: str) -> bool:
    counts = quantity.unit in {None, "hours", "days", "sessions"} and bool(words.PER_PERSON.search(part))
    return counts and (
        bool(quantity.noun) or _family(claim.measure) == "progress" or not lexicon.is_known(claim.measure)
    )


def _counts_in_each_school(claim: Claim, quantity: Quantity) -> bool:
    counts = bool(quantity.op) and quantity.unit is None and quantity.low not in {"0", "0.00"}
    return counts and claim.scope.startswith("all schools") and lexicon.family_of(claim.measure) is None


def _asks_an_opinion(quantity: Quantity, part: str) -> bool:
    return quantity.unit == "%" and bool(words.OPINION.search(part)) and not words.ANSWERING.search(part)


def _share_against(claim: Claim, after: str) -> tuple[str, Claim]:
    """Read "70 % of schools at or above national": the share is the value, national the inner test."""
    inner = comparisons.comparisons(after, []) if re.match(r" ?of\b", after) else []
    if not inner:
        return "N", claim
    return "B", replace(claim, reference=inner[0].reference)


def _change(statement: Statement, claim: Claim, role: Role, segment: Span, questions: tuple[Question, ...]) -> Figure:
    quantity = role.quantity
    value = (quantity.low, quantity.high) if quantity.high else quantity.low
    questions += (role.asks,) if role.asks else ()
    if role.start is not None:
        op = ">=" if role.direction == "up" else "<="
        op = quantity.op if quantity.op in {">", "<"} and not quantity.by_merit else op
        reference = f"baseline({role.start}{' ' + quantity.unit if quantity.unit else ''})"
        return Figure(
            replace(claim, test="change", op=op, value=value, unit=quantity.unit, reference=reference),
            segment,
            "R",
            questions,
        )
    if quantity.unit == "%" and not is_amount(claim.measure):
        questions += (
            PERCENT_OR_POINTS if is_share(claim.measure) else replace(PERCENT_OR_POINTS, proposal="percent"),
        )
    made = replace(
        claim,
        test="change",
        op=role.direction,
        value=value,
        unit=quantity.unit or quantity.noun,
        reference=statement.baseline(),
    )
    return Figure(made, segment, "R", questions)


def _op(statement: Statement, role: Role, segment: Span, measure: str | None) -> str:
    quantity = role.quantity
    if quantity.op == "in":
        return "in"
    if quantity.by_merit and quantity.op in _MERITS:
        return _MERITS[quantity.op] if polarity.usual_op(measure, quantity) == "<=" else quantity.op
    if quantity.op and quantity.op != "=":
        before = statement.copy[segment[0] : quantity.span[0]]
        return _FLIP[quantity.op] if words.SINGLE_NEGATIVE.search(before) else quantity.op
    if quantity.op == "=" or (float(quantity.low) == 0 and quantity.unit in {None, "%"} and "." not in quantity.low):
        return "="
    if role.direction:
        return ">=" if role.direction == "up" else "<="
    return polarity.usual_op(measure, quantity)


def _unit(quantity: Quantity, measure: str | None) -> str | None:
    if quantity.unit or not quantity.noun:
        return quantity.unit
    if lexicon.family_of(measure) and not re.match(r"schools|academ|pupils|students|children", quantity.noun):
        return None
    return _UNITS.get(quantity.noun, quantity.noun)


_UNITS = dict.fromkeys(("academies", "school", "primary", "primaries", "secondary", "secondaries"), "schools")
_UNITS |= dict.fromkeys(("students", "children", "learners"), "pupils")


def _scope(statement: Statement, segment: Span, roles: list[Role]) -> str:
    """A group of schools named before the first figure or after the last holds for every claim between."""
    own = scope_of(statement.copy[slice(*segment)])
    if own != "trust" or not roles:
        return own
    head = statement.copy[: roles[0].quantity.span[0]]
    tail = statement.copy[roles[-1].quantity.span[1] :]
    last = scope_of(tail) if not re.search(r"\bno\b", tail) else "trust"
    return scope_of(head) if scope_of(head) != "trust" else last


def _segment(statement: Statement, roles: list[Role], place: int) -> Span:
    """Return the part of the sentence that belongs to one figure."""
    start = 0 if place == 0 else _boundary(statement, roles[place - 1], roles[place])
    end = len(statement.copy) if place == len(roles) - 1 else _boundary(statement, roles[place], roles[place + 1])
    return start, max(start, end)


def _boundary(statement: Statement, first: Role, second: Role) -> int:
    start, end = first.quantity.span[1], second.reach
    covered = [mention.span for mention in statement.mentions]
    cuts = [
        cut
        for cut in words.SEPARATOR.finditer(statement.copy, start, max(start, end))
        if not any(a < cut.start() and cut.end() < b for a, b in covered)
    ]
    strong = [cut for cut in cuts if cut.group().strip()[:1] in {";", ".", ",", "\n", ""} or "(" in cut.group()]
    if strong:
        return strong[-1].start() if _listed_after(statement, first, strong) else strong[0].start()
    dated = [date.span[1] for date in statement.due if start <= date.span[0] < end]
    later = [cut for cut in cuts if dated and cut.start() >= min(dated)]
    return (later or cuts)[0].start() if cuts else end


def _listed_after(statement: Statement, first: Role, cuts: list[re.Match[str]]) -> bool:
    # "80% in reading, writing and science, 75% in maths": the last comma parts the two figures.
    return len(cuts) > 1 and bool(re.match(r" ?(?:of [a-z ]+)?\bin\b", statement.copy[first.quantity.span[1] :]))


def _opinions(claim: Claim, part: str, segment: Span, questions: tuple[Question, ...]) -> list[Figure]:
    asked = [name for name, people in words.POPULATIONS if re.search(rf"\b(?:{people})\b", part)]
    listed = re.search(
        r"\b(?:pupils?|students?|parents?|staff|children|carers|governors|families)(?:,| and| &|"
        r" or)(?: and)? (?:the )?(?:pupils?|students?|parents?|staff|children|governors|families)\b",
        part,
    )
    claim = replace(claim, test="opinion")
    if listed and len(asked) > 1:
        return [
            Figure(
                replace(claim, scope=f"all {who}" if claim.scope == "trust" else claim.scope), segment, "N", questions
            )
            for who in asked
        ]
    return [Figure(claim, segment, "N", questions)]


def _people(part: str) -> str:
    return next((name for name, people in words.POPULATIONS if re.search(rf"\b(?:{people})\b", part)), "staff")


def _in_phase(figure: Figure, phase: str) -> Figure:
    return replace(figure, claim=replace(figure.claim, scope=f"all schools[phase={phase}]"))


def _another(statement: Statement, found: list[Figure]) -> list[Figure]:
    """Read "one by Year 6 and another by Year 11" as two claims."""
    again = re.search(r"\band another\b", statement.copy)
    if again is None or not found:
        return []
    return [
        replace(found[-1], claim=replace(found[-1].claim, when=statement.when((again.start(), len(statement.copy)))))
    ]


def _asking_which(found: list[Figure]) -> list[Figure]:
    """Ask about figures that cannot all be meant at once: of one measure, alike in everything but the value."""
    alike = Counter(_said(figure.claim) for figure in found)
    return [
        replace(figure, questions=(*figure.questions, WHICH_WHEN)) if alike[_said(figure.claim)] > 1 else figure
        for figure in found
    ]


def _said(claim: Claim) -> tuple[str | None, ...]:
    when = claim.when.text if claim.when else ""
    return claim.scope, claim.measure, claim.test, claim.op, claim.reference, when
