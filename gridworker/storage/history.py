"""What was written about a record, and what stands open: clashes, parked ops, forks."""

from __future__ import annotations

import contextlib
from typing import Any, Final, cast

from pydantic_core import from_json

from gridworker.domain.chains import by_log, fork_point, walk
from gridworker.domain.kinds import event_of
from gridworker.domain.ops import BadOp, Header, Op, decode_header
from gridworker.domain.standing import FORK
from gridworker.storage.db import Db
from gridworker.storage.folding import read_op
from gridworker.storage.intake import UNREADABLE
from gridworker.storage.logs import LOG_SHIFT, MAX_SEQ, all_logs, seq_of, span
from gridworker.storage.standings import carried_ops


def history(db: Db, rec: str) -> list[dict[str, Any]]:
    """Every op about a record, in order, also those without effect.

    Each: `{hash, dev, inc, scope, seq, at, author, kind, data, parents, standing, placed, carried}`; `data`
    is None when the body is gone or cannot be read; of a step it is what fits its form. `placed` is set for
    events.
    """
    from gridworker.domain.step_forms import fitting  # no first page shows a history

    placed: dict[str, str] = dict(db.all("SELECT hash, how FROM placed WHERE rec = ?", (rec,)))
    found: dict[str, tuple[Op, str, bool]] = {}
    for carry, op in carried_ops(db, "rec = ?", (rec,)):
        found[op.hash] = (op, db.value("SELECT standing FROM carried WHERE carry = ?", (carry,)), True)
    for op_hash, bad, header, body, standing in db.all(
        f"SELECT hash, bad, header, body, standing FROM op WHERE rec = ? AND bad < {UNREADABLE}", (rec,)
    ):
        found[op_hash] = (read_op(op_hash, bad, header, body), standing, False)
    out = []
    for op, standing, brought in sorted(found.values(), key=lambda item: item[0].order):
        out.append(
            {
                **_place(op.header),
                "hash": op.hash,
                "kind": op.kind,
                "data": op.data and fitting(event_of(op.kind), op.data),
                "parents": op.parents,
                "standing": standing,
                "placed": placed.get(op.hash),
                "carried": brought,
            }
        )
    return out


def conflicts(db: Db, only: str | None = None) -> list[dict[str, Any]]:
    """Open clashes, of all records or of one: `{rec, kind, field, missing, decide, values}`.

    `values`, in the order of the ops: `{hash, value, author, at, dev, inc, scope, seq, redacted}`.
    """
    out = []
    for rec, name, kind, missing, decide, heads in db.all(
        "SELECT rec, field, kind, missing, decide, heads FROM conflict"
        f"{' WHERE rec = ?' if only else ''} ORDER BY kind, rec, field",
        (only,) if only else (),
    ):
        values = []
        for op_hash, value in from_json(heads):
            row = db.one("SELECT kind, header FROM op WHERE rec = ? AND hash = ?", (rec, op_hash))
            header = from_json(row[1]) if row else {}
            values.append(
                {
                    "hash": op_hash,
                    "value": value,
                    "author": header.get("author", ""),
                    "at": header.get("wall", ""),
                    "dev": header.get("dev", ""),
                    "inc": header.get("inc", ""),
                    "scope": header.get("scope", ""),
                    "seq": header.get("seq", 0),
                    "redacted": bool(row and row[0] == "redact" and value is None),
                }
            )
        out.append(
            {
                "rec": rec, "kind": kind, "field": name, "missing": bool(missing), "decide": bool(decide),
                "values": values,
            }
        )  # fmt: skip
    return out


_UNREAD: Final = "('parked:bad_body', 'parked:unreadable')"


def parked(db: Db) -> list[dict[str, Any]]:
    """Ops without the right to what they do, and ops that wait: `{hash, kind, rec, standing, ..., at}`."""
    return _off(db, f"(standing LIKE 'parked:%' OR standing LIKE 'waiting:%') AND standing NOT IN {_UNREAD}")


