"""Numbers and titles: broken, printed twice, left out, or run into the text."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from goldenthread.domain.reading.plan_reading.asking.places import counted_parts, place_of
from goldenthread.domain.reading.plan_reading.drafts import Draft
from goldenthread.domain.reading.plan_reading.notes import Notes
from goldenthread.domain.reading.plan_reading.taken_in.marks import figures

MOST_ASKED_ONE_BY_ONE = 6


def ask_titles(notes: Notes, drafts: Sequence[Draft]) -> None:
    run_in = [draft for draft in drafts if "title runs into text" in draft.marks]
    if run_in:
        notes.ask(
            "title",
            f"In {counted_parts(run_in)} the title runs into the text with no mark between, as in "
            f"“{run_in[0].title[:60]}”. Do they part where shown?",
            "Yes",
            place_of(run_in[0]),
            None,
            choices=("Yes", "No, keep it all as the title"),
            drafts=run_in,
        )
    for draft in drafts:
        if not draft.title.strip() and draft.sort[0] in ("row", "decimal", "bullet"):
            draft.marks.append("title missing")
            known = f" The summary calls it “{draft.short_title[:80]}”." if draft.short_title else ""
            notes.ask(
                "repair",
                f"{draft.level} {draft.number} has no words of its own here.{known} What is it called?",
                draft.short_title,
                place_of(draft),
                draft,
                choices=(draft.short_title,) if draft.short_title else (),
                weight=3,
            )


def ask_numbers(notes: Notes, drafts: Sequence[Draft]) -> None:
    """Ask about numbers that are broken, printed twice beside each other, or left out."""
    siblings: dict[tuple[int, str], list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.number and draft.sort[0] != "bullet":
            siblings[(id(draft.parent), draft.sort[0])].append(draft)
    for held in siblings.values():
        figured = [figures(draft.number) for draft in held]
        whole = [parts for parts, draft in zip(figured, held, strict=True) if not _is_broken(draft.number)]
        stem = next((parts[:-1] for parts in whole if len(parts) > 1), [])
        has_stems = sum(len(parts) > 1 for parts in figured) * 2 >= len(held)
        plain_numbers = [_bare(draft.number) for draft in held]
        counted = Counter(plain_numbers)
        twice = []
        for place, draft in enumerate(held):
            ours = ".".join(map(str, [*stem, place + 1]))
            if _is_broken(draft.number) or (has_stems and len(figured[place]) == 1):
                _ask_broken(notes, draft, ours)
            elif counted[plain_numbers[place]] > 1:
                twice.append((draft, ours))
        _ask_twice(notes, twice)
        _ask_gaps(notes, held)


def _ask_twice(notes: Notes, twice: Sequence[tuple[Draft, str]]) -> None:
    """Ask about numbers printed more than once; where that is so all over, once for all."""
    for draft, _ in twice:
        draft.marks.append("number printed twice")
    is_one = len({_bare(draft.number) for draft, _ in twice}) == 1 and len(twice) > 2
    if len(twice) > MOST_ASKED_ONE_BY_ONE or is_one:
        notes.ask(
            "number",
            f"{len(twice)} parts beside each other carry numbers that are printed more than once. "
            "Keep them as printed?",
            "Keep them as printed",
            place_of(twice[0][0]),
            choices=("Keep them as printed", "Number them anew"),
            drafts=[draft for draft, _ in twice],
            weight=2,
        )
        return
    for draft, ours in twice:
        notes.ask(
            "number",
            f"{draft.number} is printed more than once beside other parts. Which is “{draft.title[:60]}”?",
            draft.number,
            place_of(draft),
            draft,
            choices=tuple(dict.fromkeys((draft.number, ours))),
            weight=2,
        )


def _ask_broken(notes: Notes, draft: Draft, ours: str) -> None:
    proposal = _number_in_cells(draft) or ours
    draft.marks.append("number broken")
    notes.ask(
        "number",
        f"The number of “{(draft.title or 'a part without words')[:60]}” is printed as “{draft.number}”. "
        f"Is it {proposal}?",
        proposal,
        place_of(draft),
        draft,
        choices=tuple(dict.fromkeys((proposal, draft.number))),
        weight=2,
    )


def _ask_gaps(notes: Notes, held: Sequence[Draft]) -> None:
    """Ask about a number that is left out among whole ones: 1, 2, 4."""
    last = [figures(draft.number)[-1] for draft in held if figures(draft.number) and not _is_broken(draft.number)]
    if len(last) < 3 or len(last) != len(held):
        return
    for before, draft, first, second in zip(held, held[1:], last, last[1:], strict=False):
        if 1 < second - first < 4:
            notes.ask(
                "number",
                f"Between the numbers {before.number} and {draft.number} one is left out. Is a part missing?",
                "No, the numbers are as printed",
                place_of(draft),
                draft,
                choices=("No, the numbers are as printed", "Yes, a part is missing"),
            )


def _bare(number: str) -> str:
    return number.strip(" .:)(").lower()


def _is_broken(number: str) -> bool:
    return (
        bool(re.search(r"\.\s|\s,|^\d+\.$", number.strip()))
        and len(figures(number)) < 3
        and (" " in number.strip() or "," in number)
    )


def _number_in_cells(draft: Draft) -> str:
    """Find the number that a cell of the part carries: “KPI 4.4:” says that it is 4.4."""
    for lines in draft.cells.values():
        for line in lines:
            if match := re.match(r"[A-Z][A-Za-z0-9]{0,4}\s(\d{1,2}(?:\.\d{1,2})+)\b", line.text):
                return match[1]
    return ""
