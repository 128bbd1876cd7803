"""Which measure a figure or a comparison is about: a family of the lexicon, or the words as written."""

from __future__ import annotations

import re
from itertools import pairwise

from goldenthread.domain.targets import class_words, lexicon
from goldenthread.domain.targets import figure_words as words
from goldenthread.domain.targets.lexicon import Mention
from goldenthread.domain.targets.statement import Span, Statement
from goldenthread.domain.targets.values import Quantity
from goldenthread.domain.targets.wording import gap, squeeze

_EQUALS = re.compile(r" ?(?:,|and|&|/|, and) ?(?:the |overall )?")
_GENERIC = {"outcomes", "attainment", "progress", "satisfaction", "ofsted"}
_DEALT_WITH = re.compile(rf" (?:are |to be |will be |is )?(?:{words.DEALT_WITH}|reduced within)\b")
_DEALING = re.compile(rf"(?:{words.DEALT_WITH})$")

_FROM_IN_BRACKETS = re.compile(r"\(\s*(?:up |down )?from [^)]*\)?", re.IGNORECASE)
# "(2024/25: 81 %)" without its date is of no measure.
_FIGURE_IN_BRACKETS = re.compile(
    r" ?\(\W*(?:(?:baseline|actual|outturn|currently|current|result|national|england|was|last year|in|of|is)\W+)*"
    r"£?\d[\d.,]*k? ?%?\W*\)",
    re.IGNORECASE,
)
_FROM_FIRST = re.compile(r"^from (?:an? |the |our )?[^,]*\d[^,]*, *", re.IGNORECASE)
# "Energy use on the baseline": once the year is taken out, what it is held against is no part of the measure.
_HELD_AGAINST = re.compile(
    r"\W+(?:(?:against|on|from|over|compared (?:with|to)) )?(?:an? |the |our )?(?:(?:19|20)\d\d(?:[-/]\d\d)? "
    r")?baselines?$"
)
# "95 %, from 90 % (36 of 40)": where a change starts from is no part of what is measured.
_FROM_LAST = re.compile(r"(?:^|[,;( ]+(?:up |down )?)from (?:an? |the )?(?:[a-z]+ of )?£?\d[^,;]*$", re.IGNORECASE)
_SAYS_NOTHING = re.compile(r"(?:to|from|at|by|of|in|then|up|down)?")
_GAP_IN = re.compile(
    r"(?: between [^.;,]{3,90}?)? (?:in|for|of|at|achieving|reaching|meeting|making) (?:an? |the |our )?['\"]?"
)
_IN_SUBJECT = re.compile(r" (?:in|for) (\w+)$")
_LABEL = re.compile(r"\s*:(?!\s*[<>≤≥]?\s?£?[+-]?\d)")
_GRADE_ALONE = re.compile(
    r"(?:(?:and|or|to|be|are|is|judged|rated|graded|as|at least|with) )*(?:outstanding|good|good or better|"
    r"good or outstanding|better|inadequate)$"
)
_SAYING_LITTLE = re.compile(
    r"\b(?:no|none|all|any|each|every|schools?|academy|academies|of|our|the|group|trust|year|by|in|rising|then|"
    r"will|we|shall|aim|is|are|be|annual|annually|for|match|"
    r"increasing|and|to|at|least|primary|primaries|secondary|secondaries|specials?|all-through|post-16|\d+)\b|"
    r"[ ,.:;()-]"
)
_LEADING = re.compile(
    r"^(?:(?:grow in size|and|or|but|with|to|a|an|the|that|ensure|there|will|be|is|are|of|for|at|in|by|we|have|"
    r"has|achieve|"
    r"target|minimum|only|least|raise|recruit|grow|increase|reduce|improve|maintain|secure|complete|extra|"
    r"additional|further|reduction|growth|between|(?:year-on-year|annual|overall) (?:increase|rise|growth|reduction|"
    r"decrease|fall|cut|improvement) in|(?:[a-z]+ ){1,3}aims to)\b[\s,:]+)+"
)
_TRAILING = re.compile(
    r"(?:[\s,:(-]*\b(?:and|or|but|with|to|a|an|the|that|is|are|be|of|for|at|in|by|will|from|than|on|stays?|"
    r"remains?|should|as|maintained|least|no|reach(?:es)?|rises?|increases?|reduces?|reduced|falls?|improves?|cut|"
    r"held|raised|increased|decreased|equal|equivalent|achieve|further|each|kept|grow|rise|fall|of cases|cases|"
    r"between|a year|per year|per annum|p\.a|each year))+[\s,:)-]*$"
)


