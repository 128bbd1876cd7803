"""A plan on its way: read, staged, its questions answered, its parts mended. The trust's plans stay as they are."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.domain import plan_reading, staged_plan
from goldenthread.features.accounts.models import Person
from goldenthread.features.intake.models import PlanImport
from goldenthread.features.organisations.models import School, Trust, Unit
from goldenthread.features.trail.operations import record
from goldenthread.foundation import library
from goldenthread.foundation.documents.safely import read_safely
from goldenthread.foundation.tables import claim_revision

MOST_ANSWER = 2_000


@cache
def vocabulary() -> plan_reading.Vocabulary:
    """Return the words by which plans are understood."""
    return plan_reading.from_held(library.read("plan_reading.yaml"))


def stage_plan(
    *,
    trust: Trust,
    by: Person | None,
    content: bytes | Path,
    name: str,
    kind: str,
    school: School | None = None,
    unit: Unit | None = None,
) -> PlanImport:
    """Read a document, and keep what was read to be looked through; at most half a minute of reading.

    Raises UnreadableDocument with a sentence, and ValidationError where there is no part of a plan in it.
    """
    document = read_safely(content, name)
    found = plan_reading.as_json(plan_reading.read_plan(document, vocabulary()))
    if not found["elements"]:
        raise ValidationError(
            "No part of a plan could be found in it: no headings, no numbered lines, no table. "
            "Is it the right document? Its words can also be pasted, a line for each part."
        )
    found["flaws"] = list(dict.fromkeys([*document.flaws, *found.get("flaws", ())]))
    # Reading may take half a minute: no transaction is open meanwhile, so that nobody else waits for it.
    with transaction.atomic():
        waiting = PlanImport.objects.create(
            trust=trust, school=school, unit=unit, kind=kind, by=by, title=_title(found, document.facts, name),
            file_name=name[:200], file_hash=hashlib.sha256(document.text.encode()).hexdigest(), form=document.form,
            text=document.text, reading=found, staged=staged_plan.as_values(staged_plan.from_reading(found)),
        )  # fmt: skip
        note(waiting, by, "read a plan", {"parts": len(found["elements"]), "questions": len(found["questions"])})
    return waiting


def _title(found: dict[str, Any], facts: Mapping[str, str], name: str) -> str:
    said = found["control"].get("title") or facts.get("title") or Path(name).stem.replace("-", " ").replace("_", " ")
    return " ".join(str(said).split())[:160] or "A plan"


@transaction.atomic
def answer_questions(
    *, waiting: PlanImport, answers: Mapping[str, str], by: Person, drawn_from: int | None = None
) -> PlanImport:
    """Keep what was answered. An answer about the name of a level names it at once."""
    _claim(waiting, drawn_from)
    asked = {question["id"]: question for question in waiting.reading["questions"]}
    staged = staged_plan.from_values(waiting.staged)
    for key, answer in answers.items():
        if key not in asked or not answer.strip():
            continue
        waiting.answers[key] = answer.strip()[:MOST_ANSWER]
        if asked[key]["kind"] == "level" and asked[key]["elements"]:
            staged = _named(staged, asked[key]["elements"], answer.strip()[:60])
    waiting.staged = staged_plan.as_values(staged)
    waiting.save()
    note(waiting, by, "answered about a plan", {"answers": len(answers)})
    return waiting


def _named(staged: staged_plan.Staged, parts: list[str], name: str) -> staged_plan.Staged:
    depths = [part.depth for part in staged.parts if part.id in parts]
    if not depths:
        return staged
    depth = max(set(depths), key=depths.count)
    levels = [name if each == depth else held for each, held in enumerate(staged.levels, start=1)]
    return replace(staged, levels=tuple(levels))


@transaction.atomic
def mend_plan(
    *,
    waiting: PlanImport,
    mend: Callable[[staged_plan.Staged], staged_plan.Staged],
    by: Person,
    drawn_from: int | None = None,
) -> PlanImport:
    """Do one deed to the parts that wait. Raises ValidationError where it makes no sense."""
    _claim(waiting, drawn_from)
    try:
        waiting.staged = staged_plan.as_values(mend(staged_plan.from_values(waiting.staged)))
    except staged_plan.CannotMend as error:
        raise ValidationError(str(error)) from error
    waiting.save()
    note(waiting, by, "mended a plan before bringing it in", {})
    return waiting


@transaction.atomic
def discard_plan(*, waiting: PlanImport, by: Person) -> PlanImport:
    """Decide against a plan that waits; nothing of it is kept but its name."""
    _claim(waiting, None)
    waiting.state, waiting.text = PlanImport.State.REFUSED, ""
    waiting.reading, waiting.staged, waiting.answers = {}, {}, {}
    waiting.save()
    note(waiting, by, "decided against a plan", {})
    return waiting


def _claim(waiting: PlanImport, drawn_from: int | None) -> None:
    claim_revision(waiting, drawn_from)
    require_staged(waiting)


def require_staged(waiting: PlanImport) -> None:
    """Refuse what is decided already: whoever comes second is told so."""
    now = PlanImport.objects.values_list("state", flat=True).get(pk=waiting.pk)
    if now != PlanImport.State.STAGED:
        said = PlanImport.State(now).label.lower()
        raise ValidationError(f"Somebody has decided on this plan already: {said}.")


def note(waiting: PlanImport, by: Person | None, did: str, after: dict[str, Any]) -> None:
    """Leave the entry of a deed about a plan that waits."""
    record(
        trust=waiting.trust_id, by=by, did=did, kind="plan import", ref=waiting.ref, title=waiting.title, after=after
    )
