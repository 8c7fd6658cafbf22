"""Forked logs in plain words: two copies of one profile went on writing under the same numbers."""

from __future__ import annotations

from typing import Any

from gridworker.domain.kinds import is_control
from gridworker.domain.ops import BadOp, LogKey, decode_header
from gridworker.services.merges import fork_list, let_in
from gridworker.services.session import Session
from gridworker.storage import Run

__all__ = ["fork_list", "fork_pages", "let_in"]


def fork_pages(session: Session, *, mine: bool = False) -> list[dict[str, Any]]:
    """Forks with what each branch holds: as `merges.fork_list`, and for each branch `first_at`, `last_at`,
    `visits`, `households`, `demands` (how many it began) and `number` from 1.

    With `mine` only those of this device.
    """
    out = []
    for fork in fork_list(session):
        if mine and fork["device"] != session.identity.device:
            continue
        log = LogKey(fork["device"], fork["inc"], fork["scope"])
        branches = [
            {**branch, "number": number, **_inside(session, log, fork["seq"], branch)}
            for number, branch in enumerate(fork["branches"], start=1)
        ]
        out.append({**fork, "id": f"{fork['device']}/{fork['inc']}/{fork['scope']}", "branches": branches})
    return out


def _inside(session: Session, log: LogKey, first: int, branch: dict[str, Any]) -> dict[str, Any]:
    times: list[str] = []
    begun = dict.fromkeys(("visit", "household", "demand.collect"), 0)
    for header_bytes, _ in session.store.run_ops(Run(log, first, branch["last"], "", branch["head"])):
        try:
            header = decode_header(header_bytes)
        except BadOp:
            continue
        if is_control(header["kind"]):
            continue
        times.append(header["wall"])
        if header["kind"] in begun and not header["parents"]:
            begun[header["kind"]] += 1
    return {
        "first_at": times[0] if times else "",
        "last_at": times[-1] if times else "",
        "visits": begun["visit"],
        "households": begun["household"],
        "demands": begun["demand.collect"],
    }
