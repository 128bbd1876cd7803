"""Which kind of statement this is, when it sets no figure, names no benchmark and claims no grade.

Universal facts (C), directions (T), opinions (S), deliverables (D) and bare measures (M) are known by
their form. Whatever fits none is not checkable as written (V): that is a result, not a failure.
"""

from __future__ import annotations

import re

from goldenthread.domain.targets.statement import SCHOOLS

NAMES = {
    "N": "number", "B": "benchmark", "C": "count or category", "R": "change from a baseline", "T": "direction",
    "S": "opinion", "D": "deliverable", "M": "bare measure", "V": "not checkable",
}  # fmt: skip

_PEOPLE = r"(?:pupils?|students?|child(?:ren)?|learners?|staff|teachers?|members? of (?:teaching )?staff|employees?|governors?|trustees?|members|leaders?|colleagues?|young people|leavers|ects?|nqts?|famil(?:y|ies)|parents?|headteachers?|heads|year \d+s?|pupils? and students?|adults)"
_OPENING = r"^(?:(?:to |we will |the trust will |we |we aim to |aim to |by [a-z0-9 ]+?,? )?(?:ensur(?:e|es|ing)|securing|so|making sure|make sure)?(?: that)? ?)?"
_EACH = r"(?:all|every|each|100 ?% of|no)"
_MANY = rf"{_EACH} (?:\S+ ){{0,5}}?"
UNIVERSAL = re.compile(rf"(?:{_OPENING}|^by [^,]{{0,30}},? |, |: |\n){_MANY}(?P<who>{_PEOPLE}|{SCHOOLS}|vacancies|statutory (?:returns?|policies|training)|returns|policies|trusts?|classes|lessons|teaching|safeguarding leads|posts?|lgbs?|governing bodies|statements?|budgets?|recommendations|year groups|subjects|sites|departments|actions)\b")
_FINANCE = re.compile(r"\b(?:on budget|within budget|(?:balanced|sustainable|surplus) budgets?|in surplus|no (?:\w+ ){0,2}deficits?|no deficit budgets?|in deficit|break even|unqualified (?:audit )?(?:opinion|accounts)|clean audit)\b")
_NO = r"\b(?:no|zero|nil|without any) (?!more\b|later\b|less\b|fewer\b|longer\b|one\b|doubt\b|matter\b|change\b|surprises\b|limits?\b|child left|barrier|increase|decline|reduction|drop|fall|decrease|excuses|need)"
_NONE_OF = (
    re.compile(rf"{_NO}(?:(?!school|academ|in\b|with\b|at\b|to\b|has\b|have\b|is\b|are\b|should\b|will\b)[a-z'-]+ ){{0,3}}?(?:exclusions?|suspensions?|complaints?|(?:red )?flags?|inadequate (?:teaching|lessons?)|vacanc(?:y|ies)|breaches|incidents?|deficits?(?: budgets?)?|neets?|findings|recommendations|overdue|gaps?|qualifications?|grievances|weaknesses|errors|accidents)\b"),
    re.compile(rf"{_NO}(?:[a-z'-]+ ){{0,3}}?(?P<who>schools?|academ(?:y|ies)|pupils?|students?|child(?:ren)?|teaching|lessons?|staff|teachers?|posts|groups?)\b"),
)
_FACT = re.compile(
    r"\b(?:have (?:had |been |completed |attended |received |experienced |at least |an? |access to |achieved |undertaken |passed |taken |their |trained )|has (?:an? |been |received |completed |attended |access to |had |achieved |a named )|hav(?:e|ing) experienced|"
    r"receiv\w+|complet\w+|attend\w*|gain\w*|achiev\w+|access\w*|participat\w+|tak(?:e|es|ing) part|trained|mentored|coached|inducted|observed|screened|tested|assessed|pass(?:es|ed)?|reach\w*|experience[sd]?|undertak\w+|progress(?:es)? (?:in|to|into|onto)|"
    r"mak(?:e|es|ing) (?:at least )?(?:the )?(?:expected|national|\w+ levels? of) progress|qualif\w+|fully staffed|filled|oversubscribed|submitted|compliant|meet(?:s)? (?:the |their |all )?(?:\w+ )?(?:floor|target|expected|standard|requirement|growth|deadline|statutory)|rated|graded|judged|"
    r"budgets?|appraised|appraisals?|vetted|engage (?:on|in)|enrolled|represented|in education|read(?:s|ing)? (?:at|age)|leave with|learn(?:s)? (?:to|an?)|visit(?:s|ed)?|full complement|on time|entitled|offered|retained|subject to|appointed|recruited|take (?:an?|up)|belong to|represent|swim|play an? )\b"
)
_STRONG_FACT = re.compile(r"\b(?:full complement|on time|rated|graded|judged|fully staffed|oversubscribed|submitted|filled|full complement|vetted|enrolled|in education, employment|annual appraisal|hav(?:e|ing) (?:had |been |completed |attended |passed |undertaken ))")
_GENERAL = re.compile(r"\b(?:skills|knowledge|confidence|opportunit(?:y|ies)|needs|quality|qualities|values|aspirations?|strategies)\b")
VAGUE_QUANTITY = re.compile(
    r"^(?:very )?(?:low|high) |"
    r"\b(?:(?:vast |significant |overwhelming |large |great |clear |strong )?majority (?:of|to|meet|achiev|mak|are)|(?:vast|significant|overwhelming|large|great|clear|strong) majority|most (?:of|pupils|students|children|schools|academies|staff|lessons|parents|teachers|learners|governors|people)|"
    r"minimal|extensive|many (?:more )?(?:of|pupils|students|children|schools|staff|parents)|(?:almost|nearly|virtually) all|(?:a )?(?:high|low|large|small|greater|higher|lower|significant|good|growing|increasing) (?:proportions?|percentages?|levels?|numbers?|rates?|degree|standards?) of|sufficient|adequate|an agreed (?:percentage|level|number)|few(?! schools)|some (?:of|pupils|schools)|several|significant(?:ly)? (?:progress|better)|significantly improv\w+)\b"
)
_ASPIRATION = re.compile(
    r"\b(?:highly|effective(?:ly)?|excellen(?:t|ce)|exemplary|outstanding|world[- ]class|first[- ]class|exceptional|mature|the norm|of choice|high[- ]quality|(?:good|best|strong|high|broad|rich|ambitious|robust|rigorous|relentless|clear understanding|inspir\w+|inclusive|engaging|coherent|consistent(?:ly)?|thriv\w+|flourish\w+|happy|safe|confident(?:ly)?|resilien\w+|aspirational?|motivated|passion\w*|caring|supportive|sustainable future|value for money|well[- ]being is|well|proud|trusted|respected|valued|collaborative(?:ly)?|favourabl[ey]|favourably|appropriate(?:ly)?|fit for purpose|comprehensive|culture|ethos|committed|commitment|potential|reputation|recogni[sz]\w+|leading|innovative|efficient(?:ly)?|deep|enjoy|love|lifelong|understand\w*|know(?:s|ing)?|believe|embrac\w+|challeng\w+|secure environment|the best|as well as they can|succeed\w*|positive(?:ly)?|beacon|at the heart|empower\w*|nurtur\w+|holistic|seamless|dynamic|vibrant|welcoming|skilled|talented|prepared|ready|equipped|leader of|able to|right (?:skills|people)))\b"
)
_STRONG_ASPIRATION = re.compile(r"\b(?:highly effective|excellen(?:t|ce)|exemplary|world[- ]class|exceptional|mature|the norm|of choice|thriv\w+|flourish\w+|beacon|at the heart|culture (?:of|that|where|in which)|ethos|consistent and effective|gain national recognition|comment favourably|reputation|fulfil\w* (?:their )?potential|inspir\w+|catching up)\b")

