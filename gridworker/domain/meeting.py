"""党群议事会, 听证会: who met, when, over what, and what came of it.

What a meeting decides about a demand, with its votes, stands in the demand's own step `deliberate` and
nowhere else: it travels with the demand and is deleted with the demand's words. A record of this kind has
the meeting itself, the list of demands it dealt with, and the other topics with their decision. The record
book of the villages asks for the same: where the motion came from, how many should have come, how many did,
their share.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from gridworker.domain.fields import Code, Count, Day, Long, Record, Ref, Text, spec

COUNCIL, HEARING = "COUNCIL", "HEARING"
"""Codes of `meeting_kind`; the same words as the routes of a demand that need such a meeting."""
VOTES: Final = ("in_favour", "against", "abstained")
"""The fields that hold votes: 赞成, 反对, 弃权."""


class Meeting(Record):
    """One meeting. `topics`, votes and `decision` are those of what is no demand."""

    meeting_kind: Code | None = spec("会议种类", "code", required=True, vocab="meeting_kind")
    date: Day | None = spec("开会日期", "date", required=True)
    place: Text | None = spec("地点", "text", required=True)
    host: Text | None = spec("主持人", "text", required=True)
    recorder: Text | None = spec("记录人", "text", required=True)
    motion_source: Code | None = spec("动议来源", "code", required=True, vocab="motion_source")
    should_attend: Count | None = spec("应到人数", "int", required=True)
    attended: Count | None = spec("实到人数", "int", required=True)
    demands: list[Ref] | None = spec("议的诉求", "refs", refers="demand")
    topics: list[Text] | None = spec("其他议题", "names")
    in_favour: Count | None = spec("赞成", "int")
    against: Count | None = spec("反对", "int")
    abstained: Count | None = spec("弃权", "int")
    decision: Long | None = spec("其他议题的决定", "long")
    published: Day | None = spec("决定公开日期", "date")
    reason: Long | None = spec("更正原因", "long", narrative=True)


def share(row: Mapping[str, Any]) -> int | None:
    """How many of a hundred who should have come did, rounded down: nobody is counted who was not there.

    None where it is not known how many should have come.
    """
    should, did = row.get("should_attend"), row.get("attended")
    if not isinstance(should, int) or not isinstance(did, int) or should <= 0:
        return None
    return 100 * did // should


def votes(row: Mapping[str, Any]) -> int:
    """Votes that were cast, as far as they were counted."""
    return sum(n for n in (row.get(name) for name in VOTES) if isinstance(n, int))


def serves(row: Mapping[str, Any], route: str | None) -> bool:
    """Whether a meeting of this kind may decide about a demand on a route; a hearing needs a hearing."""
    return route not in (COUNCIL, HEARING) or row.get("meeting_kind") == route
