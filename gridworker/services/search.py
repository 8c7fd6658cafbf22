"""Search over visits, households and demands. Every word must be found; an index comes later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from gridworker.services.conflicts import title_of
from gridworker.services.households import household_ids
from gridworker.services.queries import Query
from gridworker.services.session import Session

_AROUND: Final = 16
"""Characters shown on either side of what was found."""


@dataclass(frozen=True)
class Hit:
    """One thing found. `kind` is `visit`, `household` or `demand`; `snippet` holds the words searched for."""

    kind: str
    id: str
    title: str
    snippet: str
    date: str


def search(session: Session, text: str, *, limit: int = 200) -> list[Hit]:
    """Everything that holds all words of `text`: households first, then the newest. Empty finds nothing."""
    words = text.split()
    if not words:
        return []
    found: list[Hit] = []
    store = session.store
    for kind in ("household", "visit", "demand"):
        first, *others = (set(_ids(session, kind, word)) for word in words)
        both = first.intersection(*others)
        ids = [rec for rec in _ids(session, kind, words[0]) if rec in both]
        for row in store.rows(kind, ids[:limit]):
            if not row.get("withdrawn"):
                found.append(_hit(session, kind, row, words))
    return found[:limit]


def _ids(session: Session, kind: str, word: str) -> list[str]:
    if kind == "household":
        return household_ids(session, word)
    return list(session.store.ids(Query(kind, text=word)))


def _hit(session: Session, kind: str, row: dict[str, Any], words: list[str]) -> Hit:
    if kind == "household":
        text = " ".join(str(row.get(name) or "") for name in ("group", "door", "head", "phone"))
        return Hit(kind, row["id"], title_of(session, kind, row["id"]), text.strip(), "")
    parts = [
        row.get(name) for name in ("content", "text", "on_spot", "suggestion", "place", "result", "spoke_to")
    ]
    texts = [part for part in parts if isinstance(part, str) and part]
    text = next(
        (t for t in texts if any(w.casefold() in t.casefold() for w in words)), texts[0] if texts else ""
    )
    title = "诉求" if kind == "demand" else title_of(session, kind, row["id"])
    day = row.get("date") or (row["made"]["at"][:10] if row.get("made") else "")
    return Hit(kind, row["id"], title, _around(text, words), day)


def _around(text: str, words: list[str]) -> str:
    text = " ".join(text.split())
    at = min((i for i in (text.casefold().find(w.casefold()) for w in words) if i >= 0), default=0)
    start, end = max(0, at - _AROUND), at + max(map(len, words)) + _AROUND
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