_RISE = r"increas(?:e|es|ed|ing)|improv(?:e|es|ed|ing|ement|ements)|rais(?:e|es|ed|ing)|ris(?:e|es|ing)|grow(?:s|th|ing)?|higher|greater|more|better|strengthen(?:s|ed|ing)?|enhanc(?:e|es|ed|ing|ement)|accelerat(?:e|es|ed|ing)|boost(?:s|ed|ing)?|maximis(?:e|es|ed|ing)|gains? in|positive impact|measurable impact|impact (?:on|of)|upward trend"
_FALL = r"reduc(?:e|es|ed|ing|tion|tions)|decreas(?:e|es|ed|ing)|narrow(?:s|ed|ing)?|diminish(?:es|ed|ing)?|clos(?:e|es|ed|ing) (?:the |of |in the )?(?:\w+ ){0,3}gaps?|gaps? (?:\w+ ){0,6}(?:is |are |has |have )?(?:clos(?:e|es|ed|ing)|narrow\w*|reduc\w+|diminish\w*)|fall(?:s|ing|en)?|fewer|lower(?:s|ed|ing)?|less|declin(?:e|es|ed|ing)|minimis(?:e|es|ed|ing)|eliminat(?:e|es|ed|ing)|downward trend|cut(?:s|ting)?"
_HOLD = r"maintain(?:s|ed|ing)?|sustain(?:s|ed|ing)?|no (?:increase|decline|decrease|reduction|drop|fall)|at least maintain\w*|retain(?:s|ed|ing)?|do(?:es)? not (?:increase|decline|fall|rise)"
DIRECTION = re.compile(rf"\b(?:(?P<hold>{_HOLD})|(?P<up>{_RISE})|(?P<down>{_FALL}))\b")
_DIRECTION_FIRST = re.compile(rf"^(?:to |we will |the trust will |will |continu(?:e|ed|ing) to |further |year[- ]on[- ]year |an? |the |overall |significant(?:ly)? |demonstrable |measurable |clear |evidence of |evidence that |continued |sustained |success will be demonstrated in )*(?:{_RISE}|{_FALL})\b")
_NOT_A_DIRECTION = re.compile(r"\b(?:school|trust|self|continuous|service|rapid|plan|raising the profile|more than|no more|no less|improvement (?:plan|partner|team|strateg|offer|work|cycle|journey|priorit|process|lead|advis|board)|less than|fewer than|growth (?:strategy|plan|mindset)|more able|better than|higher (?:education|standard|than)|greater (?:depth|than|london)|lower (?:than|school|attain)|retained? (?:by|for)|lower key stage)\b")

