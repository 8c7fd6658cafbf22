"""One step of a demand as lines for the terminal: when, what, by whom, if it counts, and what it says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from gridworker.domain.step_forms import STEP_FIELDS
from gridworker.services.refused_words import placed_in_words

if TYPE_CHECKING:
    from gridworker.domain.fields import FieldSpec
    from gridworker.services.session import Session

_INSIDE = frozenset({"asked", "receipt", "together"})
"""Hashes and ids, which say nothing to a reader."""
_EMPTY: tuple[object, ...] = (None, "", [])


def step_lines(session: Session, event: Mapping[str, Any]) -> Iterator[str]:
    """The lines of one event of `demand_pages.demand`."""
    said = f"{event['at'][:16].replace('T', ' ')}  {event['event_name']}"
    who, recorder = event["actor_name"] or event["author_name"], event["author_name"]
    said += f"  {who}" if who else ""
    said += f"（{recorder} 录入）" if recorder and recorder != who else ""
    # What the program notes by itself waits for nobody.
    note = "" if event["event"] == "known" else placed_in_words(event["placed"], event["standing"])
    yield f"{said}  {note}" if note else said
    data = event["data"] or {}
    for field in STEP_FIELDS.get(event["event"], ()):
        value = data.get(field.name)
        if value not in _EMPTY and value is not False and field.name not in _INSIDE:
            yield f"    {field.label}：{_shown(session, field, value)}"


def _shown(session: Session, field: FieldSpec, value: Any) -> str:
    if isinstance(value, list):
        return "、".join(_shown(session, field, one) for one in value)
    if field.vocab:
        return session.vocab.label(field.vocab, value) or str(value)
    if value is True:
        return "是"
    if field.refers == "meeting":
        from gridworker.services.meeting_book import meeting_name

        row = session.store.get("meeting", str(value))
        return meeting_name(session, row) if row else "会议簿不在这台电脑上"
    if field.refers == "demand":
        row = session.store.get("demand", str(value))
        return str(row.get("number") or value) if row else str(value)
    if field.refers in ("household", "visit") and session.store.get(field.refers, str(value)) is None:
        return "户册不在这台电脑上" if field.refers == "household" else "走访记录不在这台电脑上"
    if field.refers in ("unit", "worker", "notice", "household", "visit"):
        row = session.store.get(field.refers, str(value)) or {}
        named = row.get("name") or row.get("title") or row.get("head") or row.get("date")
        return str(named or value)
    if field.shape == "wall":
        return str(value)[:16].replace("T", " ")
    if field.refers == "device":
        cert = session.authority.latest(str(value))
        return cert.name if cert else str(value)
    return str(value)
