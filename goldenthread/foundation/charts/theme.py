"""Where a drawing's colours come from: classes that a stylesheet colours, or attributes on paper."""

from collections.abc import Mapping
from dataclasses import dataclass, field

INK, QUIET, DEEP, GOLD, GOLD_INK, LINE = "#1b2530", "#566069", "#17324d", "#a8781c", "#87600f", "#e4e0d6"
STATUS = {"met": "#1d6b45", "risk": "#7d4d00", "off": "#a3241d", "idle": "#4d5864"}
STATUS_WASH = {"met": "#e2f2e8", "risk": "#fdf0d0", "off": "#fce4e1", "idle": "#ffffff"}


@dataclass(frozen=True)
class Theme:
    """`attributes` gives, for each class that a drawing uses, its presentation attributes."""

    css_class: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)

    def paint(self, css: str) -> str:
        """Return what makes a shape look its part: its class on the page, its colours on paper."""
        if not self.attributes:
            return f'class="{css}"'
        return " ".join(self.attributes[name] for name in css.split() if name in self.attributes)


def _text(fill: str, weight: str = "") -> str:
    bold = f' font-weight="{weight}"' if weight else ""
    return f'font-family="Source Sans Pro" font-size="12" fill="{fill}"{bold}'


PAGE = Theme(css_class="chart")
PAPER = Theme(
    attributes={
        "text": _text(QUIET),
        "label": _text(INK, "600"),
        "us-label": _text(DEEP, "600"),
        "target-label": _text(GOLD_INK, "600"),
        "us": f'fill="none" stroke="{DEEP}" stroke-width="2.5" stroke-linejoin="round" stroke-linecap="round"',
        "us-dot": f'fill="{DEEP}"',
        "other": f'fill="none" stroke="{QUIET}" stroke-width="1.75" stroke-linejoin="round"',
        "other-dot": f'fill="{QUIET}"',
        "nation": f'fill="none" stroke="{QUIET}" stroke-width="1.5" stroke-dasharray="4 4"',
        "target": f'fill="none" stroke="{GOLD}" stroke-width="1.5"',
        "ring": f'fill="#ffffff" stroke="{DEEP}" stroke-width="2"',
        "grid": f'fill="none" stroke="{LINE}" stroke-width="1"',
        "term": 'fill="#f4f1e9"',
        "band": 'fill="#e2f2e8" fill-opacity="0.7"',
        "half": f'fill="{LINE}"',
        "middle": f'fill="none" stroke="{QUIET}" stroke-width="2"',
        "ahead": f'fill="{LINE}" fill-opacity="0.8"',
        "ahead-line": f'fill="none" stroke="{DEEP}" stroke-width="1.5" stroke-dasharray="2 4"',
        "plain-bar": f'fill="{DEEP}"',
        "plain-dot": f'fill="{DEEP}"',
        **{f"{name}-bar": f'fill="{colour}"' for name, colour in STATUS.items()},
        **{f"{name}-dot": f'fill="{colour}"' for name, colour in STATUS.items()},
        **{f"{name}-text": _text(colour) for name, colour in STATUS.items()},
        **{f"{name}-wash": f'fill="{colour}"' for name, colour in STATUS_WASH.items()},
    }
)