_OPINION = re.compile(r"\b(?:feedback|surveys?|questionnaires?|satisf\w+|feel(?:s|ing)?|enjoy(?:s|ment)?|valued|engaged|would recommend|perceptions?|pupil voice|student voice|parent voice|exit interviews?|testimonials|views of|(?:parents|pupils|staff|students|children|governors|families|heads|headteachers|leaders)(?: and \w+)? (?:report|say|tell|believe|agree|state|value|appreciate)s?)\b")
_FEEDBACK_FIRST = re.compile(r"^(?:continued |very |improved |overwhelmingly )*(?:positive )?(?:(?:pupil|student|parent|staff|teacher|governor|stakeholder)s?'?,? ?(?:and |& )?)*(?:feedback|views|responses|survey (?:results|responses|outcomes|data)|questionnaires?|surveys?)\b")

_DONE = (
    "achieved agreed approved audited appointed adopted available begun built carried circulated commissioned communicated compiled complete completed conducted consulted created delivered defined deployed designed "
    "developed devised disseminated distributed drafted embedded employed enabled ended established evaluated explored filed filled finalised formed formalised fulfilled held identified implemented included "
    "incorporated initiated installed introduced issued joined launched led live mapped merged met migrated moderated obtained opened operational organised piloted planned prepared procured produced provided "
    "published purchased ratified recruited refined refreshed refurbished registered released renewed reported reviewed revised rolled scheduled scoped secured set shared signed standardised started streamlined "
    "submitted trained transferred trialled undertaken updated upgraded used written compliant accredited ready running constructed centralised harmonised aligned rebranded restructured tendered addressed monitored tracked added expanded extended invested converted documented assigned allocated resourced costed linked integrated"
).split()  # fmt: skip
_PARTICIPLE = rf"(?:{'|'.join(_DONE)})"
_DELIVERED = re.compile(
    rf"\bin (?:place|post|use|operation)\b|\bup and running\b|\b(?:will|to|have|has|had|is|are|be|been|being|was|were) (?:be |been |have been |have |has |now |fully |also )*{_PARTICIPLE}\b|"
    rf"\b{_PARTICIPLE}(?: and {_PARTICIPLE})?(?: (?:immediately|by|in|for|with|to|at|from|across|on|and|as|through|throughout|into|within|annually|termly|each|every|online|internally|out|up|off)\b|[.,;:)]|$)|"
    r"\bthere (?:will be|is|are) an? (?:\w+ ){0,5}(?:plan|strategy|policy|model|framework|programme|process|system|team|offer)\b|\bwill have (?:in place|an? |set up|explored|created)|\bwork(?:ing)? towards (?:\w+ing\b|\w+ (?:status|accreditation|award))|\b(?:commence|begin|start)s?\b|"
    r"\b(?:gain|achieve|obtain|attain|secure|win|earn|receive)s?\b (?:\w+ ){0,6}?(?:accreditation|award|status|kitemark|charter mark|quality mark|investors in people|certification|(?:gold|silver|bronze|platinum)|mark)\b"
)
_TASKS = (
    "meet address adopt agree align analyse appoint apply arrange assess audit become begin bring build carry centralise commence commission communicate compile complete conduct consult convert coordinate create "
    "define deliver deploy design develop devise disseminate draft embed employ encourage engage establish evaluate expand explore extend facilitate finalise formalise formulate gather harmonise hold identify implement initiate "
    "install introduce invest investigate invite launch lead map market migrate monitor open organise participate pilot plan prepare procure produce promote provide publish purchase recruit redesign "
    "refine refresh refurbish relaunch renew reorganise replace report research restructure review revise roll run schedule scope seek share source standardise start streamline submit survey tender test track train "
    "transfer trial undertake update upgrade use utilise work write appoint set-up join implement set"
).split()  # fmt: skip
_DOING = re.compile(r"^(?:the |successful |full |timely )*(?:implementation|introduction|development|launch|creation|establishment|completion|publication|appointment|delivery|roll[- ]?out|production|installation|procurement|integration|submission|recruitment) of\b")
_TASK = re.compile(rf"^(?:to |we will |we shall |the trust will |the trust |we |trust to |schools? will |academies will |leaders will |continue to |further |fully |also |then |and )*(?:{'|'.join(_TASKS)})\b(?! (?:of|rates?|costs?|numbers?|levels?|results|data)\b)")
_SCHOOL_THING = re.compile(r"\b(?:plans?|strateg(?:y|ies)|polic(?:y|ies)|charter|framework|handbook|register|programme|curriculum map|website|lead|champion|mentor|link governor|procedure|protocol|audit|review|agreement|timetable|in place|system|scheme)\b")

