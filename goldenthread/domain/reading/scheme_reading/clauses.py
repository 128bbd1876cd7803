"""Who has which part where a cell says it in words: “the board, on the recommendation of the audit committee”."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.domain.reading.parties import SOMEBODY, is_name
from goldenthread.domain.reading.scheme_reading.bands import find_band
from goldenthread.domain.reading.scheme_reading.marks import verb_of_word

# How a cell speaks of those who come in beside whoever its column is of.
_BESIDE = (
    ("recommend", r"(?:on|with|following|after)?\s*(?:the )?(?:recommendations?|advice)\s+(?:of|from|by)"),
    ("recommend", r"(?:recommended|advised) by"),
    ("consult", r"(?:after|following|in)?\s*(?:the )?consult(?:ing|ation with)(?: with)?|having consulted"),
    ("propose", r"(?:on|following) (?:the )?proposals? (?:of|from|by)|(?:proposed|drafted) by"),
    ("approve", r"(?:subject to|with)(?: the)? (?:approval|agreement|consent) (?:of|by|from)|(?:approved|agreed) by"),
    ("monitor", r"(?:reviewed|overseen|monitored|watched) by"),
    ("inform", r"(?:reported|reporting|and reports?) to|informing"),
)
_ACTS = re.compile(r"(?P<name>\S.{0,60}?)\s+(?:(?:is|are|will|must|to|be|then)\s+)*(?P<deed>[a-z]+(?:s|ed))")
# “Recommend: Standards Committee”
_LABELLED = re.compile(r"(?P<part>[A-Za-z]+(?: [a-z]+)?)\s*:\s*(?P<who>\S.*)")
_NOBODY = frozenset({"-", "–", "—", "n/a", "none", "nil"})
_FIRST = re.compile(r"^(?:by |with |for |to )?(?:the )?", re.IGNORECASE)
# “Board above that”, “thereafter the trustees”, “above: Board”, “Board otherwise”.
_REST = (
    r"(?:(?:for )?(?:anything|sums|amounts|all) )?(?:above|over|beyond|thereafter|otherwise|more|else)"
    r"(?: (?:that|this|else|sums|amounts))?"
)
_ABOVE_THAT = re.compile(rf"[\s,]*\b{_REST}$|^{_REST}\s*[:,–-]?\s+(?:the )?(?=\w)", re.IGNORECASE)
_GROUP = re.compile(r"\b(?:committee|group|panel|team|working party|forum)s?\s*$", re.IGNORECASE)
_LIMIT_BEGINS = re.compile(
    r"\b(?:up to|below|under|over|above|less than|more than|no more than|between|from|at least|exceeding)\b|[£\d]",
    re.IGNORECASE,
)
_SUM = re.compile(r"£\s*[\d,.]*\d\s*(?:k|m)?\b|\d+ days?", re.IGNORECASE)


@dataclass(frozen=True)
class Who:
    """One who is named in a cell, the part, and up to how much, in the cell's words."""

    name: str
    verb: str
    limit: str = ""


def who_says(cell: str, verb: str) -> list[Who]:
    """Return everybody whom a cell names: first those whom its column is of, each with a limit of its own if any."""
    found: list[Who] = []
    reached = ""
    for clause in _clauses(_inside(cell)):
        if acts := _acts_in(clause):
            found += acts
            continue
        if (labelled := _LABELLED.fullmatch(clause.strip())) and (part := verb_of_word(labelled["part"])):
            found += [Who(name, part) for name in _names(labelled["who"])]
            continue
        for part, words in _parts(_consented(clause), verb):
            names, limit, reached = _limited(words, reached)
            found += [Who(name, part, limit) for name in _names(names)]
    return list(dict.fromkeys(found))


def _acts_in(clause: str) -> list[Who]:
    """Return who does what where a clause says it of each: “HT proposes, LGB recommends and TB approves”."""
    told = [_ACTS.fullmatch(part.strip(" .")) for part in re.split(r",\s*(?:and\s+)?|\s+and\s+", clause)]
    acts = [
        Who(_FIRST.sub("", each["name"]), part) for each in told
        if each and (part := verb_of_word(each["deed"])) and (is_name(each["name"]) or each["name"].isupper())
    ]  # fmt: skip
    return acts if len(acts) == len(told) else []


def _clauses(cell: str) -> Iterator[str]:
    """Yield the clauses of a cell: also those that only a comma parts, where each has a limit of its own."""
    for clause in re.split(r"[;\n]", cell):
        parts = re.split(r",\s*(?!\d)|\s+and\s+(?=(?:the\s+)?[A-Z])", clause)
        spoken = [bool(find_band(_as_limit(part)).has_limit or _ABOVE_THAT.search(part)) for part in parts]
        yield from map(_as_limit, parts) if len(parts) > 1 and all(spoken) else [_as_limit(clause)]


