"""Files without a name in any folder: what is written into one is gone with the process that holds it."""

import os
import tempfile
from typing import BinaryIO


def nameless_file() -> BinaryIO:
    """Open a file in memory where the system has such files, else one that is unlinked from the start."""
    if hasattr(os, "memfd_create"):
        return os.fdopen(os.memfd_create("nameless", os.MFD_CLOEXEC), "w+b")
    return tempfile.TemporaryFile()
