"""Which readings may stand unasked: those whose every word is accounted for, in a form that is known.

A reading of figures is never taken for right because nothing speaks against it. It stands by itself only where
each word of the sentence is part of what was read or plainly carries nothing, and where a form of words known here
says which way is meant. Any other is read back to the person, who says yes to it or puts it right.
"""

from __future__ import annotations

import re

from goldenthread.domain.targets import comparisons, grades, lexicon, ranks
from goldenthread.domain.targets import figure_words as words
from goldenthread.domain.targets.claims import Claim, Figure
from goldenthread.domain.targets.statement import Statement, spans_of_scope
from goldenthread.domain.targets.values import Quantity

_WHOM = (
    r"(?:pupils?|students?|child(?:ren)?|learners?|leavers?|staff|teachers?|leaders?|governors?|trustees?|parents?|"
    r"carers?|families|employees|colleagues|girls|boys|ects?|senco?s?|apprentices|schools?|academ(?:y|ies)|lessons|"
    r"teaching|classes|policies)"
)
# What people are wanted to do: a share of those who do it is the better the higher.
_DO_WELL = (
    r"(?:reach|achiev|attain|make|making|meet|pass|gain|secur|attend|complet|hold|finish|leave|participat|"
    r"tak(?:e|ing) part|take up|agree|feel|say|report|recommend|express|enjoy|continue to|progress|stay|remain|"
    r"go on|move on|engage|undertake|access|retain|read|"
    r"(?:are|be) (?:good|outstanding|at least|happy|satisfied|proud|at|on track|trained|in line|above)|"
    r"(?:are |be |is )?(?:judged|graded|rated|assessed))(?![a-z]* (?:less|below|fewer|lower|no|not|under)\b)"
)
_SHARE_WHO = re.compile(
    rf"\W*(?:of )?(?:(?:all|the|our|its|their|trust|mat|eligible) )*(?:[a-z][a-z-]* ){{0,3}}?{_WHOM}"
    rf"(?: (?:in|at|from|across|with|eligible for|on|of) (?:[a-z0-9][a-z0-9-]* ){{0,5}}?[a-z0-9-]+)??"
    rf" (?:who |that )?(?:will |to |should |must |shall |can |would )?{_DO_WELL}"
)
_SHARE_DONE = re.compile(
    rf"\W*(?:of )?(?:(?:all|the|our) )*(?:[a-z][a-z-]* ){{1,3}}(?:(?:are|is|to be|will be) )?"
    rf"(?:{words.DEALT_WITH}|settled|paid|completed|issued|delivered|submitted|fixed|met|returned)\b"
)
_DOES = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|do|did|can|may|could|who|which|that|so|by|because|if|when|while|"
    r"than|but|we|they|it|this|these|there)\b|[,;:()\[\]?!/]|\d"
)
_IN_A_NAME = re.compile(
    r"\b(?:year|y|key stage|ks|level|grade|stage|phase|band|tier)s? ?\d{1,2}(?:(?:-| and | to )\d{1,2})?\b|"
    r"\bpost[- ]16\b|\b16[- ]1[89]\b|\bwithin \d+ (?:working |school )?(?:days|weeks|hours)\b|"
    r"\bwho (?=achiev|reach|meet|attend|complet|pass|feel|agree|say)"
)
# "Parents agree that the school is well led": there a clause is what people say yes to.
_WHAT_IS_AGREED = re.compile(r"\b(?:that|is|are|has|have|can|they|it|this)\b")
_BEGINS_AS_NO_NAME = re.compile(
    r"(?:will|shall|should|must|to|be|is|are|of|in|at|on|for|by|with|from|and|or|but|as|so|more|most|less|only|"
    r"further|aim|aiming|achieve|achieving|deliver|cut|push|reduce|reducing|increase|increasing|improve|raise|"
    r"lower|save|saving|spend|identify|secure|provide|ensure|support|continue|maintain|hold|keep|make|have|what|how|target|each|every|no|any|all)\b"
)
_ENDS_AS_NO_NAME = re.compile(r"\b(?:up|down|to|from|by|at|of|and|or|target|baseline|with|as|the|an?)$")
_CARRIES_NOTHING = re.compile(
    r"an?|the|this|that|these|it|its?|our|their|we|of|in|on|at|to|by|for|from|with|within|between|across|per|than|"
    r"then|as|so|and|or|no|not|is|are|be|been|being|has|have|having|will|shall|should|must|would|where|"
    r"schools?|academy|academies|trusts?|pupils?|students?|children|learners|groups?|whole|overall|total|average|"
    r"rates?|levels?|figures?|scores?|percentage|proportion|numbers?|targets?|aims?|goals?|annual(?:ly)?|termly|"
    r"yearly|set|secur(?:e|es|ing)|gain(?:s|ing)?|least|most|minimum|maximum|more|less|fewer|lower|higher|better|above|below|over|under|up|"
    r"down|achiev(?:es?|ed|ing)|reach(?:es|ing)?|bring(?:s|ing)?|pass(?:es|ing)?|remains?|stays?|maintain(?:s|ed)?|"
    r"sustain(?:ed)?|ensur(?:e|ing)|keeps?|kept|holds?|held|improv(?:es?|ed|ing)|increas(?:es?|ed|ing)|raises?|"
    r"raised|rises?|rising|grow(?:s|ing)?|reduc(?:es?|ed|ing)|reduction|decreas(?:es?|ed)|falls?|falling|drops?|"
    r"cut|narrow(?:s|ing)?|closed?|closes|exceed(?:s|ing)?|meet(?:s|ing)?"
)
_MOVES_BY = re.compile(r"\bby (?:at least |up to |a further |another |around |over )?$")


