"""Every kind of thing that is asked of somebody leads to the page that does it."""

import ast
import importlib
from pathlib import Path

from goldenthread.web.kit.asked import DEEDS

FEATURES = Path(__file__).resolve().parents[3] / "goldenthread" / "features"


def test_no_task_leads_nowhere():
    kinds = {kind for path in FEATURES.rglob("*/operations/**/*.py") for kind in _asked_in(path)}
    assert len(kinds) > 40
    assert kinds - set(DEEDS) == set()


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
