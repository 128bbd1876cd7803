"""What a word processor or a web page puts on the clipboard, as lines that stand as far in as they did there."""

import re
from html.parser import HTMLParser

MOST_HTML = 2_000_000
_LEVEL = re.compile(r"mso-list:\s*\S+\s+level(\d)", re.IGNORECASE)
_MARGIN = re.compile(r"margin-left:\s*(\d+(?:\.\d+)?)\s*(pt|in|cm|px)", re.IGNORECASE)
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "px": 0.75}
_STEP = 18.0  # points by which a level stands further in, at the least
_BLOCKS = {"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "br", "blockquote"}
_SILENT = {"style", "script", "head", "title", "xml"}
_STRUCTURED = re.compile(r"<(?:li|h[1-6])\b|mso-list:", re.IGNORECASE)


def lines_of(html: str) -> str:
    """Return the lines of lists, headings and paragraphs, a tab for each level; nothing for other pages.

    A table is better read from the plain text beside it, and is left to that.
    """
    if len(html) > MOST_HTML or not _STRUCTURED.search(html) or "<table" in html.lower():
        return ""
    reader = _Lines()
    reader.feed(html)
    reader.close()
    return reader.text()


class _Lines(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[tuple[int, str]] = []
        self.words: list[str] = []
        self.depth = 0
        self.lists = 0
        self.under_heading = 0
        self.silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        style = dict(attrs).get("style") or ""
        # The bullet that Word draws beside a list item is no word of it.
        if tag in _SILENT or (tag == "span" and "mso-list:ignore" in style.replace(" ", "").lower()):
            self.silent.append(tag)
        elif self.silent:
            if tag == self.silent[-1]:
                self.silent.append(tag)
        elif tag in ("ul", "ol"):
            self._end_line()
            self.lists += 1
        elif tag in _BLOCKS:
            self._end_line()
            self.depth = self._depth(tag, style)

    def handle_endtag(self, tag: str) -> None:
        if self.silent:
            if tag == self.silent[-1]:
                self.silent.pop()
        elif tag in ("ul", "ol"):
            self._end_line()
            self.lists = max(0, self.lists - 1)
        elif tag in _BLOCKS:
            self._end_line()

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.words.append(data)

    def text(self) -> str:
        self._end_line()
        return "\n".join("\t" * depth + words for depth, words in self.lines)

    def _depth(self, tag: str, style: str) -> int:
        if re.fullmatch(r"h[1-6]", tag):
            self.under_heading = int(tag[1])
            return self.under_heading - 1
        if level := _LEVEL.search(style):
            return self.under_heading + int(level[1]) - 1
        if self.lists:
            return self.under_heading + self.lists - 1
        if margin := _MARGIN.search(style):
            return self.under_heading + round(float(margin[1]) * _POINTS[margin[2].lower()] / _STEP)
        return self.under_heading

    def _end_line(self) -> None:
        words = " ".join("".join(self.words).split())
        self.words = []
        if words:
            self.lines.append((self.depth, words))
