"""The type family: as it stands for typesetting, and cut down for the browser."""

import os
import threading
from importlib.resources import files
from pathlib import Path

from fontTools import subset

# The weights that the pages use. Italics are not among them: the house has none.
FACES = ("SourceSerifPro-Regular", "SourceSerifPro-Semibold", "SourceSansPro-Regular", "SourceSansPro-Semibold")

# Latin with the accents of Europe's names, and the signs that a plan or a figure may hold.
CHARACTERS = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    0x218, 0x219, 0x21A, 0x21B, 0x1E80, 0x1E81, 0x1E82, 0x1E83, 0x1E84, 0x1E85, 0x1EF2, 0x1EF3,
    *range(0x2010, 0x2027), 0x202F, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x2044, 0x20AC, 0x2116, 0x2122,
    0x2190, 0x2191, 0x2192, 0x2193, 0x2196, 0x2197, 0x2198, 0x2199, 0x2202, 0x2206, 0x2212, 0x2215,
    0x2248, 0x2260, 0x2264, 0x2265, 0x25A0, 0x25B2, 0x25BC, 0x25CA, 0x2713, 0x2717,
)  # fmt: skip
FEATURES = ["kern", "liga", "tnum", "lnum", "pnum", "locl", "ccmp", "mark", "mkmk", "frac", "numr", "dnom", "sups"]


def font_folders() -> list[Path]:
    """Return the folders of TTF files, for the typesetter."""
    return [Path(str(files(package))) / "files" for package in ("font_source_serif_pro", "font_source_sans_pro")]


def cut_for_browser(face: str, into: Path) -> Path:
    """Return a face as WOFF2 with the characters we use, made in this folder when it is not there yet."""
    cut = into / f"{face}.woff2"
    if not cut.exists():
        into.mkdir(parents=True, exist_ok=True)
        _cut(_original(face), cut)
    return cut


def _original(face: str) -> Path:
    return next(folder / f"{face}.ttf" for folder in font_folders() if (folder / f"{face}.ttf").exists())


def _cut(original: Path, cut: Path) -> None:
    options = subset.Options(flavor="woff2", layout_features=FEATURES, hinting=False, desubroutinize=True)
    # Written beside and then moved, so that two processes that start at once never read half a file.
    beside = cut.with_suffix(f".{os.getpid()}.{threading.get_ident()}.part")
    with subset.load_font(original, options) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=CHARACTERS)
        cutter.subset(font)
        subset.save_font(font, beside, options)
    beside.replace(cut)
