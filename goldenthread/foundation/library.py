"""One door to the library: files that a trust officer could edit."""

import re
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from django.conf import settings
from pydantic import BaseModel, ValidationError

Shape = TypeVar("Shape", bound=BaseModel)


class LibraryError(Exception):
    """A library file does not hold what it should; the message names the file and the place."""


def folder() -> Path:
    """Return the library's folder."""
    return settings.LIBRARY


@cache
def read(path: str) -> Any:
    """Return what a YAML file of the library holds. Treat the answer as read-only: it is kept."""
    try:
        return yaml.load((folder() / path).read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506  a safe loader, with fewer words
    except yaml.YAMLError as error:
        raise LibraryError(f"library/{path} is not valid YAML: {error}") from error


def read_as(path: str, shape: type[Shape]) -> Shape:
    """Return a YAML file of the library as a checked value of the given shape."""
    return as_shape(path, read(path), shape)


def as_shape(path: str, held: Any, shape: type[Shape]) -> Shape:
    """Return what a file of the library was found to hold as a checked value of the given shape."""
    try:
        return shape.model_validate(held)
    except ValidationError as error:
        places = "; ".join(
            f"{'.'.join(str(step) for step in flaw['loc'])}: {flaw['msg']}" for flaw in error.errors()[:5]
        )
        raise LibraryError(f"library/{path} does not hold what it should: {places}") from error


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML in which only true and false are truth values: on, off, yes and no are words people write."""


_Loader.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
