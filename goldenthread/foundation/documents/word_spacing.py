"""How much white stands between the paragraphs of a Word document: what parts them as a blank line would."""

from typing import Any, NamedTuple

from goldenthread.foundation.documents.word_facts import W, is_on, number

# What stands about a paragraph that came from a page of the web, in twentieths of a point.
_AUTOMATIC = 280.0
# As much white between paragraphs, in sizes of the type, parts them as a blank line does.
_WHITE = 0.35


class Spacing(NamedTuple):
    """How much white stands above and below a paragraph, in twentieths of a point, but between those of one style."""

    above: float = 0
    below: float = 0
    is_of_style: bool = False

    def between(self, above: "Spacing", *, is_alike: bool) -> float:
        """Return how much white stands between a paragraph above and this one, of one style or of two."""
        below = 0 if is_alike and above.is_of_style else above.below
        return below + (0 if is_alike and self.is_of_style else self.above)


NONE = Spacing()


class Standing(NamedTuple):
    """A paragraph as it stands below another: its style, the white about it, and whether it is a heading."""

    style: str = ""
    spacing: Spacing = NONE
    heading: int = 0

    def is_apart(self, above: "Standing", size: float) -> bool:
        """Say whether white stands between this paragraph and the one above it, as a blank line would.

        Below a heading stands as much as between paragraphs like the one below it, where the heading itself has less.
        """
        white = self.spacing.between(above.spacing, is_alike=above.style == self.style)
        if above.heading and not self.heading:
            white = max(white, self.spacing.between(self.spacing, is_alike=True))
        return white > _WHITE * size * 20


def spacing_of(paragraph: Any, default: Spacing) -> Spacing:
    """Return the white about a paragraph, as its own facts or those of a style say it over what they are based on."""
    if paragraph is None:
        return default
    found, is_of_style = paragraph.find(f"{W}spacing"), is_on(paragraph, "contextualSpacing")
    is_of_style = default.is_of_style if is_of_style is None else is_of_style
    if found is None:
        return Spacing(default.above, default.below, is_of_style)
    return Spacing(_side(found, "before", default.above), _side(found, "after", default.below), is_of_style)


def _side(found: Any, side: str, default: float) -> float:
    is_automatic = found.get(f"{W}{side}Autospacing") in {"1", "true", "on"}
    return _AUTOMATIC if is_automatic else number(found.get(f"{W}{side}"), default)
