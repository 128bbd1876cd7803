"""Adding many parts at once: typed one a line, or pasted from a word processor or a spreadsheet."""

from collections.abc import Sequence
from typing import NamedTuple

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from goldenthread.domain.plans import pasted_pages, pasted_table
from goldenthread.domain.plans.pasted_outline import PastedLine, read_lines
from goldenthread.features.intake.plan_imports import vocabulary
from goldenthread.features.plans import operations
from goldenthread.features.plans.models import Element
from goldenthread.features.plans.queries.outline import editing
from goldenthread.features.plans.queries.outline.trees import Frame, frame_of
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import show
from goldenthread.web.plans.editing.element_forms import AddLinesForm
from goldenthread.web.plans.editing.outline import changed
from goldenthread.web.plans.editing.outline_deeds import Done
from goldenthread.web.plans.editing.outlining import looks
from goldenthread.web.plans.editing.saving import named, outline_address, plan_to_edit, word_at


class ReadLine(NamedTuple):
    """A line as it was read: the level at which it would stand, and the columns beside it."""

    depth: int
    level: str
    line: PastedLine
    columns: list[tuple[str, str, bool]]


@requires("plan.edit")
def add_lines(request: TrustRequest, ref: str) -> HttpResponse:
    """Add many parts at once; first to be looked at, if that is asked."""
    plan = plan_to_edit(request, ref)
    under, after = named(request, plan, "under"), named(request, plan, "after")
    word = word_at(plan, under, after)
    base = after.depth - 1 if after else under.depth if under else 0
    by_script = request.headers.get("HX-Request") == "true"
    form = AddLinesForm(_as_text(request) if request.method == "POST" else None)
    frame = frame_of(plan)
    lines = read(form.cleaned_data["text"], frame, base) if form.is_valid() else []
    only_look = "look" in request.POST
    before = looks(editing.skeleton(plan)) if by_script and lines and not only_look else {}
    made: list[Element] = []
    if lines and not only_look and saved(
        form,
        lambda: made.extend(
            operations.add_lines(plan=plan, lines=lines, under=under, after=after, by=request.user)
        ),
        under="text",
    ):  # fmt: skip
        says = f"{len(made)} parts are added." if len(made) > 1 else "One part is added."
        if by_script:
            return changed(request, plan, Done(at=made[0], says=says), before)
        messages.success(request, says)
        return redirect(outline_address(request.trust, plan, made[0]))
    page = "plans/parts/paste_preview.html" if by_script else "plans/pages/editing/add_lines.html"
    return show(
        request, page, plan=plan, form=form, under=under, after=after, word=word,
        lines=_read_back(frame, base, lines) if only_look else [],
    )  # fmt: skip


def read(text: str, frame: Frame, base: int) -> list[PastedLine]:
    """Read what was typed or pasted, at a depth of a plan: rows of a table, or lines."""
    words = [level.one for depth, level in sorted(frame.items()) if depth > base]
    if pasted_table.is_table(text):
        here = frame.get(base + 1)
        columns = [name for depth, level in sorted(frame.items()) if depth > base for _, name in level.columns]
        first = [name for _, name in here.columns] if here else []
        known = [*first, *(name for name in columns if name not in first)]
        return pasted_table.read_rows(text, words, known, _meaning)
    return read_lines(text, [level.one for level in frame.values()])


def _meaning(heading: str) -> str:
    words = vocabulary()
    return words.column(heading) if words.is_exact_column(heading) else ""


def _as_text(request: TrustRequest) -> dict[str, str]:
    """Return what was posted, with a page from the clipboard read as lines."""
    text, html = request.POST.get("text", ""), request.POST.get("html", "")
    return {"text": pasted_pages.text_of(html) or text, "html": ""}


def _read_back(frame: Frame, base: int, lines: Sequence[PastedLine]) -> list[ReadLine]:
    found = []
    for line in lines:
        level = frame.get(base + line.depth)
        known = {name.lower() for _, name in level.columns} if level else set()
        columns = [(heading, text, heading.lower() in known) for heading, text in line.cells.items()]
        found.append(ReadLine(line.depth, level.one if level else "Too deep for this plan", line, columns))
    return found
