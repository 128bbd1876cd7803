"""The words by which a statement without figures shows its kind: fact, direction, opinion, deed, wish."""

from __future__ import annotations

import re

from goldenthread.domain.targets.statement import SCHOOLS

PEOPLE = (
    r"(?:pupils?|students?|child(?:ren)?|learners?|staff|teachers?|members? of (?:teaching )?staff|employees?|"
    r"governors?|trustees?|members|leaders?|colleagues?|young people|leavers|ects?|nqts?|famil(?:y|ies)|parents?|"
    r"headteachers?|heads|year \d+s?|pupils? and students?|adults)"
)
OPENING = (
    r"^(?:(?:to |we will |the trust will |we |we aim to |aim to |by [a-z0-9 ]+?,? )?(?:ensur(?:e|es|ing)|securing|"
    r"so|making sure|make sure)?(?: that)? ?)?"
)
EACH = r"(?:all|every|each|100 ?% of|no)"
MANY = rf"{EACH} (?:\S+ ){{0,5}}?"
UNIVERSAL = re.compile(
    rf"(?:{OPENING}|^by [^,]{{0,30}},? |, |: |\n){MANY}(?P<who>{PEOPLE}|{SCHOOLS}|vacancies|"
    r"statutory (?:returns?|policies|training)|returns|policies|trusts?|classes|lessons|"
    r"teaching(?! (?:staff|assistants?))|"
    r"safeguarding leads|posts?|lgbs?|(?:local|governing|trust|academy) boards?|"
    r"governing bodies|statements?|budgets?|recommendations|year groups|subjects|"
    r"sites|departments|actions|checks|records|classrooms?|benchmarks|targets|risks|governing body|committees?|dsls?|"
    r"sencos?|ehcps?|"
    r"annual reviews|buildings|invoices|contracts|websites|accounts)\b"
)
# "The SENDCo holds the qualification in every school": what is so in each of them can be counted.
IN_EVERY_SCHOOL = re.compile(
    r"\b(?:holds?|has|have|is|are) (?:an? |the |their )?(?:[a-z0-9-]+ ){0,4}(?:qualifi(?:ed|cation)|award|"
    r"accredit(?:ed|"
    r"ation)|certificat(?:e|ed)|trained)\b[^.;]* (?:in|at|across) (?:all|every|each) (?:of )?(?:our |the )?"
    rf"(?:[a-z]+ )?(?:{SCHOOLS})\b"
)
FINANCE = re.compile(
    r"\b(?:on budget|within budget|budgets? (?:(?:is|are|to be|will be|set and|remains?) )*balanced|"
    r"unqualified audit|no significant (?:\w+ )?(?:issues|findings|weaknesses)|"
    r"^(?:school |trust )?(?:is |to be )?(?:fully staffed|oversubscribed|(?:a )?full complement of \w+)|"
    r"(?:balanced|sustainable|surplus) budgets?|in surplus|no (?:\w+ ){0,2}deficits?|"
    r"no deficit budgets?|in deficit|break even|unqualified (?:audit )?(?:opinion|accounts)|clean audit)\b"
)
NO = (
    r"\b(?:no|zero|nil|without any|not an? single|not one|none of (?:our|the|its)) "
    r"(?!more\b|later\b|less\b|fewer\b|longer\b|one\b|doubt\b|matter\b|change\b|"
    r"surprises\b|limits?\b|child left|barrier|increase|decline|reduction|drop|fall|decrease|excuses|need)"
)
NONE_OF = (
    re.compile(
        rf"{NO}(?:(?!school|academ|in\b|with\b|at\b|to\b|has\b|have\b|is\b|are\b|should\b|"
        rf"will\b)[a-z&'-]+ ){{0,3}}?(?:exclusions?|suspensions?|complaints?|(?:red )?flags?|"
        r"inadequate (?:teaching|lessons?)|vacanc(?:y|ies)|breaches|incidents?|deficits?(?: budgets?)?|neets?|"
        r"findings|overspends?|prosecutions|claims|(?:enforcement )?actions?(?! plans?)|notices|tribunals?|"
        r"appeals|fines|"
        r"penalties|issues|recommendations|overdue|gaps?|"
        r"qualifications?|grievances|weaknesses|errors|accidents|"
        r"seats?|leavers|resignations|redundancies|refusals|dismissals)\b"
    ),
    re.compile(
        rf"{NO}(?:[a-z'-]+ ){{0,3}}?(?P<who>schools?|academ(?:y|ies)|pupils?|students?|child(?:ren)?|teaching|"
        r"lessons?|staff|teachers?|posts|groups?|buildings|sites)\b"
        r"(?! (?:is|are|will be|should be|feels?) (?:ever )?(?:disadvantaged|left|held back|forgotten|"
        r"overlooked|denied|limited))"
    ),
    re.compile(
        rf"{NO}(?:(?!is\b|are\b|to\b|in\b|with\b|at\b)[a-z0-9'-]+ ){{1,5}}?(?:remain(?:s|ing)?|outstanding|"
        rf"unresolved|"
        r"unfilled|overdue)\b(?= ?(?:$|[.,;]|by|at|in|after|on|from|within))"
    ),
)
FACT = re.compile(
    r"\b(?:have (?:had |been |completed |attended |received |experienced |at least |an? |access to |achieved |"
    r"undertaken |passed |taken |their |trained )|has (?:an? |been |received |completed |attended |access to |"
    r"had |achieved |a named )|hav(?:e|ing) experienced|"
    r"receiv\w+|complet\w+|attend\w*|gain\w*|achiev\w+|access\w*|participat\w+|tak(?:e|es|ing) part|trained|"
    r"mentored|coached|inducted|observed|screened|tested|assessed|pass(?:es|ed)?|reach\w*|experience[sd]?|"
    r"undertak\w+|progress(?:es)? (?:in|to|into|onto)|"
    r"mak(?:e|es|ing) (?:at least )?(?:the )?(?:expected|national|\w+ levels? of) progress|qualif\w+|"
    r"fully staffed|filled|closed|resolved|implemented|answered|oversubscribed|submitted|compliant|meet(?:s)? "
    r"(?:the |their |all )?(?:\w+ ){0,2}(?:benchmarks|floor|"
    r"target|expected|standard|requirement|growth|deadline|statutory)|rated|graded|judged|"
    r"budgets?|appraised|appraisals?|vetted|engage (?:on|in)|enrolled|represented|in education|read(?:s|"
    r"ing)? (?:at|age)|leave with|learn(?:s)? (?:to|an?)|visit(?:s|ed)?|full complement|on time|entitled|"
    r"offered|full(?:$| in| by)|performs? |"
    r"reads? (?:\w+ ){0,3}(?:daily|every day|weekly)|reads? (?:$|each)|represents? |holds? (?:the |an? )|"
    r"met(?:$| by)|in date|(?:can|"
    r"able to) swim|"
    r"retained|subject to|appointed|recruited|take (?:an?|up)|belong to|represent|swim|play an? |"
    r"(?:once|twice|(?:\w+) times) (?:an?|per|each|every) (?:day|week|fortnight|half[- ]term|term|month|year)|"
    r"(?:every|each) (?:day|week|fortnight|half[- ]term|term|month|year)|(?:dai|week|fortnight|month|half-?term|term|"
    r"annual)ly|"
    r"holds? (?:an? |the |their )?(?:[a-z0-9-]+ ){0,4}(?:qualification|award|accreditation|certificate|licen[cs]e))\b"
)
STRONG_FACT = re.compile(
    r"\b(?:full complement|on time|rated|graded|judged|fully staffed|oversubscribed|submitted|filled|"
    r"full complement|vetted|enrolled|in education, employment|annual appraisal|hav(?:e|ing) (?:had |been |"
    r"completed |attended |passed |undertaken ))"
)
GENERAL = re.compile(
    r"\b(?:skills|knowledge|confidence|opportunit(?:y|ies)|needs|quality|qualities|values|aspirations?|"
    r"strategies)\b"
)
VAGUE_QUANTITY = re.compile(
    r"^(?:very )?(?:low|high) |"
    r"\b(?:(?:vast |significant |overwhelming |large |great |clear |strong )?majority (?:of|to|meet|achiev|mak|"
    r"are)|(?:vast|significant|overwhelming|large|great|clear|strong) majority|most (?:of|pupils|students|"
    r"children|schools|academies|staff|lessons|parents|teachers|learners|governors|people)|"
    r"minimal|extensive|many (?:more )?(?:of|pupils|students|children|schools|staff|parents)|(?:almost|nearly|"
    r"virtually) all|(?:a )?(?:high|low|large|small|greater|higher|lower|significant|good|growing|"
    r"increasing) (?:proportions?|percentages?|levels?|numbers?|rates?|degree|standards?) of|sufficient|adequate|"
    r"an agreed (?:percentage|level|number)|few(?! schools)|some (?:of|pupils|schools)|several|"
    r"significant(?:ly)? (?:progress|better)|significantly improv\w+)\b"
)
ASPIRATION = re.compile(
    r"\b(?:highly|effective(?:ly)?|excellen(?:t|ce)|exemplary|outstanding|world[- ]class|first[- ]class|"
    r"exceptional|mature|the norm|of choice|high[- ]quality|(?:good|best|strong|high|broad|rich|ambitious|robust|"
    r"rigorous|relentless|clear understanding|inspir\w+|inclusive|engaging|coherent|consistent(?:ly)?|thriv\w+|"
    r"flourish\w+|happy|safe|confident(?:ly)?|resilien\w+|aspirational?|motivated|passion\w*|caring|supportive|"
    r"sustainable future|value for money|well[- ]being is|well|proud|trusted|respected|valued|"
    r"collaborative(?:ly)?|favourabl[ey]|favourably|appropriate(?:ly)?|fit for purpose|comprehensive|culture|"
    r"ethos|committed|commitment|potential|reputation|recogni[sz]\w+|leading|innovative|efficient(?:ly)?|deep|"
    r"enjoy|love|lifelong|understand\w*|know(?:s|ing)?|believe|embrac\w+|challeng\w+|secure environment|the best|"
    r"as well as they can|succeed\w*|positive(?:ly)?|beacon|at the heart|empower\w*|nurtur\w+|holistic|seamless|"
    r"dynamic|vibrant|welcoming|skilled|talented|prepared|ready|equipped|leader of|able to|right (?:skills|"
    r"people)))\b"
)
STRONG_ASPIRATION = re.compile(
    r"\b(?:(?:well|highly|suitably|effectively|appropriately)[- ](?:trained|led|resourced|planned|organised|managed|"
    r"equipped|governed|prepared|maintained|qualified|developed)|highly effective|excellen(?:t|ce)|exemplary|"
    r"world[- ]class|exceptional|mature|the norm|of choice|"
    r"thriv\w+|flourish\w+|beacon|at the heart|culture (?:of|that|where|in which)|ethos|consistent and effective|"
    r"gain national recognition|comment favourably|reputation|fulfil\w* (?:their )?potential|inspir\w+|"
    r"catching up|leave (?:us |school )?(?:fully |well )?(?:prepared|ready|equipped))\b"
)

