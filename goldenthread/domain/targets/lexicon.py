"""The measures that trusts and schools name in their plans, and the words by which they name them.

About fifty families, each with the unit it is counted in and which way is good. A statement may
name a measure that is not here; it is then kept in its own words, and never forced into a family.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from goldenthread.domain.targets.wording import overlaps

Span = tuple[int, int]


@dataclass(frozen=True)
class Family:
    """A measure family: its key, its plain name, the unit it comes in and which way is good."""

    key: str
    name: str
    unit: str | None
    good_is: str
    words: str


@dataclass(frozen=True)
class Mention:
    """Where a statement names a measure family."""

    span: Span
    family: Family


_ENGLISH_MATHS = (
    r"(?:\(?(?:gcse )?(?:eng(?:lish)?\.?(?: language)?) ?(?:and|&|/|\+) ?(?:math(?:s|ematics)?|ma)\b\)?|\be ?(?:&|"
    r"and|\+) ?m\b|\bem\b|\bbasics\b)"
)
_STRONG = (
    r"(?:grades? ?)?(?:9 ?(?:-|to) ?5|5 ?\+|5 or (?:above|better|higher)|5 and above|5 plus)(?: grades?|"
    r" pass(?:es)?)?"
)
_STANDARD = (
    r"(?:grades? ?)?(?:9 ?(?:-|to) ?4|4 ?\+|4 or (?:above|better|higher)|4 and above|4 plus)(?: grades?|"
    r" pass(?:es)?)?"
)
_TOP = (
    r"(?:grades? ?)?(?:9 ?(?:-|to) ?7|7 ?\+|7 or (?:above|better|higher)|7 and above|7 plus)(?: grades?|"
    r" pass(?:es)?)?"
)
_RWM = (
    r"(?:\br\.?,? ?w\.?,? ?(?:and |& ?)?m\b(?: combined)?|(?:combined )?reading,? writing,? (?:and|&) math(?:s|"
    r"ematics)(?: combined)?|combined (?:reading|r,|rwm|attainment|score|measure|outcome)|(?:ks2|key stage 2|"
    r"ks1) combined)"
)
_SUBJECT = r"(?:english|math(?:s|ematics)|reading|writing|science|gps|spag)"

# key | name | unit | good is | words that name it. Longer names come before the shorter within them.
_TABLE = (
    ("persistent_absence", "Persistent absence", "%", "lower",
        (r"(?:persist[ae]n(?:t|ce)|chronic)(?:al)?(?:ly)? (?:absen(?:ce|tee(?:ism|s)?|tees?m?|t)s?|"
        r"non-? ?attendance)|\bpa\b(?! system)(?: rates?| figures?)?")),
    ("severe_absence", "Severe absence", "%", "lower", r"severe(?:ly)? absen(?:ce|t)"),
    ("staff_attendance", "Staff attendance", "%", "higher",
        r"(?:staff|teacher|employee)s?'? attendance|attendance of (?:all )?staff"),
    ("sickness", "Staff sickness absence", "days", "lower",
        (r"(?:staff|teacher|employee)s?'?(?: sickness)? absen(?:ce|teeism)|sickness(?: absence| rates?| levels?)?|"
        r"(?:sick|absence) days")),
    ("meeting_attendance", "Attendance at meetings", "%", "higher",
        (r"(?:governors?|trustees?|members?|directors?|boards?|committees?|meetings?|parents?|carers?)'?s? attendance"
        r"(?: at (?:[a-z']+ )?meetings?)?|attendance (?:at|of|by) (?:all |local |our )?(?:governors?|trustees?|"
        r"members|directors|parents|carers|board|committee|lgb|meetings?)(?: meetings?)?")),
    ("attendance", "Attendance", "%", "higher",
        r"(?:overall |whole[- ]school |pupil |student |school |average )?attendance(?: rates?| figures?| levels?)?"),
    ("absence", "Absence", "%", "lower",
        r"(?:overall |pupil |student |total |unauthori[sz]ed )?absence(?: rates?| figures?| levels?)?|absenteeism"),
    ("punctuality", "Punctuality", "%", "higher", r"punctuality|\blates\b|lateness"),
    ("permanent_exclusions", "Permanent exclusions", None, "lower",
        (r"perm(?:anent(?:ly)?)?\.? ?-?excl(?:usion|uded)s?(?: rates?)?|permanent exclusion rate|"
        r"permanent(?= (?:and|or|&) (?:fixed|suspension|temporary))|\bpex\b")),
    ("suspensions", "Suspensions", None, "lower",
        (r"suspensions?(?: rates?)?|fixed[- ]?(?:term|period)(?= (?:and|or|&) permanent)|fixed[- ]?(?:term|"
        r"period) exclusions?|(?<![\d.] )(?<!per )ftes?|\bfpes?\b")),
    ("exclusions", "Exclusions", None, "lower", r"exclusions?(?: rates?)?"),
    ("progress_8", "Progress 8", None, "higher", r"progress[- ]?8(?: scores?| figures?)?|\bp8\b(?: scores?)?"),
    ("attainment_8", "Attainment 8", None, "higher", r"attainment[- ]?8(?: scores?| figures?)?|\ba8\b(?: scores?)?"),
    ("em_grade_7", "Grade 7 or above in English and maths", "%", "higher",
        rf"{_TOP}(?: in)?(?: both)? {_ENGLISH_MATHS}|{_ENGLISH_MATHS}(?: at)? {_TOP}"),
    ("em_grade_5", "Grade 5 or above in English and maths", "%", "higher",
        (rf"{_STRONG}(?: in)?(?: both)? {_ENGLISH_MATHS}|{_ENGLISH_MATHS}(?: at)? (?:grades? )?{_STRONG}|"
        rf"strong pass(?:es)?(?: in {_ENGLISH_MATHS})?")),
    ("em_grade_4", "Grade 4 or above in English and maths", "%", "higher",
        (rf"{_STANDARD}(?: in)?(?: both)? {_ENGLISH_MATHS}|{_ENGLISH_MATHS}(?: at)? (?:grades? )?{_STANDARD}|"
        rf"standard pass(?:es)?(?: in {_ENGLISH_MATHS})?")),
    ("five_good_gcses", "Five good GCSEs with English and maths", "%", "higher",
        (r"5 ?\+? ?(?:x )?a\*? ?(?:-|to) ?c(?: grades?)?(?: (?:including|inc\.?|incl\.?|"
        r"with) (?:gcse )?(?:english (?:and|&) maths|e ?& ?m))?")),
    ("ebacc_entry", "EBacc entry", "%", "higher", (r"ebacc entr(?:y|ies)|(?:enter(?:ed)?|entry|entering|"
                                              r"entries)(?: for)? (?:the )?(?:english baccalaureate|"
        r"ebacc)(?: \(ebacc\))?|english baccalaureate entr(?:y|ies)")),
    ("ebacc_points", "EBacc average points", None, "higher", r"ebacc(?: aps| average points?(?: score)?)?"),
    ("ks2_rwm_higher", "Key stage 2 reading, writing and maths, higher standard", "%", "higher",
        (rf"(?:greater depth|higher standard|\bgds?\b|\bhs\b)(?: standard)? in {_RWM}|"
        rf"{_RWM} (?:at )?(?:greater depth|higher standard|\bgds?\b|\bhs\b)")),
    ("ks2_rwm", "Key stage 2 reading, writing and maths", "%", "higher", _RWM),
    ("ks2_progress", "Key stage 2 progress", None, "higher",
        r"(?:ks2|key stage 2|primary)(?: value added| progress)(?: scores?)?"),
    ("greater_depth", "Greater depth", "%", "higher",
        rf"(?:greater depth(?: standard)?|\bgds?\b|higher standard)(?: (?:in|for) {_SUBJECT})?"),
    ("phonics", "Phonics check", "%", "higher",
        r"(?:(?:year|y) ?[12] )?phonics(?: screening)?(?: check| test| screening)?(?: outcomes| results| score)?"),
    ("gld", "Good level of development", "%", "higher", r"good level of development|\bgld\b"),
    ("mtc", "Multiplication tables check", "%", "higher", r"multiplication (?:tables? )?check|\bmtc\b"),
    ("ks5_points", "Post-16 average points", None, "higher",
        (r"(?:(?:ks5|a[- ]level|post[- ]16|sixth form) )(?:aps|average points?(?: score)?|value added)|ks5 va|l3va|"
        r"level 3 value added(?: score)?")),
    ("neet", "Young people not in education, employment or training", "%", "lower", r"\bneets?\b"),
    ("quality_of_teaching", "Teaching judged good or better", "%", "higher", r"(?:the )?quality of teaching"),
    ("voluntary_turnover", "Voluntary turnover", "%", "lower", r"voluntary (?:staff )?turnover"),
    ("staff_turnover", "Staff turnover", "%", "lower",
        (r"(?<!tenancy )(?<!tenant )(?<!customer )(?<!stock )(?<!pupil )"
         r"(?:staff |teacher |teaching staff |support staff |employee )?turnover(?! of (?:£|over))(?: rates?|"
        r" of (?:staff|teachers))?")),
    ("retention_16_18", "Students who finish their course", "%", "higher",
        (r"(?:sixth form|post[- ]16|16 to 18|16-18|a[- ]level|student|learner|course) retention(?: rates?)?|"
        r"retention(?= (?:of \d+ ?% )?(?:in|of|across|into) (?:the |our )?(?:sixth form|post[- ]16|year 1[23]))")),
    ("staff_retention", "Staff retention", "%", "higher",
        (r"(?:staff|teachers?|ects?|nqts?|employees?|leadership|workforce)'?s? retention(?: rates?| statistics| "
        r"figures)?|retention(?: rates?)? (?:of|for|among) (?:all |our |new )?(?:staff|teachers|ects?|nqts?|leaders|"
        r"colleagues|employees)|(?<=recruitment and )retention|^retention (?:rates? )?(?=improves?|rises?)")),
    ("vacancies", "Vacancies", None, "lower",
        r"(?:teaching |staff |teacher |governor |trustee )?vacanc(?:y|ies)(?: rates?)?"),
    ("supply_spend", "Supply spending", "£", "lower",
        r"(?:agency |supply )(?:staff |teacher )?(?:spend(?:ing)?|costs?|expenditure)"),
    ("staff_costs", "Staff costs as a share of income", "%", "lower",
        (r"staff(?:ing)? (?:costs?|expenditure|spend(?:ing)?|percentage)(?: (?:as a )?(?:%|percentage|per ?cent|"
        r"proportion|share)(?: of)?)?|pay costs?|salary costs?")),
    ("pan", "Published admission number", "pupils", "higher", r"pan|published admissions? numbers?"),
    ("pupil_teacher_ratio", "Pupils per teacher", "ratio", "lower",
        r"pupils?[- :](?:to )?-?(?:teacher|adult) ratios?|\bptr\b"),
    ("reserves", "Reserves", "£", "higher",
        r"(?:free |revenue |unrestricted |trust |general |cash )?reserves?(?: levels?| of at least)?"),
    ("surplus", "In-year balance", "£", "higher",
        r"(?:in[- ]year |budget |operating |annual )?(?:surplus|in-year balance)(?:es)?"),
    ("deficit", "Deficit budgets", None, "lower", r"(?:in[- ]year |budget )?deficits?(?: budgets?)?"),
    ("savings", "Savings", "£", "higher", r"(?:efficiency |cost |procurement |annual )?savings?"),
    ("income", "Income", "£", "higher",
        (r"turnover(?= (?:of |over |above )£)|(?:generated |lettings? |additional |traded |external |"
        r"self-generated )income")),
    ("roll", "Pupils on roll", "pupils", "higher",
        (r"pupil numbers|student numbers|(?:numbers? )?on roll|number(?:s)? of (?:pupils|students)(?= (?:on|in the "
        r"(?:school|trust|academ|sixth)|at the|to (?:reach|rise|grow|increase|\d)|rise|grow|"
        r"increase))|\bnor\b(?= )|enrol?ments?")),
    ("first_choice", "First-choice applications", None, "higher",
        (r"(?:first|1st)[- ](?:choice|preference)(?: applications?| places?)?s?|"
        r"(?<!ehcp )(?<!ehc )(?<!plan )(?<!grant )(?<!funding )(?<!bid )(?<!job )applications|oversubscribed")),
    ("complaints", "Complaints", None, "lower", r"(?:formal |parental )?complaints"),
    ("parent_satisfaction", "Parents' satisfaction", "%", "higher", r"parent(?:al|s'?)? satisfaction"),
    ("staff_satisfaction", "Staff satisfaction", "%", "higher",
        r"(?:staff|employee) (?:satisfaction|engagement|wellbeing(?: score)?)|\benps\b"),
    ("satisfaction", "Satisfaction", "%", "higher", r"satisfaction(?: rates?| levels?| scores?)?"),
    ("training", "Training completed", "%", "higher",
        r"training completion|training compliance|mandatory training|statutory training"),
    ("appraisal", "Appraisals completed", "%", "higher", r"appraisals?"),
    ("behaviour_incidents", "Behaviour incidents", None, "lower",
        (r"(?:negative )?behaviour (?:incidents?|points?|logs)|(?:bullying|racist|serious) incidents?|"
        r"incidents of (?:poor behaviour|bullying)")),
    ("gap", "Gap between groups", "pp", "lower",
        (r"(?:attainment |achievement |progress |disadvantaged? |performance |pp |gender |the |word |sen |"
        r"send )*gaps?\b(?! analys)(?: in (?:attainment(?! 8)|achievement|progress(?! 8)|outcomes))?")),
    ("reading_age", "Reading age", None, "higher", r"reading ages?"),
    ("destinations", "Destinations", "%", "higher", r"destinations?"),
    ("english_maths", "English and maths together", "%", "higher", r"(?:both )?english (?:and|&) math(?:s|ematics)"),
    ("subject_expected", "Expected standard in a subject", "%", "higher", rf"{_SUBJECT}"),
    ("ofsted", "Ofsted judgement", "grade", "higher",
        r"ofsted(?: judge?ments?| grad(?:e|ing)s?| ratings?| inspections?| reports?)?"),
    ("outcomes", "Outcomes", None, "higher",
        r"(?:academic |pupil |student |educational |exam(?:ination)? )?(?:outcomes|results)"),
    ("attainment", "Attainment", None, "higher", r"attainment(?: levels?)?|achievement"),
    ("progress", "Progress", None, "higher", (
        r"(?:pupil |student |annual |expected )?progress(?: scores?| measures?| rates?)?(?! towards)"
        r"(?! (?:on |in)?to (?:a |an |the )?(?:university|higher|further|employment|work|college|sixth|apprentic))")),
)  # fmt: skip

FAMILIES = tuple(Family(*row) for row in _TABLE)
_BY_KEY = {family.key: family for family in FAMILIES}

GROUPS = {
    "disadvantaged": r"disadvantaged?|pupil premium|\bpp\b(?! gap)|\bfsm6?\b|free school meals?|\bdps?\b",
    "SEND": r"\bsen[d]?\b|special educational needs|\behcps?\b|\behc plans?\b|health and care plans?",
    "EAL": r"\beal\b",
    "looked after": r"\bp?lac\b|(?<!formerly )looked[- ]after|children in care",
    "more able": r"more able|most able|high(?:er)? (?:prior )?attain(?:ing|ers)|\bhpa\b",
    "care leavers": r"care leavers?|formerly looked[- ]after",
    "young carers": r"young carers",
    "girls": r"\bgirls\b",
    "boys": r"\bboys\b",
}  # fmt: skip


def family_of(key: str | None) -> Family | None:
    """Return the family a measure belongs to; a group's filter after the key is passed over."""
    return _BY_KEY.get((key or "").split("[")[0])


