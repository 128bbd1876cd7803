"""The words by which a plan is understood. They are data that a trust officer could edit, handed in as values."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

_NOT_WORDS = re.compile(r"[^\w&/#' -]+")
_BRACKETS = re.compile(r"\([^()]{0,60}\)|\[[^\[\]]{0,60}\]")
_YEARS = re.compile(r"(?<!\w)(?:19|20)\d\d(?:\s?[-–/]\s?(?:20)?\d\d)?(?!\w)")
# “Strategic pillar” is a pillar.
_QUALIFIED = re.compile(r"^(?:strategic|key|core|main|trust|school|improvement|overarching|whole-school)\s")
_COUNTED = re.compile(r"^(?:two|three|four|five|six|seven|eight|nine|ten)\s")
_ORDINALS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
_BEGINS = re.compile(r"\b(?:start(?:s|ed|ing)?|begin(?:s|ning)?|began|commenc\w*)\b")
_ENDS = re.compile(r"\b(?:end(?:s|ing)?|finish\w*|complet\w*|due|stop)\b")
_DATED = re.compile(r"(?:by|in)\s(?:the\send\sof\s)?(?:[a-z]+\s)?20\d\d(?:\s?[-/–]\s?\d{2,4})?", re.IGNORECASE)
LONGEST_HEADING = 14
_OF_WHAT = re.compile(r"(?P<many>(?:[A-Za-z]+ ){0,2}[A-Za-z]+s)(?P<what> (?:for|of) .{3,40})", re.IGNORECASE)
_EXACT = {"story"}
_TELLING = {
    "mission",
    "vision",
    "values",
    "principles",
    "ethos",
    "foreword",
    "introduction",
    "entitlements",
    "context",
}


@dataclass(frozen=True)
class Vocabulary:
    """Words by what they mean. Phrases are in small letters; `levels` say how high a level usually stands.

    `places` are what the reader's own schools and departments are called, none of which is a person.
    """

    levels: Mapping[str, int] = field(default_factory=dict)
    usual_levels: Sequence[str] = ("Strand", "Aim", "Action")
    usual_item: str = "Point"
    columns: Mapping[str, str] = field(default_factory=dict)
    openings: Mapping[str, str] = field(default_factory=dict)
    statements: Mapping[str, str] = field(default_factory=dict)
    control: Mapping[str, str] = field(default_factory=dict)
    fact_headings: frozenset[str] = frozenset()
    plan_words: Sequence[str] = ()
    organisation_words: Sequence[str] = ()
    contents: Sequence[str] = ()
    menu: frozenset[str] = frozenset()
    captions: Sequence[str] = ()
    rights: Sequence[str] = ()
    law: Sequence[str] = ()
    post_words: frozenset[str] = frozenset()
    leading_words: frozenset[str] = frozenset()
    person_titles: frozenset[str] = frozenset()
    capacity_notes: Mapping[str, str] = field(default_factory=dict)
    placeholders: Sequence[str] = ()
    known_initials: frozenset[str] = frozenset()
    usual_initials: Mapping[str, str] = field(default_factory=dict)
    deeds: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()

    def with_levels(self, ranks: Mapping[str, int]) -> "Vocabulary":
        """Return the words with further names of levels, as one document uses them."""
        return replace(self, levels={**self.levels, **ranks})

    def with_columns(self, meanings: Mapping[str, str]) -> "Vocabulary":
        """Return the words with what some headings mean in one document, whatever they usually mean."""
        told = {plain(heading): meaning for heading, meaning in meanings.items()}
        return replace(self, columns={**self.columns, **told})

    def with_initials(self, meanings: Mapping[str, str]) -> "Vocabulary":
        """Return the words with what initials mean in one trust, whatever they usually mean."""
        return replace(self, usual_initials={**self.usual_initials, **meanings})

    def column(self, heading: str) -> str:
        """Say what a column's heading means; empty where it is none of ours."""
        return "milestones" if is_dated(heading) else self._column(heading)[0]

    def is_column(self, heading: str) -> bool:
        """Say whether words are a heading of a column and nothing besides."""
        return self._column(heading)[1]

    def is_exact_column(self, heading: str) -> bool:
        """Say whether words are, as a whole, a heading of a column that we know."""
        words = plain(heading)
        return words in self.columns or singular(words) in self.columns

    def is_whole_column(self, heading: str) -> bool:
        """Say whether words are a heading of a column that we know, or begin as one does, whatever ends them."""
        return self.is_exact_column(heading) or bool(self._opening(plain(heading)))

    def _opening(self, words: str) -> str:
        return next((said for said in self.openings if words == said or words.startswith(f"{said} ")), "")

    def _column(self, heading: str) -> tuple[str, bool]:
        words = plain(heading).split()
        if not words or len(words) > LONGEST_HEADING:
            return "", False
        whole = " ".join(words)
        if meaning := self.columns.get(whole) or self.columns.get(singular(whole)):
            return meaning, True
        if opening := self._opening(whole):
            return self.openings[opening], True
        if meaning := next(filter(None, (self.columns.get(half.strip()) for half in whole.split("/")[:-1])), ""):
            return meaning, True
        for length in range(len(words) - 1, 0, -1):
            for part in (words[-length:], words[:length]):
                phrase = " ".join(part)
                if (len(phrase) > 3 or phrase in ("rag", "kpi")) and (meaning := self.columns.get(phrase)):
                    return meaning, length * 2 >= len(words)
        return "", False

    def statement(self, heading: str) -> str:
        """Say which kind of statement a heading opens; empty where none."""
        words = plain(heading).split()
        if not words or len(words) > LONGEST_HEADING:
            return ""
        if kind := self.statements.get(" ".join(words)):
            return kind
        for length in range(min(len(words) - 1, 6), 0, -1):
            for part in (words[-length:], words[:length]):
                kind = self.statements.get(" ".join(part), "")
                # A single word within a longer heading says little: “the trust”, “key”, “data”.
                if kind and ((length > 1 and kind not in _EXACT) or part[0] in _TELLING):
                    return kind if length * 3 >= len(words) or len(words) < 7 else ""
        return ""

    def is_statement(self, label: str) -> bool:
        """Say whether words are, as a whole, the heading of a statement."""
        return plain(label) in self.statements

    def control_field(self, label: str) -> str:
        """Say which field of the control block a label opens; empty where none."""
        return self.control.get(plain(label.replace("_", " ")), "")

    def level(self, phrase: str) -> int:
        """Say how high a word for a level usually stands, 1 being the top; 0 where it is no such word."""
        words = _COUNTED.sub("", plain(phrase).removeprefix("our ").removeprefix("the "))
        bare = _QUALIFIED.sub("", words)
        ranks = (self.levels.get(said) or self.levels.get(singular(said)) for said in (words, bare))
        return next(filter(None, ranks), 0)

    def is_contents(self, heading: str) -> bool:
        """Say whether a heading opens a list of contents."""
        return plain(heading) in self.contents

    def is_of_page(self, words: str) -> bool:
        """Say whether a line belongs to a web page around the text: a word of its menu, or what a picture shows."""
        return plain(words) in self.menu or bool(self._caption.match(plain(words)))

    @cached_property
    def _caption(self) -> re.Pattern[str]:
        words = "|".join(re.escape(word) for word in self.captions) or "(?!)"
        return re.compile(rf"(?:{words})(?: (?:of|for|showing|\d).*)?$")

    def speaks_of_plan(self, words: str) -> bool:
        """Say whether words name a plan."""
        return bool(self._plan.search(plain(words)))

    @cached_property
    def _plan(self) -> re.Pattern[str]:
        return any_of(self.plan_words)

    @cached_property
    def organisation(self) -> re.Pattern[str]:
        """What an organisation's name has in it."""
        return any_of(self.organisation_words)

    @cached_property
    def placeholder(self) -> re.Pattern[str]:
        """What says that a thing is still to be filled in; “to be completed by July” says when it will be done."""
        dated = r"(?!to be \w+ (?:by|in|before|on|during|with|at|from)\b)"
        return re.compile(dated + any_of(self.placeholders).pattern, re.IGNORECASE)

    @cached_property
    def level_line(self) -> re.Pattern[str]:
        """A line that opens with a level's word and its number: “Theme 1: …”, “Priority B – …”."""
        words = "|".join(re.escape(word) for word in sorted(self.levels, key=len, reverse=True)) or "(?!)"
        return re.compile(
            rf"(?P<level>(?:(?:smart|our|key|core|main|school|trust|strategic|federation|improvement)\s){{0,3}}(?:{words}))s?\s{{1,3}}(?:no\.?\s|number\s)?"
            r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,3}[a-z]?|(?!KS|EY|Y\d)[A-Z]{1,3}\d{1,2}(?:\.\d{1,2}){0,3}(?=\s?[:.)–—]|\s-)|"
            r"\([ivx]{1,4}\)|\([a-h]\)|[ivx]{1,4}|[a-h]|one|two|three|four|five|six|seven|eight|nine|ten)"
            r"(?![\w%])(?!\.\d)[ \t]*(?P<mark>[:.)\-–—|]*(?:\s[-–—](?=\s))?)[ \t]*(?P<body>.*)",
            re.IGNORECASE | re.DOTALL,
        )

    @cached_property
    def level_within(self) -> re.Pattern[str]:
        """A level's word with its number and a mark behind it within a paragraph: “… Priority 2: Attendance …”."""
        words = "|".join(re.escape(word) for word in sorted(self.levels, key=len, reverse=True)) or "(?!)"
        return re.compile(
            rf"(?<!\w)(?P<level>(?:(?i:key|strategic)\s)?(?:{words}))\s(?P<number>\d{{1,2}})\s?[:–—-]\s+(?=[A-Z‘“])",
            re.IGNORECASE,
        )

    @cached_property
    def qualified_line(self) -> re.Pattern[str]:
        """A line whose level is qualified by words of the trust's own: “SIP area 1. …”, “Federation priority 2”."""
        words = "|".join(re.escape(word) for word in sorted(self.levels, key=len, reverse=True)) or "(?!)"
        return re.compile(
            rf"(?P<level>(?:(?!(?i:see|link|links|linked|from|for|in|to|under|the|this|each|table|part)\b)[A-Z][\w’'&-]*\s){{1,3}}"
            rf"(?i:{words}))\s(?P<number>\d{{1,2}}|one|two|three|four|five|six|seven|eight|nine|ten)(?![\w%])"
            r"(?:$|\s?(?P<mark>[:.)–—|]|\s-)\s+(?=\S))(?P<body>.*)",
            re.DOTALL,
        )

    @cached_property
    def ordinal_line(self) -> re.Pattern[str]:
        """A line that counts in words: “First goal – …”, “Our second priority: …”."""
        words = "|".join(re.escape(word) for word in sorted(self.levels, key=len, reverse=True)) or "(?!)"
        return re.compile(
            rf"(?:our\s|the\s)?(?P<number>{_ORDINALS})\s(?P<level>(?:strategic\s|key\s)?(?:{words}))"
            r"\s?(?:[:–—]|\s-)\s*(?P<body>\S.*)",
            re.IGNORECASE | re.DOTALL,
        )


