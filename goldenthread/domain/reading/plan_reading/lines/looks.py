"""How a line looks: a heading and of which sort, a label, a question, or the rest of what is above."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from goldenthread.domain.reading.plan_reading.drafts import Draft, Sort
from goldenthread.domain.reading.plan_reading.lines import alike, headings
from goldenthread.domain.reading.plan_reading.taken_in.items import Grid, Item, Line
from goldenthread.domain.reading.plan_reading.vocabulary import plain

LABEL = re.compile(r"(?P<label>[A-Z‘'“\"(][^:.?!\t]{1,80}?)\s?:(?:\s+(?P<value>\S.*)|\s*)$", re.DOTALL)
# “Led by Director of Literacy” says who leads without a colon.
LED_BY = re.compile(
    r"(?P<label>(?:Led|Owned|Overseen|Sponsored|Monitored|Delivered) by)\s+(?P<value>[A-Z][^.:]{2,70})$"
)
# “… in every school (Lead: Head of Estates)”, “… – Owner: CEO”, “… in every school. Lead: Head of Estates.”
_ASIDE = re.compile(
    r"\s*(?:[(\[](?P<label>[A-Z][A-Za-z /]{1,30}):\s*(?P<value>[^()\[\]]+(?:\([^()]*\)[^()\[\]]*)*)[)\]]\.?|"
    r"\s[-–—|]\s*(?P<label2>[A-Z][A-Za-z /]{1,30}):\s*(?P<value2>[^:]+)|"
    r"(?<=[.!?;])\s(?P<label3>[A-Z][A-Za-z ]{1,30}):\s*(?P<value3>[^:.]{2,80}?)\.?)$"
)
# “… [Lead: Head of Estates; by: October 2026]”.
_SEVERAL_ASIDE = re.compile(
    r"\s*[(\[](?P<said>[A-Za-z][A-Za-z /]{1,30}:[^:;()\[\]]+(?:;\s*[A-Za-z][A-Za-z /]{1,30}:[^:;()\[\]]+)+)[)\]]\.?$"
)
_BARE_NUMBER = re.compile(r"(\d{1,2})\s+(?=[A-Z])")
LEAST_QUESTIONS = 3
_LONGEST_OVER_TABLE = 200
_POINTS_AT = re.compile(r"\b(?:tables?|below|following|follows|these|this)\b", re.IGNORECASE)
LISTS = ("bullet", "simple", "decimal", "letter")
_QUESTION_LENGTH = 320
IS_WHEN = re.compile(
    r"(?:(?:early|mid|late|end of|by|jan\w*|feb\w*|mar\w*|apr\w*|may|jun\w*|jul\w*|aug\w*|sep\w*|oct\w*|nov\w*|"
    r"dec\w*|autumn|spring|summer|term|each|every|week|month|termly|annually|monthly|weekly|half|to|and|\d+)(?!\w)[\s:/–&,-]*)+",
    re.IGNORECASE,
)


class Looks:
    """Tells headings by what the whole document does: whether it has styles, whether it asks questions."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.labels = count_labels(items)
        self.headed = count_labels([item for item in items if isinstance(item, Line) and item.heading])
        # What is asked again under each part is a label of what it says, and no question of the document's own.
        self.asked = Counter(plain(item.text) for item in items if isinstance(item, Line) and is_question(item))
        self.asks_questions = sum(times == 1 for times in self.asked.values()) >= LEAST_QUESTIONS
        # The first figures of numbers such as 1.2: “1 Education” above them is numbered too.
        self.counted = {
            item.mark.number.split(".")[0] for item in items if isinstance(item, Line) and item.mark.sort == "decimal"
        }
        self.counting = _counting_sizes(items)
        self.has_headings = any(isinstance(item, Line) and item.heading for item in items)
        self.headings = headings.weigh(items, self.labels)
        self.over_tables = alike.numbers_over_tables(items)
        self.over_told_tables = alike.names_over_told_tables(items)
        self.naming = alike.lines_that_name(items)
        self.under_titles = alike.lines_under_titles(items)
        self.over_numbers = alike.types_over_numbers(items)

    def heading_sort(self, line: Line, following: Item | None) -> Sort | None:
        """Say what sort of heading a line is; nothing where it is none."""
        if line.heading and line.span not in self.under_titles:
            is_below = line.heading in self.over_numbers and line.mark.sort in ("simple", "decimal")
            return ("heading", line.heading * 2 + is_below)
        if line.mark.sort in ("bullet", "letter") or following is None or line.span in self.under_titles:
            return None
        if self.is_asked(line):
            return ("question", 1)
        if isinstance(following, Grid) and _names_table(line):
            return ("short", line.indent)
        if line.span in self.headings.found or self._counts_below(line, following):
            return ("capitals", 1) if line.is_capitals else ("bold", 1) if line.is_bold else ("short", line.indent)
        return None

    def is_asked(self, line: Line) -> bool:
        """Say whether a line is one of the questions that the document is made of."""
        return self.asks_questions and is_question(line) and self.asked[plain(line.text)] == 1

    def _counts_below(self, line: Line, following: Item) -> bool:
        """Tell “1 Education” over “1.1 …”."""
        number, _ = self.bare_number(line)
        counted = following.mark.number if isinstance(following, Line) and following.mark.sort == "decimal" else ""
        return bool(number) and counted.startswith(f"{number}.")

    def bare_number(self, line: Line) -> tuple[str, str]:
        """Part “1 Education” into number and title, where what stands below is numbered 1.1; else no number."""
        match = _BARE_NUMBER.match(line.text) if not line.mark.sort else None
        counts = match and (match[1] in self.counted or (line.heading and line.heading in self.counting))
        return (match[1], line.text[match.end() :]) if match and counts else ("", line.text)


