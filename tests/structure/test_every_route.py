"""The sweep: every route, as everybody, for everything of one's own, of another school and of another trust.

A new route is taken up by being in the resolver. What its address needs is tried among the references of the
world; where none fits, EXAMPLES says how to make one.
"""

import copy
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from django.core.signals import request_finished
from django.db import close_old_connections, transaction
from django.test import Client

from goldenthread.domain.access import Reach
from goldenthread.domain.addresses import RESERVED
from goldenthread.features.accounts.models import Person
from goldenthread.features.organisations import queries as organisations
from goldenthread.features.organisations.models import Post, Trust
from goldenthread.features.plans.models import Element, Plan
from goldenthread.foundation import clock, library
from goldenthread.web.kit.access import ANYONE, SIGNED_IN
from tests.structure.everything import Everything, furnish
from tests.structure.examples import EXAMPLES
from tests.structure.routes import Route, routes
from tests.world import CAST, TODAY, World, hold

Words = dict[str, Any]
Walk = Callable[..., Any]
# Rows that stand for the words of an address: each by its kind, and its place among those of that kind.
Chosen = tuple[tuple[str, int], ...]

ROOT = Path(__file__).resolve().parents[2]
ROUTES = routes()
OURS = [route for route in ROUTES if not route.is_allauths]
# What a trust publishes is for anybody, and for that reason alone are these addresses of a trust open.
OPEN = {
    "public:published", "public:plan", "public:plan_pdf", "public_scheme:scheme", "public_scheme:scheme_pdf",
    "public_governance:governance", "public_governance:book_session",
    "public_sharing:newsletters", "public_sharing:newsletter", "public_sharing:book_reviews",
}  # fmt: skip
OF_A_TRUST = [route for route in OURS if route.is_of_a_trust and route.name not in OPEN]
# One test an area, for the world takes longer to make than a route to walk.
AREAS = sorted({route.area for route in OURS})
in_each_area = pytest.mark.parametrize("area", AREAS)
# The largest areas go to SQLite, for PostgreSQL is the slower of the two.
HERE = {"bodies", "documents", "improvement", "plans"}
in_each_area_beside = pytest.mark.parametrize(
    "area",
    [pytest.param(area, marks=pytest.mark.half_here if area in HERE else pytest.mark.half_beside) for area in AREAS],
)


HOSTILE = (
    "x" * 20_000, "9" * 40, "-1", "0", "1e400", "NaN", "𝕏\u202eé💥﷽", "[]", "{}", "null", "true",
    "<script>alert(1)</script>", "'; DROP TABLE plans; --", "../../etc/passwd", "2026-99-99", "99999-01-01",
    "0001-01-01", " ", "\ud7ff\uffff", "%00", "=1+1", "\r\nSet-Cookie: a=b",
)  # fmt: skip
COMMON = (
    "q",
    "page",
    "year",
    "period",
    "school",
    "from",
    "until",
    "sort",
    "status",
    "before",
    "post",
    "next",
    "revision",
)


# What stands written down about each route


def test_every_route_has_a_name():
    assert [route.written for route in ROUTES if not route.name] == []


def test_no_two_routes_share_a_name():
    names = [route.name for route in ROUTES]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_every_view_says_who_may_open_it():
    known = set(library.read("roles.yaml")["permissions"]) | {ANYONE, SIGNED_IN}
    assert [str(route) for route in OURS if route.needs not in known] == []


def test_what_is_open_to_anyone_is_open_on_purpose():
    assert {route.name for route in OURS if route.is_of_a_trust and route.needs == ANYONE} == OPEN


def test_every_route_of_a_trust_needs_a_permission():
    assert [str(route) for route in OF_A_TRUST if route.needs in {ANYONE, SIGNED_IN}] == []


def test_every_route_has_a_test_file_of_its_name():
    missing = [
        f"tests/web/{route.area}/test_{route.short_name}.py"
        for route in OURS
        if not (ROOT / "tests" / "web" / route.area / f"test_{route.short_name}.py").exists()
    ]
    assert missing == []


def test_no_trust_can_be_called_what_the_site_calls_a_page_of_its_own():
    first = {re.split(r"[/<^(]", route.written)[0] for route in ROUTES if not route.is_of_a_trust}
    assert first - {""} - RESERVED == set()


