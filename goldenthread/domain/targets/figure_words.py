"""The words that tell what a figure does in a sentence: limit, change, past value, or mere description."""

from __future__ import annotations

import re

UP = (
    r"lift\w*|increas\w*|improv\w*|rais\w+|ris(?:e|es|ing)|grow(?:s|th|ing)?|boost\w*|up|gain|expand\w*|uplift|"
    r"extend\w*|enlarg\w*|accelerat\w*"
)
DOWN = (
    r"reduc\w+|decreas\w*|cut(?:s|ting)?|fall(?:s|ing)?|fell|drop\w*|lower(?:s|ed|ing)?|narrow\w*|clos(?:e|es|ed|"
    r"ing)|diminish\w*|declin\w*|sav(?:e|es|ed|ing|ings)|less|down|shrink\w*|minimis\w+|trim\w*|slash\w*"
)
BY = re.compile(
    r"\bby(?: at least| a minimum of| a further| another| an additional| up to| over| more than| an average of|"
    r" around| approximately|"
    r" between| c\.)?(?: a| the| £)? ?$"
)
# "Costs fall £250,000", "attendance to rise two points": the size of a change stands right behind its verb.
RIGHT_BEHIND = re.compile(
    r"\b(?:(?P<up>rise|rises|rising|rose|grows?|growing|increases?|increasing|improves?|improving|climbs?|gains?)|"
    r"(?P<down>falls?|falling|fell|drops?|dropping|decreases?|decreasing|declines?|declining|reduces?|shrinks?))"
    r"(?: at least| by| over| more than| a further| around)? ?£?$"
)
# "Energy use cut to 95 kWh": what stands right behind the verb is what it comes to, in whatever it is counted.
MOVED_TO = re.compile(
    r"\b(?:cut|reduced?|reduces|lower(?:ed|s)?|falls?|fallen|drops?|dropped|rises?|risen|raised?|raises|grows?|grown|"
    r"increased?|increases|brought) (?:back |down |up )?to ?£?$"
)
# "Reduce our footprint 50 %": nothing says whether it is by so much or to so much.
BY_OR_TO = re.compile(
    r"^\W*(?:to |we will |will )?(?:(?P<up>increase|raise|improve|grow|lift|boost)|(?P<down>reduce|cut|lower|"
    r"decrease|shrink|trim|slash|bring down))(?: (?!(?:to|at|is|are|be|with|so|that|than|where|who|which|and|or|"
    r"from|in|for|by|below|above|under|over|least|most|reach|until)\b)[a-z'-]+){1,6} £?$"
)
OF = re.compile(
    r"\b(?:(?P<up>increases?|improvements?|growth|rise|uplift|gains?|boost)|(?P<down>reductions?|decreases?|cuts?|"
    r"falls?|drop|decline|savings?|narrowing))(?: \w+){0,3}? (?:of|totall?(?:ing|y)|equivalent to|"
    r"worth)(?: at least| up to| over| a minimum of| around| between)? ?£?$"
)
THEN = re.compile(
    r"^ ?(?:year[- ]on[- ]year |annual |overall |net |efficiency |cost |procurement )?(?:(?P<up>increase|"
    r"improvement|growth|rise|uplift|gain|"
    r"more\b|higher|additional|extra(?![- ]curricular))|(?P<down>reduction|decrease|fall|cut|drop|decline|"
    r"savings?|less\b|lower|"
    r"fewer|cheaper))"
)
BETTER = re.compile(r"^ ?(?:of )?(?:better|improvement|more|additional|extra(?![- ]curricular)|further)\b")
MORE = re.compile(r"\b(?:an? )?(?:additional|further|extra)(?: £)? ?$|\badd ?$")
TO = re.compile(
    r"\b(?:to|at|of|is|are|be|hit|hits|reach(?:es|ed|ing)?|achiev(?:e|es|ed|ing)|attain(?:s|ing)?|becomes?)(?: a|"
    r" an| the)?(?: target(?: of)?)? ?£?$"
)
FROM = re.compile(
    r"\bfrom:?(?: a| an| the| our| its)?(?: gap| baseline| current| low| high| ratio| rate| average| total| score)?"
    r"(?: of| level of| figure of| position of)?(?: around| just| approximately| c\.)? ?£?$"
)
# "To 3:1, from a ratio of 5:1" tells the start last.
THEN_FROM = re.compile(
    r"(?:(?: [a-z ]{2,40})?[,(] ?(?:and )?| |[^.;%£\d]{2,120}?[, (]+(?:which is |an? )?(?:up|down|increas\w+|"
    r"reduc\w+|improv\w+|rise|fall),? )" + FROM.pattern.removesuffix("$")
)
_LIMITS = (
    r"(?: at least| at most| exactly| a minimum of| over| above| below| under| around|"
    r" (?:no|not) (?:more|less|lower|higher|worse|better|fewer|greater) than| better than)? ?£?$"
)
_A_LEVEL_OF = (
    r"(?: (?:a|an|the|our|its) (?:[a-z]+ ){0,3}(?:target|level|figure|average|rate|total|score|minimum|standard) of)?"
)
FROM_TO = re.compile(rf"^[^.;%£\d]{{0,60}}?\b(?:to|towards|up to)\b{_A_LEVEL_OF}{_LIMITS}")
# "From a baseline of 59 %, combined reaches 68 %": what is measured stands between the two ends.
FROM_THEN_TO = re.compile(
    rf"^(?: (?:in|for|at|\(|of))?[ )]*, [^.;%£]{{2,60}}?\b(?:to|reach(?:es)?|will be|at|is){_LIMITS}"
)
PAST = re.compile(
    r"\b(?:currently|current(?: figure| level| position)?|baseline|was|were|previously|previous(?:ly)?|"
    r"^we are|compared (?:to|with)|up from|down from|against|last year|now(?: at)?|presently|actual|prior|"
    r"historic(?:ally)?|starting point|(?:19|20)\d\d(?:[-/]\d\d)? (?:actual|baseline|result|outcome)s?|(?:19|"
    r"20)\d\d(?:[-/]\d\d)?:? was)(?: of| at| is| in)?[:=]? ?\(?£?$"
)
BENCH = re.compile(
    r"\b(?:national(?:ly)?|nat\.?|na|england|la|local authority|sector|similar schools|fft ?\d*)(?: average| avg|"
    r" figure| benchmark| level| mean| ave)?s?(?: of| at| is| was| in| currently)?[:=]? ?\(?(?:of )?£?$"
)
# A verb ends what tells of whom: "attendance of pupils with SEND is 95 %", "those who are NEET to 5 %".
_OF_WHOM = (
    r"(?: (?!(?:is|are|be|was|were|will|(?<!up )to|should|must|reach(?:es)?|rises?|falls?|improves?|exceeds?|stands?|"
    r"remains?|stays?|meets?|achieves?|attain)\b)\w+){0,5}"
)
DEFINING = re.compile(
    rf"\b(?:(?:who (?:have|has|had|are|miss|attend|spend|take|do|receive|live|travel|work)|whose|where){_OF_WHOM}|"
    r"(?:(?:pupils|students|children|learners|staff|teachers|schools|academies|families|parents|those|"
    r"young people) with(?! (?:an? )?(?:sen|send|ehcps?|eal|special|additional|complex|medical|disabilit))|"
    r"having|aged|those|absent for|missing|attending|serving|educating|employing|supporting|"
    rf"spanning|earning|costing|valued at|worth|contracts?|purchases?|orders?){_OF_WHOM}) ?£?$"
)
# "The attendance of the 47 pupils below 90 %": the limit tells which pupils, and sets nothing.
BELOW_WHAT = re.compile(
    r"(?<!none of )\b(?:the|our|those) (?:\d+ )?(?:pupils|students|children|learners|staff|teachers|schools|"
    r"academies) "
    r"(?:who are |that are |currently )?(?:at or )?$"
)
FIGURE_NAMED = re.compile(
    r"\b(?:average|mean|ratio|rates?|(?<!^)scores?|size|index|points?|numbers? of|total|aps|"
    r"nps)(?: [a-z]+){0,3}[ :=]+$|"
    r"^(?:(?!aim|priorit|objective|kpi|ref|item|page|version|section|cohort|year|week|term|phase|tier|group|"
    r"band|room)"
    r"[a-z]+ ){1,4}(?!aim|priorit|objective|kpi|no|ref|item|page|version|section|cohort|year|week|term|phase|"
    r"tier)[a-z]+: $"
)
# "Share of children seen within a week: 93 %": a row of a table, its name before the colon.
NAME_OF_ROW = re.compile(
    r"\W*(?!(?:aim|priorit|objective|kpi|ref|item|page|version|section|cohort|phase|tier|group|band|room|milestone|"
    r"year|target)\w*\b)[a-z][^:\n]{8,}:[ (=]*"
)
END_OF_ROW = re.compile(r"\W*$|\W{0,2}\((?!.*\d ?%)[^)]*\)\W*$|,? by [a-z0-9 ]+$")
VERB_OF_ROW = re.compile(
    r"\W*(?:to )?(?:(?P<up>increase|improve|raise|grow|more|rise in)|(?P<down>reduce|reduction in|cut|lower|"
    r"decrease|fewer|"
    r"fall in))\b"
)
MADE_OF = re.compile(r" (?:year|half|term)")
# "Two months of operating costs held in reserve": there the time is money.
HELD_IN_RESERVE = re.compile(
    r"(?:'s?)? (?:of )?[a-z ]{3,40} (?:held|kept|set aside|in (?:the )?(?:bank|reserves?))\b"
)
RANGE_NAMED = re.compile(
    r"\b(?:ratio|rates?|scores?|average|mean|index|size|level|figure|points?|bonus)\b(?: [a-z]+){0,3} (?:between )?$"
)
A_TRUST_OF = re.compile(r"^\W*(?:to be |become )?(?:an? )?(?:mat|trust|multi-academy trust|family) of $")
ARROW = re.compile(
    r"^\s*(?:(?:→|-+>|=>|➔|⇒|»)|(?:down|up|falling|reducing|dropping|decreasing|rising|increasing|improving|"
    r"growing) to)\s*£?$"
)
# "50 % of its 2019 level", "one per 1,000 pupils": the figure stands for less than it seems to.
OF_WHAT_WAS = re.compile(
    r" of (?:its|the|our|their|what it was in)(?: (?:19|20)\d\d(?:[-/]\d\d)?)? (?:level|figure|baseline)s?\b"
)
PER_SO_MANY = re.compile(
    r" ?(?:[a-z]+ ){0,3}(?:per|for every|for each|in every) (?:\d[\d,]+|hundred|thousand|ten thousand)\b"
)
# "Baseline + 5 %", "last year +2": so much on top of what it was.
ON_TOP_OF = re.compile(
    r"\b(?:baselines?|(?:last|prior|previous) year(?:'s figure)?|(?:19|20)\d\d(?:[-/]\d\d)? (?:figure|"
    r"level|baseline))"
    r" ?(?:(?P<up>\+|plus)|(?P<down>-|minus)) ?(?=\d)"
)
CLAUSE_ENDS = re.compile(r"\s*(?:$|[.,;)(]|(?:by|in|from|within|over|across|each|per|for|at|a|or|and|as|until)\b)")
AGES = re.compile(r"\b(?:ages?|aged|years?|range|provision|grades?|stage|level)\b(?: \w+){0,2} $")
EACH_HAS = re.compile(
    r" ?(?:[a-z]+ ){1,3}(?:per|(?:for|to|on|in|at) (?:each|every)) (?:[a-z0-9]+ )?(?:pupil|child|student|"
    r"learner|class(?:room)?|"
    r"school|academy|teacher|member of staff|year group|team|site|post|vacancy|place|lgb|committee|board)\b"
)
EARNED = re.compile(
    r" ?(?:(?:per annum|a year|per year|annual|of|additional|extra) )*(?:income|profit|surplus|"
    r"donations|(?:[a-z]+ )?(?:raised|generated|earned|secured))\b"
)
TIMES = re.compile(
    r"\b(?P<word>(?:half of|twice)(?= what it was)|double[sd]?|doubling|two-?fold|treble[sd]?|triple[sd]?|"
    r"tripling|halve[sd]?|halving|"
    r"quadruple[sd]?|(?:cut|cutting|reduc\w+|bring)(?= [^.;,]{0,60}in half\b)|half the (?:number|rate|gap|"
    r"level|proportion|percentage|amount)|twice (?:the|as))\b"
)
MULTIPLE = {
    "doubl": "2",
    "two": "2",
    "twice": "2",
    "trebl": "3",
    "tripl": "3",
    "halv": "0.5",
    "half": "0.5",
    "quadr": "4",
    "cut": "0.5",
    "reduc": "0.5",
    "bring": "0.5",
}

