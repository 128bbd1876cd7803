"""Inviting many people at once, from the list in which somebody keeps them."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpResponse
from django.shortcuts import redirect

from goldenthread.domain.measures.figure_block import rows_of
from goldenthread.domain.reading.people_listed import ListedPeople, ListedPerson, read_people
from goldenthread.domain.reading.post_meant import KnownPost, place_meant, post_meant, role_meant
from goldenthread.features.organisations import operations, queries
from goldenthread.features.organisations.models import Post, School, Trust
from goldenthread.features.organisations.operations import NewPost, PostInvitation
from goldenthread.features.organisations.words import names_of
from goldenthread.foundation import clock
from goldenthread.web.kit.access import TrustRequest
from goldenthread.web.kit.form_fields import meant_field
from goldenthread.web.kit.saving import saved
from goldenthread.web.kit.showing import show
from goldenthread.web.settings.people import manages_people, write_to
from goldenthread.web.settings.people_forms import day_field, named_post


class ListForm(forms.Form):
    """A list of people, pasted."""

    listed = forms.CharField(
        label="The list", max_length=60_000, widget=forms.Textarea,
        help_text="From Excel, or typed with commas: name, e-mail address, post, and the school where it is one’s.",
    )  # fmt: skip
    from_on = day_field("From", help_text="They can sign in at once, and see the trust from this day on.")

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        people = read_people(rows_of(typed["listed"])) if "listed" in typed else ListedPeople()
        for one in people.people:
            try:
                validate_email(one.email)
            except ValidationError:
                self.add_error("listed", f"Row {one.row}: “{one.email}” is no e-mail address.")
            if not one.name:
                self.add_error("listed", f"Row {one.row}: no name stands beside {one.email}.")
        if not people.people and not self.errors:
            self.add_error("listed", " ".join(["Nobody was found in it.", *people.left_out[:3]]))
        if len(people.people) > operations.MOST_INVITED:
            self.add_error("listed", f"That is more than {operations.MOST_INVITED} people. Invite them in parts.")
        return typed | {"people": people}


# What is chosen for a post that does not stand yet, before its role.
NEW = "new:"
LONGEST_TITLE = 120


class PostsForm(forms.Form):
    """To which post each of them is invited: one that stands, or a new one. What the list says is offered."""

    def __init__(self, *args: Any, people: Sequence[ListedPerson], request: TrustRequest, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.people = {f"post_{at}": one for at, one in enumerate(people)}
        self.posts = {post.ref: post for post in queries.posts_to_fill(request.reach)}
        self.schools = {school.ref: school for school in queries.schools_within(request.reach, "people.manage")}
        called = [(ref, named_post(post)) for ref, post in self.posts.items()]
        known = [_known(post) for post in self.posts.values()]
        roles = {role: _names_of(request.trust, role) for role in queries.role_titles()}
        for name, one in self.people.items():
            new = self._new_posts(one, request)
            meant = post_meant(one.post, known, roles) or f"{NEW}{self._role(one, roles)}"
            offered = [("Posts that stand", called), ("A new post, whose holder may do what is done by", new)]
            self.fields[name] = meant_field(
                f"{one.name}, {one.email}", [group for group in offered if group[1]], left_out="Not now",
                meant=meant if meant in dict(called + new) else "", help_text=one.post,
            )  # fmt: skip

    def _new_posts(self, one: ListedPerson, request: TrustRequest) -> list[tuple[str, str]]:
        if not one.post:
            return []
        school = self._school(one)
        where = f", in {school}" if school else ""
        given = queries.roles_to_give(request.reach, school=school.pk if school else None)
        return [(f"{NEW}{role}", f"A new post: {title}{where}") for role, title in given.items()]

    def _role(self, one: ListedPerson, roles: Mapping[str, Sequence[str]]) -> str:
        """Return the role that words mean; in a school, the one that is meant for a school."""
        role = role_meant(one.post, roles)
        return queries.narrower_in_a_school().get(role, role) if self._school(one) else role

    def _school(self, one: ListedPerson) -> School | None:
        names = {ref: [school.name, school.short_name] for ref, school in self.schools.items()}
        return self.schools.get(place_meant(one.post, names))

    def invitations(self, from_on: dt.date) -> list[PostInvitation]:
        chosen = ((one, self._chosen(one, self.cleaned_data[name])) for name, one in self.people.items())
        return [PostInvitation(one.row, post, one.email, one.name, from_on) for one, post in chosen if post]

    def _chosen(self, one: ListedPerson, said: str) -> Post | NewPost | None:
        if said.startswith(NEW):
            return NewPost(
                one.post[: Post._meta.get_field("title").max_length], said.removeprefix(NEW), self._school(one)
            )
        return self.posts.get(said)


@manages_people
def invite_many(request: TrustRequest) -> HttpResponse:
    """Read a list of people, show which post each would come to, and invite them all once that is said."""
    page = "settings/pages/invite_many.html"
    form = ListForm(request.POST or None, initial={"from_on": clock.today()})
    if not form.is_valid():
        return show(request, page, form=form, may_begin=_may_begin(request))
    people: ListedPeople = form.cleaned_data["people"]
    choosing = PostsForm(request.POST if "chosen" in request.POST else None, people=people.people, request=request)
    if choosing.is_bound and choosing.is_valid():
        invitations = choosing.invitations(form.cleaned_data["from_on"])
        made: list[operations.InvitedTo] = []
        if saved(form, lambda: made.extend(
            operations.invite_many(trust=request.trust, invitations=invitations, by=request.user)
        )):  # fmt: skip
            for invited, post in made:
                write_to(request, invited, post.title)
            messages.success(request, "Invited. What each may see and do comes with the post.")
            return redirect("settings:people", request.trust.slug)
    return show(request, page, form=form, posts_form=choosing, left_out=people.left_out, roles=queries.roles_told())


def _may_begin(request: TrustRequest) -> bool:
    """Say whether there is a post to fill, or one can be made."""
    return bool(queries.posts_to_fill(request.reach) or queries.roles_to_give(request.reach, school=None))


def _names_of(trust: Trust, role: str) -> list[str]:
    own, body = names_of(trust, role), queries.sits_on().get(role)
    if body is None:
        return [*own]
    # “Chair of the local governing body” says as much as “governor”.
    sit = [*names_of(trust, body.replace(" ", "_")), *(f"{name}s" for name in own)]
    return [*own, *(f"{office} {body}" for office in ("chair of", "chair of the", "member of the") for body in sit)]


def _known(post: Post) -> KnownPost:
    place = post.school or post.unit
    names = (getattr(place, "name", ""), getattr(place, "short_name", ""))
    return KnownPost(post.ref, post.title, post.role, tuple(dict.fromkeys(filter(None, names))))
