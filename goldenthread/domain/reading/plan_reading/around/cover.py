"""The front of a document: its title, the organisation, the period, a motto, before the plan itself begins."""

import re
from collections.abc import Iterator
from dataclasses import replace

from goldenthread.domain import date_words
from goldenthread.domain.reading.plan_reading import plan_title
from goldenthread.domain.reading.plan_reading.around import control_lines, organisation_names
from goldenthread.domain.reading.plan_reading.lines.leading_in import level_headed, level_led_in
from goldenthread.domain.reading.plan_reading.lines.looks import LABEL, LED_BY, LISTS, Looks
from goldenthread.domain.reading.plan_reading.notes import Notes, Said
from goldenthread.domain.reading.plan_reading.result import Control
from goldenthread.domain.reading.plan_reading.taken_in.items import Grid, Item, Line
from goldenthread.domain.reading.plan_reading.vocabulary import Vocabulary, plain, singular
from goldenthread.foundation.documents.document import Span

_MOST_LINES = 16
_SENTENCE = 60
_LAST_NAME = 3
_FEWEST_BESIDE = 2
_LONGEST_LABELLED = 400
_FEWEST_BELOW = 2
_POINTS = re.compile(r"(?<!\s)\s+[·•|]\s+")
_YEARS = re.compile(r"\b(?:19|20)\d\d(?!\d)|\b\d\d\s?[-–/]\s?\d\d\b")
_SAID_OF_VERSION = re.compile(
    r"\s*[(\[](?P<said>[^()\[\]]*\b(?:v\.?\s?\d|version|draft|edition|final|adopted|approved|summary)[^()\[\]]*)[)\]]$",
    re.IGNORECASE,
)
# “title: People plan”, as a page says it of itself before its text.
_FRONT = re.compile(r"(?P<label>[a-z][\w ]{2,30}):\s+(?P<value>\S.*)")
_SAYS_OF_ITSELF = re.compile(
    r"(?:our|the)\s+(?:[\w’'-]+\s+)?(?P<kind>mission|vision|purpose|ethos)\s+(?:is|remains)\b", re.IGNORECASE
)
_VERSION = re.compile(
    r"(?:summary|full|draft|final|short|public|executive)? ?(?:version|edition|draft)\b.{0,20}", re.IGNORECASE
)


def read_cover(notes: Notes) -> list[Item]:
    """Take the front matter into the notes and return what is left to read."""
    items = notes.source.items
    end = _cover_end(items, notes)
    lines = [line for item in items[:end] if isinstance(item, Line) for line in _name_and_title(item, notes)]
    # A name of the plan in large type is its title, whatever small words stand above it.
    is_large = any(line.heading and notes.vocabulary.speaks_of_plan(line.text) for line in lines)
    largest = _alone_in_largest_type(lines, items, notes)
    has_title = False
    for line in lines:
        if line is largest:
            has_title = notes.keep_control("title", line.text, line.span)
            plan_title.keep_period_of_title(line, notes)
            continue
        is_below = has_title or (is_large and not line.heading)
        has_title = _keep(line, notes, has_title=is_below) or has_title
    organisation_names.take_from_pages(notes)
    return control_lines.read_ending(items[end:], notes)


def _alone_in_largest_type(lines: list[Line], items: list[Item], notes: Notes) -> Line | None:
    """Return the front's line in larger type than all other headings, where no line there names a plan."""
    words = notes.vocabulary
    if any(words.speaks_of_plan(line.text) and line.is_short for line in lines):
        return None
    sizes = sorted(item.heading for item in items if isinstance(item, Line) and item.heading)
    is_apart = len(sizes) > _FEWEST_BELOW and sizes[0] < sizes[1]
    found = next((line for line in lines if is_apart and line.heading == sizes[0]), None)
    is_name = found and (words.organisation.search(found.text) or words.statement(found.text))
    return None if is_name else found


def _cover_end(items: list[Item], notes: Notes) -> int:
    """Say how many of the first items are the front: short lines with nothing under them."""
    end = 0
    looks = Looks(items)
    for place, item in enumerate(items[:_MOST_LINES]):
        if (
            isinstance(item, Grid)
            or item.span in notes.source.alike
            or item.span in looks.headings.over_lists | looks.naming
            or (item.heading and looks.bare_number(item)[0])
        ):
            break
        following = items[place + 1] if place + 1 < len(items) else None
        # Over “Objectives”, which the plan says again and again, stands one of its parts.
        label = _said_again(following, looks)
        is_said_once = looks.labels[plain(item.text)] <= 1
        is_heading = item.span in looks.headings.found
        if (is_heading and notes.vocabulary.level(label)) or (
            label and is_said_once and _is_over_what_comes_again(item, label, notes, place)
        ):
            break
        if _begins_plan(item, following, notes, place, is_heading=is_heading) or _is_one_of_several(
            item, items, notes, place
        ):
            break
        end = place + 1
    return max(end, _behind_dated_title(items, notes))


