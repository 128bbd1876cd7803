"""Whether a figure stands apart from that of elsewhere by more than chance, as two words for a table.

Ten pupils more or fewer in a small school can be chance. A share of pupils is taken for what it could have been in
nineteen years of twenty (the interval of Wilson); a rate of what can happen to one pupil often, such as suspensions,
likewise (that of Byar). What lies outside stands apart. Of sessions and averages nothing is said: those of one pupil
hang together, and the spread behind a mean is not known here.
"""

from decimal import Decimal

_Z = Decimal("1.959964")
ABOVE, BELOW, WITHIN = "above", "below", "within"


def share_against(part: Decimal, whole: Decimal, elsewhere: Decimal) -> str:
    """Say where a share of pupils stands to a share of elsewhere, both of one; empty of nobody."""
    if whole <= 0 or not 0 <= part <= whole:
        return ""
    share, spread = part / whole, _Z * _Z / whole
    middle = (share + spread / 2) / (1 + spread)
    half = _Z / (1 + spread) * (share * (1 - share) / whole + spread / (4 * whole)).sqrt()
    return _word(middle - half, middle + half, elsewhere)


def rate_against(events: Decimal, whole: Decimal, elsewhere: Decimal) -> str:
    """Say where events for each pupil stand to those of elsewhere; empty of nobody."""
    if whole <= 0 or events < 0:
        return ""
    low = events * (1 - 1 / (9 * events) - _Z / (3 * events.sqrt())) ** 3 if events else Decimal(0)
    more = events + 1
    high = more * (1 - 1 / (9 * more) + _Z / (3 * more.sqrt())) ** 3
    return _word(max(Decimal(0), low) / whole, high / whole, elsewhere)


def _word(low: Decimal, high: Decimal, elsewhere: Decimal) -> str:
    if elsewhere < low:
        return ABOVE
    return BELOW if elsewhere > high else WITHIN