_BARE = re.compile(
    r"^(?:the |an? |total |overall |average |annual |monthly |termly |weekly |% |cumulative )*(?:numbers?|amount|total|percentages?|%|per ?cent|proportion|rates?|levels?|analysis|volume|frequency|range|quality|extent|costs?|value|count|average|ratio|uptake|take[- ]up|adoption|attendance|annual|outcomes|results|data|figures|scores|feedback scores|usage|size|share|spend|staff attendance|turnover|retention figures|analyses|comparisons?|trends?|measures?|no\. of|no of|hours of|days lost)(?![a-z])"
)
_COUNTING = re.compile(r"^(?:the |an? |total |overall |average )*(?:numbers?|amount|percentages?|%|proportion|rates?|levels?|volume|take[- ]up|uptake|cost|spend)(?![a-z])")
FINITE = re.compile(r"\b(?:is|are|was|were|will|shall|must|should|can|could|may|has|have|do|does|be|been|makes?|gains?|receives?|achieves?|meets?|attends?|shows?|demonstrates?|enables?|ensures?|supports?|provides?|leads?|know|knows|understands?|becomes?|remains?|feel|feels|promotes?|operates?|attracts?|retains?|works?|delivers?|contributes?|thrives?|develop|learn|uses?|take|takes|respond|responds|model|models|drives?|reflects?|grows?|gets?|wins?|set|sets|allows?|inspires?|benefits?|comes?|goes|give|gives|enjoy|believe|share|value|strive|celebrates?|engages?)\b")
_MEASURE_MOVES = re.compile(r"\b(?:increases|reduces|decreases|improves|falls|rises|grows|declines|to (?:increase|reduce|decrease|improve|fall|rise|grow)|is (?:reduced|increased|reducing|increasing|improving|falling|rising|higher|lower)|are (?:reduced|increased|reducing|increasing|improving)|(?:reduced|increased|improved|reducing|increasing)$|will (?:increase|reduce|decrease|improve|fall|rise|grow))\b")


def of_words(copy: str) -> str:
    """Return the class of a statement that holds no value, benchmark or grade."""
    text = _bare_of_openings(copy)
    for class_, fits in _ORDER:
        if fits(text):
            return class_
    return "M" if not FINITE.search(text) and not _ASPIRATION.search(text) else "V"


def direction_of(copy: str) -> str | None:
    """Return up, down or not_worse for the first word of direction."""
    match = DIRECTION.search(copy)
    if match is None:
        return None
    return "not_worse" if match["hold"] else "up" if match["up"] else "down"


def none_of(copy: str) -> re.Match[str] | None:
    """Return where a statement says that there is to be none of something countable."""
    return _NONE_OF[0].search(copy) or _NONE_OF[1].search(copy)


