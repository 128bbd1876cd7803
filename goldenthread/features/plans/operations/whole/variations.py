"""What changes during the year: dated variations to a plan, and what a part is about in one year."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.plans.models import Element, Plan, Variation, YearTheme
from goldenthread.features.plans.operations.writing import note_plan
from goldenthread.foundation import clock
from goldenthread.foundation.checked_words import check, require, set_words
from goldenthread.foundation.tables import claim_revision

REVISABLE = ("kind", "dated_on", "text", "effect")


@transaction.atomic
def add_variation(
    *,
    plan: Plan,
    kind: str,
    dated_on: dt.date,
    text: str,
    by: Person | None,
    effect: str = "",
    parts: Iterable[Element] = (),
) -> Variation:
    """Note a development during the year, what it means for the plan, and which parts it touches."""
    touched = _of_the_plan(plan, parts)
    _require_day(dated_on)
    words = check(Variation, {"kind": kind, "dated_on": dated_on, "text": text, "effect": effect})
    variation = Variation.objects.create(plan=plan, by=by, **words)
    variation.parts.set(touched)
    note_plan(plan, "noted a variation", by, after=words | {"parts": [str(part) for part in touched]})
    return variation


@transaction.atomic
def revise_variation(
    *,
    variation: Variation,
    by: Person,
    parts: Iterable[Element] | None = None,
    drawn_from: int | None = None,
    **words: Any,
) -> Variation:
    """Change a variation's words, day, kind, or the parts that it touches."""
    claim_revision(variation, drawn_from)
    before, after = set_words(variation, words, REVISABLE)
    _require_day(variation.dated_on)
    variation.save()
    if parts is not None:
        touched, stood = _of_the_plan(variation.plan, parts), list(variation.parts.all())
        if {part.pk for part in touched} != {part.pk for part in stood}:
            variation.parts.set(touched)
            before["parts"], after["parts"] = [str(part) for part in stood], [str(part) for part in touched]
    if after:
        note_plan(variation.plan, "changed a variation", by, before, after)
    return variation


@transaction.atomic
def remove_variation(*, variation: Variation, by: Person) -> None:
    """Take a variation away; the trail keeps its words."""
    said = {"kind": variation.kind, "text": variation.text, "effect": variation.effect}
    note_plan(variation.plan, "removed a variation", by, said)
    variation.delete()


@transaction.atomic
def set_year_themes(*, plan: Plan, year: str, themes: Mapping[Element, str], by: Person | None) -> int:
    """Say what each part is about in one year; an empty line takes the theme away. Return how many changed."""
    _of_the_plan(plan, themes)
    check(YearTheme, {"year": year})
    stood = {theme.element_id: theme for theme in YearTheme.objects.filter(element__plan=plan, year=year)}
    before, after = {}, {}
    for part, said in themes.items():
        text, was = said.strip(), stood.get(part.pk)
        if text == (was.text if was else ""):
            continue
        before[str(part)], after[str(part)] = was.text if was else "", text
        if text:
            words = check(YearTheme, {"text": text})
            YearTheme.objects.update_or_create(element=part, year=year, defaults=words)
        elif was:
            was.delete()
    if after:
        note_plan(plan, f"set the themes of {year}", by, before, after)
    return len(after)


def _of_the_plan(plan: Plan, parts: Iterable[Element]) -> list[Element]:
    found = list(parts)
    require(all(part.plan_id == plan.pk for part in found), "That part belongs to another plan.", "parts")
    return found


def _require_day(day: dt.date) -> None:
    require(day <= clock.today(), "A variation tells of what has happened; this day is still to come.", "dated_on")
