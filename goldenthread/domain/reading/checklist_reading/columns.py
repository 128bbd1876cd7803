"""Which column of a checklist holds what: known by what stands over it, by how long it is, and by what repeats."""

import re
from collections.abc import Mapping, Sequence

from goldenthread.domain.reading.assigning import Kind, assigned
from goldenthread.domain.reading.columns import Look, Told, column
from goldenthread.domain.reading.worded import Worded

Rows = Sequence[Sequence[str]]

# What stands over a column, and what the column then holds. The first that fits is taken.
HEADINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("asks", ("question", "requirement", "criteri", "item", "check", "control", "standard", "statement", "what",
              "task", "duty", "description", "must")),
    ("area", ("area", "section", "category", "heading", "theme", "topic", "domain")),
    ("guidance", ("guidance", "note", "how", "frequency", "detail", "explan", "help", "look for", "comment")),
    ("evidence", ("evidence", "proof", "document required")),
    ("kind", ("answer", "type", "response", "format", "rating", "scale", "score", "status", "rag", "grade",
              "judgement", "compliant", "achieved", "met", "result", "conclusion", "not implemented", "y / n", "y/n",
              "yes", "tick")),
    ("standard", ("reference", "source", "statut", "legislation", "regulation", "paragraph", "clause", "link")),
    ("weight", ("weight", "priority", "importance", "risk")),
)  # fmt: skip
# A heading is a few words; a question that stands in a row of its own is more.
MOST_WORDS_IN_A_HEADING = 6
# Columns that whoever checks fills in: they are the answers, which each round keeps itself.
FILLED_IN = re.compile(
    r"\b(?:action|date|by wh|who\b|owner|lead|comment|note|next step|met|not\b|partial|partly|yes|no\b|n/a|rag|ref|"
    r"evidence|link|initial|sign|complete|done|due|deadline|score|rating|status|check|compliant|"
    r"published(?=\W*(?:\(|\?|$))|(?:fully|partially) implement)", re.IGNORECASE,
)  # fmt: skip

# A column of these is kept though nothing stands in it yet; any other that is empty waits to be filled in.
_STAY = ("asks", "kind")
# What heads a column that is ticked where it is so.
_A_POINT = re.compile(
    r"(?:(?:fully|partly|partially|mostly|largely|nearly|almost|not(?: yet)?) )?(?:met|in place|compliant|achieved|"
    r"evident|established|embedded|implemented|complete|started|begun|done)|yes|no|y|n|n/?a|"
    r"not applicable|unsure|secure|emerging|developing|enhancing|in progress|under ?way|"
    r"weak|fair|adequate|good|strong|excellent|outstanding|"
    r"red|amber|yellow|green|[rag]|always|often|usually|sometimes|rarely|never|working towards|(?:in )?part(?:ly)?",
    re.IGNORECASE,
)

# What only counts the lines, or the points of a scale.
_COUNTS = re.compile(r"\d+|#|n[or]\.?|item no\.?|number", re.IGNORECASE)
# How many words a heading has at most whose words are not known.
_SHORT = 4
# How many numbers side by side are the points of a scale.
_LEAST_OF_A_SCALE = 3
# So many words or more say what is asked for, or how it is answered.
_LONGEST = 8


# A column that is left out, for it is filled in at each check; one that is kept, with its heading, for guidance.
LEAVE, BESIDE = "leave", ""
# How a thing that is only so or not is answered.
_YES_OR_NO = frozenset({"yes", "no", "y", "n", "n/a", "na"})


def read_columns(rows: Rows) -> tuple[int, dict[str, int]]:
    """Return which of the first rows holds the headings, and what stands in which column; −1 where none does."""
    at, columns = _heading_row(rows)
    if not columns:
        return (0, {"asks": 0}) if _is_headed(rows) else (-1, {})
    columns = {what: place for what, place in columns.items() if what in _STAY or column(rows[at + 1 :], place)}
    if points := points_across(rows[at]):
        columns = {what: place for what, place in columns.items() if place not in points}
    if "asks" not in columns:
        return -1, {}
    columns = _longest_asked(rows[at], rows[at + 1 :], columns)
    columns = _area_at_the_side(rows[at], rows[at + 1 :], columns)
    told = [cell.casefold() for cell in column(rows[at + 1 :], columns.get("standard", len(rows[at])))]
    is_no_standard = sum(cell in _YES_OR_NO for cell in told) * 2 > len(told)
    return at, {what: place for what, place in columns.items() if what != "standard" or not is_no_standard}


