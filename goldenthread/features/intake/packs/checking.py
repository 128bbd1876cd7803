"""What a pack's trust checks, what was answered and found, and how it was followed up: checks.yaml."""

import datetime as dt
import zlib
from decimal import Decimal
from typing import Literal

from pydantic import Field

from goldenthread.features.accounts.models import Person
from goldenthread.features.assurance import operations as assuring
from goldenthread.features.assurance.models import Check, Checklist, Finding, Review
from goldenthread.features.intake.packs.base import Shape, Words
from goldenthread.features.organisations.models import Post, Trust
from goldenthread.features.organisations.operations.founding import Furnished
from goldenthread.features.reviews.models import Duty
from goldenthread.foundation import clock, library

# A day that is asked for and not given in the file lies so long before the answer.
A_MONTH = dt.timedelta(days=30)
# Of so many answers that need no proof, one names none.
PROVED = 3


class ButFacts(Shape):
    """An answer that is not as it should be; `school` empty is the sheet of what is asked once for all."""

    school: Words = ""
    question: Words
    answer: Words = "not met"
    note: Words = ""
    shown: Words = ""


class SecondFacts(Shape):
    school: Words
    question: Words
    on: dt.date
    post: Words
    agrees: bool = True
    says: Words = ""


class RoundFacts(Shape):
    """One round. Who is not named under `silent`, `begun` or `later` answered everything on the day `answered`."""

    checklist: Words
    period: Words
    title: Words
    opens: dt.date
    due: dt.date
    answered: dt.date
    closed: dt.date | None = None
    schools: list[Words] = []
    post: Words = ""
    silent: list[Words] = []
    begun: dict[str, int] = {}
    later: dict[str, dt.date] = {}
    but: list[ButFacts] = []
    confirmed: dict[str, Words] = {}
    confirmed_on: dt.date | None = None
    second: list[SecondFacts] = []


class DoneFacts(Shape):
    on: dt.date
    says: Words
    post: Words
    confirmed_on: dt.date | None = None
    confirmed_by: Words = ""
    confirmed_says: Words = ""
    sent_back_on: dt.date | None = None
    sent_back_by: Words = ""
    sent_back_says: Words = ""


class RecommendedFacts(Shape):
    says: Words
    post: Words
    due: dt.date
    done: DoneFacts | None = None


class FoundFacts(Shape):
    """What was found: by a review that the pack names, by a question of a round, or by somebody who saw it."""

    key: Words = ""
    on: dt.date
    school: Words = ""
    says: Words
    severity: Literal["strength", "note", "minor", "major", "significant"] = "minor"
    area: Words = ""
    pillar: Words = ""
    quotation: Words = ""
    review: Words = ""
    period: Words = ""
    question: Words = ""
    before: Words = ""
    post: Words = ""
    heard_on: dt.date | None = None
    heard_by: Words = "Trust Board"
    recommended: list[RecommendedFacts] = []


class AreaFacts(Shape):
    judgement: Words
    says: Words = ""


class ModeratedFacts(Shape):
    """What a moderator judged: of the whole where that is said, and of areas of a self-evaluation."""

    on: dt.date
    post: Words
    judgement: Words = ""
    says: Words = ""
    areas: dict[str, AreaFacts] = {}


class ReviewFacts(Shape):
    key: Words
    kind: Words
    title: Words
    school: Words = ""
    theme: Words = ""
    scope: Words = ""
    reviewer: Words = ""
    stage: Literal["planned", "commissioned", "under way", "reported"] = "reported"
    held_on: dt.date | None = None
    reported_on: dt.date | None = None
    next_due_on: dt.date | None = None
    cost: Decimal | None = None
    judgement: Words = ""
    summary: Words = ""
    regime: Words = ""
    grades: dict[str, Words] = {}
    evidence: dict[str, Words] = {}
    safeguarding: Words = ""
    repeats: Words = ""
    post: Words = ""
    moderated: ModeratedFacts | None = None


