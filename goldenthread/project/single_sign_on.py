"""Signing in through an organisation's own provider: Microsoft, Google, or any that speaks OpenID Connect.

GOLDENTHREAD_OIDC_SERVER is `microsoft:` and the organisation's tenant id, or `google`, or the address of
any other provider; GOLDENTHREAD_OIDC_CLIENT_ID and _SECRET are what the provider gave; _NAME is what the
button says. Only people who were invited get in, found by an address that the provider vouches for. One
that leaves out whether an address is verified, as most do for their own staff, is believed only where
GOLDENTHREAD_OIDC_VOUCHES says yes. A Microsoft tenant is: its own administrators give out its addresses.
"""

import re
from typing import Any
from urllib.parse import urlsplit

from goldenthread.project import environment
from goldenthread.project.environment import SettingError

PROVIDER = "organisation"
GOOGLE = "https://accounts.google.com"
MICROSOFT = "https://login.microsoftonline.com"
_TENANT = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_LOOPBACK = {"localhost", "127.0.0.1", "::1"}


def providers() -> dict[str, Any]:
    """Return the one provider as allauth reads it, or nothing when none is set."""
    said = environment.words("GOLDENTHREAD_OIDC_SERVER")
    if not said:
        return {}
    name, server, vouches = _server(said)
    app = {
        "provider_id": PROVIDER,
        "name": environment.words("GOLDENTHREAD_OIDC_NAME", name),
        "client_id": _needed("GOLDENTHREAD_OIDC_CLIENT_ID"),
        "secret": _needed("GOLDENTHREAD_OIDC_SECRET"),
        "settings": {
            "server_url": server,
            "verified_email": environment.yes_or_no("GOLDENTHREAD_OIDC_VOUCHES", default=vouches),
        },
    }
    return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}


def origins(chosen: dict[str, Any]) -> list[str]:
    """Return where the sign-in form may lead: browsers hold a form's redirects to the content policy too."""
    apps = chosen.get("openid_connect", {}).get("APPS", [])
    servers = [urlsplit(app["settings"]["server_url"]) for app in apps]
    return [f"{server.scheme}://{server.netloc}" for server in servers]


def _server(said: str) -> tuple[str, str, bool]:
    """Return a provider's own name, its address, and whether its addresses are believed unsaid."""
    if said == "google":
        return "Google", GOOGLE, False
    if said.startswith("microsoft:"):
        tenant = said.removeprefix("microsoft:").lower()
        # In "common" and its like anybody's own tenant gives out addresses, of anybody.
        if not _TENANT.fullmatch(tenant):
            raise SettingError(
                "GOLDENTHREAD_OIDC_SERVER needs your own tenant’s id after microsoft: (36 characters)."
            )
        return "Microsoft", f"{MICROSOFT}/{tenant}/v2.0", True
    address = urlsplit(said)
    if address.scheme != "https" and not (address.scheme == "http" and address.hostname in _LOOPBACK):
        raise SettingError("GOLDENTHREAD_OIDC_SERVER must be google, microsoft:TENANT, or an address with https://.")
    return "your organisation", said.rstrip("/"), False


def _needed(name: str) -> str:
    value = environment.words(name)
    if not value:
        raise SettingError(f"{name} is empty, and GOLDENTHREAD_OIDC_SERVER is set; give both or neither.")
    return value
