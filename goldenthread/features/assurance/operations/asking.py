"""Who answers what: the post of each sheet, those who answer single areas of it, and asking them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction

from goldenthread.features.accounts.models import Person
from goldenthread.features.activity import operations as activity
from goldenthread.features.activity.models import Task
from goldenthread.features.assurance.checklist_shapes import ChecklistShape
from goldenthread.features.assurance.models import Answer, AreaAsked, Check, Checklist, CheckRound
from goldenthread.features.assurance.operations.writing import note, require, require_ours
from goldenthread.features.organisations.models import Post, Trust
from goldenthread.foundation import clock
from goldenthread.foundation.tables import claim_revision

ASKED, AREA, CONFIRM = "answer check", "answer area", "confirm check"
ROLE, POST = "role", "post"


class Asking:
    """Which post answers where: the one of the place with the role, else one with it at large."""

    def __init__(self, trust: Trust, shape: ChecklistShape, central: Post | None = None) -> None:
        self.shape, self.central = shape, central
        self.areas = {area.key: area.asked.split(":") for area in shape.areas if area.asked}
        names = [name for kind, name in self.areas.values() if kind == POST]
        self.named = dict(trust.posts.filter(ref__in=names).values_list("ref", "pk")) if names else {}
        roles = {shape.role} | {name for kind, name in self.areas.values() if kind == ROLE}
        self.having: dict[str, list[Post]] = defaultdict(list)
        for post in Post.objects.filter(trust=trust, role__in=roles).order_by("pk"):
            self.having[post.role].append(post)
        self.in_units: dict[int, int] = {}
        for unit, key in (
            Post.objects.filter(trust=trust).exclude(unit=None).order_by("-pk").values_list("unit", "pk")
        ):
            self.in_units[unit] = key

    def of_sheet(self, check: Check) -> int | None:
        """Return who answers a sheet."""
        if check.is_central and self.central is not None:
            return self.central.pk
        found = self._in_place(check, self.shape.role)
        return found or self.in_units.get(check.unit_id or 0) or self._at_large(self.shape.role)

    def of_area(self, check: Check, area: str) -> int | None:
        """Return who answers an area of a sheet; nobody in particular where that is who answers the rest."""
        kind, name = self.areas.get(area, ("", ""))
        found = self.named.get(name) if kind == POST else self._in_place(check, name) or self._at_large(name)
        return found if found != check.post_id else None

    def _in_place(self, check: Check, role: str) -> int | None:
        if check.is_central:
            return None
        at = "unit_id" if check.school_id is None else "school_id"
        return next((each.pk for each in self.having[role] if getattr(each, at) == getattr(check, at)), None)

    def _at_large(self, role: str) -> int | None:
        return next((each.pk for each in self.having[role] if each.school_id is None), None)


def divide(checks: Iterable[Check], asking: Asking) -> None:
    """Give the areas of sheets that others answer to them."""
    if asking.areas:
        AreaAsked.objects.bulk_create(
            AreaAsked(check_sheet=check, area=area, post_id=post)
            for check in checks
            for area in {check.round.shape.area_of[question.key].key: None for question in check.questions}
            if (post := asking.of_area(check, area)) is not None
        )


@transaction.atomic
def arrange_areas(*, checklist: Checklist, asked: Mapping[str, str], by: Person | None) -> Checklist:
    """Say who answers each area of a checklist, by the area: empty is whoever answers the sheet.

    It holds from now on, and for every sheet that is not handed in yet. Raises ValidationError.
    """
    for name in (one.removeprefix(f"{POST}:") for one in asked.values() if one.startswith(f"{POST}:")):
        is_ours = checklist.trust.posts.filter(ref=name, school=None).exists()
        require(is_ours, "That post is not one of the whole trust’s.", "asked")
    claim_revision(checklist, None)
    shape = checklist.shape.asking(asked)
    checklist.document = shape.kept()
    checklist.__dict__.pop("shape", None)
    checklist.save()
    rounds = list(CheckRound.objects.filter(checklist=checklist, closed_on=None).select_related("trust"))
    sheets = list(Check.objects.filter(round__in=rounds, handed_in_on=None).select_related("round"))
    AreaAsked.objects.filter(check_sheet__in=sheets).delete()
    divide(sheets, Asking(checklist.trust, shape))
    follow_areas(rounds)
    said = {area.name: area.asked for area in shape.areas if area.asked}
    note(checklist.trust_id, "said who answers the areas of a checklist", checklist, by, areas=said)
    return checklist


def ask_for(rounds: Sequence[CheckRound]) -> int:
    """Ask for every sheet of these rounds that is not handed in; return how many that is."""
    checks = Check.objects.filter(round__in=rounds, handed_in_on=None).exclude(post=None)
    tasks = [task_of(check) for check in checks.select_related("round", "school", "unit")]
    activity.open_tasks(tasks)
    follow_areas(rounds)
    CheckRound.objects.filter(pk__in=[row.pk for row in rounds]).update(asked=True)
    return len(tasks)


def task_of(check: Check) -> Task:
    row = check.round
    assert check.post_id is not None, "somebody is asked"
    asked = len(check.questions)
    return Task(
        trust_id=row.trust_id, post_id=check.post_id, kind=ASKED, subject_kind="check", subject_ref=check.ref,
        title=f"Answer “{row.title}”"[:200], why=f"{asked} question{'' if asked == 1 else 's'}, {check.place}."[:300],
        due_on=row.due_on,
    )  # fmt: skip


def follow_areas(rounds: Sequence[CheckRound]) -> None:
    """Ask every post for its areas of these rounds, once a round, while something of them is left open."""
    now = {row.pk: row for row in rounds if row.closed_on is None and row.opened_on <= clock.today()}
    asked = list(
        AreaAsked.objects.filter(check_sheet__round__in=now, check_sheet__handed_in_on=None)
        .select_related("check_sheet__school", "check_sheet__unit").order_by("check_sheet__school__order", "pk")
    )  # fmt: skip
    answers = Answer.objects.filter(check_sheet__in={one.check_sheet_id for one in asked}, is_current=True)
    given = set(answers.values_list("check_sheet", "question"))
    left: dict[tuple[int, int], list[tuple[str, str]]] = defaultdict(list)
    for one in asked:
        sheet, row = one.check_sheet, now[one.check_sheet.round_id]
        sheet.round = row
        mine = (each for each in sheet.questions if row.shape.area_of[each.key].key == one.area)
        name = next(area.name for area in row.shape.areas if area.key == one.area)
        left[row.pk, one.post_id] += [(name, sheet.place) for each in mine if (sheet.pk, each.key) not in given]
    for trust in {row.trust_id: row.trust for row in rounds}.values():
        activity.ask_exactly(
            trust=trust, kind=AREA, subject_kind="check round", subjects=[row.ref for row in rounds],
            wanted=[_area_task(now[row], post, open_) for (row, post), open_ in left.items() if open_],
        )  # fmt: skip


def _area_task(row: CheckRound, post: int, left: Sequence[tuple[str, str]]) -> Task:
    areas, places = ([*dict.fromkeys(each)] for each in zip(*left, strict=True))
    where = places[0] if len(places) == 1 else f"{len(places)} places"
    return Task(
        trust_id=row.trust_id, post_id=post, kind=AREA, subject_kind="check round", subject_ref=row.ref,
        title=f"Answer “{row.title}”: {', '.join(areas)}"[:200], due_on=row.due_on,
        why=f"{len(left)} question{'' if len(left) == 1 else 's'}, {where}."[:300],
    )  # fmt: skip


@transaction.atomic
def hand_over(*, check: Check, post: Post, by: Person) -> Check:
    """Let another post answer a sheet."""
    require_ours(post, check.round.trust_id, check.school_id)
    activity.close_tasks(kind=ASKED, subject_kind="check", subject_ref=check.ref, by=by)
    check.post = post
    check.save(update_fields=["post"])
    if check.handed_in_on is None and check.round.closed_on is None and check.round.opened_on <= clock.today():
        activity.open_tasks([task_of(check)])
    note(check.round.trust_id, "asked another post", check, by, post=post.title)
    return check