# The world, and who walks through it


@pytest.fixture(scope="module")
def everything(standing_world: World, django_db_blocker: Any) -> Iterator[Everything]:
    """Furnish the world once, beneath the transactions of all these tests, and clear it away after the last."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "today", lambda: TODAY)
        with undone():
            everything = furnish(copy.deepcopy(standing_world))
            with django_db_blocker.block():
                yield everything


@pytest.fixture
def walk(world: World) -> Walk:
    """Return a request by somebody, after which everything is as it was: the answer, never an exception."""
    people = {**world.people, "stranger": world.stranger}
    clients = {who: Client(raise_request_exception=False) for who in [*people, None]}
    for who, person in people.items():
        clients[who].force_login(person)

    def send(who: str | None, method: str, address: str, typed: dict[str, Any] | None = None) -> Any:
        client = clients[who]
        cookies = client.cookies.copy()
        with undone():
            answer = getattr(client, method)(address, typed)
            answer.read = b"" if answer.streaming else answer.content
            let_go(answer)
        client.cookies = cookies
        return answer

    return send


def let_go(answer: Any) -> None:
    """Close an answer's files, and not the one connection that the test lives on."""
    request_finished.disconnect(close_old_connections)
    try:
        answer.close()
    finally:
        request_finished.connect(close_old_connections)


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


# Which rows a route was found to speak of, by kind and place: worked out once, for references are new in every test.
_kinds: dict[str, list[Chosen]] = {}
# How often routes of an area spoke of a kind: what was found before is tried first.
_usual: dict[str, Counter[str]] = defaultdict(Counter)


def words_for(route: Route, world: World, everything: Everything, walk: Walk) -> list[Words]:
    """Return the words with which this route leads somewhere in Harbour Trust, as its administrator sees it."""
    example = EXAMPLES.get(route.name, {})
    given = example(world) if callable(example) else dict(example)
    lacking = [word for word in route.asks_for if word not in given]

    def words(chosen: Chosen) -> Words:
        refs = (everything.ours[kind][place] for kind, place in chosen)
        return given | dict(zip(lacking, refs, strict=True))

    if route.name not in _kinds:
        found: list[Chosen] = []
        for worth_trying in tried(route, lacking, everything):
            found = [chosen for chosen in worth_trying if leads_somewhere(route, world, words(chosen), walk)]
            if found:
                break
        _kinds[route.name] = found
        _usual[route.area].update(kind for chosen in found for kind, _ in chosen)
    return [words(chosen) for chosen in _kinds[route.name]]


def tried(route: Route, lacking: list[str], everything: Everything) -> Iterator[list[Chosen]]:
    """Yield which rows are worth trying, likeliest first: a few of a kind; for two words, of the words’ own kinds.

    Near are the kinds of the route's own area, and those that others of the area spoke of.
    """
    few = {kind: [(kind, place) for place in range(min(3, len(refs)))] for kind, refs in everything.ours.items()}
    near = {kind for kind in few if kind.startswith(f"{route.area}.") or kind in _usual[route.area]}
    if len(lacking) > 1:
        own = {word: [row for kind in few if name_of(kind) == word for row in few[kind]] for word in lacking}
        for kinds in (near, few):
            rows = [row for kind in few if kind in kinds for row in few[kind]]
            yield list(product(*(own[word] or rows for word in lacking)))
        return
    said = {*lacking, *route.short_name.split("_"), route.area.rstrip("s")}
    likeliest = sorted(few, key=lambda kind: (name_of(kind) not in said, kind not in near, -_usual[route.area][kind]))
    yield from ([(row,) for row in few[kind]] for kind in likeliest) if lacking else [[()]]


def name_of(kind: str) -> str:
    """Return the model's own name of a kind: “version” of “plans.version”."""
    return kind.partition(".")[2]


def leads_somewhere(route: Route, world: World, words: Words, walk: Walk) -> bool:
    address = route.address(trust=world.trust.slug, **words)
    answer = walk("administrator", "get", address)
    return (walk("administrator", "post", address) if answer.status_code == 405 else answer).status_code != 404


