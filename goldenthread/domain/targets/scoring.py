"""How well the reading does on a file of statements that a person has labelled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from goldenthread.domain import date_words
from goldenthread.domain.targets.reading import read
from goldenthread.domain.targets.tiers import OF_CLASS


@dataclass(frozen=True)
class Miss:
    """A statement that was read otherwise than it was labelled."""

    text: str
    labelled: str
    read_as: str


@dataclass(frozen=True)
class Score:
    """Shares are of 1; `precision` and `recall` are those of tier 1, and 1 where there is nothing to find."""

    statements: int
    classes_right: int
    claims_right: int
    tiers_right: int
    tier_one_read: int
    tier_one_labelled: int
    tier_one_right: int
    misses: tuple[Miss, ...] = field(default=())

    @property
    def class_accuracy(self) -> float:
        return _share(self.classes_right, self.statements)

    @property
    def claim_accuracy(self) -> float:
        return _share(self.claims_right, self.statements)

    @property
    def precision(self) -> float:
        return _share(self.tier_one_right, self.tier_one_read)

    @property
    def recall(self) -> float:
        return _share(self.tier_one_right, self.tier_one_labelled)

    def as_text(self) -> str:
        """Return the score in a few plain lines."""
        return "\n".join(
            (
                f"{self.statements} statements",
                (
                    f"class right            {_percent(self.class_accuracy)}  ({self.classes_right} of "
                    f"{self.statements})"
                ),
                f"number of claims right {_percent(self.claim_accuracy)}  ({self.claims_right} of {self.statements})",
                (
                    f"tier right             {_percent(_share(self.tiers_right, self.statements))}  "
                    f"({self.tiers_right} of {self.statements})"
                ),
                (
                    f"tier 1 precision       {_percent(self.precision)}  ({self.tier_one_right} of "
                    f"{self.tier_one_read} read as tier 1)"
                ),
                (
                    f"tier 1 recall          {_percent(self.recall)}  ({self.tier_one_right} of "
                    f"{self.tier_one_labelled} labelled tier 1)"
                ),
            )
        )


def score(lines: Iterable[str], context: date_words.Context | None = None) -> Score:
    """Score the reading against labelled lines, `src|class|atoms|text` in the order of the header.

    Where the file has no `tier` column the tier follows from the labelled class: N, B, C and R are
    tier 1, T and S tier 2, D tier 3, M and V tier 4. On the labelled statements of whole plans this
    gives 26, 12, 39 and 23 %, the shares that were found by hand.
    """
    outcomes = [_outcome(row, context or date_words.Context()) for row in _rows(lines)]
    return Score(
        statements=len(outcomes),
        classes_right=sum(outcome.class_right for outcome in outcomes),
        claims_right=sum(outcome.claims_right for outcome in outcomes),
        tiers_right=sum(outcome.tier == outcome.labelled_tier for outcome in outcomes),
        tier_one_read=sum(outcome.tier == 1 for outcome in outcomes),
        tier_one_labelled=sum(outcome.labelled_tier == 1 for outcome in outcomes),
        tier_one_right=sum(outcome.tier == outcome.labelled_tier == 1 for outcome in outcomes),
        misses=tuple(outcome.miss for outcome in outcomes if not (outcome.class_right and outcome.claims_right)),
    )


@dataclass(frozen=True)
class _Outcome:
    class_right: bool
    claims_right: bool
    tier: int
    labelled_tier: int
    miss: Miss


def _rows(lines: Iterable[str]) -> list[dict[str, str]]:
    kept = [line.rstrip("\r\n") for line in lines]
    kept = [line for line in kept if line.strip() and not line.startswith("#")]
    if not kept:
        return []
    heads = [head.strip().lower().lstrip("\ufeff") for head in kept[0].split("|")]
    missing = {"class", "text"} - set(heads)
    if missing:
        raise ValueError(f"The first line must name the columns; missing: {', '.join(sorted(missing))}.")
    return [dict(zip(heads, line.split("|", len(heads) - 1), strict=False)) for line in kept[1:]]


def _outcome(row: dict[str, str], context: date_words.Context) -> _Outcome:
    reading = read(row.get("text", ""), context)
    labelled, counted = row["class"].strip().upper(), str(len(reading.claims))
    claims = row.get("atoms", "").strip() or counted
    tier = row.get("tier", "").strip()
    return _Outcome(
        class_right=reading.class_ == labelled,
        claims_right=claims == counted,
        tier=reading.tier,
        labelled_tier=int(tier) if tier.isdigit() else OF_CLASS.get(labelled, 4),
        miss=Miss(reading.text, f"{labelled} {claims}", f"{reading.class_} {counted}"),
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _percent(share: float) -> str:
    return f"{100 * share:5.1f} %"
