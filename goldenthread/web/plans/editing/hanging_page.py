"""What the page of all that hangs from a part shows: what is there, and a form for each thing that can be added."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from goldenthread.domain.plans.cell_lines import CellLine, lines_of, open_lines
from goldenthread.features.measures.models import Measure, Target
from goldenthread.features.measures.queries import measures_within
from goldenthread.features.plans.models import Action, Element, Link, Plan
from goldenthread.features.plans.queries.outline import editing
from goldenthread.features.plans.queries.outline.trees import LevelFrame
from goldenthread.features.plans.queries.thread.target_measures import measures_for
from goldenthread.foundation import clock, subjects
from goldenthread.web.kit import days
from goldenthread.web.kit.access import TrustRequest
from goldenthread.web.plans.editing.element_forms import part_choices
from goldenthread.web.plans.editing.hanging_forms import (
    ActionForm,
    AssignForm,
    EvidenceForm,
    FinishForm,
    MeasureForm,
    NameTargetForm,
    TargetForm,
    TieForm,
)
from goldenthread.web.plans.editing.understanding import UnderstoodTarget, understood


class HangingPage:
    """Everything that hangs from one part, and a form for each thing that can be added."""

    def __init__(self, request: TrustRequest, element: Element) -> None:
        self.request = request
        self.element = element
        self.plan = element.plan
        self.today = clock.today()
        self.is_local = self.plan.school_id is not None or self.plan.unit_id is not None
        self.sets_measures = request.reach.may("measure.edit", school=self.plan.school_id, unit=self.plan.unit_id)
        self.proposes = self.plan.state == Plan.State.DRAFT or not self.sets_measures
        self.may_define = request.reach.may_everywhere("measure.edit")
        self.meant: UnderstoodTarget | None = None
        self.forms = {name: self._form(name) for name in FORMS if name != "tie" or self.is_local}

    def _form(self, name: str) -> Any:
        is_sent = self.request.POST.get("deed") == name
        data = self.request.POST if is_sent else None
        form = FORMS[name](self, data, f"{name}-%s")
        if name == "target" and not is_sent and (line := self._line_named()):
            key, said = line
            form.initial |= {"text": said.words, "column": key}
            self.meant = understood(said.words, None, self.plan)
        elif name == "target" and not is_sent and (aim := self._aim_instead()):
            measure = aim.target.measure
            form.initial |= {"text": aim.target.text, "column": aim.column, "instead": aim.target.ref}
            form.initial |= {"measure": measure.ref} if measure else {}
        return form

    def _line_named(self) -> tuple[str, CellLine] | None:
        """The printed line that is to become a target, where a page elsewhere leads here with it."""
        named = self.request.GET.get("line", "")
        return next((one for one in self.open_lines if one[1].anchor == named), None) if named else None

    def _aim_instead(self) -> Any:
        """The target that is to be written anew, where a page elsewhere leads here with it."""
        named = self.request.GET.get("instead", "")[:12]
        return self.aims.filter(target__ref=named).first() if named else None

    @property
    def opens(self) -> str:
        """The form that stands open at once, where a page elsewhere leads here for it."""
        return self.request.GET.get("open", "")[:20]

    @property
    def arises(self) -> dict[str, str]:
        """What a new action is to arise from, where a page elsewhere leads here with it: “element:k3f9”."""
        source = self.request.GET.get("from", "")[:60]
        if not source:
            return {}
        said = {"source": source, "title": self.request.GET.get("action", "")[:300]}
        begun = begun_with(self.request, source)
        return said | (_first_words(begun) if begun else {})

    @property
    def columns(self) -> list[tuple[str, str]]:
        """The columns of the part's level, as key and heading."""
        return list(self.level.every_column)

    @cached_property
    def level(self) -> LevelFrame:
        return editing.level_of(self.element)

    @property
    def open_lines(self) -> list[tuple[str, CellLine]]:
        """The printed lines of success that are no target yet, each with the key of its column."""
        texts = [aim.target.text for aim in self.aims]
        return [
            (key, line)
            for key, heading, text in self.level.filled(self.element.cells)
            if self.level.meanings.get(key) == "targets"
            for line in open_lines(lines_of(text, key, heading, "targets", self.element.number), texts)
        ]

    @property
    def from_above(self) -> list[Target]:
        """What the trust aims at where this part takes it up, and of which this part says nothing itself."""
        if not self.is_local:
            return []
        own = [aim.target for aim in self.aims]
        texts, measures = {one.text.casefold() for one in own}, {one.measure for one in own if one.measure}
        above = editing.aims_above(self.request.reach, self.element)
        return [one for one in above if one.text.casefold() not in texts and one.measure not in measures]

    @cached_property
    def to_aim_by(self) -> QuerySet[Measure] | None:
        """The measures that can show a target here, if the reader may choose any."""
        return measures_for(self.request.reach, self.plan)

    @property
    def shown_by(self) -> str:
        """The one measure that the part is measured by already."""
        found = list(self.element.measured_by.values_list("measure__ref", flat=True)[:2])
        return found[0] if len(found) == 1 else ""

    @property
    def people(self) -> Any:
        return editing.assigned(self.element, self.today)

    @property
    def measured_by(self) -> Any:
        return self.element.measured_by.select_related("measure")

    @property
    def aims(self) -> Any:
        return self.element.aims_at.select_related("target__measure")

    @property
    def actions(self) -> list[tuple[Action, FinishForm]]:
        """The actions, each with the form that says that it is done."""
        found = self.element.actions.select_related("post")
        return [(action, FinishForm(initial={"done_on": self.today}, auto_id=f"{action.ref}-%s")) for action in found]

    @property
    def evidence(self) -> Any:
        return self.element.evidence.all()

    @property
    def links(self) -> list[Link]:
        reach = self.request.reach
        return (editing.links_up if self.is_local else editing.answers_to)(reach, self.element)


