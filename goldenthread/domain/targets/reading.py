"""Reading a target statement: what is claimed, how surely, and what is still to be asked.

The words as written are kept beside every reading. A statement that is vague, or that only names
something, is never turned into a number; when in doubt the reading says so and asks.
"""

from __future__ import annotations

import re
from dataclasses import replace

from goldenthread.domain import date_words
from goldenthread.domain.targets import background, by_phase, cells, grammar, ledger, worded
from goldenthread.domain.targets.beside import asked_beside, left_out
from goldenthread.domain.targets.claims import Claim, Question, TargetReading
from goldenthread.domain.targets.figures import WHICH_WHEN
from goldenthread.domain.targets.rewrite import wording
from goldenthread.domain.targets.statement import Statement, take_in
from goldenthread.domain.targets.tiers import tier_of
from goldenthread.domain.targets.valued import valued
from goldenthread.domain.targets.wording import tidy

# "In the last 3 years this figure was 25 %" tells where a target starts from, and claims nothing.
_RECALLS = re.compile(
    r"\s*(?:in|over|for) (?:the )?(?:last|past|previous) [^.]{0,40}\b(?:was|were)\b|[^.]{0,30}\bthis figure was\b|"
    r"\s*(?:england|nationally|(?:the )?national (?:average|figure)|the (?:la|local authority|county))(?:'s)?"
    r"(?: figure)?(?: is| was| are| stands at| at|:) ?£?\d[^.]{0,20}$|"
    r"\s*\([^a-z]*\d[^a-z]*(?:(?:to|of|from)[^a-z]*)?\)\W*$|"
    r"\s*\(?(?:baseline|current(?:ly)?|starting point|last year)\b[^.]{0,40}\d[^.]{0,20}$"
)
MOST_CLAIMS = 40
MOST_SENTENCES = 40
MOST_SHARED = 400

# "80 %, rising to 90 % by 2028" names one date for two figures.
_RISES_FROM = re.compile(
    r"(?:,| and| then) ?(?:and |then |later )*(?:rising|increasing|growing|improving|moving|climbing|falling|"
    r"dropping|reducing|going (?:up|down)) to \d"
)

# A year that labels the next figure, as in "2024: 24 %; 2025: 20 %", carries the sentence on.
_SENTENCE_END = re.compile(
    r"(?<=[a-z0-9)%'\"])(?:\.|;(?!\s+(?:19|20)\d\d(?:[-/]\d\d)?\W{1,3}\d))\s+(?=[A-Za-z0-9\"'])|\n+"
)
# "X will increase and Y will reduce": each half is a statement of its own.
_MOVES = (
    r"(?:will|shall|is to|are to) (?:also |further )?(?:increase|improve|rise|grow|reduce|decrease|fall|narrow|"
    r"decline|close)"
)
_NEXT_HALF = re.compile(rf"(?<= )(?:and|while|whilst|but) (?=[^.;,]{{3,90}} {_MOVES}\b)")
_FIRST_HALF = re.compile(rf" {_MOVES}\b[^.;]{{0,60}}$")
# "By June 2027; we will …": the stop after a date that opens a sentence ends nothing.
_DATE_ONLY = re.compile(r"\W*(?:by|in|from|at|during|before|until) (?:the )?(?:[a-z]+,? ){0,4}[a-z]*,? ?'?[\d/-]*")
# "Representation increases. March 2027": a date that stands alone at the end is that of what stands before it.
_DATE_BEHIND = re.compile(
    r"(?:by |end of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|easter)[a-z]*\.?"
    r"(?: term)? '?(?:20)?\d\d\W*$"
)
# What a claim said back notes about itself is no part of it.
_OWN_NOTE = re.compile(r"\((?:no value is set|what share must agree is not set)\)")
_ABBREVIATED = re.compile(
    r"\b(?:inc|incl|no|approx|e\.g|i\.e|etc|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|vs|min|max|avg|st|nat|c|"
    r"p\.a|eng|perm|statist)$"
)


# "Attendance at Castle Rise": a place may be named by a word that elsewhere tells a direction.
_PLACE = re.compile(
    r"(?<=[a-z] )(?:[A-Z][a-z']+ ){1,3}(?:Rise|Raise|Falls?|Drop|Close|Cut|Lower|Above|Below|Over|Under)\b"
)


