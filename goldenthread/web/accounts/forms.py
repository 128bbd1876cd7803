"""What is typed to sign in, to take up an invitation, and on one's own account."""

from typing import Any

from allauth.account.forms import LoginForm
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from goldenthread.features.accounts.models import Person


class SignInForm(LoginForm):  # type: ignore[misc]
    """E-mail address and password, checked and throttled by allauth."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = forms.EmailField(
            label="E-mail address",
            max_length=254,
            widget=forms.EmailInput(attrs={"autocomplete": "username webauthn", "autocapitalize": "none"}),
        )
        self.fields["password"] = forms.CharField(
            label="Password",
            max_length=1_000,
            strip=False,
            widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        )
        self.order_fields(["login", "password"])


class NameForm(forms.Form):
    name = forms.CharField(label="Your name", max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))


class AcceptInvitationForm(NameForm):
    """A name and a new password, twice."""

    password = forms.CharField(
        max_length=1_000,
        strip=False,
        help_text="At least 12 characters. Three or four words that only you would put together do well.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label="The same password again",
        max_length=1_000,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if "password" not in typed:
            return typed
        if "again" in typed and typed["again"] != typed["password"]:
            self.add_error("again", "The two passwords are not the same.")
        try:
            self.person.name = typed.get("name", self.person.name)
            validate_password(typed["password"], self.person)
        except ValidationError as error:
            self.add_error("password", error)
        return typed
