"""The trust's own words: a concept is asked for, and what is said is what the trust calls it."""

import re
from typing import Any

from goldenthread.foundation import library

FORMS = ("one", "many", "initials")
_PLACE = re.compile(r"\{([a-z_]+)(?::(one|many|initials))?\}")


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


def in_own_words(trust: Any, sentence: str) -> str:
    """Return a sentence of the library with the trust's words in its braces, and a capital at its beginning."""
    said = _PLACE.sub(lambda place: word(trust, place[1], place[2] or "one"), sentence)
    return said[:1].upper() + said[1:] if sentence.startswith("{") else said


def uncapitalised(phrase: str) -> str:
    """Lower the first letter, unless another capital shows that the phrase is written as a name.

    So “Local body” becomes “local body”, while “Academy Committee” and “DfE” stay as they are.
    """
    rest = phrase[1:]
    return phrase if rest != rest.lower() else phrase[:1].lower() + rest


def names_of(trust: Any, concept: str) -> tuple[str, ...]:
    """Return everything that a concept is called: by this trust, by us, and by others; nothing of an unknown one."""
    ours: dict[str, Any] = library.read("words.yaml").get(concept, {})
    own: dict[str, str] = (getattr(trust, "words", None) or {}).get(concept, {})
    said = (own.get("one"), own.get("initials"), ours.get("one"), *ours.get("also", ()))
    return tuple(dict.fromkeys(name for name in said if name))
