"""Sections of what is to come: which figures are likely to miss their target, and which are waited for."""

from goldenthread.features.measures.queries.lists import waited_for
from goldenthread.features.measures.queries.outlooks import Heading, headings
from goldenthread.features.reports.queries.sections import blocks
from goldenthread.features.reports.queries.sections.blocks import Block
from goldenthread.features.reports.queries.sections.drawing import Drawing
from goldenthread.features.reports.queries.wording import count_of, listed, sentence

MOST_WARNED, MOST_WAITED_FOR = 5, 8


def warnings(asked: Drawing) -> list[Block]:
    """Return the early warnings of the place, and in how many schools of a trust there are others.

    What is off track already stands among what stands out, and is no early warning. Of a day of the past
    none is known.
    """
    if asked.is_past:
        return []
    kept = {measure.pk for measure in asked.measures}
    warned = [one for one in headings(asked.reach).warnings if one.measure.pk in kept and one.status != "off track"]
    here = [one for one in warned if one.school == asked.school]
    schools = {one.school.pk for one in warned if one.school is not None and asked.school is None}
    if not here and not schools:
        return [blocks.nothing("Nothing that is not off track yet is likely to miss its target.")]
    rest = ""
    if schools:
        few = count_of(len(schools), asked.words["school"], asked.words["schools"])
        has, own = ("has", "its own") if len(schools) == 1 else ("have", "their own")
        rest = f"{sentence(few)} {has} such a warning of {own}."
    return [blocks.lines(_warning(one) for one in here[:MOST_WARNED]), blocks.text(rest)]


def _warning(one: Heading) -> dict[str, object]:
    ref = one.measure.ref
    return blocks.line(
        one.measure.name, key=f"w-{ref}", status=one.status, says=one.says, leads=blocks.link("measure", ref)
    )


def awaited(asked: Drawing) -> list[Block]:
    """Say how many of the figures that were due are in, and name those that are not."""
    schools = [asked.school] if asked.school else asked.schools
    expected, missing = waited_for(asked.trust, asked.measures, schools, asked.cells, asked.today)
    if not expected:
        return [blocks.nothing("No figure was due.")]
    if not missing:
        return [blocks.nothing(f"All {expected} figures that were due are in.")]
    names = [measure.name if asked.school else f"{measure.name} ({school.short_name})" for measure, school in missing]
    said = f"{expected - len(missing)} of {expected} figures that were due are in."
    return [blocks.text(said, f"Still waited for: {listed(names, MOST_WAITED_FOR)}.")]
