"""Publishing a plan: what is shown is frozen, for whom it was chosen, until it is published again or taken back."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from goldenthread.features.accounts.models import Person
from goldenthread.features.plans.models import Plan
from goldenthread.features.reports.models import Publication
from goldenthread.features.reports.papers import publishing
from goldenthread.features.reports.papers.publishing import Choices
from goldenthread.features.reports.queries.publications import names_of, why_not
from goldenthread.features.trail import operations as trail
from goldenthread.foundation import clock


class NotPublishable(ValueError):
    """The plan cannot be published as it stands; the message says why, in a sentence."""


def publish(*, plan: Plan, frozen: Mapping[str, Any], choices: Choices, by: Person) -> Publication:
    """Publish what was shown to whoever chose it, in place of what that audience saw before.

    Raises NotPublishable for a draft, a plan that nobody has adopted, a guide of more than its side, and for
    anything public in which a person is named.
    """
    says = why_not(plan) or _over(frozen) or _named(plan, frozen, choices)
    if says:
        raise NotPublishable(says)
    return _freeze(plan=plan, frozen=frozen, choices=choices, by=by)


@transaction.atomic
def _freeze(*, plan: Plan, frozen: Mapping[str, Any], choices: Choices, by: Person) -> Publication:
    Plan.objects.select_for_update().get(pk=plan.pk)
    now = timezone.now()
    earlier = Publication.objects.filter(plan=plan)
    earlier.filter(audience=choices.audience, withdrawn_at=None).update(withdrawn_at=now, withdrawn_by=by)
    last = earlier.aggregate(Max("number"))["number__max"]
    publication = Publication.objects.create(
        trust_id=plan.trust_id, plan=plan, audience=choices.audience, number=(last or 0) + 1, title=plan.title,
        frozen=dict(frozen), choices=choices.kept(), seal=publishing.seal(frozen), is_indexed=choices.is_indexed,
        published_on=clock.today(), published_at=now, published_by=by,
    )  # fmt: skip
    trail.record(
        trust=plan.trust_id, by=by, did="published the plan", kind="plan", ref=plan.ref, title=plan.title,
        after={"for": publication.get_audience_display(), "number": publication.number, "seal": publication.seal},
    )  # fmt: skip
    return publication


@transaction.atomic
def withdraw(*, publication: Publication, by: Person) -> Publication:
    """Take a publication back at once. What it said is kept, and nobody outside finds it any more."""
    publication = Publication.objects.select_for_update().get(pk=publication.pk)
    if publication.withdrawn_at is None:
        publication.withdrawn_at, publication.withdrawn_by = timezone.now(), by
        publication.save(update_fields=["withdrawn_at", "withdrawn_by"])
        trail.record(
            trust=publication.trust_id, by=by, did="took a published plan back", kind="plan",
            ref=publication.plan.ref, title=publication.title, before={"number": publication.number},
        )  # fmt: skip
    return publication


def _over(frozen: Mapping[str, Any]) -> str:
    fit = publishing.guide_fit(frozen)
    return f"The pocket guide does not fit on one side. {fit.says}" if fit and fit.is_over else ""


def _named(plan: Plan, frozen: Mapping[str, Any], choices: Choices) -> str:
    if choices.audience != Publication.Audience.PUBLIC:
        return ""
    found = publishing.people_named(frozen, names_of(plan.trust_id))
    if not found:
        return ""
    where = "; ".join(f"“{words}” in {place}" for place, words in found[:4])
    return f"Nothing public may name a person or say how to reach one: {where}. Change it there, or keep it inside."
