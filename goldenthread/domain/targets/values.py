"""The values that a statement sets: a number, the unit it is in, and how it is to be compared.

A number is a value only where its form says so: a percent or pound sign, words of comparison ("at
least", "no more than", "or above"), a sign or a decimal beside a measure, or a count of things that
the statement sets out to win. Any other number is left alone, for a false target is worse than none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.domain.targets import figure_words
from goldenthread.domain.targets.wording import overlaps

Span = tuple[int, int]


@dataclass(frozen=True)
class Quantity:
    """A number as set: `span` covers its words of comparison and unit, `figure` the digits alone.

    `by_merit` says that the comparison is in words of better and worse; its `op` takes more to be better.
    """

    span: Span
    figure: Span
    low: str
    high: str | None = None
    unit: str | None = None
    op: str | None = None
    noun: str | None = None
    about: bool = False
    by_merit: bool = False


_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred")
_SMALL = {word: number for number, word in enumerate(_UNITS)}
_SMALL |= {"nil": 0} | {word: 10 * number for number, word in enumerate(_TENS, start=2)}
_SHARES = {"third": "33.33", "quarter": "25", "fifth": "20", "tenth": "10"}
_SCALES = {"k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "bn": 9, "billion": 9}

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|\.\d+"
_WORD = (
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|"
    r"eight|nine)\b)?|one hundred|"
) + "|".join(_SMALL) + r")(?![a-z])"  # fmt: skip
_FRACTION = (
    r"(?:one|two|three|four|nine|a)[- ](?:third|quarter|fifth|tenth)s?\b|half(?= (?:of|the|"
    r"our)\b)(?! of what it was)|"
    r"(?<=by )half\b(?! ?-?term)|(?:[1-9]|one|two|three|four|five|six|seven|eight|nine) (?:out of|"
    r"in) (?:every )?(?:2|3|4|5|6|7|8|9|10|12|15|20|25|50|100|two|three|four|five|six|seven|eight|nine|ten|twelve|"
    r"twenty)\b(?! ?%)|[1-9]\d?/(?:5|10|20|"
    r"100)(?= (?:of )?(?:our |all |the )?(?:parents|carers|pupils|students|children|"
    r"staff|teachers|schools|academies|governors|lessons|families|respondents|members)\b)"
)
_NUMBER = re.compile(
    rf"(?<![\w-])(?P<fraction>{_FRACTION})"
    rf"|(?<![\w.,/£])(?P<ratio>1 ?: ?)?(?P<pound>£ ?)?(?P<sign>\+ ?/? ?- ?|± ?|plus or minus |(?<![0-9.][0-9] "
    rf")(?<!% )[+-]|\+)?(?P<digits>{_DIGITS})"
    r"(?P<scale> ?(?:k|m|mn|bn|million|thousand|billion)(?![a-z]))?"
    rf"|(?<![\w-])(?P<word>{_WORD})(?!-)"
)
_RANGE_LINK = re.compile(r" ?%?(?: ?- ?| to | and )(?:£ ?)?")

_UNIT = re.compile(
    r" ?(?P<pp>%? ?(?:percentage points?|ppts?\b|pp\b|p\.p\.|% ?(?:points?|pts?)\b|percent points?))"
    r"| ?(?P<percent>%|per ?cent\b|percent\b|pct\b|pc\b)"
    r"| ?(?P<points>(?:scaled |average |standardised )?(?:points?|pts?|tp)\b)"
    r"| ?(?P<ratio>: ?1\b)"
    r"| ?(?P<pounds>pounds\b)"
    r"| ?(?P<times>times\b(?! (?:a|per|each|every))|x\b|-fold\b)"
    r"| ?-?(?P<time>(?:working |school |calendar )?(?:months?|weeks?|days?|hours?|minutes?|sessions?|"
    r"working days?))\b"
)

_RIGHT = re.compile(
    r" ?(?:(?P<least>\+(?! ?/)|plus\b(?! or minus)|"
    r"or (?:more|above|better|higher|over|greater|beyond)\b|and (?:above|over|more)\b|"
    r"minimum\b|min\b|at least\b)"
    r"|(?P<most>or (?:less|below|fewer|lower|under)\b|and (?:below|under)\b|maximum\b|max\b|at most\b))"
)

_MORE = r"(?:above|over|more|greater|higher|better|larger|in excess of|exceed(?:s|ing)?)(?: than)?"
_LESS = r"(?:below|under|less|fewer|lower|smaller|worse)(?: than)?"
_EQUALLY = r"(?:at|equal(?:s|ling)?(?: to)?|the same as|in line with)"
# "No worse than", "90 % or better": which side that is depends on what is measured.
_MERIT = re.compile(r"\b(?:better|worse)\b")

# The first that fits, read backwards from the number, decides.
_LEFT = tuple(
    (op, re.compile(rf"(?:{words})(?: of| the| a| an| be| is| only|:| at| than)? ?$"))
    for op, words in (
        ("<=",
            (r"\b(?:no|not|never|nor) (?:be )?(?:more|greater|higher|larger|above|over|exceed(?:s|ing)?|"
            r"to exceed)(?: than)?|\b(?:does|do|will|should|must|to) not exceed|\bnot exceeding|\bat most|"
            r"\bmaximum(?: of)?|\bmax\.?|\bup to|≤|<=|=<|"
            r"\bcapped at|\blimited to|\bwithin|\b(?:kept|keep) (?:to|within)|\bdoesn't exceed|"
            rf"\b{_EQUALLY} or (?!better|worse){_LESS}|\b(?!better|worse){_LESS} or {_EQUALLY}|\bno longer")),
        (">=",
            (r"\bat least|\bat minimum|\bminimum(?: of)?|\bmin\.?|\b(?:no|not|never) (?:be |get |become )?"
            rf"{_LESS}|\b(?:does|do|will|should|must) not (?:fall|drop|dip|go) below|"
            rf"\bnot fall(?:ing)? below|\b{_EQUALLY} or {_MORE}|\b{_MORE} or {_EQUALLY}|"
            r"\bmeet(?:s|ing)? or exceed(?:s|ing)?|≥|>=|=>|\bstarting at|\bor exceed(?:s|ing)?|\bnearly all")),
        (">",
            (r"\babove|\bover|\bmore than|\bgreater than|\bhigher than|\bbetter than|\bexceed(?:s|ed|ing)?|"
            r"\bin excess of|\bbeyond|\bsurpass(?:es|ed|ing)?|\bupwards of|>|\blarger than")),
        ("<", r"\bbelow|\bunder|\bless than|\bfewer than|\blower than|\bsmaller than|<"),
    )
)  # fmt: skip
_ABOUT = re.compile(
    r"(?:\b(?:around|about|approximately|approx\.?|circa|c\.|roughly|nearly|close to|some|in the region of)|~) ?$"
)
_EQUAL = re.compile(r"(?:=|\bexactly|\bequal to|\bequals) ?$")
MOST_NUMBERS = 100
"""Numbers of one statement that are looked at; no real target has a tenth as many."""


def numbers(copy: str, masked: list[Span]) -> list[Quantity]:
    """Return every number outside the masked places, ranges joined, in order."""
    found: list[Quantity] = []
    for match in _NUMBER.finditer(copy):
        if len(found) == MOST_NUMBERS:
            break
        if overlaps(match.span(), masked) or (found and match.start() < found[-1].span[1]):
            continue
        quantity = _quantity(copy, match, masked)
        if quantity is not None:
            found.append(quantity)
    return found


def _quantity(copy: str, match: re.Match[str], masked: list[Span]) -> Quantity | None:
    low, end, unit = _plain(match), match.end(), "£" if match["pound"] else None
    if match["fraction"]:
        unit = "%"
    if match["ratio"]:
        unit = "ratio"
    second = _range_end(copy, match, masked)
    high = None
    if second is not None:
        first_unit = _UNIT.match(copy, match.end())
        low, high, end = _same_scale(match, second), _plain(second), second.end()
        unit = unit or ("£" if second["pound"] else None) or (_named(first_unit) if first_unit else None)
    written = _UNIT.match(copy, end)
    if written and not match["fraction"]:
        unit, end = (unit if unit == "£" else None) or _named(written), written.end()
    elif end < len(copy) and re.match(r"[a-z]", copy[end]) and match["digits"]:
        return None
    right = _RIGHT.match(copy, end)
    if right and not (
        right.group().strip() == "+" and unit is None and copy[right.end() : right.end() + 1].isdigit()
    ):
        end = right.end()
        if not written and (later := _UNIT.match(copy, end)):
            unit, end = unit or _named(later), later.end()
    else:
        right = None
    if _is_either_way(match):
        low, high = f"-{low}", low
    start, op, about = _comparison(copy, match.start())
    if right:
        op = ">=" if right["least"] else "<="
    figure = (match.start(), second.end() if second else match.end())
    compared = copy[start : match.start()] + (right.group() if right else "")
    merit = bool(_MERIT.search(compared))
    return Quantity((start, end), figure, low, high, unit, "in" if high else op, about=about, by_merit=merit)


def _range_end(copy: str, match: re.Match[str], masked: list[Span]) -> re.Match[str] | None:
    """Return the second number of "3-5", "between 2,500 and 4,000" or "10% to 15%"."""
    link = _RANGE_LINK.match(copy, match.end())
    if match["fraction"] or not link or not _links(link.group().strip(" %£"), copy[: match.start()]):
        return None
    second = _NUMBER.match(copy, link.end()) or _NUMBER.match(copy, link.end() - 1)
    if second is None or second["fraction"] or overlaps(second.span(), masked):
        return None
    rises = Decimal(_plain(second)) > Decimal(_same_scale(match, second))
    return second if rises else None


def _links(link: str, before: str) -> bool:
    """Say whether a word makes a range of two numbers: "and" only after "between", "to" not after "from"."""
    if link == "and":
        return bool(re.search(r"\bbetween £? ?$", before))
    return link != "to" or not (figure_words.FROM.search(before) or re.search(r"\bbaseline:? ?£?$", before))


def _same_scale(match: re.Match[str], second: re.Match[str]) -> str:
    # "£2-3m" means two million to three million.
    if second["scale"] and not match["scale"] and match["digits"]:
        return _scaled(_plain(match), second["scale"])
    # "3-4,000 pupils" means three thousand to four thousand.
    if second["digits"] and "," in second["digits"] and re.fullmatch(r"\d{1,2}", match["digits"] or ""):
        return _scaled(_plain(match), "k")
    return _plain(match)


def _plain(match: re.Match[str]) -> str:
    """Return the number as a plain decimal, with the digits and the sign that were written."""
    if match["fraction"]:
        return _share(match["fraction"])
    if match["word"]:
        return _spelt(match["word"])
    digits = match["digits"].replace(",", "")
    digits = ("0" + digits) if digits.startswith(".") else digits
    sign = "" if _is_either_way(match) else match["sign"] or ""
    return _scaled(sign + digits, match["scale"])


def _is_either_way(match: re.Match[str]) -> bool:
    """Say whether a figure is a distance on both sides of nought: "within +/- 2 %"."""
    sign = (match["sign"] or "").strip()
    return len(sign) > 1 or sign == "±"


def _spelt(word: str) -> str:
    if word == "one hundred":
        return "100"
    return str(sum(_SMALL[part] for part in re.split(r"[- ]", word)))


def _scaled(digits: str, scale: str | None) -> str:
    if not scale:
        return digits
    whole = Decimal(digits).scaleb(_SCALES[scale.strip()])
    return f"{whole:f}".rstrip("0").rstrip(".") if "." in f"{whole:f}" else f"{whole:f}"


def _share(words: str) -> str:
    if words == "half":
        return "50"
    if of := re.fullmatch(r"(\w+)(?: (?:out of|in) (?:every )?|/)(\w+)", words):
        part, whole = (Decimal(_SMALL.get(number, number)) for number in of.groups())
        return f"{(100 * part / whole).quantize(Decimal('0.01')).normalize():f}"
    count, name = re.split(r"[- ]", words)
    times = 1 if count in {"a", "one"} else _SMALL[count]
    if name.startswith("third"):
        return {1: "33.33", 2: "66.67"}.get(times, "100")
    return str(int(_SHARES[name.rstrip("s")]) * times)


def _named(unit: re.Match[str]) -> str:
    said = next(name for name, words in unit.groupdict().items() if words)
    return _UNIT_NAMES.get(said) or unit["time"].split()[-1].rstrip("s") + "s"


_UNIT_NAMES = {"pp": "pp", "percent": "%", "points": "pts", "ratio": "ratio", "pounds": "£", "times": "times"}


def _comparison(copy: str, start: int) -> tuple[int, str | None, bool]:
    """Return where the words of comparison before a number begin, what they say, and if loosely."""
    before, about = copy[max(0, start - 60) : start].rstrip("(").rstrip() + " ", False
    offset = max(0, start - 60)
    loose = _ABOUT.search(before.rstrip() + " ")
    if loose:
        about, start, before = True, offset + loose.start(), before[: loose.start()]
    for op, words in _LEFT:
        if said := words.search(before):
            return offset + said.start(), op, about
    if said := _EQUAL.search(before):
        return offset + said.start(), "=", about
    return start, None, about
