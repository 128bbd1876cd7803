"""Risks that are written as forms: a label and beside it what it says, line under line, one form a risk.

Such a form is turned on its side and read like any register. A line on its own that says when (“Before controls”)
speaks for the scores beneath it. A form that tells no risk by a label of its own is called by what stands above it.
"""

import re
from collections.abc import Iterator, Sequence

from goldenthread.domain.reading.form_rows import pairs_in
from goldenthread.domain.reading.register_reading.headings import Stage, heading_of
from goldenthread.domain.reading.register_reading.table import Table

_LEAST_MEANT = 3
# “Risk 2: The boiler fails”
_NUMBERED = re.compile(r"^(?:(?:risk )?(?:no\.? ?)?[A-Z]{0,3}\d{1,3}|risk) ?[:.)–-] ?", re.IGNORECASE)
_A_PAIR = 2
Pair = tuple[int, str, str]


def lying(table: Table) -> Table | None:
    """Return a table of forms as a register with a row a form; nothing where it is no table of forms."""
    pairs, name = list(_pairs(table.rows)), table.name
    labels = [label for _, label, _ in pairs]
    if _is_of_risks(["Risk", *labels]) and not _tell_a_risk(labels) and labels.count(labels[0]) == 1:
        pairs, name = [(1, "Risk", _NUMBERED.sub("", name)), *pairs], ""
    elif not _is_of_risks(labels):
        return None
    forms = list(_forms(pairs))
    labels = list(dict.fromkeys(label for form in forms for _, label, _ in form))
    rows = [[next((said for _, label, said in form if label == wanted), "") for wanted in labels] for form in forms]
    return Table([labels, *rows], name, [form[0][0] for form in forms])


def _pairs(rows: Sequence[Sequence[str]]) -> Iterator[Pair]:
    """Return what stands beside each label, in the order of reading, with its row; a line that says when leads on."""
    whens: dict[int, str] = {}
    when = ""
    for number, row in enumerate(rows, start=1):
        filled = {cell.strip() for cell in row} - {""}
        if len(filled) == 1:
            when = next((cell for cell in filled if heading_of(cell).stage), "")
        whens[number] = when
    for number, label, said in pairs_in(rows):
        when = whens[number]
        yield number, f"{when} {label}" if when and _takes_time(label) else label, said


def _takes_time(label: str) -> bool:
    own = heading_of(label)
    return own.is_of_a_score and own.stage is Stage.UNSAID


def _forms(pairs: Sequence[Pair]) -> Iterator[list[Pair]]:
    """Cut where the first label comes again."""
    form: list[Pair] = []
    for pair in pairs:
        if form and pair[1] == form[0][1]:
            yield form
            form = []
        form.append(pair)
    yield form


def _is_of_risks(labels: Sequence[str]) -> bool:
    means = [heading_of(label).means for label in labels]
    kinds = set(filter(None, means))
    mostly = sum(map(bool, means)) * _A_PAIR > len(means)
    return _tell_a_risk(labels) and len(kinds) > _LEAST_MEANT and mostly


def _tell_a_risk(labels: Sequence[str]) -> bool:
    return any(heading_of(label).means in {"title", "event"} for label in labels)