def is_plain(statement: Statement, found: list[Figure]) -> bool:
    """Say whether figures and benchmarks were read in a form that is known, and nothing of the sentence is left."""
    held = [figure for figure in found if figure.claim.value or figure.claim.reference]
    return not held or (
        not _words_left(statement, held) and all(_is_known_form(statement, figure) for figure in held)
    )


def _words_left(statement: Statement, found: list[Figure]) -> list[str]:
    """Return the words, and the numbers, that no claim holds and that may yet carry something."""
    said = " ".join(f"{f.claim.measure} {f.claim.scope} {f.claim.reference}" for f in found).lower().replace("_", " ")
    spans = [date.span for date in statement.dates] + [number.span for number in statement.numbers]
    spans += [mention.span for mention in statement.mentions if mention.family.key.replace("_", " ") in said]
    spans += [place.span for place in ranks.ranks(statement.copy)]
    if any(figure.claim.reference for figure in found):
        spans += [compared.span for compared in comparisons.comparisons(statement.copy, [])]
    spans += [match.span() for each in _beside(said) for match in re.finditer(each, statement.copy)]
    spans += [grade.span for grade in grades.grades(statement.copy)]
    if "schools" in said:
        spans += spans_of_scope(statement.copy)
    held = set(re.findall(r"[a-z]+|\d[\d.]*", said))
    left = re.findall(r"[a-z]+|\d[\d.]*", _blanked(statement.copy, spans))
    return [word for word in left if word not in held and not _CARRIES_NOTHING.fullmatch(word)]


def _beside(said: str) -> list[str]:
    """Return the words that add nothing to the measures, groups and tests that were read."""
    named = [lexicon.GROUPS[group] for group in lexicon.GROUPS if f"group={group.lower()}" in said]
    return [_EVERYBODY, _WHERE_IT_STOOD, *named, *(adds for key, adds in _ADDS_NOTHING.items() if key in said)]


