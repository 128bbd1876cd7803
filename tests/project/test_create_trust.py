"""`goldenthread create-trust`: a trust, its first administrator, and a link shown once."""

import pytest

from goldenthread.features.organisations.models import Trust
from goldenthread.project import command


@pytest.fixture
def create_trust(db):
    def run(slug="estuary-schools", email="first@example.org"):
        return command.main(
            ["create-trust", "--name", "Estuary Schools", "--slug", slug, "--email", email, "--person-name", "First"]
        )

    return run


def test_the_link_that_it_prints_lets_the_first_administrator_in(create_trust, client, capsys):
    assert create_trust() == 0
    link = capsys.readouterr().out.split()[-1]
    typed = {"name": "First", "password": "harbour lantern seventeen", "again": "harbour lantern seventeen"}
    assert client.post(link.removeprefix("http://localhost:8000"), typed)["Location"] == "/"
    assert client.get("/")["Location"] == "/estuary-schools/"
    assert client.get("/estuary-schools/settings/people/").status_code == 200


@pytest.mark.parametrize(("slug", "says"), [("account", "own addresses"), ("Big Trust", "small letters")])
def test_an_address_that_cannot_be_is_refused_in_a_sentence(create_trust, capsys, slug, says):
    assert create_trust(slug=slug) == 2
    assert says in capsys.readouterr().err
    assert not Trust.objects.exists()


def test_an_e_mail_address_that_is_none_is_refused(create_trust, capsys):
    assert create_trust(email="nobody") == 2
    assert "Write an email address" in capsys.readouterr().err


def test_a_second_trust_with_the_same_address_is_refused(create_trust, capsys):
    create_trust()
    assert create_trust() == 2
    assert Trust.objects.count() == 1