def from_held(held: Mapping[str, Any]) -> Vocabulary:
    """Take the vocabulary from what its file holds."""
    return Vocabulary(
        levels={str(word).lower(): int(rank) for rank, words in held["levels"].items() for word in words},
        usual_levels=tuple(held["usual_levels"]),
        usual_item=held["usual_item"],
        columns=_by_phrase(held["columns"]),
        openings=_by_phrase(held["openings"]),
        statements=_by_phrase(held["statements"]),
        control=_by_phrase(held["control"]),
        fact_headings=frozenset(held["fact_headings"]),
        plan_words=tuple(held["plan_words"]),
        organisation_words=tuple(held["organisation_words"]),
        contents=tuple(held["contents"]),
        menu=frozenset(held["menu"]),
        captions=tuple(held["captions"]),
        rights=tuple(held["rights"]),
        law=tuple(held["law"]),
        post_words=frozenset(held["post_words"]),
        leading_words=frozenset(held["leading_words"]),
        person_titles=frozenset(held["person_titles"]),
        capacity_notes=_by_phrase(held["capacity_notes"]),
        placeholders=tuple(held["placeholders"]),
        known_initials=frozenset(held["known_initials"]),
        usual_initials=dict(held["usual_initials"]),
        deeds=frozenset(held["deeds"]),
    )