def _names_table(line: Line) -> bool:
    """Tell “To raise standards in writing:” over the table of it from “The table below shows our actions:”."""
    is_led = line.text.rstrip("-– ").endswith(":") and not line.mark.sort and line.text[:1].isupper()
    return is_led and len(line.text) < _LONGEST_OVER_TABLE and not _POINTS_AT.search(line.text)


def _counting_sizes(items: Sequence[Item]) -> frozenset[int]:
    """Return the sizes of headings that count their parts with bare figures: “1 Reading”, “2 Writing”."""
    found: dict[int, list[str]] = {}
    for item in items:
        if isinstance(item, Line) and item.heading and (match := _BARE_NUMBER.match(item.text)):
            found.setdefault(item.heading, []).append(match[1])
    return frozenset(
        size for size, said in found.items() if len(said) > 1 and said == [str(at) for at in range(1, len(said) + 1)]
    )


def count_labels(items: Sequence[Item]) -> Counter[str]:
    """Count what stands before a colon, or alone on a line, over the whole document."""
    found: Counter[str] = Counter()
    for item in items:
        if isinstance(item, Line):
            words = item.mark.body if item.mark.sort in ("simple", "bullet") else item.text
            match = LABEL.match(words[:400])
            if match:
                found[plain(match["label"])] += 1
            elif len(words) < 60:
                found[plain(words)] += 1
    return found


def is_question(item: Item) -> bool:
    return (
        isinstance(item, Line)
        and item.text.endswith("?")
        and len(item.text) < _QUESTION_LENGTH
        and item.mark.sort in ("", "decimal", "simple")
        and not re.search(r"[.!?]\s", item.text)
    )


def is_named_value(line: Line) -> bool:
    """Tell “Collaboration – We believe that …”, with which a value of its own begins."""
    return bool(re.match(r"[A-Z][\w' &]{0,40}\s?(?:[-–—]|:)\s", line.text)) or (line.is_short and line.is_bold)


def breaks_off(line: Line) -> bool:
    return not line.text.rstrip().endswith((".", "!", "?", ")", "”", '"'))


def part_of(line: Line, value: str) -> Line:
    """Return the line as the part of it that stands behind its label."""
    return Line(
        value, line.spans, type(line.mark)(body=value), 0, line.indent, line.is_bold, line.page, line.gap, line.size
    )


def aside_of(line: Line) -> tuple[Line, list[tuple[str, str]]]:
    """Part a line from what it says of itself at its end, such as who leads: the line, each label with its value."""
    end = line.text[-200:]
    if match := _SEVERAL_ASIDE.search(end):
        said = [tuple(part.strip() for part in piece.split(":", 1)) for piece in match["said"].split(";")]
    elif match := _ASIDE.search(end):
        label, value = (match[name] or match[f"{name}2"] or match[f"{name}3"] for name in ("label", "value"))
        said = [(label.strip(), value.strip())]
    else:
        return line, []
    length = len(match[0])
    mark = replace(line.mark, body=line.mark.body[:-length].strip())
    kept = replace(line, text=line.text[:-length].strip(), mark=mark)
    return kept, [(label[:1].upper() + label[1:], value) for label, value in said]


def keep_rest(draft: Draft, line: Line, text: str) -> None:
    """Keep what stands behind the title as the part's text; both lie in the same stretch."""
    draft.text.append(part_of(line, text))
