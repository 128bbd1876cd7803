"""Adding what keeps a risk down."""


def test_a_control_has_a_line_of_assurance_and_a_strength(as_, world, risk):
    page = f"/harbour/risks/risk/{risk.ref}/control/"
    typed = {"says": "A survey each year", "line": "4", "strength": "strong", "post": world.posts["service"].ref}
    assert as_("head").post(page, typed).status_code == 302
    row = risk.controls.get()
    assert (row.line, row.strength, row.owner) == (4, "strong", world.posts["service"])
    assert as_("head").post(page, typed | {"line": "9"}).status_code == 422
    assert as_("governor").get(page).status_code == 404
