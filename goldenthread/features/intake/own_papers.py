"""Files that this software wrote and that come back: the plan they came from, and what their columns were.

The papers add columns for what a part holds besides the trust's own: who leads, when it is due, its targets, marks
and years. In a file that comes back they are no columns of the plan, and go where they came from.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from goldenthread.domain.plans import plan_layout as layout
from goldenthread.features.intake.models import PlanImport
from goldenthread.features.organisations.models import School, Trust, Unit
from goldenthread.features.plans.models import Plan
from goldenthread.features.plans.queries.outline.trees import LevelFrame, frame_of
from goldenthread.foundation.documents.document import Document

ORIGIN = "from"
ADOPTED, NEXT_REVIEW, ORGANISATION, MARK = "Adopted", "Next review", "organisation", "Mark "
UNSAID = "not yet said what it means"
_YEAR = re.compile(r"\d{4}/\d\d")
_CAPACITIES = {name: capacity for capacity, name in layout.PEOPLE.items()}
MOST_THEME, MOST_DUE = 200, 160


def origin_of(
    trust: Trust, school: School | None, unit: Unit | None, document: Document, title: str
) -> Plan | None:  # fmt: skip
    """Return the plan of this place that a file was written from.

    Its facts or its name tell, or else its title: then it is the latest of that title.
    """
    here = Plan.objects.filter(trust=trust, school=school, unit=unit)
    said = {document.facts.get("origin", "").removeprefix(layout.origin(""))}
    said |= set(re.split(r"[^a-z0-9]+", document.name.lower()))
    found = here.filter(ref__in=said).order_by("-pk").first()
    return found or here.filter(title__iexact=title).order_by("-starts_on", "-pk").first()


def fill_from(found: dict[str, Any], plan: Plan) -> None:
    """Say of a list what it has no room for: the title, the years and the control block of the plan it came from."""
    known = {
        "title": plan.title,
        "period": plan.period_words,
        **_own_control(plan),
    }
    known |= {
        name: f"{on.day} {on:%B %Y}"
        for name, on in ((ADOPTED, plan.adopted_on), (NEXT_REVIEW, plan.next_review_on))
        if on
    }
    known |= {f"{MARK}{flag['name']}": flag.get("meaning") or UNSAID for flag in plan.flags}
    for name, words in known.items():
        if words:
            found["control"].setdefault(name, words)
    if plan.period_words:
        found["questions"] = [each for each in found["questions"] if each["kind"] != "period"]


def _own_control(plan: Plan) -> dict[str, str]:
    """Return a plan's control block; its own words for one of our fields come second, as in a file."""
    ours = {ADOPTED, NEXT_REVIEW}
    return {f"{key} 2" if key in ours else str(key): str(said) for key, said in plan.control.items()}


def came_from(waiting: PlanImport) -> Plan | None:
    """Return the plan that a file on its way was written from, if it still is in its place."""
    ref = waiting.made.get(ORIGIN, "")
    here = Plan.objects.filter(trust=waiting.trust, school=waiting.school, unit=waiting.unit)
    return here.filter(ref=ref).select_related("trust").first() if ref else None


@dataclass(frozen=True)
class Fields:
    """What stood in our columns of one part, and which of its headings that takes care of."""

    theme: str = ""
    milestones: Mapping[str, str] = field(default_factory=dict)
    flags: Sequence[str] = ()
    taken: frozenset[str] = frozenset()


class OwnPaper:
    """What a waiting plan's columns were in the plan that it was written from. Of any other document: nothing."""

    def __init__(self, waiting: PlanImport) -> None:
        self.is_ours = bool(waiting.reading.get("laid_out"))
        self.origin = came_from(waiting) if self.is_ours else None
        frame = frame_of(self.origin) if self.origin else {}
        self.meanings = _meanings(frame)
        self.said = waiting.reading["control"]
        self.flags = self._flags()

    def is_our_column(self, heading: str) -> bool:
        """Say whether a column was added by the paper, and is none that the plan has itself."""
        if not self.is_ours or heading in self.meanings:
            return False
        return layout.unrepeated(heading) in layout.OURS or bool(_YEAR.fullmatch(heading))

    def control(self) -> dict[str, str]:
        """Return what the document says of itself, without what the plan keeps in fields of its own."""
        if not self.is_ours:
            return dict(self.said)
        ours = {ADOPTED, NEXT_REVIEW, ORGANISATION}
        return {
            # The plan's own words for one of ours come second.
            _first(key) if _first(key) in ours else key: words
            for key, words in self.said.items()
            if key not in ours and not key.startswith(MARK)
        }

    def marks(self) -> list[dict[str, str]]:
        """Return the plan's marks with their legend."""
        return [{"key": key, "name": name, "meaning": meaning} for name, (key, meaning) in self.flags.items()]

    def fields(
        self, cells: Mapping[str, str], due: str, people: Sequence[tuple[str, str]], targets: Sequence[str]
    ) -> Fields:
        """Return what our columns of a part held. `people` are the posts known, each as its capacity and title.

        A heading is taken only where all that stood under it has found its place.
        """
        theme, milestones, taken = "", {}, set()
        flags: list[str] = []
        for heading, words in cells.items():
            if not self.is_our_column(heading):
                continue
            name, lines = layout.unrepeated(heading), [line.strip() for line in words.splitlines() if line.strip()]
            if name == layout.THEME and len(words) <= MOST_THEME:
                theme = words
            elif name == layout.DUE and words.strip() == due and len(due) <= MOST_DUE:
                pass
            elif name == layout.MARKS and all(mark in self.flags for mark in words.split(" · ")):
                flags = [self.flags[mark][0] for mark in words.split(" · ")]
            elif _YEAR.fullmatch(heading):
                milestones[heading] = words
            elif name in _CAPACITIES and all((_CAPACITIES[name], line) in people for line in lines):
                pass
            elif name != layout.TARGETS or not all(line in targets for line in lines):
                continue
            taken.add(heading)
        return Fields(theme, milestones, flags, frozenset(taken))

    def _flags(self) -> dict[str, tuple[str, str]]:
        """Return the marks by their names: the key and the meaning of each."""
        if not self.is_ours:
            return {}
        known = {str(flag["name"]): str(flag["key"]) for flag in (self.origin.flags if self.origin else ())}
        legend = {key.removeprefix(MARK): words for key, words in self.said.items() if key.startswith(MARK)}
        return {
            name: (known.get(name, name), "" if meaning in (UNSAID, name) else meaning)
            for name, meaning in legend.items()
        }


def _first(key: str) -> str:
    """Return a key of the control block without what told it from another of its name."""
    return layout.unrepeated(key).removesuffix(" 2")


def _meanings(frame: Mapping[int, LevelFrame]) -> dict[str, str]:
    """Return the columns of a plan by their headings, each with what it means there."""
    found: dict[str, Any] = {}
    for level in frame.values():
        for key, name in level.columns:
            found.setdefault(name, level.meanings.get(key, ""))
        for top in level.own:
            found |= {
                name: level.meanings.get(key, "") for key, name in level.within(top).columns if name not in found
            }
    return found
