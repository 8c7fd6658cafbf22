"""A record as it was written, version by version: who, when, at which computer, why, and what changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from gridworker.domain.demand import WORDS
from gridworker.domain.kinds import event_of
from gridworker.domain.records import label
from gridworker.services import clash_words
from gridworker.services.correction import find
from gridworker.services.session import Session

_NO_FIELD: Final = frozenset({"reason", "worker"})
"""The reason stands beside its version; who visited is its author."""
_ABOUT_WORDS: Final = frozenset({"collect", "resolve_on_spot", "correct", "withdraw", "put_back"})
"""Steps of a demand that say its words, or take it away and give it back; the others are no versions."""
_KEPT: Final = {
    "collect": frozenset({*WORDS, "anonymous"}),
    "resolve_on_spot": frozenset({"result", "outcome"}),
    "correct": frozenset(WORDS),
}


def history(session: Session, record: str) -> tuple[str, list[dict[str, Any]]]:
    """The kind of a record and its versions (see `versions`). Raises UserError `no_record`."""
    kind, _ = find(session, record)
    return kind, versions(session, kind, record)


def versions(session: Session, kind: str, record: str) -> list[dict[str, Any]]:
    """Every writing about a record, oldest first: `{number, at, author, author_name, device, device_name,
    here, office, reason, standing, hash, event, gone, changes}`, empty when there is no such record.

    `here`: it was written at this computer. `gone`: its text was redacted, or has not come yet. `changes`,
    as they were written: `{field, label, before, after, names}`, where `before` is what the writer had before
    his eyes (None when nothing was there) and `names` are words for ids. Writings without effect are among
    them (`standing` is not `on`). `event` is the step of a demand, else empty; of its steps only those are
    here that say its words, withdraw it or put it back.
    """
    people, machines = clash_words.people(session), clash_words.devices(session)
    steps = session.store.history(record)
    told = _demand_changes(steps) if kind == "demand" else _document_changes(steps, kind)
    out: list[dict[str, Any]] = []
    for step, shape, changes in told:
        reason = (step.get("data") or {}).get("reason", "")
        device_name, office = machines.get(step["dev"], ("", False))
        out.append(
            {
                "number": len(out) + 1,
                "at": step["at"],
                "author": step["author"],
                "author_name": people.get(step["author"], ""),
                "device": step["dev"],
                "device_name": device_name,
                "here": step["dev"] == session.identity.device,
                "office": office,
                "reason": reason if isinstance(reason, str) else "",
                "standing": _standing(step),
                "hash": step["hash"],
                "event": event_of(step["kind"]),
                "gone": step.get("data") is None,
                "changes": [_said(session, shape, name, *values) for name, values in changes.items()],
            }
        )
    return out


_Changes = dict[str, tuple[Any, Any]]
"""Before and after, by field."""


def _document_changes(
    steps: list[dict[str, Any]], kind: str
) -> list[tuple[dict[str, Any], str, _Changes]]:
    out: list[tuple[dict[str, Any], str, _Changes]] = []
    said: dict[str, dict[str, Any]] = {}
    """What each op leaves in the fields it knows of, so that a version is compared with its own parents."""
    for step in steps:
        if step["kind"] != kind:
            continue
        data = dict(step.get("data") or {})
        seen = {
            name: said[parent][name]
            for parent, names in step["parents"]
            if parent in said
            for name in names
            if name in said[parent]
        }
        out.append((step, kind, _differences(data, seen, first=not out)))
        said[step["hash"]] = data
    return out


def _demand_changes(steps: list[dict[str, Any]]) -> list[tuple[dict[str, Any], str, _Changes]]:
    """Words of a demand are taken in the order of its steps; what was not taken leaves nothing behind."""
    out: list[tuple[dict[str, Any], str, _Changes]] = []
    stands: dict[str, Any] = {}
    for step in steps:
        event = event_of(step["kind"])
        if event not in _ABOUT_WORDS:
            continue
        data = {n: v for n, v in (step.get("data") or {}).items() if n in _KEPT.get(event, ())}
        shape = "demand.collect" if event == "collect" else "demand.correct"
        out.append((step, shape, _differences(data, stands, first=not out)))
        if step["placed"] in ("line", "provisional"):
            stands.update(data)
    return out


def _differences(data: Mapping[str, Any], before: Mapping[str, Any], *, first: bool) -> _Changes:
    return {
        name: (before.get(name), after)
        for name, after in data.items()
        if name not in _NO_FIELD and (first or before.get(name) != after)
    }


def _standing(step: Mapping[str, Any]) -> str:
    placed = str(step.get("placed") or "")
    if placed and placed not in ("line", "provisional"):
        return placed
    return str(step.get("standing", "on"))


def _said(session: Session, shape: str, name: str, before: Any, after: Any) -> dict[str, Any]:
    names = clash_words.names_behind(session, shape, name, [before, after])
    return {"field": name, "label": label(shape, name), "before": before, "after": after, "names": names}
