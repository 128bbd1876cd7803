"""Saying where a school stands, with the figures of the day frozen beside what a person found."""

import datetime as dt
from collections.abc import Iterable, Mapping

from django.db import transaction

from goldenthread.domain.deciding import ladders as rules
from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.improvement.models import Assessment, Judgement, Ladder
from goldenthread.features.improvement.queries.standing import phase_of
from goldenthread.features.organisations.models import Post, School
from goldenthread.features.trail import operations as trail
from goldenthread.foundation import clock
from goldenthread.foundation.checked_words import check, require


@transaction.atomic
def assess(
    *,
    school: School,
    ladder: Ladder,
    indications: Iterable[tuple[str, rules.Indication]],
    judged: Mapping[str, str],
    found: Mapping[str, tuple[str, str]],
    by: Person | None,
    post: Post | None = None,
    remark: str = "",
    on: dt.date | None = None,
) -> Assessment:
    """Keep an assessment: what each measure indicated, where the assessor placed each area, what was found.

    `judged` gives the phase by area of judgement; `found` gives no, partly or yes and what shows it, by line. The
    proposal is worked out from both. It moves nobody: a body decides.
    """
    shape, on = ladder.shape, on or clock.today()
    require(school.trust_id == ladder.trust_id, "That ladder belongs to another trust.")
    require(set(judged.values()) <= set(shape.order), "Choose one of the ladder’s phases.")
    names = {each.key: each.name for each in shape.judged}
    require(set(judged) <= set(names), "There is no such area.")
    every = [
        *indications,
        *(
            (names[key], rules.Indication(key, rules.INDICATED, phase, "Placed here by the assessor."))
            for key, phase in judged.items()
        ),
    ]
    proposal = rules.propose([each for _, each in every], shape.order, shape.names)
    now = phase_of(school, on)
    made = Assessment.objects.create(
        school=school, ladder=ladder, version=ladder.versions.last(), made_on=on, phase_then=now.key if now else "",
        proposed=proposal.phase, says=proposal.says[:600], post=post, by=by, **check(Assessment, {"remark": remark}),
        indications=[
            {"about": one.about, "name": name, "verdict": one.verdict, "phase": one.phase, "says": one.says,
             "also": list(one.also)}
            for name, one in every
        ],
    )  # fmt: skip
    Judgement.objects.bulk_create(_judgements(made, found))
    activity.close_tasks(kind="assess", subject_kind="school", subject_ref=school.ref, by=by)
    trail.record(
        trust=school.trust_id, by=by, did="assessed a school", kind="assessment", ref=made.ref, title=str(made),
        after={"proposed": proposal.phase, "says": proposal.says},
    )  # fmt: skip
    return made


def _judgements(made: Assessment, found: Mapping[str, tuple[str, str]]) -> Iterable[Judgement]:
    """Yield what was found; what an earlier assessment found, and this one left as it was, keeps its day."""
    before = Assessment.objects.filter(school=made.school, ladder=made.ladder, made_on__lt=made.made_on).first()
    earlier = {one.line: one for one in before.judgements.select_related("assessment")} if before else {}
    lines = {line.key: line for phase in made.ladder.shape.phases for line in (*phase.descriptors, *phase.qualities)}
    for key, (answer, evidence) in found.items():
        require(key in lines, "There is no such line on the ladder.")
        words = check(Judgement, {"found": answer, "evidence": evidence})
        last = earlier.get(key)
        is_left = last is not None and (last.found, last.evidence) == (words["found"], words["evidence"])
        day = last.day if last and is_left else None
        yield Judgement(assessment=made, line=key, says=lines[key].says, found_on=day, **words)
