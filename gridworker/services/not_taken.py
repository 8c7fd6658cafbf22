"""What was received and is not used: which, why, and what brings it in. Nothing of it is ever deleted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from gridworker.domain.demand_table import FINAL
from gridworker.domain.kinds import DOCUMENTS, event_of, is_event
from gridworker.services import clash_words
from gridworker.services.before_restore import MEMBER, told_steps
from gridworker.services.changes import ANY_RECORD, Changes
from gridworker.services.not_taken_words import GROUPS, why
from gridworker.services.session import Session

Row = dict[str, Any]
KINDS: Final = frozenset({*DOCUMENTS, "demand"})
"""Kinds of which there are rows to take a title from."""


@dataclass(frozen=True)
class Retried:
    """What looking again came to: how many were out before, how many of them are in effect now, and how
    many stay out for each reason (sentence → count)."""

    before: int
    taken: int
    left: int
    reasons: dict[str, int]
    changes: Changes = field(default_factory=Changes)


def not_taken_list(session: Session, *, mine: bool = False) -> list[Row]:
    """Everything received that has no effect, what needs a person first: `{id, code, group, reason, then,
    kind, event, record, title, at, author, author_name, device, device_name, number}`.

    `group`: `parked` (may not do what it does), `waits` (comes in by itself), `refused` (a step that was not
    legal any more, 未采纳), `superseded` (an office restored since), `unread` (cannot be read). Undone
    merges are not here: `merges.merge_list` has them. With `mine` only what this person or device wrote.
    """
    found = _described(session, _not_used(session, mine))
    order = {name: at for at, name in enumerate(GROUPS)}
    return sorted(found, key=lambda one: (order[one["group"]], one["at"], one["number"], one["id"]))


def refused_since(session: Session, before: Collection[str]) -> list[Row]:
    """Steps that are not taken now and were not among `before` (of `store.matters.refused`), oldest first, as
    in `not_taken_list`; on a laptop those of this person or device."""
    new = session.store.matters.refused() - set(before)
    if not new:
        return []
    odd = {row["hash"]: (row, "placed:" + row["placed"]) for row in session.store.unplaced()}
    mine = not session.identity.is_office
    ours = {h: found for h, found in odd.items() if h in new and (not mine or _is_mine(session, found[0]))}
    return sorted(_described(session, ours), key=lambda one: (one["at"], one["number"], one["id"]))


def _described(session: Session, odd: Mapping[str, tuple[Row, str]]) -> list[Row]:
    people, machines = clash_words.people(session), clash_words.devices(session)
    found = []
    for op_hash, (row, standing) in odd.items():
        group, code, reason, then = why(standing)
        kind = "demand" if is_event(row["kind"]) else row["kind"]
        known = kind in KINDS and session.store.get(kind, row["rec"]) is not None
        found.append(
            {
                "id": op_hash,
                "code": code,
                "group": group,
                "reason": reason,
                "then": then,
                "kind": kind,
                "event": event_of(row["kind"]) if is_event(row["kind"]) else "",
                "record": row["rec"],
                "title": clash_words.title_of(session, kind, row["rec"]) if known else "",
                "at": row["at"],
                "author": row["author"],
                "author_name": people.get(row["author"], ""),
                "device": row["dev"],
                "device_name": machines.get(row["dev"], ("", False))[0],
                "number": row["seq"],
            }
        )
    return found


def waiting_count(session: Session) -> int:
    """How many of them a person must look at; on a laptop, of what this person or device wrote.

    What comes in by itself is left out, and a step that came too late for a matter that is settled.
    """
    odd = _not_used(session, not session.identity.is_office).values()
    groups = [(row, why(standing)[0]) for row, standing in odd]
    late = sorted({row["rec"] for row, group in groups if group == "refused"})
    states = {row["id"]: row["state"] for row in session.store.rows("demand", late)} if late else {}
    return sum(
        group != "waits" and not (group == "refused" and states.get(row["rec"]) in FINAL)
        for row, group in groups
    )


def written(session: Session, one: Mapping[str, Any]) -> dict[str, Any]:
    """What was written in a step of `not_taken_list`, by its members; {} where it is no step or has no text.

    A step from before a restore that is not here itself is in the remark of the laptop that told of it.
    """
    if not one["event"]:
        return {}
    for step in session.store.history(one["record"]):
        data = step["data"] or {}
        if step["hash"] == one["id"]:
            return dict(data)
        told = data.get(MEMBER) if step["kind"] == "demand.comment" else None
        if isinstance(told, dict) and told.get("hash") == one["id"] and isinstance(told.get("data"), dict):
            return dict(told["data"])
    return {}


def _not_used(session: Session, mine: bool) -> dict[str, tuple[Row, str]]:
    """What has no effect, with the standing that says why, by its hash."""
    store = session.store
    # A receipt of before a restore says nothing that a person could do again: laptops send by themselves.
    lost = [row for row in (*store.superseded(), *told_steps(session)) if row["kind"] != "receipt"]
    odd = {row["hash"]: (row, row["standing"]) for row in (*store.parked(), *lost)}
    odd |= {row["hash"]: (row, "unread:" + row["standing"]) for row in store.set_aside()}
    odd |= {row["hash"]: (row, "placed:" + row["placed"]) for row in store.unplaced()}
    return {h: found for h, found in odd.items() if not mine or _is_mine(session, found[0])}


def _is_mine(session: Session, row: Row) -> bool:
    who = session.identity
    return who.device == str(row["dev"]) or who.worker == str(row["author"])


def retry(session: Session) -> Retried:
    """Read and judge again what is not in effect, and say what came of it."""
    before = {one["id"] for one in not_taken_list(session)}
    session.store.retry()
    session.refresh()
    after = not_taken_list(session)
    left = [one for one in after if one["id"] in before]
    taken = len(before) - len(left)
    changes = ANY_RECORD if taken else Changes()
    reasons = Counter(one["reason"] for one in left)
    return Retried(len(before), taken, len(left), dict(reasons.most_common()), changes)
