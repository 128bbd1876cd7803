"""One offer: used, judged without names, taken back."""

from goldenthread.features.sharing.models import Use


def test_use_is_counted_and_nobody_is_named(as_, world, practice):
    page = f"/harbour/shared/offer/{practice.ref}/"
    for _ in range(2):
        assert as_("governor").post(page, {"deed": "use", "served": "3", "said": "Earlier."}).status_code == 302
    assert Use.objects.get().times == 2
    shown = as_("head").get(page).content.decode()
    assert "Used 2 times by 1 person" in shown
    assert "Earlier." in shown
    assert as_("head").post(page, {"deed": "use", "served": "4"}).status_code == 422
    assert as_("governor").post(page, {"deed": "withdraw"}).status_code == 404
    as_("head").post(page, {"deed": "withdraw"})
    assert as_("governor").get(page).status_code == 404
