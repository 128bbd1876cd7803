"""What every part of a pack's files has in common."""

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

# A printed number, a figure or a grade may stand in YAML without quotation marks; words are words.
Words = Annotated[str, BeforeValidator(lambda value: "" if value is None else str(value))]


class Shape(BaseModel):
    """A part of a pack. A key that nothing reads is a mistake in the file, and is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
