"""What a body or a role is called, as against anything else that may stand in a table."""

import re

_PARTY = re.compile(
    r"\b(?:members?|boards?|trustees?|directors?|ceo|chief|executives?|cfo|coo|cfoo|heads?|headteachers?|principals?|"
    r"governors?|governing|lgbs?|lgcs?|lab|aab|lac|committees?|clerk|officer|slt|elt|dfe|department|hub|council|"
    r"local|ht|lgb|fgb|gb|fd|hr|finance|audit|trust|group|panel|chair|staff|team)\b",
    re.IGNORECASE,
)
# Nouns that only bodies and people are called by.
_NOUN = (
    r"(?:members?|boards?|trustees?|directors?|ceo|cfo|coo|chief|executives?|heads?|head ?teachers?|principals?|"
    r"governors?|bod(?:y|ies)|lgbs?|lgcs?|(?:sub-?)?committees?|clerks?|secretary|treasurers?|bursars?|administrators?|officers?|"
    r"leads?|leaders?|managers?|holders?|accountants?|auditors?|chairs?|(?:vice-?)?chancellors?|councils?|panels?|"
    r"teams?|dfe|department|slt|elt|hr)"
)
SOMEBODY = re.compile(rf"\b{_NOUN}\b", re.IGNORECASE)
_NAME = re.compile(
    rf"(?:the )?(?:(?!(?:of|for|to|the|in|by|with|from|on)\b)[\w&’'./-]+ ){{0,5}}{_NOUN}"
    r"(?: (?:of|for) (?:the )?(?:[\w&’'-]+ ?){1,4})?",
    re.IGNORECASE,
)
# “Pay Committee” is no deed.
_GROUP = re.compile(r"(?:[A-Z][\w&’'-]* ){1,4}(?:Committee|Panel|Board|Group|Team)s?")
# How a matter begins that another decides.
_LEAVES_IT = (
    ("recommend", r"recommend|advise|make recommendations|endorse"),
    ("monitor", r"monitor|scrutini[sz]e|keep under review"),
    ("consult", r"(?:be )?consult|comment|contribute|take part|give (?:its|their|a) view"),
    ("inform", r"receive|note|be (?:told|informed)"),
    ("propose", r"propose|prepare|draw up|(?:request|seek|apply for) (?:\w+ )?approval|draft\b"),
)
# How the words of a decision begin, as against those of a heading or a name.
_DEED = frozenset(
    "adopt agree alter amend annual appoint approve appraise arrange assess authorise award begin borrow buy change "  # noqa: SIM905
    "choose close complete conduct consider create decide deal define delegate deliver determine develop dismiss "
    "dispose draw elect enforce engage ensure enter establish evaluate exclude exercise extend hold implement insure "
    "keep lease maintain make manage monitor move name negotiate nominate open oversee pay place plan prepare "
    "procure produce promote provide publish purchase receive recommend recruit remove report restructure review "
    "sell set settle sign spend submit suspend take to undertake uphold use vary write".split()
)


def names_somebody(words: str) -> bool:
    """Say whether words name a body or a role, such as “Finance committee” or “LGB”."""
    return bool(_PARTY.search(words))


def is_name(words: str) -> bool:
    """Say whether words are the name of a body or a role and nothing else: “Chair of Governors (or vice-chair)”."""
    plain = re.sub(r"\([^()]*\)", " ", words)
    if _GROUP.fullmatch(plain.strip()):
        return True
    return bool(_NAME.fullmatch(" ".join(plain.split()).strip(" :.–-"))) and not begins_a_deed(plain)


def part_in(matter: str) -> str:
    """Return the part of whoever has a matter in these words: that of a say where the words leave it to another."""
    plain = re.sub(r"^(?:to|will|may|must|shall)\s+", "", matter.strip().lower())
    return next((part for part, words in _LEAVES_IT if re.match(words, plain)), "decide")


def begins_a_deed(words: str) -> bool:
    """Say whether words begin as those of a decision do: “Approve …”, “To set …”."""
    first = re.sub(r"[^a-z]", "", words.lower().split()[0]) if words.split() else ""
    return first in _DEED
