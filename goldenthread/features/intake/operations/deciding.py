"""Deciding on a file that waits: bring it in, discard it; and undoing one that was brought in."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from goldenthread.features.accounts.models import Person
from goldenthread.features.intake.models import Load
from goldenthread.features.intake.operations import national, survey_files, writing
from goldenthread.features.measures import operations as measuring
from goldenthread.features.organisations.operations.register import follow_register
from goldenthread.features.trail.operations import record


@transaction.atomic
def bring_in(*, load: Load, by: Person | None) -> Load:
    """Do what a waiting load would do. Raises ValidationError when its year is not known, or it waits no more."""
    load = writing.claim(load)
    if load.report["of"] == "register":
        compared = follow_register(
            trust=load.trust, facts=load.staged["trust"], schools=writing.school_facts(load), by=by
        )
        load.report["register"] = writing.compared_in_words(compared, load)
        if compared.added or compared.changed:
            measuring.work_out_standings(trust=load.trust)
    else:
        load.report["done"] = writing.write_figures(load, by)
        if load.report.get("survey"):
            survey_files.remember(load, by)
    load.state, load.staged, load.committed_at = Load.State.COMMITTED, {}, timezone.now()
    load.save()
    if load.report["of"] == "register" or hasattr(load, "national"):
        national.compare_with_similar(trust=load.trust, by=by)
    _note(load, by, "brought in a file", load.report.get("done") or load.report.get("register") or {})
    return load


@transaction.atomic
def discard(*, load: Load, by: Person) -> Load:
    """Decide against a waiting load; nothing of it is kept but its name."""
    load = writing.claim(load)
    load.state, load.staged = Load.State.REFUSED, {}
    load.save()
    national.let_go(load)
    _note(load, by, "decided against a file", {})
    return load


@transaction.atomic
def undo(*, load: Load, by: Person) -> Load:
    """Take back the figures that a load brought; what it superseded stands again. Schools are not taken back."""
    load = Load.objects.select_for_update(of=("self",)).select_related("trust").get(pk=load.pk)
    if load.state != Load.State.COMMITTED:
        raise ValidationError(f"This file cannot be undone: {load.get_state_display().lower()}.")
    if load.report.get("of") == "register":
        raise ValidationError("Schools that came from the register are changed in the settings, one by one.")
    load.report["taken_back"] = measuring.undo_run(trust=load.trust, run=load.ref, by=by)
    load.state = Load.State.UNDONE
    load.save()
    if national.let_go(load):
        national.compare_with_similar(trust=load.trust, by=by)
    _note(load, by, "undid a file", {"readings taken back": load.report["taken_back"]})
    return load


def _note(load: Load, by: Person | None, did: str, after: dict[str, Any]) -> None:
    record(trust=load.trust_id, by=by, did=did, kind="load", ref=load.ref, title=load.file_name, after=after)
