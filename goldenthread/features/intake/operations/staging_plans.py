"""A plan on its way: read, staged, its questions answered, its parts mended. The trust's plans stay as they are."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.domain.reading import plan_reading
from goldenthread.domain.reading.mending import staged_plan
from goldenthread.domain.reading.mending.again import COLUMN, PutRight, as_before
from goldenthread.domain.reading.mending.many import COLUMN_DEEDS
from goldenthread.features.accounts.models import Person
from goldenthread.features.intake import own_papers, plan_imports, plan_memory
from goldenthread.features.intake.models import PlanImport
from goldenthread.features.intake.plan_imports import LEAD, vocabulary_of
from goldenthread.features.organisations.models import Post, School, Trust, Unit
from goldenthread.features.trail.operations import record
from goldenthread.foundation.documents.document import Document
from goldenthread.foundation.documents.safely import document_of, read_safely
from goldenthread.foundation.tables import claim_revision

MOST_ANSWER = 2_000


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
    before = plan_memory.known(trust)
    words = vocabulary_of(trust).with_columns(before.meanings).with_initials(before.initials)
    reading = plan_reading.read_plan(document, words)
    found = plan_reading.as_json(reading) | {"laid_out": reading.is_laid_out}
    if not found["elements"]:
        raise ValidationError(
            "No part of a plan could be found in it: no headings, no numbered lines, no table. "
            "Is it the right document? Its words can also be pasted, a line for each part."
        )
    found["flaws"] = list(dict.fromkeys([*document.flaws, *found.get("flaws", ())]))
    # Reading may take half a minute: no transaction is open meanwhile, so that nobody else waits for it.
    title = _title(found, document.facts, name)
    came_from = own_papers.origin_of(trust, school, unit, document, title)
    if came_from and found["laid_out"] and document.form == "csv":
        own_papers.fill_from(found, came_from)
        title = came_from.title
    with transaction.atomic():
        waiting = PlanImport.objects.create(
            trust=trust, school=school, unit=unit, kind=kind, by=by, title=title,
            file_name=name[:200], file_hash=hashlib.sha256(document.text.encode()).hexdigest(), form=document.form,
            text=document.text, reading=found, source=_source(document),
            staged=staged_plan.as_values(staged_plan.from_reading(found)),
            made={own_papers.ORIGIN: came_from.ref} if came_from else {},
        )  # fmt: skip
        if not found["laid_out"]:
            _put_right_as_before(waiting, before)
        note(waiting, by, "read a plan", {"parts": len(found["elements"]), "questions": len(found["questions"])})
    return waiting


def _put_right_as_before(waiting: PlanImport, before: PutRight) -> None:
    """Do what was put right in earlier plans to this one too; it can be taken back, and is told on its page."""
    read = staged_plan.from_values(waiting.staged)
    staged, done = as_before(read, before, plan_imports.paper_of(waiting))
    if not done:
        return
    if staged != read:
        waiting.staged = staged_plan.as_values(staged) | {plan_imports.BEFORE: waiting.staged}
    columns = {heading: said for kind, heading, said in done if kind == COLUMN}
    waiting.made |= {
        plan_memory.AS_BEFORE: done,
        "columns": {heading: said for heading, said in columns.items() if said not in COLUMN_DEEDS},
        "deeds": {heading: said for heading, said in columns.items() if said in COLUMN_DEEDS},
    }
    waiting.save()


def _source(document: Document) -> dict[str, Any]:
    """Return the document in plain values, without the text, which is kept beside it."""
    return {name: words for name, words in asdict(document).items() if name != "text"}


def read_again(waiting: PlanImport, columns: Mapping[str, str] | None = None) -> bool:
    """Read dates, targets and leads again by what was told of codes and columns; parts and questions stay.

    Returns whether what was told counts: not where the parts would be others by it.
    """
    codes, held = plan_imports.settled(waiting).codes, waiting.made.get("columns", {})
    told = {**held, **(columns or {})}
    if not waiting.source or (codes == waiting.made.get("codes", {}) and told == held):
        return bool(told == held)
    document = document_of({**waiting.source, "text": waiting.text})
    words = vocabulary_of(waiting.trust).with_columns(told)
    found = plan_reading.as_json(plan_reading.read_plan(document, words, settled=codes))
    if [part["id"] for part in found["elements"]] != [part["id"] for part in waiting.reading["elements"]]:
        return False
    waiting.reading |= {name: found[name] for name in ("dates", "targets", "assignments")}
    waiting.made |= {"codes": codes, "columns": told}
    return True


def _title(found: dict[str, Any], facts: Mapping[str, str], name: str) -> str:
    said = found["control"].get("title") or facts.get("title") or Path(name).stem.replace("-", " ").replace("_", " ")
    return " ".join(str(said).split())[:160] or "A plan"


@transaction.atomic
def answer_questions(
    *, waiting: PlanImport, answers: Mapping[str, str], by: Person, drawn_from: int | None = None
) -> PlanImport:
    """Keep what was answered. It may be answered otherwise until the plan is kept; no words take it back.

    The name of a level is given at once; what a code such as S2020 means reads every date again.
    """
    claim(waiting, drawn_from)
    asked = {question["id"]: question for question in plan_imports.questions(waiting)}
    staged = staged_plan.from_values(waiting.staged)
    for key, answer in answers.items():
        if key not in asked:
            continue
        said = answer.strip()[:MOST_ANSWER]
        if said:
            waiting.answers[key] = said
        else:
            waiting.answers.pop(key, None)
        if asked[key]["kind"] == "level" and asked[key]["elements"] and said not in ("", plan_reading.NO_PARTS):
            staged = _named(staged, asked[key]["elements"], said[:60])
    waiting.staged = staged_plan.as_values(staged)
    read_again(waiting)
    waiting.save()
    note(waiting, by, "answered about a plan", {"answers": len(answers)})
    return waiting


def take_proposals(*, waiting: PlanImport, by: Person, drawn_from: int | None = None) -> PlanImport:
    """Answer all that is open and has a proposal with it."""
    answers = {
        question["id"]: question["proposal"] for question in plan_imports.questions(waiting)
        if question["proposal"] and question["id"] not in waiting.answers
    }  # fmt: skip
    return answer_questions(waiting=waiting, answers=answers, by=by, drawn_from=drawn_from)


@transaction.atomic
def match_leads(
    *, waiting: PlanImport, posts: Mapping[str, Post | None], by: Person, drawn_from: int | None = None
) -> PlanImport:
    """Say once for the whole document which post each lead holds; none leaves the plan's own words."""
    claim(waiting, drawn_from)
    for party, post in posts.items():
        if post is not None and post.trust_id != waiting.trust_id:
            raise ValidationError("That post is not in this trust.")
        waiting.answers[f"{LEAD}{party}"] = post.ref if post else plan_imports.AS_WORDS
    waiting.save()
    note(waiting, by, "matched the leads of a plan", {"leads": len(posts)})
    return waiting


def _named(staged: staged_plan.Staged, parts: list[str], name: str) -> staged_plan.Staged:
    depths = [part.depth for part in staged.parts if part.id in parts]
    if not depths:
        return staged
    depth = max(set(depths), key=depths.count)
    levels = [name if each == depth else held for each, held in enumerate(staged.levels, start=1)]
    return replace(staged, levels=tuple(levels))


@transaction.atomic
def discard_plan(*, waiting: PlanImport, by: Person) -> PlanImport:
    """Decide against a plan that waits; nothing of it is kept but its name."""
    claim(waiting, None)
    waiting.state, waiting.text = PlanImport.State.REFUSED, ""
    waiting.reading, waiting.staged, waiting.answers, waiting.source, waiting.made = {}, {}, {}, {}, {}
    waiting.save()
    note(waiting, by, "decided against a plan", {})
    return waiting


def claim(waiting: PlanImport, drawn_from: int | None) -> None:
    """Take a plan that waits in hand: nobody else has changed it since the page was drawn, and it still waits."""
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
