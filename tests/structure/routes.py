"""Every route of the site, read from the resolver itself, so that a new one is taken up by being there."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

# allauth finds its own pages by these names. Who may open them is its own business, and proved by its own tests
# and by ours of signing in, passwords, second factors and single sign-on.
ALLAUTH = ("account_", "mfa_", "socialaccount_", "openid_connect_")


@dataclass(frozen=True)
class Route:
    """One address: its name with its area (`plans:thread`), the view, and the words that it takes."""

    name: str
    view: Any
    takes: tuple[str, ...]
    written: str

    @property
    def area(self) -> str:
        return self.name.partition(":")[0]

    @property
    def short_name(self) -> str:
        return self.name.partition(":")[2]

    @property
    def needs(self) -> str | None:
        return getattr(self.view, "needs", None)

    @property
    def is_of_a_trust(self) -> bool:
        return self.written.startswith("<slug:trust>/")

    @property
    def is_allauths(self) -> bool:
        return self.name.startswith(ALLAUTH)

    @property
    def asks_for(self) -> tuple[str, ...]:
        """Return the words beside the trust's own."""
        return tuple(word for word in self.takes if word != "trust")

    def address(self, **words: Any) -> str:
        return reverse(self.name, kwargs=words)

    def __str__(self) -> str:
        return self.name or self.written


def routes() -> list[Route]:
    return list(_below(get_resolver().url_patterns, "", "", ()))


def _below(patterns: list[Any], area: str, written: str, takes: tuple[str, ...]) -> Iterator[Route]:
    for pattern in patterns:
        here, words = written + str(pattern.pattern), takes + tuple(_words(pattern))
        if isinstance(pattern, URLResolver):
            inner = pattern.namespace or ""
            yield from _below(pattern.url_patterns, f"{area}{inner}:" if inner else area, here, words)
        elif isinstance(pattern, URLPattern):
            yield Route(f"{area}{pattern.name}" if pattern.name else "", pattern.callback, words, here)


def _words(pattern: URLPattern | URLResolver) -> list[str]:
    found = getattr(pattern.pattern, "converters", None)
    return list(found) if found else list(pattern.pattern.regex.groupindex)
