"""Claims on a scale of grades: good or better, Grade 2, at least secure.

A grade word is a grade only where something is judged: "an outstanding education" is a wish, "judged
outstanding" is a category.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True)
class Grade:
    """A grade found: how it is to be compared, and with which grade of which scale."""

    span: Span
    op: str
    reference: str | None
    value: str | None = None


_NAMES = {
    "good": "Good",
    "outstanding": "Outstanding",
    "requires improvement": "Requires improvement",
    "inadequate": "Inadequate",
    "exceptional": "Exceptional",
    "strong": "Strong standard",
    "strong standard": "Strong standard",
    "expected": "Expected standard",
    "expected standard": "Expected standard",
    "secure": "Secure",
    "needs attention": "Needs attention",
    "urgent improvement": "Urgent improvement",
    "special measures": "Inadequate",
    "ri": "Requires improvement",
}
_WORD = (
    r"(?P<grade>good|outstanding|excellent|requires improvement|inadequate|exceptional|(?:strong|expected) standard|"
    r"needs attention|urgent improvement|special measures)"
)
_OR_BETTER = r"(?: ?(?:or|and|/|and/or) ?(?:better|outstanding|above|exceptional|higher|excellent)|\+| plus)"
_CERTAIN = re.compile(
    r"(?:(?P<least>at least|a minimum of|no (?:less|worse|lower) than|never less than|"
    r"better than) )?['\"]?(?P<better>good|requires improvement|expected standard|strong standard|secure|"
    rf"satisfactory)['\"]?{_OR_BETTER}"
)
_LEAST = re.compile(
    r"\b(?P<least>at least|at or above|a minimum of|minimum|no (?:less|worse|lower) than|not less than|"
    r"consistently at least|"
    rf"securely) (?:an? |be )?(?:ofsted |graded |rated |judged )?['\"]?{_WORD}['\"]?\b(?! (?:progress|"
    r"level of dev))"
)
_JUDGED = re.compile(
    r"\b(?:rated|graded|judged|judgement of|grading of|rating of|assessed|deemed|ofsted(?: grade| rating|"
    r" judgement)?|classed|categorised|inspected|grade of|a|an|be|are|is|become|becomes|achieve|remain|"
    r"remains)(?: as| as being| to be| by ofsted(?: as| to be)?| at| a| an| consistently| securely|"
    rf":)*(?: at least)? ['\"]?{_WORD}['\"]?(?= |$|[.,;)'\"])"
)
_NUMBERED = re.compile(
    r"\b(?:ofsted |inspection )?(?:grade|ofsted|category|judge?ment|rating|graded|rated|judged) (?:of |"
    r"as )?(?P<number>[1-4])\b(?P<better> or (?:better|above|higher)|\+)?(?! ?(?:[-/,]|and|to) ?\d| ?\+|"
    r" (?:or above )?(?:in|pass|english|gcse))"
)
# "No school below good" says at least good of every one.
_NOT_BELOW = re.compile(
    rf"\b(?:below|less than|worse than|lower than) (?:the |an? )?['\"]?{_WORD}['\"]?(?: grade| standard)?\b"
)
_NONE = re.compile(r"\b(?:no|none|not one)\b[^.;,]*$")
_A_RATING = re.compile(
    r"\ba (?P<grade>good|outstanding|high|gold|silver) (?:rating|grade|judge?ment)\b|"
    r"['\"]?\b(?P<kept>good|outstanding)['\"]? (?:or better )?(?:ofsted|inspection) (?:rating|grade|grading|"
    r"judge?ments?|outcome)\b"
)
_EFFECTIVE = re.compile(
    r"\bsafeguarding (?:\w+ ){0,3}?(?P<grade>effective)\b|\b(?:judged|deemed|found) (?:to be )?(?P<kept>effective)\b"
)
_LETTER = re.compile(
    r"\b(?:rating|band|dec|epc) (?:of |at )?(?:at least |no (?:lower|worse) than |a minimum of "
    r")?(?P<kept>[a-g][+-]?) "
    r"(?:or|and) (?:better|above|higher)|"
    r"\b(?:rating|band|dec|epc) (?:of |at )?(?:at least|no (?:lower|worse) than|a minimum of) "
    r"(?P<least>[a-g][+-]?)\b|"
    r"\b(?:average |mean )?(?:alps |a[- ]level )?grade (?:of |at |to be )?(?:an? )?(?P<grade>[a-e][+-]?|"
    r"distinction\*?|merit)(?=$|"
    r"[ ,.;)])(?! level)"
)
_CONTEXT = re.compile(
    r"\b(?:ofsted|inspect\w*|judg\w*|rated|graded|grading|ratings?|graded|section [58]|hmi|siams|category|"
    r"evaluation areas?|report cards?)\b"
)
_SUBJECT = re.compile(
    r"\b(?:schools?|academ(?:y|ies)|teaching|lessons?|provision|leadership(?: and management)?|"
    r"quality of (?:education|teaching)|behaviour(?: and attitudes)?|early years|governance|all|every|each|"
    r"sixth form|eyfs|personal development|safeguarding)\b(?: \w+){0,6}? (?:is|are|be|being|to be|as|will be|"
    r"remain|become|at|good|outstanding|in|or|least)\b"
)
_NOUN_AFTER = re.compile(
    r"^['\"]? (?:education|provision|teaching|learning|practice|outcomes?|experience|start|place|leaders?|"
    r"teachers?|standards?|quality|progress|behaviour|value|attendance|curriculum|support|opportunit|"
    r"communication|understanding|relationships?|achievement|pastoral|governance|results?|citizens?|role|employer|"
    r"mental|health|reputation|example|level|news|work|account|condition|fun|range|feedback|practitioners?|for)\b"
)


_VAGUELY = re.compile(r"\b(?:most|majority|many|some)\b[^.;,]*$")


def grades(copy: str) -> list[Grade]:
    """Return the grades that are claimed, in order."""
    found: list[Grade] = []
    for pattern in (_CERTAIN, _LEAST, _NOT_BELOW, _NUMBERED, _A_RATING, _EFFECTIVE, _LETTER, _ALL_OF_THEM, _JUDGED):
        for match in pattern.finditer(copy):
            if _VAGUELY.search(copy[: match.start()]):
                continue
            if not any(match.start() < grade.span[1] and grade.span[0] < match.end() for grade in found) and _judges(
                copy, match, pattern
            ):
                found.append(_grade(match, pattern, copy))
    return sorted(found, key=lambda grade: grade.span)


def speaks_of_inspection(copy: str) -> bool:
    """Say whether the sentence speaks of an inspection or a judgement."""
    return bool(_CONTEXT.search(copy))


def grade_in(part: str) -> str | None:
    """Return the first grade named in a part of a sentence, in a form that a claim can refer to."""
    found = grades(part) or [_grade(match, _JUDGED, part) for match in re.finditer(rf"\b{_WORD}\b", part)]
    return found[0].reference if found else None


def _judges(copy: str, match: re.Match[str], pattern: re.Pattern[str]) -> bool:
    if pattern is _NOT_BELOW:
        return bool(_NONE.search(copy[: match.start()]))
    if _is_of_something_else(copy, match, pattern):
        return False
    if pattern in {_NUMBERED, _A_RATING, _EFFECTIVE, _LETTER, _ALL_OF_THEM}:
        return True
    if pattern is _CERTAIN:
        return bool(
            _CONTEXT.search(copy)
            or _SUBJECT.search(copy)
            or re.search(r"\b(?:schools|academies|lessons|teaching|ofsted)\b", copy)
        )
    if pattern is _LEAST and (_SUBJECT.search(copy) or not copy[: match.start()].strip()):
        return True
    return bool(_CONTEXT.search(copy) or _SCHOOLS_ARE.search(copy))


def _is_of_something_else(copy: str, match: re.Match[str], pattern: re.Pattern[str]) -> bool:
    """Say whether a word is no grade but describes: "a good education", "the expected standard" of a test."""
    if _CONTEXT.search(copy):
        return False
    opens = pattern is _LEAST and not copy[: match.start()].strip() and copy.startswith(" for ", match.end())
    return "expected standard" in match.group() or (bool(_NOUN_AFTER.match(copy[match.end() :])) and not opens)


_ALL_OF_THEM = re.compile(
    r"\b(?:all|every|each) (?:\w+ ){0,3}?(?:schools?|academ(?:y|ies)|judge?ments?|lessons|teaching|areas|provision) "
    r"(?P<grade>good|outstanding)(?=[.,;]|$| (?:by|within|in|at|with|or)\b)"
)
_SCHOOLS_ARE = re.compile(
    r"\b(?:all|every|each|no|both) (?:\w+ ){0,3}(?:schools?|academ(?:y|ies)) (?:\w+ ){0,3}(?:is|are|be|to be|"
    r"become|at least) (?:judged |rated |graded |at least )?['\"]?(?:good|outstanding|inadequate)['\"]?(?=[.,;]|$|"
    r" (?:by|within|in|at|and|with))"
)


def _grade(match: re.Match[str], pattern: re.Pattern[str], copy: str) -> Grade:
    said = match.groupdict()
    if pattern is _NUMBERED:
        return Grade(match.span(), "<=" if said["better"] else "=", None, said["number"])
    word = said.get("better") or said.get("kept") or said.get("grade") or said["least"]
    if pattern is _LETTER:
        return Grade(match.span(), ">=", f"grade.{word.upper() if len(word) < 3 else word.capitalize()}")
    scale = "ofsted" if _CONTEXT.search(copy) or re.search(r"\b(?:schools?|academ)", copy) else "quality"
    unwanted = word in {"inadequate", "special measures", "requires improvement"} and pattern is _JUDGED
    op = ">=" if pattern is not _JUDGED or word == "good" else "="
    if unwanted and re.search(r"\bno\b|\bnone\b|\bnot\b", copy[: match.start()]):
        op = "!="
    return Grade(match.span(), op, f"{scale}.{_NAMES.get(word, word.capitalize())}")
