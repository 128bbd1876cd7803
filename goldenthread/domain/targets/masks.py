"""Numbers that are not values: parts of dates, names, ages, lengths of time and references.

"Attainment 8", "Year 6", "a 5-year plan", "3-18 schools" and "KPI 3.7" hold numbers that claim
nothing. Each is covered here by the form it takes, before any value is looked for.
"""

from __future__ import annotations

import re

Span = tuple[int, int]

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|spring|summer|autumn|aut|spr|sum|winter|easter|christmas|xmas)"
)
_COUNT = r"(?:\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|eighteen|a few|couple of)"
_PAIR = rf"{_COUNT}(?: ?(?:-|to|or|and|/) ?{_COUNT})?"

_FORMS = (
    # Dates.
    (rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?)?{_MONTH}\.? ?(?:term ?)?'?\d{{1,4}}(?:st|nd|rd|"
    rf"th)?(?:,? \d{{4}})?\b(?!\s?%)"),
    rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}\b",
    rf"\b{_MONTH}(?: term)? [1-6]\b(?!\s?%)",
    r"\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b",
    r"\b(?:19|20)\d\d ?(?:[-/]|to) ?(?:(?:19|20)\d\d|\d\d)\b(?!\s?%)",
    r"(?<![\d,£.])(?<!least )(?<!than )(?<!over )(?<!exceed )(?<!exceeds )\b(?:19|20)\d\d\b(?!\s?%|,\d{3}|\.\d)",
    (r"(?<![\d,£.])\b(?:19|20)\d\d\b(?!\s?(?:%|pupils|students|children|places|learners|hours|people|volunteers)|"
    r",\d{3}|\.\d)"),
    r"(?<!\w)'\d\d\b",
    r"\b[12]\d ?[/-] ?[23]\d\b(?!\s?(?:%|per ?cent|[a-z]))",
    r"\b[12]\d/[23]\d\b(?!\s?%)",
    r"\b[a-z]{1,3}\.?(?:20)[12]\d\b",
    # Lengths of time.
    (r"\b(?:within|over|in|during|for|every|after|of|next|last|past|coming|first|the|least|"
    rf"to)? ?{_PAIR}[ -]?(?:full |academic |school |working |calendar |consecutive )?(?:year|term|month|week|"
    r"half[- ]term|yr|fortnight)s?\b(?:[ -]old)?"),
    (rf"\b(?:for )?{_COUNT} ?(?:or more|or fewer|or less|plus|\+) (?:full |academic |school )?(?:years?|terms?|"
    r"months?|weeks?)\b"),
    (rf"\b(?:within|in|over|every|after|for) (?:the )?(?:next |first |last )?{_PAIR}[ -]?(?:working |calendar |"
    r"school )?(?:day|hour|minute)s?\b"),
    rf"\b{_COUNT}[ -](?:day|hour|minute)\b(?!s)",
    r"\b24/7\b|\b360\b(?: ?degrees?)?|\b100 days\b",
    r"\b\d+(?:st|nd|rd|th)\b",
    # Names.
    r"\b(?:attainment|progress) ?-?8\b|\b[ap]8\b|\bfsm ?6\b",
    r"\b(?:ks|key stages?|keystage) ?[1-5](?: ?(?:-|to|and|&|/|,) ?(?:ks|key stage )?[1-5])*\b",
    (r"\b(?:years?|yrs?|y|year groups?) ?-?\d{1,2}(?: ?(?:-|to|and|&|/|,) ?(?:years? |yr ?|y)?\d{1,2}(?!\s?(?:%|\d|"
    r"\.\d|per ?cent)))*\b(?!\s?%)"),
    r"\bgrades? ?[1-9](?: ?(?:-|to|/|and|or) ?[1-9])?(?: ?\+| plus)?",
    r"\b[1-9] ?(?:-|to) ?[1-9](?= (?:grades?|pass|in (?:both )?(?:eng|math)|eng|math|gcse))",
    (r"\b[4-9] ?(?:\+|or above|or better|and above)(?= (?:grades?|pass|in (?:both )?(?:eng|math|gcse)|eng|math|"
    r"gcse|e ?&|em\b))"),
    (r"\b(?:levels?|tiers?|waves?|phases?|stages?|bands?|aims?|priorit(?:y|ies)|objectives?|kpis?|strands?|"
    r"sections?|goals?|pillars?|themes?|appendix|page|item|part|chapter|article|iso|sdg|terms?|ht|modules?|"
    r"cohorts?|tsp|milestone|domain|paragraph|principle|promise|category|room|strategy|question|"
    r"vision)\.? ?#?\d+(?:\.\d+)*(?: ?(?:-|to|and|&|/|,) ?\d+(?:\.\d+)*(?!\s?(?:%|\d|\.\d)))*\b(?!\s?(?:%|"
    r"per ?cent|\+|\d))"),
    r"\b5 ?\+? ?(?:x )?a\*? ?(?:-|to) ?c\b",
    (r"(?<!grow from )(?<!growing from )\b(?:2|3|4|5|7|9|11|13|14|16) ?(?:-|to) ?"
    r"(?:7|9|11|13|14|16|18|19)\b(?= (?:[a-z]+ ){0,2}(?:schools?|academ|"
    r"provision|curriculum|phase|education|age|year|all|trust|model|offer|journey|setting|range))"),
    r"\b(?:ages?|aged|post|pre)[ -]?\d{1,2}(?: ?(?:-|to|and) ?\d{1,2})?\b(?! ?(?:%|per ?cent))",
    r"\bat (?:(?:the )?ages? of )?(?:5|7|11|14|16|18|19)\b(?! ?%)",
    r"\b(?:under|over)[ -]?\d{1,2}'?s\b",
    r"\b(?:per|for every) \d[\d,]*k? (?=[a-z])(?:population|people|pupils|residents|children)?|\bper \d+k\b",
    r"\bpopulation (?:aged )?\d{1,2} ?- ?\d{1,2}\b",
    r"\b(?:under|over)[ -]\d{1,2}(?= (?:[a-z]+ )?(?:conceptions?|pregnanc|population|year[- ]old|age))",
    (r"\b(?:females|males|women|men|girls|boys|people|children|adults|population|residents) (?:aged )?(?:under|over) "
     r"\d{1,2}\b(?! ?%)"),
    r"\b(?:scale|spine|pay) points? \d+\b",
    (r"\b(?:vat|inflation|ppa(?: time)?) (?:at |of )?\d+(?:\.\d+)? ?%|\b\d+(?:\.\d+)? ?(?:%|per cent) (?:ppa|"
     r"vat|pensions?|"
    r"inflation|effort|commitment|committed|of (?:their |staff )?time)\b"),
    r"\bnet[- ]zero\b|\bzero[- ](?:carbon|tolerance|emissions?|waste|rated|based)\b",
    r"\b[4-9] ?\+(?=:? ?\d{1,3}(?:\.\d+)? ?%)",
    (r"\bcovid[- ]?19\b|\bweb 2\.0\b|(?<!ratio )(?<!ratio of )(?<!at least )(?<!at most )\b1[-:]1\b|"
    r"\b2[-:]1\b(?= support)|"
    r"\bone[- ]to[- ]one\b|\b4x4\b|\bmp3\b|\bb25\b"),
    r"\bsection \d+/?\d*\b|\bs\.?175(?:/157)?\b|\bact (?:19|20)\d\d\b",
    r"^\s*\(?\d{1,2}(?:\.\d{1,2})*[.):](?=\s|$|[a-z])|^\s*\d{1,2}\.\d{1,2}(?=\s[a-z])|^\s*\(?[ivx]{1,4}[.)]",
    r"\n\s*\(?\d{1,2}(?:\.\d{1,2})*[.)](?=\s)",
    # Shares that pick out whom rather than how many.
    (r"\b(?:the )?(?:lowest|bottom|weakest|poorest|most deprived|most able|highest|brightest) (?:attaining |"
    r"achieving |performing )?\d+ ?%"),
    r"\b(?:the )?\d+ ?(?:%|per ?cent) (?:lowest|bottom|weakest|poorest|most)\b",
    r"\b(?:the )?top \d+ ?% of (?:the )?(?:pupils?|students?|learners?|children|staff|teachers|readers)\b",
    (r"\((?:missing|absent|attending|below|under|less than|more than|at least|over)[^()]{0,40}\b(?:sessions|"
    r"attendance|days)\)"),
)  # fmt: skip

