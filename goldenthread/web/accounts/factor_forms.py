"""Forms of the second factor, made to bear whatever is sent to them."""

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse, RateLimited
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.core.exceptions import ValidationError

NOT_A_PASSKEY = "That passkey could not be read. Try once more."
INVENTED = "Invented people have no second factor."


class CarefulPasskey(forms.Form):
    """Says what is wrong where the parsing of a forged passkey would trip: it raises as it falls."""

    def clean_credential(self) -> Any:
        return carefully(super().clean_credential)  # type: ignore[misc]


class CarefulAuthenticate(CarefulPasskey, AuthenticateWebAuthnForm):  # type: ignore[misc]
    pass


class CarefulLogin(CarefulPasskey, LoginWebAuthnForm):  # type: ignore[misc]
    pass


class CarefulReauthenticate(CarefulPasskey, ReauthenticateWebAuthnForm):  # type: ignore[misc]
    pass


class CarefulAdd(AddWebAuthnForm):  # type: ignore[misc]
    name = forms.CharField(required=False, max_length=100)

    def clean(self) -> Any:
        require_real(self.user)
        return carefully(super().clean)


class ActivateApp(ActivateTOTPForm):  # type: ignore[misc]
    def clean(self) -> Any:
        require_real(self.user)
        return super().clean()


def carefully(clean: Any) -> Any:
    try:
        return clean()
    except (ValidationError, RateLimited, ImmediateHttpResponse):
        raise
    except Exception as error:  # what anybody may send is parsed by layers with errors of their own
        raise ValidationError(NOT_A_PASSKEY) from error


def require_real(person: Any) -> None:
    # A visitor who set one up would lock the invented person for every visitor after them.
    if person.is_demonstration:
        raise ValidationError(INVENTED)