_EVERYBODY = r"\b(?:all|every|each) (?:our |the )?(?:pupils?|students?|children|learners|groups)\b"
# "(currently 15 %)", "(baseline 52 %)", "(from 60 %)": where it stands, which the ledger has looked at.
_WHERE_IT_STOOD = (
    r"\((?:currently|current|baseline|from|national|england|now|was|actual|outturn|up from|down from)\W[^()a-z]*\)"
)
_EXPECTED = r"(?:expected standards?|expectations?|expected levels?|expected|standard)"
_STANDARD = rf"\b(?:at )?(?:the )?(?:age[- ]related )?{_EXPECTED}\b"
_ADDS_NOTHING = {
    "ks2": rf"{_STANDARD}|\b(?:primary|year 6) (?=pupils|children)",
    "subject expected": _STANDARD,
    "phonics": rf"{_STANDARD}|\b(?:year|y) ?[12]\b",
    "staff costs": r"\bof (?:total |our |gross )*income\b",
    "reserves": r"\bof (?:total |our |gross |annual )*income\b",
    "ofsted": r"\b(?:judged|rated|graded|by ofsted|inspect(?:ed|ions?))\b",
    "pan": r"\bplaces\b",
}


_GENERAL = {"outcomes", "attainment", "progress", "satisfaction", "destinations"}
_ALIKE = {("pp", "%"), ("%", None), ("%", "£"), ("schools", None), ("%", "days"), ("pupils", None), ("pts", None)}
_LED_UP_TO = re.compile(rf"\b(?:{words.UP}|{words.DOWN})\b[^.;]*\bto (?:an? )?$")


def _blanked(copy: str, spans: list[tuple[int, int]]) -> str:
    letters = list(copy)
    for start, end in spans:
        letters[start:end] = " " * (end - start)
    return "".join(letters)


def _is_known_form(statement: Statement, figure: Figure) -> bool:
    claim = figure.claim
    number = _number_of(statement, claim)
    if number and _MOVES_BY.search(statement.copy[: number.span[0]]) and claim.test != "change":
        return False
    if _goes_against(statement, claim, number):
        return False
    family = lexicon.family_of(claim.measure)
    return _fits(claim, family) if family else _is_named(claim) and _is_said(statement, claim, number)


def _number_of(statement: Statement, claim: Claim) -> Quantity | None:
    value = claim.value[0] if isinstance(claim.value, tuple) else claim.value
    return next((number for number in statement.numbers if value and value.lstrip("+-") in number.low), None)


def _goes_against(statement: Statement, claim: Claim, number: Quantity | None) -> bool:
    """Say whether the words lead one way and the comparison the other: "reduce … so that they are at least"."""
    copy = _blanked(statement.copy, [mention.span for mention in statement.mentions])
    up, down = (re.search(rf"\b(?:{way})\b", copy) for way in (words.UP, words.DOWN))
    if number and number.op and not number.by_merit:
        return False
    rises, falls = claim.op in {">", ">=", "up"}, claim.op in {"<", "<=", "down"}
    return bool((down and not up and rises) or (up and not down and falls))


def _fits(claim: Claim, family: lexicon.Family) -> bool:
    """Say whether a figure is one of the family that it was read as."""
    if claim.value is None or claim.test == "rank" or family.key == "ofsted":
        return True
    if family.key in _GENERAL:
        return False
    return claim.unit in {family.unit, None} or (claim.unit, family.unit) in _ALIKE


def _is_named(claim: Claim) -> bool:
    """Say whether words that stand for a measure are a plain name of something, and no piece of a sentence."""
    name = _IN_A_NAME.sub("", (claim.measure or "").lower().removeprefix("survey.")).strip()
    if claim.test == "opinion":
        name = _WHAT_IS_AGREED.sub("", name)
    is_piece = _DOES.search(name) or _BEGINS_AS_NO_NAME.match(name) or _ENDS_AS_NO_NAME.search(name)
    return bool(re.search(r"[a-z]{3}", name)) and not is_piece


def _is_said(statement: Statement, claim: Claim, number: Quantity | None) -> bool:
    """Say whether words, and no mere likelihood, tell which way is meant of something that is not known here."""
    if number is None or claim.test == "change" or claim.op == "=":
        return True
    after = statement.copy[number.span[1] :]
    if _SHARE_WHO.match(after) or _SHARE_DONE.match(after):
        return number.op is not None or claim.op == ">="
    return number.op is not None or bool(_LED_UP_TO.search(statement.copy[: number.span[0]]))
