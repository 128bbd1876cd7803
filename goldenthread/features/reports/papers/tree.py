"""A plan as JSON, shaped as `goldenthread read-plan --json` prints what it reads: what goes out can come in."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from goldenthread.features.reports.queries.plan_paper import HEADINGS


def json_file(content: Mapping[str, Any]) -> bytes:
    """Return the plan's tree with its cells under their headings, its statements and its control block."""
    elements: list[dict[str, Any]] = []
    above: dict[int, int] = {}
    assignments: list[dict[str, Any]] = []
    statements: list[dict[str, Any]] = [_statement(said) for said in content["statements"]]
    for number, part in enumerate(content["parts"], 1):
        above[part["depth"]] = number
        elements.append({
            "id": number, "parent": above.get(part["depth"] - 1), "level": part["level"], "depth": part["depth"],
            "number": part["number"], "title": part["title"], "text": part["text"],
            "cells": {heading: text for _, heading, text in part["cells"]}, "theme": part["theme"],
            "flags": part["flags"], "due": part["due"], "milestones": part["milestones"], "targets": part["targets"],
        })  # fmt: skip
        assignments += [{"element": number, "raw": post, "capacity": share.lower()} for share, post in part["people"]]
        statements += [_statement(said) | {"element": number} for said in part["statements"]]
    whole = {
        "plan": content["plan"] | {"of": content["of"], "standing": content["standing"]},
        "levels": content["levels"], "flags": content["flags"], "elements": elements, "statements": statements,
        "control": _by_name(content["control"]), "assignments": assignments,
    }  # fmt: skip
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def _by_name(pairs: Iterable[Sequence[str]]) -> dict[str, str]:
    """Return what a plan says of itself by name; of two facts of one name the second says so."""
    found: dict[str, str] = {}
    for name, text in pairs:
        found[name if name not in found else f"{name} 2"] = text
    return found


def _statement(said: Mapping[str, str]) -> dict[str, str]:
    return {
        "kind": said["kind"], "heading": HEADINGS[said["kind"]], "text": said["text"], "source": said["source"],
        **{key: said[key] for key in ("title", "year", "base", "quotation", "clash") if said.get(key)},
    }  # fmt: skip