# A subject alone stands for those who reach the standard in it, and never for those who do not, or for a mean.
_OTHERWISE = re.compile(
    r"\b(?:unsatisfactory|below|working towards|not (?:meet|reach|achiev|on track)\w*|fail\w*|behind|"
    r"average (?:grade|score|mark)s?|(?:scaled|standardised) scores?|reading ages?)\b"
)


def measures_of(statement: Statement, quantity: Quantity, segment: Span, before: list[str | None]) -> list[str]:
    """Return the measures that one figure is set for; never empty."""
    inside = _inside(statement, segment)
    if _OTHERWISE.search(statement.copy) and {mention.family.key for mention in inside} == {"subject_expected"}:
        inside = []
    if before and before[-1] and quantity.unit == "%" and _is_base(statement, quantity, inside):
        return [before[-1]]
    is_vague = {mention.family.key for mention in inside} <= _GENERIC
    if _makes_it(statement, quantity, segment) or (is_vague and _stands_in_a_row(statement, quantity)):
        return [own_words(statement, segment, quantity.span) or "figure"]
    if words.STAFF_AND_PUPILS.search(statement.copy[slice(*segment)]):
        return ["staff_attendance", "attendance"]
    if inside and not _share_of_them(statement, quantity, inside[0]):
        return [
            _with_group(statement, mention, segment)
            for mention in _shared(statement.copy, _nearest(statement.copy, inside, quantity), inside)
        ]
    own = own_words(statement, segment, quantity.span)
    if before and before[-1]:
        return [_carried_on(before[-1], own)]
    return [own or "figure"]


# "5 % make less than expected progress": a share of people is no figure of progress, but of those who make it.
_MADE = {"progress", "attainment", "outcomes"}
_MAKING = re.compile(r"\b(?:mak(?:e|es|ing)|achiev\w+|attain\w*|reach\w*|show\w*|secur\w+)\b[^.;,]{0,50}$")


_WHO_MAKE = re.compile(rf"\b(?:pupils|students|children|learners|schools) (?:to |who |that )?{_MAKING.pattern}")


def _makes_it(statement: Statement, quantity: Quantity, segment: Span) -> bool:
    """Say whether a share is of those who make, reach or achieve what is named behind it."""
    if quantity.unit != "%":
        return False
    made = [m.span[0] for m in statement.mentions if m.family.key in _MADE and m.span[1] <= segment[1]]
    if any(start < quantity.span[0] and _WHO_MAKE.search(statement.copy, segment[0], start) for start in made):
        return True
    return any(
        start >= quantity.span[1] and _MAKING.search(statement.copy[quantity.span[1] : start]) for start in made
    )


def _stands_in_a_row(statement: Statement, quantity: Quantity) -> bool:
    return bool(words.NAME_OF_ROW.fullmatch(statement.copy, 0, quantity.span[0]))


# "5 % of income": what a share is of, which is no measure of its own.
_BASE = re.compile(
    r"(?:of )?(?:total |annual |gross |net |gag |our |the |its |revenue |turnover )*(?:income|gag|expenditure|"
    r"turnover|"
    r"budget|spend|costs|revenue|funding)"
)


def _is_base(statement: Statement, quantity: Quantity, inside: list[Mention]) -> bool:
    after = statement.copy[quantity.span[1] :]
    said = re.match(rf" of {_BASE.pattern}", after)
    return bool(said) and all(mention.span[0] >= quantity.span[1] for mention in inside) and len(inside) < 2


def _carried_on(last: str, own: str) -> str:
    """Return the measure of a later figure, whose words may lean on the measure before: "and 40 % outstanding"."""
    if same := _for_another_group(last, own):
        return same
    if _GRADE_ALONE.match(own.lower()):
        return f"{_population(last)} {own}".strip()
    return own if len(_SAYING_LITTLE.sub("", own.lower())) > 2 else last


