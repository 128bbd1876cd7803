"""Colours of cells, as a person would call them: somebody's own table may say with them what it says with no word."""

import colorsys

_HUES = (
    (15, "red"), (36, "orange"), (52, "amber"), (70, "yellow"), (165, "green"), (195, "turquoise"), (255, "blue"),
    (290, "purple"), (340, "pink"), (361, "red"),
)  # fmt: skip
_NO_COLOUR, _WHITE, _DARK, _LIGHT, _PALE = 0.12, 0.97, 0.34, 0.7, 0.86


def named(rgb: str) -> str:
    """Return what a colour is called, such as “dark blue”; nothing for white and for what is no colour."""
    try:
        red, green, blue = (int(rgb[-6:][at : at + 2], 16) / 255 for at in (0, 2, 4))
    except ValueError:
        return ""
    hue, light, strong = colorsys.rgb_to_hls(red, green, blue)
    if light >= _WHITE:
        return ""
    shade = "dark " if light < _DARK else "pale " if light > _PALE else "light " if light > _LIGHT else ""
    if strong < _NO_COLOUR or light < 1 - _WHITE:
        return "black" if light < 1 - _PALE else f"{shade}grey"
    return shade + next(name for most, name in _HUES if hue * 360 < most)


def tinted(rgb: str, tint: float) -> str:
    """Return a colour made lighter (above nought) or darker, as office programs do with those of a theme."""
    try:
        red, green, blue = (int(rgb[-6:][at : at + 2], 16) / 255 for at in (0, 2, 4))
    except ValueError:
        return rgb
    hue, light, strong = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return "".join(f"{round(each * 255):02X}" for each in colorsys.hls_to_rgb(hue, min(max(light, 0), 1), strong))
