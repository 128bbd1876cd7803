"""What a register that was read becomes on the trust's own register, and what a person settles once for all its rows.

A colour that stands for a square, a post in the register's own words and a heading that is no kind of the trust's are
asked once each, however many rows say them. Whatever has no place of its own is kept in words: nothing is dropped.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from goldenthread.domain import date_words
from goldenthread.domain.board.risk_scoring import Grid, Place
from goldenthread.domain.reading.register_reading.headings import Stage
from goldenthread.domain.reading.register_reading.reading import ReadRisk
from goldenthread.domain.reading.register_reading.scores import ReadScore

SCORE, OWNER, KIND = "score", "owner", "kind"
LONGEST_TITLE = 200
# Which line of assurance speaks, by its words: those who manage where nothing tells.
_LINES = (
    (4, r"extern|inspect|ofsted|department|regulator|insurer|local authority|consultant|peer|accredit"),
    (3, r"internal (?:audit|scrutin)|scrutin|audit (?:and risk )?committee|trustee|governor|board\b"),
)
_MANAGING = 2
# What follows the last “by”, a dash or a bracket may be the day.
_ENDS_BY = re.compile(r"(?:\bby|[–—-]|\()\s*([^()–—]{4,40}?)\)?\.?$", re.IGNORECASE)
_KEPT_IN_WORDS = {
    "ref": "Its reference", "subcategory": "Kind", "appetite": "Appetite", "objective": "Bears on", "place": "Where",
    "remarks": "Remarks", "raised_on": "Raised", "reviewed_on": "Looked at last", "action_owner": "Steps are for",
    "moves": "Direction", "status": "Standing",
}  # fmt: skip
_DULL = frozenset({"open", "live", "active", "current"})
_SMALL = frozenset({"and", "of", "the", "for", "to", "&", "risk", "risks"})


@dataclass(frozen=True)
class Words:
    """The trust's own words: its kinds of risk and its posts by key, and the grid."""

    kinds: Mapping[str, str]
    posts: Mapping[str, str]
    grid: Grid


@dataclass(frozen=True)
class Unsettled:
    """Words of the register that somebody must say the meaning of, and in how many rows they stand.

    Rows that name no kind of risk are asked about together, under no words. `proposal` is what the words may mean.
    """

    of: str
    words: str
    times: int
    proposal: str = ""


@dataclass(frozen=True)
class Settled:
    """What was said: the place of a printed score, the key of a post, the key of a kind, each by the words."""

    scores: Mapping[str, Place] = field(default_factory=dict)
    owners: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ToDo:
    says: str
    due_on: dt.date | None


@dataclass(frozen=True)
class Made:
    """One risk as the trust's register takes it. `owner` and `kind` are keys; `line` of a control counts from 1."""

    title: str
    kind: str
    cause: str
    event: str
    effect: str
    owner: str
    response: str
    proximity: str
    inherent: Place | None
    now: Place | None
    target: Place | None
    controls: Sequence[tuple[str, int]]
    steps: Sequence[ToDo]
    next_review_on: dt.date | None
    said: str


def unsettled(risks: Iterable[ReadRisk], words: Words) -> list[Unsettled]:
    """Return what must be asked once: scores first, then posts, then kinds, each in the order of the register."""
    found: Counter[tuple[str, str]] = Counter()
    for risk in risks:
        for score in {score.printed: score for score in risk.scores.values()}.values():
            if _place(score, words.grid, Settled()) is None:
                found[SCORE, score.printed] += 1
        if (owner := _one_line(risk.facts.get("owner", ""))) and not key_of(owner, words.posts):
            found[OWNER, owner] += 1
        if not kind_said(risk, words.kinds):
            found[KIND, _one_line(risk.facts.get("category", ""))] += 1
    order = (SCORE, OWNER, KIND)
    asked = [
        Unsettled(of, says, times, like(says, words.posts) if of == OWNER else "")
        for (of, says), times in found.items()
    ]
    return sorted(asked, key=lambda one: order.index(one.of))


