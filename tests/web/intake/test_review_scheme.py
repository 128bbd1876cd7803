"""Bringing a scheme of delegation: what is asked, and the draft that comes of it."""

from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile

from goldenthread.features.delegation import queries
from goldenthread.features.delegation.models import Scheme, Variance
from goldenthread.features.improvement import operations as improving
from goldenthread.features.intake.models import SchemeImport
from goldenthread.foundation import clock
from tests.web.intake.schemes_waiting import TICKS, staged

ANSWERED = {"mark-tick": "decide", "line-3": "CEO", "line-4": "*jointly"}


def address(waiting) -> str:
    return f"/harbour/bring-in/scheme/{waiting.ref}/"


def test_a_tick_and_a_lost_tick_are_asked_and_never_guessed(as_, world) -> None:
    waiting = staged(world)
    page = as_("governance").get(address(waiting)).content.decode()
    assert "What does it mean here?" in page
    refused = as_("governance").post(address(waiting), {"decision": "keep"})
    assert refused.status_code == 422
    as_("governance").post(address(waiting), {"decision": "answer", "mark-tick": "decide"})
    asked = as_("governance").get(address(waiting)).content.decode()
    assert "1.4 Write off debts" in asked
    assert "Trustees and CEO each decide." in asked
    assert not Scheme.objects.exists()
    opened = as_("governance").get(address(waiting), {"line": "4"}).content.decode()
    assert 'name="cell-4-1"' in opened
    assert 'name="cell-3-1"' not in opened
    as_("governance").post(address(waiting), {"decision": "answer", "line-4": "*jointly"})
    said = {"decision": "cells", "line": "4", "cell-4-0": "*nothing", "cell-4-2": "rule", "cell-3-1": "inform"}
    assert as_("governance").post(address(waiting), said)["Location"] == f"{address(waiting)}#at-4"
    waiting.refresh_from_db()
    assert waiting.answers == {"mark-tick": "decide", "line-4": "*jointly", "cell-4-0": "*nothing"}
    page = as_("governance").get(address(waiting)).content.decode()
    assert "In the paper: Trustees ✓ · CEO ✓" in page
    assert "each decide." not in page


def test_once_all_is_answered_it_is_a_draft_with_its_limits_and_its_parties(as_, world) -> None:
    waiting = staged(world)
    as_("governance").post(address(waiting), {"decision": "answer", "mark-tick": "decide"})
    answer = as_("governance").post(address(waiting), ANSWERED | {"decision": "keep"})
    scheme = Scheme.objects.get()
    assert answer["Location"] == f"/harbour/who-decides/scheme/{scheme.ref}/"
    held = queries.whole(scheme)
    orders = [line.row for line in held.lines if line.row.title == "Orders"]
    assert [(row.topic, row.above, row.up_to) for row in orders] == [
        ("orders", None, Decimal(10_000)), ("orders", Decimal(10_000), None),
    ]  # fmt: skip
    assert [(party.name, party.role, party.level) for party in held.parties] == [
        ("Trustees", "", "trust"), ("CEO", "chief_officer", "central"), ("Headteacher", "head", "local"),
    ]  # fmt: skip
    sold = next(line for line in held.lines if line.row.title == "Sell assets")
    assert sold.row.jointly


def test_an_answer_that_is_none_of_those_offered_is_none_and_it_can_be_discarded_and_is_nobody_elses(
    as_, world
) -> None:
    waiting = staged(world)
    as_("governance").post(address(waiting), {"decision": "answer", "mark-tick": "rule the world"})
    waiting.refresh_from_db()
    assert waiting.answers == {}
    assert as_("governance").post(address(waiting), {"decision": "dance"}).status_code == 422
    stale = as_("governance").post(address(waiting), {"decision": "answer", "mark-tick": "decide", "revision": "9"})
    assert stale.status_code == 409
    assert as_("stranger").get(address(waiting)).status_code == 404
    as_("governance").post(address(waiting), {"decision": "discard"})
    assert SchemeImport.objects.get().state == "refused"