def set_aside(db: Db) -> list[dict[str, Any]]:
    """Ops that cannot be read, kept with their bytes: as `parked`; header members may be missing."""
    return _off(db, "bad > 0")


def excluded(db: Db) -> list[dict[str, Any]]:
    """Ops put out by an exclude: as `parked`."""
    return _off(db, "standing = 'excluded'")


def superseded(db: Db) -> list[dict[str, Any]]:
    """Acts of an office that was restored since and no longer knows them: as `parked`."""
    return _off(db, "standing = 'superseded'")


def unplaced(db: Db) -> list[dict[str, Any]]:
    """Events in effect that no line took: as `parked`, with `placed` (`refused:<reason>`, `pending`...)."""
    out = []
    for rec, op_hash, how in db.all(
        "SELECT rec, hash, how FROM placed WHERE how <> 'line' AND how <> 'provisional' ORDER BY rec, hash"
    ):
        row = db.one("SELECT kind, header, standing FROM op WHERE rec = ? AND hash = ?", (rec, op_hash))
        if row is None or row[2] != "on":
            continue
        header = cast(Header, from_json(row[1]))
        out.append(
            {
                **_place(header), "hash": op_hash, "kind": row[0], "rec": rec, "standing": row[2],
                "placed": how,
            }
        )  # fmt: skip
    return out


def _off(db: Db, where: str) -> list[dict[str, Any]]:
    out = []
    for row_id, op_hash, kind, rec, standing, header, dev, inc, home in db.all(
        "SELECT op.id, op.hash, op.kind, op.rec, op.standing, op.header, log.dev, log.inc, log.home"
        f" FROM op JOIN log ON log.id = op.id >> {LOG_SHIFT} WHERE op.standing <> 'on' AND {where}"
        " ORDER BY log.dev, log.inc, log.home, op.id"
    ):
        place = {"dev": dev, "inc": inc, "scope": home, "seq": seq_of(row_id), "at": "", "author": ""}
        with contextlib.suppress(BadOp):
            place = _place(decode_header(header))
        out.append({**place, "hash": op_hash, "kind": kind, "rec": rec, "standing": standing})
    return out


def forks(db: Db) -> list[dict[str, Any]]:
    """Forked logs: `{dev, inc, scope, seq, branches: [{head, last, ops, stands}]}`.

    `seq` is the lowest forked number; a branch is told by its newest op, `ops` counts those at `seq` or
    above, and it stands when that newest op is not without effect for the fork.
    """
    out = []
    for log in all_logs(db):
        if not log.forks:
            continue
        rows = db.all(
            "SELECT hash, header, standing FROM op WHERE id BETWEEN ? AND ? AND bad < 2",
            span(log.base, 1, MAX_SEQ),
        )
        ops = {h: Op(cast(Header, from_json(header)), None, header, None, h) for h, header, _ in rows}
        standing = {h: stands for h, _, stands in rows}
        point = fork_point(by_log(ops.values())[log.key]) if ops else None
        if point is None:
            continue
        below = {op.header["prev"] for op in ops.values()}
        branches = []
        for leaf in sorted((op for op in ops.values() if op.hash not in below), key=lambda op: op.order):
            chain = [op for op in walk(ops, leaf.hash) if op.seq >= point[0]]
            if chain:
                branches.append(
                    {
                        "head": leaf.hash,
                        "last": leaf.seq,
                        "ops": len(chain),
                        "stands": standing[leaf.hash] != FORK,
                    }
                )
        dev, inc, home = log.key
        out.append({"dev": dev, "inc": inc, "scope": home, "seq": point[0], "branches": branches})
    return out


def _place(header: Header) -> dict[str, Any]:
    return {
        "dev": header["dev"],
        "inc": header["inc"],
        "scope": header["scope"],
        "seq": header["seq"],
        "at": header["wall"],
        "author": header["author"],
    }