def make(risk: ReadRisk, words: Words, settled: Settled, today: dt.date) -> Made:
    """Return a risk as the register takes it, with everything that was said about it."""
    facts = risk.facts
    owner, category = _one_line(facts.get("owner", "")), _one_line(facts.get("category", ""))
    post = settled.owners.get(owner) or key_of(owner, words.posts)
    kind = kind_said(risk, words.kinds) or settled.kinds.get(category) or next(iter(words.kinds))
    placed = {stage: _place(score, words.grid, settled) for stage, score in risk.scores.items()}
    again = _day(facts.get("next_review", ""), today)
    told = ((label, _one_line(facts.get(name, ""))) for name, label in _KEPT_IN_WORDS.items())
    kept = [f"{label}: {says}" for label, says in told if _tells(says)]
    kept += [f"{name}: {says}" for name, says in risk.other.items() if says]
    if not risk.many.get("actions"):
        kept += [f"By when: {when}" for when in risk.many.get("due", [])]
    if owner and not post:
        kept.append(f"Owner: {owner}")
    if facts.get("category") and kind_of(category, words.kinds) != kind:
        kept.append(f"Kind: {category}")
    if facts.get("next_review") and (again is None or again < today):
        kept.append(f"To be looked at: {_one_line(facts['next_review'])}")
    kept += [
        f"{stage.value.capitalize() or 'Score'}: {score.printed}"
        for stage, score in risk.scores.items() if placed[stage] is None
    ]  # fmt: skip
    event = facts.get("event", "") if facts.get("title") else ""
    title = _one_line(risk.title)
    if len(title) > LONGEST_TITLE:
        title, event = f"{title[: LONGEST_TITLE - 1].rsplit(' ', 1)[0]}…", f"{risk.title}\n{event}".strip()
    # What stands as the title is not said a second time.
    cause, effect = ("" if facts.get(name) == risk.title else facts.get(name, "") for name in ("cause", "effect"))
    return Made(
        title, kind, cause, event, effect, post, risk.response, facts.get("proximity", "")[:120],
        placed.get(Stage.INHERENT), placed.get(Stage.RESIDUAL) or placed.get(Stage.UNSAID), placed.get(Stage.TARGET),
        [(says, 1) for says in risk.many.get("controls", [])]
        + [(says, line_of(says)) for says in risk.many.get("assurance", [])],
        _steps(risk, today), again if again and again >= today else None, "\n".join(kept),
    )  # fmt: skip


def key_of(said: str, titles: Mapping[str, str]) -> str:
    """Return whose title the words are, or whose only initials they are; nothing where it is not plain."""
    plain = _plain(said)
    same = [key for key, title in titles.items() if _plain(title) == plain]
    if same or not plain:
        return same[0] if same else ""
    short = [key for key, title in titles.items() if said.isupper() and _initials(title) == said.replace(".", "")]
    return short[0] if len(short) == 1 else ""


def kind_of(said: str, kinds: Mapping[str, str]) -> str:
    """Return the kind whose name shares most words with what was said; nothing where none does."""
    asked = _words(said)
    best = max(kinds, key=lambda key: len(asked & _words(kinds[key])))
    return best if asked & _words(kinds[best]) else ""


def like(said: str, titles: Mapping[str, str]) -> str:
    """Return the one post whose initials are those that were said, give or take the last: CEO, CFO, COO."""
    short = said.replace(".", "")
    if not short.isupper():
        return ""
    found = [
        key for key, title in titles.items()
        if (own := _initials(title)) and abs(len(own) - len(short)) <= 1
        and (own.startswith(short) or short.startswith(own)) and min(len(own), len(short)) > 1
    ]  # fmt: skip
    return found[0] if len(found) == 1 else ""


def kind_said(risk: ReadRisk, kinds: Mapping[str, str]) -> str:
    """Return the kind that a register names; where it names none, that of its sheet, or of the risk's title."""
    category = _one_line(risk.facts.get("category", ""))
    return kind_of(category, kinds) if category else kind_of(risk.table, kinds) or kind_of(risk.title, kinds)


def line_of(says: str) -> int:
    """Return which line of assurance words speak of."""
    return next((line for line, tells in _LINES if re.search(tells, says, re.IGNORECASE)), _MANAGING)


def _steps(risk: ReadRisk, today: dt.date) -> list[ToDo]:
    says, due = risk.many.get("actions", []), risk.many.get("due", [])
    each = due if len(due) == len(says) else [due[0]] * len(says) if len(due) == 1 else [""] * len(says)
    return [_step(one, when, today) for one, when in zip(says, each, strict=True)]


def _step(says: str, when: str, today: dt.date) -> ToDo:
    on = _day(when, today)
    return ToDo(f"{says} ({when})" if when and on is None else says, on or _said_within(says, today))


def _said_within(says: str, today: dt.date) -> dt.date | None:
    """Return the day that an action itself ends with: “Recruit two by January 2027”."""
    found = _ENDS_BY.search(says)
    return _day(found[1], today) if found else None


def _place(score: ReadScore, grid: Grid, settled: Settled) -> Place | None:
    if score.likelihood and score.impact:
        place = Place(score.likelihood, score.impact)
        return place if grid.level(place) else None
    said = settled.scores.get(score.printed)
    return said if said and grid.level(said) else None


def _day(said: str, today: dt.date) -> dt.date | None:
    if not said.strip():
        return None
    found = date_words.read(said, date_words.Context(start_on=today - dt.timedelta(days=365)))
    return found.to_on if found.question is None and not found.recurrence else None


def _tells(said: str) -> bool:
    return bool(said.strip()) and said.strip().lower() not in _DULL


def _one_line(said: str) -> str:
    return " ".join(said.split())


def _plain(said: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", said.lower()).strip()


def _words(said: str) -> set[str]:
    return {_stem(word) for word in _plain(said).split() if word not in _SMALL}


def _stem(word: str) -> str:
    return word.removesuffix("s").removesuffix("ial").removesuffix("e")


def _initials(title: str) -> str:
    return "".join(word[0] for word in re.findall(r"[A-Za-z]+", title) if word.lower() not in _SMALL).upper()