def is_known(measure: str | None) -> bool:
    """Say whether a measure is of a family here, and no mere words of a statement."""
    return family_of(re.sub(r"\W.*", "", measure or "")) is not None


def mentions(copy: str) -> list[Mention]:
    """Return each measure family named, in order; the first row of the table that fits wins."""
    found: list[Mention] = []
    taken: list[Span] = []
    for family, words in _patterns():
        for match in words.finditer(copy):
            if not overlaps(match.span(), taken):
                taken.append(match.span())
                found.append(Mention(match.span(), family))
    return sorted(found, key=lambda mention: mention.span)


@lru_cache(maxsize=64)
def groups(copy: str) -> tuple[str, ...]:
    """Return the pupil groups named, in the order in which they are named."""
    places = [(match.start(), name) for name, words in GROUPS.items() if (match := re.search(words, copy))]
    return tuple(name for _, name in sorted(places))


def without_groups(copy: str) -> str:
    """Return words without those that name a pupil group known here."""
    return re.sub("|".join(GROUPS.values()), "", copy)


@cache
def _patterns() -> tuple[tuple[Family, re.Pattern[str]], ...]:
    return tuple((family, re.compile(_whole_words(family.words))) for family in FAMILIES)


def _whole_words(words: str) -> str:
    return rf"(?<![a-z0-9])(?:{words})(?![a-z0-9])"