def _bare_of_openings(copy: str) -> str:
    text = re.sub(r"^\s*(?:by|in|from|during|within|over) (?:the )?(?:end of )?[^,.;:]{2,40}, ?|^\s*[-*>o\u00b7]\s+|^\s*(?:kpi|target|aim|success criteria|milestone|outcome|objective|priority|year|july|december|march)s?(?: ?\d[\d.]*)? ?[:-] ?", "", copy)
    text = re.sub(r"^\s*by (?:\w+ )?(?:19|20)\d\d,? ", "", text)
    text = re.sub(r"^\s*(?:to )?(?:ensur(?:e|ing)|make sure|so|secure)(?: that)? (?=all|every|each|no|the|pupils|staff|schools|students|children)", "", text)
    return re.sub(r"^\s*\(?\d{1,2}(?:\.\d{1,2})*[.):]?\s+", "", text).strip()


def _counts_a_fact(text: str) -> bool:
    if _FINANCE.search(text) and not VAGUE_QUANTITY.search(text):
        return True
    if none_of(text) and not _DIRECTION_FIRST.match(text):
        return True
    universal = UNIVERSAL.search(text)
    if not universal or VAGUE_QUANTITY.search(text) or _DIRECTION_FIRST.match(text):
        return False
    rest = text[universal.end() :]
    if re.match(rf"(?:{SCHOOLS})", universal["who"]) and _SCHOOL_THING.search(rest):
        return False
    fact = _FACT.search(rest)
    if not fact:
        return False
    if _STRONG_FACT.search(rest):
        return not _STRONG_ASPIRATION.search(rest)
    wish = _ASPIRATION.search(rest) or _GENERAL.search(rest)
    return wish is None or bool(re.match(r"recogni|ready|able to|challeng|understand", wish.group())) and fact.start() < wish.start()


def _is_deliverable(text: str) -> bool:
    if _TASK.match(text):
        return not _STRONG_ASPIRATION.search(text)
    universal = UNIVERSAL.search(text)
    if universal and _SCHOOL_THING.search(text[universal.end() :]) and re.search(r"\b(?:have|has|hold|holds|will have|with)\b", text) and not _ASPIRATION.search(text):
        return True
    return bool(_DELIVERED.search(text)) and not _STRONG_ASPIRATION.search(text) and not VAGUE_QUANTITY.search(text)


def _is_direction(text: str) -> bool:
    if VAGUE_QUANTITY.search(text) and not _DIRECTION_FIRST.match(text) or _STRONG_ASPIRATION.search(text):
        return False
    plain = _NOT_A_DIRECTION.sub(" ", text)
    return bool(_DIRECTION_FIRST.match(plain) or DIRECTION.search(plain))


def _is_strict_direction(text: str) -> bool:
    if re.match(r"^(?:continued )?positive feedback", text):
        return False
    return bool(_DIRECTION_FIRST.match(_NOT_A_DIRECTION.sub(" ", text))) and not _STRONG_ASPIRATION.search(text) and not re.search(r"\bsignificant(?:ly)? (?:progress|improv)", text)


def _is_bare(text: str) -> bool:
    return bool(_BARE.match(text)) and not _MEASURE_MOVES.search(text) and not re.search(r"\b(?:is|are|will be|to be) (?!used|measured|recorded)", text)


def _is_wish(text: str) -> bool:
    return bool(_STRONG_ASPIRATION.search(text) or VAGUE_QUANTITY.search(text) and not _OPINION.search(text))


def _is_opinion(text: str) -> bool:
    return bool(_FEEDBACK_FIRST.match(text)) and not DIRECTION.search(text) or bool(_OPINION.search(text)) and not DIRECTION.search(text)


def _is_task(text: str) -> bool:
    return bool(_TASK.match(text) or _DOING.match(text)) and not _STRONG_ASPIRATION.search(text)


def _is_feedback(text: str) -> bool:
    return bool(_FEEDBACK_FIRST.match(text)) and not _MEASURE_MOVES.search(text) and not re.search(r"\b(?:improvement|increase|improving)\b", text)


_ORDER = (
    ("M", _is_bare),
    ("T", lambda text: bool(_COUNTING.match(text) and _MEASURE_MOVES.search(text))),
    ("C", _counts_a_fact),
    ("D", _is_task),
    ("T", _is_strict_direction),
    ("S", _is_feedback),
    ("V", _is_wish),
    ("D", _is_deliverable),
    ("T", _is_direction),
    ("S", _is_opinion),
)  # fmt: skip
