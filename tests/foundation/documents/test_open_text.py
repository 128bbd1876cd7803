"""An OpenDocument text keeps its headings, the numbers that it draws, its tables and what is merged in them."""

from goldenthread.foundation.documents.document import Place
from goldenthread.foundation.documents.reading import read
from tests.foundation.documents.making import packed

NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("fo", "xsl-fo-compatible"),
    )
)  # fmt: skip
CONTENT = f"""<office:document-content {NAMES}><office:automatic-styles>
<style:style style:name="B" style:family="text">
<style:text-properties fo:font-weight="bold" fo:font-size="14pt"/></style:style>
<text:list-style style:name="N">
<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix=")"/>
</text:list-style></office:automatic-styles><office:body><office:text>
<text:tracked-changes><text:p>Gone</text:p></text:tracked-changes>
<text:h text:outline-level="2">Our<text:s text:c="2"/>people</text:h>
<text:p><text:span text:style-name="B">Set in bold</text:span></text:p>
<text:list text:style-name="N"><text:list-item><text:p>Hire<text:tab/>well</text:p>
<text:list text:style-name="L"><text:list-item>
<text:p>Ask widely</text:p></text:list-item></text:list></text:list-item>
<text:list-item><text:p>Train</text:p></text:list-item></text:list>
<table:table><table:table-header-rows><table:table-row>
<table:table-cell table:number-columns-spanned="2"><text:p>Aim</text:p>
</table:table-cell><table:covered-table-cell/></table:table-row></table:table-header-rows><table:table-row>
<table:table-cell table:number-columns-repeated="9999"/><table:table-cell><text:p>Read</text:p></table:table-cell>
</table:table-row></table:table></office:text></office:body></office:document-content>"""


def test_what_is_written_and_what_is_drawn_is_read_in_order():
    found = read(packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": CONTENT}), "plan.odt")
    assert [(one.text, one.heading, one.marker, one.indent, one.is_bold, one.cell) for one in found.blocks] == [
        ("Our  people", 2, "", 0, False, None),
        ("Set in bold", 0, "", 0, True, None),
        ("Hire\twell", 0, "1)", 0, False, None),
        ("Ask widely", 0, "•", 1, False, None),
        ("Train", 0, "2)", 0, False, None),
        ("Aim", 0, "", 0, False, Place(1, 0, 0, 1, 2)),
        ("Read", 0, "", 0, False, Place(1, 1, 500)),
    ]
    assert "tracked changes" in found.flaws[0]
