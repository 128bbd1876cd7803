"""The words that each role in governance works with: library/governance/words.yaml."""

from pydantic import BaseModel, ConfigDict, Field

from goldenthread.foundation import library

KEY = r"^[a-z-]{1,40}$"


class WordShape(BaseModel):
    """One word or idea: what it means here, and what to ask about it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    key: str = Field(pattern=KEY)
    word: str = Field(min_length=1, max_length=80)
    means: str = Field(min_length=1, max_length=600)
    asks: str = Field("", max_length=300)


class RoleShape(BaseModel):
    """A role with its words: of an office, of a link, or of everybody."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    key: str = Field(pattern=KEY)
    title: str = Field(min_length=1, max_length=80)
    office: str = ""
    link: str = ""
    words: list[WordShape]


class RolesFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    roles: list[RoleShape]


def roles_with_words() -> list[RoleShape]:
    return library.read_as("governance/words.yaml", RolesFile).roles


def role_with_words(key: str) -> RoleShape | None:
    return next((role for role in roles_with_words() if role.key == key), None)