def _said_again(item: Item | None, looks: Looks) -> str:
    """Return the label that an item is, or begins with, where the document says it more than once."""
    if not isinstance(item, Line):
        return ""
    match = LABEL.match(item.text[:_LONGEST_LABELLED])
    label = match["label"] if match and match["value"] else item.text
    return label if looks.labels[plain(label)] > 1 else ""


def _is_over_what_comes_again(line: Line, label: str, notes: Notes, place: int) -> bool:
    """Tell the first part by what stands below it, and below others too: “Finance”, over “What we are here for”."""
    words = notes.vocabulary
    is_of_front = _is_title(line, words, place) or _is_name(line, words, place) or not line.is_short or place == 0
    is_page = words.speaks_of_plan(label) or words.organisation.search(label) or words.control_field(label)
    return not (is_of_front or is_page or words.statement(line.text) or control_lines.fields_of(line, notes))


def _behind_dated_title(items: list[Item], notes: Notes) -> int:
    """Say where the plan's name with its years ends, below nothing but short lines of the page around it."""
    for place, item in enumerate(items[:_MOST_LINES]):
        # A line that only stands in a list without bullets has no mark of its own.
        if not isinstance(item, Line) or item.body != item.text or item.heading or len(item.text) > _SENTENCE:
            return 0
        if place and _YEARS.search(item.text) and _is_title(item, notes.vocabulary, place):
            return place + 1
    return 0


def _begins_plan(line: Line, following: Item | None, notes: Notes, place: int, *, is_heading: bool) -> bool:
    """Say whether a line is the first of the plan itself."""
    words, is_first = notes.vocabulary, place == 0
    is_part = line.mark.is_number or line.mark.sort == "bullet" or _is_labelled_part(line, words)
    if is_part or level_led_in(line, following, words):
        return True
    # “Sustain success in all schools” over points is no school's name.
    is_over_points = is_heading and isinstance(following, Line) and following.mark.sort == "bullet"
    is_name = _is_name(line, words, place) and not is_over_points
    if _is_title(line, words, place) or is_name or control_lines.fields_of(line, notes):
        return False
    kind = words.statement(line.text.rstrip(":"))
    if match := LABEL.match(line.text):
        is_field = bool(words.control_field(match["label"])) and kind in ("", "reference")
        return not is_field and (not is_first or bool(kind))
    is_of_plan = _names_levels(line, words) or len(line.text) > 200 or line.text.endswith("?")
    if is_of_plan or (kind not in ("", "reference") and not is_first):
        return True
    if is_first or kind == "reference" or _VERSION.fullmatch(line.text) or _is_period(line):
        return False
    is_paragraph = isinstance(following, Line) and following.text.endswith(".") and len(following.text) > _SENTENCE
    return _is_over_content(line, following, words, is_heading=is_heading and is_paragraph)


def _is_labelled_part(line: Line, words: Vocabulary) -> bool:
    """Tell “Target: Every child reads”, with which a plan begins; “Strategy 2026-29: Further” is a plan's title."""
    match = LABEL.match(line.text)
    if match is None or not match["value"] or _YEARS.search(match["label"]):
        return False
    label = match["label"].strip()
    return singular(label) == label and bool(words.level(label)) and not words.control_field(label)


def _is_one_of_several(line: Line, items: list[Item], notes: Notes, place: int) -> bool:
    """Tell a heading of which the document has several alike, each over a list or over words that it repeats."""
    words = notes.vocabulary
    if not line.heading or _is_title(line, words, place):
        return False
    alike = [at for at, item in enumerate(items[:-1]) if isinstance(item, Line) and item.heading == line.heading]
    below = [following for at in alike if isinstance(following := items[at + 1], Line)]
    own = items[place + 1] if place + 1 < len(items) else None
    if len(below) > 1 and all(following.mark.sort in LISTS for following in below):
        return True
    said = [plain(following.text) for following in below if not _is_name(line, words, place)]
    return isinstance(own, Line) and said.count(plain(own.text)) > 1


def _is_name(line: Line, words: Vocabulary, place: int) -> bool:
    """Tell the name of a trust or school among the very first lines."""
    is_early = place <= _LAST_NAME and line.is_short and not _names_levels(line, words)
    return is_early and bool(words.organisation.search(line.text)) and not words.statement(line.text)


def _names_levels(line: Line, words: Vocabulary) -> bool:
    """Tell “Strategic priorities” and its like, over what it names."""
    return bool(words.level(line.text)) and singular(plain(line.text)) != plain(line.text)