def test_columns_of_phases_hold_in_their_phases_once_the_scheme_is_adopted(as_, world) -> None:
    improving.adopt_ladder(trust=world.trust, key="four-phases", by=None)
    text = "Decision,Stabilise,Sustain\nSet appraisal targets,CEO,Head\nKeep accounts,CEO,CEO\n"
    waiting = staged(world, text)
    kept = {"decision": "keep", "phases": "Sustain"}
    as_("governance").post(address(waiting), kept | {"decision": "answer"})
    as_("governance").post(address(waiting), kept)
    assert as_("governance").post(address(waiting), {"decision": "phases"}).status_code == 422
    Scheme.objects.update(state="adopted", effective_on=clock.today(), approved_on=clock.today(), approved_by="Board")
    assert "Let these hold" in as_("governance").get(address(waiting)).content.decode()
    as_("governance").post(address(waiting), {"decision": "phases"})
    found = Variance.objects.get()
    assert (found.phase, found.topic, found.lines[0]["parts"]) == (
        "stabilise", "set-appraisal-targets", {"ceo": ["decide"]},
    )  # fmt: skip
    assert as_("governance").post(address(waiting), {"decision": "phases"}).status_code == 422


def test_columns_are_said_to_be_somebody_once_and_a_line_may_be_left_out(as_, world) -> None:
    waiting = staged(
        world, "Decision,Trustees,Hub,School Committee\nAgree the budget,D,,\nSet fees,,D,\nWords of welcome,,,D\n"
    )
    page = as_("administrator").get(address(waiting)).content.decode()
    assert page.count("Say who this is") == 2
    assert "2 questions are left" in page
    assert "Perhaps: The local body of each school · To be formed: a committee of the board" in page
    assert as_("governance").post(address(waiting), {"decision": "keep"}).status_code == 422
    said = {
        "party-1": "is:chief_officer",
        "party-2": "is:local_body",
        "lines": "shown",
        "leave-2": "yes",
        "party-0": "body:of somebody else",
    }
    as_("governance").post(address(waiting), said | {"decision": "answer"})
    assert "left out" in as_("governance").get(address(waiting)).content.decode()
    as_("governance").post(address(waiting), said | {"decision": "keep"})
    held = queries.whole(Scheme.objects.get())
    assert [line.row.title for line in held.lines] == ["Agree the budget", "Set fees"]
    assert [(party.name, party.role) for party in held.parties][1] == ("Hub", "chief_officer")


def _told(waiting, head: str, *means: str, **more: str) -> dict[str, str]:
    columns = {f"col_0_{place}": said for place, said in enumerate(means)}
    return {
        "decision": "columns",
        "revision": str(waiting.revision),
        "columns": "shown",
        "head_0": head,
        **columns,
    } | more


def test_a_column_that_is_taken_for_another_is_told_and_the_scheme_read_again(as_, world) -> None:
    waiting = staged(world)
    page = as_("governance").get(address(waiting)).content.decode()
    assert "Which column is what" in page
    as_("governance").post(address(waiting), {"decision": "answer", "mark-tick": "decide"})
    waiting.refresh_from_db()
    told = _told(waiting, "0", "ref", "decision", "party", "party", "kept")
    assert as_("governance").post(address(waiting), told).status_code == 302
    waiting.refresh_from_db()
    assert waiting.reading["parties"] == ["Trustees", "CEO"]
    assert waiting.answers == {"mark-tick": "decide"}
    stale = as_("governance").post(address(waiting), told | {"revision": "0"})
    assert stale.status_code == 409
    upload = SimpleUploadedFile("Next.csv", TICKS.replace("Sell assets", "Sell land").encode())
    as_("governance").post("/harbour/bring-in/scheme/", {"file": upload})
    assert SchemeImport.objects.get(file_name="Next.csv").reading["parties"] == ["Trustees", "CEO"]


