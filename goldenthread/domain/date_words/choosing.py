"""Which date a cell is about, where it holds several: a rhythm and its beginning, or the date due last."""

from dataclasses import replace
from datetime import date

from goldenthread.domain.date_words.phrases import phrase_at
from goldenthread.domain.date_words.reading import Context, DateReading, asking, quoted
from goldenthread.domain.date_words.vocabulary import form


def choose(found: list[DateReading], text: str, context: Context) -> DateReading:
    """Choose among the readings of one cell; where the choice is not plain, it is asked."""
    dated = [reading for reading in found if reading.to_on or reading.from_on]
    rhythms = [reading for reading in found if reading.recurrence]
    if len(rhythms) == 1 and len(dated) == 1:
        return _dated_rhythm(rhythms[0], dated[0], text, context)
    if rhythms and not dated:
        return _one_rhythm(rhythms)
    if len(dated) < 2:
        return _asked_within((dated or found)[0], found)
    last = max(dated, key=lambda reading: reading.to_on or reading.from_on or date.min)
    if all((reading.from_on, reading.to_on) == (last.from_on, last.to_on) for reading in dated):
        return last
    return asking(last, f"Which of {_listed(dated)} is the date?")


def _asked_within(chosen: DateReading, found: list[DateReading]) -> DateReading:
    """Keep what else a cell says of time: “2026/27, Q2” is not the whole year, nor “12 months from May” May."""
    for each in found:
        if each is not chosen and each.kind == "duration":
            return asking(chosen, f"How far does {quoted(each.text)} reach?")
        if each is not chosen and each.question and chosen.kind in _WHOLE_YEARS:
            return asking(chosen, each.question.asks)
    return chosen


_WHOLE_YEARS = {"academic-year", "financial-year", "year", "span-years"}


def _dated_rhythm(rhythm: DateReading, dated: DateReading, text: str, context: Context) -> DateReading:
    """Read “annually (September)” as one rhythm, “termly until July 2023” as one that ends, the rest as begun."""
    if rhythm.recurrence == "every year" and not _YEAR_SPOKEN.search(dated.text):
        whole = phrase_at(f"{dated.text} each year", 0, context, whole=True)
        return whole[1] if whole else rhythm
    question = dated.question or rhythm.question
    led = _TO.search(text[: text.find(dated.text)])
    if led or _UNTIL.match(dated.text):
        return replace(rhythm, to_on=dated.to_on, question=question)
    return replace(rhythm, from_on=dated.from_on or dated.to_on, question=question)


def _one_rhythm(rhythms: list[DateReading]) -> DateReading:
    """“Three times a year (December, March, July)” says when as well as how often; the months say more."""
    fullest = [one for one in rhythms if not any(_says_less(one, other) for other in rhythms)]
    months = [reading for reading in rhythms if (reading.recurrence or "").startswith("in ")]
    if len(months) == 1:
        return months[0]
    if len({reading.recurrence for reading in fullest}) == 1:
        return fullest[0]
    return asking(rhythms[0], f"How often: {_listed(rhythms)}?")


def _says_less(one: DateReading, other: DateReading) -> bool:
    return one.recurrence != other.recurrence and (other.recurrence or "").startswith(f"{one.recurrence} ")


def _listed(readings: list[DateReading]) -> str:
    words = [quoted(reading.text) for reading in readings[:4]]
    return f"{', '.join(words[:-1])} and {words[-1]}"


_UNTIL = form(r"(?:until|till|up\s+to|by|before|no\s+later\s+than)\b")
_TO = form(r"\bto\s+(?:the\s+)?$")
_YEAR_SPOKEN = form(r"(?:19|20)\d\d|'\d\d|\d\d/\d\d|[a-z.]\s*\d\d$")
