"""Office files are zips of XML. This is the one door to them, and it holds against what hostile ones do.

A zip may unpack to more than any disk holds, hold a hundred thousand members, or be damaged; its XML may name
entities that grow, or files of the machine that reads it. None of it is read.
"""

import io
import zipfile
from posixpath import join, normpath
from typing import Any

from lxml import etree

from goldenthread.foundation.delimited import BROKEN_ZIP
from goldenthread.foundation.documents.document import UnreadableDocument

MOST_MEMBERS = 5_000
MOST_UNPACKED = 200 * 1024 * 1024
MOST_XML = 60 * 1024 * 1024
# XML packs to a fifteenth; what packs to a five-hundredth is made to harm.
MOST_RATIO = 500
SMALL = 2 * 1024 * 1024

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

DAMAGED = "The file is damaged: it breaks off or was changed on its way. Fetch or save it once more."


class Package:
    """A zip whose members are known to be bounded."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            members = self._zip.infolist()
        except BROKEN_ZIP as error:
            raise UnreadableDocument(DAMAGED) from error
        _require_bounded(members)
        self.names = {member.filename for member in members}

    def bytes_of(self, name: str, most: int = MOST_XML) -> bytes | None:
        """Return a member, or nothing where there is none; what it claims of its size is not believed."""
        if name not in self.names:
            return None
        try:
            with self._zip.open(name) as member:
                found = member.read(most + 1)
        except BROKEN_ZIP as error:
            raise UnreadableDocument(DAMAGED) from error
        if len(found) > most:
            raise UnreadableDocument("A part of the file unpacks to more than 60 MB, and is not read.")
        return found

    def xml(self, name: str) -> Any:
        """Return the root of a member that is XML, or nothing where there is none."""
        content = self.bytes_of(name)
        return None if content is None else parse(content)

    def related(self, path: str) -> dict[str, tuple[str, str]]:
        """Return the parts that a part names: by its name for them, of what kind and where."""
        folder, _, file = path.rpartition("/")
        root = self.xml(f"{folder}/_rels/{file}.rels")
        return {} if root is None else {
            each.get("Id") or "": (
                (each.get("Type") or "").rsplit("/", 1)[-1], _place(folder, each.get("Target") or ""),
            )
            for each in root.iter(_RELATION) if each.get("TargetMode") != "External"
        }  # fmt: skip


def _place(folder: str, target: str) -> str:
    """Return where in a package a part is: from its root, or from the folder of the part that names it."""
    return normpath(target[1:] if target.startswith("/") else join(folder, target))


def parse(content: bytes) -> Any:
    """Return the root of XML that names no entity and reaches for no file."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableDocument(DAMAGED) from error
    if root.getroottree().docinfo.doctype:
        raise UnreadableDocument(
            "The file reaches for other files (a document type within it), which no office program writes. "
            "It is not read; save it anew and bring that in."
        )
    return root


def _require_bounded(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MOST_MEMBERS:
        raise UnreadableDocument(f"The file is a zip of more than {MOST_MEMBERS:,} parts, and is not read.")
    for member in members:
        if member.flag_bits & 1:
            raise UnreadableDocument("The file is locked with a password. Save it without one, and bring that in.")
        if member.file_size > SMALL and member.file_size > MOST_RATIO * max(member.compress_size, 1):
            raise UnreadableDocument("The file unpacks to hundreds of times its size, and is not read.")
    if sum(member.file_size for member in members) > MOST_UNPACKED:
        raise UnreadableDocument("The file unpacks to more than 200 MB, and is not read.")
