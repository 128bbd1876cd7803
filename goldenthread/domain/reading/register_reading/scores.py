"""What a cell of a score means on the trust's own grid.

A degree is a number or a word. A product is taken apart only where there is one way to make it: 25 on a grid of five
is 5 × 5, 12 might be 3 × 4 or 4 × 3 and is asked. A number beyond the grid means that the register was kept on
another, and is asked too: nothing is scaled in silence.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

# Words of one step each on five, as they are met in registers; the trust's own words come first.
_LIKELY = (
    ("rare", "remote", "very unlikely", "very low", "improbable", "almost never", "exceptional", "highly unlikely"),
    ("unlikely", "low", "seldom", "not likely"),
    ("possible", "moderate", "medium", "occasional", "could happen", "feasible", "even"),
    ("likely", "probable", "high", "frequent", "quite likely"),
    ("almost certain", "very likely", "very high", "certain", "highly likely", "highly probable", "imminent"),
)
_HARD = (
    ("insignificant", "negligible", "very low", "trivial", "none", "minimal"),
    ("minor", "low", "slight", "marginal", "small"),
    ("moderate", "medium", "significant", "serious"),
    ("major", "high", "substantial", "severe", "very serious"),
    ("catastrophic", "critical", "extreme", "very high", "fundamental", "disastrous", "devastating"),
)
_FIVE = {"likelihood": _LIKELY, "impact": _HARD}
# Registers of three or four steps use these; on a grid of as many steps they are plain.
_LOW, _MIDDLE, _HIGH, _TOP = ("low",), ("medium", "moderate"), ("high",), ("very high", "critical", "extreme")
_FEW = {3: (_LOW, _MIDDLE, _HIGH), 4: (_LOW, _MIDDLE, _HIGH, _TOP)}
_SHORT = {"vl": "very low", "l": "low", "m": "medium", "h": "high", "vh": "very high"}
_NUMBER = re.compile(r"^\D{0,3}?(\d{1,3})(?:\.0+)?\b(?!\s*[x×*]\s*\d)")
_TIMES = re.compile(r"\b[lp]?\s*(\d{1,2})\s*[x×*]\s*[is]?\s*(\d{1,2})\b(?:\s*=\s*\d+)?", re.IGNORECASE)
_LETTERS = re.compile(r"\b[lp]\D{0,12}?(\d{1,2})\b.{0,6}?\b[is]\D{0,12}?(\d{1,2})\b", re.IGNORECASE)


@dataclass(frozen=True)
class Scale:
    """How many steps the trust's grid has each way, and what it calls them, the lowest first."""

    likelihood: Sequence[str]
    impact: Sequence[str]

    def steps(self, of: str) -> int:
        return len(self.likelihood if of == "likelihood" else self.impact)

    def words(self, of: str) -> Sequence[str]:
        return self.likelihood if of == "likelihood" else self.impact


@dataclass(frozen=True)
class ReadScore:
    """A score as it was understood: how likely and how hard, each from 1; `asks` says what a person must settle.

    `could_be` holds the places that a bare product might mean; `notes` what did not agree.
    """

    likelihood: int | None = None
    impact: int | None = None
    printed: str = ""
    asks: str = ""
    could_be: tuple[tuple[int, int], ...] = ()
    notes: tuple[str, ...] = field(default=())

    @property
    def is_known(self) -> bool:
        return self.likelihood is not None and self.impact is not None


def read_degree(cell: str, of: str, scale: Scale) -> tuple[int | None, str]:
    """Return the step that a cell of likelihood or impact means, and what is asked where it cannot be told."""
    said = _plain(cell)
    if not said or said in {"-", "–", "n/a", "na", "tbc", "tba", "?"}:
        return None, ""
    step = _by_number(said)
    if step is None:
        step = _by_word(said, of, scale)
    if step is None:
        return None, f"“{cell.strip()[:60]}” is no {of} of your grid."
    if not 1 <= step <= scale.steps(of):
        return None, f"“{cell.strip()[:60]}” lies beyond your grid, which has {scale.steps(of)} steps of {of}."
    return step, ""


def is_degree(cell: str, of: str) -> bool:
    """Say whether a cell holds a step of some usual scale, and nothing else: “Minor”, “H”, “4”."""
    said = _plain(cell)
    said = _SHORT.get(said, said)
    return bool(_NUMBER.fullmatch(said)) or any(said in words for words in _FIVE[of])


