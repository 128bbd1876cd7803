"""What allauth asks us: who may sign up, how letters are sent, whom a provider's word lets in."""

# ruff: noqa: ARG002, PLR0917  what these are handed is allauth's to say

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base import AuthProcess
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse

from goldenthread.features.accounts import operations
from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations import queries as organisations
from goldenthread.web.kit import letters

SAYS = {
    "account/messages/email_confirmation_sent.txt": "A letter is on its way to the new address. Open the link in it.",
    "account/messages/email_confirmation_failed.txt": "Somebody else signs in with that address.",
    "account/messages/email_confirmed.txt": "From now on you sign in with the new address.",
    "account/messages/password_changed.txt": "Your password is changed.",
    "account/messages/password_set.txt": "Your password is set.",
    "mfa/messages/totp_activated.txt": "Your authenticator app is set up.",
    "mfa/messages/totp_deactivated.txt": "Your authenticator app is no longer asked for.",
    "mfa/messages/recovery_codes_generated.txt": "Here are new recovery codes; the old ones no longer work.",
    "mfa/messages/webauthn_added.txt": "Your passkey is added.",
    "mfa/messages/webauthn_removed.txt": "Your passkey is removed.",
}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts come by invitation; letters carry the site's own address."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "That e-mail address and password do not belong together.",
        "too_many_login_attempts": "That was tried too often. Wait five minutes, or ask for a new password.",
        "email_taken": "Somebody else signs in with that address.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_login(self, request: HttpRequest, user: Any, **facts: Any) -> Any:
        # Invented people are let in by the sign-in page's buttons alone, and by no way once a trust is real.
        if user.is_demonstration and not organisations.all_are_demonstrations():
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, **facts)

    def login(self, request: HttpRequest, user: Any) -> None:
        # Everybody came by a letter, so their address is their own. allauth must know it, or it would drop
        # the address as unproved once they ask for another.
        if not user.is_demonstration:
            operations.prove_address(person=user)
        super().login(request, user)

    def clean_password(self, password: str, user: Any = None) -> Any:
        if user is not None and user.is_demonstration:
            raise ValidationError("Invented people have no password.")
        return super().clean_password(password, user)

    def clean_email(self, email: str) -> Any:
        if self.request is not None and getattr(self.request.user, "is_demonstration", False):
            raise ValidationError("Invented people keep their invented addresses.")
        return super().clean_email(email)

    def send_password_reset_mail(self, user: Any, email: str, context: dict[str, Any]) -> None:
        if not user.is_demonstration:
            super().send_password_reset_mail(user, email, context)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        words = context | {"email": email}
        subject = render_to_string(f"{template_prefix}_subject.txt", words)
        body = render_to_string(f"{template_prefix}_message.txt", words)
        letters.post(EmailMessage(subject=" ".join(subject.split()), body=body.strip() + "\n", to=[email]))

    def get_reset_password_from_key_url(self, key: str) -> str:
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return letters.full_address(path.replace("UID-KEY", key))

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation: Any) -> str:
        return letters.full_address(reverse("account_confirm_email", args=[emailconfirmation.key]))

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        # Somebody else may have been invited at the address since the letter was sent.
        taken = Person.objects.filter(email=email_address.email).exclude(pk=email_address.user_id).exists()
        return not taken and super().confirm_email(request, email_address)

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say what happened in our own sentence, or say nothing: that one is signed in is plain to see."""
        said = message or SAYS.get(message_template or "")
        if said:
            messages.add_message(request, level, said, extra_tags=extra_tags)


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Second factors, under the product's name."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "That code is not right. Codes change every half minute; try the newest.",
    }

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002
        held = user.authenticator_set.filter(type=type).count()
        return "Passkey" if held == 0 else f"Passkey {held + 1}"

    def _get_site_name(self) -> str:
        return "Golden Thread"


class ProviderAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Single sign-on lets in those who were invited, by an address that their provider vouches for."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def authenticate_by_email(self, sociallogin: SocialLogin) -> tuple[Any, str] | None:
        if disowns_the_address(sociallogin.account.extra_data):
            return None
        found = super().authenticate_by_email(sociallogin)
        return None if found is None or found[0].is_demonstration else found

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        if sociallogin.state.get("process") != AuthProcess.LOGIN:
            raise ImmediateHttpResponse(redirect("accounts:account"))
        if not sociallogin.is_existing:
            raise ImmediateHttpResponse(render(request, "accounts/pages/not_invited.html", status=403))
        if sociallogin.user.is_active:
            operations.prove_address(person=sociallogin.user)


def disowns_the_address(said: dict[str, Any]) -> bool:
    """Say whether a provider's claims take back its word for an address.

    It may say so itself, sometimes in a word and not a truth value; or it passes on a guest, whose
    address is the word of another organisation (`idp`).
    """
    claims = [said.get(part) or {} for part in ("id_token", "userinfo")]
    unverified = any(str(claim.get("email_verified", "")).lower() in {"false", "0"} for claim in claims)
    guest = any(claim.get("idp") and claim["idp"] != claim.get("iss") for claim in claims)
    return unverified or guest
