"""What of setting up a trust is done, read from what the trust holds and kept nowhere."""

from typing import Any, NamedTuple

from django.db.models import Count, Exists, Model, OuterRef, QuerySet, Subquery

from goldenthread.domain.access import ADMINISTRATOR, Reach
from goldenthread.features.assurance.models import CheckRound
from goldenthread.features.delegation.models import Scheme
from goldenthread.features.documents.models import Document
from goldenthread.features.governance.models import Business, Meeting
from goldenthread.features.measures.models import Reading
from goldenthread.features.measures.queries.judging import BY_A_PERSON
from goldenthread.features.organisations.models import Body, Holding, Membership, Post, School, Trust
from goldenthread.features.plans.models import ElementMeasure, ElementTarget, Plan
from goldenthread.features.reviews.models import Duty
from goldenthread.features.risks.models import Risk

OF_THE_TRUST = {"school": None, "unit": None}


class Progress(NamedTuple):
    """The steps of domain.setting_up that are done, and what those that are not need to be led to.

    `plan` and `draft` are references of the trust's newest plan and of the one that waits to be adopted, `scheme` of
    the scheme that waits so; of the plan's `targets` that a figure can settle, `measured` have a measure.
    `has_business`: it is written down what comes before which body, and when.
    """

    done: frozenset[str]
    plan: str
    draft: str
    scheme: str
    targets: int
    measured: int
    has_business: bool


def progress(reach: Reach) -> Progress:
    """Return how far the reader's trust has come with setting up, by one query."""
    found = {
        "schools": _any(School),
        "bodies": _any(Body),
        "posts": Exists(Post.objects.filter(trust=OuterRef("pk")).exclude(role=ADMINISTRATOR)),
        "people": Exists(Holding.objects.filter(post__trust=OuterRef("pk")).exclude(post__role=ADMINISTRATOR)),
        "seats": Exists(Membership.objects.filter(body__trust=OuterRef("pk")))
        | Exists(Holding.objects.filter(post__trust=OuterRef("pk"), post__bodies__isnull=False)),
        "plan": _any(Plan, **OF_THE_TRUST),
        "adopted": Exists(Plan.objects.filter(trust=OuterRef("pk"), **OF_THE_TRUST).exclude(state=Plan.State.DRAFT)),
        "figures": _any(Reading),
        "scheme": _any(Scheme, state=Scheme.State.ADOPTED),
        "year": _any(Duty),
        "drawn down": Exists(Plan.objects.filter(trust=OuterRef("pk"), school__isnull=False)),
        "risks": _any(Risk),
        "checks": _any(CheckRound),
        "documents": _any(Document),
        "meetings": _any(Meeting),
    }
    asked: dict[str, Any] = found | _of_the_plan() | {"drafted": _first(_drafted()), "business": _any(Business)}
    columns: dict[str, Any] = {f"asked_{key.replace(' ', '_')}": claim for key, claim in asked.items()}
    answers: dict[str, Any] = dict(Trust.objects.filter(pk=reach.trust).values("calendar", **columns).get())
    row = dict(zip(asked, (answers[column] for column in columns), strict=True))
    done = {key for key in found if row[key]}
    if answers["calendar"].get("terms"):
        done.add("calendar")
    if row["is_measured"] and row["measured"] == row["targets"]:
        done.add("measures")
    return Progress(
        frozenset(done), row["newest"] or "", row["draft"] or "", row["drafted"] or "", row["targets"] or 0,
        row["measured"] or 0, row["business"],
    )  # fmt: skip


def _any(kind: type[Model], **facts: object) -> Exists:
    return Exists(QuerySet(kind).filter(trust=OuterRef("pk"), **facts))


def _first(rows: QuerySet[Any]) -> Subquery:
    return Subquery(rows.values("ref")[:1])


def _drafted() -> QuerySet[Scheme]:
    return Scheme.objects.filter(trust=OuterRef("pk"), state=Scheme.State.DRAFT).order_by("-pk")


def _of_the_plan() -> dict[str, Any]:
    """Return what is asked of the trust's own plans that have not ended: which, and how far they are measured."""
    plans = Plan.objects.filter(trust=OuterRef("pk"), **OF_THE_TRUST).exclude(state=Plan.State.ENDED).order_by("-pk")
    aims = _of_its_parts(ElementTarget).filter(target__retired_on=None, target__tier__lt=BY_A_PERSON)
    # Of what nothing is to measure, somebody has said why.
    aims = aims.filter(unmeasured_because="").order_by()
    return {
        "newest": _first(plans),
        "draft": _first(plans.filter(state=Plan.State.DRAFT)),
        "targets": _count(aims),
        "measured": _count(aims.exclude(target__measure=None)),
        "is_measured": Exists(_of_its_parts(ElementMeasure)) | Exists(aims.exclude(target__measure=None)),
    }


def _of_its_parts(kind: type[Model]) -> QuerySet[Any]:
    """Return rows of this kind that hang from a part of a plan of the trust's own."""
    of_trust = {f"element__plan__{key}": value for key, value in OF_THE_TRUST.items()}
    rows: QuerySet[Any] = QuerySet(kind).filter(
        element__plan__trust=OuterRef("pk"), element__removed_at=None, **of_trust
    )
    return rows.exclude(element__plan__state=Plan.State.ENDED)


def _count(aims: QuerySet[ElementTarget]) -> Subquery:
    counted = aims.values("element__plan__trust").annotate(many=Count("target", distinct=True))
    return Subquery(counted.values("many"))
