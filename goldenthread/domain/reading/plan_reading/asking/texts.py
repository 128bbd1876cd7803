"""Texts: broken off, doubled, repeated, run together."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from goldenthread.domain.reading.plan_reading.asking.places import lines_of
from goldenthread.domain.reading.plan_reading.drafts import Draft
from goldenthread.domain.reading.plan_reading.notes import Notes
from goldenthread.domain.reading.plan_reading.taken_in.items import Line
from goldenthread.domain.reading.plan_reading.taken_in.run_together import points_apart, runs_together
from goldenthread.domain.reading.plan_reading.vocabulary import plain
from goldenthread.foundation.documents.document import Span

_DANGLING = re.compile(r"(?:,|\b(?:the|and|of|to|our|a|an|in|with|for|by|from|or|as|that))\s*$")


def ask_texts(notes: Notes, drafts: Sequence[Draft]) -> None:
    for draft in drafts:
        own = [*draft.head, *draft.text]
        for heading, lines in (("", own), *draft.cells.items()):
            if not lines:
                continue
            last = lines[-1].text
            if len(last) > 40 and _DANGLING.search(last):
                draft.marks.append("breaks off")
                notes.ask(
                    "repair",
                    f"“…{last[-60:]}” breaks off{f' under “{heading}”' if heading else ''}. How does it go on?",
                    "",
                    lines[-1].span,
                    draft,
                    weight=2,
                )
            for line in lines:
                if doubled := _doubled(line.text):
                    draft.marks.append("text doubled")
                    notes.ask(
                        "repair",
                        f"“{doubled[:70]}…” stands twice in one place. Is once enough?",
                        "Once",
                        line.span,
                        draft,
                        choices=("Once", "Twice, as printed"),
                        weight=2,
                    )
        _ask_cell_repeats(notes, draft)


def _ask_cell_repeats(notes: Notes, draft: Draft) -> None:
    body = plain(" ".join(line.text for line in draft.head)[:260])[-90:]
    if len(body) < 60:
        return
    for heading, lines in draft.cells.items():
        for line in lines:
            if body in plain(line.text[:290]) or (len(line.text) > 300 and body in _long_plain(line.text)):
                draft.marks.append("column repeats the text")
                notes.ask(
                    "repair",
                    f"Under “{heading}” the text of “{draft.title[:60]}” is printed again before what is measured. "
                    "Leave it there?",
                    "Leave it as printed",
                    line.span,
                    draft,
                    choices=("Leave it as printed", "Keep only what follows it"),
                )


def _long_plain(words: str) -> str:
    return " ".join(plain(words[at : at + 280]) for at in range(0, min(len(words), 4_000), 280))


def _doubled(words: str) -> str:
    """Return a run of seven words that stands twice, the one right behind the other or as a whole sentence."""
    parts = words.split()
    if len(parts) < 14 or len(parts) > 400:
        return ""
    seen: dict[tuple[str, ...], int] = {}
    for place in range(len(parts) - 6):
        run = tuple(parts[place : place + 7])
        if run in seen and place - seen[run] >= 7 and _is_again(parts, seen[run], place):
            return " ".join(run)
        seen.setdefault(run, place)
    return ""


def _is_again(parts: Sequence[str], first: int, place: int) -> bool:
    """Say whether what stands at two places is one thing said twice, and no phrase that two sentences share."""
    length = 0
    while place + length < len(parts) and first + length < place and parts[first + length] == parts[place + length]:
        length += 1
    is_behind = first + length >= place - 1
    begins = all(at == 0 or parts[at - 1].endswith((".", ":", ";", "!", "?")) for at in (first, place))
    return is_behind or (begins and parts[place + length - 1].endswith((".", "!", "?")))


def ask_lists(notes: Notes, drafts: Sequence[Draft]) -> None:
    """Ask about lists whose points ran together when the text was taken out of its file."""
    held = [
        (draft, line)
        for draft in drafts
        for line in _lines_of_points(draft)
        if runs_together(line.text) and line.mark.sort == ""
    ]
    if held:
        cuts = points_apart(held[0][1].text).replace("\n", " | ")
        where = "one place" if len(held) == 1 else f"{len(held)} places"
        notes.ask(
            "list",
            f"In {where} the points of a list ran together, as in “{cuts[:110]}…”. Does a point begin at each |?",
            "Yes, at each capital",
            held[0][1].span,
            None,
            choices=("Yes, at each capital", "No, leave them together"),
            drafts=[draft for draft, _ in held],
            weight=2,
        )


def _lines_of_points(draft: Draft) -> Iterator[Line]:
    """Yield what a part says in points: a point's own words, those of a row, and its cells."""
    if draft.sort[0] == "point":
        yield from lines_of(draft)
        return
    # The words of a row, where no title was parted from them, and of a point in a box without a bullet.
    is_whole = draft.sort[0] in ("row", "bullet") and runs_together(draft.title)
    yield from draft.head if is_whole else ()
    yield from cell_lines(draft)


def cell_lines(draft: Draft) -> Iterator[Line]:
    for heading, lines in draft.cells.items():
        if draft.headings.get(heading) not in ("lead", "reviewer"):
            yield from lines


def ask_repeats(notes: Notes, drafts: Sequence[Draft]) -> None:
    """Ask about one line that stands under the same heading of several parts."""
    held: dict[tuple[str, str], list[tuple[Draft, Span]]] = defaultdict(list)
    for draft in drafts:
        for heading, lines in draft.cells.items():
            if draft.headings.get(heading) in ("success", "milestones"):
                for line in lines:
                    if len(line.text) > 15:
                        held[(heading, plain(line.text))].append((draft, line.span))
    for (heading, _), places in held.items():
        among = list(dict.fromkeys(draft for draft, _ in places))
        if len(among) > 1:
            words = notes.source.document.text[places[0][1].start : places[0][1].end]
            notes.ask(
                "shared line",
                f"“{words[:70]}” stands under “{heading}” of {len(among)} parts. Is it one and the same for all?",
                "One for all",
                places[0][1],
                None,
                choices=("One for all", "Each has its own"),
                drafts=among,
            )
