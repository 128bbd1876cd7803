"""Minutes as a file."""


def test_a_pdf_and_a_word_file_are_given_and_confidential_ones_to_members_alone(as_, held, secret):
    base = f"/harbour/governance/meetings/{held.ref}/minutes/"
    assert as_("head").get(f"{base}open/pdf/").content.startswith(b"%PDF-")
    assert as_("head").get(f"{base}open/docx/").content.startswith(b"PK")
    assert as_("governor").get(f"{base}confidential/pdf/").status_code == 200
    for who in ("head", "administrator", "trustee", "other_head"):
        assert as_(who).get(f"{base}confidential/pdf/").status_code == 404
    assert as_("head").get(f"{base}open/exe/").status_code == 404
