"""What an office did before its PC was put back, told to it by the laptops that had heard of it.

The ops themselves cannot come back by a laptop: it vouches for its own log only. So the laptop writes a
remark to each matter that it took in, which says what was done, when and by whom; it travels with the next
report. The office lists the remark as 恢复前已办，需复核 until somebody has acted on the matter again. The
step itself is never taken again by the program: whether it is still right is for a person to say.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from gridworker.domain.kinds import event_of, is_event
from gridworker.services.demand_pages import EVENT_NAMES
from gridworker.services.session import Session
from gridworker.services.writing import record_place, write
from gridworker.storage import Intent

MEMBER: Final = "before_restore"
"""The member of a remark that holds `{hash, event, at, author, data}` of the step that was lost."""
_TOLD: Final = "told_before_restore"
_HEARD: Final = "heard_before_restore"


def tell_office(session: Session) -> int:
    """Write a remark for every lost step in a matter that this device took in, once; return how many."""
    who, store = session.identity, session.store
    if who.office is None or who.may_receipt or who.role is None:
        return 0
    lost = [row for row in store.superseded() if is_event(row["kind"])]
    if not lost:
        return 0
    told = set(json.loads(store.meta(_TOLD) or "[]"))
    intents = []
    for row in lost:
        matter = store.get("demand", row["rec"])
        begun = next(iter(store.history(row["rec"])), None)
        # What the office took in itself and lost it cannot put a remark to.
        if row["hash"] in told or matter is None or begun is None or begun["dev"] != who.device:
            continue
        step = next(one for one in store.history(row["rec"]) if one["hash"] == row["hash"])
        name = EVENT_NAMES.get(event_of(row["kind"]), row["kind"])
        day = step["at"][:10]
        data = {
            "text": f"程序转告：办公室恢复以前办过“{name}”（{day}），请复核。",
            MEMBER: {
                "hash": row["hash"], "event": event_of(row["kind"]), "at": step["at"],
                "author": step["author"], "data": step["data"] or {},
            },
        }  # fmt: skip
        # On the beginning alone: what else this store has of the matter the office may have lost.
        intents.append(
            Intent("demand.comment", row["rec"], record_place(session, matter), data, [(begun["hash"], [])])
        )
        told.add(row["hash"])
    if not intents:
        return 0
    with store.atomic():
        write(session, intents)
        store.set_meta(_TOLD, json.dumps(sorted(told)))
    return len(intents)


def hear(session: Session, matters: Iterable[str]) -> None:
    """Look for such remarks in the matters that a merge has touched, and remember them for the list."""
    store = session.store
    if not session.identity.may_receipt or not any(cert.succeeds for cert in session.authority.certs):
        return
    heard = _heard(session)
    for rec in matters:
        for step in store.history(rec):
            told = (step["data"] or {}).get(MEMBER) if step["kind"] == "demand.comment" else None
            if isinstance(told, dict) and isinstance(told.get("hash"), str):
                heard[told["hash"]] = rec
    store.set_meta(_HEARD, json.dumps(heard))


def told_steps(session: Session) -> list[dict[str, Any]]:
    """The steps that laptops told of and that nobody has looked at since: `{hash, rec, kind, at, author, dev,
    seq, standing}`, as `Store.superseded` gives those that are here themselves.
    """
    store, found = session.store, []
    authority = session.authority
    for op_hash, rec in sorted(_heard(session).items()):
        told: dict[str, Any] | None = None
        for step in store.history(rec):
            member = (step["data"] or {}).get(MEMBER) if step["kind"] == "demand.comment" else None
            if isinstance(member, dict) and member.get("hash") == op_hash:
                told = told or {**step, "member": member}
            elif step["hash"] == op_hash or (told and authority.is_office(step["dev"], step["inc"])):
                told = None
                break  # it came by another PC, or the office has acted on the matter again
        if told is not None:
            member = told["member"]
            found.append(
                {
                    "hash": op_hash, "rec": rec, "kind": f"demand.{member.get('event')}",
                    "at": str(member.get("at", "")), "author": str(member.get("author", "")),
                    "dev": told["dev"], "seq": told["seq"], "standing": "superseded",
                }
            )  # fmt: skip
    return found


def _heard(session: Session) -> dict[str, str]:
    found: dict[str, str] = json.loads(session.store.meta(_HEARD) or "{}")
    return found
