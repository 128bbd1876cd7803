"""Tables as they come: any encoding, any delimiter, ragged, packed, or no table at all."""

import gzip

import pytest

from goldenthread.foundation import delimited
from tests.published import HOSTILE, twin, zipped

ROWS = [["990001", "Académie"], ["990002", "£45,421"]]
PLAIN = 'URN,Name\n990001,Académie\n990002,"£45,421"\n'


@pytest.mark.parametrize(
    ("encoding", "called"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8 with a byte-order mark"), ("utf-16", "UTF-16"), ("cp1252", "cp1252")],
)
def test_an_encoding_is_told_by_the_bytes(encoding, called):
    table = delimited.read(PLAIN.encode(encoding))
    assert (table.headings, list(table.rows), table.encoding) == (("URN", "Name"), ROWS, called)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_delimiter_and_a_line_end_are_told_by_the_headings(delimiter, line_end):
    text = line_end.join([f"URN{delimiter}Name", f"1{delimiter}Quay", ""])
    table = delimited.read(text.encode())
    assert (table.headings, list(table.rows)) == (("URN", "Name"), [["1", "Quay"]])


@pytest.mark.parametrize("pack", [gzip.compress, lambda content: zipped({"a/quay.csv": content, "a/meta.csv": b"x"})])
def test_a_packed_table_is_unpacked(pack):
    assert list(delimited.read(pack(PLAIN.encode())).rows) == ROWS


def test_a_packed_name_is_kept_for_the_year_that_it_may_tell():
    assert delimited.read(zipped({"2022-2023/abs.csv": PLAIN.encode()})).inner_name == "2022-2023/abs.csv"


def test_surplus_fields_belong_to_the_last_column_and_short_rows_are_filled_up():
    table = delimited.read(b"a,b,c\n1,2,3,4,5\n1\n1,2,3,,\n\n")
    assert list(table.rows) == [["1", "2", "3,4,5"], ["1", "", ""], ["1", "2", "3"]]
    assert (table.notes.overlong, table.notes.padded, table.notes.rows) == (1, 1, 3)


@pytest.mark.parametrize(("end", "breaks_off"), [(b"4,5", True), (b"4,5\n", False), (b"4,5,6", False)])
def test_a_table_whose_last_row_alone_is_short_and_has_no_end_did_not_all_come(end, breaks_off):
    table = delimited.read(b"a,b,c\n1,2,3\n" + end)
    if breaks_off:
        with pytest.raises(delimited.UnreadableFile, match=r"breaks off in row 2\."):
            list(table.rows)
    else:
        assert len(list(table.rows)) == 2


def test_unquoted_commas_of_a_search_download_stay_together():
    rows = list(delimited.read(twin("register/search_results.csv")).rows)
    assert rows[0][-1] == "990900 Predecessor - merged,990901 Predecessor - merged,990902 Predecessor"
    assert {len(row) for row in rows} == {111}


def test_title_rows_above_the_headings_are_passed_over():
    content = b"Table 1\nSource: somebody, somewhere\n\nURN,LA,Name\n1,2,Quay\n"
    table = delimited.read(content, is_heading=lambda row: "URN" in row)
    assert (table.headings, list(table.rows)) == (("URN", "LA", "Name"), [["1", "2", "Quay"]])


def test_a_backslash_is_an_ordinary_character():
    assert list(delimited.read(b"URN,Mark\n1,\\\n2,/\n").rows) == [["1", "\\"], ["2", "/"]]


def test_stray_null_characters_are_left_out_and_counted():
    table = delimited.read(b"URN,Name\n1,Qu\0ay\n" + b"2,Staithe\n" * 40)
    assert (next(table.rows), table.notes.nulls) == (["1", "Quay"], 1)


def test_no_more_is_unpacked_than_allowed():
    packed = gzip.compress(b"URN,LA\n" + b"1,2\n" * 100_000)
    with pytest.raises(delimited.UnreadableFile, match="larger than 0 MB"):
        delimited.read(packed, most_bytes=50_000)


def test_no_more_rows_are_read_than_allowed(monkeypatch):
    monkeypatch.setattr(delimited, "MOST_ROWS", 3)
    with pytest.raises(delimited.UnreadableFile, match="more than 3 rows"):
        list(delimited.read(b"a,b\n" + b"1,2\n" * 9).rows)


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_whatever_a_file_is_the_answer_is_rows_or_a_sentence(content):
    rows, says = rows_or_sentence(content)
    assert says.endswith(".") or all(isinstance(cell, str) for row in rows for cell in row)


def rows_or_sentence(content):
    try:
        return list(delimited.read(content).rows), ""
    except delimited.UnreadableFile as error:
        return [], str(error)
