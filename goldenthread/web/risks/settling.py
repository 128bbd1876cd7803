"""What a register says in words of its own: asked once each, for all the rows that say it."""

import zlib
from collections.abc import Sequence
from typing import Any

from django import forms

from goldenthread.domain.board.risk_scoring import Place
from goldenthread.domain.reading.register_reading import Settled, Unsettled, Words
from goldenthread.domain.reading.register_reading.settling import KIND, OWNER, SCORE
from goldenthread.features.risks.grid_shapes import GridShape

MOST = 60


def settle_key(of: str, words: str) -> str:
    """Return by what a form calls a choice: by its words, for columns that are told anew ask for others."""
    return f"settle_{of}_{zlib.crc32(words.encode())}"


class SettleForm(forms.Form):
    """A choice for each score, owner and kind that could not be told; what is left open stays in words."""

    def __init__(
        self, *args: Any, shape: GridShape, words: Words, asked: Sequence[Unsettled], **rest: Any
    ) -> None:  # fmt: skip
        super().__init__(*args, **rest)
        self.asked = {settle_key(one.of, one.words): one for one in asked[:MOST]}
        choices: dict[str, list[Any]] = {
            SCORE: [("", "Leave it open"), *_squares(shape)],
            OWNER: [("", "Nobody yet"), *words.posts.items()],
            KIND: [("", "Choose"), *words.kinds.items()],
        }
        for name, one in self.asked.items():
            rows = f"{one.times} rows" if one.times > 1 else "one row"
            # An owner and a score may stay open; a risk has a kind, for that says how much of it is borne.
            self.fields[name] = forms.ChoiceField(
                label=f"“{one.words[:80]}”, in {rows}" if one.words else f"What names no kind, in {rows}",
                required=one.of == KIND, choices=choices[one.of], initial=one.proposal,
            )  # fmt: skip

    @property
    def groups(self) -> list[tuple[str, list[Any]]]:
        """Return the choices by what they are about, for those that there are."""
        titles = ((SCORE, "Scores that could not be told"), (OWNER, "Who answers"), (KIND, "What kind of risk"))
        found = ((title, [self[name] for name, one in self.asked.items() if one.of == of]) for of, title in titles)
        return [(title, fields) for title, fields in found if fields]

    @property
    def is_settled(self) -> bool:
        """Say whether nothing is left that has to be said."""
        return self.is_valid() if self.is_bound else not any(field.required for field in self.fields.values())

    def settled(self) -> Settled:
        """Return what was chosen, by the words that it is for."""
        chosen = [
            (one.of, one.words, self.cleaned_data[name])
            for name, one in self.asked.items()
            if self.is_bound and name not in self.errors and self.cleaned_data.get(name)
        ]  # fmt: skip
        places = {words: Place(*map(int, value.split("x"))) for of, words, value in chosen if of == SCORE}
        return Settled(
            places, {words: value for of, words, value in chosen if of == OWNER},
            {words: value for of, words, value in chosen if of == KIND},
        )  # fmt: skip


def _squares(shape: GridShape) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return every square as a choice, by its level, the highest first."""
    found: dict[str, list[tuple[str, str]]] = {level.name: [] for level in reversed(shape.levels)}
    for likely, likelihood in enumerate(shape.likelihood, start=1):
        for hard, impact in enumerate(shape.impact, start=1):
            level = shape.level(shape.grid.level(Place(likely, hard)))
            if level:
                found[level.name].append((f"{likely}x{hard}", f"{likely} × {hard}: {likelihood.name}, {impact.name}"))
    return [(name, squares) for name, squares in found.items() if squares]
