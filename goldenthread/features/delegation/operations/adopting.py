"""Adopting a draft from a day on, and showing a version to the public."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction

from goldenthread.domain.deciding import delegation as rule
from goldenthread.features.accounts.models import Person
from goldenthread.features.delegation.models import Scheme
from goldenthread.features.delegation.operations.sending import require_here
from goldenthread.features.delegation.queries import whole
from goldenthread.features.trail.operations import record
from goldenthread.foundation.tables import claim_revision


@transaction.atomic
def adopt_scheme(
    *,
    scheme: Scheme,
    edition: str,
    approved_on: dt.date,
    approved_by: str,
    effective_on: dt.date,
    by: Person | None,
    drawn_from: int | None,
    accepts_problems: bool = False,
    note: str = "",
) -> Scheme:
    """Let a draft be the scheme from a day on. From then it never changes.

    Raises ValidationError while a line has nobody who decides, or two, unless whoever adopts accepts that by name;
    when it would hold before it was approved; or when another version begins on that day or later.
    """
    claim_revision(scheme, drawn_from)
    if scheme.state != Scheme.State.DRAFT:
        raise ValidationError("This version was adopted already.")
    require_here(scheme)
    if effective_on < approved_on:
        raise ValidationError({"effective_on": "It cannot hold before it is approved."})
    others = Scheme.objects.filter(trust=scheme.trust_id, state=Scheme.State.ADOPTED)
    later = others.filter(effective_on__gte=effective_on).order_by("effective_on").first()
    if later:
        raise ValidationError({"effective_on": f"{later.edition} begins on {later.effective_on:%-d %B %Y} already."})
    held = whole(scheme)
    if not held.lines:
        raise ValidationError("There is no decision in it yet.")
    wrong = rule.problems(held.rule_lines(), held.rule_parties())
    if wrong and not accepts_problems:
        raise ValidationError({"accepts_problems": f"{len(wrong)} to put right first, or to accept by ticking here."})
    scheme.edition, scheme.note, scheme.state = edition.strip(), note.strip(), Scheme.State.ADOPTED
    scheme.approved_on, scheme.approved_by, scheme.effective_on = approved_on, approved_by.strip(), effective_on
    scheme.full_clean(exclude=["verbs", "based_on"])
    scheme.save()
    record(
        trust=scheme.trust_id, by=by, did="adopted a scheme", kind="scheme", ref=scheme.ref, title=scheme.edition,
        after={"approved on": approved_on, "by": approved_by, "from": effective_on, "accepted": len(wrong)},
    )  # fmt: skip
    return scheme


@transaction.atomic
def publish_scheme(*, scheme: Scheme, is_public: bool, by: Person | None) -> Scheme:
    """Show an adopted version to anybody, or no longer."""
    if scheme.state != Scheme.State.ADOPTED:
        raise ValidationError("Only a version that was adopted can be shown to the public.")
    Scheme.objects.filter(pk=scheme.pk).update(is_public=is_public)
    scheme.is_public = is_public
    record(
        trust=scheme.trust_id, by=by, did="published a scheme" if is_public else "took a scheme back", kind="scheme",
        ref=scheme.ref, title=scheme.edition,
    )  # fmt: skip
    return scheme
