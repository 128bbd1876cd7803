"""What the heading of a column of a risk register means.

A heading says what a column holds and, for a score, when: before anything is done (inherent, gross), as things stand
(residual, net) or where the risk is meant to come to (target). Where two rows of headings stand above each other, the
upper says when and the lower says what.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """When a score holds; a register that does not say means how things stand."""

    INHERENT = "inherent"
    RESIDUAL = "residual"
    TARGET = "target"
    UNSAID = ""


@dataclass(frozen=True)
class Heading:
    """What a column holds. `means` is empty where nothing is made of it; `words` is the heading as it was written.

    `is_guess`: it does not say so in known words.
    """

    means: str
    words: str
    stage: Stage = Stage.UNSAID
    is_guess: bool = False

    @property
    def is_of_a_score(self) -> bool:
        return self.means in SCORES


SCORES = frozenset({"likelihood", "impact", "score", "level"})

# Words that say when, the longest first: “post-mitigation” is after controls though it holds “mitigation”.
_STAGES = (
    (Stage.TARGET, r"target|desired|future|aimed|tolerable|planned (?:score|rating|risk)|goal"),
    (Stage.INHERENT, r"inherent|gross|initial|raw\b|original|untreated|uncontrolled|un-?mitigated|starting"),
    (Stage.INHERENT, r"(?:pre|before|without)[- ]?(?:the )?(?:control|mitigat|action)\w*"),
    (Stage.RESIDUAL, r"residual|\bnet\b|current|mitigated|revised|remaining|\bnow\b"),
    (Stage.RESIDUAL, r"(?:post|after|with)[- ]?(?:the )?(?:control|mitigat|action)\w*"),
)  # fmt: skip

# What a column holds, by the words of its heading; the first that fits. What is not kept has an empty name.
MEANINGS = (
    ("moves", r"direction|travel|trend|movement|change (?:since|in)|arrow"),
    ("closed_on", r"(?:date|when)\b.*\bclosed|closed (?:on|date)|closure"),
    ("raised_on", r"(?:date|when)\b.*\b(?:raised|identified|added|logged|opened|entered)|^date$"),
    ("raised_on", r"(?:raised|identified|added|logged|opened) (?:on|date|utc)|^(?:raised|identified|logged|opened)$"),
    ("reviewed_on", r"(?:last|latest|previous|date of|date)\W+(?:last )?(?:reviewed|review|updated?)$"),
    ("reviewed_on", r"(?:reviewed|updated) on|^reviewed$|last review"),
    ("next_review", r"next review|review (?:date|due|by|on|when|frequency|period)|to be reviewed|^review$"),
    ("actions", r"\bactions? ?(?:/|,|and|&|with) ?(?:time|deadline|due|when|date|by)"),
    ("controls", r"^controls?\b.*\b(?:and|&|with) (?:target |due )?dates?$"),
    ("due", r"target (?:to )?clos\w+|^when$"),
    ("due", r"due|deadline|by when|timescale|time ?frame|completion|target date|action date|date for action"),
    ("remarks", r"effectiv\w* of|\beffectiveness$|adequacy"),
    ("controls", r"in place|\bexisting\b|already|managed|^current (?:control|mitigat|action|measure)"),
    ("action_owner", r"(?:action|control|mitigation)s? (?:owner|lead)|^by whom$"),
    ("controls", r"do (?:we )?(?:do )?already|controls? and assurance"),
    ("controls", r"what (?:are )?we (?:are )?(?:already )?do(?:ing)?\b"),
    ("actions", r"(?:will|could|should) (?:we|be) do|what (?:more|else)"),
    ("actions", r"action|further|additional|planned|next step|improvement|still to|to do|treatment plan"),
    ("remarks", r"\bgaps?\b"),
    ("assurance", r"\b(?:1st|2nd|3rd|4th|first|second|third|fourth) line\b"),
    ("assurance", r"assurance|lines? of defence|line of|evidence|monitoring|verif"),
    ("actions", r"(?:mitigation|response|contingency) plan"),
    ("controls", r"control|mitigat|safeguards|in place|measures|barriers|arrangements|existing|management of"),
    ("response", r"response|treatment|strategy|approach|4 ?t'?s|four ?t|tolerate|terminate"),
    ("appetite", r"appetite|tolerance"),
    ("proximity", r"proximity|how soon|imminence|velocity"),
    ("owner", r"owner|owned|responsib\w+|accountab\w+|\blead\b(?! to)|^who\b(?!.*(?:harm|affect))|manager"),
    ("owner", r"named|held by|officer"),
    ("level", r"\brag\b|colou?r|band|level|priority|significance|status of risk|traffic"),
    ("score", r"^(?:risk )?(?:likel\w*|probab\w*) ?[x×*] ?(?:impact|sever\w*)$|\bcombined\b"),
    ("likelihood", r"likelihood|likely|probab\w*|chance|frequency|^l$|^p$|^lh$|^prob$"),
    ("impact", r"\bimpact\b(?!.*descri)|severity|^consequences? (?:score|rating)|magnitude|^i$|^s$|^sev$|^imp$"),
    ("impact", r"how (?:severe|hard|bad|serious|big)"),
    ("score", r"score|rating|total|l ?[x×*] ?i|p ?[x×*] ?i|i ?[x×*] ?l|factor|exposure|^rank(?:ing)?$|^risk value$"),
    ("score", r"^overall(?: risk)?$"),
    ("status", r"status|open ?/ ?closed|\bstate\b|\blive\b"),
    ("ref", r"^(?:risk |serial )?(?:ref\w*|id|no\.?|number|#|code|item)\b|^(?:risk )?(?:ref|id|no|#)\.?$"),
    ("subcategory", r"sub-? ?(?:category|type|theme)"),
    ("category", r"category|type|theme|area|domain|class|heading|function|department|section"),
    ("objective", r"objective|aim\b|priority|goal|strategic|linked to|plan ref"),
    ("title", r"^risks? ?(?:and|/|&) ?(?:its |their )?(?:causes?|effects?|consequences?|impacts?)"),
    ("title", r"what (?:might|could|may|can) go wrong"),
    ("cause", r"cause|trigger|source|driver|due to|why|because|root"),
    ("effect", r"effect|\bharmed\b|affected|consequence|impact|result|outcome|implication|leads? to|so what"),
    ("event", r"event|what (?:could|might|may) happen|uncertain"),
    ("place", r"school|academy|site|setting|location"),
    ("remarks", r"comment|note|remark|update|progress|commentary"),
    ("title", r"\brisks?\b|hazard|title|description|threat|summary|concern|issue"),
)  # fmt: skip
_TELLS = tuple((means, re.compile(words)) for means, words in MEANINGS)
_WHEN = tuple((stage, re.compile(words)) for stage, words in _STAGES)
# A score's columns say when in words of their own meaning: “current controls” are no score.
_SAYS_IT_SCORES = re.compile(
    r"\b(?:likelihood|probability|impact|severity|score|rating|level|rag|total|risk)\b|^[lpis]$|[x×*]"
)
# “Gross L” and “Net I”; and “Gross” by itself, which is a score.
_LETTER = re.compile(r" ([lpis])$")
_ONLY_WHEN = re.compile(
    r"^(?:inherent|gross|initial|residual|net|current|target|(?:pre|post|before|after|with|without)[- ]?(?:the )?"
    r"(?:control|mitigat|action)\w*)$"
)
# “(LxI)” behind any words says that a score stands beneath them.
_SAYS_BOTH = re.compile(r"\([lp][a-z]* ?[x×*] ?[isc][a-z]*\)", re.IGNORECASE)
_STEP = re.compile(r"^(?:step \d+|\([a-z]\))\s*[:.–-]?\s*(?=\S)", re.IGNORECASE)
_OF_A_SCORE = ("level", "likelihood", "impact")
_LONGEST = 90


def heading_of(words: str, above: str = "") -> Heading:
    """Say what a heading means. `above` is the heading of the group that it stands in, if any."""
    own, group = _plain(first_line(words)), _plain(above)
    stage = _stage(own) or _stage(group)
    if own and len(own) <= _LONGEST:
        means = "score" if stage and _SAYS_BOTH.search(words) else _scored(own, stage) or _meaning(own)
        if means:
            # A group lends its time to scores alone: an owner under “residual risk” is an owner.
            return Heading(means, words.strip(), stage if means in SCORES else Stage.UNSAID)
    if group and not own:
        return heading_of(above)
    return Heading("", words.strip())


def first_line(words: str) -> str:
    """Return a long heading without the guidance beneath it, and any heading without the step that it is of."""
    plain = _STEP.sub("", words.strip())
    lines = [line.strip() for line in plain.splitlines() if line.strip()]
    return lines[0] if lines and len(plain) > _LONGEST else plain


def headings_of(row: Sequence[str], above: Sequence[str] = ()) -> list[Heading]:
    """Say what each heading of a row means. Words in the row above reach to the right as far as cells are empty."""
    groups: list[str] = []
    held = ""
    for at in range(len(row)):
        over = above[at].strip() if at < len(above) else ""
        held = over or held
        groups.append(held)
    return [heading_of(words, group) for words, group in zip(row, groups, strict=True)]


def _plain(words: str) -> str:
    said = re.sub(r"\((?:[^)]*\d[^)]*|[lpis]|a|b|axb|l ?x ?i)\)", " ", words.lower())
    return re.sub(r"\s+", " ", said.replace("_", " ").replace("’", "'")).strip(" :*?.-–\n")


def _stage(words: str) -> Stage:
    return next((stage for stage, tells in _WHEN if words and tells.search(words)), Stage.UNSAID)


def _scored(own: str, stage: Stage) -> str:
    """Read a heading that says when: “net risk” or “target rating” is a score, “current controls” is not."""
    if not stage or re.search(r"action|owner|date|review|(?<!\bafter )(?<!\bbefore )controls?$", own):
        return ""
    letter = _LETTER.search(own)
    if letter:
        return "likelihood" if letter[1] in "lp" else "impact"
    if not _SAYS_IT_SCORES.search(own):
        return "score" if _ONLY_WHEN.match(own) else ""
    said = (means for means, tells in _TELLS if means in _OF_A_SCORE and tells.search(own))
    return next(said, "score")


def _meaning(own: str) -> str:
    return next((means for means, tells in _TELLS if tells.search(own)), "")
