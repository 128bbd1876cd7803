"""Static files that are made rather than kept: one stylesheet out of the kit's many, and the cut fonts."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

from goldenthread.foundation import fonts

SOURCES = Path(__file__).parent / "styles"
STYLESHEET = "kit/css/golden.css"
FONTS = {f"kit/css/fonts/{face}.woff2": face for face in fonts.FACES}


class MadeFilesFinder(BaseFinder):
    """Makes each file when it is first asked for, in the home, so that none is ever committed."""

    def __init__(self, *_: Any, **__: Any) -> None:
        self.storage = FileSystemStorage(location=settings.HOME / "made")

    def check(self, **_: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **_: Any) -> Any:  # noqa: FBT001, FBT002  the framework's
        made = str(self._make(path)) if path == STYLESHEET or path in FONTS else None
        if find_all:
            return [made] if made else []
        return made

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:  # noqa: ARG002
        for path in (STYLESHEET, *FONTS):
            self._make(path)
            yield path, self.storage

    def _make(self, path: str) -> Path:
        made = Path(self.storage.location) / path
        if path in FONTS:
            return fonts.cut_for_browser(FONTS[path], made.parent)
        made.parent.mkdir(parents=True, exist_ok=True)
        text = stylesheet()
        if not made.exists() or made.read_text(encoding="utf-8") != text:
            made.write_text(text, encoding="utf-8")
        return made


def stylesheet() -> str:
    """Return the kit's files one after the other. Layers decide what wins, so that their order does not."""
    first = SOURCES / "layers.css"
    others = sorted(file for file in SOURCES.rglob("*.css") if file != first)
    return "\n".join(file.read_text(encoding="utf-8") for file in (first, *others))
