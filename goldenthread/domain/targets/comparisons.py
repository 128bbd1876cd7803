"""Claims against a benchmark: above national, in line with similar schools, in the top quarter.

A comparison needs both halves, words of comparison and what is compared with; "national" alone is a
subject of talk, not a test. A margin word ("significantly", "broadly") is kept and asked about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from goldenthread.domain.targets import lexicon
from goldenthread.domain.targets.ranks import NUMBER_WORDS
from goldenthread.domain.targets.wording import overlaps

Span = tuple[int, int]


@dataclass(frozen=True)
class Comparison:
    """A comparison found: how, against what, and by what margin, in a word or in a figure of its own.

    `by_merit` says that the words are of better and worse; `op` and `value` take more to be better.
    """

    span: Span
    op: str
    reference: str
    margin: str | None = None
    value: str | None = None
    unit: str | None = None
    by_merit: bool = False


_OPS = (
    (
        ">=",
        (
            r"(?:at or (?:just )?above|at or better than|at least (?:broadly )?(?:in[- ]line|equal|equivalent|"
            r"comparable|match(?:es|ing)?|on a par|consistent|as (?:good|high|well)|the same|at|meets?)(?: with| to|"
            r" as)?|(?:in[- ]line(?: with)?|equal(?: to)?|meets?|match(?:es|ing)?|as good as|meeting|the same as|"
            r"at)(?: ?/ ?|,? (?:or|and|and/or|to) )(?:is |are |be )?(?:above|better(?: than)?|exceed(?:s|ing)?|"
            r"beyond|"
            r"higher(?: than)?|greater(?: than)?|beats?|betters?|surpass(?:es)?)|above or (?:at|in[- ]line(?: with)?|"
            r"equal to)|(?:equal to|equals?) or (?:exceed(?:s|ing)?|better|above)|(?:no|not) (?:lower|less|worse|"
            r"below)(?: than)?|(?:above|over|better|higher|greater|more)(?: than)?,? or (?:equal(?: to)?|"
            r"in[- ]line(?: with)?|at|the same as|as good as|matching)|exceeds? or (?:is |are )?(?:in line "
            r"with|match(?:es)?|equals?)|at least)"
        ),
    ),
    (
        "<=",
        (
            r"(?:at or (?:just )?below|in[- ]line(?: with)? or (?:below|lower(?: than)?|better)|(?:no|not) (?:higher|"
            r"more|greater|above)(?: than)?|(?:below|under|lower|less|fewer)(?: than)?,? or (?:at|in[- ]line with|"
            r"equal(?: to)?|the same as))"
        ),
    ),
    (
        ">",
        (
            r"(?:above|exceed(?:s|ed|ing)?|better than|higher than|greater than|more than|beyond|outperform(?:s|"
            r"ing)?|"
            r"surpass(?:es|ing)?|favourabl[ey](?: compared)?(?: to| with)?|ahead of|clear of|over and above|beats?|"
            r"faster than|"
            r"stronger than|outstrips?|betters?|over)"
        ),
    ),
    ("<", r"(?:below|lower than|less than|fewer than|under|smaller than|beneath)"),
    (
        "=",
        (
            r"(?:(?:achiev(?:e|es|ing)|reach(?:es|ing)?|attain(?:s|ing)?|scor(?:e|es|"
            r"ing))(?= (?:the )?national (?:average|benchmark|"
            r"standard|level|figure))|(?:broadly )?in[- ]line with|equal to|equals|equivalent to|match(?:es|"
            r"ing)?|align(?:ed|ment|"
            r"s)? (?:with|to)|comparable (?:to|with)|on a par with|the same as|consistent with|as well as|as good as|"
            r"similar to|meets?|meeting|at)"
        ),
    ),
)
_MARGIN = (
    r"(?P<margin>significantly|well|comfortably|considerably|substantially|markedly|far|consistently|broadly|"
    r"slightly|statistically significantly|sig\.?) "
)

# "Local writing standards" are no published figure, as "local and national averages" are.
_LOCAL_THING = (
    r"[ -](?!average|avg|figure|level|benchmark|mean|rate|outcome|school|comparator|and national|or national|"
    r"and england)[a-z]"
)
_REFERENCES = (
    (
        "national",
        (
            r"(?:the )?(?:(?:england|english|uk) )?(?:all )?(?:dfe |published )?(?:national(?:ly)?|nat\.?|"
            r"england|na(?=$|[ .,;)/+-]))(?:[- ]?(?:average|avg|ave|figure|level|benchmark|mean|median|norm|"
            r"comparator|expectation|data|"
            r"rate|outcome|standard|other|score|percentage|measure|performance|floor|all|target|progress|attainment|"
            r"cohort|picture|for all pupils)s?)*|other (?:pupils|children|students) nationally"
        ),
    ),
    (
        "authority",
        (
            r"(?:the )?(?:local authorit(?:y|ies)|\bla\b|county|borough|regional|local area|london|norfolk|"
            rf"local(?!{_LOCAL_THING}))(?:[ -]?(?:average|figure|level|benchmark|mean|rate|outcome|"
            r"school|comparator)s?)*"
        ),
    ),
    (
        "similar",
        (
            r"(?:the )?(?:similar|like|comparable|comparator|neighbouring|other|equivalent) (?:schools?|trusts?|"
            r"mats?|"
            r"academies|settings|institutions|organisations)(?: nationally)?|(?:the )?(?:stat(?:istical|"
            r"\.)? ?neighbours?(?: average)?|"
            r"sector(?: average| norms?| benchmarks?)?|(?<!gatsby )(?<!careers )benchmarks?|"
            r"industry (?:average|standard)s?|"
            r"families of schools|fft ?\d*|similar)"
        ),
    ),
    (
        "group(other)",
        (
            r"(?:that of |those of |their |all )?(?:non[- ](?:disadvantaged|pp|pupil premium|send?|fsm)|"
            r"(?:all )?other (?:pupils|children|students|groups)|(?:all )?others|peers)(?: nationally| in the trust|"
            r" locally)*"
        ),
    ),
    ("group(trust)", r"(?:the )?(?:trust|mat) (?:average|mean|figure)"),
    (
        "baseline(previous year)",
        (
            r"(?:the )?(?:previous|last|prior|preceding) year(?:'s|s)?(?: \w+)?|(?:19|"
            r"20)\d\d(?:[-/]\d\d)? (?:levels?|"
            r"figures?|outcomes|results|baseline)|(?:(?<=than )|(?<=than in )|(?<=than that of ))"
            r"(?:19|20)\d\d(?:[-/]\d\d)?|(?:the )?(?:baseline|pre[- ](?:covid|pandemic)(?: levels?)?|"
            r"current (?:levels?|rates?|figures?))"
        ),
    ),
    (
        "capacity",
        (
            r"(?:the )?(?:pan|capacity|(?:number of )?places(?: available| offered)?|"
            r"published admissions? numbers?)"
        ),
    ),
    ("floor", r"(?:the )?(?:national )?floor(?: standards?| targets?)?"),
    (
        "national",
        (
            r"(?<!on )(?:the )?(?:statistical(?: proportional)? averages?|(?<!on )averages?|expectation|"
            r"national expectations)"
        ),
    ),
)
_NOT_A_BENCHMARK = (
    r"(?! (?:programme|conference|award|leader|curriculum|recognition|qualification|tutoring|scheme|college|event|"
    r"funding|policy|policies|strateg|minist|lotter|network|profile|reputation|governance|offer|professional|body|"
    r"bodies|agenda|priorit|initiative|ability|intelligence|funding|and international|kitemark|accreditation|"
    r"stage|level events))"
)
_REFERENCE = [(name, re.compile(rf"(?<![a-z])(?:{words})(?![a-z]){_NOT_A_BENCHMARK}")) for name, words in _REFERENCES]
_COMPARING = [(op, re.compile(rf"(?<![a-z])(?:{_MARGIN})?{words}(?![a-z])")) for op, words in _OPS]
_AFTER = re.compile(r" ?(?:,|-|and|or)? ?(?:or|and) (?:above|better|higher|beyond|exceed(?:s|ing)?|more)\b")
_EXCEEDED = re.compile(r" ?(?:is |are |to be |will be )?(?P<said>exceeded|met or exceeded|surpassed|matched)\b")
_BREAK = re.compile(r"[.;:\n](?:\s|$)|\(|[;:\n](?:\s|$)|, (?:and|but|with|while)\b|\d ?%")
_REACH = 60
_LOOSE = {
    "at",
    "over",
    "under",
    "meets",
    "meet",
    "meeting",
    "matches",
    "match",
    "more than",
    "less than",
    "fewer than",
    "at least",
    "below",
    "beneath",
}
_LOOSE_REACH = 30
_TIGHT_REACH = 6

_UNITS_OF_MARGINS = {"%": "%", "pp": "pp", "pe": "pp", "po": "pts"}
_BELOW = {"below", "lower than", "less than", "under", "behind", "worse than"}
# Which side of a benchmark these are on depends on what is measured: less absence is better.
_MERIT = re.compile(
    r"\b(?:at least in line|at least as good|better|worse|favourabl[ey]|outperform|beats?|stronger|ahead of|"
    r"behind|improv)"
)
_BY_SO_MUCH = re.compile(
    r"(?:(?P<limit>at least|at most|within|no more than|not more than|no greater than|less than|more than|over|"
    r"up to) )?"
    r"(?<![\d.,£])(?P<figure>[+-]?\d{1,2}(?:\.\d+)?|"
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half an?|a quarter of an?|an?(?= (?:grade|point|"
    r"level)))\b) ?"
    r"(?:grades?|levels?)? ?(?P<unit>%|pp|ppts?|percentage points?|points?)? ?"
    r"(?P<side>above|below|higher than|lower than|better than|worse than|over|less than|more than|under|ahead "
    r"of|clear of|"
    r"behind|of|on|from)\b "
)
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-/]\d\d)?|pre[- ](?:covid|pandemic)")


_MIRRORED = {">": "<", ">=": "<=", "<": ">", "<=": ">="}


def by_merit(op: str, measure: str | None) -> str:
    """Return a comparison that takes more to be better as it is meant of a measure: less absence is better."""
    family = lexicon.family_of(measure)
    return _MIRRORED.get(op, op) if family and family.good_is == "lower" else op


def margins(copy: str) -> list[Comparison]:
    """Return the comparisons that set a figure between: "5 % above national", "within 2 % of similar schools".

    A figure below the benchmark is negative; "within" is told by the sign "=".
    """
    references = [item for item in _references(copy) if not item[1].startswith(("baseline", "floor"))]
    found = [margin for reference in references if (margin := _told_behind(copy, reference))]
    for match in _BY_SO_MUCH.finditer(copy):
        reference = next((item for item in references if match.end() <= item[0][0] <= match.end() + 12), None)
        if reference is None or _BREAK.search(copy[match.end() : reference[0][0]]) or not _is_margin(match):
            continue
        (_, end), name = reference
        unit = _UNITS_OF_MARGINS.get((match["unit"] or "")[:2])
        said = match["figure"].lstrip("+-−")
        is_below = match["side"] in _BELOW or said != match["figure"].lstrip("+")
        figure = ("-" if is_below else "") + NUMBER_WORDS.get(said, said)
        merit = bool(_MERIT.search(match["side"]))
        op = _op_of_margin(match)
        found.append(Comparison((match.start(), end), op, name, value=figure, unit=unit, by_merit=merit))
    return found


def _told_behind(copy: str, reference: tuple[Span, str]) -> Comparison | None:
    """Read "above national by 3 percentage points": the margin stands behind what is compared with."""
    span, name = reference
    by = _BY_BEHIND.match(copy, span[1])
    near = max(0, span[0] - _REACH)
    said = list(_SIDE.finditer(copy, near, span[0])) if by else []
    if by is None or not said or _BREAK.search(copy, said[-1].end(), span[0]):
        return None
    is_below = said[-1]["side"] in _BELOW
    figure = ("-" if is_below else "") + NUMBER_WORDS.get(by["figure"], by["figure"])
    strict = by["limit"] in {"more than", "over"}
    op = {(True, True): "<", (True, False): "<=", (False, True): ">"}.get((is_below, strict), ">=")
    unit = _UNITS_OF_MARGINS.get(by["unit"][:2])
    merit = bool(_MERIT.search(said[-1].group()))
    return Comparison((said[-1].start(), by.end()), op, name, value=figure, unit=unit, by_merit=merit)


_SIDE = re.compile(
    r"\b(?P<side>above|below|higher than|lower than|better than|worse than|ahead of|behind|exceed(?:s|ing)?|"
    r"outperform(?:s|ing)?|beats?)\b"
)
_BY_BEHIND = re.compile(
    r",? by (?:(?P<limit>at least|a minimum of|more than|over) )?(?P<figure>\d{1,2}(?:\.\d+)?|\b(?:one|two|three|"
    r"four|five|six|seven|eight|nine|ten)\b) ?(?P<unit>%|pp\b|ppts?\b|percentage points?\b|points?\b)"
)


def _is_margin(match: re.Match[str]) -> bool:
    # "80 % of other schools" is a share of them; only "within", or a sign, makes a figure a distance.
    return match["side"] not in {"of", "on", "from"} or match["limit"] == "within" or match["figure"].startswith("+")


def _op_of_margin(match: re.Match[str]) -> str:
    if match["limit"] == "within":
        return "="
    limit = match["limit"] or ""
    at_most = limit.startswith(("no", "up to", "less", "at most"))
    strict = limit in {"more than", "less than", "over"}
    return ("<" if strict else "<=") if (match["side"] in _BELOW) != at_most else (">" if strict else ">=")


def comparisons(copy: str, taken: list[Span]) -> list[Comparison]:
    """Return each comparison with a benchmark, in order; places already taken are left alone."""
    references = _references(copy)
    found: list[Comparison] = []
    for start, end, op, margin in _comparing(copy, taken):
        if overlaps((start, end), [item.span for item in found]):
            continue
        said = copy[start:end].strip()
        reach = _TIGHT_REACH if said == "at" else _LOOSE_REACH if said in _LOOSE else _REACH
        near = next(((span, name) for span, name in references if end - 1 <= span[0] <= end + reach), None)
        if (
            near is None
            or (said == "at" and copy[slice(*near[0])].startswith("national level"))
            or _BREAK.search(copy[end : near[0][0]])
            or overlaps((start, near[0][1]), taken)
            or _OUR_TARGET.match(copy, near[0][0])
        ):
            continue
        found.append(_comparison(copy, start, near, op, margin))
        found += _against_another(copy, found[-1], references, taken)
    return sorted(found or _turned_round(copy, references, taken), key=lambda item: item.span)


# "In line with the national attendance target of 96 %": the figure is said, and no benchmark is meant.
_OUR_TARGET = re.compile(r"[a-z -]{3,40} targets? (?:of|is|at) \d")
_MARGIN_AFTER = re.compile(r",? (?:by a margin to be agreed|(?P<near>or nearly so))")
_ALSO = re.compile(r" ?(?:,|and|&|/|and/or) ?(?:also )?(?:that of )?(?:the )?")


def _against_another(
    copy: str, first: Comparison, references: list[tuple[Span, str]], taken: list[Span]
) -> list[Comparison]:
    """Read "above local and national averages" as a comparison with each of the two."""
    for span, name in references:
        link = copy[first.span[1] : span[0]]
        is_other = name != first.reference and not copy[slice(*span)].endswith("nationally")
        if span[0] >= first.span[1] and _ALSO.fullmatch(link) and is_other and not overlaps(span, taken):
            return [replace(first, span=span, reference=_whole_reference(copy, span, name))]
    return []


def _comparison(copy: str, start: int, near: tuple[Span, str], op: str, margin: str | None) -> Comparison:
    """Return the comparison with its reference; "in line with national or above" is at or above it."""
    more = _AFTER.match(copy, near[0][1]) if op in {"=", ">"} else None
    finish = more.end() if more else near[0][1]
    merit = bool(_MERIT.search(copy, start, finish))
    said_after = _MARGIN_AFTER.match(copy, finish)
    margin = margin or (said_after and ("broadly" if said_after["near"] else "significant"))
    return Comparison((start, finish), ">=" if more else op, _whole_reference(copy, *near), margin, by_merit=merit)


def _turned_round(copy: str, references: list[tuple[Span, str]], taken: list[Span]) -> list[Comparison]:
    """Read "national average or above" and "national average exceeded"."""
    found = []
    for span, name in references:
        after = _AFTER.match(copy, span[1]) or _EXCEEDED.match(copy, span[1])
        if after and not overlaps((span[0], after.end()), taken):
            op = ">" if "said" in after.groupdict() and after["said"] == "exceeded" else ">="
            merit = bool(_MERIT.search(after.group()))
            found.append(Comparison((span[0], after.end()), op, name, by_merit=merit))
    return found


def _comparing(copy: str, taken: list[Span]) -> list[tuple[int, int, str, str | None]]:
    said: list[tuple[int, int, str, str | None]] = []
    for op, words in _COMPARING:
        for match in words.finditer(copy):
            if not overlaps(match.span(), [(start, end) for start, end, *_ in said]) and not overlaps(
                match.span(), taken
            ):
                said.append((match.start(), match.end(), op, _margin(match["margin"])))
    return sorted(said)


def _margin(word: str | None) -> str | None:
    if word is None or word == "consistently":
        return "broadly" if word == "broadly" else None
    return "broadly" if word in {"broadly", "slightly"} else "significant"


def _references(copy: str) -> list[tuple[Span, str]]:
    found: list[tuple[Span, str]] = []
    for name, words in _REFERENCE:
        for match in words.finditer(copy):
            if not overlaps(match.span(), [span for span, _ in found]):
                found.append((match.span(), name))
    return sorted(found)


def _whole_reference(copy: str, span: Span, name: str) -> str:
    if name.startswith("baseline") and (year := _YEAR.search(copy[slice(*span)])):
        return f"baseline({year.group()})"
    # "All other children nationally" is a group within a national figure.
    if name == "group(other)" and re.search(r"national", copy[span[0] : span[1] + 30]):
        return "national[group=other]"
    return name
