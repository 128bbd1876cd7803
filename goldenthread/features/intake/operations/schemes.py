"""A scheme of delegation on its way in: read, asked about, kept as a draft, taken back."""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.domain.deciding.scheme import SchemeText
from goldenthread.domain.reading import scheme_reading
from goldenthread.domain.reading.columns import Told, width
from goldenthread.domain.reading.scheme_reading import ReadScheme
from goldenthread.features.accounts.models import Person
from goldenthread.features.delegation import operations as delegating
from goldenthread.features.delegation.models import Scheme
from goldenthread.features.delegation.queries import scheme_on
from goldenthread.features.intake.models import SchemeImport
from goldenthread.features.intake.operations.headings import remember_headings
from goldenthread.features.intake.scheme_memory import recalled, to_remember
from goldenthread.features.intake.scheme_parties import NEW, Parties
from goldenthread.features.intake.scheme_phases import key_of, phases_of
from goldenthread.features.intake.scheme_tables import as_kept, is_scheme, read_scheme, tables_kept
from goldenthread.features.organisations.models import Trust
from goldenthread.features.organisations.operations import add_body
from goldenthread.features.trail.operations import record
from goldenthread.foundation import clock
from goldenthread.foundation.documents.safely import MOST_OF_A_PAPER, read_safely
from goldenthread.foundation.tables import claim_revision

MOST_LINES = 1_000
MOST_PARTIES = 60
NO_TABLE = (
    "No table of decisions could be found in it: a line for each decision, and a column for each body or role. A "
    "list in prose is not read; put it into a table first."
)
NO_LINES = (
    "No table of decisions could be told apart in this PDF: it has no ruled lines, and its words do not stand "
    "clearly in columns. Open it in Word (File, Open), or copy it into a spreadsheet, so that each decision has a "
    "line and each body or role a column; then bring that in."
)
NOT_TOLD = "No decision with somebody who has it could be told. Say which column is what, and read it again."
BY_PLACE = (
    "The table has no ruled lines. Which words and marks belong together was told by where they stand: hold each "
    "line against the paper before it is brought in."
)


def stage_scheme(*, trust: Trust, by: Person | None, content: bytes | Path, name: str) -> SchemeImport:
    """Read a file, and keep what was read of a scheme. The trust's scheme stays as it is.

    Raises UnreadableDocument with a sentence, and ValidationError where there is no table of decisions in it.
    """
    document = read_safely(content, name, most_pieces=MOST_OF_A_PAPER)
    drawn = read_scheme(document)
    flaws = list(document.flaws)
    if document.form == "pdf" and not is_scheme(drawn.read):
        drawn = read_scheme(read_safely(content, name, aligned=True, most_pieces=MOST_OF_A_PAPER))
        flaws.append(BY_PLACE)
    if not is_scheme(drawn.read):
        # A table can be told column by column; where there is none, nothing can be.
        if not any(width(table.rows) > 1 and len(table.rows) > 1 for table in drawn.tables):
            raise ValidationError(NO_LINES if document.form == "pdf" else NO_TABLE)
        flaws.append(NOT_TOLD)
    read, answers = recalled(trust, drawn.read)
    kept = _kept(read, flaws) | as_kept(drawn)
    with transaction.atomic():
        waiting = SchemeImport.objects.create(trust=trust, by=by, file_name=name[:200], reading=kept, answers=answers)
        _note(waiting, by, "read a scheme")
        return waiting


def _kept(read: ReadScheme, flaws: Sequence[str]) -> dict[str, Any]:
    if len(read.lines) > MOST_LINES or len(read.parties) > MOST_PARTIES:
        raise ValidationError(f"It has more than {MOST_LINES} decisions or {MOST_PARTIES} columns, and is not read.")
    kept = scheme_reading.as_json(read)
    kept["flaws"] = [*dict.fromkeys([*kept["flaws"], *flaws])]
    return kept


@transaction.atomic
def tell_scheme_columns(
    *, waiting: SchemeImport, told: Mapping[int, Told | None], by: Person | None, drawn_from: int | None
) -> SchemeImport:  # fmt: skip
    """Read a scheme again with its columns as a person tells them. What was said stays, where it is there still."""
    claim_revision(waiting, drawn_from)
    _require_staged(waiting)
    before = scheme_reading.from_json(waiting.reading)
    read = scheme_reading.read_tables(tables_kept(waiting.reading), waiting.reading.get("texts", ()), told)
    read, known = recalled(waiting.trust, read)
    held = {name: waiting.reading.get(name, []) for name in ("tables", "texts")}
    waiting.reading = _kept(read, [] if is_scheme(read) else [NOT_TOLD]) | held
    waiting.answers = known | scheme_reading.carried(before, read, waiting.answers)
    waiting.save()
    _note(waiting, by, "told the columns of a scheme")
    return waiting


@transaction.atomic
def answer_scheme(
    *, waiting: SchemeImport, answers: Mapping[str, str], by: Person | None, drawn_from: int | None,
    told: Mapping[str, str] | None = None,
) -> SchemeImport:  # fmt: skip
    """Keep what was said to the questions of a scheme; an empty answer takes the answer back.

    `told` says which lines are headings, and which headings are decisions. All of it is known in the next scheme.
    """
    claim_revision(waiting, drawn_from)
    _require_staged(waiting)
    read = scheme_reading.from_json(waiting.reading)
    for kind, said in to_remember(waiting.trust, read, answers, told or {}).items():
        remember_headings(trust=waiting.trust, kind=kind, told=said, by=by)
    kept = {key: said for key, said in {**waiting.answers, **answers}.items() if said}
    read, waiting.answers = scheme_reading.as_told(read, kept, told or {})
    waiting.reading = waiting.reading | _kept(read, waiting.reading.get("flaws", ()))
    waiting.save()
    _note(waiting, by, "answered about a scheme")
    return waiting


