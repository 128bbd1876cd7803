"""The trust's own words. A page asks for a concept; what is printed is what the trust calls it."""

from typing import Any

from goldenthread.foundation import library

FORMS = ("one", "many", "initials")


def word(trust: Any, concept: str, form: str = "one") -> str:
    """Return what this trust calls a concept of library/words.yaml, ready for the middle of a sentence.

    Initials fall back on the word itself where there are none. An unknown concept is a fault in the
    page, and fails loudly.
    """
    if form not in FORMS:
        raise ValueError(f"A word is asked for as one, many or initials, not “{form}”.")
    default: dict[str, str] = library.read("words.yaml")[concept]
    own: dict[str, str] = (getattr(trust, "words", None) or {}).get(concept, {})
    # A trust's own word never borrows the initials or the plural of ours.
    words = own if own.get("one") else {**default, **own}
    return uncapitalised(words.get(form) or words["one"])


def plural(trust: Any, concept: str, *, most: int) -> str:
    """Return what a trust calls several, by its initials where the word is longer than there is room for."""
    many, initials = word(trust, concept, "many"), word(trust, concept, "initials")
    return f"{initials}s" if len(many) > most and initials.isupper() else many


def with_article(phrase: str) -> str:
    """Put “a” or “an” before what a trust calls a thing: a school, an academy."""
    return f"{'an' if phrase[:1].lower() in 'aeio' and phrase else 'a'} {phrase}"


def uncapitalised(phrase: str) -> str:
    """Lower the first letter, unless another capital shows that the phrase is written as a name.

    So “Local body” becomes “local body”, while “Academy Committee” and “DfE” stay as they are.
    """
    rest = phrase[1:]
    return phrase if rest != rest.lower() else phrase[:1].lower() + rest
