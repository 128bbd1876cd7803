"""The type family reaches the browser small, and with every sign that we print."""

from fontTools.ttLib import TTFont

from goldenthread.foundation import fonts


def test_a_face_is_cut_to_a_small_file_that_keeps_our_signs(tmp_path):
    cut = fonts.cut_for_browser("SourceSansPro-Regular", tmp_path)
    with TTFont(cut) as font:
        signs = font.getBestCmap()
    assert cut.stat().st_size < 30_000
    assert all(ord(sign) in signs for sign in "Aé£−–“”’…·→›≥ŵŷ\u00a0")


def test_a_face_is_cut_once(tmp_path):
    first = fonts.cut_for_browser("SourceSansPro-Regular", tmp_path).stat().st_mtime_ns
    assert fonts.cut_for_browser("SourceSansPro-Regular", tmp_path).stat().st_mtime_ns == first
    assert [file.name for file in tmp_path.iterdir()] == ["SourceSansPro-Regular.woff2"]


def test_the_typesetter_finds_every_face_that_the_pages_use():
    files = {file.name for folder in fonts.font_folders() for file in folder.iterdir()}
    assert {f"{face}.ttf" for face in fonts.FACES} <= files