# "Attendance is up on last year": the words of a direction with what it is held against.
_ON_BEFORE = (
    r"(?:on|from|against|over|versus|vs\.?|compared (?:to|with)) (?:(?:that|the|those|its|our|figures?|levels?|of|in|"
    r"same|at) )*(?:last|previous|prior|preceding|year|term|half[- ]term|month|point|baseline|(?:19|20)\d\d)"
)
RISE = (
    r"increas(?:e|es|ed|ing)|improv(?:e|es|ed|ing|ement|ements)|rais(?:e|es|ed|ing)|ris(?:e|es|ing)|grow(?:s|th|"
    r"ing)?|higher|greater|more|better|strengthen(?:s|ed|ing)?|enhanc(?:e|es|ed|ing|ement)|accelerat(?:e|es|ed|"
    r"ing)|boost(?:s|ed|ing)?|maximis(?:e|es|ed|ing)|gains? in|positive impact|measurable impact|impact (?:on|of)|"
    rf"upward trend|go(?:es)? up\b|up {_ON_BEFORE}"
)
FALL = (
    r"reduc(?:e|es|ed|ing|tion|tions)|decreas(?:e|es|ed|ing)|narrow(?:s|ed|ing)?|diminish(?:es|ed|ing)?|clos(?:e|"
    r"es|ed|ing) (?:the |of |in the )?(?:\w+ ){0,3}gaps?|gaps? (?:\w+ ){0,12}(?:is |are |has |have )?(?:clos(?:e|"
    r"es|ed|ing)|narrow\w*|reduc\w+|diminish\w*)|fall(?:s|ing|en)?|shrink(?:s|ing)?|fewer|lower(?:s|ed|ing)?|less|declin(?:e|es|ed|"
    r"ing)|minimis(?:e|es|ed|ing)|eliminat(?:e|es|ed|ing)|downward trend|smaller (?:gaps?|disparit(?:y|ies)|"
    rf"differences?)|cut(?:s|ting)?|go(?:es)? down\b|down {_ON_BEFORE}"
)
HOLD = (
    r"maintain(?:s|ed|ing)?|sustain(?:s|ed|ing)?|no (?:increase|decline|decrease|reduction|drop|fall)|"
    r"at least maintain\w*|retain(?:s|ed|ing)?|do(?:es)? not (?:increase|decline|fall|rise)"
)
DIRECTION = re.compile(rf"\b(?:(?P<hold>{HOLD})|(?P<up>{RISE})|(?P<down>{FALL}))\b")
DIRECTION_FIRST = re.compile(
    r"^(?:to |we will |the trust will |will |continu(?:e|ed|ing) to |further |year[- ]on[- ]year |an? |the |"
    r"overall |significant(?:ly)? |demonstrable |measurable |clear |evidence of |evidence that |continued |"
    rf"sustained |success will be demonstrated in )*(?:{RISE}|{FALL})\b"
)
NOT_A_DIRECTION = re.compile(
    r"\b(?:school|trust|self|continuous|service|rapid|plan|raising the profile|more than|no more|no less|"
    r"how to (?:improve|increase|reduce)|or (?:more|less|fewer|better|higher|lower|above|below)|"
    r"(?:issues?|concerns?|points|matters|alerts) (?:\w+ )?raised|improvement (?:plan|partner|team|strateg|"
    r"offer|work|cycle|journey|priorit|process|lead|advis|board)|"
    r"less than|fewer than|growth (?:strategy|plan|mindset)|more able|better than|higher (?:education|standard|"
    r"than)|greater (?:depth|than|london)|lower (?:than|school|attain)|retained? (?:by|for)|lower key stage)\b"
)

