"""What was put right in plans that were brought in, for the next one of the trust that is written alike."""

from collections.abc import Iterable, Mapping

from goldenthread.domain.reading.mending.again import COLUMN, LEVELS, LINE, PutRight, put_right
from goldenthread.domain.reading.mending.staged_plan import from_reading
from goldenthread.domain.reading.plan_reading import people
from goldenthread.domain.reading.plan_reading.vocabulary import plain
from goldenthread.features.intake import plan_imports
from goldenthread.features.intake.models import PlanImport, ToldHeadings
from goldenthread.features.organisations.models import Trust

# Under this name an import keeps what was put right in it as before.
AS_BEFORE = "as before"
INITIALS = "initials"
KINDS = {COLUMN: "plan column", LEVELS: "plan levels", LINE: "plan line", INITIALS: "plan initials"}


def known(trust: Trust) -> PutRight:
    """Return what was put right in the trust's plans before."""
    told: dict[str, dict[str, list[str]]] = {each: {} for each in KINDS}
    kinds = {kind: each for each, kind in KINDS.items()}
    for row in ToldHeadings.objects.filter(trust=trust, kind__in=kinds):
        told[kinds[row.kind]][row.shape] = row.means
    return PutRight(_first(told[COLUMN]), told[LEVELS], _first(told[LINE]), _first(told[INITIALS]))


def to_remember(waiting: PlanImport) -> Iterable[tuple[str, dict[str, list[str]]]]:
    """Yield what was put right in a plan that is brought in now, and who its leads are, by its kind.

    A line with a person's name in it is not kept, nor are initials that stand for one.
    """
    said = put_right(
        from_reading(waiting.reading), plan_imports.staged_of(waiting),
        waiting.made.get("columns", {}), waiting.made.get("deeds", {}),
    )  # fmt: skip
    yield KINDS[COLUMN], _listed(said.columns)
    yield KINDS[LEVELS], dict(said.levels)
    vocabulary = plan_imports.vocabulary_of(waiting.trust)
    named = [plain(name) for name in plan_imports.names_in(waiting)]
    yield KINDS[LINE], _listed({
        words: kind for words, kind in said.lines.items() if not any(name in words for name in named if name)
    })  # fmt: skip
    yield KINDS[INITIALS], {
        plan_imports.source_of(waiting, question): [answer] for question in plan_imports.questions(waiting)
        if question["kind"] == INITIALS and (answer := waiting.answers.get(question["id"]))
        and not any(people.person_in(party, vocabulary) for party in people.parties(answer))
    }  # fmt: skip
    yield plan_imports.LEADS_TOLD, {
        plan_imports.remembered_by(lead): [plan_imports.title_anywhere(lead.post)]
        for lead in plan_imports.leads(waiting) if lead.post and lead.is_decided
    }  # fmt: skip


def _first(told: Mapping[str, list[str]]) -> dict[str, str]:
    return {words: means[0] for words, means in told.items() if means}


def _listed(said: Mapping[str, str]) -> dict[str, list[str]]:
    return {words: [means] for words, means in said.items()}
