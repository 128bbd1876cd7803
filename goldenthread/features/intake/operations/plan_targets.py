"""The targets that a plan's columns of success say, set as targets of the trust or of the plan's school."""

from collections import defaultdict
from dataclasses import replace

from goldenthread.domain import targets
from goldenthread.domain.reading import plan_answers
from goldenthread.domain.reading.plan_answers import same
from goldenthread.features.accounts.models import Person
from goldenthread.features.intake import plan_imports
from goldenthread.features.intake.models import PlanImport
from goldenthread.features.intake.operations.plan_trees import period_of
from goldenthread.features.intake.target_lines import fits, read_line
from goldenthread.features.measures import operations as measuring
from goldenthread.features.measures.models import Measure, Target

Hung = dict[str, list[tuple[Target, str]]]


def set_plan_targets(*, waiting: PlanImport, settled: plan_answers.Settled, by: Person) -> Hung:
    """Set every target that the plan says, and return them by part, each with the heading of its column.

    A line that stands under several parts and is one for all is set once. A target whose measure the trust does not
    keep, or about which something is asked, stands without one until somebody has said what is meant; one that only
    a person can judge, or nobody, is kept as such. Nobody is held to them
    before the plan is adopted.
    """
    context, names = period_of(waiting, settled.codes).context, plan_imports.names_in(waiting)
    measures = _Measures(waiting)
    there = {part.id for part in settled.staged.parts}
    lines: list[measuring.TargetLine] = []
    at: dict[str, int] = {}
    hung: list[tuple[str, str, int]] = []
    for each in plan_imports.reading_of(waiting)["targets"]:
        part, text = each["element"], plan_imports.masked(each["text"].strip(), names)
        if part not in there or not text:
            continue
        plain = same(text)
        key = plain if plain in settled.shared else f"{part}|{plain}"
        if key not in at:
            at[key] = len(lines)
            reading = targets.read(text, context)
            line = read_line(text, "", measures.named(reading), context)
            lines.append(replace(_fitting(line), school=waiting.school))
        hung.append((part, each["column"], at[key]))
    made = measuring.set_targets(trust=waiting.trust, lines=lines, by=by, is_proposed=True)
    found: Hung = defaultdict(list)
    for part, heading, place in hung:
        found[part].append((made[place], heading))
    waiting.made["targets"] = [target.ref for target in made]
    return found


def _fitting(line: measuring.TargetLine) -> measuring.TargetLine:
    """Return the line without its measure where its figure is none that the measure can have."""
    return line if fits(line) else replace(line, measure=None, op="", value=None, value_to=None)


class _Measures:
    """The trust's own measures, found by their key or their name."""

    def __init__(self, waiting: PlanImport) -> None:
        self.by_name: dict[str, Measure] = {}
        for measure in Measure.objects.filter(trust=waiting.trust, retired_on=None):
            for name in (measure.key, measure.name):
                self.by_name.setdefault(same(name.replace("_", " ").replace("-", " ")), measure)

    def named(self, reading: targets.TargetReading) -> Measure | None:
        """Return the measure that a statement of one claim names, where nothing about it is to be asked."""
        claim = reading.claims[0] if len(reading.claims) == 1 else None
        if claim is None or not claim.measure or reading.questions:
            return None
        return self.by_name.get(same(claim.measure.replace("_", " ").replace("-", " ")))
