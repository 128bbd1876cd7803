"""What a column of each kind of paper may hold, as a person is asked: the same words where it is told and listed."""

from collections.abc import Mapping

from goldenthread.domain.reading import ladder_reading, scheme_reading
from goldenthread.domain.reading.register_reading import LEAVE, Stage

PLACES = "places"
CALLED: Mapping[str, str] = {
    "register": "Risk registers", "scheme": "Schemes of delegation", "checklist": "Checklists",
    "ladder": "Ladders of improvement", "visit": "Visit forms",
    "figures": "Sheets of figures", "scheme mark": "Signs in schemes", "scheme party": "Names in schemes",
    "scheme line": "Lines of schemes", PLACES: "Places by other names",
    "plan column": "Columns of plans", "plan levels": "Levels of plans", "plan line": "Lines of plans",
    "plan lead": "Leads in plans", "plan initials": "Initials in plans",
}  # fmt: skip

_SCORES = {
    "likelihood": "Likelihood", "impact": "Impact", "score": "Score", "level": "Colour or level",
}  # fmt: skip
_WHEN = {Stage.RESIDUAL: "as it stands", Stage.INHERENT: "before controls", Stage.TARGET: "aimed at"}

_REGISTER: Mapping[str, str] = {
    "": "Keep it as a remark", "title": "The risk", "event": "What might happen", "cause": "Its cause",
    "effect": "What would follow", "category": "The kind of risk", "subcategory": "A kind within it",
    "ref": "Its reference", "owner": "Who owns it",
    **{f"{of}@{stage}": f"{says}, {when}" for stage, when in _WHEN.items() for of, says in _SCORES.items()},
    "controls": "Controls in place", "assurance": "Assurance and evidence", "actions": "Steps still to take",
    "action_owner": "Who takes the steps", "due": "By when", "response": "Treat, tolerate, transfer, terminate",
    "next_review": "When it is looked at next", "reviewed_on": "When it was looked at last",
    "raised_on": "When it was raised", "closed_on": "When it was closed", "status": "Open or closed",
    "moves": "Which way it moves", "appetite": "Appetite", "proximity": "How soon", "objective": "What it bears on",
    "place": "Which school or place", "remarks": "Remarks", LEAVE: "Leave it out",
}  # fmt: skip

_SCHEME: Mapping[str, str] = {
    "": "Leave it out", scheme_reading.DECISION: "The decision", scheme_reading.PARTY: "A body’s marks or duties",
    scheme_reading.SECTION: "Its section", scheme_reading.REF: "Its number",
    scheme_reading.LIMIT: "Up to how much", scheme_reading.NOTE: "A note on it",
    "decide": "Names of who decides", "approve": "Names of who approves", "recommend": "Names of who recommends",
    "propose": "Names of who proposes", "consult": "Names of who is asked first", "inform": "Names of who is told",
    "do": "Names of who carries it out", "monitor": "Names of who watches",
    scheme_reading.KIND: "Which part they have", scheme_reading.PHASE: "Who decides, in a phase",
}  # fmt: skip

_CHECKLIST: Mapping[str, str] = {
    "": "Keep it with the guidance", "asks": "What is asked", "area": "Its area", "guidance": "Guidance",
    "kind": "How it is answered", "evidence": "Evidence that has to be shown", "standard": "Where it comes from",
    "weight": "How much it counts", LEAVE: "Leave it out",
}  # fmt: skip

# What a row may be about, as a person is asked.
ROWS_OF_A_LADDER: Mapping[str, str] = {
    "says": "The phase in a sentence", "lasts": "How long it lasts", "criteria": "Figures that are tested",
    "descriptors": "What is seen there, judged by a person", "qualities": "Qualities of leadership",
    "central_team": "What the central team does", "held": "Who holds or decides this",
    "work": "Work to be done, line by line", "judged": "An area that is placed on the ladder",
    ladder_reading.LEAVE: "Leave it out",
}  # fmt: skip

_LADDER: Mapping[str, str] = {
    "": "What its heading says", ladder_reading.PHASE: "One of the phases",
    ladder_reading.LABEL: "What each line is about", ladder_reading.PHASES: "The names of the phases",
    **ROWS_OF_A_LADDER,
}  # fmt: skip

_VISIT: Mapping[str, str] = {
    "who": "Who came", "place": "Which school", "on": "The day",
    "lasts": "How long it lasted", "duty": "As the link for what", "purpose": "What for",
    "agreed_with": "Agreed beforehand with", "met_with": "Who was met", "saw": "What was seen",
    "strengths": "What goes well", "concerns": "What to think about", "questions": "Questions asked",
    "voices": "What pupils and others said", "shows": "What shows it", "since_last": "Since the last visit",
    "learned": "What was learned", "wanted": "What is to be done", "comment": "What the school says",
    LEAVE: "Leave it out",
}  # fmt: skip

# What a sign in a scheme says of whoever has it.
SIGNS: Mapping[str, str] = {
    "decide": "decides", "approve": "approves", "recommend": "recommends", "propose": "proposes",
    "consult": "is asked first", "inform": "is told", "do": "carries it out", "monitor": "watches",
    scheme_reading.NOTHING: "has no part",
}  # fmt: skip

# What a column of a plan says: by a meaning it is read again, the rest is done to its cells.
PLAN_MEANINGS: Mapping[str, str] = {
    "lead": "Who leads", "reviewer": "Who reviews or monitors", "date": "By when", "success": "How success is told",
    "progress": "Something else: keep its words",
}  # fmt: skip
PLAN_COLUMNS: Mapping[str, str] = {
    **PLAN_MEANINGS, "parts": "Each line of it is a part below", "text": "More of the part’s own text",
    "leave": "Nothing of the plan: leave it out",
}  # fmt: skip

# What a line of a plan is, by its deed; what it states besides stands with the kinds of statements.
PLAN_LINES: Mapping[str, str] = {
    "aside": "Left out", "column": "The heading of a column", "text": "Text of the part above",
    "lines": "What it says are parts below it",
}  # fmt: skip

HOLDS: Mapping[str, Mapping[str, str]] = {
    "plan column": PLAN_COLUMNS, "scheme mark": SIGNS,
    "scheme line": {"heading": "A heading", "decision": "A decision"},
    "register": _REGISTER, "scheme": _SCHEME, "checklist": _CHECKLIST, "ladder": _LADDER, "visit": _VISIT,
}  # fmt: skip
