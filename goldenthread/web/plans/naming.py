"""What a trust calls a kind of plan."""

from goldenthread.features.organisations.models import Trust
from goldenthread.features.plans.kinds import Kind
from goldenthread.web.kit.words import word


def kind_title(trust: Trust, kind: Kind, form: str = "one") -> str:
    """Return a kind's title, in the trust's own word where it has one: “SDP”, “Mental health strategies”."""
    if kind.concept:
        said = word(trust, kind.concept, form)
        return said[:1].upper() + said[1:]
    return kind.title if form == "one" else kind.many