def _share_of_them(statement: Statement, quantity: Quantity, mention: Mention) -> bool:
    """Say whether the figure is a share *of* something unwanted that is dealt with: "95 % of complaints answered"."""
    between = statement.copy[quantity.span[1] : max(mention.span[0], quantity.span[1])]
    dealt = _DEALT_WITH.match(statement.copy, mention.span[1])
    return (
        mention.family.good_is == "lower"
        and quantity.unit == "%"
        and bool(dealt or re.fullmatch(r" of (?:all |the |our |[a-z]+ing )*", between))
    )


def _for_another_group(measure: str, own: str) -> str | None:
    """Read "attendance 96 %, disadvantaged 94 %": the measure is the same, the group another."""
    key = measure.split("[", maxsplit=1)[0]
    if own.lower() == "staff":
        return {"attendance": "staff_attendance", "absence": "sickness"}.get(key)
    named = lexicon.groups(own.lower())
    if not named or len(own.split()) > 3 or lexicon.family_of(key) is None:
        return None
    return f"{key}[group={named[0]}]"


def own_words(statement: Statement, segment: Span, value: Span) -> str:
    """Return what is measured in the writer's own words: the segment without its value and its dates."""
    segment = (max(segment[0], min(statement.means_until, value[0])), segment[1])
    before = _trimmed(_FROM_FIRST.sub("", _without_dates(statement, (segment[0], min(value[0], segment[1]))).strip()))
    after = _FIGURE_IN_BRACKETS.sub("", _without_dates(statement, (max(value[1], segment[0]), segment[1])))
    if _DEALING.match(before.lower()):
        after = re.sub(r"^ *of ", " ", after)
    after = re.sub(r"^'s? (?=[a-z])", "of ", after)
    words_left = f"{before} {squeeze(after)}" if before else after
    words_left = _FIGURE_IN_BRACKETS.sub("", _FROM_IN_BRACKETS.sub("", words_left))
    said = _trimmed(_FROM_LAST.sub("", words_left))[:160]
    return "" if _SAYS_NOTHING.fullmatch(said.lower()) else said


def whole_words(statement: Statement, part: Span) -> str:
    """Return the words of a part as they were written, without its dates."""
    return squeeze(_without_dates(statement, part))[:200]


def _without_dates(statement: Statement, part: Span) -> str:
    keep = list(statement.raw[slice(*part)])
    for found in statement.dates:
        if found.reading.recurrence and statement.copy[found.span[1] : part[1]].strip(" .,;"):
            continue
        for place in range(max(found.span[0], part[0]), min(found.span[1], part[1])):
            keep[place - part[0]] = " "
    return "".join(keep)


def _trimmed(text: str) -> str:
    text = squeeze(text)
    text = text[_end_of(_LEADING, text.lower()) :]
    held_against = _HELD_AGAINST.search(text.lower())
    text = text[: held_against.start()] if held_against and held_against.start() > 0 else text
    dangling = _TRAILING.search(text.lower())
    return squeeze(text[: dangling.start()] if dangling and dangling.start() > 0 else text)


def listed(statement: Statement, part: Span) -> list[str]:
    """Return the measures named within the part, a general one left out where it only heads the list."""
    return [_with_group(statement, mention, part) for mention in _inside(statement, part)]


def list_ending(statement: Statement, part: Span) -> list[str]:
    """Return the measures of the last list within the part: "attendance and punctuality" but not what went before."""
    inside = [mention for mention in _inside(statement, part) if mention.family.key != "ofsted"]
    if not inside:
        return []
    return list(
        dict.fromkeys(
            _with_group(statement, mention, part) for mention in _shared(statement.copy, inside[-1], inside)
        )
    )


def _inside(statement: Statement, part: Span) -> list[Mention]:
    """Return the measures named within the part; one in brackets only where there is no other."""
    inside = [
        m for m in statement.mentions if part[0] <= m.span[0] and m.span[1] <= part[1] and not _is_label(statement, m)
    ]
    open_ = [mention for mention in inside if not re.search(r"\([^)]*$", statement.copy[part[0] : mention.span[0]])]
    if not open_ and inside and (len(inside) > 1 or _names_it_first(statement, part, inside[0])):
        return []
    return _without_the_general(statement.copy, open_ or inside)


def _names_it_first(statement: Statement, part: Span, mention: Mention) -> bool:
    """Say whether words enough to name a measure stand before the bracket: "children absent from school (…)"."""
    before = statement.copy[part[0] : mention.span[0]].split("(")[0]
    return len(_SAYING_LITTLE.sub(" ", _WHOM.sub(" ", before)).split()) > 2 and not re.search(r"\d", before)


