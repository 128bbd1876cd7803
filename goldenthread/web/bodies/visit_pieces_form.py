"""What stands on somebody's visit form, piece by piece, each with its words and a choice of what it is about."""

import json
from collections.abc import Sequence
from typing import Any

from django import forms

from goldenthread.domain.reading.visit_reading.pieces import MOST_PIECES, Paper, Piece, moved
from goldenthread.domain.reading.visit_reading.words import LEAVE
from goldenthread.web.kit.form_fields import need
from goldenthread.web.kit.paper_columns import HOLDS

KIND = "visit"
ABOUT = HOLDS[KIND]
# What has a field of its own on the page; of these a piece has a choice and no second copy of its words.
ELSEWHERE = ("who", "place", "on", "lasts", "duty", "agreed_with", "wanted", LEAVE)
LONGEST = 12_000
_A_ROW, _MOST_ROWS = 38, 10
_MORE = Piece("Something that it does not say", "", "saw")


class PiecesForm(forms.Form):
    """A choice for each piece, and its words where they stand nowhere else on the page; the last one is free."""

    def __init__(self, *args: Any, paper: Paper, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.paper = paper
        self.pieces = [*paper.pieces, _MORE]
        for at, piece in enumerate(self.pieces):
            self.fields[f"about_{at}"] = forms.ChoiceField(
                label="is about", choices=list(ABOUT.items()), initial=piece.about, required=False
            )
            if piece.about not in ELSEWHERE:
                self.fields[f"says_{at}"] = forms.CharField(
                    label=piece.label or "Under no heading", initial=piece.says, required=False, max_length=LONGEST,
                    widget=forms.Textarea(attrs={"class": "short", "rows": _rows(piece.says)}),
                )  # fmt: skip
        need(self, *self.fields)

    @property
    def here(self) -> list[tuple[Piece, Any, Any]]:
        """Return the pieces whose words stand here, each with its fields, in the order of the paper."""
        return [
            (piece, self[f"says_{at}"], self[f"about_{at}"])
            for at, piece in enumerate(self.pieces)
            if f"says_{at}" in self.fields
        ]

    @property
    def elsewhere(self) -> list[tuple[Piece, Any]]:
        """Return the pieces whose words stand in a field of their own, or are left out, each with its choice."""
        return [
            (piece, self[f"about_{at}"]) for at, piece in enumerate(self.pieces) if f"says_{at}" not in self.fields
        ]

    @property
    def guesses(self) -> int:
        return sum(piece.is_guess for piece, _, _ in self.here)

    def chosen(self) -> Paper:
        """Return the paper as it was put right."""
        pieces = [self._chosen(at, piece) for at, piece in enumerate(self.pieces)]
        return Paper(self.paper.title, [piece for piece in pieces if piece.says])

    def moved(self) -> list[Piece]:
        """Return the pieces of the paper that a person says are about something else, as they are then."""
        pairs = [(piece, self._chosen(at, piece)) for at, piece in enumerate(self.pieces)]
        return [now for was, now in pairs if now.about != was.about and now.says]

    def _chosen(self, at: int, piece: Piece) -> Piece:
        about = self.cleaned_data.get(f"about_{at}") or piece.about
        says = self.cleaned_data.get(f"says_{at}", piece.says)
        now = moved(piece, about)
        return now if says.split() == piece.says.split() else Piece(now.label, says, about)


def held(paper: Paper) -> str:
    """Return a paper as the next look is given it."""
    return json.dumps([paper.title, [[one.label, one.says, one.about, one.is_guess] for one in paper.pieces]])


def unheld(text: str) -> Paper:
    """Return the paper that a look was drawn from; nothing of what is none."""
    try:
        title, pieces = json.loads(text)
        read = [
            Piece(str(label), str(says), about if about in ABOUT else "saw", bool(is_guess))
            for label, says, about, is_guess in pieces[:MOST_PIECES]
        ]
        return Paper(str(title), read)
    except (ValueError, TypeError, RecursionError):
        return Paper("", [])


def _rows(says: str) -> int:
    lines: Sequence[str] = says.splitlines() or [""]
    return min(_MOST_ROWS, sum(1 + len(line) // _A_ROW for line in lines))
