"""Where a larger upload lies while it is read: in a file without a name, so that no row of it is left in a folder."""

from typing import Any, BinaryIO

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from goldenthread.foundation.nameless import nameless_file

# A little more than any form takes, so that the form can say what is too large.
MOST_KEPT = 64 * 1024 * 1024


class NamelessUploadHandler(FileUploadHandler):
    """Takes what is too large for memory; bytes beyond what any form takes are counted and let go."""

    file: BinaryIO

    def new_file(self, *args: Any, **more: Any) -> None:
        super().new_file(*args, **more)
        self.file = nameless_file()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if start < MOST_KEPT:
            self.file.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile:
        self.file.seek(0)
        return UploadedFile(
            file=self.file, name=self.file_name, content_type=self.content_type, size=file_size, charset=self.charset,
            content_type_extra=self.content_type_extra,
        )  # fmt: skip

    def upload_interrupted(self) -> None:
        if hasattr(self, "file"):
            self.file.close()
