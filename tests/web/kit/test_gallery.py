"""The gallery shows every component, and is not there where anything is real."""

from pathlib import Path

from goldenthread.features.organisations.models import Trust
from goldenthread.web import kit
from goldenthread.web.kit.templatetags.kit import register

COMPONENTS = Path(kit.__file__).parent / "components"


def test_every_component_appears_in_the_gallery(client, db):
    page = client.get("/gallery/")
    shown = {template.name for template in page.templates}
    assert page.status_code == 200
    assert [file.name for file in COMPONENTS.glob("*.html") if f"kit/components/{file.name}" not in shown] == []


def test_every_component_opens_by_naming_its_variables():
    unnamed = [file.name for file in COMPONENTS.glob("*.html") if not file.read_text().startswith("{% comment %}")]
    assert unnamed == []


def test_every_tag_of_the_kit_appears_in_the_gallery():
    kit_folder = COMPONENTS.parent
    used = "".join(file.read_text() for name in ("pages", "layout") for file in (kit_folder / name).glob("*.html"))
    assert [tag for tag in register.tags if f"{{% {tag} " not in used and f"{{% {tag} %}}" not in used] == []


def test_a_gallery_is_not_shown_beside_a_real_trust(client, db):
    Trust.objects.create(slug="real", name="Real", short_name="Real", is_demonstration=False)
    assert client.get("/gallery/").status_code == 404


def test_a_page_carries_no_style_and_no_script_of_its_own(client, db):
    page = client.get("/gallery/").content.decode()
    assert " style=" not in page
    assert page.count("<script") == page.count("<script src=")
    policy = client.get("/gallery/").headers["Content-Security-Policy"]
    assert "unsafe" not in policy
