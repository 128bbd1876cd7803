"""Bringing a scheme of delegation in: choose a file, say what its marks mean, keep it as a draft, take it back."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect

from goldenthread.domain.deciding.delegation import VERBS
from goldenthread.domain.deciding.scheme import threshold
from goldenthread.domain.reading import scheme_reading
from goldenthread.domain.reading.scheme_reading import COLUMN, JOINTLY, NOTHING, OPEN, Question, ReadScheme
from goldenthread.features.delegation.models import Scheme
from goldenthread.features.delegation.queries import schemes
from goldenthread.features.intake import operations
from goldenthread.features.intake.models import SchemeImport
from goldenthread.features.intake.operations.schemes import settled_with
from goldenthread.features.intake.scheme_parties import NOBODY, Parties
from goldenthread.features.intake.scheme_phases import phases_of
from goldenthread.foundation import clock
from goldenthread.foundation.tables import Stale
from goldenthread.web.intake.scheme_cells import cells_given, cells_of, in_the_paper, lines_said, place_of
from goldenthread.web.intake.scheme_columns import KIND, drawn
from goldenthread.web.kit.access import TrustRequest, requires
from goldenthread.web.kit.columns_form import ColumnsForm
from goldenthread.web.kit.columns_told import Tellings, ask_columns, remember_columns
from goldenthread.web.kit.document_form import DocumentOrWordsForm
from goldenthread.web.kit.paper_columns import HOLDS, SIGNS
from goldenthread.web.kit.showing import CONFLICT, UNPROCESSABLE, find, show

keeps_schemes = requires("scheme.edit", somewhere=False)

MOST_SHOWN = 40


class SchemeFileForm(DocumentOrWordsForm):
    """A file with a scheme in it, or its words."""

    holds = "Excel, Word (.docx), CSV or PDF, with a line for each decision"
    most = 40


@keeps_schemes
def bring_scheme(request: TrustRequest) -> HttpResponse:
    """Take a file, and show which schemes are on their way in."""
    form = SchemeFileForm()
    if request.method == "POST":
        form = SchemeFileForm(request.POST, request.FILES)
        if form.is_valid() and (waiting := form.staged(partial(_stage, request))) is not None:
            return redirect("intake:review_scheme", request.trust.slug, waiting.ref)
    earlier = _imports(request).defer("reading", "answers")
    return show(request, "intake/pages/schemes/bring_scheme.html", form=form, waiting=earlier[:MOST_SHOWN])


def _stage(request: TrustRequest, content: bytes | Path, name: str) -> SchemeImport:
    """Keep a scheme on its way in, with its columns as they were told of the same headings before."""
    waiting = operations.stage_scheme(trust=request.trust, by=request.user, content=content, name=name)
    _, told = _columns(request, waiting)
    if told:
        operations.tell_scheme_columns(waiting=waiting, told=told, by=request.user, drawn_from=None)
    return waiting


def _columns(request: TrustRequest, waiting: SchemeImport) -> tuple[ColumnsForm, Tellings]:
    return ask_columns(request, KIND, drawn(waiting, scheme_reading.from_json(waiting.reading)))


@dataclass(frozen=True)
class Asked:
    """A question with the answers to choose from, and the one that is given."""

    key: str
    about: str
    says: str
    choices: list[tuple[str, str]]
    given: str


@keeps_schemes
def review_scheme(request: TrustRequest, ref: str) -> HttpResponse:
    """Show what was read and what must be asked, and take answers and the decision."""
    waiting = find(_imports(request).select_related("scheme"), ref=ref)
    status = 200
    if request.method == "POST":
        answer, status = _decided(request, waiting)
        if answer is not None:
            return answer
    read = scheme_reading.from_json(waiting.reading)
    opened = place_of(request.GET.get("line", ""), read)
    asked = scheme_reading.open_questions(read, waiting.answers)
    parties = _parties(request, waiting, read)
    unknown = sum(not each.given for each in parties)
    tables = drawn(waiting, read) if waiting.state == SchemeImport.State.STAGED else []
    return show(
        request, "intake/pages/schemes/review_scheme.html", status=status, waiting=waiting, left=len(asked) + unknown,
        parties=parties, unknown=unknown,
        marks=_marks(read, waiting.answers), lines=_lines(read, waiting.answers),
        are_marks_open=any(each.kind in ("mark", "phases") for each in asked), read=read,
        preview=_preview(waiting, opened),
        column=_column(read, waiting.answers), phases=phases_of(waiting) if waiting.answers.get(COLUMN) else (),
        flaws=waiting.reading.get("flaws", ()),
        draft=schemes(request.reach).filter(state=Scheme.State.DRAFT).first(),
        columns=ColumnsForm(tables=tables, holds=HOLDS[KIND]) if tables else None,
    )  # fmt: skip


def _decided(request: TrustRequest, waiting: SchemeImport) -> tuple[HttpResponse | None, int]:
    """Do what the person decided. Without an answer the page is shown again, with what is wrong."""
    decision = request.POST.get("decision")
    typed = request.POST.get("revision", "")
    drawn_from = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else None
    try:
        if decision in ("answer", "open", "keep"):
            operations.answer_scheme(
                waiting=waiting, answers=_given(request, waiting, leaves_open=decision == "open"),
                told=_told(request, waiting), by=request.user, drawn_from=drawn_from,
            )  # fmt: skip
        if decision == "cells":
            read = scheme_reading.from_json(waiting.reading)
            operations.answer_scheme(
                waiting=waiting, answers=cells_given(request.POST, read, waiting.answers), by=request.user,
                drawn_from=drawn_from,
            )  # fmt: skip
        if decision == "columns":
            form, told = _columns(request, waiting)
            remember_columns(request, KIND, form)
            operations.tell_scheme_columns(waiting=waiting, told=told, by=request.user, drawn_from=drawn_from)
        if (answer := _acted(request, waiting, decision)) is not None:
            return answer, 200
    except Stale:
        messages.error(request, "Someone else has answered meanwhile. This is how it stands now.")
    except ValidationError as wrong:
        messages.error(request, " ".join(wrong.messages))
        waiting.refresh_from_db()
        return None, UNPROCESSABLE
    else:
        messages.error(request, "Say whether to bring the scheme in or to discard it.")
        return None, UNPROCESSABLE
    waiting.refresh_from_db()
    return None, CONFLICT


def _acted(request: TrustRequest, waiting: SchemeImport, decision: str | None) -> HttpResponse | None:
    """Do what was decided and go on from there; nothing where it is none of what can be."""
    slug = request.trust.slug
    if decision in ("answer", "open", "cells"):
        messages.success(request, "Your answers are kept.")
        at = f"#at-{request.POST.get('line', '')[:6]}" if decision == "cells" else ""
        return redirect(f"{request.path}{at}")
    if decision == "columns":
        messages.success(request, "It is read again, as you told its columns.")
        return redirect("intake:review_scheme", slug, waiting.ref)
    if decision == "keep":
        scheme = operations.commit_scheme(waiting=waiting, by=request.user, drawn_from=None)
        messages.success(request, "The scheme is brought in, as a draft. Nothing changes until it is adopted.")
        return redirect("delegation:scheme_version", slug, scheme.ref)
    if decision == "phases":
        moved = operations.hold_in_phases(waiting=waiting, from_on=clock.today(), by=request.user)
        messages.success(
            request, f"{moved} decision{' differs' if moved == 1 else 's differ'} in a phase from today."
        )
        return redirect("delegation:variances", slug)
    if decision == "discard":
        operations.discard_scheme(waiting=waiting, by=request.user)
        messages.success(request, f"{waiting.file_name} is discarded. Nothing has changed.")
        return redirect("intake:bring_scheme", slug)
    return None


def _given(request: TrustRequest, waiting: SchemeImport, *, leaves_open: bool = False) -> dict[str, str]:
    """Return the answers that are among those to choose from; anything else is no answer.

    `leaves_open`: the lines that nobody was named for stay open.
    """
    read = scheme_reading.from_json(waiting.reading)
    column = _column(read, waiting.answers)
    asked = [*_marks(read, waiting.answers), *([column] if column else []), *_lines(read, waiting.answers)]
    given = {}
    for each in [*asked, *_parties(request, waiting, read)]:
        said = request.POST.get(each.key)
        if said is not None and (said == "" or said in dict(each.choices)):
            given[each.key] = said
    if request.POST.get("lines"):
        keys = map(scheme_reading.left_key, range(len(read.lines)))
        given |= {key: "yes" if request.POST.get(key) == "yes" else "" for key in keys}
    if leaves_open:
        left = scheme_reading.open_questions(read, waiting.answers | given)
        given |= {each.key: OPEN for each in left if each.line >= 0}
        unknown = Parties(waiting.trust).unknown(read.parties, waiting.answers | given)
        given |= dict.fromkeys(unknown, NOBODY)
    return given


def _told(request: TrustRequest, waiting: SchemeImport) -> dict[str, str]:
    """Return which lines were said to be headings, and which headings to be decisions."""
    places = range(len(waiting.reading.get("lines", ())))
    headings = {
        scheme_reading.heading_key(at): "yes" for at in places
        if request.POST.get(scheme_reading.left_key(at)) == "heading"
    }  # fmt: skip
    return headings | {key: "yes" for key in map(scheme_reading.above_key, places) if request.POST.get(key)}


def _parties(request: TrustRequest, waiting: SchemeImport, read: ReadScheme) -> list[Asked]:
    """Return every column: who it is as its name says, or the question who it is."""
    parties = Parties(waiting.trust)
    may_form = request.reach.may_everywhere("organisation.edit")
    choices = parties.choices(may_form=may_form)
    asked = []
    for place, name in enumerate(read.parties):
        key = scheme_reading.party_key(place)
        given = waiting.answers.get(key) or parties.guessed(name)
        near = [] if given else parties.proposed(name, may_form=may_form)
        says = f"Perhaps: {' · '.join(label for _, label in near)}" if near else ""
        asked.append(Asked(key, name, says, [*near, *(each for each in choices if each not in near)], given))
    return asked


def _marks(read: ReadScheme, answers: dict[str, str]) -> list[Asked]:
    """Return every mark: what it means as the file says, or the question what it means."""
    choices = list(SIGNS.items())
    return [
        Asked(
            scheme_reading.mark_key(each.mark), each.mark, each.because, choices,
            answers.get(scheme_reading.mark_key(each.mark), (each.verb or NOTHING) if each.verb is not None else ""),
        )
        for each in scheme_reading.meanings(read)
        if each.mark not in VERBS
    ]  # fmt: skip


def _column(read: ReadScheme, answers: dict[str, str]) -> Asked | None:
    """Return the question which column holds where a school is in no phase, if there are columns of phases."""
    if not read.phases:
        return None
    choices = [*((name, name) for name in read.phases), (OPEN, "None of them: leave it open")]
    says = "Each column tells of a phase. What holds for the trust, and for a school in no phase?"
    return Asked(COLUMN, "The scheme itself", says, choices, answers.get(COLUMN, ""))


def _lines(read: ReadScheme, answers: dict[str, str]) -> list[Asked]:
    """Return the lines that nobody is left to decide, or more than one: who does."""
    return [_line(read, each, answers) for each in scheme_reading.line_questions(read, answers)]


def _line(read: ReadScheme, question: Question, answers: dict[str, str]) -> Asked:
    line = read.lines[question.line]
    title = f"{line.number} {line.title}".strip()
    parties = [(name, f"{name} decides") for name in read.parties]
    if question.kind == "two":
        names = " and ".join(question.parties)
        choices = [(JOINTLY, "They decide jointly"), *((name, f"{name} decides") for name in question.parties)]
        says = f"{names} each decide."
    else:
        choices, says = parties, "No mark says who decides: it may have been lost."
    choices.append((OPEN, "Leave it open: it is shown before the scheme is adopted"))
    return Asked(question.key, title, says, choices, answers.get(question.key, ""))


def _preview(waiting: SchemeImport, opened: int | None = None) -> list[dict[str, Any]]:
    """Return the scheme as it would be brought in: each section, and of each line who has which part.

    A line that is left out stands in its place, so that it can be taken in again. `opened` is the line whose cells
    are to be said otherwise.
    """
    read = scheme_reading.from_json(waiting.reading)
    if any(each.kind in ("mark", "phases") for each in scheme_reading.open_questions(read, waiting.answers)):
        return _as_drawn(read)
    text = settled_with(waiting, {key: said for key, said in waiting.answers.items() if not key.startswith("leave-")})
    names = {party.key: party.name for party in text.parties}
    told = {section.title: iter(section.decisions) for section in text.sections}
    sections: dict[str, list[dict[str, Any]]] = {title: [] for title in told}
    above = {read.lines[at].section: scheme_reading.above_key(at) for at in reversed(scheme_reading.are_first(read))}
    looked_at = lines_said(waiting.answers) | ({opened} if opened is not None else set())
    for place, each in enumerate(read.lines):
        line = next(told[each.section or "Decisions"])
        cells = cells_of(read, waiting.answers, place) if place in looked_at else []
        sections[each.section or "Decisions"].append({
            "number": line.number, "title": line.title, "condition": line.condition,
            "band": threshold(line.unit, line.above, line.up_to), "jointly": line.jointly,
            "leave": scheme_reading.left_key(place), "place": place, "paper": in_the_paper(cells),
            "cells": cells if place == opened else (),
            "is_left": bool(waiting.answers.get(scheme_reading.left_key(place))),
            "parts": [
                (names[party], ", ".join(SIGNS[verb] for verb in verbs)) for party, verbs in line.parts.items()
            ],
        })  # fmt: skip
    return [{"title": title, "above": above.get(title), "lines": lines} for title, lines in sections.items()]


def _as_drawn(read: ReadScheme) -> list[dict[str, Any]]:
    """Return the scheme with its own marks, for as long as nobody has said what these mean."""
    sections: dict[str, list[dict[str, Any]]] = {}
    for line in read.lines:
        band = threshold(line.band.unit, line.band.above, line.band.up_to)
        sections.setdefault(line.section or "Decisions", []).append({
            "number": line.number, "title": line.band.words if band else line.title, "condition": line.condition,
            "band": band, "jointly": False,
            "parts": [(party, " ".join(marks)) for party, marks in line.marks]
            or [(f"{phase}:", ", ".join(party for party, _ in marks)) for phase, marks in line.by_phase],
        })  # fmt: skip
    return [{"title": title, "lines": lines} for title, lines in sections.items()]


@keeps_schemes
def undo_scheme(request: TrustRequest, ref: str) -> HttpResponse:
    """Ask whether a scheme that was brought in is to be taken back, and take it back."""
    waiting = find(_imports(request).select_related("scheme"), ref=ref)
    status = 200
    if request.method == "POST":
        try:
            operations.undo_scheme(waiting=waiting, by=request.user)
        except ValidationError as wrong:
            messages.error(request, " ".join(wrong.messages))
            status = CONFLICT
        else:
            messages.success(request, f"{waiting.file_name} is taken back.")
            return redirect("intake:bring_scheme", request.trust.slug)
    return show(request, "intake/pages/schemes/undo_scheme.html", status=status, waiting=waiting)


def _imports(request: TrustRequest) -> QuerySet[SchemeImport]:
    return SchemeImport.objects.filter(trust=request.reach.trust)