def _end_of(pattern: re.Pattern[str], text: str) -> int:
    match = pattern.match(text)
    return match.end() if match and match.end() < len(text) else 0


def _is_label(statement: Statement, mention: Mention) -> bool:
    return bool(_LABEL.match(statement.copy, mention.span[1])) and any(
        m.span[0] > mention.span[1] for m in statement.mentions
    )


def _without_the_general(copy: str, inside: list[Mention]) -> list[Mention]:
    """ "Outcomes in phonics" is about phonics: a general word gives way to the measure that it introduces."""
    inside = _gaps_first(copy, inside)
    special = [mention for mention in inside if mention.family.key not in _GENERIC]
    if not special:
        return inside
    return [mention for mention in inside if mention in special or _beside(copy, mention, inside)]


def _gaps_first(copy: str, inside: list[Mention]) -> list[Mention]:
    """ "The gap in Attainment 8" is a gap, and no Attainment 8: what it is a gap in gives way."""
    gone = {
        second
        for first, second in pairwise(inside)
        if first.family.key == "gap" and _GAP_IN.fullmatch(copy[first.span[1] : second.span[0]])
    }
    return [mention for mention in inside if mention not in gone]


def _beside(copy: str, mention: Mention, inside: list[Mention]) -> bool:
    """Say whether a mention stands as an equal in a list, as in "progress and attendance"."""
    place = inside.index(mention)
    pairs = [(inside[place - 1], mention)] if place else []
    pairs += [(mention, inside[place + 1])] if place + 1 < len(inside) else []
    return any(_EQUALS.fullmatch(copy[first.span[1] : second.span[0]]) for first, second in pairs)


def _nearest(copy: str, inside: list[Mention], quantity: Quantity) -> Mention:
    after = [mention for mention in inside if mention.span[0] >= quantity.span[1]]
    ahead = [mention for mention in inside if mention.span[1] <= quantity.span[0]]
    leads = re.match(
        r" ?(?:of\b|in\b|[a-z]+ing\b|(?:staff|pupil|overall|whole)? ?attendance)", copy[quantity.span[1] :]
    )
    if ahead and not (leads and after and gap(after[0].span, quantity.span) < gap(ahead[-1].span, quantity.span)):
        return ahead[-1]
    return after[0] if after else inside[0]


def _shared(copy: str, chosen: Mention, inside: list[Mention]) -> list[Mention]:
    """Return the mention with those that stand beside it in one list."""
    place = inside.index(chosen)
    first = last = place
    while (
        first > 0
        and words.LIST_LINK.match(copy[inside[first - 1].span[1] : inside[first].span[0]])
        and _joined(copy, inside[first - 1], inside[first])
    ):
        first -= 1
    while (
        last + 1 < len(inside)
        and words.LIST_LINK.match(copy[inside[last].span[1] : inside[last + 1].span[0]])
        and _joined(copy, inside[last], inside[last + 1])
    ):
        last += 1
    return inside[first : last + 1]


def _joined(copy: str, first: Mention, second: Mention) -> bool:
    return bool(re.search(r",|;|/|&|\band\b|\bor\b|as well as|plus", copy[first.span[1] : second.span[0]]))


_ASIDE = re.compile(r"\([^()\d]*\baccount\b[^()\d]*\)")
_PROGRESS = re.compile(r"\bprogress (?:scores?|made|measures?|above|of|in)\b")


def _with_group(statement: Statement, mention: Mention, segment: Span) -> str:
    # "(taking SEN numbers into account)" is of nobody in particular.
    part = _ASIDE.sub(" ", statement.copy[slice(*segment)])
    key = mention.family.key
    subject_of_gap = _IN_WHAT.match(statement.copy, mention.span[1]) if key == "gap" else None
    whom = _of_whom(statement, mention, segment, subject_of_gap)
    stage = _STAGE_BEFORE.search(statement.copy, 0, mention.span[0]) if key in _OF_A_STAGE else None
    whom = whom or (f"group={squeeze(statement.raw[slice(*stage.span('stage'))])}" if stage else "")
    whom = whom or next((f"group={group}" for group in lexicon.groups(part) if key != "gap"), "")
    filters = [whom] if whom else []
    filters += [f"in={subject_of_gap['what']}"] if subject_of_gap else []
    if key == "subject_expected":
        key = "progress" if _PROGRESS.search(statement.copy) else key
        filters.insert(0, f"subject={statement.copy[slice(*mention.span)]}")
    if mention.family.key == "greater_depth" and (
        subject := _IN_SUBJECT.search(statement.copy[slice(*mention.span)])
    ):
        filters.insert(0, f"subject={subject.group(1)}")
    return key + (f"[{','.join(filters)}]" if filters else "")


