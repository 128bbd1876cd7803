"""What the columns of a risk register may hold, with the words each is near to and the cells that speak for it."""

from goldenthread.domain.reading.assigning import Kind
from goldenthread.domain.reading.columns import Look
from goldenthread.domain.reading.register_reading.headings import MEANINGS
from goldenthread.domain.reading.worded import Worded

_NEAREST = {
    "title": "risk hazard threat worry uncertainty statement wrong",
    "cause": "cause why reason trigger source driver might_happen makes",
    "effect": "effect mean consequence lead result harm impact description implication",
    "event": "event happen",
    "likelihood": "likely chance probable",
    "impact": "serious severe bad hard big consequence effect",
    "score": "score total",
    "controls": "control now already place existing precaution mitigation measure arrangement protect prevent guard",
    "actions": "action more else further step plan improve to_do",
    "owner": "owner charge responsible person accountable holder who officer",
    "due": "when deadline finish complete target by_when",
    "next_review": "again review revisit monitoring",
    "assurance": "assurance know evidence check monitoring",
    "category": "area kind type theme",
    "level": "colour rag level",
    "remarks": "comment note update",
}
# What a heading may also mean, where the cells beneath it say so: “Impact” over sentences is an effect.
_KIN = {
    "score": ("level",), "impact": ("effect", "score"), "likelihood": ("remarks", "score"),
    "level": ("remarks", "score"), "effect": ("impact",), "controls": ("due",), "actions": ("due",),
    "assurance": ("next_review",), "owner": ("due",), "title": ("ref", "raised_on"), "response": ("actions",),
    "status": ("remarks", "level"),
}  # fmt: skip

_A_PASSAGE = {
    Look.SENTENCE: 1.0, Look.WORD: 0.3, Look.DATE: -4, Look.NUMBER: -4, Look.PRODUCT: -4, Look.DEGREE: -3,
    Look.COLOUR: -4, Look.POST: -0.5,
}  # fmt: skip
_A_STEP = {
    Look.NUMBER: 1.0, Look.DEGREE: 1.5, Look.SENTENCE: -5, Look.WORD: -2, Look.DATE: -5, Look.PRODUCT: -4,
    Look.POST: -4, Look.COLOUR: -2,
}  # fmt: skip
_A_DAY = {
    Look.DATE: 1.5, Look.SENTENCE: -0.5, Look.NUMBER: -2, Look.PRODUCT: -4, Look.COLOUR: -4, Look.DEGREE: -4,
    Look.POST: -4,
}  # fmt: skip
_A_WORD = {Look.WORD: 0.5, Look.SENTENCE: -2.5, Look.NUMBER: -2, Look.PRODUCT: -4, Look.DATE: -3, Look.COLOUR: -3}

REGISTER = Kind(
    Worded(MEANINGS, _NEAREST, own="residual inherent gross net current initial target score rating"),
    {
        **dict.fromkeys(("title", "event", "cause", "effect", "controls", "actions", "assurance"), _A_PASSAGE),
        **dict.fromkeys(("likelihood", "impact"), _A_STEP),
        **dict.fromkeys(("due", "next_review", "reviewed_on", "raised_on", "closed_on"), _A_DAY),
        **dict.fromkeys(("response", "status"), _A_WORD),
        "score": {Look.NUMBER: 1, Look.PRODUCT: 2, Look.DEGREE: -2, Look.COLOUR: -2, Look.SENTENCE: -5,
                  Look.WORD: -2, Look.DATE: -5, Look.POST: -5},
        "level": {Look.COLOUR: 2, Look.DEGREE: 1, Look.SENTENCE: -5, Look.DATE: -5, Look.PRODUCT: -2},
        "owner": {Look.POST: 1.5, Look.WORD: 0.3, Look.SENTENCE: -0.5, Look.DATE: -5, Look.NUMBER: -5,
                  Look.PRODUCT: -5, Look.DEGREE: -4, Look.COLOUR: -4},
        "ref": {Look.NUMBER: 0.5, Look.WORD: 0.3, Look.SENTENCE: -3},
        "remarks": {Look.SENTENCE: 0.5},
    },
    once=frozenset({"event", "ref", "category", "owner"}),
    alone={Look.POST: "owner", Look.COLOUR: "level", Look.PRODUCT: "score"},
    kin=_KIN,
)  # fmt: skip
