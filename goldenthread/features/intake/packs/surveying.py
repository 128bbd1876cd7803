"""A pack's surveys: an invented export of a form tool for each round, brought in as a data manager would."""

import csv
import datetime as dt
import io
from collections.abc import Iterator

from goldenthread.features.intake import operations
from goldenthread.features.intake.operations import Settled, Telling
from goldenthread.features.intake.packs.base import Shape, Words
from goldenthread.features.measures import queries as measures
from goldenthread.features.organisations.models import School, Trust
from goldenthread.foundation import library

AGREE, NOT = ("Strongly agree", "Agree", "Agree"), ("Neither agree nor disagree", "Disagree", "Don’t know")


class AskedFacts(Shape):
    """A question, and the measure that it tells of: by its key where the pack has it, else a new one by this name."""

    asked: Words
    measure: Words = ""
    called: Words = ""


class HereFacts(Shape):
    """In one school: how many were asked, how many answered, and how many of these agreed with each question."""

    asked: int
    answered: int
    agreed: list[int]


class RoundFacts(Shape):
    on: dt.date
    file: Words
    schools: dict[str, HereFacts]


class SurveyFacts(Shape):
    audience: Words
    by_sex: bool = False
    questions: list[AskedFacts]
    rounds: list[RoundFacts]


class SurveyFile(Shape):
    surveys: list[SurveyFacts] = []


def read_surveys(name: str) -> SurveyFile:
    """Return a pack's surveys; a pack may have none."""
    path = f"packs/{name}/surveys.yaml"
    return library.read_as(path, SurveyFile) if (library.folder() / path).exists() else SurveyFile()


def take_surveys(file: SurveyFile, trust: Trust, *, today: dt.date) -> None:
    """Bring in every round that was answered by today, each with what its questions told of."""
    schools = {school.key: school for school in School.objects.here().filter(trust=trust)}
    for survey in file.surveys:
        for one in survey.rounds:
            if one.on <= today:
                _bring_in(survey, one, trust, schools)


def _bring_in(survey: SurveyFacts, one: RoundFacts, trust: Trust, schools: dict[str, School]) -> None:
    text = io.StringIO()
    csv.writer(text).writerows(_export(survey, one, schools))
    load = operations.stage_survey(
        trust=trust, file=text.getvalue().encode(), name=one.file, who=survey.audience, by=None
    )
    kept = {measure.key: measure for measure in trust.measures.all()}
    told = measures.what_questions_tell(trust)
    tells = {}
    for place, question in enumerate(survey.questions):
        known = kept.get(question.measure) or told.get((survey.audience, question.asked))
        tells[f"{survey.audience}-{place}"] = Telling(measure=known, name=question.called)
    asked = {(survey.audience, schools[key].ref): here.asked for key, here in one.schools.items()}
    settled = Settled(tells=tells, answered_on=one.on, asked=asked)
    operations.bring_in(load=operations.settle_survey(load=load, settled=settled), by=None)


def _export(survey: SurveyFacts, one: RoundFacts, schools: dict[str, School]) -> Iterator[list[str]]:
    """Yield the rows of a form's export: the same counts always give the same answers."""
    sexes = ["Girl", "Boy"] if survey.by_sex else []
    yield ["Completion time", "School", *(["Gender"] if sexes else []), *(each.asked for each in survey.questions)]
    for key, here in one.schools.items():
        for person in range(here.answered):
            sex = [sexes[person * 3 // 2 % 2]] if sexes else []
            said = [_answer(person, agreed, here.answered, place) for place, agreed in enumerate(here.agreed)]
            yield [f"{one.on} 09:00", schools[key].short_name, *sex, *said]


def _answer(person: int, agreed: int, of: int, place: int) -> str:
    """Return one person's answer: those who agree are spread evenly, a little further on for each question."""
    at = (person + 7 * place) % of
    agrees = (at + 1) * agreed // of > at * agreed // of
    words = AGREE if agrees else NOT
    return words[(person + place) % len(words)]
