"""How a plan is laid out as a document that a person and the reader of plans see alike.

In Word the name of a paragraph's style says what the paragraph is; in a sheet the heading of a column says it. The
papers are written by these names and read by them, and a trust's own template that keeps to them is read as well.
"""

LEVEL, NUMBER, TITLE, TEXT, DEPTH = "Level", "Number", "Title", "Text", "Depth"
KIND, SAYS, SOURCE = "Kind", "What it says", "Source"
NAME, YEAR, BASE, QUOTATION = "Name", "Year", "As a share of", "Quotation"
THEME, DUE, TARGETS, MARKS = "Theme", "Due", "Targets", "Marks"
# How a person or a body has to do with a part, by the column that names them.
PEOPLE = {"lead": "Lead", "reviewer": "Reviewer", "assurer": "Assured by", "support": "Support"}
# Columns that the papers add where a part holds more than the trust's own columns say.
OURS = (*PEOPLE.values(), THEME, DUE, TARGETS, MARKS)
# What a paper says of its own printing, which is no fact of the plan.
STANDING = "Standing"

# What each kind of statement is headed.
STATEMENTS = {
    "mission": "Mission", "vision": "Vision", "intent": "Strategic intent", "value": "Values",
    "principle": "Principles", "belief": "What we believe", "entitlement": "What we promise", "story": "Our story",
    "context": "Where we start from",
}  # fmt: skip
KINDS = {heading.lower(): kind for kind, heading in STATEMENTS.items()}

# Named styles of paragraphs in Word. A part's own heading is one of Word's headings, whose rank is the part's depth.
PART_NUMBER, PART_TITLE, PART_TEXT, PART_THEME = "Part Number", "Part Title", "Part Text", "Part Theme"
LEVEL_NAME, COLUMN_NAME, COLUMN_TEXT = "Level Name", "Column Name", "Column Text"
STATEMENT_HEADING, STATEMENT_TEXT, STATEMENT_SOURCE = "Statement Heading", "Statement Text", "Statement Source"
CONTROL_NAME, CONTROL_TEXT, COVER_TEXT = "Control Name", "Control Text", "Cover Text"
STYLES = (
    PART_NUMBER, PART_TITLE, PART_TEXT, PART_THEME, LEVEL_NAME, COLUMN_NAME, COLUMN_TEXT, STATEMENT_HEADING,
    STATEMENT_TEXT, STATEMENT_SOURCE, CONTROL_NAME, CONTROL_TEXT, COVER_TEXT,
)  # fmt: skip

_HARD_SPACE = "\u00a0"
# Unseen: it says that a level's word ends in a figure of its own, as in “Phase 2”, and has no number.
_WHOLE_WORD = "\u2060"
_REPEATED = " (2)"


def origin(ref: str) -> str:
    """Return what a file says of the plan that it was written from."""
    return f"Plan {ref}"


def heading_of(level: str, number: str, title: str) -> str:
    """Return a part's heading. A number does not part from its word, whatever the line's width."""
    return f"{before_title(level, number)}: {title}"


def before_title(level: str, number: str) -> str:
    """Return what stands before a title: its level's word and its number."""
    if level and not number and _typed(level)[1]:
        return level + _WHOLE_WORD
    return _HARD_SPACE.join(words for words in (level, number) if words)


def split_heading(words: str) -> tuple[str, str, str]:
    """Return the level, the number and the title of a heading; of one without a colon, the title alone.

    A heading that was typed again may have an ordinary space before its number: then the number is a last word
    that holds a figure.
    """
    before, colon, title = words.partition(": ")
    if not colon:
        before, colon, title = (words[:-1], ":", "") if words.endswith(":") else ("", "", words)
    level, hard, number = before.partition(_HARD_SPACE)
    if not hard:
        level, number = (before, "") if before.endswith(_WHOLE_WORD) else _typed(before)
        level = level.rstrip(_WHOLE_WORD)
    return level.strip(), number.strip(), title.strip()


def _typed(before: str) -> tuple[str, str]:
    level, _, last = before.rpartition(" ")
    return (level, last) if level and any(character.isdigit() for character in last) else (before, "")


def repeated(heading: str) -> str:
    """Return one of our headings as it prints where the trust has a column of that name."""
    return heading + _REPEATED


def unrepeated(heading: str) -> str:
    """Return one of our headings as it is called where the trust has none of that name."""
    return heading.removesuffix(_REPEATED)


def depths_of(levels: list[str]) -> list[int]:
    """Return how deep each part of a list stands, from the words of its levels: a new word is one level down."""
    known: dict[str, int] = {}
    depths: list[int] = []
    for level in levels:
        known.setdefault(level.lower(), (depths[-1] if depths else 0) + 1)
        depths.append(known[level.lower()])
    return depths