def test_a_table_without_decisions_waits_to_be_told_and_is_not_brought_in_before(as_, world) -> None:
    waiting = staged(world, "Thing,Names\nAgree fees,Ms Reed\nBuy paper,Mr Low\n")
    page = as_("governance").get(address(waiting)).content.decode()
    assert "No decision with somebody who has it could be told" in page
    assert as_("governance").post(address(waiting), {"decision": "keep"}).status_code == 422
    waiting.refresh_from_db()
    told = _told(waiting, "0", "decision", "decide")
    assert as_("governance").post(address(waiting), told).status_code == 302
    waiting.refresh_from_db()
    assert [(line["title"], line["marks"]) for line in waiting.reading["lines"]] == [
        ("Agree fees", [["Ms Reed", ["decide"]]]), ("Buy paper", [["Mr Low", ["decide"]]]),
    ]  # fmt: skip
    gone = as_("governance").post(address(waiting), _told(waiting, "none", "kept", "kept"))
    assert gone.status_code == 302
    waiting.refresh_from_db()
    assert waiting.reading["lines"] == []
    turned = staged(world, "Role,Orders,Write-offs\nBudget holder,£900,£50\nHeadteacher,£5000,£250\n")
    page = as_("governance").get(address(turned)).content.decode()
    assert '<option value="read" selected>as it was read: a line for each body' in page
    as_("governance").post(address(turned), _told(turned, "read", "kept", "kept", "kept"))
    read = turned.reading["lines"]
    turned.refresh_from_db()
    assert turned.reading["lines"] == read


def test_a_body_that_does_not_stand_yet_is_formed_with_the_scheme(as_, world) -> None:
    waiting = staged(world)
    page = as_("administrator").get(address(waiting)).content.decode()
    assert '<option value="new:board" selected>To be formed: the board</option>' in page
    as_("administrator").post(address(waiting), {"decision": "answer", "mark-tick": "decide"})
    answered = ANSWERED | {"decision": "keep", "party-0": "new:board"}
    assert as_("administrator").post(address(waiting), answered).status_code == 302
    board = world.trust.bodies.get()
    assert (board.name, board.kind) == ("Trustees", "board")
    assert next(iter(queries.whole(Scheme.objects.get()).parties)).body == board
    assert "To be formed: the board" not in as_("administrator").get(address(staged(world))).content.decode()


def test_a_draft_that_is_being_written_is_told_before_anything_is_answered(as_, world) -> None:
    first, second = staged(world), staged(world)
    as_("governance").post(address(first), {"decision": "answer", "mark-tick": "decide"})
    as_("governance").post(address(first), ANSWERED | {"decision": "keep"})
    draft = Scheme.objects.get()
    page = as_("governance").get(address(second)).content.decode()
    assert f"/harbour/who-decides/scheme/{draft.ref}/discard/" in page


def test_headings_signs_and_names_are_put_right_by_hand_and_known_in_the_next_scheme(as_, world) -> None:
    text = (
        "Decision,Trustees,Hub,Head\nMoney,,,\nAgree the budget,✓,,\nPetty cash,,,\nPeople first,,,✓\nSet pay,,✓,\n"
    )
    answer = as_("governance").post("/harbour/bring-in/scheme/", {"pasted": text.replace(",", "\t")})
    waiting = SchemeImport.objects.get()
    assert [line["section"] for line in waiting.reading["lines"]] == ["Money", "Petty cash", "Petty cash"]
    said = {"decision": "answer", "lines": "shown", "mark-tick": "decide", "party-1": "is:chief_officer"}
    told = {"above-1": "yes", "leave-1": "heading"}
    assert as_("governance").post(answer["Location"], said | told).status_code == 302
    waiting.refresh_from_db()
    assert [(line["section"], line["title"]) for line in waiting.reading["lines"]] == [
        ("Money", "Agree the budget"), ("Money", "Petty cash"), ("People first", "Set pay"),
    ]  # fmt: skip
    assert "Leave the rest open" in as_("governance").get(answer["Location"]).content.decode()
    as_("governance").post(answer["Location"], {"decision": "open"})
    waiting.refresh_from_db()
    assert waiting.answers == {"mark-tick": "decide", "party-1": "is:chief_officer", "line-1": "*open"}
    following = staged(world, text)
    assert [line["section"] for line in following.reading["lines"]] == ["Money", "Money", "People first"]
    assert following.answers == {"mark-tick": "decide", "party-1": "is:chief_officer"}
    listed = as_("administrator").get("/harbour/settings/papers/").content.decode()
    assert all(words in listed for words in ("Signs in schemes", "people first", "A heading", "The chief officer"))
