"""A PDF read back: what its pages say, as a reader's eye would find it."""

import pypdfium2


def pages_of(pdf: bytes) -> list[str]:
    """Return the words of each page of a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    said = []
    for page in document:
        text = page.get_textpage()
        said.append(text.get_text_bounded().replace("\r\n", "\n"))
        text.close()
        page.close()
    document.close()
    return said


def words_of(pdf: bytes) -> str:
    """Return the words of a whole PDF on one line, so that where a line broke does not matter."""
    return " ".join(" ".join(pages_of(pdf)).split())
