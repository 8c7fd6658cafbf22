"""Words that commands share: what each kind is called, and one line of Chinese for one record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from gridworker.services.session import Session

EXCERPT = 40
KIND_NAMES: Final = {
    "visit": "走访", "household": "户", "person": "人", "promise": "约定", "demand": "诉求",
    "attachment": "附件", "privacy_request": "居民请求", "meeting": "会议", "notice": "公示", "help": "求助",
    "team": "队伍", "team_member": "队员", "pairing": "包联", "appraisal": "评议", "office": "办公室",
    "unit": "单位", "grid": "网格", "worker": "人员", "duty": "分工", "calendar_year": "工作日历",
    "draft": "没写完的",
}  # fmt: skip
"""What each kind of record is called."""


def visit_line(session: Session, row: Mapping[str, Any]) -> str:
    """`2026-04-05  上门  已见面  水渠又堵了`"""
    mode = _label(session, "visit_mode", row.get("mode"))
    meet = _label(session, "visit_meet", row.get("meet"))
    return "  ".join(part for part in (str(row["date"]), mode, meet, excerpt(row.get("content"))) if part)


def demand_line(row: Mapping[str, Any]) -> str:
    """`已搜集  灌溉  3组的水渠堵了`"""
    parts = (row.get("number"), row.get("state_name"), row.get("category_name"), excerpt(row.get("text")))
    return "  ".join(str(part) for part in parts if part)


def excerpt(text: Any) -> str:
    """The first line of a long text, cut at 40 characters."""
    first = str(text or "").strip().split("\n", 1)[0]
    return first if len(first) <= EXCERPT else first[: EXCERPT - 1] + "…"


def counted(pairs: Mapping[str, int]) -> str:
    """`新增 12，已有 3`: the counts that are not zero, in the order given."""
    return "，".join(f"{name} {number}" for name, number in pairs.items() if number)


def _label(session: Session, group: str, code: Any) -> str:
    if not code:
        return ""
    return str(session.vocab.label(group, str(code)))