class MarkFacts(Shape):
    name: Words
    school: Words = ""
    given_by: Words = ""
    theme: Words = ""
    level: Words = ""
    stage: Literal["interested", "working", "applied", "held", "lapsed", "declined"]
    held_from: dt.date | None = None
    expires_on: dt.date | None = None
    post: Words = ""
    criteria: list[Words] = []


class SampleFacts(Shape):
    on: dt.date
    title: Words
    looks_for: Words = ""
    school: Words = ""
    listed: list[Words]
    size: int
    seed: Words
    post: Words
    found: dict[int, Words] = {}
    says: dict[int, Words] = {}


class OneFacts(Shape):
    """A checklist gone through for one newcomer or thing, and what was answered on a day."""

    checklist: Words
    about: Words
    school: Words
    post: Words
    begins: dt.date
    due: dt.date
    answered: dt.date
    answers: dict[str, Words] = {}
    complete: bool = False


class Checks(Shape):
    """checks.yaml; a pack may be without. `opens_with`: with which duty of the year a checklist opens by itself."""

    takes: list[Words] = []
    looks: dict[str, Words] = {}
    opens_with: dict[str, Words] = {}
    taken_on: dt.date | None = None
    rounds: list[RoundFacts] = []
    reviews: list[ReviewFacts] = []
    found: list[FoundFacts] = Field(default=[])
    marks: list[MarkFacts] = []
    samples: list[SampleFacts] = []
    ones: list[OneFacts] = []


class Proofs(Shape):
    """What is seen where a check is answered, by the area of its checklist."""

    proofs: dict[str, list[Words]]


def read_checks(name: str) -> Checks:
    path = f"packs/{name}/checks.yaml"
    return library.read_as(path, Checks) if (library.folder() / path).exists() else Checks()


def take_checks(facts: Checks, trust: Trust, made: Furnished, by: Person | None) -> None:
    """Give the demonstration its checklists, and what was checked, found and done until today."""
    today = clock.today()
    taking = _Taking(trust, made, by, today)
    for key in facts.takes:
        taking.take_list(key, facts)
    for round_ in sorted((each for each in facts.rounds if each.opens <= today), key=lambda each: each.opens):
        taking.take_round(round_)
    for review in facts.reviews:
        taking.take_review(review)
    for found in sorted((each for each in facts.found if each.on <= today), key=lambda each: each.on):
        taking.take_found(found)
    for mark in facts.marks:
        taking.take_mark(mark)
    for sample in facts.samples:
        if sample.on <= today:
            taking.take_sample(sample)
    for one in facts.ones:
        if one.begins <= today:
            taking.take_one(one)