# "Reserves of three months of pay" counts months of money: there the length of time is the value.
_HELD_FOR = re.compile(
    r"\b(?:reserves?|cash(?: balances?| in hand)?|liquidity|progress|expenditure) (?:of|equal to|equivalent to|"
    r"at|to cover|"
    r"for|at least|at most|exactly|between)(?: at least| a minimum of|"
    r" between)? ?[\w-]+(?: (?:or|to) \w+)?[ -](?:months?|weeks?)$|"
    r"\breading ages? (?:[a-z]+ ){0,3}by(?: at least| more than| over)? [\w-]+[ -]months?$|"
    r"\b(?:paid|payments?|respon(?:ded|ses?)(?: to)?|resolved|answered|acknowledged|processed|dealt with|closed|"
    r"cleared|"
    r"investigated|replied to|turnaround|[a-z]+s (?:are |to be |will be )?[a-z]+ed(?: up| with| to| on| out)?) "
    r"within "
    r"[\w-]+ (?:working |school |calendar )?(?:days?|hours?|minutes?)$"
)
_GAINED = re.compile(
    r"(?:'s?)? (?:of )?(?:additional |accelerated |extra |more )?(?:progress|gains?|reserves|"
    r"salar\w+|payroll|running costs|operating costs|expenditure)\b"
)
# "Fixed within a day in 90 % of cases": the share is what is set.
_SHARE_AFTER = re.compile(r" (?:in|for) (?:at least |over |more than )?\d+(?:\.\d+)? ?(?:%|per ?cent)")
_MASK = tuple(re.compile(form) for form in _FORMS)


def counts_time(copy: str, span: Span) -> bool:
    """Say whether a length of time is itself the value: months of pay held, of progress made, days to an answer."""
    if _SHARE_AFTER.match(copy, span[1]):
        return False
    return bool(_HELD_FOR.search(copy, max(0, span[0] - 40), span[1]) or _GAINED.match(copy, span[1]))


def names_and_dates(copy: str) -> list[Span]:
    """Return the places whose numbers claim nothing."""
    return [match.span() for form in _MASK for match in form.finditer(copy) if not counts_time(copy, match.span())]