# The sweep. Who may open what hangs on no database, and what a field takes hangs on PostgreSQL more than on SQLite:
# where both are at hand each takes its half (tests/run.py).


@pytest.mark.half_here
@in_each_area
def test_routes_open_to_those_who_may_and_are_not_there_for_the_others(area, world, everything, walk):
    faults: list[str] = []
    for route in of_a_trust(area):
        with undone():
            found = words_for(route, world, everything, walk)
            if not found:
                faults.append(f"Nothing in the world leads to {route}: say in EXAMPLES what would.")
            for method in ("get", "post"):
                faults += faults_of(route, method, one_of_each_school(found, world), world, walk)
    assert faults == []


def of_a_trust(area: str) -> list[Route]:
    return [route for route in OF_A_TRUST if route.area == area]


def one_of_each_school(found: list[Words], world: World) -> list[Words]:
    """Return one thing of one's own school, one of another, and one of no school, where there are such."""
    return list({school_of(words, world): words for words in reversed(found)}.values())


def faults_of(route: Route, method: str, found: list[Words], world: World, walk: Walk) -> Iterator[str]:
    """Send everybody to each of these, and say who was answered otherwise than they should be.

    Of those who may, one opens the first of them for all who may do the same in the area, for a page differs by what
    its reader may do; which one, goes round from route to route. Of each other, and of what a form answers, one of
    those who may is enough: it hangs on who may come in, and no more on who does. Of the cast that may not, all open
    it, and one posts to it.
    """
    turn = OF_A_TRUST.index(route) % len(CAST)
    cast = [*CAST][turn:] + [*CAST][:turn]
    for place, words in enumerate(found):
        address = route.address(trust=world.trust.slug, **words)
        school = school_of(words, world)
        been: set[tuple[bool, ...]] = set()
        for who in [*cast, "stranger", None]:
            may = who in CAST and may_open(route, who, school, world)
            doing = what_they_may(route.area, who, school, world) if may and method == "get" and not place else ()
            alike = (may, *doing)
            if alike in been and (may or method == "post") and who in CAST:
                continue
            been.add(alike)
            status = walk(who, method, address).status_code
            if status >= 500 or not (may or status in expected_of(who)):
                yield f"{method.upper()} {address} as {who or 'nobody'}: {status}"


def may_open(route: Route, who: str, school: int | None, world: World) -> bool:
    """Say whether one of the cast may do this there: in the school that the address is about, or anywhere at all."""
    reach = reach_of(who, world)
    return reach.may(route.needs, school=school) if school else reach.may_somewhere(route.needs)


def what_they_may(area: str, who: str, school: int | None, world: World) -> tuple[bool, ...]:
    """Return which of an area’s routes are open to one of the cast, there and anywhere."""
    reach, needs = reach_of(who, world), sorted({route.needs for route in of_a_trust(area)})
    return tuple(reach.may(need, school=school) for need in needs) + tuple(map(reach.may_somewhere, needs))


def reach_of(who: str, world: World) -> Reach:
    """Return what one of the cast may do, asked once a world: the sweep asks it for every route."""
    known = world.__dict__.setdefault("reaches", {})
    if who not in known:
        known[who] = organisations.reach_into(world.people[who], world.trust.slug, today=TODAY)[1]
    return known[who]


def expected_of(who: str | None) -> set[int]:
    """Return what is answered to somebody who may not: sign-in to nobody, and no such page to anybody else."""
    return {302, 405} if who is None else {404, 405}


def school_of(words: Words, world: World) -> int | None:
    """Return the school that an address is about, if it is about one: its page, its plan, a part of its plan."""
    for school in (world.haven_high, world.marsh_lane):
        if school.ref in words.values():
            return school.pk
    plan = Plan.objects.filter(ref__in=words.values()).first()
    element = Element.objects.filter(ref__in=words.values()).select_related("plan").first()
    return plan.school_id if plan else element.plan.school_id if element else None


@pytest.mark.half_here
@in_each_area
def test_nobody_signed_out_gets_past_sign_in(area, walk):
    for route in of_a_trust(area):
        address = route.address(trust="harbour", **dict.fromkeys(route.asks_for, "nothing"))
        answer = walk(None, "get", address)
        assert (answer.status_code, answer["Location"]) == (302, f"/sign-in/?next={address}")


