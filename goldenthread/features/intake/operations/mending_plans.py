"""Putting a plan right that waits: its parts and lines, all that is written alike, its columns; and back again."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.domain.reading import plan_answers
from goldenthread.domain.reading.mending import alike, staged_plan
from goldenthread.domain.reading.mending.again import told_of
from goldenthread.domain.reading.mending.deeds import deed_named, is_for_all_alike
from goldenthread.domain.reading.mending.homes import rehung
from goldenthread.domain.reading.mending.lines import all_lines
from goldenthread.domain.reading.mending.many import COLUMN_DEEDS, columns_done
from goldenthread.domain.reading.mending.staged_paper import Paper
from goldenthread.features.accounts.models import Person
from goldenthread.features.intake import plan_imports
from goldenthread.features.intake.models import PlanImport
from goldenthread.features.intake.operations.staging_plans import claim, note, read_again

Mend = Callable[[staged_plan.Staged], staged_plan.Staged]


@transaction.atomic
def mend_plan(
    *,
    waiting: PlanImport,
    mend: Mend,
    by: Person,
    drawn_from: int | None = None,
) -> PlanImport:
    """Do one deed to the parts that wait. Raises ValidationError where it makes no sense."""
    claim(waiting, drawn_from)
    _mend(waiting, _bare(waiting.staged), mend)
    return _kept(waiting, by)


@transaction.atomic
def mend_lines(
    *, waiting: PlanImport, deed: str, chosen: Collection[str], by: Person, drawn_from: int | None = None
) -> PlanImport:
    """Say of lines what they are. Which others are written like them is kept beside it, to do the same with them."""
    claim(waiting, drawn_from)
    return _lines_mended(waiting, _bare(waiting.staged), deed, chosen, by)


@transaction.atomic
def mend_alike(
    *,
    waiting: PlanImport,
    by: Person,
    near: bool = False,
    leaving: Collection[str] = (),
    drawn_from: int | None = None,
) -> PlanImport:
    """Do what was done last to all that is written alike too, but for some; it is taken back as one mend."""
    claim(waiting, drawn_from)
    offer, before = waiting.staged.get(plan_imports.OFFER), waiting.staged.get(plan_imports.BEFORE)
    if not offer or before is None:
        raise ValidationError("Nothing was done last that could be done to others.")
    alike = offer["near"] if near else [line for line, _ in offer["alike"]]
    more = [line for line in alike if line not in leaving]
    return _lines_mended(waiting, before, offer["deed"], [*offer["chosen"], *more], by, is_last=True)


def _lines_mended(
    waiting: PlanImport,
    before: dict[str, Any],
    deed: str,
    chosen: Collection[str],
    by: Person,
    *,
    is_last: bool = False,
) -> PlanImport:
    paper = plan_imports.paper_of(waiting)
    standing = _standing(waiting, staged_plan.from_values(before), paper, chosen)
    offer = None
    if not is_last and is_for_all_alike(deed):
        found = alike.alike(standing, paper, chosen)
        if found.lines:
            first = next(line.words for line in all_lines(standing, paper) if line.id in chosen)
            offer = {
                "deed": deed, "chosen": list(chosen), "like": first,
                "alike": [[line.id, line.words] for line in found.lines], "near": [line.id for line in found.near],
            }  # fmt: skip
    _mend(waiting, before, lambda _: _done(standing, paper, deed, chosen), offer)
    return _kept(waiting, by)


def _done(
    staged: staged_plan.Staged, paper: Paper, deed: str, chosen: Collection[str]
) -> staged_plan.Staged:  # fmt: skip
    lines = [line for line in all_lines(staged, paper) if line.id in chosen]
    mended = deed_named(deed)(staged, paper, chosen)
    return replace(mended, told=tuple({**dict(mended.told), **dict(told_of(deed, lines, paper))}.items()))


def _standing(
    waiting: PlanImport, staged: staged_plan.Staged, paper: Paper, chosen: Collection[str]
) -> staged_plan.Staged:
    """Return the parts by hand or, where a line was chosen that an answer made or moved, with the answers in them."""
    found = rehung(waiting.reading, staged)
    shown = plan_answers.shown(staged, found, waiting.answers, waiting.text)
    by_hand, seen = ({line.id: line.words for line in all_lines(each, paper)} for each in (staged, shown))
    if all(by_hand.get(line) == seen.get(line) for line in chosen):
        return staged
    return plan_answers.work_in(staged, found, waiting.answers, waiting.text)


def _bare(staged: Mapping[str, Any]) -> dict[str, Any]:
    return {name: held for name, held in staged.items() if name not in (plan_imports.BEFORE, plan_imports.OFFER)}


def _mend(waiting: PlanImport, before: dict[str, Any], mend: Mend, offer: dict[str, Any] | None = None) -> None:
    try:
        after = staged_plan.as_values(mend(staged_plan.from_values(before)))
    except staged_plan.CannotMend as error:
        raise ValidationError(str(error)) from error
    waiting.staged = {**after, plan_imports.BEFORE: before} | ({plan_imports.OFFER: offer} if offer else {})


def _kept(waiting: PlanImport, by: Person) -> PlanImport:
    waiting.save()
    note(waiting, by, "mended a plan before bringing it in", {})
    return waiting


@transaction.atomic
def take_back_mend(*, waiting: PlanImport, by: Person, drawn_from: int | None = None) -> PlanImport:
    """Put the parts back as they stood before the last mend; done again, it is as after it."""
    claim(waiting, drawn_from)
    before = waiting.staged.get(plan_imports.BEFORE)
    if before is None:
        raise ValidationError("There is no mend to take back.")
    waiting.staged = {**before, plan_imports.BEFORE: _bare(waiting.staged)}
    waiting.save()
    note(waiting, by, "took back a mend of a plan", {})
    return waiting


@transaction.atomic
def tell_columns(
    *, waiting: PlanImport, said: Mapping[str, str], by: Person, drawn_from: int | None = None
) -> PlanImport:
    """Say once for the whole document what columns are: by what they mean it is read again, a deed is done to all.

    `said` is a meaning of the vocabulary or one of `many.COLUMN_DEEDS`, by the column's heading.
    """
    claim(waiting, drawn_from)
    deeds = {heading: each for heading, each in said.items() if each in COLUMN_DEEDS}
    meanings = {heading: each for heading, each in said.items() if heading not in deeds}
    if meanings and not read_again(waiting, meanings):
        raise ValidationError("The parts of the plan would be others by that. Mend the parts themselves instead.")
    waiting.made["deeds"] = {**waiting.made.get("deeds", {}), **deeds}
    if deeds:
        _mend(waiting, _bare(waiting.staged), partial(columns_done, deeds=deeds))
    waiting.save()
    note(waiting, by, "said what the columns of a plan mean", {"columns": len(said)})
    return waiting