OPINION = re.compile(
    r"\b(?:feedback|surveys?|questionnaires?|satisf\w+|feel(?:s|ing)?|enjoy(?:s|ment)?|valued|engaged|"
    r"would recommend|perceptions?|pupil voice|student voice|parent voice|exit interviews?|testimonials|views of|"
    r"(?:parents|pupils|staff|students|children|governors|families|heads|headteachers|"
    r"leaders)(?: and \w+)? (?:report|say|tell|believe|agree|state|value|appreciate)s?)\b"
)
FEEDBACK_FIRST = re.compile(
    r"^(?:continued |very |improved |overwhelmingly )*(?:positive )?(?:(?:pupil|student|parent|staff|teacher|"
    r"governor|stakeholder)s?'?,? ?(?:and |& )?)*(?:feedback|views|responses|survey (?:results|responses|outcomes|"
    r"data)|questionnaires?|surveys?)\b"
)

DONE = (
    "achieved", "concluded", "relaunched", "agreed", "approved", "audited", "appointed", "adopted", "available",
    "begun", "built", "carried", "circulated", "commissioned", "communicated", "compiled", "complete", "completed",
    "conducted", "consulted", "created", "delivered", "defined", "deployed", "designed", "developed", "devised",
    "disseminated", "distributed", "drafted", "embedded", "employed", "enabled", "ended", "established",
    "evaluated", "explored", "filed", "filled", "finalised", "formed", "formalised", "fulfilled", "held",
    "identified", "implemented", "included", "incorporated", "initiated", "installed", "introduced", "issued",
    "joined", "launched", "led", "live", "mapped", "merged", "met", "migrated", "moderated", "obtained", "opened",
    "operational", "organised", "piloted", "planned", "prepared", "procured", "produced", "provided", "published",
    "purchased", "ratified", "recruited", "refined", "refreshed", "refurbished", "registered", "released",
    "renewed", "reported", "reviewed", "revised", "rolled", "scheduled", "scoped", "secured", "set", "shared",
    "signed", "standardised", "started", "streamlined", "submitted", "trained", "transferred", "trialled",
    "undertaken", "updated", "upgraded", "used", "written", "compliant", "accredited", "running", "constructed",
    "centralised", "harmonised", "aligned", "rebranded", "restructured", "tendered", "addressed", "monitored",
    "tracked", "added", "expanded", "extended", "invested", "converted", "documented", "assigned", "allocated",
    "resourced", "costed", "linked", "integrated", "moved", "tested",
    "done", "rehearsed", "certified", "checked", "verified", "benchmarked", "rebuilt", "restored", "redrawn",
    "replaced",
)  # fmt: skip
PARTICIPLE = rf"(?:{'|'.join(DONE)})"
# "Baseline taken", "working groups meeting": so by the day that is set for it.
SO_BY_THEN = re.compile(
    r"(?:[a-z-]+ ){1,6}(?:taken|given|chosen|found|made|sent|drawn|under ?way|meeting|ready|open)$"
)
DELIVERED = re.compile(
    r"\bin (?:place|post|use|operation)\b|\bon (?:the |a )(?:[a-z]+ ){0,3}(?:system|platform|mis|network|"
    r"payroll)\b|\b(?:plan|policy|strategy|lead|champion|programme|scheme|system|team|club|council)s? "
    r"(?:in|at|for) (?:every|each|all) (?:[a-z]+ )?(?:schools?|academ(?:y|ies))\b|\bup and running\b|"
    r"\bup to date\b|\bmeets? (?:all |the |"
    r"its )*(?:statutory|legal|regulatory|dfe) |\b(?:will|to|have|has|had|is|are|be|been|being|was|were) (?:be |"
    rf"been |have |has |now |fully |also )*{PARTICIPLE}\b|"
    rf"\b{PARTICIPLE}(?: and {PARTICIPLE})?(?: (?:immediately|by|in|for|with|to|at|from|across|on|and|as|"
    r"through|throughout|into|within|annually|termly|each|every|online|internally|out|up|off|on|between|against|"
    r"under|after|before|over|via|(?:\w+ ){1,2}(?:days?|weeks?|months?) (?:before|after|ahead|in advance))\b|"
    r"[.,;:)]|$)|"
    r"\bthere (?:will be|is|are) an? (?:\w+ ){0,5}(?:plan|strategy|policy|model|framework|programme|process|"
    r"system|team|offer)\b|\bwill have (?:in place|an? |set up|explored|created)|"
    r"\bwork(?:ing)? towards (?:\w+ing\b|\w+ (?:status|accreditation|award))|\b(?:commence|begin|start)s?\b|"
    r"\b(?:gain|achieve|obtain|attain|secure|win|earn|receive)s?\b (?:\w+ ){0,6}?(?:accreditation|award|status|"
    r"kitemark|charter mark|quality mark|investors in people|certification|(?:gold|silver|bronze|platinum)|mark)\b"
)
TASKS = (
    "meet", "address", "adopt", "agree", "align", "analyse", "appoint", "apply", "approve", "arrange", "assess",
    "audit", "become", "begin", "bring", "build", "carry", "centralise", "commence", "commission", "communicate",
    "compile",
    "complete", "conduct", "consult", "convert", "coordinate", "create", "define", "deliver", "deploy", "design",
    "develop", "devise", "disseminate", "draft", "embed", "employ", "encourage", "engage", "establish", "evaluate",
    "expand", "explore", "extend", "facilitate", "finalise", "formalise", "formulate", "gather", "harmonise", "merge",
    "hold", "identify", "implement", "initiate", "install", "introduce", "invest", "investigate", "invite",
    "launch", "lead", "map", "market", "migrate", "monitor", "open", "organise", "participate", "pilot", "plan",
    "prepare", "procure", "produce", "promote", "provide", "publish", "purchase", "recruit", "redesign", "refine",
    "refresh", "refurbish", "relaunch", "renew", "reorganise", "replace", "report", "research", "restructure",
    "rebuild", "restore", "review", "revise",
    "roll", "run", "schedule", "scope", "secure", "seek", "share", "source", "standardise", "start",
    "streamline", "submit", "survey", "tender", "test", "track", "train", "transfer", "trial", "undertake",
    "update", "upgrade", "use", "utilise", "work", "write", "appoint", "set-up", "join", "implement", "set",
)  # fmt: skip
GRAND = re.compile(
    r"^(?:to |we will |we |the trust will |schools? will )*(?:provide|deliver|promote|offer|ensure|give|create|"
    r"build|lead|secure)s? "
    r"(?:all (?:pupils|children|students|staff) (?:with )?)?(?:an? |the )?(?:outstanding|high(?:est)?[- ]quality|"
    r"very best|best|first[- ]class|inspiring|safe|happy|caring|broad|rich|culture|climate)\b"
)
DOING = re.compile(
    r"^(?:the |successful |full |timely )*(?:implementation|introduction|development|launch|creation|"
    r"establishment|completion|publication|appointment|delivery|roll[- ]?out|production|installation|procurement|"
    r"integration|submission|recruitment) of\b"
)
# "Half-termly reports to governors": a rhythm and what is done in it.
IN_A_RHYTHM = re.compile(
    r"^(?:the |an? )?(?P<rhythm>(?:half[- ]?term|term|month|week|fortnight|quarter|year)ly|annual|biennial|regular|"
    r"daily) (?:[a-z'-]+ ){0,3}?(?:reports?|reporting|reviews?|meetings?|updates?|visits?|audits?(?= (?:by|of|on))|"
    r"briefings?|newsletters?|monitoring|walks?|checks?|supervision|moderation|drop-ins?|bulletins?|"
    r"assembl(?:y|ies)|drills?|scrutin(?:y|ies)|forums?|workshops?|conferences?|self-evaluations?|inspections?|"
    r"looks?|surveys?|sessions?|coaching|training|observations?|tutorials?|clinics?|surger(?:y|ies)|conversations?|"
    r"catch-ups?|one-to-ones?|data drops?|evenings?|events?|celebrations?|consultations?|"
    # Whatever is held with, by or for somebody is done; what is only counted is not.
    r"(?!(?:rates|figures|numbers|levels|results|outcomes|scores|costs|percentages|suspensions|exclusions|absences|"
    r"totals|averages|trends|statistics|comparisons|incidents|complaints)\b)[a-z]+s(?= (?:with|led by|held|for|"
    r"to)\b))"
    r"(?! (?:ratings?|scores?|outcomes?|results?|attendance|numbers?|rates?))\b"
)
TASK = re.compile(
    r"^(?:to |we will |we shall |the trust will |the trust |we |trust to |schools? will |academies will |"
    r"(?:the |our )(?:[a-z']+ ){0,3}?(?:board|trustees|directors|committee|governors|council|team|leaders|office|"
    r"headteacher|head|principal|officer|group)(?: of [a-z]+)? (?:will|shall|is to|are to) |"
    r"(?:the |our |trust )?(?:board|trustees|directors|governors|heads|headteachers|leaders|schools|executive) to |"
    rf"leaders will |continue to |further |fully |also |then |and )*(?:{'|'.join(TASKS)})\b(?! (?:of|rates?|"
    r"costs?|numbers?|levels?|results|data)\b)"
)
SCHOOL_THING = re.compile(
    r"\b(?:plans?|strateg(?:y|ies)|polic(?:y|ies)|charter|framework|handbook|register|programme|curriculum map|"
    r"website|lead|champion|mentor|link governor|procedure|protocol|audit|review|agreement|timetable|in place|"
    r"system|scheme)\b"
)