def points_across(heads: Sequence[str]) -> list[int]:
    """Return the columns that are points of one answer, of which one is ticked: “Fully met”, “Not met”."""
    runs: list[list[int]] = [[]]
    for place, head in enumerate(heads):
        if head and _A_POINT.fullmatch(" ".join(head.split())):
            runs[-1].append(place)
        elif runs[-1]:
            runs.append([])
    longest = max(runs, key=len)
    return longest if len(longest) > 1 else []


def told_columns(told: Told) -> tuple[int, dict[str, int]]:
    """Return the columns as a person told them; of several that are said to hold the same, the first."""
    means = [(what, place) for place, what in enumerate(told.means) if what not in (LEAVE, BESIDE)]
    return told.row, dict(reversed(means))


def beside(heads: Sequence[str], columns: Mapping[str, int], told: Told | None = None) -> list[int]:
    """Return the columns that are kept with their headings: nothing is made of them, and no check fills them in."""
    free = [place for place, head in enumerate(heads) if head and place not in columns.values()]
    if told is not None:
        return [place for place in free if place >= len(told.means) or told.means[place] != LEAVE]
    return [place for place in free if not (FILLED_IN.search(heads[place]) or _COUNTS.fullmatch(heads[place]))]


def codes_of(heads: Sequence[str], columns: Mapping[str, int], kept: Sequence[int]) -> list[str]:
    """Return what each column was taken for, in one word, as a person is asked for it."""
    named = {place: what for what, place in columns.items()}
    places = range(max([len(heads), *(place + 1 for place in named)]))
    return [named.get(place, BESIDE if place in kept else LEAVE) for place in places]


def _heading_row(rows: Sequence[Sequence[str]]) -> tuple[int, dict[str, int]]:
    """Return which of the first rows holds the headings, and what stands in which column."""
    for at, row in enumerate(rows[:12]):
        columns, filled = _with_questions(_columns(row, rows[at + 1 :]), row), [cell for cell in row if cell]
        answers = sum(bool(FILLED_IN.search(cell)) for cell in filled) > len(filled) // 2
        are_short = "asks" in columns and (answers or len(row[columns["asks"]].split()) <= MOST_WORDS_IN_A_HEADING)
        numbers = [cell for cell in filled if cell.isdigit()]
        is_scale = len(numbers) >= _LEAST_OF_A_SCALE and numbers == [str(n) for n in range(1, len(numbers) + 1)]
        if are_short and len(filled) > 1 and (is_scale or not numbers):
            return at, columns
    return -1, {}


def _with_questions(columns: dict[str, int], row: Sequence[str]) -> dict[str, int]:
    """Return columns with the first for the questions, where others are known and it is called by its subject."""
    is_about = bool(row and row[0]) and 0 not in columns.values() and not FILLED_IN.search(row[0])
    leads = is_about and row[0].endswith(":") and "kind" in columns
    return {**columns, "asks": 0} if is_about and (len(columns) > 1 or leads) and "asks" not in columns else columns


