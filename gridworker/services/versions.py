"""A record as it was written, version by version: who, when, at which computer, why, and what changed."""

from __future__ import annotations

from typing import Any

from gridworker.domain.records import label
from gridworker.services import clash_words
from gridworker.services.session import Session

_NO_FIELD = frozenset({"reason", "worker"})
"""The reason stands beside its version; who visited is its author."""


def versions(session: Session, kind: str, record: str) -> list[dict[str, Any]]:
    """Every writing about a document, oldest first: `{number, at, author, author_name, device_name, office,
    reason, standing, hash, changes}`, empty when there is no such record.

    `changes`, as they were written: `{field, label, before, after, names}`, where `before` is what the writer
    had before his eyes (None when nothing was there) and `names` are words for ids. Writings without
    effect are among them (`standing` is not `on`); a text that was redacted is not.
    """
    people, machines = clash_words.people(session), clash_words.devices(session)
    said: dict[str, dict[str, Any]] = {}
    """What each op leaves in the fields it knows of, so that a version is compared with its own parents."""
    out: list[dict[str, Any]] = []
    for step in session.store.history(record):
        if step["kind"] != kind:
            continue
        data = dict(step.get("data") or {})
        reason = data.pop("reason", "")
        seen = {
            name: said[parent][name]
            for parent, names in step["parents"]
            if parent in said
            for name in names
            if name in said[parent]
        }
        changes = []
        for name in data:
            if name in _NO_FIELD:
                continue
            before, after = seen.get(name), data[name]
            if out and before == after:
                continue
            names = clash_words.names_behind(session, kind, name, [before, after])
            changes.append(
                {"field": name, "label": label(kind, name), "before": before, "after": after, "names": names}
            )
        said[step["hash"]] = data
        device_name, office = machines.get(step["dev"], ("", False))
        out.append(
            {
                "number": len(out) + 1,
                "at": step["at"],
                "author": step["author"],
                "author_name": people.get(step["author"], ""),
                "device_name": device_name,
                "office": office,
                "reason": reason if isinstance(reason, str) else "",
                "standing": step.get("standing", "on"),
                "hash": step["hash"],
                "changes": changes,
            }
        )
    return out