def _as_limit(words: str) -> str:
    """“Head to £5,000” has it up to that sum."""
    return re.sub(r"(?<![\d£km])\s+to\s+(?=£|\d+ days?)", " up to ", words) if "up to" not in words.lower() else words


def _limited(words: str, reached: str) -> tuple[str, str, str]:
    """Return the names, the limit beside them, and where the next begins that has “what is above that”."""
    band = find_band(words)
    if band.has_limit:
        limit = words.removeprefix(band.words).strip()
        tops = _SUM.findall(limit)
        if not tops:
            return band.words, limit, reached
        is_short = band.up_to is not None and band.up_to % 1 != 0
        top = tops[-1].strip()
        return band.words, limit, f"{top} or more" if is_short else f"above {top}"
    if reached and _ABOVE_THAT.search(words.strip()):
        return _ABOVE_THAT.sub("", words.strip()), reached, reached
    return words, "", reached


def said_beside(matter: str) -> list[Who]:
    """Return who else has a part by a matter's own words: “appoint heads, after consulting the local board”."""
    parts = list(_parts(matter, ""))[1:]
    return [Who(name, part) for part, words in parts for name in _names(words) if is_name(name)]


def said_of(cell: str) -> list[str]:
    """Return what a cell says besides who: an exception in brackets, or that they do it jointly."""
    beside = [_beside(each.strip()) for each in re.findall(r"\(([^()]*)\)", cell) if not _speaks(each)]
    return [
        *filter(None, beside),
        *(["jointly"] if re.search(r"\b(?:jointly|together)\b", cell, re.IGNORECASE) else []),
    ]


def _beside(words: str) -> str:
    """Return what a bracket says besides a limit, which is kept as such."""
    band = find_band(words)
    if not band.has_limit:
        return words
    return _LIMIT_BEGINS.split(words, maxsplit=1)[0].strip(" ,")


def _inside(cell: str) -> str:
    """Return a cell with what stands in brackets as a clause of its own, where that says who has a part."""
    return re.sub(r"\s*\(([^()]*)\)", lambda found: _within(found[1]), cell)


def _within(words: str) -> str:
    if _speaks(words):
        return f", {words}"
    if not find_band(words).has_limit:
        return ""
    begins = _LIMIT_BEGINS.search(words)
    return f" {words[begins.start() :]}" if begins else ""


def _speaks(words: str) -> bool:
    return any(re.search(rf"\b(?:{how})", words, re.IGNORECASE) for _, how in _BESIDE)


def _consented(clause: str) -> str:
    """“Board, with DfE consent” has it with the consent of the DfE."""
    return re.sub(
        r"\bwith (?:the )?((?:[A-Z][\w’]*\s?){1,4}) (consent|approval|agreement)\b", r"with the \2 of \1", clause
    )


def _parts(clause: str, verb: str) -> Iterator[tuple[str, str]]:
    """Yield the stretches of a clause, each with the part that it speaks of."""
    marks = sorted(
        (found.start(), found.end(), part)
        for part, how in _BESIDE
        for found in re.finditer(rf"[,\s]*\b(?:{how})\b:?", clause, re.IGNORECASE)
    )
    start, part = 0, verb
    for begins, ends, following in marks:
        if begins < start:
            continue
        if words := clause[start:begins].strip(" ,."):
            yield part, words
        start, part = ends, following
    if words := clause[start:].strip(" ,."):
        yield part, words


def _together(pieces: Sequence[str]) -> list[str]:
    """Return names apart, but not the words of one: a “Finance and Resources Committee” is no two."""
    found = [pieces[-1]]
    for at in range(len(pieces) - 3, -1, -2):
        name, joint = pieces[at], pieces[at + 1]
        if joint not in ("/", " with ") and _GROUP.search(found[0]) and name.strip() and not SOMEBODY.search(name):
            found[0] = f"{name}{joint}{found[0]}"
        else:
            found.insert(0, name)
    return found


def _names(words: str) -> list[str]:
    plain = re.sub(r"\b(?:jointly|together|acting)\b|\s+via\s+.*", " ", words, flags=re.IGNORECASE | re.DOTALL)
    pieces = re.split(r"(,(?!\d{3})|/| and | with |&(?! risk))", plain)
    found = [_FIRST.sub("", " ".join(each.split())).strip(" .:") for each in _together(pieces)]
    found = [re.sub(r"\s+only$", "", each, flags=re.IGNORECASE) for each in found]
    return [each[:80] for each in found if each and each.lower() not in _NOBODY]
