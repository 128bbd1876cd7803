"""The phases of schools: of which schools a statement speaks, and of which of them a figure is.

A phase said of schools ("all special schools") limits a scope; one that stands beside a figure ("90 % in special
schools") says of whom that figure is. "Special measures" and "pupils in alternative provision" are neither.
"""

from __future__ import annotations

import re

PHASES = ("primary", "secondary", "special", "all-through", "post-16", "alternative")
_OF_SCHOOLS = r"(?:schools?|academ(?:y|ies)|settings?|phase|colleges?|providers?)"
_SCHOOLS_OF = {
    "primary": rf"primary (?:{_OF_SCHOOLS})|primaries",
    "secondary": rf"secondary (?:{_OF_SCHOOLS}|average|mean)|secondaries",
    "special": rf"special (?:{_OF_SCHOOLS})|specials",
    "all-through": rf"all[- ]through (?:{_OF_SCHOOLS})|all[- ]throughs",
    "post-16": rf"(?:post[- ]16|sixth[- ]form) (?:{_OF_SCHOOLS})",
    "alternative": rf"(?:alternative provision|ap) (?:{_OF_SCHOOLS})|prus|pupil referral units",
}
_SCHOOLS_NAMED = [(phase, re.compile(rf"\b(?:{words})\b")) for phase, words in _SCHOOLS_OF.items()]
_NO_PHASE = (
    r"(?! (?:[a-z]+ )?(?:lead|head|curriculum|offer|sector|mat|trust|table|progress|school improvement|measures|"
    r"educational|needs|circumstances|guardianship|leave))"
)
# "97 % in primaries", "primary attendance 96": a phase beside a figure is of whom it is.
_BESIDE_FIGURE = re.compile(
    r"(?:\b(?:in|at|for|across) (?:our |the |all )*|^\W*(?:and )?)"
    r"(?:(?P<primary>primar(?:y|ies))|(?P<secondary>secondar(?:y|ies))|(?P<special>specials?)|"
    rf"(?P<all_through>all[- ]through(?:s|(?= {_OF_SCHOOLS})))|"
    rf"(?P<post_16>(?:post[- ]16|sixth[- ]form)(?= {_OF_SCHOOLS}))|"
    rf"(?P<alternative>alternative provision(?= {_OF_SCHOOLS})|prus|pupil referral units))\b"
    rf"(?: {_OF_SCHOOLS}\b)?{_NO_PHASE}"
)


def of_schools(copy: str) -> str:
    """Return the phase that a text speaks of the schools of; nothing where it names none."""
    return next((phase for phase, words in _SCHOOLS_NAMED if words.search(copy)), "")


def beside_figure(part: str) -> tuple[str, str]:
    """Return the phase that stands beside a figure, and the words that say so; nothing where there is none."""
    match = _BESIDE_FIGURE.search(part)
    if match is None:
        return "", ""
    said = next(name for name, words in match.groupdict().items() if words)
    return said.replace("_", "-"), match.group()
