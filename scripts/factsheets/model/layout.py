"""The committed coordinates of the map: written by ``scripts/lay_out_map.py``, never by hand.

One drawing per stage, in units of its own from its upper left corner.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from factsheets.model.about import about
from factsheets.model.base import Model, Slug, TermId, Whole

Place = Annotated[list[Whole], Field(min_length=4, max_length=4)]
Points = Annotated[list[Whole], Field(min_length=8, max_length=400)]


class LaidLine(Model):
    """A link that is drawn: a chain of cubic curves."""

    origin: Slug = about("The sheet it starts at.", "起点页面。")
    relation: TermId = about("How they relate.", "关系类型。")
    to: Slug = about("The sheet it leads to.", "终点页面。")
    points: Points = about("x, y of each point of the curves.", "曲线各点的 x、y。")

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from every other line."""
        return self.origin, self.relation, self.to

    @property
    def usable(self) -> bool:
        """Whether it is a start with three points for each curve."""
        return len(self.points) % 6 == 2


class LaidStage(Model):
    """The drawing of one stage."""

    width: Whole = about("Its width.", "宽度。")
    height: Whole = about("Its height.", "高度。")
    nodes: dict[Slug, Place] = about("x, y, width and height by sheet.", "各页面方框的位置与大小。")
    lines: list[LaidLine] = about("The links.", "连线。")


class MapLayout(Model):
    """The whole map."""

    stages: dict[TermId, LaidStage] = about("The drawings, by stage.", "各阶段的图。")
