"""The architecture, held by tests: what points where, who writes, and what the docs must name."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.urls import resolve
from django.urls.exceptions import Resolver404

from docs import print_rules
from goldenthread.project.command import command_names
from tests.structure.routes import ALLAUTH, routes

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "goldenthread"
LINE = [
    "trail",
    "accounts",
    "organisations",
    "activity",
    "delegation",
    "approvals",
    "documents",
    "measures",
    "plans",
    "reviews",
    "governance",
    "members",
    "risks",
    "sharing",
    "improvement",
    "analytics",
    "intake",
    "reports",
]
WRITES = {"save", "create", "bulk_create", "update", "bulk_update", "delete", "get_or_create", "update_or_create"}


def test_foreign_keys_point_down_the_line_of_features():
    wrong = [
        f"{model._meta.label}.{field.name} → {field.related_model._meta.label}"
        for feature in LINE
        for model in apps.get_app_config(feature).get_models()
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and _place(field.related_model) > _place(model)
    ]
    assert wrong == []


def _place(model: type) -> int:
    label = model._meta.app_label
    return LINE.index(label) if label in LINE else -1


@pytest.mark.parametrize("part", ["features", "web", "project"])
def test_only_operations_write(part):
    wrong = [
        f"{path.relative_to(ROOT)}:{call.lineno} .{call.func.attr}(…)"
        for path in (PACKAGE / part).rglob("*.py")
        if not _may_write(path)
        for call in _calls_on_rows(path)
    ]
    assert wrong == []


def _may_write(path: Path) -> bool:
    steps = path.relative_to(PACKAGE).parts
    return "migrations" in steps or "operations.py" in steps or "operations" in steps


def _calls_on_rows(path: Path) -> Iterator[ast.Call]:
    """Yield calls that write through a manager or a row: anything.objects….create(…), row.save()."""
    for node in ast.walk(ast.parse(path.read_text())):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        chain = ast.unparse(node.func.value)
        through_rows = ".objects" in chain or "_base_manager" in chain
        if node.func.attr in WRITES and (through_rows or node.func.attr == "save"):
            yield node


def test_rules_read_no_clock():
    told = re.compile(r"\b(date\.today|datetime\.now|timezone\.now|clock\.today)\(")
    wrong = [
        str(path.relative_to(ROOT)) for path in (PACKAGE / "domain").rglob("*.py") if told.search(path.read_text())
    ]
    assert wrong == []


def test_no_page_carries_two_sides_of_a_merge():
    marks = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)
    found = [path.name for kind in ("*.html", "*.txt", "*.css", "*.js") for path in PACKAGE.rglob(kind)
             if marks.search(path.read_text())]  # fmt: skip
    assert found == []


def test_no_template_carries_a_style_or_a_script_of_its_own():
    # A script element of JSON is data: no browser runs it, and the content policy lets it be. A letter is no page:
    # it has no stylesheet to link to.
    own = re.compile(r"\sstyle=|<style|<script(?![^>]*(?:\ssrc=|application/json))|\son[a-z]+=", re.IGNORECASE)
    wrong = [
        f"{path.relative_to(ROOT)}: {found.group(0).strip()}"
        for path in PACKAGE.rglob("*.html")
        if PACKAGE / "web" / "mail" not in path.parents
        for found in own.finditer(path.read_text())
    ]
    assert wrong == []


def test_a_template_takes_only_its_own_parts_and_the_kit():
    taken = re.compile(r"{%\s*(?:include|extends)\s+[\"']([^\"']+)[\"']")
    wrong = [
        f"{path.relative_to(ROOT)} takes {name}"
        for path in (PACKAGE / "web").rglob("*.html")
        for name in taken.findall(path.read_text())
        if name.split("/")[0] not in {path.relative_to(PACKAGE / "web").parts[0], "kit"} and "/" in name
        if path.relative_to(PACKAGE / "web").parts[:2] != ("accounts", "overrides")
    ]
    assert wrong == []


def test_an_address_is_named_in_the_block_that_leads_there():
    # What {% url … as its %} names is forgotten at the end of its block: elsewhere the link would lead nowhere.
    named = re.compile(r"{% url [^%]* as (\w+) %}")
    wrong = []
    for path in (PACKAGE / "web").rglob("*.html"):
        blocks = re.split(r"{% block \w+ %}", path.read_text())[1:]
        known = {name for block in blocks for name in named.findall(block)}
        wrong += [
            f"{path.relative_to(ROOT)}: {name}"
            for block in blocks
            for name in known - set(named.findall(block))
            if re.search(rf'="{{{{ {name} }}}}', block) and not re.search(rf"for [\w, ]*\b{name}\b|\b{name}=", block)
        ]
    assert wrong == []


def test_every_page_that_is_named_is_there():
    """A name that no address has fails only where its line is reached; here it fails at once."""
    named = {route.name for route in routes()}
    areas = "|".join(sorted({name.partition(":")[0] for name in named if ":" in name}))
    in_code = re.compile(rf"""["']((?:{areas}):[a-z_]+)["']""")
    found = {
        (path.name, name)
        for kind, names in (("*.py", in_code), ("*.html", re.compile(r"{% url ['\"]([a-z_:]+)['\"]")))
        for path in PACKAGE.rglob(kind)
        for name in names.findall(path.read_text())
    }
    assert [each for each in sorted(found) if each[1] not in named and not each[1].startswith(ALLAUTH)] == []


def test_every_address_that_a_feature_builds_is_a_page():
    built = {
        found
        for path in (PACKAGE / "features").rglob("*.py")
        for found in re.findall(r'f"(/{[^"]*slug}/[^"?#]*)', path.read_text())
        if re.search(r"(?:/|\.(?:ref|slug)}/)$", found)
    }
    whole = {re.sub(r"{[\w.]*\b(?:ref|slug)}", "abcdefgh23", found) for found in built}
    assert len(whole) > 40
    assert [address for address in sorted(whole) if "{" not in address and not _opens(address)] == []


def _opens(address: str) -> bool:
    try:
        return bool(resolve(address))
    except Resolver404:
        return False


def test_every_command_stands_in_the_handbook():
    handbook = (ROOT / "README.md").read_text() + (ROOT / "docs" / "running.md").read_text()
    assert [name for name in command_names() if f"goldenthread {name.replace('_', '-')}" not in handbook] == []


def test_every_setting_stands_in_the_handbook():
    named = set()
    for path in (PACKAGE / "project").rglob("*.py"):
        named |= set(re.findall(r"GOLDENTHREAD_[A-Z_]+", path.read_text()))
    handbook = (ROOT / "docs" / "running.md").read_text()
    assert sorted(name for name in named if name not in handbook) == []


def test_no_file_is_longer_than_a_reader_bears():
    # The few above say why in their first lines; tables of words grow with the words.
    long = {
        str(path.relative_to(ROOT)): lines
        for path in PACKAGE.rglob("*.py")
        if "migrations" not in path.parts and (lines := path.read_text().count("\n")) > 420
    }
    assert long == {}


def test_the_printed_rules_and_the_glossary_say_what_tests_and_library_say():
    stale = [path.name for path, page in print_rules.pages().items() if not path.exists() or path.read_text() != page]
    assert stale == [], "run `make docs`"
