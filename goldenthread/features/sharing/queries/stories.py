"""Stories and issues as a reader may see them."""

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db.models import Count, Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.features.plans.models import Statement
from goldenthread.features.plans.queries import trust_plan
from goldenthread.features.sharing.models import Issue, Story
from goldenthread.features.sharing.queries.shelf import KEEP, SEE
from goldenthread.foundation.subjects import Subject


def stories_within(reach: Reach) -> QuerySet[Story]:
    """Return the stories within sight: those that may be told, one's own, and for who keeps the news every one."""
    if not reach.may_somewhere(SEE):
        return Story.objects.none()
    found = Story.objects.filter(trust=reach.trust).select_related("trust", "school", "post")
    if reach.may_everywhere(KEEP):
        return found
    return found.filter(Q(ready_on__isnull=False) | Q(by=reach.person))


def values_to_show(reach: Reach) -> list[Statement]:
    """Return what a story can be an example of: the values, the vision and the principles of the trust's plan."""
    plan = trust_plan(reach)
    kinds = (Statement.Kind.VALUE, Statement.Kind.VISION, Statement.Kind.PRINCIPLE)
    found = Statement.objects.filter(plan=plan, kind__in=kinds, element=None) if plan else Statement.objects.none()
    return list(found.select_related("plan"))


def spread_of_stories(reach: Reach, since: dt.date) -> list[tuple[Statement, int]]:
    """Return how many stories since a day show each value, those that none shows first."""
    keys = stories_within(reach).filter(told_on__gte=since).exclude(ready_on=None).values("pk")
    counted = dict(
        Statement.objects.filter(stories__in=keys).annotate(told=Count("stories")).values_list("pk", "told")
    )
    return sorted(((one, counted.get(one.pk, 0)) for one in values_to_show(reach)), key=lambda pair: pair[1])


def issues_within(reach: Reach) -> QuerySet[Issue]:
    """Return the issues within sight: those that were sent, and for who keeps the news every one."""
    if not reach.may_somewhere(SEE):
        return Issue.objects.none()
    found = Issue.objects.filter(trust=reach.trust).select_related("trust")
    return found if reach.may_everywhere(KEEP) else found.exclude(sent_on=None)


def search_issues(reach: Reach, words: Sequence[str]) -> list[Issue]:
    """Return the issues that were sent with a story in which every word stands; a few at most."""
    found = issues_within(reach).exclude(sent_on=None)
    for word in words:
        found = found.filter(
            Q(title__icontains=word) | Q(stories__title__icontains=word) | Q(stories__text__icontains=word)
        )
    return list(found.distinct().order_by("-sent_on", "-pk")[:10])


def find_issues(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return issues as lines on a page, by reference."""
    return {
        row.ref: Subject("news issue", row.ref, row.title, f"/{row.trust.slug}/shared/issues/{row.ref}/", "News")
        for row in issues_within(reach).filter(ref__in=list(refs))
    }


def find_stories(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return stories as lines on a page, by reference."""
    return {
        row.ref: Subject("story", row.ref, row.title, f"/{row.trust.slug}/shared/stories/{row.ref}/", "News")
        for row in stories_within(reach).filter(ref__in=list(refs))
    }
