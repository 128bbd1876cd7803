"""What is typed about people and their posts."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError

from goldenthread.features.organisations.models import Body, Membership, Post


def day_field(label: str, **more: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **more)


class InviteForm(forms.Form):
    """Whom, to which post, from which day."""

    name = forms.CharField(label="Their name", max_length=120)
    email = forms.EmailField(label="Their e-mail address", max_length=254)
    post = forms.ChoiceField(label="Post", choices=[])
    from_on = day_field("From", help_text="They can sign in at once, and see the trust from this day on.")
    body = forms.ChoiceField(
        label="Sits on", required=False, help_text="A trustee or governor who is to be called to its meetings."
    )
    office = forms.ChoiceField(label="As", required=False, choices=Membership.Office.choices)
    until_on = day_field("The term ends on", required=False)

    def __init__(self, *args: Any, posts: Iterable[Post], bodies: Iterable[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = {body.ref: body for body in bodies}
        seats = [("", "No body"), *((ref, body.name) for ref, body in self.bodies.items())]
        cast("forms.ChoiceField", self.fields["body"]).choices = seats
        self.posts = {post.ref: post for post in posts}
        choices = [("", "Choose a post"), *((ref, named_post(post)) for ref, post in self.posts.items())]
        cast("forms.ChoiceField", self.fields["post"]).choices = choices

    def clean_post(self) -> Post:
        post = self.posts.get(self.cleaned_data["post"])
        if post is None:
            raise ValidationError("Choose one of the posts.")
        return post

    def clean_body(self) -> Body | None:
        return self.bodies.get(self.cleaned_data["body"])


class LastDayForm(forms.Form):
    last_on = day_field(
        "Their last day in the post", help_text="What it lets them see goes with the end of that day."
    )


def named_post(post: Post) -> str:
    """Return what a post is called, with where it is unless its title says so."""
    place = post.school or post.unit
    names = [getattr(place, "name", ""), getattr(place, "short_name", "")]
    return (
        post.title if any(name and name in post.title for name in names) or not place else f"{post.title} · {place}"
    )
