"""Posts, and who holds them from when until when."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.text import slugify

from goldenthread.domain.access import ADMINISTRATOR
from goldenthread.features.accounts import operations as accounts
from goldenthread.features.accounts import queries as people
from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations import queries
from goldenthread.features.organisations.models import Holding, Post, School, Trust
from goldenthread.features.organisations.operations.acting import act_for_its_body
from goldenthread.features.trail.operations import record
from goldenthread.foundation import clock
from goldenthread.foundation.checked_words import require

# As many letters as one page may send.
MOST_INVITED = 60


@transaction.atomic
def create_post(*, trust: Trust, title: str, role: str, by: Person | None, **facts: Any) -> Post:
    """Add a post to the trust, in a school, a unit or neither. Its key is made from its title unless given.

    It acts in the name of the body on which its role sits.

    Raises ValidationError with a plain sentence a field.
    """
    if role not in queries.role_titles():
        raise ValidationError({"role": f"There is no role called “{role}”."})
    post = Post(trust=trust, title=title.strip(), role=role, **({"key": _free_key(trust, title)} | facts))
    post.full_clean()
    post.save()
    act_for_its_body(post)
    record(
        trust=trust.pk, by=by, did="added", kind="post", ref=post.ref, title=post.title,
        after={"role": role, "school": post.school_id, "unit": post.unit_id},
    )  # fmt: skip
    return post


@transaction.atomic
def create_posts_in_schools(*, trust: Trust, title: str, role: str, by: Person | None) -> list[Post]:
    """Add a post of a role to each school that has none of it: “Headteacher, Cliff Road”."""
    served = Post.objects.filter(trust=trust, role=role, school__isnull=False).values("school")
    schools = School.objects.here().filter(trust=trust).exclude(pk__in=served).order_by("name")
    return [
        create_post(
            trust=trust, title=f"{title.strip()}, {school.short_name or school.name}", role=role, by=by, school=school
        )
        for school in schools
    ]


@transaction.atomic
def narrow_posts(*, posts: Iterable[Post], by: Person | None) -> int:
    """Give posts in schools the role that is meant for one school; return how many were changed."""
    narrower = queries.narrower_in_a_school()
    wide = [post for post in posts if post.school_id is not None and post.role in narrower]
    for post in wide:
        before, post.role = post.role, narrower[post.role]
        post.save(update_fields=["role"])
        record(
            trust=post.trust_id, by=by, did="narrowed", kind="post", ref=post.ref, title=post.title,
            before={"role": before}, after={"role": post.role},
        )  # fmt: skip
    return len(wide)


@transaction.atomic
def appoint(
    *, post: Post, person: Person, from_on: dt.date, until_on: dt.date | None = None, by: Person | None
) -> Holding:
    """Put a person into a post. Raises ValidationError when they hold it on one of those days already."""
    if until_on and until_on < from_on:
        raise ValidationError({"until_on": "The last day comes before the first."})
    theirs = Holding.objects.filter(post=post, person=person).filter(Q(until_on=None) | Q(until_on__gte=from_on))
    if theirs.filter(from_on__lte=until_on or dt.date.max).exists():
        raise ValidationError(f"{person.name} holds this post already.")
    holding = Holding.objects.create(post=post, person=person, from_on=from_on, until_on=until_on)
    _note(holding, "appointed", by, after={"from": from_on, "until": until_on})
    return holding


@transaction.atomic
def invite_to_post(*, post: Post, email: str, name: str, from_on: dt.date, by: Person | None) -> accounts.Invited:
    """Appoint whoever has this address, inviting them first when they have never joined."""
    invited = accounts.invite(email=email, name=name, by=by, trust=post.trust_id)
    appoint(post=post, person=invited.person, from_on=from_on, by=by)
    return invited


@dataclass(frozen=True)
class NewPost:
    """A post that is made for whoever is invited to it: of the trust, or of a school."""

    title: str
    role: str
    school: School | None = None


@dataclass(frozen=True)
class PostInvitation:
    """Whom somebody lists for which post, or for which new one. `row` is where they stand in the list."""

    row: int
    post: Post | NewPost
    email: str
    name: str
    from_on: dt.date


InvitedTo = tuple[accounts.Invited, Post]


@transaction.atomic
def invite_many(*, trust: Trust, invitations: Sequence[PostInvitation], by: Person | None) -> list[InvitedTo]:
    """Invite each to their post, all or none of them; who are listed alike for a new post come to one.

    Raises ValidationError with a sentence a row.
    """
    require(invitations, "Choose a post for somebody.")
    require(len(invitations) <= MOST_INVITED, f"At most {MOST_INVITED} people are invited at once.")
    made, wrong = [], []
    posts: dict[NewPost, Post] = {}
    for one in invitations:
        try:
            post = _standing(one.post, posts, trust, by)
            require(post.trust_id == trust.pk, "That is a post of another trust.")
            with transaction.atomic():
                invited = invite_to_post(post=post, email=one.email, name=one.name, from_on=one.from_on, by=by)
                made.append((invited, post))
        except ValidationError as error:
            wrong.append(f"Row {one.row}, {one.name}: {' '.join(error.messages)}")
    if wrong:
        raise ValidationError(wrong)
    return made


def _standing(wanted: Post | NewPost, made: dict[NewPost, Post], trust: Trust, by: Person | None) -> Post:
    if isinstance(wanted, Post):
        return wanted
    if wanted not in made:
        made[wanted] = create_post(trust=trust, title=wanted.title, role=wanted.role, school=wanted.school, by=by)
    return made[wanted]


@transaction.atomic
def end_holding(*, holding: Holding, last_on: dt.date, by: Person | None) -> Holding:
    """Let a post be held until the end of a day. Access by it goes with that day.

    Raises ValidationError when it had not begun by then, or when the trust would be left without an
    administrator.
    """
    if last_on < holding.from_on:
        raise ValidationError({"last_on": f"They took it up only on {holding.from_on:%-d %B %Y}."})
    require_another_administrator(holding.post.trust_id, without=Q(pk=holding.pk), of=[holding.post])
    before, holding.until_on = holding.until_on, last_on
    holding.save(update_fields=["until_on"])
    _note(holding, "ended", by, before={"until": before}, after={"until": last_on})
    return holding


@transaction.atomic
def suspend(*, person: Person, trust: Trust, by: Person) -> None:
    """Shut a person of this trust out of the site, at once.

    Raises ValidationError for oneself, for the trust's last administrator, and for somebody whose
    account another trust relies on too: a trust ends their posts here instead.
    """
    if person.pk == by.pk:
        raise ValidationError("You cannot suspend yourself.")
    holdings = Holding.objects.filter(Q(until_on=None) | Q(until_on__gte=clock.today()), person=person)
    if holdings.exclude(post__trust=trust).exists():
        raise ValidationError(f"{person.name} also works outside this trust. End their posts in this trust instead.")
    posts = list(Post.objects.filter(trust=trust, holdings__in=holdings))
    require_another_administrator(trust.pk, without=Q(person=person), of=posts)
    accounts.suspend(person=person, by=by, trust=trust.pk)


def require_another_administrator(trust: int, *, without: Q, of: list[Post]) -> None:
    """Raise ValidationError when, without these holdings, nobody who can sign in administers the trust."""
    if all(post.role != ADMINISTRATOR for post in of):
        return
    # Locked, so that two administrators cannot take each other's place away in the same moment.
    Trust.objects.select_for_update().get(pk=trust)
    able = Person.objects.filter(people.able_to_sign_in())
    left = Holding.objects.filter(post__trust=trust, post__role=ADMINISTRATOR, until_on=None, person__in=able)
    if not left.exclude(without).exists():
        raise ValidationError("The trust would be left without an administrator. Appoint another one first.")


def _free_key(trust: Trust, title: str) -> str:
    stem = slugify(title)[:50] or "post"
    taken = set(Post.objects.filter(trust=trust, key__startswith=stem).values_list("key", flat=True))
    return next(key for key in [stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))] if key not in taken)


def _note(holding: Holding, did: str, by: Person | None, **changes: dict[str, Any]) -> None:
    title = f"{holding.person.name}: {holding.post.title}"
    post = holding.post
    record(trust=post.trust_id, by=by, did=did, kind="post", ref=post.ref, title=title, **changes)
