"""居民请求: somebody asks for a copy of what is held about him, for a correction, or for deletion.

The record says what was asked, when, for whom and what came of it, and no more: no name (the household has
it, and a deletion must not leave it here), no paper, no reason why somebody asks.
"""

from __future__ import annotations

from gridworker.domain.fields import Code, Count, Day, Long, Record, Ref, spec

COPY, CORRECT, DELETE = "COPY", "CORRECT", "DELETE"
"""Codes of `privacy_wanted`."""
DONE, PARTLY, REFUSED = "DONE", "PARTLY", "REFUSED"
"""Codes of `privacy_outcome`."""


class PrivacyRequest(Record):
    """One request. It is open until `answered_on` is set; `removed` counts the records that lost texts."""

    household: Ref | None = spec("哪一户", "ref", required=True, refers="household")
    wanted: Code | None = spec("要求", "code", required=True, vocab="privacy_wanted")
    asked_on: Day | None = spec("提出日期", "date", required=True)
    person: Ref | None = spec("哪个人", "ref", refers="person")
    wish: Long | None = spec("具体要求", "long", narrative=True)
    outcome: Code | None = spec("结果", "code", vocab="privacy_outcome")
    answer: Long | None = spec("答复", "long", narrative=True)
    answered_on: Day | None = spec("答复日期", "date")
    removed: Count | None = spec("删除文字的记录数", "int")
