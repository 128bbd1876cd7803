"""What a summary says of the time to come: which measures are likely to miss their target. None is a fact yet."""

from typing import Any

from goldenthread.features.measures.queries.outlooks import Heading, headings
from goldenthread.features.reports.queries.asking import Question
from goldenthread.features.reports.queries.wording import count_of, sentence

MOST = 5


def ahead(asked: Question) -> dict[str, Any] | None:
    """Return the early warnings of the trust's own figures, and how many places of its schools have one.

    What is off track already stands among what stands out, and is no early warning. None where there are none.
    """
    kept = {measure.pk for measure in asked.measures}
    warned = [one for one in headings(asked.reach).warnings if one.measure.pk in kept and one.status != "off track"]
    whole = [one for one in warned if one.school is None]
    schools = {one.school.pk for one in warned if one.school is not None}
    if not warned:
        return None
    rest = ""
    if schools:
        few = count_of(len(schools), asked.words["school"], asked.words["schools"])
        rest = f"{sentence(few)} {'has' if len(schools) == 1 else 'have'} such a warning of {_own(len(schools))}."
    return {"rows": [_row(one) for one in whole[:MOST]], "rest": rest}


def _own(schools: int) -> str:
    return "its own" if schools == 1 else "their own"


def _row(one: Heading) -> dict[str, str]:
    return {"measure": one.measure.name, "ref": one.measure.ref, "status": one.status, "says": one.says}
