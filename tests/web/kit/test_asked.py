"""Every kind of thing that is asked of somebody leads to the page that does it."""

import ast
import datetime as dt
import importlib
from pathlib import Path

from goldenthread.features.activity.models import Task
from goldenthread.features.organisations.models import Trust
from goldenthread.web.kit.asked import DEEDS, gathered

FEATURES = Path(__file__).resolve().parents[3] / "goldenthread" / "features"


def test_no_task_leads_nowhere():
    kinds = {kind for path in FEATURES.rglob("*/operations/**/*.py") for kind in _asked_in(path)}
    assert len(kinds) > 40
    assert kinds - set(DEEDS) == set()


def test_what_comes_round_and_was_not_done_before_stands_once():
    report = {"kind": "write report", "title": "Report of the head"}
    asked = [
        Task(**report, subject_ref="autumn", due_on=dt.date(2026, 12, 11)),
        Task(kind="review plan", title="Review the plan", subject_ref="ours"),
        Task(**report, subject_ref="spring", due_on=dt.date(2027, 3, 18)),
        Task(kind="review plan", title="Review the plan", subject_ref="theirs"),
    ]
    rows = gathered(asked, Trust(slug="harbour"), dt.date(2027, 3, 8))
    assert [row.title for row in rows] == ["Report of the head, twice", "Review the plan", "Review the plan"]
    assert (rows[0].due_on, rows[0].is_late, len(rows[0].deeds)) == (dt.date(2026, 12, 11), True, 2)


def _asked_in(path: Path) -> set[str]:
    """Return the kinds of tasks that a module opens, as far as it names them."""
    root = FEATURES.parents[1]
    names = [
        word.value
        for call in ast.walk(ast.parse(path.read_text()))
        if isinstance(call, ast.Call) and ast.unparse(call.func).split(".")[-1] in ("Task", "open_task")
        for word in call.keywords
        if word.arg == "kind" and isinstance(word.value, ast.Constant | ast.Name)
    ]
    if not names:
        return set()
    module = vars(importlib.import_module(".".join(path.relative_to(root).with_suffix("").parts)))
    found = (name.value if isinstance(name, ast.Constant) else module.get(name.id) for name in names)
    return {kind for kind in found if isinstance(kind, str)}
