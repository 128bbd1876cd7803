"""What becomes of a list of points that stands apart from the parts of a plan, once it is said what they are."""

from collections.abc import Mapping
from typing import Any

from goldenthread.domain.reading.plan_answers.working import Working
from goldenthread.domain.reading.plan_reading import POINTS_ARE_PARTS
from goldenthread.domain.reading.staged_plan import StagedPart


def settle_standing(work: Working, question: Mapping[str, Any], answer: str) -> None:
    """Turn the points that were taken for parts into text, or those that were kept as text into parts."""
    if not answer or answer == question["proposal"]:
        return
    if answer not in question["choices"]:
        for part in question["elements"]:
            work.out.note(part, f"{question['asks']} {answer}")
        return
    if answer == POINTS_ARE_PARTS:
        _become_parts(work, question)
        return
    for part in question["elements"]:
        held = work.part(part)
        if held is not None:
            work.out.statements.append(("introduction", f"{held.title} {held.text}".strip(), ""))
            work.lift(part)


def _become_parts(work: Working, question: Mapping[str, Any]) -> None:
    """Set the statements of the stretch at the front of the plan, as parts at its top."""
    start, end = question["span"]
    held = [
        said for said in work.found["statements"]
        if said["kind"] != "furniture" and start <= said["span"][0] and said["span"][1] <= end
    ]  # fmt: skip
    work.out.became_parts |= {said["id"] for said in held}
    work.parts[0:0] = [
        StagedPart(f"{said['id']}p", 1, "", " ".join(said["text"].split()), spans=(tuple(said["span"]),))
        for said in held
    ]
