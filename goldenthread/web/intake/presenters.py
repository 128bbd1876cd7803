"""A load as its page shows it."""

from typing import Any, NamedTuple

from goldenthread.features.intake import telling
from goldenthread.features.intake.models import Load

# Each state's word, and the status whose shape stands beside it.
_STATES = {"staged": "not due yet", "committed": "done", "undone": "dropped", "refused": "dropped"}


class Past(NamedTuple):
    """One row of what came in before."""

    load: Load
    title: str
    says: str
    may_undo: bool


class Shown:
    """Everything that the page of one load asks for."""

    def __init__(self, load: Load) -> None:
        self.load, self.report = load, load.report
        self.is_waiting = load.state == Load.State.STAGED
        self.is_register = self.report.get("of") == "register"
        self.needs_school = self.is_waiting and bool(self.report.get("needs_school"))
        self.needs_year = self.is_waiting and bool(self.report.get("needs_year"))
        self.is_of_pupils = bool(self.report.get("of_pupils"))
        self.has_own_years = bool(self.report.get("has_own_years"))
        self.periods = telling.periods(self.report) if not self.is_register else ""
        self.done: dict[str, Any] | None = self.report.get("done") or self.report.get("expected")
        self.register: dict[str, Any] = self.report.get("register") or {}
        self.skipped = self.report.get("skipped", [])
        self.survey: dict[str, Any] | None = self.report.get("survey")
        self.is_model = bool(self.report.get("model"))
        self.may_undo = load.state == Load.State.COMMITTED and not self.is_register and not self.changes_nothing

    @property
    def waits_to_be_told(self) -> bool:
        """Say whether it is a survey of whose questions nobody has said yet what they tell of."""
        return self.is_waiting and self.survey is not None and "rules" not in self.survey

    @property
    def changes_nothing(self) -> bool:
        """Say whether bringing it in would leave everything as it is."""
        if self.is_register:
            return not (self.register.get("added") or self.register.get("changed") or self.register.get("trust"))
        if self.is_model:
            return False
        return bool(self._counts) and not any(count["added"] or count["revised"] for count in self._counts)

    @property
    def stands_already(self) -> bool:
        """Say whether that is because all of it stands here; else nothing of it has a place here yet."""
        return self.is_register or any(count["unchanged"] for count in self._counts)

    @property
    def _counts(self) -> list[dict[str, int]]:
        return [self.done["readings"], self.done["comparators"]] if self.done else []

    @property
    def outcome(self) -> str:
        """Say in one sentence what became, or would become, of it."""
        if self.is_register:
            added, changed = len(self.register.get("added", ())), len(self.register.get("changed", ()))
            if not added and not changed and not self.register.get("unchanged"):
                return "It speaks of the trust itself, and of no school of its own."
            return f"Schools: {added} added, {changed} changed, {self.register.get('unchanged', 0)} unchanged."
        if self.done is None:
            return self._waits_for
        if self.is_model:
            return "Results of the same year that say from where pupils began are held against it."
        readings, elsewhere = telling.outcome(self.done["readings"]), telling.outcome(self.done["comparators"])
        if self.report.get("matched") == ["the trust itself"]:
            return f"Figures of the trust itself: {readings}."
        return f"Figures of schools: {readings}. England and authorities: {elsewhere}."

    @property
    def _waits_for(self) -> str:
        if self.survey is not None:
            return "It waits for somebody to say what its questions tell of."
        return "It waits for its school." if self.needs_school else "It waits for its academic year."


def past(load: Load) -> Past:
    shown = Shown(load)
    return Past(load, load.report.get("title", ""), shown.outcome, shown.may_undo)
