"""From bytes to letters: by the mark that a file begins with, else as UTF-8, else as Windows keeps them."""


def decoded(content: bytes) -> str:
    """Return the text of a file, its line ends those of this system; a letter that cannot be read is “\ufffd”."""
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        text = content.decode("utf-16", "replace")
    else:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = content.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
