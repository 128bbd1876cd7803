"""What of setting up a trust is done, read from what the trust holds and kept nowhere."""

from django.db.models import Exists, Model, OuterRef, QuerySet

from goldenthread.domain.access import ADMINISTRATOR, Reach
from goldenthread.features.assurance.models import CheckRound
from goldenthread.features.delegation.models import Scheme
from goldenthread.features.documents.models import Document
from goldenthread.features.governance.models import Meeting
from goldenthread.features.measures.models import Measure, Reading
from goldenthread.features.organisations.models import Body, Holding, Post, School, Trust
from goldenthread.features.plans.models import Plan
from goldenthread.features.reviews.models import Duty
from goldenthread.features.risks.models import Risk

OF_THE_TRUST = {"school": None, "unit": None}


def steps_done(reach: Reach) -> frozenset[str]:
    """Return the steps of domain.setting_up that the reader's trust has done, by one query."""
    found = {
        "schools": _any(School),
        "bodies": _any(Body),
        "posts": Exists(Post.objects.filter(trust=OuterRef("pk")).exclude(role=ADMINISTRATOR)),
        "people": Exists(Holding.objects.filter(post__trust=OuterRef("pk")).exclude(post__role=ADMINISTRATOR)),
        "plan": _any(Plan, **OF_THE_TRUST),
        "measures": _any(Measure),
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
    columns = {f"has_{key.replace(' ', '_')}": claim for key, claim in found.items()}
    row = Trust.objects.filter(pk=reach.trust).annotate(**columns).get()
    done = {key for key, column in zip(found, columns, strict=True) if getattr(row, column)}
    return frozenset(done | {"calendar"} if row.calendar.get("terms") else done)


def _any(kind: type[Model], **facts: object) -> Exists:
    return Exists(QuerySet(kind).filter(trust=OuterRef("pk"), **facts))