def _is_title(line: Line, words: Vocabulary, place: int) -> bool:
    """Tell the name of a plan: at the very front, with its years, or in capitals."""
    has_years = bool(_YEARS.search(line.text))
    # “Trust priorities for 2026” names levels among other words.
    names_levels = _names_levels(line, words) or (
        has_years and any(words.level(word) and singular(word) != word for word in plain(line.text).split())
    )
    is_set_off = has_years or (not names_levels and (place <= _LAST_NAME or line.is_capitals))
    said = words.speaks_of_plan(line.text) or (names_levels and has_years)
    is_statement = bool(words.statement(line.text)) and place > 0 and not has_years
    return is_set_off and said and not is_statement and len(line.text) < 120 and not line.text.endswith(".")


def _name_and_title(line: Line, notes: Notes) -> list[Line]:
    """Part “Hill School – Improvement Plan 2025” into the organisation's name and the title of the plan."""
    if (apart := list(_beside_fields(line, notes))) and len(apart) > 1:
        return apart
    parts = organisation_names.DASH.split(line.text)
    if control_lines.fields_of(line, notes):
        return [line]
    if len(parts) < 2 or len(line.text) > 160 or line.text.endswith("."):
        return [line]
    words = notes.vocabulary
    # The longer half of a title in three is the plan's: “Business plan – ICT – Fox Academies”.
    cuts = sorted(
        {len(parts[0]), len(line.text) - len(parts[-1])}, key=lambda cut: _dashes_in_name(line.text, cut, words)
    )
    for cut in cuts:
        first, second = (said.strip(" -–—|:·•") for said in (line.text[:cut], line.text[cut:]))
        plans = [words.speaks_of_plan(said) for said in (first, second)]
        names = [bool(words.organisation.search(said)) for said in (first, second)]
        if not any(plans) and names.count(True) == 1:
            # What has its years beside the name of a trust is the title, whatever it calls the plan.
            plans = [
                not name and bool(_YEARS.search(said)) for name, said in zip(names, (first, second), strict=True)
            ]
        at = notes.source.document.text.find(second, line.span.start, line.span.end)
        if sorted(plans) == [False, True] and names[plans.index(False)] and at > 0 and len(line.spans) == 1:
            spans = (type(line.span)(line.span.start, at), type(line.span)(at, line.span.end))
            return [
                replace(line, text=said, spans=(span,), mark=type(line.mark)(body=said), gap=1)
                for said, span in zip((first, second), spans, strict=True)
            ]
    return [line]


def _beside_fields(line: Line, notes: Notes) -> Iterator[Line]:
    """Part “Hill Trust · approved 2 July 2026 · next review July 2027” where all but the first are such fields."""
    text = notes.source.document.text
    cuts = [0, *(match.end() for match in _POINTS.finditer(text, line.span.start, line.span.end))]
    ends = [*cuts[1:], line.span.end]
    if len(cuts) < _FEWEST_BESIDE or len(line.spans) > 1:
        return
    pieces = []
    for start, end in zip([line.span.start, *cuts[1:]], ends, strict=True):
        words = _POINTS.sub("", text[start:end]).strip()
        pieces.append(replace(line, text=words, spans=(Span(start, end),), mark=type(line.mark)(body=words)))
    if all(
        _is_period(piece) or _VERSION.fullmatch(piece.text) or control_lines.fields_of(piece, notes)
        for piece in pieces[1:]
    ):
        yield from pieces


def _dashes_in_name(text: str, cut: int, words: Vocabulary) -> int:
    """Count the dashes in the half that names the organisation."""
    halves = (text[:cut].strip(" -–—|:·•"), text[cut:].strip(" -–—|:·•"))
    return sum(len(organisation_names.DASH.findall(half)) for half in halves if words.organisation.search(half))


def _is_over_content(line: Line, following: Item | None, words: Vocabulary, *, is_heading: bool) -> bool:
    """Tell a short line with points, a table or long text under it: a heading of the plan."""
    if not isinstance(following, Line):
        # What frames a single cell is a box with a name of its own.
        return isinstance(following, Grid) and following.width > 1
    labelled = LABEL.match(following.text)
    if line.is_short and labelled and labelled["value"] and words.level(labelled["label"]):
        return True
    if line.heading:
        if LED_BY.match(following.text) or (line.heading > 1 and level_headed(line.text, words)):
            return True
        is_above = following.heading > line.heading and bool(following.heading)
        if is_above or (following.heading and following.mark.sort in ("simple", "decimal")):
            return True
        return not following.heading and (len(following.text) > 60 or bool(following.mark.sort))
    says_more = (
        len(following.text) > 120 or is_heading or (following.gap == 0 and following.text.endswith(".") and line.gap)
    )
    return line.is_short and (bool(following.mark.sort) or bool(says_more))


