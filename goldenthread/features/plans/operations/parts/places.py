"""Saying which parts of a plan are the same everywhere, and what each of the others means in a school."""

from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations.models import Post, School
from goldenthread.features.plans.models import Element, Latitude, SchoolLine
from goldenthread.features.plans.operations.writing import note_element
from goldenthread.foundation import clock
from goldenthread.foundation.checked_words import check, require
from goldenthread.foundation.tables import claim_revision


@transaction.atomic
def hold_in_common(*, element: Element, is_common: bool | None, by: Person | None) -> None:
    """Say that a part is the same in every school, that each goes its own way in it, or (None) neither."""
    require(element.plan.school_id is None, "A school's own plan is of one school.")
    before = Latitude.objects.filter(element=element).values_list("is_common", flat=True).first()
    if is_common is None:
        Latitude.objects.filter(element=element).delete()
    else:
        facts = {"is_common": is_common, "by": by, "said_on": clock.today()}
        Latitude.objects.update_or_create(element=element, defaults=facts)
    said = {True: "the same everywhere", False: "each in its own way", None: ""}
    if before != is_common:
        note_element(element, "said how it is held", by, {"held": said[before]}, {"held": said[is_common]})


@transaction.atomic
def write_school_line(
    *, element: Element, school: School, text: str, by: Person | None, post: Post | None = None,
    drawn_from: int | None = None,
) -> SchoolLine | None:  # fmt: skip
    """Write what a part means in a school; without words the line is taken away.

    `drawn_from` is the revision of the line that its writer saw, nought where there was none.
    """
    require(element.plan.school_id is None, "A school's own plan is of one school.")
    require(school.trust_id == element.plan.trust_id, "That school belongs to another trust.")
    there = SchoolLine.objects.filter(element=element, school=school).first()
    if there is None:
        return _begin(element, school, text, by, post) if text.strip() else None
    claim_revision(there, drawn_from)
    before = {"school": str(school), "line": there.text}
    if not text.strip():
        there.delete()
        note_element(element, "took away what it means in a school", by, before)
        return None
    there.text = check(SchoolLine, {"text": text})["text"]
    there.by, there.post, there.said_on = by, post, clock.today()
    there.save()
    note_element(element, "changed what it means in a school", by, before, {"line": there.text})
    return there


def _begin(element: Element, school: School, text: str, by: Person | None, post: Post | None) -> SchoolLine:
    made = SchoolLine.objects.create(
        element=element, school=school, by=by, post=post, said_on=clock.today(), **check(SchoolLine, {"text": text})
    )
    note_element(element, "said what it means in a school", by, after={"school": str(school), "line": made.text})
    return made