def _is_headed(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether a first row heads the others though no word of it is known: short, different, and nowhere again."""
    cells = [cell for cell in rows[0] if cell]
    below = {cell for row in rows[1:] for cell in row}
    are_short = all(len(cell.split()) <= _SHORT and not cell.endswith(("?", ".")) for cell in cells)
    stand_apart = len(set(cells)) == len(cells) and not below & set(cells)
    is_like_them = any(len(row[0].split()) > _SHORT for row in rows[1:]) or not any(any(row[1:]) for row in rows[1:])
    answers = [row[1:] for row in rows[1:] if any(row[1:])]
    repeats = bool(answers) and len({cell for row in answers for cell in row if cell}) <= len(answers)
    return len(cells) > 2 and len(rows) > 2 and are_short and stand_apart and (is_like_them or repeats)


def _columns(row: Sequence[str], body: Rows) -> dict[str, int]:
    """Return what stands in which column; what is asked is told by its sentences where others say what they hold."""
    heads = [cell if len(cell) <= 60 and len(cell.split()) <= _LONGEST else "" for cell in row]
    held = assigned(CHECKLIST, heads, body)
    found = {one.means: place for place, one in enumerate(held) if one.means}
    known = [head for head in heads if head and (CHECKLIST.words.known(head) or FILLED_IN.search(head))]
    is_guess = "asks" in found and CHECKLIST.words.known(heads[found["asks"]]) != "asks"
    if is_guess and (len(known) < 2 or not heads[found["asks"]]):
        found.pop("asks")
    if "asks" not in found and "area" in found and len(row) > found["area"] + 1:
        return {}
    return found


def guessed(heads: Sequence[str], columns: Mapping[str, int]) -> frozenset[int]:
    """Return the columns that are taken for something by another sign than the words of their headings, or by few."""
    words = dict(HEADINGS)
    return frozenset(
        place for what, place in columns.items()
        if place < len(heads) and (head := heads[place])
        and not (
            (CHECKLIST.words.known(head) == what or _begins_a_word(head.lower(), words[what]))
            and CHECKLIST.words.is_sure(head, what)
        )
    )  # fmt: skip


# What could head anything says less than what names one thing.
_GENERAL = frozenset({"what", "how", "item", "check", "detail", "note", "comment", "control", "description", "task"})
# “Section 2 – Fire” is the name of a part, and heads no column of parts.
_NUMBERED_PART = r"(?! *(?:\d{1,2}|[A-Z])\b(?: *[-–—:.]| +\w))"
_PATTERNS = (
    # “✓ / x / NA”: nothing but what is written there.
    ("kind", r"^(?=.*[✓✔√☐□/])(?:[✓✔√xyn☐□\s/,]|n/?a\b|yes|no\b)+$"),
    *(
        (what, rf"\b(?:{'|'.join(map(re.escape, words))}){_NUMBERED_PART if what == 'area' else ''}")
        for is_general in (False, True) for what, every in HEADINGS
        if (words := [word for word in every if (word in _GENERAL) is is_general])
    ),
)  # fmt: skip
CHECKLIST = Kind(
    Worded(_PATTERNS, {
        "asks": "expectation indicator point look_for should", "evidence": "evidence proof show seen document",
        "guidance": "guidance note help explain tip", "area": "area theme strand part",
        "standard": "law legal statutory source reference required", "weight": "weight priority importance",
    }),
    {
        "asks": {Look.SENTENCE: 1.5, Look.WORD: 0.3, Look.NUMBER: -3, Look.DATE: -3, Look.POST: -1},
        "area": {Look.SENTENCE: -0.5, Look.NUMBER: -2}, "kind": {Look.SENTENCE: -0.5},
        "weight": {Look.SENTENCE: -3}, "guidance": {Look.SENTENCE: 0.5},
        "standard": {Look.NUMBER: 0.5, Look.SENTENCE: -1, Look.WORD: -0.5},
    },
    once=frozenset(what for what, _ in HEADINGS),
    alone={Look.SENTENCE: "asks"},
    kin={"asks": ("standard",)},
)  # fmt: skip


def _longest_asked(heads: Sequence[str], body: Sequence[Sequence[str]], columns: Mapping[str, int]) -> dict[str, int]:
    """Of several columns that might hold the questions, take the one with most words: a number is no question."""
    words = dict(HEADINGS)["asks"]
    width = max((len(row) for row in body), default=len(heads))
    named = [*heads, *[""] * (width - len(heads))]
    may = [
        place for place, cell in enumerate(named)
        if not cell or place == columns["asks"] or _begins_a_word(cell.lower(), words)
    ]  # fmt: skip
    taken = {place for what, place in columns.items() if what != "asks"}
    may = [place for place in may if place not in taken] or [columns["asks"]]
    length = {place: sum(len(row[place]) for row in body if place < len(row)) for place in may}
    asks = max(may, key=lambda place: length[place])
    rest = {"standard": columns["asks"]} if asks != columns["asks"] and "standard" not in columns else {}
    return {**columns, **rest, "asks": asks}


def _area_at_the_side(
    heads: Sequence[str], body: Sequence[Sequence[str]], columns: Mapping[str, int]
) -> dict[str, int]:
    """Take words under no heading of their own, to the left of the questions, for the area of what follows them."""
    before = [place for place in range(columns["asks"]) if place not in columns.values()]
    words = {place: [row[place] for row in body if place < len(row) and row[place]] for place in before}
    named = [place for place, said in words.items() if said and not any(cell[0].isdigit() for cell in said)]
    is_known = "area" in columns or len(named) != 1 or any(FILLED_IN.search(heads[place]) for place in named)
    return dict(columns) if is_known else {**columns, "area": named[0]}


def _begins_a_word(said: str, words: Sequence[str]) -> bool:
    return any(re.search(rf"\b{re.escape(word)}", said) for word in words)
