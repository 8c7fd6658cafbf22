"""Many clashes in one go, by one rule that a person chose. What the rule cannot tell stays for a person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from gridworker.errors import UserError
from gridworker.services.changes import Changes
from gridworker.services.conflicts import Settled, conflict_list, settle_one
from gridworker.services.session import Session

RULES: Final = ("newer", "worker")


@dataclass(frozen=True)
class Bulk:
    """What one rule decided (`settled`), and how many clashes it left for a person."""

    settled: tuple[Settled, ...]
    left: int
    changes: Changes = field(default_factory=Changes)


@dataclass(frozen=True)
class BulkPreview:
    """How many clashes each rule would decide, of how many."""

    total: int
    newer: int
    worker: int


def bulk_preview(session: Session, merge: str | None = None, *, mine: bool = False) -> BulkPreview:
    """Count what the rules would decide of the clashes that a merge brought (None: of all)."""
    open_ones = _of(session, merge, mine)
    found = {rule: sum(choice_by(rule, clash) is not None for clash in open_ones) for rule in RULES}
    return BulkPreview(len(open_ones), found["newer"], found["worker"])


def settle_all(session: Session, rule: str, merge: str | None = None, *, mine: bool = False) -> Bulk:
    """Decide all clashes of a merge (None: all) by one rule, in one transaction.

    Raises UserError `no_merge`, `bad_rule`.
    """
    if rule not in RULES:
        raise UserError("bad_rule", "没有这种定法。", "可以用 newer（取较新的）或 worker（取网格员写的）。")
    settled: list[Settled] = []
    left = 0
    with session.store.atomic():
        for clash in _of(session, merge, mine):
            choice = choice_by(rule, clash)
            if choice is None:
                left += 1
            else:
                settled.append(settle_one(session, clash, choice=choice))
    changes = Changes()
    for one in settled:
        changes = changes | one.changes
    return Bulk(tuple(settled), left, changes)


def choice_by(rule: str, clash: dict[str, Any]) -> int | None:
    """The number of the value that a rule takes, or None when the rule cannot tell.

    `newer`: the one written last by the clocks of those who wrote, which is what the screen shows beside
    each. `worker`: the only one that no PC of the office wrote. Neither decides against a redaction, nor
    while something is missing below.
    """
    if clash["missing"] or not clash["decide"] or any(value["redacted"] for value in clash["values"]):
        return None
    if rule == "worker":
        workers = [value["choice"] for value in clash["values"] if not value["office"]]
        return workers[0] if len(workers) == 1 else None
    times = [_moment(value["at"]) for value in clash["values"]]
    last = max(times, default=None)
    if last is None or times.count(last) > 1:
        return None
    chosen: int = clash["values"][times.index(last)]["choice"]
    return chosen


def _of(session: Session, merge: str | None, mine: bool) -> list[dict[str, Any]]:
    found = conflict_list(session, mine=mine)
    if merge is None:
        return found
    brought = _brought_by(session, merge)
    return [clash for clash in found if any(brought(value) for value in clash["values"])]


def _brought_by(session: Session, merge: str) -> Callable[[dict[str, Any]], bool]:
    batch = session.store.find_batch(batch=merge)
    if batch is None:
        raise UserError("no_merge", "没有这次合并。", "请从合并列表里选。")
    spans = [(log, first, last) for log, first, last, _head in batch["slices"]]

    def brought(value: dict[str, Any]) -> bool:
        at = (value["dev"], value["inc"], value["scope"])
        return any(tuple(log) == at and first <= value["seq"] <= last for log, first, last in spans)

    return brought


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
