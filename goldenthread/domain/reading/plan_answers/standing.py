"""What becomes of points that may be parts of a plan, of another point, or text, once it is said what they are."""

from collections.abc import Mapping, Sequence
from typing import Any

from goldenthread.domain.reading.mending.staged_plan import StagedPart
from goldenthread.domain.reading.plan_answers.working import Working
from goldenthread.domain.reading.plan_reading import (
    NO_PARTS,
    POINTS_ARE_PARTS,
    POINTS_BESIDE_LEAD,
    POINTS_UNDER_LEAD,
)


def settle_standing(work: Working, question: Mapping[str, Any], answer: str) -> None:
    """Turn the points that were taken for parts into text, or those that were kept as text into parts."""
    if not _is_otherwise(work, question, answer):
        return
    if answer == POINTS_ARE_PARTS:
        _become_parts(work, question)
        return
    _become_text(work, question)


def settle_level(work: Working, question: Mapping[str, Any], answer: str) -> None:
    """Make the parts of a level text where they are said to be none; a name for the level is given elsewhere."""
    if answer == NO_PARTS:
        _become_text(work, question)


def settle_led_list(work: Working, question: Mapping[str, Any], answer: str) -> None:
    """Set the points of a list under the line that leads in to it, as a part; or make them text."""
    if not _is_otherwise(work, question, answer):
        return
    above = work.above(question["elements"][0]) if question["proposal"] == POINTS_UNDER_LEAD else None
    if above is not None and answer == POINTS_BESIDE_LEAD:
        work.raise_under(above.id)
    elif answer != POINTS_UNDER_LEAD:
        _become_text(work, question)
    if above is not None:
        _become_text_of(work, above)
    if answer != POINTS_UNDER_LEAD:
        return
    start, end = question["span"]
    lead = work.text[start:end]
    for held in _next_to_each_other(work, question["elements"]):
        at = work.text.rfind(lead, 0, held[0].spans[0][0]) if held[0].spans else start
        span = (at, at + len(lead)) if at >= 0 else (start, end)
        title = " ".join(lead.split()).rstrip(":-– ")
        work.set_under(StagedPart(f"{held[0].id}l", held[0].depth, "", title, spans=(span,)), held)
        work.out.became_parts |= {said["id"] for said in work.found["statements"] if tuple(said["span"]) == span}


def _next_to_each_other(work: Working, elements: Sequence[str]) -> list[list[StagedPart]]:
    """Return parts in lists, each of those that stand one behind the other under the same part."""
    lists: list[list[StagedPart]] = []
    for each in elements:
        part = work.part(each)
        if part is None:
            continue
        beside = [held.id for held in work.siblings(each)]
        if lists and (before := lists[-1][-1].id) in beside and beside.index(each) == beside.index(before) + 1:
            lists[-1].append(part)
        else:
            lists.append([part])
    return lists


def settle_points(work: Working, question: Mapping[str, Any], answer: str) -> None:
    """Make the lines of a list without bullets the text of the part above them."""
    if not _is_otherwise(work, question, answer):
        return
    _become_text(work, question)


def settle_lined(work: Working, question: Mapping[str, Any], answer: str) -> None:
    """Make the rows of what is no table the text of the part above them, in the order of the document."""
    if _is_otherwise(work, question, answer):
        _become_text(work, question)


def _become_text(work: Working, question: Mapping[str, Any]) -> None:
    for part in question["elements"]:
        if held := work.part(part):
            _become_text_of(work, held)


def _become_text_of(work: Working, held: StagedPart) -> None:
    """Make a part with its cells the text of the part above it, or of the plan's front where it stands at the top."""
    words = "\n".join(filter(None, (f"{held.number} {held.title}".strip(), held.text, *dict(held.cells).values())))
    above = work.above(held.id)
    if above is None or not work.put(above.id, "text", f"{above.text}\n{words}".strip()):
        work.out.statements.append(("introduction", words, ""))
    work.lift(held.id)


def settle_lumped(work: Working, question: Mapping[str, Any], answer: str) -> None:
    """Make each line of what a part says most of a part below it, where the lines are said to be parts."""
    if not _is_otherwise(work, question, answer):
        return
    for each in question["elements"]:
        held = work.part(each)
        if held is None:
            continue
        told = {"text": held.text} | {f"cell {heading}": words for heading, words in held.cells}
        name = max(told, key=lambda field: len(told[field].splitlines()))
        if work.put(each, name, ""):
            work.insert_under(each, [
                StagedPart(f"{each}t{at}", held.depth + 1, "", words, spans=held.spans)
                for at, words in enumerate(filter(None, map(str.strip, told[name].splitlines())))
            ])  # fmt: skip


def settle_under(work: Working, question: Mapping[str, Any], answer: str) -> None:
    """Set what was put under a short point beside it."""
    if _is_otherwise(work, question, answer):
        for part in question["elements"]:
            work.raise_under(part)


def _is_otherwise(work: Working, question: Mapping[str, Any], answer: str) -> bool:
    """Say whether another choice than the proposal was taken; words of one's own are noted."""
    if answer and answer not in question["choices"]:
        for part in question["elements"]:
            work.out.note(part, f"{question['asks']} {answer}")
        if not question["elements"]:
            work.out.statements.append(("context", f"{question['asks']} {answer}", ""))
        return False
    return bool(answer) and answer != question["proposal"]


def _become_parts(work: Working, question: Mapping[str, Any]) -> None:
    """Set the lines of a stretch as parts: at the front of the plan, or under the part whose text they were."""
    start, end = question["span"]
    there = (said for said in work.found["statements"] if said["id"] not in work.staged.taken)
    held = [
        said for said in there
        if said["kind"] != "furniture" and start <= said["span"][0] and said["span"][1] <= end
    ]  # fmt: skip
    work.out.became_parts |= {said["id"] for said in held}
    work.parts[0:0] = [
        StagedPart(f"{said['id']}p", 1, "", " ".join(said["text"].split()), spans=(tuple(said["span"]),))
        for said in held
    ]
    if not held and (above := work.part(work.part_around(question["span"]))):
        fresh = [
            StagedPart(f"{above.id}x{start + at}", above.depth + 1, "", words, spans=((start, end),))
            for at, words in enumerate(filter(None, map(str.strip, work.text[start:end].splitlines())))
            if work.reword(above.id, words, lambda _: "")
        ]
        work.change(above.id, "text", lambda held: "\n".join(filter(None, held.splitlines())))
        work.insert_under(above.id, fresh)
