"""What is expected of each role, and how each division works for its schools."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.features.delegation.models import ExpectedStandard, Function, OperatingModel
from goldenthread.features.organisations.models import Post, Unit


def standards_within(reach: Reach) -> QuerySet[ExpectedStandard]:
    """Return what the reader's trust expects of its roles: everybody there may read it."""
    found = ExpectedStandard.objects.filter(trust=reach.trust).prefetch_related("posts")
    return found if reach.may_somewhere("scheme.see") else found.none()


def may_keep_standards(reach: Reach) -> bool:
    return reach.may_everywhere("people.manage") or reach.may_everywhere("scheme.edit")


def standards_of(reach: Reach, posts: Iterable[Post]) -> QuerySet[ExpectedStandard]:
    """Return what is expected of these posts."""
    held = list(posts)
    theirs = Q(role__in={post.role for post in held}) | Q(posts__in=held)
    return standards_within(reach).filter(theirs).distinct()


def posts_without(reach: Reach) -> list[Post]:
    """Return the posts of the trust of which nothing is expected yet."""
    roles = {row.role for row in standards_within(reach)} - {""}
    named = ExpectedStandard.objects.filter(trust=reach.trust).values("posts")
    rest = Post.objects.filter(trust=reach.trust).exclude(role__in=roles).exclude(pk__in=named.exclude(posts=None))
    return list(rest.select_related("school").order_by("title"))


@dataclass(frozen=True)
class Division:
    """One part of the trust's business: how it works for schools, if that is said, and what it does."""

    unit: Unit
    model: OperatingModel | None
    functions: list[Function] = field(default_factory=list)

    @property
    def is_agreed(self) -> bool:
        return self.model is not None and self.model.agreed_on is not None

    @property
    def is_said(self) -> bool:
        return self.model is not None and bool(self.model.way)


def may_say_how(reach: Reach, unit: Unit) -> bool:
    """Say whether the reader may say how a division works: who keeps the scheme, and who writes its own plan."""
    return reach.may_everywhere("scheme.edit") or unit.pk in reach.units_for("plan.edit")


def divisions(reach: Reach) -> list[Division]:
    """Return every division of the reader's trust, with its operating model and its functions."""
    if not reach.may_somewhere("scheme.see"):
        return []
    units = Unit.objects.filter(trust=reach.trust, kind=Unit.Kind.SERVICE).order_by("name")
    models = {row.unit_id: row for row in OperatingModel.objects.filter(trust=reach.trust)}
    functions: dict[int | None, list[Function]] = {}
    for one in Function.objects.filter(trust=reach.trust, unit__isnull=False).order_by("title"):
        functions.setdefault(one.unit_id, []).append(one)
    return [Division(unit, models.get(unit.pk), functions.get(unit.pk, [])) for unit in units]