# "Attendance of Year 11", "the gap between boys and girls": of whom a measure is, as the words behind it say.
_WHERE_IT_ENDS = (
    rf"(?:{class_words.RISE}|{class_words.FALL}|is|are|was|were|be|will|to|should|must|has|have|at|by|from|above|"
    rf"below|"
    r"under|over|in(?! (?:year \d|key stage|ks))|on|through|(?<!those )(?<!pupils )(?<!children )(?<!students )with|"
    r"within|across|who|that|which|reach\w*|drop\w*|diminish\w*|exceed\w*|remain\w*|"
    r"continue\w*|stay\w*|stand\w*|match\w*|meet\w*|compared|than|so|as|per|up|down|no|not|but|except|excluding|after|before|"
    r"when|while|around|about|least|most|good|outstanding)\b"
)
_OF_WHOM = re.compile(
    r"(?: rates?| levels?| figures?| scores?)? (?:of|for|among|amongst|(?P<apart>between)) "
    rf"(?P<whom>(?!{_WHERE_IT_ENDS})[a-z][^,;:.()%£\[\]=]*?)"
    rf"(?=\W*$|[,;:.()%£]| {_WHERE_IT_ENDS}|(?<!year)(?<!years)(?<!stage) [<>≤≥+-]?\d)"
)
_EVERYBODY = re.compile(
    r"\b(?:pupils?|students?|child(?:ren)?|learners?|cohorts?|groups?|all|any|every|each|our|the|its|their|whole|"
    r"those|schools?|academy|academies|trust|mat|primary|secondary|special|phases?|both|and|between|of|"
    r"people|young|everyone|individual|different|with|eligible|for|staff|teachers?|teaching|employees|"
    r"colleagues)\b|\W"
)


# "Upper key stage 2 attendance", "Year 11 absence": a stage of school that stands before what is measured.
_OF_A_STAGE = {
    "attendance",
    "absence",
    "persistent_absence",
    "severe_absence",
    "punctuality",
    "suspensions",
    "exclusions",
}
_STAGE_BEFORE = re.compile(
    r"\b(?P<stage>(?:(?:upper|lower) )?(?:key stage (?:\d|one|two|three|four|five)|ks ?\d)|year \d{1,2}|early years|"
    r"reception|sixth form)(?:'s?)? $"
)
# "The gap in degree results between women and men": what a gap is in stands before those whom it parts.
_IN_WHAT = re.compile(r" in (?P<what>[a-z][a-z0-9 -]{2,40}?)(?= (?:between|for|of|among)\b)")


def _of_whom(statement: Statement, mention: Mention, segment: Span, before: re.Match[str] | None) -> str:
    """Return of whom a measure is where that is not everybody: a group by its name, others as they are written."""
    start = before.end() if before else mention.span[1]
    said = _OF_WHOM.match(statement.copy, start, max(start, segment[1]))
    if said is None or any(said.start("whom") <= other.span[0] < said.end("whom") for other in statement.mentions):
        return ""
    telling = _EVERYBODY.sub("", said["whom"])
    named = lexicon.groups(said["whom"])
    if not telling or (len(named) == 1 and not _EVERYBODY.sub("", lexicon.without_groups(said["whom"]))):
        return f"group={named[0]}" if named else ""
    return f"{'between' if said['apart'] else 'group'}={squeeze(_without_dates(statement, said.span('whom')))}"


def says_little(measure: str) -> bool:
    """Say whether words that stand for a measure name none: "figure", "all primary schools", "pupils"."""
    return measure == "figure" or not _SAYING_LITTLE.sub("", _WHOM.sub(" ", measure.lower()))


_WHOM = re.compile(r"\b(?:pupils|students|children|staff|teachers|parents|target)\b")


def _population(measure: str) -> str:
    match = re.search(r"\b(?:lessons|teaching|schools|academies|pupils|teachers|staff)\b", measure.lower())
    return match.group() if match else ""
