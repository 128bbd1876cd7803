"""How each division works for its schools."""

from goldenthread.features.delegation import operations

ADDRESS = "/harbour/who-decides/divisions/"


def test_those_that_are_agreed_are_told_from_those_that_are_not(as_, world) -> None:
    assert "0 of 1 division works to an agreed model" in as_("governor").get(ADDRESS).content.decode()
    operations.set_operating_model(unit=world.finance, way="central", says="One ledger.", by=None)
    assert "Not agreed yet" in as_("governor").get(ADDRESS).content.decode()
    assert as_("stranger").get(ADDRESS).status_code == 404