# "No target set", "to be confirmed": the row of a measure that says itself that it sets none.
NO_TARGET = re.compile(
    r"\bno target\b|\b(?:measure )?for information(?: only)?\W*$|"
    r": ?(?:to be (?:confirmed|set|agreed|decided)|tb[acd]|n/?a)\W*$"
)
BARE = re.compile(
    r"^(?!annual [^,]* (?:completed|undertaken|published|submitted|reviewed|approved|carried out)(?:$| "
    r"by\b))(?:the |an? |"
    r"total |overall |average |annual |monthly |termly |weekly |% |cumulative )*(?:numbers?|amount|"
    r"total|percentages?|%|per ?cent|proportion|rates?|levels?|analysis|volume|frequency|range|quality|extent|"
    r"costs?|value|count|average|ratio|uptake|take[- ]up|adoption|participation|consumption|attendance|annual|"
    r"outcomes|results|data|figures|"
    r"income|expenditure|funding|scores|feedback scores|usage|size|share|spend|staff attendance|turnover|"
    r"retention figures|analyses|"
    r"comparisons?|trends?|measures?|no\. of|no of|hours of|days lost)(?![a-z])"
)
COUNTING = re.compile(
    r"^(?:the |an? |total |overall |average )*(?:numbers?|amount|percentages?|%|proportion|rates?|levels?|volume|"
    r"take[- ]up|uptake|cost|spend)(?![a-z])"
)
FINITE = re.compile(
    r"\b(?:is|are|was|were|will|shall|must|should|can|could|may|has|have|do|does|be|been|makes?|gains?|receives?|"
    r"achieves?|meets?|attends?|shows?|demonstrates?|enables?|ensures?|supports?|provides?|leads?|know|knows|"
    r"understands?|becomes?|remains?|feel|feels|promotes?|operates?|attracts?|retains?|works?|delivers?|"
    r"contributes?|thrives?|develop|learn|uses?|take|takes|respond|responds|model|models|drives?|reflects?|grows?|"
    r"gets?|wins?|set|sets|allows?|inspires?|benefits?|comes?|goes|give|gives|enjoy|believe|share|value|strive|"
    r"celebrates?|engages?)\b"
)
MEASURE_MOVES = re.compile(
    r"\b(?:(?:rates|levels|numbers|results|outcomes|scores|ages|figures|costs) (?:rise|fall|increase|improve|"
    r"reduce|decrease|grow)|increases|reduces|decreases|improves|falls|rises|grows|declines|goes (?:up|down)|"
    r"to (?:increase|reduce|decrease|improve|fall|rise|grow)|"
    r"is (?:reduced|increased|reducing|increasing|improving|falling|rising|higher|lower)|"
    r"are (?:reduced|increased|reducing|increasing|improving)|(?:reduced|increased|improved|reducing|increasing)$|"
    r"continues? to (?:increase|reduce|decrease|improve|fall|rise|grow|close|narrow)|"
    rf"will (?:increase|reduce|decrease|improve|fall|rise|grow)|(?:up|down) {_ON_BEFORE})\b|"
    r"^(?:the )?(?:numbers|rates|levels|scores) [a-z -]{3,40} (?:rise|fall|increase|decrease|improve|reduce|grow)$"
)
MILD_WISH = re.compile(r"recogni|ready|able to|challeng|understand")
OPENINGS = (
    re.compile(
        r"^\s*(?:by|in|from|during|within|over) (?:the )?(?:end of )?[^,.;:]{2,40}, ?|^\s*[-*>o\u00b7]\s+|"
        r"^\s*(?:kpi|target|aim|success criteria|milestone|outcome|objective|priority|year|july|december|"
        r"march)s?(?: ?\d[\d.]*)? ?[:-] ?"
    ),
    re.compile(r"^\s*by (?:\w+ )?(?:19|20)\d\d,? "),
    re.compile(
        r"^\s*(?:to )?(?:ensur(?:e|ing)|make sure|so|secure)(?: that)? (?=all|every|each|no|the|pupils|staff|"
        r"schools|students|children)"
    ),
    re.compile(r"^\s*\(?\d{1,2}(?:\.\d{1,2})*[.):]?\s+"),
)
