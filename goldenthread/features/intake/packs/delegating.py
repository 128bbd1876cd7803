"""A pack's scheme of delegation: a common scheme of library/schemes, made the trust's own by scheme.yaml."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from goldenthread.domain.deciding.delegation import VERBS, Line
from goldenthread.domain.deciding.scheme import DecisionText, PartyText, SchemeText, SectionText
from goldenthread.features.accounts.models import Person
from goldenthread.features.delegation import operations as delegating
from goldenthread.features.intake.packs.delegation_shapes import (
    BandFacts,
    CommonScheme,
    DecisionFacts,
    Parts,
    PartyChange,
    PartyFacts,
    SchemeFacts,
    SectionFacts,
    VarianceFacts,
)
from goldenthread.features.organisations.models import Trust
from goldenthread.features.organisations.operations.founding import Furnished
from goldenthread.features.plans.models import Element
from goldenthread.foundation import library

NO_WORDS: Mapping[str, Mapping[str, str]] = {}
# The concepts of library/words.yaml that the common schemes speak of, as they write them.
COMMON_WORDS = {
    "school": ("school", "schools"), "head": ("head", "heads"), "local_body": ("local body", "local bodies"),
    "pupil": ("pupil", "pupils"),
}  # fmt: skip
# Names of things in which such a word stands for good: a trust of students has pupil premium still.
NAMES = r"(?! premium| days?\b)"
# A longer name keeps the common scheme's short one at the head of its column.
LONG_FOR_A_COLUMN = 12


def read_scheme(name: str) -> SchemeFacts:
    """Return a pack's scheme, empty where it has none."""
    path = f"packs/{name}/scheme.yaml"
    there = (library.folder() / path).exists()
    return library.read_as(path, SchemeFacts) if there else SchemeFacts()


def common_schemes() -> list[str]:
    return sorted(path.stem for path in (library.folder() / "schemes").glob("*.yaml"))


def read_common(name: str) -> CommonScheme:
    return library.read_as(f"schemes/{name}.yaml", CommonScheme)


# Making a common scheme one's own


def scheme_text(
    facts: SchemeFacts, was: Iterable[DecisionFacts] = (), words: Mapping[str, Mapping[str, str]] = NO_WORDS
) -> SchemeText:
    """Return the trust's scheme in its own words, or as it was with what was different in an earlier version."""
    common = read_common(facts.base)
    decisions = _changed(_changed(_by_topic(common), facts.decisions), was)
    parties = _parties(common, facts.parties)
    own = own_words(words)
    return SchemeText(
        parties=tuple(sorted(parties, key=lambda party: ["trust", "central", "local", "outside"].index(party.level))),
        sections=tuple(
            SectionText(section.key, section.title, section.letter, tuple(
                replace(line, title=own(line.title), condition=own(line.condition), because=own(line.because))
                for line in _lines(section, decisions, facts.parties)
            ))
            for section in common.sections
        ),
        verbs={str(verb): said for verb, said in facts.verbs.items()},
    )  # fmt: skip


def own_words(words: Mapping[str, Mapping[str, str]]) -> Callable[[str], str]:
    """Return what puts a sentence of the common scheme into a trust's words: “an academy” for “a school”."""
    said = {}
    for concept, (one, many) in COMMON_WORDS.items():
        forms = words.get(concept, {})
        if forms.get("one"):
            said[one] = _small(concept, forms["one"])
            said[many] = _small(concept, forms.get("many") or forms["one"] + "s")
    if not said:
        return lambda text: text
    found = re.compile(rf"\b(?P<article>an? )?(?P<word>{'|'.join(sorted(said, key=len, reverse=True))})\b{NAMES}")

    def put(match: re.Match[str]) -> str:
        own = said[match["word"]]
        article = match["article"] and ("an " if own[0] in "AEIOUaeiou" else "a ")
        return (article or "") + own

    return lambda text: found.sub(put, text)


def _small(concept: str, word: str) -> str:
    """A local body's name is a name; a school, a head and a pupil are words of the sentence."""
    return word if concept == "local_body" else word.lower()


def _by_topic(common: CommonScheme) -> dict[str, DecisionFacts]:
    return {
        decision.topic: decision.model_copy(update={"section": section.key})
        for section in common.sections
        for decision in section.decisions
    }


def _changed(held: dict[str, DecisionFacts], changes: Iterable[DecisionFacts]) -> dict[str, DecisionFacts]:
    found = dict(held)
    for change in changes:
        if change.leave_out:
            found.pop(change.topic, None)
        elif change.topic in found:
            found[change.topic] = _with(found[change.topic], change)
        else:
            found[change.topic] = change
    return found


def _with(decision: DecisionFacts, change: DecisionFacts) -> DecisionFacts:
    said = {name: getattr(change, name) for name in change.model_fields_set}
    if "parts" in said or "bands" in said:
        said = {"parts": None, "bands": [], "jointly": False} | said
    return decision.model_copy(update=said)


def _parties(common: CommonScheme, changes: Mapping[str, PartyChange]) -> Iterator[PartyText]:
    known = {party.key for party in common.parties}
    for party in common.parties:
        change = changes.get(party.key, PartyChange())
        if not change.into and not change.leave_out:
            yield _party(party, change)
    for key, change in changes.items():
        if key not in known:
            yield _party(PartyFacts(key=key, name=change.name, level=change.level or "central"), change)


def _party(party: PartyFacts, change: PartyChange) -> PartyText:
    called = change.name or party.name
    role = party.role if change.role is None else change.role
    short = change.short or (party.short if called == party.name or len(called) > LONG_FOR_A_COLUMN else called)
    return PartyText(
        party.key, called, short, change.level or party.level, change.body, change.post,
        "" if change.body or change.post else role, change.operated, change.stands_in,
    )  # fmt: skip


