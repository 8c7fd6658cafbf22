"""Which ops of one scope are in effect: the standing of every op.

`judge` is a function of the set of ops of one canonical scope and of the authority. An op's standing is the
first of these that applies:

1. `parked:<code>` or `waiting:no_cert`: what its header alone says (`Authority.verdict`).
2. `waiting:no_trust`: an office wrote it under a trust version that is not here yet.
3. `waiting:gap`: an office wrote it and its chain down to number 1 of its log is not all here.
4. `superseded`: the writing incarnation of an office was succeeded below this number, and the op is an event
   (but `collect`, `correct`, `comment` and `known`), receipt, exclude or restore, that is: something an
   office decided and no longer knows. Documents, collected demands, corrected words, comments, redactions and
   moves (carry and release) of the lost time only add or protect and keep their effect.
5. `excluded`: an exclude in effect names it and no restore in effect took that exclude back. Control ops are
   never excluded. An event is not excluded while an office act of its matter that is itself in effect and
   not named descends from it. (An office's `comment`, `correct` or `known` is no act.)
6. `fork`: it stands at or above the lowest forked number of its log and nobody vouched for it.
7. `parked:revoked`: its certificate was revoked as of trust version N, it stands above the position given
   there, and nobody vouched for it under a version below N.
8. `parked:bad_body`: its body is here and cannot be used, and no redaction in effect of its own record
   covers it.
9. `on`.

*Vouching.* A receipt in effect vouches for its `head` (if that op has the number `upto`), for the ops in
`extra`, and for all that lies below them in the chain as far as it is held, under the trust version of its
header. So does a superseded one: it no longer says that the office has the ops, but they were accepted.
Receipts may themselves need one (a forked or revoked office log): the least fixed point counts.

*Excludes.* A slice names the ops on the chain from `head` (whose number is `to`) down to number `from`, as
far as they are held; a slice of one op therefore names it by its hash wherever it came from.

*Carried ops* are ops of another scope that a carry op of this scope brings. They are in effect when one of
their carry ops is, unless the revocation of rule 7 reaches them and the carry names a version (`trust`, under
which the op was first accepted) of N or later. Of the rules above only 5 and 8 apply to them besides.
Control ops cannot be carried (`parked:wrong_scope`), and nothing is carried back into its own scope.
Before there is an office, everything that is well formed is on.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final

from gridworker.domain.authority import Authority
from gridworker.domain.chains import by_log, fork_point, rooted, walk
from gridworker.domain.demand import NO_ACT
from gridworker.domain.ids import sha256_b64u, unb64u
from gridworker.domain.kinds import event_of, family
from gridworker.domain.ops import LogKey, Op
from gridworker.domain.records import BadRecord, validate
from gridworker.domain.rights import OFFICE, PROOFS

Standing = str
"""`on`, `excluded`, `fork`, `superseded`, `parked:<code>` or `waiting:<code>`."""

ON: Final = "on"
EXCLUDED: Final = "excluded"
FORK: Final = "fork"
SUPERSEDED: Final = "superseded"
REVOKED: Final = "parked:revoked"
BAD_BODY: Final = "parked:bad_body"

_DECIDES: Final = frozenset({"receipt", "exclude", "restore"})
"""Control ops that a succession supersedes, besides events."""
_ONLY_ADDS: Final = NO_ACT | {"collect"}
"""Events that a succession leaves alone: what somebody asked for must not vanish with a disk."""


def judge(
    ops: Iterable[Op], authority: Authority, scope: str, unusable: Collection[str] = ()
) -> dict[str, Standing]:
    """Return the standing of every op of the canonical scope `scope`, by hash.

    `ops`: all ops held of that scope (every home scope that it adopted included) and the ops that a carry
    op of the scope brings from elsewhere. Only headers are read, and `data` of control ops.
    `unusable`: hashes of ops whose body is there but cannot be used (see `body_fits`).
    """
    held = {op.hash: op for op in ops}
    if authority.empty:
        out = {h: authority.verdict(op.header) for h, op in held.items()}
    else:
        carries = _carries(held, authority, scope)
        native = {h: op for h, op in held.items() if h not in carries} if carries else held
        out = _by_header(native, authority)
        _ask_for_vouchers(native, authority, out)
        for h, brought_by in carries.items():
            out[h] = of_carried(held[h], brought_by, authority, out)
        _exclude(held, authority, out)
    _set_aside(held, unusable, out)
    return out


def body_fits(op: Op) -> bool:
    """Whether the body can be used: absent (redacted), or readable and well formed for its kind."""
    if op.body_bytes is None:
        return True
    if op.data is None:
        return False
    try:
        validate(op.kind, op.data, partial=True)
    except BadRecord:
        return False
    return True


def accepted_under(ops: Iterable[Op], standing: Mapping[str, Standing]) -> dict[str, int]:
    """Return the lowest trust version under which a receipt in effect vouches, by op hash.

    It is what a carry op names as the version under which the op was first accepted.
    """
    held = {op.hash: op for op in ops}
    out: dict[str, int] = {}
    for h, op in held.items():
        if op.header["kind"] == "receipt" and standing.get(h) in (ON, SUPERSEDED):
            about, marks = read_receipt(op)
            _mark(held, about, marks, op.header["trust"], out)
    return out


def carried_hash(carry: Op) -> str | None:
    """Return the hash of the op that a carry op brings, or None when it brings nothing readable."""
    header = (carry.data or {}).get("header")
    try:
        return sha256_b64u(unb64u(header)) if isinstance(header, str) else None
    except ValueError:
        return None


def _carries(held: Mapping[str, Op], authority: Authority, scope: str) -> dict[str, list[Op]]:
    # A carry op that was itself brought here says nothing: it could name an op of this very scope and put it,
    # and all that hangs on it, out of effect.
    out: dict[str, list[Op]] = {}
    for op in held.values():
        if op.header["kind"] == "carry" and authority.canonical(op.scope) == scope:
            brought = held.get(carried_hash(op) or "")
            if brought and authority.canonical(brought.scope) != scope:
                out.setdefault(brought.hash, []).append(op)
    return out


def _by_header(native: Mapping[str, Op], authority: Authority) -> dict[str, Standing]:
    """Rules 1 to 4."""
    out = {h: authority.verdict(op.header) for h, op in native.items()}
    offices: dict[LogKey, list[Op]] = {}
    for h, op in native.items():
        header = op.header
        if out[h] == ON and header["kind"] not in PROOFS and authority.role(header) in OFFICE:
            offices.setdefault(LogKey(header["dev"], header["inc"], header["scope"]), []).append(op)
    if not offices:
        return out
    logs = by_log(op for op in native.values() if op.log in offices)
    for log, written in offices.items():
        whole = rooted(logs[log])
        for op in written:
            if op.header["trust"] > authority.version:
                out[op.hash] = "waiting:no_trust"
            elif op.hash not in whole:
                out[op.hash] = "waiting:gap"
            elif _superseded(op, authority):
                out[op.hash] = SUPERSEDED
    return out


def _superseded(op: Op, authority: Authority) -> bool:
    header = op.header
    succeeded = authority.succeeded_by(header["dev"], header["inc"])
    return (
        succeeded is not None
        and header["seq"] > succeeded[1].get(header["scope"], 0)
        and _decides(header["kind"])
    )


def _decides(kind: str) -> bool:
    return kind in _DECIDES or (family(kind) == "event" and event_of(kind) not in _ONLY_ADDS)


def _ask_for_vouchers(native: Mapping[str, Op], authority: Authority, out: dict[str, Standing]) -> None:
    """Rules 6 and 7 for ops that stand so far: set `fork` or `parked:revoked` where nobody vouched."""
    forked: set[str] = set()
    logs: set[LogKey] = set()
    for log, ops in by_log(native.values()).items():
        point = fork_point(ops)
        if point:
            logs.add(log)
            forked.update(op.hash for op in ops if op.header["seq"] >= point[0])
    revoked: dict[str, int] = {}
    if authority.revokes:
        for h, op in native.items():
            since = _revoked_since(op, authority)
            if since is not None:
                revoked[h] = since
                logs.add(op.log)
    if not logs:
        return
    vouched = _vouched(native, out, logs, forked, revoked)
    for h in forked | revoked.keys():
        if out[h] == ON:
            out[h] = _unless_vouched(h, forked, revoked, vouched)


def _unless_vouched(
    h: str, forked: Collection[str], revoked: Mapping[str, int], vouched: Mapping[str, int]
) -> Standing:
    if h in forked and h not in vouched:
        return FORK
    if h in revoked and not (h in vouched and vouched[h] < revoked[h]):
        return REVOKED
    return ON


def _vouched(
    native: Mapping[str, Op],
    standing: Mapping[str, Standing],
    logs: Collection[LogKey],
    forked: Collection[str],
    revoked: Mapping[str, int],
) -> dict[str, int]:
    """Return the lowest trust version under which a receipt in effect vouches, by op hash, in `logs`."""
    vouched: dict[str, int] = {}
    asking = {
        h: op
        for h, op in native.items()
        if op.header["kind"] == "receipt" and standing[h] in (ON, SUPERSEDED)
    }
    while True:
        speaking = [op for h, op in asking.items() if _unless_vouched(h, forked, revoked, vouched) == ON]
        if not speaking:
            return vouched
        for receipt in speaking:
            del asking[receipt.hash]
            about, marks = read_receipt(receipt)
            if about in logs:
                _mark(native, about, marks, receipt.header["trust"], vouched)


def _mark(
    native: Mapping[str, Op],
    about: LogKey,
    marks: Iterable[tuple[int, str]],
    trust: int,
    vouched: dict[str, int],
) -> None:
    for seq, head in marks:
        top = native.get(head)
        if top is None or top.seq != seq or top.log != about:
            continue
        for op in walk(native, head):
            if vouched.get(op.hash, trust + 1) <= trust:
                break
            vouched[op.hash] = trust


def read_receipt(receipt: Op) -> tuple[LogKey, list[tuple[int, str]]]:
    """Return the log a receipt is about and the (number, hash) of its head and extra ops."""
    data = receipt.data or {}
    log = data.get("log")
    if not isinstance(log, dict):
        return LogKey("", "", ""), []
    pairs = [(data.get("upto"), data.get("head")), *_pairs(data.get("extra"))]
    marks = [(seq, h) for seq, h in pairs if type(seq) is int and isinstance(h, str) and h]
    return LogKey(str(log.get("dev")), str(log.get("inc")), str(log.get("scope"))), marks


def _pairs(value: Any) -> list[tuple[Any, Any]]:
    items = value if isinstance(value, list) else []
    return [(item[0], item[1]) for item in items if isinstance(item, list) and len(item) == 2]


def _revoked_since(op: Op, authority: Authority) -> int | None:
    """Return the trust version as of which a revocation reaches this op, or None."""
    header = op.header
    cert = authority.certificate(header["dev"], header["inc"], header["scope"], header["seq"])
    revocation = authority.revoked_at(cert) if cert else None
    if revocation is None or header["kind"] in PROOFS:
        return None
    since, positions = revocation
    return since if header["seq"] > positions.get(f"{header['inc']}/{header['scope']}", 0) else None


def of_carried(
    op: Op, carries: Iterable[Op], authority: Authority, standing: Mapping[str, Standing]
) -> Standing:
    """Return the standing of an op by its carries in one scope, whose own `standing` is given (before rules 5
    and 8): nothing else of the scope is asked."""
    if family(op.kind) not in ("document", "event"):
        return "parked:unknown_kind" if family(op.kind) == "unknown" else "parked:wrong_scope"
    since = _revoked_since(op, authority)
    best = "waiting:gap"
    for carry in carries:
        stands = standing.get(carry.hash, "parked:wrong_scope")
        if stands == ON:
            if _superseded(op, authority) and authority.role(op.header) in OFFICE:
                return SUPERSEDED
            accepted = (carry.data or {}).get("trust")
            if since is None or (type(accepted) is int and accepted < since):
                return ON
            best = REVOKED
        elif best == "waiting:gap" and not stands.startswith("waiting:"):
            best = "parked:no_right"
    return best


def _exclude(held: Mapping[str, Op], authority: Authority, out: dict[str, Standing]) -> None:
    """Rule 5, which comes before forks and revocation: a branch that was put out is not asked about."""
    controls = [op for h, op in held.items() if out[h] == ON and op.header["kind"] in ("exclude", "restore")]
    if not controls:
        return
    taken_back = {
        name
        for op in controls
        if op.kind == "restore"
        for name in _texts((op.data or {}).get("excludes"))
    }  # fmt: skip
    named: set[str] = set()
    for op in controls:
        if op.kind == "exclude" and op.hash not in taken_back:
            for slice_ in _dicts((op.data or {}).get("slices")):
                named.update(_named(held, slice_))
    kept = _relied_on(held, authority, out, named)
    for h in named:
        if h not in kept and (out[h] in (ON, FORK, REVOKED)):
            out[h] = EXCLUDED


def _named(held: Mapping[str, Op], slice_: Mapping[str, Any]) -> list[str]:
    first, last, head = slice_.get("from"), slice_.get("to"), slice_.get("head")
    top = held.get(head) if isinstance(head, str) else None
    if top is None or type(first) is not int or type(last) is not int or top.seq != last:
        return []
    if (top.dev, top.inc) != (slice_.get("dev"), slice_.get("inc")):
        return []
    out = []
    for op in walk(held, top.hash):
        if op.seq < first:
            break
        if family(op.kind) != "control":
            out.append(op.hash)
    return out


def _relied_on(
    held: Mapping[str, Op], authority: Authority, standing: Mapping[str, Standing], named: Collection[str]
) -> set[str]:
    """Return the named events from which an office act descends that is in effect and not named."""
    matters = {held[h].rec for h in named if family(held[h].kind) == "event"}
    if not matters:
        return set()
    events = {
        h: op
        for h, op in held.items()
        if op.header["rec"] in matters and family(op.header["kind"]) == "event"
    }
    stack = [
        op
        for h, op in events.items()
        if h not in named
        and standing[h] == ON
        and event_of(op.kind) not in NO_ACT
        and authority.role(op.header) in OFFICE
    ]
    seen: set[str] = set()
    while stack:
        op = stack.pop()
        for parent, _ in op.header["parents"]:
            below = events.get(parent)
            if below is not None and parent not in seen and below.rec == op.rec:
                seen.add(parent)
                stack.append(below)
    return seen.intersection(named)


def _set_aside(held: Mapping[str, Op], unusable: Collection[str], out: dict[str, Standing]) -> None:
    """Rule 8."""
    if not unusable:
        return
    covered = {
        (op.header["rec"], name)
        for h, op in held.items()
        if op.header["kind"] == "redact" and out[h] == ON
        for name in _texts((op.data or {}).get("covers"))
    }
    for h in unusable:
        if out.get(h) == ON and (held[h].header["rec"], h) not in covered:
            out[h] = BAD_BODY


def _texts(value: Any) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def heads_named(exclude: Mapping[str, Any] | None) -> set[str]:
    """The newest op of each slice that an exclude's body names, whatever else it holds."""
    return {str(part.get("head")) for part in _dicts((exclude or {}).get("slices"))}


def _dicts(value: Any) -> list[Mapping[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