class _Taking:
    """A pack's checks on their way into one trust."""

    def __init__(self, trust: Trust, made: Furnished, by: Person | None, today: dt.date) -> None:
        self.trust, self.made, self.by, self.today = trust, made, by, today
        self.proofs = library.read_as("packs/proofs.yaml", Proofs).proofs
        self.lists: dict[str, Checklist] = {}
        self.reviews: dict[str, Review] = {}
        self.found: dict[str, Finding] = {}

    def post(self, key: str) -> Post | None:
        return self.made.posts[key] if key else None

    def take_list(self, key: str, facts: Checks) -> None:
        made = assuring.take_checklist(trust=self.trust, key=key, by=self.by, on=facts.taken_on)
        looks = self.post(facts.looks.get(key, ""))
        duty = Duty.objects.filter(trust=self.trust, key=facts.opens_with.get(key, ""), dropped_on=None).first()
        if duty is None and key in facts.opens_with:
            raise library.LibraryError(f"checks.yaml: the year has no duty “{facts.opens_with[key]}”.")
        self.lists[key] = assuring.arrange_checklist(checklist=made, duty=duty, looks=looks, by=self.by)

    def take_round(self, facts: RoundFacts) -> None:
        checklist = self.lists[facts.checklist]
        keys = facts.schools or list(self.made.schools)
        when = assuring.When(facts.period, facts.title, facts.opens, facts.due)
        schools = [self.made.schools[key] for key in keys] if checklist.shape.of == "schools" else []
        row = assuring.open_rounds(
            checklist=checklist, times=[when], schools=schools, post=self.post(facts.post), by=self.by
        )[0]
        names = {school.pk: key for key, school in self.made.schools.items()}
        for sheet in row.checks.select_related("round__checklist", "school", "post"):
            self._answer(facts, sheet, names.get(sheet.school_id or 0, ""))
        if facts.closed and facts.closed <= self.today:
            assuring.close_round(round_=row, by=self.by, on=facts.closed)

    def _answer(self, facts: RoundFacts, sheet: Check, key: str) -> None:
        on = facts.later.get(key, facts.answered)
        if key in facts.silent or on > self.today:
            return
        other = {one.question: one for one in facts.but if one.school == key}
        areas = {question.key: area.key for area in sheet.round.shape.areas for question in area.questions}
        said = {}
        for question in sheet.questions:
            shown = self._shown(areas[question.key], f"{key}{facts.period}{question.key}", is_asked=question.evidence)
            if question.key in other:
                one = other[question.key]
                said[question.key] = assuring.Said(one.answer, one.note, one.shown or shown)
            else:
                said[question.key] = assuring.Said(_good(question.kind, question.good, on), shown=shown)
        answered = dict(list(said.items())[: facts.begun[key]]) if key in facts.begun else said
        assuring.answer_check(check=sheet, said=answered, by=self.by, post=sheet.post, on=on)
        if key in facts.begun:
            return
        assuring.hand_in(check=sheet, by=self.by, post=sheet.post, on=on)
        for second in facts.second:
            if second.school == key and second.on <= self.today:
                answer = sheet.answers.select_related("check_sheet__round").get(question=second.question)
                assuring.look_again(
                    answer=answer, agrees=second.agrees, says=second.says, on=second.on, post=self.post(second.post),
                    by=self.by,
                )  # fmt: skip
        if key in facts.confirmed and facts.confirmed_on and facts.confirmed_on <= self.today:
            sheet.refresh_from_db()
            assuring.confirm_check(
                check=sheet, by=self.by, post=self.post(facts.confirmed[key]), on=facts.confirmed_on
            )

    def take_one(self, facts: OneFacts) -> None:
        post = self.made.posts[facts.post]
        sheet = assuring.check_one(
            checklist=self.lists[facts.checklist], about=facts.about, school=self.made.schools[facts.school],
            post=post, begins_on=facts.begins, due_on=facts.due, by=self.by,
        )  # fmt: skip
        if facts.answered > self.today:
            return
        said = {key: assuring.Said(answer) for key, answer in facts.answers.items()}
        assuring.answer_check(check=sheet, said=said, by=self.by, post=post, on=facts.answered)
        if facts.complete:
            assuring.hand_in(check=sheet, by=self.by, post=post, on=facts.answered)

    def _shown(self, area: str, of: str, *, is_asked: bool) -> str:
        """Return what was seen for one answer: the same each time that the demonstration is made."""
        number = zlib.crc32(of.encode())
        words = self.proofs.get(area) or self.proofs["any"]
        return words[number % len(words)] if is_asked or number % PROVED else ""

    def take_review(self, facts: ReviewFacts) -> None:
        names = (
            "kind", "title", "theme", "scope", "reviewer", "stage", "held_on", "reported_on", "next_due_on", "cost",
            "judgement", "summary", "regime", "grades", "evidence", "safeguarding",
        )  # fmt: skip
        told: dict[str, object] = {name: getattr(facts, name) for name in names}
        if facts.held_on and facts.held_on > self.today:
            told |= {"stage": "planned", "judgement": "", "summary": "", "grades": {}, "reported_on": None}
        row = assuring.record_review(
            trust=self.trust, school=self.made.schools[facts.school] if facts.school else None, facts=told,
            by=self.by, post=self.post(facts.post), repeats=self.reviews.get(facts.repeats),
        )  # fmt: skip
        self.reviews[facts.key] = row
        if (moderated := facts.moderated) and moderated.on <= self.today:
            post, judgement, says = self.post(moderated.post), moderated.judgement, moderated.says
            assuring.moderate_areas(
                review=row, on=moderated.on, post=post, by=self.by,
                overall=assuring.AreaJudged(judgement, says) if judgement else None,
                judged={area: assuring.AreaJudged(one.judgement, one.says) for area, one in moderated.areas.items()},
            )  # fmt: skip

    def take_found(self, facts: FoundFacts) -> None:
        school = self.made.schools[facts.school] if facts.school else None
        sheet = None
        if facts.period:
            sheet = Check.objects.filter(
                round__trust=self.trust, round__period=facts.period, school=school, answers__question=facts.question
            ).first()
        row = assuring.record_finding(
            trust=self.trust, school=school, found_on=facts.on, by=self.by, post=self.post(facts.post),
            words=assuring.FindingWords(facts.says, facts.severity, facts.area, facts.pillar, facts.quotation),
            source=assuring.Source(
                self.reviews.get(facts.review), sheet, facts.question, self.found.get(facts.before)
            ),
        )  # fmt: skip
        if facts.key:
            self.found[facts.key] = row
        if facts.heard_on and facts.heard_on <= self.today:
            assuring.hear_finding(finding=row, heard_by=facts.heard_by, on=facts.heard_on, by=self.by)
        for recommended in facts.recommended:
            self._recommend(row, recommended, facts.on)

    def _recommend(self, finding: Finding, facts: RecommendedFacts, on: dt.date) -> None:
        row = assuring.recommend(
            finding=finding, says=facts.says, post=self.post(facts.post), due_on=facts.due, on=on, by=self.by
        )
        done = facts.done
        if done is None or done.on > self.today:
            return
        assuring.finish(row=row, says=done.says, post=self.post(done.post), on=done.on, by=self.by)
        if done.sent_back_on and done.sent_back_on <= self.today:
            seen = self.post(done.sent_back_by)
            assuring.send_back(row=row, says=done.sent_back_says, post=seen, on=done.sent_back_on, by=self.by)
        elif done.confirmed_on and done.confirmed_on <= self.today:
            seen = self.post(done.confirmed_by)
            assuring.confirm(row=row, says=done.confirmed_says, post=seen, on=done.confirmed_on, by=self.by)

    def take_mark(self, facts: MarkFacts) -> None:
        names = ("name", "given_by", "theme", "level", "stage", "held_from", "expires_on")
        assuring.record_accreditation(
            trust=self.trust, school=self.made.schools[facts.school] if facts.school else None,
            facts={name: getattr(facts, name) for name in names}, post=self.post(facts.post), criteria=facts.criteria,
            by=self.by,
        )  # fmt: skip

    def take_sample(self, facts: SampleFacts) -> None:
        row = assuring.draw_sample(
            trust=self.trust, school=self.made.schools[facts.school] if facts.school else None, title=facts.title,
            looks_for=facts.looks_for, listed=facts.listed, size=facts.size, seed=facts.seed, on=facts.on,
            post=self.post(facts.post), by=self.by,
        )  # fmt: skip
        found = {order: (verdict, facts.says.get(order, "")) for order, verdict in facts.found.items()}
        assuring.look_at_drawn(sample=row, found=found, by=self.by, on=facts.on)


def _good(kind: str, good: str, on: dt.date) -> str:
    """Return an answer that is as it should be."""
    day = (on - A_MONTH).isoformat()
    return {"judgement": "met", "yes/no": "yes", "text": "As agreed.", "date": day}.get(kind, good or "0")