def _lines(
    section: SectionFacts, decisions: Mapping[str, DecisionFacts], changes: Mapping[str, PartyChange]
) -> Iterator[DecisionText]:
    held = [decision for decision in decisions.values() if decision.section == section.key]
    for order, decision in enumerate(held, start=1):
        line = DecisionText(
            topic=decision.topic, title=decision.title, number=f"{section.letter}{order}", unit=decision.unit,
            best_level=decision.best_level, because=decision.because, criteria="\n".join(decision.criteria),
            anyone_asks=decision.anyone_asks,
        )  # fmt: skip
        bands = decision.bands or [
            BandFacts(parts=decision.parts or {}, jointly=decision.jointly, condition=decision.condition)
        ]
        for band in bands:
            yield replace(
                line, above=band.above, up_to=band.up_to, jointly=band.jointly, condition=band.condition,
                parts=_handed_on(band.parts, changes),
            )  # fmt: skip


def _handed_on(parts: Parts, changes: Mapping[str, PartyChange]) -> dict[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for party, verbs in parts.items():
        change = changes.get(party, PartyChange())
        if not change.leave_out:
            found.setdefault(change.into or party, set()).update(verbs)
    # Whoever decides does not also recommend to itself.
    return {party: tuple(verb for verb in VERBS if verb in _without_lesser(verbs)) for party, verbs in found.items()}


def _without_lesser(verbs: set[str]) -> set[str]:
    return verbs - {"propose", "recommend", "consult", "inform"} if verbs & {"decide", "approve"} else verbs


# Taking it


def take_scheme(facts: SchemeFacts, trust: Trust, made: Furnished, by: Person | None) -> None:
    """Give an invented trust its scheme, version by version, and what varies."""
    if not facts.base:
        return
    before = None
    for version in facts.versions:
        words = delegating.SchemeWords(
            edition=version.edition, text=scheme_text(facts, version.was, trust.words), note=version.note,
            approved_on=version.approved_on, approved_by=version.approved_by, effective_on=version.effective_on,
            is_public=version.public,
        )  # fmt: skip
        before = delegating.load_scheme(trust=trust, by=by, based_on=before, words=words)
    varied = [_variance(facts, told, made) for told in facts.variances]
    delegating.load_variances(trust=trust, by=by, variances=varied)
    delegating.load_functions(trust=trust, by=by, functions=[
        delegating.FunctionWords(
            one.key, one.title, one.level, one.because, made.units.get(one.unit),
            [(made.posts[post], text) for post, text in one.duties.items()],
        )
        for one in facts.functions
    ])  # fmt: skip
    for model in facts.operating:
        said = model.model_dump(exclude={"unit"})
        delegating.set_operating_model(unit=made.units[model.unit], by=by, **said)
    for standard in facts.standards:
        said = standard.model_dump(exclude={"posts", "rungs", "least"})
        delegating.set_standard(
            trust=trust, by=by, posts=[made.posts[post] for post in standard.posts],
            rungs=[{"name": name, "says": says} for name, says in standard.rungs.items()],
            least=list(standard.rungs).index(standard.least) if standard.least else None, **said,
        )  # fmt: skip


def take_participation(
    facts: SchemeFacts, trust: Trust, by_number: Mapping[str, Element], by: Person | None
) -> None:  # fmt: skip
    """State for parts of an invented trust's plan how far people take part, and what came of it."""
    for told in facts.participation:
        stated = delegating.state_participation(
            trust=trust, subject_kind="element", subject_ref=by_number[told.number].ref, who=told.who,
            rung=told.rung, how=told.how, stated_on=told.stated, by=by,
        )  # fmt: skip
        if told.asked:
            delegating.say_what_came(
                participation=stated, asked_on=told.asked, met=told.met, outcome=told.outcome, by=by
            )


def take_asked(facts: SchemeFacts, trust: Trust, made: Furnished, by: Person | None) -> None:
    """Let posts of an invented trust ask for decisions, as its scheme and its phases stand on the day."""
    for told in facts.asked:
        post = made.posts[told.post]
        holding = post.holdings.select_related("person").last()
        delegating.ask_for_decision(
            trust=trust, school=made.schools[told.school] if told.school else None, topic=told.topic,
            what=told.what, post=post, amount=told.amount, by=holding.person if holding else by,
            met=[delegating.Met(bool(how), how) for how in told.met],
        )  # fmt: skip


def take_scheme_frame(facts: SchemeFacts, trust: Trust, by: Person) -> None:
    """Give a real trust the pack's scheme as a draft of its own; who is who in it is for the trust to say."""
    if facts.base:
        words = delegating.SchemeWords(edition="First draft", text=scheme_text(facts, words=trust.words))
        delegating.load_scheme(trust=trust, words=words, by=by)


def _variance(facts: SchemeFacts, told: VarianceFacts, made: Furnished) -> delegating.VarianceWords:
    lines = [
        Line(
            told.topic,
            {party: frozenset(verbs) for party, verbs in _handed_on(band.parts, facts.parties).items()},
            band.above, band.up_to, band.jointly,
        ).to_json()
        for band in told.lines
    ]  # fmt: skip
    return delegating.VarianceWords(
        topic=told.topic, lines=lines, reason=told.reason, from_on=told.from_on, until_on=told.until_on,
        school=made.schools[told.school] if told.school else None, phase=told.phase, condition=told.condition,
        approved_by=told.approved_by, needs_grant=told.needs_grant,
        tests=[test.model_dump(mode="json") for test in told.tests],
    )  # fmt: skip
