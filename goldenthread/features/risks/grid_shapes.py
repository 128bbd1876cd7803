"""A grid of risk as a document: library/risk_grids/*.yaml, and a trust's own copy of one, checked alike."""

from functools import cache, cached_property

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, model_validator

from goldenthread.domain.board.risk_scoring import Grid
from goldenthread.foundation import library

# The grid of a trust that has not chosen one.
USUAL = "five-by-five"
MOST_STEPS = 7


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid")


class StepShape(Shape):
    """A step of likelihood or of impact: its word, and what it means here."""

    name: str = Field(min_length=1, max_length=40)
    says: str = Field("", max_length=160)


class LevelShape(Shape):
    """A level, and what is asked of a risk that has it."""

    key: str = Field(pattern=r"^[a-z0-9-]{1,30}$")
    name: str = Field(min_length=1, max_length=40)
    asks: str = Field("", max_length=160)
    _height: int = PrivateAttr(0)

    @property
    def height(self) -> int:
        """Return how high it stands among the levels of its grid, from 0."""
        return self._height

    def stand_at(self, height: int) -> None:
        """Let it know how high it stands."""
        self._height = height


class KindShape(Shape):
    """A kind of risk, with the highest level that it may have without being above appetite."""

    key: str = Field(pattern=r"^[a-z0-9-]{1,30}$")
    name: str = Field(min_length=1, max_length=60)
    bears: str


class GridShape(Shape):
    """The whole grid: its steps, what each square means, and the kinds of risk."""

    name: str
    says: str = ""
    likelihood: tuple[StepShape, ...] = Field(min_length=2, max_length=MOST_STEPS)
    impact: tuple[StepShape, ...] = Field(min_length=2, max_length=MOST_STEPS)
    levels: tuple[LevelShape, ...] = Field(min_length=2, max_length=MOST_STEPS)
    cells: tuple[tuple[str, ...], ...]
    kinds: tuple[KindShape, ...] = Field(min_length=1, max_length=30)

    @model_validator(mode="after")
    def _fits(self) -> "GridShape":
        keys = {level.key for level in self.levels}
        if len(self.cells) != len(self.likelihood) or any(len(row) != len(self.impact) for row in self.cells):
            raise ValueError("Every likelihood needs a level for every impact.")
        if not {cell for row in self.cells for cell in row} <= keys:
            raise ValueError("A square names a level that there is not.")
        if not {kind.bears for kind in self.kinds} <= keys:
            raise ValueError("A kind of risk names a level that there is not.")
        for height, level in enumerate(self.levels):
            level.stand_at(height)
        return self

    @cached_property
    def grid(self) -> Grid:
        """Return the grid as the rule takes it."""
        return Grid(self.cells, tuple(level.key for level in self.levels))

    def level(self, key: str | None) -> LevelShape | None:
        return next((level for level in self.levels if level.key == key), None)

    def kind(self, key: str) -> KindShape | None:
        return next((kind for kind in self.kinds if kind.key == key), None)

    def bears(self, key: str) -> str:
        """Return the highest level that a kind of risk may have; nothing for a kind that is no more."""
        found = self.kind(key)
        return found.bears if found else ""


@cache
def grids() -> dict[str, GridShape]:
    """Return the grids of the library by key."""
    paths = sorted((library.folder() / "risk_grids").glob("*.yaml"))
    return {path.stem: library.read_as(f"risk_grids/{path.name}", GridShape) for path in paths}


def usual() -> GridShape:
    """Return the grid of a trust that has not chosen one."""
    return grids()[USUAL]