# What is done about something unwanted; the more of it the better.
DEALT_WITH = (
    r"resolv(?:e|ed|ing)|answer(?:ed|ing)?|respond(?:ed|ing)?|deal(?:t|ing)?|clos(?:e|ed|ing)|handl(?:e|ed|ing)|"
    r"address(?:ed|ing)?|investigat(?:e|ed|ing)|fill(?:ed|ing)?|follow(?:ed|ing)?|review(?:ed|ing)?|"
    r"acknowledg(?:e|ed|ing)|record(?:ed|ing)?"
)

COUNTABLE = (
    r"(?:schools|academies|school(?= (?:a|per|each|every|by)\b)|partners?(?! schools)|(?:primary|"
    r"secondary)(?! schools| academies)|primaries|secondaries|pupils|students|children|"
    r"learners|staff|teachers|leaders|governors|trustees|parents|families|volunteers|posts?|roles|places|"
    r"trainees|apprentic\w+|ects?|nqts?|"
    r"npqs?|events?|visits?|meetings?|sessions?|clubs?|conferences|activities|experiences|opportunities|trips|"
    r"performances|programmes?|projects?|courses|workshops|hubs?|trusts|mats|employers|businesses|partnerships|"
    r"links|"
    r"exclusions?|suspensions?|incidents?|complaints?|accidents?|breaches|appeals|red flags|flags|vacanc(?:y|ies)|"
    r"grievances|referrals|resignations|neets?|recommendations|findings|"
    r"newsletters|surveys|reviews|audits|awards?|accreditations|quality marks|champions|mentors|coaches|"
    r"ambassadors|slas?|customers|contracts|bids|applications|applicants|candidates|classes|nurseries|units|"
    r"centres|"
    r"hours|days|lessons|observations|reports|policies|errors|overdue|concerns|weaknesses|high[- ]risk|"
    r"non-compliances?|academy trusts|free schools?|converters?|sponsored|sites|buildings|books|languages|sports|"
    r"modules(?= (?:a|per|each|every)\b)|"
    r"qualifications|subjects|competitions|schools joining|people|colleagues|specialists|sles?|nles?|lles?|"
    r"experts|practitioners|instruments?|residentials?|pledges|fixtures|aiders|followers|attendees|visitors|"
    r"subscribers|respondents|partnership schools|graduates|interns|donors|sponsors|tutors|technicians|"
    r"counsellors|therapists|nurses|social workers|family workers|entries)"
)
NOUN = re.compile(
    r"^ ?(?:(?!(?:and|or|by|in|at|of|for|to|with|from|who|across|among|amongst|per|over|within|on|as|than|is|are|"
    r"was|through|throughout|between|that|which|when|until|before|after|against|under|"
    rf"where)\b)[a-z][a-z'/-]*,? ){{0,4}}?(?P<noun>{COUNTABLE})\b"
)
SMALL_COUNT = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})"
# "Three of our five schools": the second number only tells how many there are.
OF_SO_MANY = re.compile(rf" of (?:our |the |its )?{SMALL_COUNT} (?:[a-z]+ )?(?:schools|academies|settings|sites)\b")
GIVE_OR_TAKE = re.compile(
    r"\d ?(?:%|pp|pts|points?|percentage points?)?,? ?\(?(?:give or take |plus or minus |\+ ?/ ?- ?|± ?)[\d.]+$"
)
NEAR_ENOUGH = re.compile(r",? ?\(?(?:give or take |plus or minus |\+ ?/ ?- ?|± ?)(?P<near>\d[\d.]*)")
THINGS = re.compile(r" (?:[a-z]+ )?[a-z]+s\b")
HOW_MANY_THERE_ARE = re.compile(rf"(?:\d|\b{SMALL_COUNT}|half|quarters|thirds) of (?:our |the |its )?$")
# "80 % of pupils attend 95 % of sessions": what each of those counted does, no second target.
EACH_OF_THEM = re.compile(
    r" of (?:[\w'-]+ ){1,8}?(?:will |to |should )?(?:ha(?:ve|s)|achiev\w+|attain\w*|scor\w+|reach\w*|mak\w+|"
    r"attend\w*|complet\w+|secur\w+|gain\w*|master\w*|meet\w*|pass\w*) [^,;]*$"
)
FIXED = re.compile(
    r"\b(?:the|our|all|these|those|both|its|their|in|across|of|for|with|every|each|key|over|first|last|next|any|"
    r"other|from|between|into|following|main|core|whole|among|amongst|within|one of|by|on|these|per|than|this|"
    r"or|as|named|are|is|has|(?<!to )(?<!will )have)(?: \w+ )? ?$"
)
SETTING_OUT = re.compile(
    r"\b(?:to have|to include|to comprise|will have|reach\w*|grow\w*|increas\w+|recruit\w*|open\w*|appoint\w*|"
    r"join\w*|add\w*|secur\w+|"
    r"expand\w*|deliver\w*|hold|"
    r"holding|held|host\w*|train\w*|run|runs|running|attract\w*|enrol\w*|sponsor\w*|establish\w*|creat\w+|achiev\w+|"
    r"complet\w+|win|won|gain\w*|launch\w*|employ\w*|convert\w*|welcom\w+|offer\w*|publish\w*|conduct\w*|"
    r"carr\w+ out|attend\w*|visit\w*|organis\w+|produc\w+|provid\w+|undertak\w+|agreed?|build\w*|set up|new|more|"
    r"additional|extra|further|a year|per year|each year|annually|per term|each term|every year|a term|every term|"
    r"designated|accredited|qualified|deployed|termly|per annum|p\.a\.?|a week|per week|a month|minimum|target)\b"
)
SINGLE_NEGATIVE = re.compile(r"\b(?:no|not one|none|never)\b[^.;,]{0,60}$")
SEPARATOR = re.compile(
    r"[;\n]|\.\s|, (?:and |but |with |while |whilst )?|\band\b|\bwith\b|\bwhile\b|\bwhilst\b|\bbut\b|/|\(|\s-\s|"
    r"(?<=%) (?=[a-z][a-z ]{2,30}:)"
)
LIST_LINK = re.compile(
    r"^[\s,;/&]*(?:and|or|as well as|plus|both|in|of|at|for|the|overall|pupil)?(?:[\s,]*(?:and|or|the|overall|in|"
    r"rates? of|levels? of|our|of))*[\s,]*(?:\([^)]*\))?[\s,]*$"
)
BOTH_PHASES = re.compile(
    r"\bboth (?:our |the )?(?:primary|secondary|primaries|secondaries)\b[^.;]{0,20}\b(?:and|&)\b"
)
PER_PERSON = re.compile(
    r"\b(?:each|every|all|no(?! (?:more|fewer|less|greater))) (?:\w+ ){0,3}?(?:pupils?|students?|child(?:ren)?|"
    r"learners?|staff|teachers?|"
    r"member of staff|members of staff|employees?|governors?|trustees?|leaders?|colleagues?)\b"
)
OPINION = re.compile(
    r"\b(?:(?<!observational )(?<!condition )survey\w*|questionnaire\w*|feel\w*|agree\w*|recommend\w*|"
    r"satisf(?!actory)\w+|feedback|say|"
    r"report(?:ing)? that|enjoy\w*|happy|positive(?:ly)? (?:respon\w+|rat\w+|view\w*|about)|approval|valued|"
    r"proud)\b"
)
POPULATIONS = (
    ("pupils", r"pupils?|students?|child(?:ren)?|learners?"),
    ("parents", r"parents?(?: and carers| ?/ ?carers)?|carers?|famil(?:y|ies)"),
    ("staff", r"staff|employees?|colleagues?|teachers?"),
    ("governors", r"governors?|trustees?"),
)
PLAN_STEP = re.compile(r"\b(?:plan )?year ?(?P<n>[1-5])\b")
COUNT_AFTER = re.compile(rf"^ ?(?:[a-z-]+ ){{0,2}}{COUNTABLE}\b")
LINKING = re.compile(
    r"'?[\s:=,(\-]*(?:(?:scores?|is|are|be|of|at|to|target|targets|a|an|the|average|averages|averaging|will|should|"
    r"overall|whole|trust|reach(?:es)?|reached|achieve[sd]?|"
    r"rate|figure|between|in|held|maintained|remains?|stays?|sustained|points?|secondary|primary|school|schools|"
    r"pupils|students|"
    r"staff|increases?|rises?|improves?|falls?|reduces?|around|expected|standard|new|permanent|fixed|term|formal|"
    r"student|pupil)[\s:=,(\-]*){0,7}"
)
VAGUELY = re.compile(
    r"\b(?:majority|most (?:of|pupils|students|children|schools|staff|lessons|parents)|minimal|high (?:proportion|"
    r"percentage)|significant(?:ly)?)\b"
)
ANSWERING = re.compile(r"\b(?:complet\w+|respond\w*|response rates?|return\w*|participat\w+|take part|turnout)\b")
AVERAGING = re.compile(
    r"\b(?:scores?|average|size|rating|index|mean|median|nps|target|figure)\b(?: [a-z]+){0,5} (?:of|is|at|to) $|"
    r"\w (?<!risk )(?:scores?|nps|index)[ :=]+$|^(?:e?nps)[ :=]+$"
)
UP_OR_DOWN = re.compile(r"(?<!take[ -])(?<!set )(?<!catch )(?<!made )\b(?:(?P<up>up)|(?P<down>down)) ?$")
USED_BY = re.compile(
    r"\b(?:implemented|adopted|accessed|used|attended|completed|achieved|met|taken|taken up|reached|supported|led|"
    r"delivered|"
    r"understood|attained|made|read|shared|valued|rated|agreed|followed|run|undertaken|passed|secured|known|"
    r"visited) by(?: at least| over| more than)? ?$"
)
SAVE = re.compile(r"\bsav(?:e|es|ing|ings)\b(?: \w+){0,3} ?$")
DEADLINE = re.compile(r"\bby\b|\bin the trust\b|\ba year\b")
OF_OURS = re.compile(r"\b(?:the|our|all|these|those|in|across|for|with) $")
FOR_EACH = re.compile(
    r" ?(?:(?:of )?[a-z ]{2,30} )?(?:for|per) (?:each|every|all|teacher|person|member|pupil|head)\b|^ ?(?:a|"
    r"per) year\b"
)
GROUP_FIRST = re.compile(r"\((?:pp|sen[dk]?|eal|fsm6?|lac|disadvantaged|pupil premium|boys|girls|target)\b[^()]*$")
STAFF_AND_PUPILS = re.compile(r"\b(?:staff and (?:pupil|student)s?|(?:pupil|student)s?'? and staff) attendance\b")
# A plan that lists "500 followers" sets out to have them; pupils, classes and books it may only describe.
SOUGHT_ALONE = re.compile(
    r" ?(?:[a-z]+ ){0,2}?(?:volunteers?|followers|subscribers|visitors|nles?|sles?|lles?|apprentic\w+|trainees|"
    r"mentors|coaches|"
    r"ambassadors|champions|applicants|applications|events|clubs|fixtures|partnerships|awards|donors|sponsors)"
    r"(?: and [a-z]+)?(?: (?:on|in|across|within|by|each|per|for)\b[^.]*)?$"
)
SO_OFTEN = re.compile(
    r"(?: [a-z'/-]+){1,5} (?:(?:a|per|each|every) (?:year|term|half[- ]term|month|week)|annually|termly|monthly)\b"
)
EITHER_WAY = re.compile(rf"\b(?:(?P<up>{UP})|(?P<down>{DOWN}))\b")
SAVINGS_AFTER = re.compile(r" ?(?:of )?(?:\w+ ){0,2}(?:savings?|saved)\b")
LAX = re.compile(r"within|up to|limited to")
NONE_OF_WHAT = re.compile(r" ?(?!carbon|hours|tolerance|waste|emissions)[a-z]")
RAISING = re.compile(r"\b(?:rais|generat|secur|target|achiev|invest)\w*\b[^.]{0,30}$")
COUNTING = re.compile(
    r"^\s*(?:to )?(?:(?:increas|reduc|rais|improv|decreas|lower|minimis|maximis|grow|cut)\w* (?:in )?|more |"
    r"fewer |higher |"
    r"lower |greater )?(?:the |a |an )?(?:overall |total )?(?:numbers?|percentages?|%|per ?cent|proportions?|"
    r"share|amount)"
    r"(?: and percentages?)? (?:of\b|(?:pupils|students|staff)\b)|^\s*(?:more|fewer) (?!than)\w+"
)
# "Number of pupils below 90 %": the limit tells which pupils are counted.
PEOPLE_JUST_BEFORE = re.compile(
    r"\bof (?:[a-z]+ )?(?:pupils|students|children|learners|staff|teachers|schools|academies|lessons|families) "
    r"(?:who are |that are |currently )?$"
)
LED_UP_TO = re.compile(r"(?:\b(?:to|by|from|is|are|be|at|remains?|stays?|falls?|rises?)|[:=]) ?(?:least )?£?$")
OF_WHOM = re.compile(
    r" ?(?:or (?:more|fewer|less) )?(?:attendance|absences?|gcses?|days?|years?|a[- ]levels?|grades?|points|"
    r"passes|sessions|"
    r"hours|qualifications|subjects|of (?:their|the|possible|sessions))\b"
)
SET_ASIDE = re.compile(r"\b(?:contingency|balance|fund|income|surplus|revenue|profit) of $")
NAMED_FIGURE = re.compile(r"^\W*[\w'-]+(?: [\w'-]+){0,2} ?(?:of|is|=|:) ?$")
# Between one step of a trajectory and the next, once its date is taken out.
BEFORE_ITS_DATE = re.compile(r" ?\(? ?")
NEXT_STEP = re.compile(r"[\s,;/()-]*(?:and|then|to|rising to|increasing to|falling to|up to)?[\s,;/(-]*")
HELD_AT = re.compile(r"\b(?:remain(?:s|ing)?|stay(?:s|ing)?|held|maintained|kept) (?:at|to) ?£?$")
