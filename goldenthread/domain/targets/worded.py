"""Claims of a sentence that sets no value: facts about all, directions, opinions, deliverables, wishes."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from goldenthread.domain import date_words
from goldenthread.domain.targets import class_words, classes
from goldenthread.domain.targets.claims import Claim, Figure, Question
from goldenthread.domain.targets.measures_named import listed, whole_words
from goldenthread.domain.targets.statement import Span, Statement, scope_of

_LEAST_CHANGE = Question(
    "What is the least change that counts, and from which figure?", "any change from last year's figure"
)
_LEAST_STEP = Question(_LEAST_CHANGE.asks, "any change from the period before")
_CUT_OFF = Question("Which question is asked, of whom, and what share must agree?", "80 % agree")
_NO_VALUE = Question("What value is to be reached, and by when?")
_REWRITE = Question("What would be seen or counted if this were so?")

LAST_PERIOD = "baseline(previous period)"
# "Falls term on term" is held against the term before, and not against the year before.
_STEP_BY_STEP = re.compile(
    r"\b(half[- ]term|term|month) (?:on|by|after|upon|over) \1\b|\b(?:each|every) (?:half[- ]term|term|month)\b|"
    r"\b(?:last|previous|prior) (?:half[- ]term|term|month)\b|\b(?:half[- ]term|term|month) before\b|\btermly\b"
)
_ASKED = re.compile(r"\bpositive feedback from (?P<who>[^.;]+)")
_ALSO_WILL = re.compile(
    r",? and (?:(?!that\b|which\b|who\b)\w+ ){0,3}?(?:will|is|are) (?:be|been|have)?\b|,? and they are\b|"
    r"\band (?:minimal|diminish|narrow|reduc\w+|increas\w+|improv\w+)\b"
)
_TWO_WILLS = re.compile(r",? and will (?:be|have)\b")
_LIST = re.compile(r",? and |, |,? as well as ")
_PAIRS = re.compile(
    r"\b(?:permanent and fixed[- ]term|recruitment and retention|leadership and management|teaching and learning|"
    r"learning and teaching|"
    r"health and safety|english and maths|behaviour and attitudes|progression and promotion|"
    r"quality and responsiveness|why and how|parents and carers|health and wellbeing|training and development|"
    r"staff and pupil wellbeing|attitudes and behaviour|support and challenge|skills and knowledge|"
    r"knowledge and skills|speech and language|safe and well|reading and writing|time and cost|"
    r"efficiency and effectiveness)\b"
)
_OBJECT = re.compile(
    r"^(?:\W*(?:to|we|will|the|trust|success|be|demonstrated|in|measurable|an?|further|"
    rf"continue)\b)*\W*(?:{class_words.DIRECTION.pattern})(?: (?:in|of|on|to|the|our|overall))*(?P<what>[^.;]+)"
)


def worded(statement: Statement) -> list[Figure]:
    """Return the claims of a sentence that holds no value, with the class its words give it."""
    text = _without_dates(statement)
    class_ = classes.of_words(text)
    if (
        class_ == "V"
        and any(found.reading.to_on for found in statement.due)
        and class_words.SO_BY_THEN.fullmatch(text)
    ):
        class_ = "D"
    return _MAKERS[class_](statement, class_)


def _without_dates(statement: Statement) -> str:
    # "Agreed May 2020" ends in a deed; what recurs ("annual audit", "each year") is part of the deed.
    letters = list(statement.copy)
    for found in statement.dates:
        if not found.reading.recurrence:
            letters[slice(*found.span)] = " " * (found.span[1] - found.span[0])
    return " ".join("".join(letters).split()).strip(" ,:;.") or statement.copy


_NONE = re.compile(r"^(?:no|zero|nil|without any) ", re.IGNORECASE)


def _facts(statement: Statement, class_: str) -> list[Figure]:
    found = classes.none_of(statement.copy)
    if found and "who" in found.groupdict():
        claim = Claim(
            scope=f"no {found['who']}",
            measure=statement.phrase((found.end(), len(statement.copy))) or found["who"],
            test="done",
            when=statement.when(),
        )
        return [Figure(claim, found.span(), class_)]
    if found:
        named = listed(statement, found.span())
        measure = named[0] if named else _NONE.sub("", statement.phrase(found.span()))
        claim = Claim(scope=scope_of(statement.copy), measure=measure, op="=", value="0", when=statement.when())
        return [Figure(claim, found.span(), class_)]
    universal = class_words.UNIVERSAL.search(statement.copy)
    scope = _universal_scope(statement, universal["who"]) if universal else scope_of(statement.copy)
    return [
        Figure(
            Claim(scope=scope, measure=_said(statement), test="done", when=statement.when()), _all(statement), class_
        )
    ]


def _directions(statement: Statement, class_: str) -> list[Figure]:
    usual = classes.direction_of(statement.copy) or "up"
    is_by_step = bool(_STEP_BY_STEP.search(statement.copy))
    made = []
    for thing in _moved(statement) or [_said(statement)]:
        op = classes.direction_of(thing) or usual
        measure = _named_or(statement, _still(thing) or thing)
        claim = Claim(
            scope=scope_of(statement.copy),
            measure=measure,
            test="trend",
            op=op,
            reference=LAST_PERIOD if is_by_step else statement.baseline(),
            when=statement.when(),
        )
        made.append(Figure(claim, _all(statement), class_, (_LEAST_STEP if is_by_step else _LEAST_CHANGE,)))
    return made


# "Library loans are up on last year", "Pupils' wellbeing improves": what stands before the verb is what moves.
_MOVES = re.compile(
    r"^(?P<what>[^.;]{3,120}?) (?:(?:is|are|to|will|has|have|should|must|be|been|continues?|further|also|steadily|"
    rf"significantly) )*(?:increases|improves|rises|grows|falls|reduces|decreases|declines|narrows|closes|"
    rf"(?<=(?:is|re|to|ll|be) )(?:{class_words.RISE}|{class_words.FALL}))\b"
)


def _still(thing: str) -> str:
    """Return the thing without the words that say that it moves."""
    if moves := _MOVES.match(thing.lower()):
        thing = thing[: moves.end("what")]
    return re.sub(
        rf"^(?:\W*\b(?:{class_words.DIRECTION.pattern}|the|an?|overall|substantial|significant|sustained|"
        r"demonstrable|"
        r"progressively|year on year|to|we will|in|of)\b)+\W*",
        "",
        thing,
        flags=re.IGNORECASE,
    ).strip()


def _moved(statement: Statement) -> list[str]:
    """Return what is to move: each thing of the list after the word of direction, or the measures named."""
    phrase = _OBJECT.match(statement.copy)
    named = listed(statement, _all(statement))
    if phrase is None:
        return _subjects(statement, named) or list(dict.fromkeys(named))
    start, end = phrase.span("what")
    if amount := _AMOUNT_OF.match(statement.copy, start):
        start = amount.end()
    text = _PAIRS.sub(lambda pair: pair.group().replace(" and ", " + "), statement.copy[start:end])
    text = re.split(
        r"\b(?:through|by|for|so that|in order|across|from|to|with|which|that|who|as a result|towards|among|"
        r"particularly|especially|including|such as|resulting|leading|demonstrated|shown|evidenced|between|due|"
        r"following|where|when|within|saying|being|of)\b",
        text,
    )[0]
    things = [thing.strip() for thing in _LIST.split(text) if len(thing.strip()) > 3]
    things = [thing.replace(" + ", " and ") for thing in things]
    if len(things) > 1 and things[0].startswith(("gap ", "difference ")):
        return [statement.phrase((start, phrase.end("what")))]
    if len(things) > 1:
        return things
    return named[:1]


def _subjects(statement: Statement, named: list[str]) -> list[str]:
    """Return each thing of the list before the verb, "exclusions, late entry and moves will reduce", or nothing.

    What is joined by "and" alone is a list only where a measure is named in it.
    """
    moves = _MOVES.match(statement.copy)
    if moves is None or not named:
        return []
    text = _PAIRS.sub(lambda pair: pair.group().replace(" and ", " + "), moves["what"])
    things = [thing.replace(" + ", " and ").strip() for thing in _LIST.split(text) if len(thing.strip()) > 3]
    of_one = re.search(r"\b(?:for|of|between|among|amongst|from|in)\b", things[0]) if things else None
    return things if len(things) > 1 and len(things) > len(named) and not of_one else []


_AMOUNT_OF = re.compile(
    r"\W*(?:the )?(?:numbers?|percentages?|proportions?|rates?|levels?|amounts?) of (?=[a-z ]+ and )"
)


def _named_or(statement: Statement, thing: str) -> str:
    place = statement.copy.find(thing.lower())
    named = listed(statement, (place, place + len(thing))) if place >= 0 else []
    return named[0] if named else thing


def _opinions(statement: Statement, class_: str) -> list[Figure]:
    asked = _ASKED.search(statement.copy)
    people = [""]
    if asked and not re.search(r"\b(?:that|indicat\w+|about|on|is|are)\b", asked["who"]):
        people = [who for who in re.split(r",? and |, | & |/ ?", asked["who"].rstrip(". ")) if who.strip()] or [""]
    return [
        Figure(
            Claim(
                scope=f"all {who.strip()}" if who else "trust",
                measure=_said(statement),
                test="opinion",
                when=statement.when(),
            ),
            _all(statement),
            class_,
            (_CUT_OFF,),
        )
        for who in people
    ]


def _deliverables(statement: Statement, class_: str) -> list[Figure]:
    cuts = [cut.start() for cut in _TWO_WILLS.finditer(statement.copy)] or _between_dates(statement)
    made = _pieces(statement, class_, cuts, "done", ())
    rhythm = class_words.IN_A_RHYTHM.match(statement.copy.strip())
    if rhythm is None or statement.when() is not None:
        return made
    when = date_words.read(rhythm["rhythm"], statement.context)
    return [replace(figure, claim=replace(figure.claim, when=when)) for figure in made]


_THEN = re.compile(r"\s*[,;]?\s*(?:and then|and|then)\s+(?=[a-z]+ [a-z]+)")


_BY = re.compile(r"\b(?:by|before|in)\b")


def _between_dates(statement: Statement) -> list[int]:
    """Return where one deed ends with its day and the next begins, which has a day of its own."""
    spans = sorted(date.span for date in statement.dates)
    joins = (
        (_THEN.match(statement.copy, until), start)
        for (begins, until), (start, _) in pairwise(spans)
        if _BY.match(statement.copy, begins) or _BY.search(statement.copy[:begins].rstrip()[-4:])
    )
    return [join.start() for join, start in joins if join and join.end() < start]


def _wishes(statement: Statement, class_: str) -> list[Figure]:
    cuts = [
        cut.start()
        for cut in _ALSO_WILL.finditer(statement.copy)
        if class_words.FINITE.search(statement.copy[: cut.start()])
    ][:3]
    return _pieces(statement, class_, cuts, "done", (_REWRITE,))


def _bare(statement: Statement, class_: str) -> list[Figure]:
    named = listed(statement, _all(statement))
    claim = Claim(
        scope=scope_of(statement.copy),
        measure=named[0] if len(named) == 1 else _said(statement),
        test="compare",
        when=statement.when(),
    )
    return [Figure(claim, _all(statement), class_, (_NO_VALUE,))]


_OPENS = re.compile(r"^\W*(?:and then|and|then) ")


def _pieces(
    statement: Statement, class_: str, cuts: list[int], test: str, questions: tuple[Question, ...]
) -> list[Figure]:
    edges = [0, *cuts, len(statement.copy)]
    return [
        Figure(
            Claim(
                scope=scope_of(statement.copy),
                measure=_OPENS.sub("", whole_words(statement, (start, end))) or _said(statement),
                test=test,
                when=statement.when((start, end)),
            ),
            (start, end),
            class_,
            questions,
        )
        for start, end in pairwise(edges)
    ]


def _universal_scope(statement: Statement, who: str) -> str:
    scope = scope_of(statement.copy)
    return (
        scope
        if scope != "trust"
        else (f"all {_PLURALS.get(who, who if who.endswith(('s', 'staff', 'children', 'people')) else who + 's')}")
    )


_PLURALS = {
    "child": "children",
    "member of staff": "staff",
    "members of staff": "staff",
    "family": "families",
    "vacancy": "vacancies",
}


def _said(statement: Statement) -> str:
    return whole_words(statement, _all(statement)) or statement.phrase(_all(statement)) or "statement"


def _all(statement: Statement) -> Span:
    return 0, len(statement.copy)


_MAKERS = {"C": _facts, "T": _directions, "S": _opinions, "D": _deliverables, "V": _wishes, "M": _bare}
