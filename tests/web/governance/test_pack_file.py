"""The whole pack as one PDF."""

import io

import pypdfium2

from goldenthread.features.documents import operations as filing


def words(content: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content)]


def a_paper(pages: int) -> bytes:
    made, held = pypdfium2.PdfDocument.new(), io.BytesIO()
    for _ in range(pages):
        made.new_page(300, 300)
    made.save(held)
    return held.getvalue()


def test_papers_that_were_handed_in_lie_behind_their_sheet(as_, coming, world):
    address = f"/harbour/governance/meetings/{coming.ref}/pack/pdf/"
    first, last = coming.items.first(), coming.items.last()
    papers = ((last, "Budget", a_paper(3)), (first, "Broken", b"%PDF-1.7 and no more"))
    for item, name, content in papers:
        filing.attach(
            trust=world.trust, subject_kind="agenda item", subject_ref=item.ref, by=world.people["chief"],
            file=io.BytesIO(content), file_name=f"{name}.pdf",
        )  # fmt: skip
    answer = as_("trustee").get(address)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Cache-Control"] == "private, no-store"
    pages = words(answer.content)
    assert "Budget.pdf, behind this agenda, 3 pages" in " ".join(pages[0].split())
    assert "Broken.pdf, on the site" in " ".join(pages[0].split())
    assert last.title in pages[-4]
    assert [page.strip() for page in pages[-3:]] == ["", "", ""]
    assert as_("stranger").get(address).status_code == 404


def test_the_minutes_that_are_to_be_approved_lie_in_it_and_none_in_confidence(as_, world, local, held, secret):
    as_("governance").post("/harbour/governance/meetings/new/", {"body": local.ref, "held_on": "2027-01-19"})
    called = local.meetings.get(held_on="2027-01-19")
    pages = words(as_("governor").get(f"/harbour/governance/meetings/{called.ref}/pack/pdf/").content)
    assert any("Draft, not approved" in page for page in pages)
    assert not any("Hush was said" in page for page in pages)
