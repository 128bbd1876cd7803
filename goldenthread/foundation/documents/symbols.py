"""Fonts of signs: a letter of theirs is drawn as a tick, a box or a dot, and is none to read."""

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

_WINGDINGS = {
    0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "☐",
    0x70: "☐", 0x71: "☐", 0x72: "☐", 0x73: "◆", 0x74: "◆", 0x75: "◆", 0x76: "❖", 0xA1: "○", 0xA2: "○", 0xA4: "◉",
    0xA7: "▪", 0xA8: "☐", 0xAB: "★", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xE9: "↑",
    0xEA: "↓", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0x98: "●", 0x99: "○", 0xA2: "■",
    0xA3: "☐",
}  # fmt: skip
_WEBDINGS = {0x61: "✓", 0x63: "☐", 0x67: "■", 0x6E: "●", 0x72: "✗"}
_SYMBOL = {0xB7: "•", 0xAE: "→", 0xAC: "←", 0xAD: "↑", 0xAF: "↓", 0xA3: "≤", 0xB3: "≥", 0xB1: "±", 0xD6: "√"}
_PRIVATE, _LAST_PRIVATE, _FIRST_MOVED, _LAST_MOVED = 0xE000, 0xF8FF, 0xF000, 0xF0FF
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "webdings": _WEBDINGS, "symbol": _SYMBOL}


def raised_number(words: str) -> str:
    """Return a number as it is written on the line, however it stands."""
    return words.translate({raised: figure for figure, raised in RAISED.items()})


def as_drawn(font: str, words: str) -> str:
    """Return words as a font draws them: letters of a font of signs are signs, all others are themselves."""
    signs = _FONTS.get(font.lower())
    if signs is None or font.lower() == "symbol":
        return words
    return "".join(letter if letter.isspace() else signs.get(_low(ord(letter)), "•") for letter in words)


def of_code(font: str, code: str) -> str:
    """Return the sign that a font draws for a code such as F0FC; a bullet where the sign is not known."""
    try:
        place = int(code, 16)
        sign = chr(place)
    except (ValueError, OverflowError):
        return ""
    is_private = _PRIVATE <= place <= _LAST_PRIVATE
    signs = _FONTS.get(font.lower(), _WINGDINGS if is_private else {})
    return signs.get(_low(place)) or ("•" if is_private else sign)


def _low(place: int) -> int:
    """Return the code of a letter without the page of private use that fonts of signs are moved to."""
    return place & 0xFF if _FIRST_MOVED <= place <= _LAST_MOVED else place