@pytest.mark.half_here
@in_each_area
def test_what_belongs_to_another_trust_is_not_there(area, world, everything, walk):
    """What leads somewhere in Harbour Trust leads nowhere under the name of another, to whoever may do all there."""
    may_do_all_in(world.elsewhere, world.stranger)
    faults = []
    for route in of_a_trust(area):
        with undone():
            for words in words_for(route, world, everything, walk) if names_a_row(route) else ():
                address = route.address(trust="elsewhere", **words)
                status = walk("stranger", "get", address).status_code
                status = walk("stranger", "post", address).status_code if status == 405 else status
                faults += [f"{address}: {status}"] if status != 404 else []
    assert faults == []


def may_do_all_in(trust: Trust, person: Person) -> None:
    for role in library.read("roles.yaml")["roles"]:
        hold(Post.objects.create(trust=trust, key=f"every-{role}", title=role, role=role), person)


def names_a_row(route: Route) -> bool:
    """Say whether the address names something kept, and not only a kind of thing."""
    example = EXAMPLES.get(route.name, {})
    return bool(route.asks_for) and (callable(example) or set(route.asks_for) > set(example))


@in_each_area_beside
def test_whatever_is_sent_is_answered(area, world, everything, walk):
    faults = []
    for route in [route for route in OURS if route.area == area]:
        with undone():
            address = somewhere(route, world, everything, walk)
            for method, typed in hostile(walk("administrator", "get", address), turn=OURS.index(route)):
                answer = walk("administrator", method, address, typed)
                if answer.status_code >= 500:
                    wrong = answer.exc_info and answer.exc_info[1]
                    faults.append(f"{method.upper()} {address} {str(typed)[:200]}: {wrong!r}")
    assert faults == []


def somewhere(route: Route, world: World, everything: Everything, walk: Walk) -> str:
    """Return an address at which the route leads somewhere, or else one at which it leads nowhere."""
    nothing = dict.fromkeys(route.asks_for, "nothing")
    if not route.is_of_a_trust:
        return route.address(**nothing)
    found = words_for(route, world, everything, walk) or [nothing]
    return route.address(trust=world.trust.slug, **found[0])


def hostile(page: Any, *, turn: int) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield what to send: nothing, and mixtures of the values, in which every field has another each time.

    Which values a field meets, goes round from route to route. A page without a form of its own reads nothing of what
    is posted to it: a single mixture is enough there.
    """
    fields = fields_of(page)
    yield "post", {}
    for time in range(len(HOSTILE) // 4 if takes_a_form(page) else 1):
        yield "post", mixed(fields, HOSTILE, turn + 3 * time)
    short = [value for value in HOSTILE if len(value) < 100]
    for time in range(2):
        yield "get", mixed(fields, short, turn + 7 * time)


def mixed(fields: list[str], values: Sequence[str], turn: int) -> dict[str, str]:
    return {field: values[(at + turn) % len(values)] for at, field in enumerate(fields)}


def takes_a_form(page: Any) -> bool:
    """Say whether a form of the page is posted to the page's own address, or no page tells."""
    if page.status_code != 200 or "text/html" not in page.headers.get("Content-Type", ""):
        return True
    forms = re.findall(r"<form[^>]*>", page.read.decode(errors="replace"))
    return any('method="post"' in form and " action=" not in form for form in forms)


@in_each_area_beside
def test_a_null_character_is_no_failure(area, walk):
    for route in [route for route in OURS if route.area == area]:
        trust = {"trust": "harbour"} if route.is_of_a_trust else {}
        address = route.address(**trust, **dict.fromkeys(route.asks_for, "nothing"))
        assert walk("administrator", "get", address, {"q": "a\x00b"}).status_code == 400
        assert walk("administrator", "post", address, {"q": "a\x00b"}).status_code < 500


def fields_of(answer: Any) -> list[str]:
    page = answer.read.decode(errors="replace") if answer.status_code == 200 else ""
    names = set(re.findall(r"<(?:input|select|textarea|button)[^>]*\sname=\"([^\"]+)\"", page))
    return sorted((names | set(COMMON)) - {"csrfmiddlewaretoken"})
