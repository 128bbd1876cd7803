"""Which records of other parts show that a piece of a phase's work was done.

An item may name records that show it: a checklist handed in, a review that was reported, a training held. Every
record that it names must be there since the item began to be asked. One record may show several items. One that is
done only in part by its records says so, and is left for a person to finish.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Wanted:
    """A record that shows an item: of one of these kinds, `of` one of these sorts, `about` one of these words."""

    records: tuple[str, ...]
    of: tuple[str, ...] = ()
    about: tuple[str, ...] = ()

    def fits(self, seen: "Seen") -> bool:
        text = seen.text.casefold()
        return (
            seen.record in self.records
            and (not self.of or seen.of in self.of)
            and (not self.about or any(word.casefold() in text for word in self.about))
        )


@dataclass(frozen=True)
class Seen:
    """A record that is there: what it is, on which day, what it is called, and where it stands."""

    record: str
    on: dt.date
    of: str = ""
    text: str = ""
    kind: str = ""
    ref: str = ""


def showing(wanted: Sequence[Wanted], seen: Iterable[Seen], since: dt.date, today: dt.date) -> list[Seen]:
    """Return the latest record for each that is wanted; none at all while one of them is not there."""
    there = [one for one in seen if since <= one.on <= today]
    found = [
        max((one for one in there if each.fits(one)), key=lambda one: one.on, default=None) for each in wanted
    ]  # fmt: skip
    return [] if None in found else list(dict.fromkeys(one for one in found if one is not None))
