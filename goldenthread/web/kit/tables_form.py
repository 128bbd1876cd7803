"""Choosing tables that are read before anything of them is kept: from a file, or pasted."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from goldenthread.domain.measures.figure_block import rows_of
from goldenthread.domain.reading.register_reading import Table
from goldenthread.features.intake.scheme_tables import tables_of
from goldenthread.foundation.documents.safely import MOST_OF_A_PAPER, read_safely
from goldenthread.web.kit.document_form import DocumentForm

MOST_HELD = 1_500_000


class TablesForm(DocumentForm):
    """A file with tables, or a pasted table. `held` carries what a preview was drawn from to the next look."""

    holds = "Excel, Word, CSV or a PDF with a table"
    most = 5

    pasted = forms.CharField(
        label="Or paste it", required=False, max_length=MOST_HELD, widget=forms.Textarea,
        help_text="Copy the table in Excel with its headings, and paste it here.",
    )  # fmt: skip
    held = forms.CharField(required=False, max_length=MOST_HELD, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["file"].required = False

    def clean(self) -> dict[str, Any]:
        """Read the tables, from wherever they come."""
        typed = super().clean() or {}
        if typed.get("file"):
            typed["tables"] = self.staged(_tables)
        elif typed.get("pasted"):
            rows = rows_of(typed["pasted"])
            if sum(map(len, rows)) > MOST_OF_A_PAPER:
                raise ValidationError({"pasted": f"It has more than {MOST_OF_A_PAPER:,} cells. Paste a part of it."})
            typed["tables"] = [Table(rows)]
        elif typed.get("held"):
            typed["tables"] = _unheld(typed["held"])
        if not typed.get("tables") and not self.errors:
            raise ValidationError("Choose a file, or paste a table.")
        return typed

    def to_hold(self) -> str:
        """Return the tables as the next look is given them."""
        tables: Sequence[Table] = self.cleaned_data["tables"]
        return json.dumps([[table.name, table.rows] for table in tables])


def _tables(content: bytes | Path, name: str) -> list[Table]:
    found, _ = tables_of(read_safely(content, name, most_pieces=MOST_OF_A_PAPER))
    return [Table(table.rows, table.heading) for table in found]


def _unheld(text: str) -> list[Table]:
    """Return the tables that a preview was drawn from; nothing of what is none."""
    try:
        held = json.loads(text)
        return [Table([[str(cell) for cell in row] for row in rows], str(name)) for name, rows in held]
    except (ValueError, TypeError, RecursionError):
        return []
