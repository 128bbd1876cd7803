"""The trust's own words. A page asks for a concept; what is printed is what the trust calls it."""

from typing import Any

from goldenthread.features.organisations.words import FORMS, uncapitalised, word

__all__ = ["FORMS", "plural", "uncapitalised", "with_article", "word"]


def plural(trust: Any, concept: str, *, most: int) -> str:
    """Return what a trust calls several, by its initials where the word is longer than there is room for."""
    many, initials = word(trust, concept, "many"), word(trust, concept, "initials")
    return f"{initials}s" if len(many) > most and initials.isupper() else many


def with_article(phrase: str) -> str:
    """Put “a” or “an” before what a trust calls a thing: a school, an academy."""
    return f"{'an' if phrase[:1].lower() in 'aeio' and phrase else 'a'} {phrase}"