def is_dated(heading: str) -> bool:
    """Say whether a heading is itself a date, “By 2030” or “By July 2027”, over what is to stand by then."""
    return bool(_DATED.fullmatch(heading.strip().rstrip(":")))


def is_of_beginning(heading: str) -> bool:
    """Say whether a heading is over days on which something begins: “Start date”, and not “Start and end date”."""
    said = heading.lower()
    return bool(_BEGINS.search(said)) and not _ENDS.search(said)


def plain(words: str) -> str:
    """Return words in small letters without brackets, years and marks, by which headings are compared."""
    bare = _YEARS.sub(" ", _BRACKETS.sub(" ", words[:300])).replace("’", "'")
    return " ".join(_NOT_WORDS.sub(" ", bare.lower()).replace(" - ", " ").replace("'", "").strip(" -/").split())


def singular(words: str) -> str:
    """Return a phrase with its last word in the singular: Aims, Strategies, Criteria, Areas for development."""
    if of_what := _OF_WHAT.fullmatch(words):
        return f"{singular(of_what['many'])}{of_what['what']}"
    head, _, last = words.rpartition(" ")
    lower = last.lower()
    if lower.endswith("ies") and len(last) > 4:
        last = last[:-3] + ("Y" if last.isupper() else "y")
    elif lower == "criteria":
        last = last[:-1] + "on" if not last.isupper() else "CRITERION"
    elif lower.endswith("s") and not lower.endswith(("ss", "us", "is")) and len(last) > 2:
        last = last[:-1]
    return f"{head} {last}".strip()


def plural(words: str) -> str:
    """Return a phrase with its last word in the plural: Priorities, Key strategies, KPIs, Processes."""
    lower = words.lower()
    if not words or (lower.endswith("s") and singular(words) != words):
        return words
    if lower.endswith("y") and lower[-2:-1] not in "aeiou":
        return words[:-1] + ("IES" if words.isupper() else "ies")
    if lower.endswith(("s", "x", "z", "ch", "sh")):
        return words + "es"
    return words[:-2] + "a" if lower.endswith("criterion") else words + "s"


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return what finds any of several phrases as whole words."""
    words = "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True)) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)


def _by_phrase(held: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Turn phrases by meaning into meanings by phrase; of a phrase given twice, the first meaning stands."""
    found: dict[str, str] = {}
    for meaning, phrases in held.items():
        for phrase in phrases:
            found.setdefault(plain(str(phrase)) or str(phrase).lower(), meaning)
    return found
