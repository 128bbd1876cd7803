"""What a trust may be called in an address.

The trust stands first in its addresses, so its short name there may be none of the site's own words,
nor one that a later release is likely to need.
"""

import re

LONGEST = 40

# fmt: off
RESERVED = frozenset([
    "about", "account", "accounts", "admin", "administrator", "api", "app", "apps", "assets", "auth", "backup",
    "blog", "calendar", "contact", "cookies", "demo", "demonstration", "directory", "docs", "download",
    "downloads", "export", "favicon", "feed", "feeds", "files", "gallery", "golden-thread", "goldenthread",
    "health", "help", "home", "import", "invitation", "invitations", "kit", "legal", "library", "login",
    "logout", "mail", "manage", "media", "metrics", "mfa", "news", "null", "oidc", "openid", "password", "ping",
    "privacy", "public", "register", "robots", "root", "search", "security", "settings", "setup", "sign-in",
    "sign-out", "sign-up", "signin", "signout", "signup", "sso", "static", "status", "support", "system",
    "terms", "test", "trust", "trusts", "undefined", "user", "users", "version", "webhook", "webhooks",
    "well-known", "www",
])
# fmt: on

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def slug_problem(slug: str) -> str | None:
    """Return, in a sentence, why a trust cannot have this address; None when it can."""
    if not _SLUG.fullmatch(slug):
        return "Write the address in small letters, figures and single hyphens, such as harbour-trust."
    if len(slug) > LONGEST:
        return f"Write the address in at most {LONGEST} characters."
    if len(slug) < 2:
        return "Write the address in at least 2 characters."
    if slug in RESERVED:
        return f"“{slug}” is one of this site’s own addresses; choose another."
    return None
