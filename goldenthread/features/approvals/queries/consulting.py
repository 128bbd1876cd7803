"""Rounds of comments, as far as the reader may see them."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet

from goldenthread.domain.access import Reach
from goldenthread.domain.year import consulting
from goldenthread.features.activity.models import Comment
from goldenthread.features.approvals.models import Consultation, Consulted, Issue
from goldenthread.features.organisations.models import Body, Post, Trust, here_on
from goldenthread.foundation import subjects
from goldenthread.foundation.subjects import Subject

PLAN = "plan"


@dataclass(frozen=True)
class Audience:
    """One body or post that was asked, how much it has said, and whether that is all."""

    row: Consulted
    said: int

    @property
    def status(self) -> str:
        return "agreed" if self.row.done_on or self.said else "waited for"

    @property
    def says(self) -> str:
        if self.said:
            ends = ", and that is all" if self.row.done_on else ""
            return f"{self.said} {'comment' if self.said == 1 else 'comments'}{ends}"
        return "Nothing to add" if self.row.done_on else "Nothing yet"


@dataclass(frozen=True)
class Round:
    """One round with everything that was said, by the part that it is about."""

    row: Consultation
    state: str
    audiences: Sequence[Audience]
    talks: Sequence[tuple[str, Sequence[Comment]]]
    takes_part: Sequence[Consulted]
    is_author: bool
    why_open: str
    may_ask_anew: bool
    earlier: Sequence[Consultation]
    issues: Sequence[Issue] = ()

    @property
    def gathered(self) -> dict[int, str]:
        """Return the issue under which each comment lies."""
        return {one.pk: issue.title for issue in self.issues for one in issue.comments.all()}

    @property
    def count(self) -> int:
        return sum(len(talks) for _, talks in self.talks)


def consulted_subjects(kind: str, posts: Iterable[int]) -> Q:
    """Say, of a table with references, of which rows these posts were asked for comments, or asked others."""
    own = list(posts)
    asked = Consultation.objects.filter(subject_kind=kind, opened_post__in=own)
    heard = _subjects_of(Consulted.objects.filter(_audience_of(own), consultation__subject_kind=kind))
    return heard | Q(ref__in=asked.values("subject_ref"))


def subjects_out(kind: str, posts: Iterable[int], today: dt.date) -> Q:
    """Say, of a table with references, of which rows these posts are asked for comments on a day."""
    open_now = Q(consultation__subject_kind=kind, consultation__closed_on=None, consultation__closes_on__gte=today)
    return _subjects_of(Consulted.objects.filter(_audience_of(list(posts)), open_now))


def _subjects_of(asked: QuerySet[Consulted]) -> Q:
    return Q(ref__in=asked.values("consultation__subject_ref"))


def versions_shown(kind: str, posts: Iterable[int]) -> Q:
    """Say, of a table of kept versions, which these posts asked others, or were asked, to read and comment on."""
    own = list(posts)
    asked = Consulted.objects.filter(_audience_of(own)).values("consultation")
    rounds = Consultation.objects.filter(Q(pk__in=asked) | Q(opened_post__in=own), subject_kind=kind)
    return Q(ref__in=rounds.exclude(version="").values("version"))


def consultations(reach: Reach) -> QuerySet[Consultation]:
    """Return the rounds in which the reader takes part, which their post opened or whose thing they may change.

    A round that was summed up is there for all who may see plans in its place. Of any other kind of thing, it is
    there for those alone who may see that thing itself.
    """
    takes_part = Consulted.objects.filter(_audience_of(reach.posts)).values("consultation")
    opened = Q(opened_post__in=reach.posts) | Q(opened_post=None, opened_by=reach.person)
    shared = Q(closed_on__isnull=False) & (_in_reach(reach, "plan.see") | Q(school=None, unit=None))
    others = (_in_reach(reach, "plan.edit") | shared) & (Q(subject_kind=PLAN) | _of_things_seen(reach))
    found = Consultation.objects.filter(Q(pk__in=takes_part) | opened | others, trust=reach.trust)
    return found.select_related("trust", "school", "unit")


def asked_when(trust: int, kind: str, refs: Iterable[str]) -> dict[str, list[dt.date]]:
    """Return on which days comments were asked for on things of a kind, by reference."""
    days: dict[str, list[dt.date]] = {}
    rows = Consultation.objects.filter(trust=trust, subject_kind=kind, subject_ref__in=list(refs))
    for ref, day in rows.values_list("subject_ref", "opened_on"):
        days.setdefault(ref, []).append(day)
    return days


def rounds_of(reach: Reach, kind: str, ref: str) -> list[Consultation]:
    """Return the rounds on one thing that the reader may see, the latest first."""
    return list(consultations(reach).filter(subject_kind=kind, subject_ref=ref).order_by("-number"))


def talk_on(reach: Reach, version: str, today: dt.date) -> Consultation | None:
    """Return the open round in which the reader comments on a version that was sent out, if there is one."""
    asked = Consulted.objects.filter(_audience_of(reach.posts)).values("consultation")
    found = Consultation.objects.filter(trust=reach.trust, version=version, closed_on=None, closes_on__gte=today)
    return found.filter(pk__in=asked).first()


def round_of(reach: Reach, row: Consultation, today: dt.date) -> Round:
    """Return one round, drawn for its reader: eight queries whatever was said."""
    consulted = list(row.consulted.select_related("body", "post").prefetch_related("body__posts"))
    replies = Prefetch("replies", Comment.objects.order_by("pk"))
    said = list(
        Comment.objects.filter(trust=row.trust_id, round=row.ref, parent=None).prefetch_related(replies, "issues")
    )
    by_part: dict[str, list[Comment]] = {}
    for one in said:
        by_part.setdefault(one.title, []).append(one)
    doors = subjects.consultable(row.subject_kind)
    earlier = Consultation.objects.filter(
        subject_kind=row.subject_kind, subject_ref=row.subject_ref, number__lt=row.number
    )
    may_consult = doors is not None and doors.may_consult(reach, row.subject_ref)
    return Round(
        row, consulting.stands(row.closes_on, row.closed_on, today),
        [Audience(one, sum(each.post_id in _posts(one) for each in said)) for one in consulted],
        list(by_part.items()), [one for one in consulted if reach.posts & _posts(one)],
        _opened(reach, row) or may_consult, consulting.may_close(one.outcome for one in said), may_consult,
        list(earlier.order_by("-number")),
        list(row.issues.prefetch_related("comments")),
    )  # fmt: skip


def in_the_way(kind: str, ref: str, today: dt.date) -> list[str]:
    """Return, in a sentence, the round of comments that is not closed yet."""
    row = Consultation.objects.filter(subject_kind=kind, subject_ref=ref, closed_on=None).first()
    if row is None:
        return []
    day = f"{row.closes_on.day} {row.closes_on:%B %Y}"
    return [consulting.in_the_way(row.closes_on, row.closed_on, today, day)]


def audiences_to_choose(trust: Trust) -> tuple[list[Body], list[Post]]:
    """Return the bodies and the posts that can be asked for comments: none of a school that has left the trust."""
    here = here_on(at="school__")
    bodies = list(
        Body.objects.filter(here, trust=trust, dissolved_on=None).select_related("school").order_by("kind", "name")
    )
    return bodies, list(Post.objects.filter(here, trust=trust).order_by("title"))


def find_consultations(reach: Reach, refs: Iterable[str]) -> dict[str, Subject]:
    """Return rounds as lines on a page, by reference."""
    return {
        one.ref: Subject("consultation", one.ref, str(one), f"/{one.trust.slug}/approvals/round/{one.ref}/")
        for one in consultations(reach).filter(ref__in=list(refs))
    }


def _of_things_seen(reach: Reach) -> Q:
    """Say on which things other than plans, of those that went out for comment, the reader may see what was said."""
    rows = Consultation.objects.filter(trust=reach.trust).exclude(subject_kind=PLAN).order_by()
    pointers = list(rows.values_list("subject_kind", "subject_ref").distinct())
    return Q(subject_ref__in=[ref for _, ref in subjects.find(reach, pointers)])


def _opened(reach: Reach, row: Consultation) -> bool:
    """Say whether a round is the reader's to sum up: it goes with the post that opened it, whoever holds that now."""
    return row.opened_post_id in reach.posts if row.opened_post_id else row.opened_by_id == reach.person


def _audience_of(posts: Iterable[int]) -> Q:
    own = list(posts)
    return Q(post__in=own) | Q(body__posts__in=own)


def _posts(one: Consulted) -> set[int]:
    if one.post_id:
        return {one.post_id}
    return {post.pk for post in one.body.posts.all()} if one.body else set()


def _in_reach(reach: Reach, permission: str) -> Q:
    if reach.may_everywhere(permission):
        return Q(trust=reach.trust)
    return Q(school__in=reach.schools_for(permission)) | Q(unit__in=reach.units_for(permission))
