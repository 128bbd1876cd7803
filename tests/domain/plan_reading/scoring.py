"""How well sample plans are read: each beside what a careful person says of it (`NAME.txt`, `NAME.expected`).

`python -m tests.domain.plan_reading.scoring [FOLDER] [--form word|pdf|excel] [--show]` prints what share is right.
"""

import argparse
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from goldenthread.domain.reading import plan_reading
from goldenthread.domain.reading.plan_reading.taken_in.marks import is_number
from goldenthread.foundation.documents import reading as documents
from tests.domain.plan_reading import other_forms
from tests.domain.plan_reading.reading import TWINS, tree, vocabulary

READERS_SAMPLES = TWINS / "second_reader"
ANY_LEVEL = "*"
AS_IT_STANDS = "as it stands"
_COUNTED = ("One", "Two", "Three", "Four", "Five", "II", "III", "IV", "VI")


@dataclass
class Score:
    """How much of one kind of thing is right: found as expected, expected in all, and found where nothing was."""

    right: int = 0
    expected: int = 0
    surplus: int = 0
    faults: list[str] = field(default_factory=list)

    def count(self, expected, found, what):
        """Compare two lists without regard to order."""
        wanted, had = Counter(expected), Counter(found)
        self.expected += len(expected)
        self.right += sum((wanted & had).values())
        self.surplus += sum((had - wanted).values())
        self.faults += [f"- {what}: {missed}" for missed in (wanted - had).elements()]
        self.faults += [f"+ {what}: {extra}" for extra in (had - wanted).elements()]

    @property
    def share(self):
        """Return right of all that was expected or found, as a share."""
        return self.right / ((self.expected + self.surplus) or 1)


def expectation(path):
    """Return the fields of an expectation, and the lines of its tree."""
    held, lines = {}, []
    for line in path.read_text(encoding="utf-8").splitlines():
        name, _, text = line.partition(":")
        if name in ("organisation", "title", "statements", "control", "targets", "leads", "columns"):
            held[name] = text.strip()
        elif line.strip() and line != "tree:":
            lines.append(line)
    return held, lines


def places(lines):
    """Return each line of a tree as (depth, number and title, title of the parent) and its level."""
    found, above = [], []
    for line in lines:
        depth = (len(line) - len(line.lstrip())) // 2
        head, _, title = line.strip().partition(": ")
        words = head.split(" ")
        numbered = len(words) > 1 and (is_number(words[-1]) or words[-1].strip("().") in _COUNTED)
        level, number = (" ".join(words[:-1]), words[-1]) if numbered else (head, "")
        above = [*above[:depth], title]
        found.append(((depth, number.strip("()."), title, above[depth - 1] if depth else ""), level))
    return found


def listed(text, mark):
    return [part.strip() for part in text.split(mark) if part.strip()]


def score(reading, expected):
    """Return a score by kind of thing."""
    held, lines = expected
    scores = {name: Score() for name in ("elements", "levels", "columns", "leads", "targets", "cover", "lossless")}
    wanted, had = places(lines), places(tree(reading))
    scores["elements"].count([place for place, _ in wanted], [place for place, _ in had], "element")
    levels = dict(had)
    for place, level in wanted:
        right = place in levels and (level == ANY_LEVEL or level.lower() == levels[place].lower())
        scores["levels"].count([level], [level] if right else [], f"level of {place[2]}, not {levels.get(place)}")
    cells = {heading for part in reading.elements for heading in part.cells}
    scores["columns"].count(listed(held.get("columns", ""), ", "), cells, "column")
    if "leads" in held:
        parties = {assignment.party or assignment.raw for assignment in reading.assignments}
        scores["leads"].count(listed(held["leads"], ";"), parties, "lead")
    if "targets" in held:
        number = sum(found.reading.tier <= 2 for found in reading.targets)
        scores["targets"].count(["target"] * int(held["targets"]), ["target"] * number, "target")
    control = {found.field: found.text for found in reading.control}
    for name in ("organisation", "title"):
        scores["cover"].count([held[name]] if name in held else [], [control[name]] if name in control else [], name)
    for name in listed(held.get("control", ""), ","):
        scores["cover"].count(
            [name], [name] if any(name in key for key in control) else [], f"control {list(control)}"
        )
    kinds = {statement.kind for statement in reading.statements}
    for name in listed(held.get("statements", ""), ","):
        right = any(name.rstrip("s") in kind for kind in kinds)
        scores["cover"].count([name], [name] if right else [], f"statement {kinds}")
    scores["lossless"].count([True], [reading.coverage.is_complete], "lossless")
    return scores


def in_form(path, form):
    """Return the document of a sample, as it stands or made into another form."""
    if form == "pdf":
        with tempfile.TemporaryDirectory() as folder:
            return documents.read(other_forms.as_pdf(path, Path(folder)), f"{path.stem}.pdf")
    if form == "word":
        return documents.read(other_forms.as_word(path), f"{path.stem}.docx")
    if form == "excel":
        return documents.read(other_forms.as_excel(path), f"{path.stem}.xlsx")
    return documents.read(path, path.name)


def samples(folder):
    """Return the sample plans of a folder with what is expected of each."""
    expected = sorted(folder.glob("*.expected"))
    return [
        (next(path for path in sorted(folder.glob(f"{held.stem}.*")) if path != held), expectation(held))
        for held in expected
    ]


def totals(folder, form=AS_IT_STANDS, *, show=False):
    """Return the scores over all samples of a folder."""
    whole = {}
    for path, expected in samples(folder):
        if form != AS_IT_STANDS and path.suffix == ".csv":
            continue
        scores = score(plan_reading.read_plan(in_form(path, form), vocabulary()), expected)
        if show:
            _say(f"\n{path.stem}: " + ", ".join(f"{name} {held.share:.0%}" for name, held in scores.items()))
            for fault in (fault for held in scores.values() for fault in held.faults):
                _say(f"    {fault}")
        for name, held in scores.items():
            sum_of = whole.setdefault(name, Score())
            sum_of.right += held.right
            sum_of.expected += held.expected
            sum_of.surplus += held.surplus
    return whole


def _say(words):
    sys.stdout.write(f"{words}\n")


def main():
    """Print the shares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=READERS_SAMPLES)
    parser.add_argument("--form", choices=("word", "pdf", "excel"), default=AS_IT_STANDS)
    parser.add_argument("--show", action="store_true")
    chosen = parser.parse_args()
    for name, held in totals(chosen.folder, chosen.form, show=chosen.show).items():
        _say(f"{name}: {held.share:.1%} ({held.right} of {held.expected}, {held.surplus} too many)")


if __name__ == "__main__":
    main()