@transaction.atomic
def commit_scheme(*, waiting: SchemeImport, by: Person | None, drawn_from: int | None) -> Scheme:
    """Keep a scheme as a draft, once nothing is left to ask, and form the bodies that it was said to need.

    Raises ValidationError while something is left.
    """
    claim_revision(waiting, drawn_from)
    _require_staged(waiting)
    read = scheme_reading.from_json(waiting.reading)
    unknown = Parties(waiting.trust).unknown(read.parties, waiting.answers)
    if left := len(scheme_reading.open_questions(read, waiting.answers)) + len(unknown):
        raise ValidationError(f"{left} still to be answered before it can be brought in.")
    if not is_scheme(read):
        raise ValidationError(NOT_TOLD)
    _form_bodies(waiting, read, by)
    edition = f"From {waiting.file_name}"[:80]
    scheme = delegating.begin_draft(
        trust=waiting.trust, text=text_of(waiting), edition=edition, by=by,
        based_on=scheme_on(waiting.trust, clock.today()), note=" ".join(read.notes),
    )  # fmt: skip
    waiting.scheme, waiting.state = scheme, SchemeImport.State.COMMITTED
    waiting.save()
    _note(waiting, by, "brought a scheme in")
    return scheme


def _form_bodies(waiting: SchemeImport, read: scheme_reading.ReadScheme, by: Person | None) -> None:
    """Form each body that a column was said to be of and that does not stand yet; it is the answer from then on."""
    formed: dict[str, str] = {}
    for place, name in enumerate(read.parties):
        key = scheme_reading.party_key(place)
        kind = waiting.answers.get(key, "").removeprefix(NEW)
        if waiting.answers.get(key) != f"{NEW}{kind}":
            continue
        called = " ".join(name.split())[:120]
        if called not in formed:
            formed[called] = add_body(trust=waiting.trust, by=by, name=called, kind=kind).key
        waiting.answers[key] = f"body:{formed[called]}"


@transaction.atomic
def hold_in_phases(*, waiting: SchemeImport, from_on: dt.date, by: Person | None) -> int:
    """Let what the file says of each phase hold there from a day on; return how many decisions that moves.

    Only once the scheme itself was adopted, and only for phases that a ladder of the trust knows by their names.
    """
    if waiting.scheme is None or waiting.scheme.state != Scheme.State.ADOPTED:
        raise ValidationError("The scheme is to be adopted first. What differs in a phase stands beside it.")
    wanted = [(phase, each) for phase in phases_of(waiting) for each in phase.to_come]
    if not wanted:
        raise ValidationError("All that can hold in a phase holds there already.")
    for phase, each in wanted:
        delegating.vary(
            trust=waiting.trust, topic=each.topic, lines=each.lines, phase=phase.key, from_on=from_on, by=by,
            reason=f"{waiting.scheme.edition} says so of {phase.name}."[:400],
            approved_by=waiting.scheme.approved_by,
        )  # fmt: skip
    return len(wanted)


@transaction.atomic
def discard_scheme(*, waiting: SchemeImport, by: Person | None) -> None:
    """Leave a scheme that waits where it was."""
    _require_staged(waiting)
    waiting.state = SchemeImport.State.REFUSED
    waiting.save()
    _note(waiting, by, "discarded a scheme")


@transaction.atomic
def undo_scheme(*, waiting: SchemeImport, by: Person | None) -> None:
    """Take back a scheme that was brought in, while it is a draft still."""
    if waiting.state != SchemeImport.State.COMMITTED:
        raise ValidationError("It was not brought in.")
    if waiting.scheme and waiting.scheme.state != Scheme.State.DRAFT:
        raise ValidationError("It has been adopted since, and stands. Begin a new version to change it.")
    if waiting.scheme:
        delegating.discard_draft(scheme=waiting.scheme, by=by)
    waiting.scheme, waiting.state = None, SchemeImport.State.UNDONE
    waiting.save()
    _note(waiting, by, "took a scheme back")


def text_of(waiting: SchemeImport) -> SchemeText:
    """Return the scheme as it would be brought in with the answers so far."""
    return settled_with(waiting, waiting.answers)


def settled_with(waiting: SchemeImport, answers: Mapping[str, str]) -> SchemeText:
    """Return the scheme as it would be with these answers."""
    parties = Parties(waiting.trust)
    read = scheme_reading.from_json(waiting.reading)
    said = {name: answers.get(scheme_reading.party_key(place), "") for place, name in enumerate(read.parties)}
    return scheme_reading.settled(
        read, answers, lambda name, key: parties.answered(name, key, said.get(name, "")), key_of
    )


def _require_staged(waiting: SchemeImport) -> None:
    if waiting.state != SchemeImport.State.STAGED:
        raise ValidationError("It has been decided on already.")


def _note(waiting: SchemeImport, by: Person | None, did: str) -> None:
    record(
        trust=waiting.trust_id, by=by, did=did, kind="scheme import", ref=waiting.ref, title=waiting.file_name,
        after={"lines": len(waiting.reading.get("lines", ()))},
    )  # fmt: skip