def read_score(likelihood: str, impact: str, score: str, level: str, scale: Scale) -> ReadScore:
    """Return one score out of the cells that speak of it, any of which may be empty."""
    printed = " · ".join(cell.strip() for cell in (likelihood, impact, score, level) if cell.strip())[:120]
    if not printed:
        return ReadScore()
    both = _both(likelihood) or _both(impact) or _both(score) or _both(level) or _in_words(likelihood, scale)
    if both and not _within(both, scale):
        return ReadScore(None, None, printed, f"“{printed}” lies beyond your grid.")
    if both:
        return ReadScore(*both, printed)
    likely, asks_likely = read_degree(likelihood, "likelihood", scale)
    hard, asks_hard = read_degree(impact, "impact", scale)
    if likely and hard:
        are_numbers = all(_NUMBER.match(_plain(cell)) for cell in (likelihood, impact))
        return _agreed(likely, hard, score, printed, are_numbers=are_numbers)
    if asks_likely or asks_hard:
        return ReadScore(likely, hard, printed, " ".join(filter(None, (asks_likely, asks_hard))))
    return _out_of_product(likely, hard, score or level, printed, scale)


def _agreed(likely: int, hard: int, score: str, printed: str, *, are_numbers: bool) -> ReadScore:
    """Return both degrees; words that make another product than is printed are asked: of which scale?"""
    notes = _disagreement(likely, hard, score)
    if notes and not are_numbers:
        return ReadScore(None, None, printed, f"{notes[0]} Its words may be of another scale.")
    return ReadScore(likely, hard, printed, notes=notes)


def _out_of_product(likely: int | None, hard: int | None, cell: str, printed: str, scale: Scale) -> ReadScore:
    product = _by_number(_plain(cell))
    if product is None:
        return ReadScore(likely, hard, printed, f"“{printed}” does not say how likely and how hard.")
    places = tuple(
        (one, two)
        for one in range(1, scale.steps("likelihood") + 1)
        for two in range(1, scale.steps("impact") + 1)
        if one * two == product and likely in (None, one) and hard in (None, two)
    )
    if len(places) == 1:
        return ReadScore(*places[0], printed)
    if not places:
        return ReadScore(likely, hard, printed, f"“{printed}” cannot be made on your grid.")
    ways = " or ".join(f"{one} × {two}" for one, two in places)
    return ReadScore(likely, hard, printed, f"{product} may be {ways}.", places)


def _disagreement(likely: int, hard: int, score: str) -> tuple[str, ...]:
    said = _by_number(_plain(score))
    if said is None or said == likely * hard:
        return ()
    return (f"{said} is printed, and {likely} × {hard} is {likely * hard}.",)


def _both(cell: str) -> tuple[int, int] | None:
    found = _TIMES.search(cell) or _LETTERS.search(cell)
    return (int(found[1]), int(found[2])) if found else None


def _in_words(cell: str, scale: Scale) -> tuple[int, int] | None:
    """Read “High / Medium”: how likely and how hard, each in its own word."""
    parts = [part.strip() for part in cell.split("/")]
    if len(parts) != 2 or any(part[:1].isdigit() for part in parts):
        return None
    likely, hard = read_degree(parts[0], "likelihood", scale)[0], read_degree(parts[1], "impact", scale)[0]
    return (likely, hard) if likely and hard else None


def _within(both: tuple[int, int], scale: Scale) -> bool:
    return 1 <= both[0] <= scale.steps("likelihood") and 1 <= both[1] <= scale.steps("impact")


def _by_number(said: str) -> int | None:
    found = _NUMBER.match(said) or re.search(r"[(\-–:]\s*(\d{1,2})\)?$", said)
    return int(found[1]) if found else None


def _by_word(said: str, of: str, scale: Scale) -> int | None:
    """Find the step by the trust's own word, else by a common one: exactly, never by a word within another."""
    own = [_plain(word) for word in scale.words(of)]
    said = _SHORT.get(said, said)
    if said in own:
        return own.index(said) + 1
    steps = scale.steps(of)
    common = _FIVE[of] if steps == len(_FIVE[of]) else _FEW.get(steps, ())
    found = [at for at, words in enumerate(common, start=1) if said in words]
    return found[0] if len(found) == 1 else None


def _plain(cell: str) -> str:
    return re.sub(r"\s+", " ", cell.lower()).strip(" .,;")
