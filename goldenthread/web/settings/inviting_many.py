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
from goldenthread.domain.reading.post_meant import KnownPost, post_meant
from goldenthread.features.organisations import operations, queries
from goldenthread.features.organisations.models import Post
from goldenthread.features.organisations.operations import PostInvitation
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


class PostsForm(forms.Form):
    """To which post each of them is invited; what the list says is offered."""

    def __init__(
        self,
        *args: Any,
        people: Sequence[ListedPerson],
        posts: Sequence[Post],
        roles: Mapping[str, Sequence[str]],
        **rest: Any,
    ) -> None:
        super().__init__(*args, **rest)
        self.people = {f"post_{at}": one for at, one in enumerate(people)}
        self.posts = {post.ref: post for post in posts}
        called = [(ref, named_post(post)) for ref, post in self.posts.items()]
        known = [_known(post) for post in posts]
        for name, one in self.people.items():
            self.fields[name] = meant_field(
                f"{one.name}, {one.email}", called, left_out="Not now", meant=post_meant(one.post, known, roles),
                help_text=one.post,
            )  # fmt: skip

    def invitations(self, from_on: dt.date) -> list[PostInvitation]:
        chosen = ((one, self.posts.get(self.cleaned_data[name])) for name, one in self.people.items())
        return [PostInvitation(one.row, post, one.email, one.name, from_on) for one, post in chosen if post]


@manages_people
def invite_many(request: TrustRequest) -> HttpResponse:
    """Read a list of people, show which post each would come to, and invite them all once that is said."""
    posts, page = queries.posts_to_fill(request.reach), "settings/pages/invite_many.html"
    form = ListForm(request.POST or None, initial={"from_on": clock.today()})
    if not form.is_valid():
        return show(request, page, form=form, posts=posts)
    people: ListedPeople = form.cleaned_data["people"]
    choosing = PostsForm(
        request.POST if "chosen" in request.POST else None,
        people=people.people,
        posts=posts,
        roles={role: names_of(request.trust, role) for role in queries.role_titles()},
    )
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
    return show(request, page, form=form, posts=posts, posts_form=choosing, left_out=people.left_out)


def _known(post: Post) -> KnownPost:
    place = post.school or post.unit
    names = (getattr(place, "name", ""), getattr(place, "short_name", ""))
    return KnownPost(post.ref, post.title, post.role, tuple(dict.fromkeys(filter(None, names))))
