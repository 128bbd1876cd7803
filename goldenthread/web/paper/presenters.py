"""Papers of a plan for the page: each with its length, its reading time, and whether it keeps its side."""

import datetime as dt
from collections.abc import Mapping
from functools import cached_property
from typing import Any, NamedTuple

from goldenthread.domain import reading_time
from goldenthread.features.reports.papers import guides, renditions, typesetting
from goldenthread.features.reports.papers.typesetting import Fit
from goldenthread.features.reports.queries.plan_paper import words_in

# A longer plan's pages are counted when it is printed: the page about it must not wait for that.
MOST_PARTS_COUNTED = 400


class Paper(NamedTuple):
    """One rendition as a line: what it is, how long, and how it fits its side if it promises one."""

    key: str
    title: str
    says: str
    length: str
    fit: Fit | None


class PaperPage:
    """What of a plan can be printed and taken away."""

    def __init__(self, content: Mapping[str, Any], today: dt.date, year: str) -> None:
        self.content = content
        self.year = guides.year_of(content, today, year)
        self.years: list[str] = content["years"]

    @cached_property
    def guide(self) -> dict[str, Any]:
        return guides.pocket_guide(self.content, year=self.year)

    @cached_property
    def papers(self) -> list[Paper]:
        return [self._paper(rendition) for rendition in renditions.RENDITIONS.values()]

    def is_over(self, key: str) -> bool:
        """Say whether a rendition that promises one side needs a second."""
        return renditions.RENDITIONS[key].one_side and self._fit(key).is_over

    @property
    def over(self) -> list[Paper]:
        return [paper for paper in self.papers if paper.fit and paper.fit.is_over]

    def _paper(self, rendition: renditions.Rendition) -> Paper:
        if rendition.one_side:
            fit = self._fit(rendition.key)
            return Paper(
                rendition.key, rendition.title, rendition.says, "over one side" if fit.is_over else "1 page", fit
            )
        content = renditions.summary_of(self.content) if rendition.key == renditions.SUMMARY else self.content
        return Paper(rendition.key, rendition.title, rendition.says, length_of(content), None)

    def _fit(self, key: str) -> Fit:
        if key == renditions.POCKET_GUIDE:
            return typesetting.guide_fit(self.guide, self.content)
        return typesetting.glance_fit(guides.at_a_glance(self.content), self.content)


def length_of(content: Mapping[str, Any]) -> str:
    """Say how long a paper is: 14 pages, about 11 minutes to read."""
    reading = f"about {reading_time.said(words_in(dict(content)))} to read"
    if len(content["parts"]) > MOST_PARTS_COUNTED:
        return reading
    pages = typesetting.full_pages(content)
    return f"{pages} page{'' if pages == 1 else 's'}, {reading}"