def read(text: str, context: date_words.Context) -> TargetReading:
    """Read one statement; any text at all gives a reading, never an error."""
    whole = _read(text, context)
    parts = [_read(each, context) for each in by_phase.each_by_itself(text[:MOST_SHARED])]
    claims = tuple(claim for part in parts for claim in part.claims)
    if len(claims) != len(parts) or _tells_more(whole.claims, claims):
        return whole
    questions = tuple(dict.fromkeys(question for part in parts for question in part.questions))
    return replace(whole, claims=claims[:MOST_CLAIMS], questions=questions)


def _tells_more(claims: tuple[Claim, ...], others: tuple[Claim, ...]) -> bool:
    """Say whether claims give as many figures to as many phases as others do, which may even lack some."""
    phases, of_others = ([claim.scope for claim in each if "phase=" in claim.scope] for each in (claims, others))
    return len(phases) >= len(of_others) or any(claim.value is None for claim in others)


def _read(text: str, context: date_words.Context) -> TargetReading:
    words = _OWN_NOTE.sub(lambda note: " " * len(note.group()), text)
    copy = (
        _PLACE.sub(lambda name: "x" * len(name.group()), words, count=MOST_SENTENCES)
        if _PLACE.search(words)
        else words
    )
    copy = tidy(copy)
    if not re.search(r"[a-z0-9]", copy):
        return TargetReading(text, "V", 4, (), (Question("What is to be achieved?"),))
    said = _sentences(copy)
    said = [place for place in said if not _RECALLS.match(copy[slice(*place)])] or said
    parts = [_read_part(take_in(words[start:end], copy[start:end], context)) for start, end in said]
    parts = [part for part in parts if part[1]] or parts[:1]
    class_ = min((part[0] for part in parts), key=tier_of)
    claims = [claim for _, found, _ in parts for claim in found][:MOST_CLAIMS]
    questions = tuple(dict.fromkeys(question for _, _, asked in parts for question in asked))
    return _proposing(TargetReading(text, class_, tier_of(class_), tuple(claims), questions))


def _proposing(reading: TargetReading) -> TargetReading:
    """Give the questions about what cannot be checked a wording to say yes to."""
    proposal = wording(reading)
    asked = tuple(replace(each, proposal=each.proposal or proposal) for each in reading.questions)
    return replace(reading, questions=asked) if proposal else reading


def _read_part(statement: Statement) -> tuple[str, list[Claim], tuple[Question, ...]]:
    sets = [] if background.tells(statement.copy) else cells.cell(statement) or valued(statement)
    found = sets or worded.worded(statement)
    claims = [replace(item.claim, grammar=_written(item.claim, item.questions)) for item in found]
    class_ = min((item.kind for item in found), key=tier_of, default="V")
    questions = tuple(question for item in found for question in item.questions)
    if sets and _RISES_FROM.search(statement.copy) and len({claim.when for claim in claims}) < len(claims):
        questions = (*questions, WHICH_WHEN)
    questions += asked_beside(statement, sets) if sets else left_out(statement) if class_ == "C" else ()
    return class_, claims, questions + ledger.unexplained(statement, found, asked=bool(questions))


def _written(claim: Claim, questions: tuple[Question, ...]) -> str:
    return grammar.written(claim, questions[0].asks.rstrip("?").lower() if questions else "")


def _goes_on(copy: str, cut: re.Match[str]) -> bool:
    """Say whether a semicolon only parts the next of a list of changes: "from 31 % to 37 %; 29 % to 35 %"."""
    return bool(re.search(r"\bfrom\b[^.]*\d", copy[: cut.start()]) and _NEXT_CHANGE.match(copy, cut.end()))


_NEXT_CHANGE = re.compile(r"(?:and )?(?:from )?\d[\d.]* ?%? to \d")


def _sentences(copy: str) -> list[tuple[int, int]]:
    """Return where each sentence stands; a full stop within a name or a number ends nothing."""
    cuts = [
        cut
        for cut in _SENTENCE_END.finditer(copy)
        if not _ABBREVIATED.search(copy, max(0, cut.start() - 10), cut.start())
    ][: MOST_SENTENCES - 1]
    cuts = [cut for cut in cuts if not (_DATE_ONLY.fullmatch(copy, 0, cut.start()) or _goes_on(copy, cut))]
    cuts = [cut for cut in cuts if not _DATE_BEHIND.match(copy, cut.end())]
    cuts += [cut for cut in _NEXT_HALF.finditer(copy) if _FIRST_HALF.search(copy, 0, cut.start())]
    cuts.sort(key=lambda cut: cut.start())
    starts = [0] + [cut.end() for cut in cuts]
    ends = [cut.start() for cut in cuts] + [len(copy)]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if re.search(r"[a-z0-9]", copy[start:end])]
