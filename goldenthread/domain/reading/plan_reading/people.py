"""Who leads, reviews and answers: posts as written, and names of people told apart from them."""

import re
from collections.abc import Iterator

from goldenthread.domain.reading.plan_reading.vocabulary import Vocabulary

_PARTIES = re.compile(r"\s*(?:\n|;|(?<=\w|\))\s?/\s?|\s&\s|\s\+\s|,|(?<=\)) (?=[A-Z])|\band\b|\bwith\b)\s*")
_NOTE = re.compile(r"\(([^()]{1,60})\)|\[([^\[\]]{1,60})\]")
_WHEN = re.compile(r"(?:by|from|in|before|until)\s+\w+\s+\d{4}|(?:by\s+)?\d{1,2}\s\w+\s\d{4}", re.IGNORECASE)
_WORD = re.compile(r"[A-Z][a-zà-ÿ’'-]+(?:[A-Z][a-zà-ÿ]+)?")

_BEHIND = re.compile(
    r"(?:[(\[](?P<said>[^()\[\]]{2,90})[)\]]|\s[-–—]\s(?P<last>[^-–—()\[\]]{2,60}(?:\s[-–—]\s[^-–—()\[\]]{3,40})?))\.?$"
)
_BESIDE = re.compile(r"\s*(?:,|;|/|&|\band\b|\s[-–—]\s)\s*")
_TIME = re.compile(
    r"\b(?:20\d\d|terms?|termly|weekly|monthly|yearly|annually|ongoing|autumn|spring|summer|easter|christmas|"
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b",
    re.IGNORECASE,
)
_LONGEST_POST, _LONGEST_CELL = 5, 120
_BODIES = re.compile(r"(?:all )?(?:staff|teachers|governors|trustees|leaders|slt|parents|pupils)", re.IGNORECASE)
_JOINT, _STROKE = "\N{ZERO WIDTH JOINER}", "\N{WORD JOINER}"
_PHASES = re.compile(
    r"\b(EYFS|KS\d|Y\d{1,2}|Reception|Nursery)\s?/\s?(?=(?:EYFS|KS\d|Y\d{1,2}|Reception|Nursery)\s(?:phase\s)?(?:lead|manager|co))",
    re.IGNORECASE,
)
_ONE_POST = re.compile(
    r"\b([A-Z][a-z]+) and ([a-z]+ (?:lead|leader|manager|officer|coordinator|co-ordinator|director|adviser|team))\b"
)


def parties(words: str) -> Iterator[str]:
    """Yield the parties that a cell names, with what stands in brackets behind each."""
    for part in _PARTIES.split("\n".join(_as_one_post(" ".join(line.split())) for line in words.splitlines())):
        if part and any(character.isalpha() for character in part) and not _WHEN.match(part):
            yield part.replace(_JOINT, "and").replace(_STROKE, "/").strip(" .:-–")


def names_somebody(words: str, vocabulary: Vocabulary) -> bool:
    """Say whether a cell names nothing but posts and people."""
    found = list(parties(words)) if len(words) < _LONGEST_CELL else []
    return bool(found) and all(
        _is_post(_NOTE.sub("", party).strip(), vocabulary) or person_in(party, vocabulary) for party in found
    )


def _as_one_post(line: str) -> str:
    """Keep “Speech and language lead” together, and “EYFS/KS1 leader”, who leads both."""
    line = _PHASES.sub(lambda match: f"{match[1]}{_STROKE}", line)
    return _ONE_POST.sub(lambda match: f"{match[1]} {_JOINT} {match[2]}", line)


def person_in(party: str, vocabulary: Vocabulary) -> str:
    """Return the name of a human being in a party's words; empty where it is a post or a body."""
    bare = _NOTE.sub(" ", party).strip()
    words = bare.replace(".", " ").split()
    if not words or bare.lower() in vocabulary.places:
        return ""
    if words[0].lower() in vocabulary.person_titles and len(words) > 1 and words[1][0].isupper():
        return bare
    if not 2 <= len(words) <= 4 or any(word.lower().strip("-") in vocabulary.post_words for word in words):
        return ""
    if all(_WORD.fullmatch(word) or (len(word) == 1 and word.isupper()) for word in words) and len(words[-1]) > 1:
        return bare
    return ""


def is_initials(party: str, vocabulary: Vocabulary) -> bool:
    """Say whether a party is the initials of somebody: two or three capitals that are no known abbreviation."""
    bare = _NOTE.sub("", party).strip().replace(".", "")
    return (
        2 <= len(bare) <= 4
        and bare.isalpha()
        and bare.isupper()
        and bare not in vocabulary.known_initials
        and bare.lower() not in vocabulary.post_words
    )


def note_of(party: str) -> str:
    """Return what stands in brackets behind a party: a post, or “review”."""
    match = _NOTE.search(party)
    return (match[1] or match[2] or "").strip() if match else ""


def capacity_of(party: str, usual: str, vocabulary: Vocabulary) -> str:
    """Return in what capacity a party is named: as the column says, or as the note behind the name does."""
    note = note_of(party).lower()
    return {"review": "reviewer", "support": "support"}.get(vocabulary.capacity_notes.get(note, ""), usual)


def posts_behind(words: str, vocabulary: Vocabulary) -> list[str]:
    """Return the posts with which a line ends, in brackets or behind a dash; nothing where anything else does.

    A date may stand beside them. “(all staff)” says for whom a thing is, and “(reading)” what it is.
    """
    match = _BEHIND.search(words.strip())
    if match is None:
        return []
    parts = [part.strip(" .") for part in _BESIDE.split(match["said"] or match["last"]) if part.strip(" .")]
    posts = [part for part in parts if _is_post(part, vocabulary)]
    return posts if posts and all(part in posts or _TIME.search(part) for part in parts) else []


def are_people(named: str, vocabulary: Vocabulary) -> bool:
    """Say whether words name nothing but people, posts and bodies: “All staff”, “JW”, “English lead”."""
    held = list(parties(named))
    return bool(_BODIES.fullmatch(named)) or (
        bool(held)
        and all(
            is_initials(party, vocabulary) or names_somebody(party, vocabulary) or _BODIES.fullmatch(party)
            for party in held
        )
    )


def _is_post(words: str, vocabulary: Vocabulary) -> bool:
    said = words.lower().split()
    return bool(said) and len(said) <= _LONGEST_POST and bool({said[0], said[-1]} & vocabulary.leading_words)
