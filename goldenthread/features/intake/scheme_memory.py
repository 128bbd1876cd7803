"""What was said of the signs, the names and the lines of a scheme, for the next one that has them."""

from collections.abc import Mapping

from goldenthread.domain.reading import scheme_reading
from goldenthread.domain.reading.scheme_reading import ReadScheme
from goldenthread.features.intake.models import ToldHeadings
from goldenthread.features.intake.scheme_parties import NEW, NOBODY, Parties
from goldenthread.features.organisations.models import Trust

MARK, PARTY, LINE = "scheme mark", "scheme party", "scheme line"


def recalled(trust: Trust, read: ReadScheme) -> tuple[ReadScheme, dict[str, str]]:
    """Return a scheme with its lines as they were told before, and the answers that were given before."""
    known: dict[str, dict[str, str]] = {MARK: {}, PARTY: {}, LINE: {}}
    for row in ToldHeadings.objects.filter(trust=trust, kind__in=known):
        known[row.kind][row.shape] = row.means[0] if row.means else ""
    choices = dict(Parties(trust).choices(may_form=False)) if known[PARTY] else {}
    marks = {
        scheme_reading.mark_key(each.mark): known[MARK][each.mark.casefold()]
        for each in scheme_reading.meanings(read) if each.verb is None and each.mark.casefold() in known[MARK]
    }  # fmt: skip
    names = {scheme_reading.party_key(at): known[PARTY].get(_plain(name), "") for at, name in enumerate(read.parties)}
    read, _ = scheme_reading.as_told(read, {}, scheme_reading.known_again(read, known[LINE]))
    return read, marks | {key: said for key, said in names.items() if said in choices}


def to_remember(
    trust: Trust, read: ReadScheme, answers: Mapping[str, str], told: Mapping[str, str]
) -> dict[str, dict[str, list[str]]]:  # fmt: skip
    """Return what was said now, by its kind: of signs that the scheme does not explain, of names, and of lines."""
    parties = Parties(trust)
    marks = {
        each.mark.casefold(): [answers[key]] for each in scheme_reading.meanings(read)
        if answers.get(key := scheme_reading.mark_key(each.mark)) and answers[key] != each.verb
    }  # fmt: skip
    names = {
        _plain(name): [said] for at, name in enumerate(read.parties)
        if (said := answers.get(scheme_reading.party_key(at), "")) and not said.startswith(NEW)
        and said not in (NOBODY, parties.guessed(name))
    }  # fmt: skip
    lines = {
        _plain(line.title): ["heading"] for at, line in enumerate(read.lines)
        if told.get(scheme_reading.heading_key(at))
    } | {
        _plain(read.lines[at].section): ["decision"] for at in scheme_reading.are_first(read)
        if told.get(scheme_reading.above_key(at))
    }  # fmt: skip
    return {MARK: marks, PARTY: names, LINE: lines}


def _plain(words: str) -> str:
    return scheme_reading.plain(words)
