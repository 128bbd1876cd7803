"""A checklist as it is typed: a heading for each area, a line for each question, and what was known of each before.

A line may end with what kind of answer it wants, in brackets: (yes/no), (number), (date), (text), or a scale with its
points: (weak, sound, strong). A star before it says that the answer has to be shown; two greater-than signs, that it
is asked once for all schools.
"""

import re
from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.text import slugify

from goldenthread.features.assurance.checklist_shapes import ChecklistShape, QuestionShape
from goldenthread.features.organisations.queries import role_titles

OF = [
    ("schools", "Each school"), ("units", "Each central service"), ("trust", "The trust as a whole"),
    ("one", "One newcomer or thing at a time"),
]  # fmt: skip
HEADING, SHOWN, FOR_ALL = "#", "*", ">>"
KIND = re.compile(r"\s*\((yes/no|number|date|text|[^()]+,[^()]+)\)\s*$")


class ChecklistForm(forms.Form):
    """A checklist's name, whom it is about, and its questions."""

    name = forms.CharField(label="Name", max_length=120)
    says = forms.CharField(label="What it is for", required=False, max_length=2_000, widget=forms.Textarea)
    of = forms.ChoiceField(label="What is checked", choices=OF)
    role = forms.ChoiceField(label="Who answers")
    second = forms.BooleanField(label="Somebody else confirms each sheet", required=False)
    lines = forms.CharField(
        label="The questions", max_length=100_000, widget=forms.Textarea,
        help_text="A line beginning with # opens an area. Every other line is a question: met, partly or not met. "
        "End it with (yes/no), (number), (date), (text) or a scale, from the worst point: (weak, sound, strong). "
        "Begin it with * where the answer has to be shown, and with >> where it is answered once for all schools.",
    )  # fmt: skip
    revision = forms.IntegerField(
        widget=forms.HiddenInput, required=False, min_value=0, max_value=2_000_000_000, initial=0
    )

    def __init__(self, *args: Any, **rest: Any) -> None:
        super().__init__(*args, **rest)
        self.fields["role"].choices = list(role_titles().items())  # type: ignore[attr-defined]


def document_of(form: ChecklistForm, before: ChecklistShape | None = None) -> dict[str, Any]:
    """Return what was typed as a document. A question whose words are as before keeps all that was known of it."""
    typed = form.cleaned_data
    known = {question.asks: question for question in before.questions} if before else {}
    areas_before = {area.name: area for area in before.areas} if before else {}
    kept = before.kept() if before else {}
    areas: list[dict[str, Any]] = []
    keys: set[str] = set()
    for name, lines in _areas(typed["lines"]):
        questions = []
        for line in lines:
            question = _question(line, known)
            question["key"] = _free(str(question["key"]), keys)
            questions.append(question)
        if questions:
            old = areas_before.get(name)
            area = {"pillar": old.pillar, "inspected": old.inspected, "asked": old.asked} if old else {}
            areas.append(
                {
                    **area,
                    "key": _free(old.key if old else _slug(name), keys),
                    "name": name[:80],
                    "questions": questions,
                }
            )
    return kept | {
        "name": typed["name"], "says": typed["says"], "of": typed["of"], "role": typed["role"],
        "second": typed["second"], "areas": areas,
    }  # fmt: skip


def _areas(text: str) -> Iterator[tuple[str, list[str]]]:
    name = "Questions"
    lines: list[str] = []
    for line in (each.strip() for each in text.splitlines()):
        if line.startswith(HEADING):
            yield name, lines
            name, lines = line.lstrip(HEADING).strip() or "Questions", []
        elif line:
            lines.append(line)
    yield name, lines


def _question(line: str, known: dict[str, QuestionShape]) -> dict[str, Any]:
    once_for_all = line.startswith(FOR_ALL)
    line = line.removeprefix(FOR_ALL).strip()
    evidence = line.startswith(SHOWN)
    line = line.removeprefix(SHOWN).strip()
    found = KIND.search(line)
    asks = KIND.sub("", line)
    kind = found.group(1) if found else "judgement"
    scale = [point.strip() for point in kind.split(",")] if "," in kind else []
    old = known.get(asks)
    before = old.model_dump(mode="json") if old else {"key": _slug(asks)}
    same_scale = old is not None and list(old.scale) == scale
    return before | {
        "asks": asks, "kind": "scale" if scale else kind, "scale": scale, "evidence": evidence,
        "once_for_all": once_for_all, "good": before.get("good", "") if same_scale or not scale else "",
    }  # fmt: skip


def text_of(shape: ChecklistShape) -> str:
    """Return a checklist as it would be typed."""
    return "\n\n".join(
        "\n".join([f"{HEADING} {area.name}", *(_line(question) for question in area.questions)])
        for area in shape.areas
    )


def _line(question: QuestionShape) -> str:
    ends = {"judgement": "", "scale": f" ({', '.join(question.scale)})"}.get(question.kind, f" ({question.kind})")
    starts = f"{FOR_ALL} " * question.once_for_all + f"{SHOWN} " * question.evidence
    return f"{starts}{question.asks}{ends}"


def _slug(words: str) -> str:
    return slugify(words)[:50].strip("-") or "question"


def _free(key: str, taken: set[str]) -> str:
    """Return a key that has not been given yet, and give it."""
    found = next(each for n in range(1, 10_000) if (each := key if n == 1 else f"{key[:54]}-{n}") not in taken)
    taken.add(found)
    return found
