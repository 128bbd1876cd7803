"""Titles that begin with one label: “Area for improvement: Reading”, “Area for improvement: Writing”."""

from goldenthread.domain.reading.plan_reading.lines import titles
from goldenthread.domain.reading.plan_reading.lines.looks import part_of
from goldenthread.domain.reading.plan_reading.notes import Notes


def join_labels(notes: Notes) -> None:
    """Give back to a title what was cut from it behind a label with which the titles beside it begin too."""
    families = [notes.stack.roots, *(draft.children for root in notes.stack.roots for draft in root.walk())]
    for siblings in families:
        words = [draft.title for draft in siblings]
        for draft in siblings:
            if not (draft.title.endswith(":") and draft.text and titles.begins_as_others_do(draft.title, words)):
                continue
            label, first = draft.title, draft.text[0]
            title, text, _ = titles.split(first.text)
            draft.title = f"{label} {title}"
            draft.text[:1] = [part_of(first, text)] if text else []