def source_of(request: TrustRequest, named: str) -> tuple[str, str]:
    """Return what an action is made of, as kind and reference, where the reader may see it; else nothing."""
    kind, _, ref = named.partition(":")
    return (kind, ref) if (kind, ref) in subjects.find(request.reach, [(kind, ref)]) else ("", "")


def begun_with(request: TrustRequest, named: str) -> subjects.Begun | None:
    """Return what an action begins with that is made of a thing within the reader's sight."""
    kind, ref = source_of(request, named)
    return subjects.begins_with(kind, ref) if kind else None


def _first_words(begun: subjects.Begun) -> dict[str, str]:
    said = {
        "title": begun.title[:300], "post": begun.post.ref if begun.post else "",
        "verifier": begun.verifier.ref if begun.verifier else "",
    }  # fmt: skip
    return said | ({"due_words": days.written(begun.due_on, full=True)} if begun.due_on else {})


FORMS: dict[str, Callable[[HangingPage, Any, str], Any]] = {
    "assign": lambda page, data, ids: AssignForm(
        data, posts=editing.posts_for(page.plan, page.today), auto_id=ids
    ),
    "measure": lambda page, data, ids: MeasureForm(
        data, measures=measures_within(page.request.reach).exclude(serves__element=page.element), auto_id=ids
    ),
    "name_target": lambda page, data, ids: NameTargetForm(
        data, targets=editing.targets_to_name(page.request.reach, page.element), auto_id=ids
    ),
    "target": lambda page, data, ids: TargetForm(
        data, measures=page.to_aim_by, is_shown_by=page.shown_by,
        columns=page.columns, auto_id=ids,
    ),
    "action": lambda page, data, ids: ActionForm(
        data, posts=editing.posts_for(page.plan, page.today), arises=page.arises, auto_id=ids
    ),
    "evidence": lambda _, data, ids: EvidenceForm(data, auto_id=ids),
    "tie": lambda page, data, ids: TieForm(
        data, uppers=part_choices(editing.upper_parts(page.request.reach)), auto_id=ids
    ),
}  # fmt: skip
