"""Sentences that may tell how things were: they say what was reached, and set out to reach nothing.

“70 % reached the standard” stands in plans as a result and as a criterion of success. Where the words look back
and no day ahead is named, a reader is asked which of the two it is.
"""

from __future__ import annotations

import re

_PEOPLE = r"pupils|students|children|learners|staff|teachers|parents|families|schools|leavers|applicants|candidates"
_REACHED = (
    r"passed|achieved|attained|made|gained|reached|scored|met|exceeded|left|got|attended|averaged|totalled|had|were|"
    r"was"
)
_MOVED = (
    r"increased|decreased|improved|reduced|rose|risen|fell|fallen|dropped|declined|narrowed|widened|grew|grown|"
    r"climbed|accelerated|slipped|worsened"
)
_SIMPLY = r"(?:(?:slightly|significantly|sharply|steadily|overall|further|then|again|also|only|just) )?"
_NATIONAL = r"(?:the )?(?:national|england|la\b|local|county|trust|sector|similar|previous|last|other)"
_SIDE = r"(?:above|below|higher|lower|better|worse|ahead|behind|more|less)(?: than| of)?"

_FORMS = (
    # A share of people who did it: "61 % reached …", "(67 %) passed", "80 % of children in Year 6 met …".
    rf"\d ?(?:%|per ?cent)?\)? (?:of (?:[^,;.]{{0,60}}? )?)?(?:{_REACHED})\b",
    rf"\b(?:we|they|it|trust|school|academy|college|{_PEOPLE}) {_SIMPLY}(?:{_REACHED}|{_MOVED}|held|came|saw)\b",
    # What stood, rose or fell.
    (
        rf"^(?:(?!\bto\b|\bwill\b)[^,;.])* {_SIMPLY}(?:rose|fell|climbed|grew|stood|was|were|went|dropped|continued) "
        r"(?:[a-z]+ ){0,2}?(?:to|at|by|from|above|below|higher|lower|in line|not|yet|\d)"
    ),
    rf"(?<!be )(?<!are )(?<!is )(?<!been )\b(?:{_MOVED}) {_SIMPLY}(?:from £?\d|by [\d.]+ ?\S* to \d)",
    # What has come about.
    (
        r"(?<!will )(?<!to )(?<!must )(?<!should )\b(?:has|have) (?:not |also |now |already |since )?(?:[a-z]+ly )?"
        rf"(?:been|{_MOVED}|become|remained|exceeded|closed|stayed|met|seen)\b"
    ),
    # A figure that is had, held against another: "96 %, well above national", "5 % are away, better than others".
    (
        r"^(?!.*\bat least\b)[^;]*?\d ?%(?:[^;.%]{0,60}?\b(?:is|are|being|and)|,|\))(?: also| being| which is)? "
        rf"(?:[a-z]+ly |well |just |much |far |\d+ ?%? )*{_SIDE} {_NATIONAL}"
    ),
    # The past tense outside a clause that tells of whom, "those who were …"; what somebody says to have done.
    r"(?<!who )(?<!that )(?<!which )(?<!it )(?<!they )(?<!than )(?<!what )\b(?:was|were|saw|did)\b(?! to be)",
    (
        r"(?<!who )(?<!that )(?<!which )(?<!%)(?<!% of staff )(?<!all staff )(?<!pupils )(?<!students )(?<!teachers )"
        r"(?<!staff )(?<!leaders )(?<!governors )(?<!schools )\b(?:has|have) (?:[a-z]+ly )?[a-z]{3,}ed\b"
    ),
    rf"\d ?%,? (?:which is )?(?:[a-z]+ly |just )?(?:in line with|similar to|close to) {_NATIONAL}",
    r"\bwe (?!exceed|succeed|proceed|embed)[a-z]{3,}ed\b(?! to\b)|\bhaving (?:achieved|reached)\b",
    (
        r"\b(?:has|have) (?:had|missed|failed)\b|\bnow (?:stands?|at)\b|\bago\b|^\W*(?:sadly|unfortunately|"
        r"pleasingly|however)\b"
    ),
    r"\b(?:is|are) (?:considered|defined|classed|regarded|deemed) (?:as |to be )?(?:good|an?|the|poor|low|high)\b",
    # Words that look back, or that tell what a sentence before has told.
    (
        r"\b(?:so far|(?<!year )to date|during the (?:past |last )?year|this year we|data shows?|(?:results|"
        r"voice|survey|analysis|figures?) shows?|"
        r"statistically|"
        r"we came|equates? to|not yet)\b"
    ),
    (
        r"(?<!than )(?<!on )(?<!with )(?<!to )(?<!from )(?<!against )(?<!over )(?<!of )(?<!as )(?<!the )"
        r"\blast (?:academic |school |financial )?year\b(?!'s|s)"
    ),
    r"^\W*(?:this|that|these) (?:is|was|are|were|means|meant|represents|shows)\b",
    r"^\W*(?:our|the) (?:figure|score|result|rate) of \d|^\W*only \d|^\W*actual\b|^\W*there (?:was|were)\b",
    r"[:(] ?(?:school|actual|outturn) ?[:=-] ?\d",
    r"^\W*(?:our |the )?current(?:ly)? (?!target|plan)[^.;]* (?:is|are|stands) ",
    # Facts about who there is: "80 % of our emissions are from electricity"; a question with its answer.
    (
        r"\d ?(?:%|per ?cent) of (?:our|the) [^.;]{3,40} (?:(?:are|is|come|comes) from|live in|speak|receive|"
        r"belong to|qualify)\b|\?"
    ),
)
_LOOKS_BACK = re.compile("|".join(_FORMS))
_LOOKS_AHEAD = re.compile(
    r"\b(?:will|aims?|to (?:be|have(?! [a-z]+(?:ed|t)\b)|reach|achieve|increase|reduce)|should|must|ensure|until|"
    r"targets?)\b"
)
_MISSED = re.compile(
    r"\d ?(?:%|per ?cent) of (?:our|the|its|their) targets?\b|"
    r"\b(?:met|missed|exceeded|hit|reached|below|above|close to|short of) (?:our |the |its |their )?(?:[a-z]+ )?"
    r"targets?\b"
)


_IS_PAST = re.compile(r"\b(?:was|were|saw|fell|rose|dropped|ago|so far|last (?:[a-z]+ )?year|has had|actual)\b")


def is_past(copy: str) -> bool:
    """Say whether the words are of the past, so that a result is the likelier."""
    return bool(_IS_PAST.search(copy))


def may_tell_a_result(copy: str) -> bool:
    """Say whether the words may look back: a reader cannot tell a result from a criterion of success."""
    copy = _WHERE_IT_STOOD.sub(" ", copy)
    ahead = _LOOKS_AHEAD.search(_MISSED.sub(" ", copy))
    return bool(_LOOKS_BACK.search(copy)) and ahead is None


# "Under 18 % by July (was 22.4)": where a target starts from, told in brackets, makes it no result.
_WHERE_IT_STOOD = re.compile(r"(?<=[^\s(]) ?\((?:was|were|up from|down from) [£+-]?\d[^()]*\)")
