"""The edition before today's, made for a demonstration from today's plan and what was different in it."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from goldenthread.domain import date_words
from goldenthread.domain.plans.frozen_plan import FrozenPart, FrozenPlan
from goldenthread.features.intake.packs.shapes import DroppedPart, EarlierPart, EditionFacts, Versions
from goldenthread.features.organisations.operations.founding import Furnished
from goldenthread.features.plans import operations as planning
from goldenthread.features.plans.models import Plan
from goldenthread.features.plans.operations.parts.dates import context_of
from goldenthread.features.plans.queries.agreed.versions import as_it_stands
from goldenthread.foundation.library import LibraryError

INVENTED = "Made for the demonstration."


def take_versions(facts: Versions, loaded: planning.LoadedPlan, made: Furnished) -> None:
    """Keep the edition before today's of a trust's plan, and today's, and note what the year has brought so far."""
    plan = loaded.plan
    now = as_it_stands(plan)
    before = _before(now, facts, plan, made)
    planning.bring_in_version(plan=plan, document=before, by=None, **_said(facts.before, made))
    planning.adopt(plan=plan, by=None, **_said(facts.now, made))
    rows = {element.ref: element for element in loaded.in_order}
    for one in facts.variations:
        planning.add_variation(
            plan=plan, kind=one.kind, dated_on=one.happened_on, text=one.text, effect=one.effect, by=None,
            parts=[rows[_found(now, part).ref] for part in one.parts],
        )  # fmt: skip
    for year, themes in facts.themes.items():
        said = {rows[_found(now, part).ref]: text for part, text in themes.items()}
        planning.set_year_themes(plan=plan, year=year, themes=said, by=None)
    for year, named in facts.guides.items():
        for said_by in named:
            days = {"from_on": said_by.from_on, "until_on": said_by.until_on}
            word = planning.name_for_guide(plan=plan, year=year, who=said_by.who, does=said_by.does, by=None, **days)
            if said_by.done_on:
                planning.record_for_guide(word=word, on=said_by.done_on, note=said_by.note, by=None)
    for year, sendings in facts.guides_sent.items():
        for sent in sendings:
            planning.send_guide(plan=plan, year=year, audience=sent.audience, on=sent.sent_on, how=sent.how, by=None)


def _said(edition: EditionFacts, made: Furnished) -> dict[str, Any]:
    body = made.bodies[edition.by]
    return {
        "edition": edition.edition, "adopted_on": edition.adopted_on, "body": body, "adopted_by": body.name,
        "next_review_on": edition.next_review_on, "note": f"{edition.note} {INVENTED}".strip(),
    }  # fmt: skip


def _before(now: FrozenPlan, facts: Versions, plan: Plan, made: Furnished) -> FrozenPlan:
    """Return today's plan with the words of then, without what was not there yet, and with what has gone since."""
    context = context_of(plan)
    told = {_found(now, one.part).ref: one for one in facts.parts}
    parts = [
        _as_it_was(part, told.get(part.ref), context, made)
        for part in now.parts
        if part.ref not in told or not told[part.ref].not_yet
    ]
    for at, gone in enumerate(facts.dropped):
        parts = _with(parts, _dropped(_found(now, gone.under), gone, at, context, made))
    period = facts.period
    return replace(
        now, title=facts.title or now.title, parts=tuple(parts), adopted_on=facts.before.adopted_on,
        next_review_on=facts.before.next_review_on, period_words=period.words if period else now.period_words,
        starts_on=period.from_on if period else now.starts_on, ends_on=period.until_on if period else now.ends_on,
    )  # fmt: skip


def _found(plan: FrozenPlan, named: str) -> FrozenPart:
    found = next((part for part in plan.parts if named in (part.printed, part.counted, part.title)), None)
    if found is None:
        raise LibraryError(f"versions.yaml of {plan.title}: there is no part “{named}”.")
    return found


def _as_it_was(part: FrozenPart, was: EarlierPart | None, context: date_words.Context, made: Furnished) -> FrozenPart:
    if was is None:
        return part
    words = was.words
    due_words = _put(part.due_words, words)
    targets = tuple(
        replace(one, text=text, op="", value="", value_to="", due_until=None)
        if (text := _put(one.text, words)) != one.text
        else one
        for one in part.targets
    )
    return replace(
        part, title=_put(part.title, words), text=_put(part.text, words), grid=_put(part.grid, words),
        cells=tuple((key, _put(text, words)) for key, text in part.cells), targets=targets,
        people=_led(part.people, was.led_by, made), due_words=due_words,
        due_until=part.due_until if due_words == part.due_words else _until(due_words, context),
    )  # fmt: skip


def _dropped(
    under: FrozenPart, gone: DroppedPart, at: int, context: date_words.Context, made: Furnished
) -> FrozenPart:
    return FrozenPart(
        ref=f"gone{at}", title=gone.title, under=under.ref, depth=under.depth + 1, printed=gone.number,
        text=gone.text, due_words=gone.due, due_until=_until(gone.due, context), people=_led((), gone.led_by, made),
    )  # fmt: skip


def _with(parts: list[FrozenPart], one: FrozenPart) -> list[FrozenPart]:
    """Put a part last under its own, in reading order."""
    beneath = {one.under}
    last = 0
    for at, part in enumerate(parts):
        if part.ref == one.under or part.under in beneath:
            beneath.add(part.ref)
            last = at
    return [*parts[: last + 1], one, *parts[last + 1 :]]


def _led(people: Iterable[tuple[str, str]], key: str, made: Furnished) -> tuple[tuple[str, str], ...]:
    if not key:
        return tuple(people)
    return ("lead", made.posts[key].title), *(pair for pair in people if pair[0] != "lead")


def _until(words: str, context: date_words.Context) -> dt.date | None:
    return date_words.read(words, context).to_on if words else None


def _put(text: str, words: Mapping[str, str]) -> str:
    for now, then in words.items():
        text = text.replace(now, then)
    return text
