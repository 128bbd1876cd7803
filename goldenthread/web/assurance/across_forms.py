"""One area as it is answered for many schools at once: what holds for the rest, and each school that differs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from goldenthread.domain.board import checks as rules
from goldenthread.features.assurance.checklist_shapes import AreaShape, QuestionShape
from goldenthread.features.assurance.models import Answer
from goldenthread.features.assurance.operations import Said
from goldenthread.features.assurance.queries import Across, Sheet, that_may_hold
from goldenthread.features.organisations.models import Post
from goldenthread.web.assurance.forms import answer_field
from goldenthread.web.kit.form_fields import told_as

SHOWN = "Where it can be seen: a file, an address, a place. No child’s name."


@dataclass(frozen=True)
class Place:
    """One school's row under a question: its fields, what stands, and what was said last time."""

    sheet: Sheet
    answer: Any
    note: Any
    shown: Any
    current: Answer | None
    last: Answer | None

    @property
    def was_wanting(self) -> bool:
        return self.last is not None and self.last.counts_as in (rules.NOT_MET, rules.PARTLY)

    @property
    def is_opened(self) -> bool:
        """Say whether there is something to read or to mend in what is folded away."""
        typed = self.note.form.is_bound and (self.note.value() or self.shown.value())
        return bool(typed or self.note.errors or self.shown.errors)


class AcrossForm(forms.Form):
    """The questions of one area, by school. What is said of the rest goes to every school that is left open."""

    def __init__(self, *args: Any, area: AreaShape, page: Across, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.area = area
        self.page = page
        self.sheets = page.of_area(area.key)
        asked = [(question, self._sheets(question)) for question in area.questions]
        self.asked: list[tuple[QuestionShape, list[Sheet]]] = [each for each in asked if each[1]]
        for question, sheets in self.asked:
            self.fields[f"rest_{question.key}"] = answer_field(
                question, None, label="Every one left open", help_text=""
            )
            self.fields[f"proof_{question.key}"] = forms.CharField(
                label="What shows it, for all of them" if len(sheets) > 1 else "What shows it",
                required=False,
                max_length=400,
                help_text=SHOWN,
            )
            for sheet in sheets:
                self._add(question, sheet)

    def _sheets(self, question: QuestionShape) -> list[Sheet]:
        return [sheet for sheet in self.sheets if question in sheet.check.questions]

    def _add(self, question: QuestionShape, sheet: Sheet) -> None:
        last, at = sheet.answers.get(question.key), f"{sheet.check.ref}_{question.key}"
        place = sheet.check.place
        self.fields[f"answer_{at}"] = answer_field(question, last.answer if last else None, label=place, help_text="")
        self.fields[f"note_{at}"] = forms.CharField(
            label="A remark", required=False, initial=last.note if last else "", max_length=4_000,
            widget=forms.Textarea(attrs={"rows": 2, "class": "short"}),
        )  # fmt: skip
        self.fields[f"shown_{at}"] = forms.CharField(
            label="What shows it", required=False, initial=last.shown if last else "", max_length=400,
        )  # fmt: skip
        told_as(self, f"shown_{at}", f"{place}, {question.asks}")

    @property
    def asked_of(self) -> list[Post]:
        """Those who are asked for this area apart from the rest of the sheets."""
        posts = (self.page.asked_of(sheet, self.area.key) for sheet in self.sheets)
        return list(dict.fromkeys(post for post in posts if post is not None))[:4]

    @property
    def rows(self) -> list[tuple[QuestionShape, Any, Any, list[Place]]]:
        """Each question with its two fields for the rest, and a row for each school."""
        return [
            (
                question, self[f"rest_{question.key}"], self[f"proof_{question.key}"],
                [self._place(question, sheet) for sheet in sheets],
            )
            for question, sheets in self.asked
        ]  # fmt: skip

    @property
    def carried(self) -> int:
        """How many answers of this area are open that were in order last time."""
        asked = {question.key for question, _ in self.asked}
        return sum(
            key in asked and key not in sheet.answers
            for sheet in self.sheets
            for key in that_may_hold(sheet.check, self.page.earlier.get(sheet.check.pk, {}))
        )

    def _place(self, question: QuestionShape, sheet: Sheet) -> Place:
        at = f"{sheet.check.ref}_{question.key}"
        last = self.page.earlier.get(sheet.check.pk, {}).get(question.key)
        return Place(
            sheet,
            self[f"answer_{at}"],
            self[f"note_{at}"],
            self[f"shown_{at}"],
            sheet.answers.get(question.key),
            last,
        )

    def clean(self) -> dict[str, Any]:
        super().clean()
        typed = self.cleaned_data
        for question, sheets in self.asked:
            for sheet in sheets:
                at = f"{sheet.check.ref}_{question.key}"
                has_words = typed.get(f"note_{at}") or typed.get(f"shown_{at}")
                if has_words and not typed.get(f"answer_{at}") and not typed.get(f"rest_{question.key}"):
                    self.add_error(f"answer_{at}", "Say how it stands, too.")
        return typed

    def said(self) -> Mapping[str, Mapping[str, Said]]:
        """Return the answers that were given, by sheet and question; what is left empty is not answered."""
        typed: dict[str, Any] = self.cleaned_data
        found: dict[str, dict[str, Said]] = {}
        for question, sheets in self.asked:
            for sheet in sheets:
                at = f"{sheet.check.ref}_{question.key}"
                answer = str(typed[f"answer_{at}"] or typed[f"rest_{question.key}"] or "").strip()
                if answer:
                    shown = typed[f"shown_{at}"] or typed[f"proof_{question.key}"]
                    found.setdefault(sheet.check.ref, {})[question.key] = Said(answer, typed[f"note_{at}"], shown)
        return found
