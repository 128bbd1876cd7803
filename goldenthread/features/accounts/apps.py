from typing import Any

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "goldenthread.features.accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        listen_to_sign_ins()


def listen_to_sign_ins() -> None:
    """Leave a trail of sign-ins, and of changes to how somebody signs in.

    The one place in the product that listens to signals: signing in, passwords and second factors are
    the framework's and allauth's own deeds, and a signal is the only word that they leave.
    """
    # Their modules, and ours, hold tables, which are not there yet when this file is read.
    from allauth.account import signals as account  # noqa: PLC0415
    from allauth.account.authentication import get_authentication_records  # noqa: PLC0415
    from allauth.mfa import signals as factor  # noqa: PLC0415
    from django.contrib.auth import signals as auth  # noqa: PLC0415

    from goldenthread.features.accounts import operations, queries  # noqa: PLC0415

    def signed_in(request: Any, user: Any, **_: Any) -> None:
        methods = [str(step.get("type") or step["method"]) for step in get_authentication_records(request, user)]
        operations.note(person=user, by=user, did="signed in", how=", then ".join(methods))

    def signed_out(user: Any, **_: Any) -> None:
        if user is not None:
            operations.note(person=user, by=user, did="signed out")

    def failed(credentials: dict[str, Any], **_: Any) -> None:
        tried = str(credentials.get("email") or credentials.get("username") or "")
        operations.note(person=queries.person_at(tried), by=None, did="failed to sign in", how="password")

    def failed_factor(user: Any, authenticator: Any, **_: Any) -> None:
        operations.note(person=user, by=None, did="failed to sign in", how=str(authenticator.type))

    def changed(did: str) -> Any:
        def note(user: Any, authenticator: Any = None, **_: Any) -> None:
            operations.note(person=user, by=user, did=did, how=str(authenticator.type) if authenticator else "")

        return note

    listeners = {
        auth.user_logged_in: signed_in,
        auth.user_logged_out: signed_out,
        auth.user_login_failed: failed,
        factor.authentication_failed: failed_factor,
        factor.authenticator_added: changed("added a second factor"),
        factor.authenticator_removed: changed("removed a second factor"),
        factor.authenticator_reset: changed("made new recovery codes"),
        account.password_changed: changed("changed their password"),
        account.password_set: changed("set a password"),
        account.password_reset: changed("reset their password"),
        account.email_changed: changed("changed their e-mail address"),
    }
    for signal, listener in listeners.items():
        signal.connect(listener, weak=False)
