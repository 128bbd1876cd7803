"""Whom a survey asks: pupils, staff and others, as the library names them."""

from typing import Any

from goldenthread.foundation import library


def audiences() -> dict[str, dict[str, Any]]:
    """Return who can be asked, by key: how a page names them, and what a form's column calls them."""
    found: dict[str, dict[str, Any]] = library.read("survey_scales.yaml")["audiences"]
    return found