def _keep(line: Line, notes: Notes, *, has_title: bool) -> bool:
    """Keep one line of the front; returns whether it was the title."""
    words = notes.vocabulary
    match = LABEL.match(line.text) or _FRONT.fullmatch(line.text)
    if fields := control_lines.fields_of(line, notes):
        control_lines.keep(fields, notes)
        return False
    if match and match["value"] and (field_name := words.control_field(match["label"])):
        notes.keep_control(field_name, match["value"], line.span, match["label"])
        if field_name != "title":
            return False
        plan_title.keep_period_of_title(line, notes)
        return True
    if _is_period(line) and (has_title or not words.speaks_of_plan(line.text)):
        notes.control[:] = [control for control in notes.control if not _is_from_title(control, notes)]
        notes.keep_control("period", line.text, line.span)
        return False
    if _VERSION.fullmatch(line.text):
        notes.keep_control("version", line.text, line.span)
        return False
    return _keep_name(line, notes, has_title=has_title)


def _is_from_title(control: Control, notes: Notes) -> bool:
    """Tell the years that were read out of the title, over which a line of their own counts."""
    if control.field != "period" or control.label:
        return False
    titles = [held.span for held in notes.control if held.field == "title"]
    return any(span.start <= control.span.start and control.span.end <= span.end for span in titles)


def _keep_name(line: Line, notes: Notes, *, has_title: bool) -> bool:
    """Keep a line that names the plan or whose it is; returns whether it was the title."""
    words = notes.vocabulary
    if not _is_title(line, words, 0) and organisation_names.goes_on(line, notes):
        return False
    is_title = words.speaks_of_plan(line.text) or _is_title(line, words, _LAST_NAME) or _is_after_name(line, notes)
    is_sentence = line.text.endswith(".") and len(line.text) > _SENTENCE and not line.heading
    if is_title and len(line.text) < 160 and not (has_title or is_sentence):
        line = _without_version(line, notes)
        notes.keep_control("title", line.text, line.span)
        plan_title.keep_period_of_title(line, notes)
        return True
    if own := _SAYS_OF_ITSELF.match(line.text):
        notes.said.append(Said(words.statement(own["kind"]) or "mission", [line]))
    elif line.text[0] in "“\"'‘”" or line.text.endswith((".", "”", "!")):
        notes.said.append(Said("quotation", [line]))
    elif words.statement(line.text) == "reference":
        notes.source.set_aside("heading of the control block", line.spans)
    elif organisation_names.is_name(line, notes):
        organisation_names.keep(line, notes)
    else:
        notes.said.append(Said("cover", [line]))
    return False


def _is_after_name(line: Line, notes: Notes) -> bool:
    """Tell a line with years right behind the organisation's name, which is the title whatever it calls the plan."""
    is_next = bool(notes.control) and notes.control[-1].field == "organisation"
    return is_next and bool(_YEARS.search(line.text)) and not notes.vocabulary.organisation.search(line.text)


def _without_version(line: Line, notes: Notes) -> Line:
    """Keep what a title says behind it in brackets of its version: “Strategy 2026-30 (draft 3, November 2026)”."""
    match = _SAID_OF_VERSION.search(line.text)
    at = notes.source.document.text.find(match["said"], line.span.start, line.span.end) if match else -1
    if match is None or at < 0:
        return line
    notes.keep_control("version", match["said"].strip(), type(line.span)(at, at + len(match["said"])))
    return replace(line, text=line.text[: match.start()])


def _is_period(line: Line) -> bool:
    if len(line.text) > 60 or not _YEARS.search(line.text):
        return False
    left = re.sub(
        r"\b(?:academic|year|years?|period|from|to|plan|the|for|and|term|" + _MONTHS + r")\b|[\d\s.,’'\-–/()]+",
        "",
        line.text.lower(),
    )
    return not left


_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    "nov(?:ember)?|dec(?:ember)?|autumn|spring|summer"
)


def context_of(notes: Notes) -> date_words.Context:
    """Return the plan's period, from the field that says it, else its title."""
    for field_name in ("period", "title"):
        for control in notes.control:
            if control.field.split(" ")[0] == field_name and _YEARS.search(control.text):
                context = date_words.read_context(control.text)
                if context.start_on or context.end_on:
                    return context
    for said in notes.said:
        if said.kind in ("cover", "introduction") and said.lines:
            for line in said.lines[:2]:
                if len(line.text) < 120 and _YEARS.search(line.text):
                    return date_words.read_context(line.text)
    return date_words.read_context("")
