"""`goldenthread read-targets` and `read-dates`: lines in, lines out."""

import json

import pytest

from goldenthread.project import command


@pytest.fixture
def say(tmp_path, capsys):
    def run(name, content, *words):
        file = tmp_path / "lines.txt"
        file.write_bytes(content)
        status = command.main([name, *words, str(file)])
        return status, *capsys.readouterr()

    return run


@pytest.mark.parametrize("name", ["read-targets", "read-dates"])
def test_each_line_keeps_its_place_even_a_blank_one(say, name):
    status, out, _ = say(name, b"\xef\xbb\xbfby 2023\r\n\r\nby\x00 2024\nlast", "--json")
    assert status == 0
    assert [json.loads(line)["text"] for line in out.splitlines()] == ["by 2023", "", "by\x00 2024", "last"]


def test_a_very_long_line_is_read_in_its_place(say):
    status, out, _ = say("read-targets", b"absence 5% " * 50_000 + b"\nAttendance above 96%\n", "--json")
    assert (status, json.loads(out.splitlines()[1])["class"]) == (0, "N")


def test_a_labelled_file_may_order_its_columns_as_it_likes(say):
    status, out, _ = say("read-targets", b"text|tier|class|atoms\nAttendance above 96%|1|N|1\n", "--score")
    assert (status, "100.0 %  (1 of 1)" in out) == (0, True)


@pytest.mark.parametrize(("content", "said"), [(b"text|tier\nx|1\n", "missing: class"), (b"", "no labelled")])
def test_a_file_that_cannot_be_scored_is_said_so_in_a_sentence(say, content, said):
    status, out, err = say("read-targets", content, "--score")
    assert (status, out) == (2, "")
    assert said in err
