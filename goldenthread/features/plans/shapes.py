"""The shapes that a new plan can begin with: library/plan_shapes.yaml, checked."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from goldenthread.features.plans.operations import ColumnWords, LevelWords
from goldenthread.foundation import library


class _Column(BaseModel):
    model_config = ConfigDict(extra="forbid")

    key: str
    name: str
    meaning: str = ""


class _Level(BaseModel):
    model_config = ConfigDict(extra="forbid")

    one: str
    many: str
    number: str = ""
    columns: list[_Column] = []


class Shape(BaseModel):
    """One shape: what it is called, what it is good for, how it looks, and its levels, top first."""

    model_config = ConfigDict(extra="forbid")

    key: str
    title: str
    says: str
    example: str
    levels: list[_Level]

    def in_words(self) -> list[LevelWords]:
        """Return the levels as a plan takes them."""
        return [
            LevelWords(
                level.one, level.many, level.number,
                [ColumnWords(column.key, column.name, column.meaning) for column in level.columns],
            )
            for level in self.levels
        ]  # fmt: skip


class _Shapes(BaseModel):
    shapes: list[Shape]


@cache
def shapes() -> dict[str, Shape]:
    """Return every shape by its key, in the order of the file."""
    return {shape.key: shape for shape in library.read_as("plan_shapes.yaml", _Shapes).shapes}
