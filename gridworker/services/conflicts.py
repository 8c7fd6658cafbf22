"""Clashes: one field, two values written without knowledge of each other. Both are kept until settled."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as with_default
from typing import Any

from gridworker.domain.clash import from_text, together
from gridworker.domain.ids import fresh_id
from gridworker.domain.records import FIELDS, check_texts, label
from gridworker.domain.text import clean_text
from gridworker.errors import UserError
from gridworker.services import clash_words
from gridworker.services.changes import Changes
from gridworker.services.session import Session
from gridworker.services.writing import changed, check_entry, need_office, record_place, write
from gridworker.storage import Intent

title_of = clash_words.title_of
__all__ = [
    "Settled",
    "clashing_fields",
    "conflict_list",
    "settle",
    "settle_one",
    "title_of",
    "unsettle",
    "value_of",
    "waiting_count",
]


@dataclass(frozen=True)
class Settled:
    """One decision that was written. `op` is (device, incarnation, scope, number, hash) of it."""

    record: str
    kind: str
    field: str
    value: Any
    op: tuple[str, str, str, int, str]
    changes: Changes = with_default(default_factory=Changes)


def conflict_list(
    session: Session, *, narratives: bool = False, mine: bool = False, record: str | None = None
) -> list[dict[str, Any]]:
    """Open clashes: `{record, kind, title, field, field_name, missing, decide, both, names, values}`.

    `values`: `{choice, hash, value, author, author_name, at, dev, device_name, office, inc, scope, seq,
    redacted}`; `choice` counts from 1, `office`: a PC of the office wrote it. `missing` means 缺前件, wait
    for the gap first. `both` is the value that holds all of them, None where that makes no sense.
    `names` are words for the ids among the values. With `narratives` also those long texts of which both
    versions may simply stand side by side (`decide` is false); with `mine` only what this person wrote in;
    with `record` those of one record.
    """
    people, machines = clash_words.people(session), clash_words.devices(session)
    found = []
    for row in session.store.conflicts(record):
        if not (row["decide"] or row["missing"] or (narratives and row["field"] != "reason")):
            continue
        if mine and session.identity.worker not in {value["author"] for value in row["values"]}:
            continue
        values = []
        for choice, value in enumerate(row["values"], start=1):
            name, office = machines.get(value["dev"], ("", False))
            more = {"author_name": people.get(value["author"], ""), "device_name": name, "office": office}
            values.append({"choice": choice, **value, **more})
        given = [value["value"] for value in values]
        redacted = any(value["redacted"] for value in values)
        spec = FIELDS.get(row["kind"], {}).get(row["field"])
        found.append(
            {
                "record": row["rec"],
                "kind": row["kind"],
                "title": clash_words.title_of(session, row["kind"], row["rec"]),
                "field": row["field"],
                "field_name": label(row["kind"], row["field"]),
                "missing": bool(row["missing"]),
                "decide": bool(row["decide"]),
                "both": None if redacted else together(spec, given),
                "names": clash_words.names_behind(session, row["kind"], row["field"], given),
                "values": values,
            }
        )
    return found


def settle(
    session: Session,
    record: str,
    field: str,
    *,
    choice: int | None = None,
    value: Any = None,
    both: bool = False,
) -> Settled:
    """Decide a clash by one of its values, by both together, or by a new one.

    Raises UserError `no_conflict`, `bad_choice`, `no_both`, `wait_for_gap`; BadRecord for a value that the
    field cannot hold, UserError `id_number`, `bank_card` for one that must not be kept.
    """
    clash = next(
        (c for c in conflict_list(session, narratives=True, record=record) if c["field"] == field), None
    )
    if clash is None:
        raise UserError("no_conflict", "这里没有要决定的冲突。", "可能已经有人决定了，请刷新列表。")
    return settle_one(session, clash, choice=choice, value=value, both=both)


def settle_one(
    session: Session,
    clash: dict[str, Any],
    *,
    choice: int | None = None,
    value: Any = None,
    both: bool = False,
) -> Settled:
    """As `settle`, for a row of `conflict_list` that was read in this very moment."""
    record, kind, name = clash["record"], clash["kind"], clash["field"]
    if clash["missing"]:
        raise UserError("wait_for_gap", "前面的记录还没有到，先不要决定。", "请先收齐缺号的数据包。")
    if both:
        if clash["both"] is None:
            raise UserError("no_both", "这一项不能两个都要。", "请选其中一个，或者另写一个。")
        value = clash["both"]
    elif choice is not None:
        if not 1 <= choice <= len(clash["values"]):
            raise UserError("bad_choice", "没有这个选项。", f"请选 1 到 {len(clash['values'])}。")
        value = clash["values"][choice - 1]["value"]
    else:
        value = clean_text(value) if isinstance(value, str) else value
        _refuse_numbers(kind, {name: value})
    if value is not None:
        check_entry(session, kind, {name: value}, partial=True)
    row = session.store.get(kind, record)
    assert row is not None
    if choice is not None and not both and clash["values"][choice - 1]["redacted"]:
        # An empty value would leave the new text in the log: it goes as the others went.
        from gridworker.services.removal import redact_fields  # the first count of clashes needs it not

        ops = redact_fields(session, kind, record, [name])
    else:
        ops = write(session, [Intent(kind, record, record_place(session, row), {name: value})])
    op = ops[0]
    at = (op.dev, op.inc, op.scope, op.seq, op.hash)
    return Settled(record, kind, name, value, at, changed(ops, "conflict"))


def clashing_fields(session: Session, kind: str, record: str) -> list[str]:
    """Names of the fields of a record that have two values, also those nobody has to decide."""
    row = session.store.get(kind, record) or {}
    return [name for name in row.get("conflicts") or [] if name != "reason"]


def value_of(session: Session, record: str, field: str, text: str) -> Any:
    """What a person typed as a value of this clash's field: a number, a list, yes or no, or text."""
    kind = next((clash["kind"] for clash in session.store.conflicts(record)), "")
    return from_text(FIELDS.get(kind, {}).get(field), text)


def waiting_count(session: Session) -> int:
    """How many clashes wait for a decision; on a laptop, those of this person."""
    who = session.identity
    return sum(
        clash["decide"] and (who.is_office or who.worker in {value["author"] for value in clash["values"]})
        for clash in session.store.conflicts()
    )


def unsettle(session: Session, *settled: Settled) -> Changes:
    """Take decisions back: the clashes stand again, here and everywhere else.

    It is an exclude of those ops (one for each scope), so only the office can do it, and only with decisions
    of its own. Raises UserError `not_office`.
    """
    need_office(session)
    slices: dict[str, list[dict[str, Any]]] = {}
    before: tuple[str, str, str, int] | None = None
    for dev, inc, home, seq, op_hash in sorted(one.op for one in settled):
        here = slices.setdefault(session.authority.canonical(home), [])
        if before == (dev, inc, home, seq - 1):
            here[-1].update({"to": seq, "head": op_hash})
        else:
            here.append({"dev": dev, "inc": inc, "from": seq, "to": seq, "head": op_hash})
        before = (dev, inc, home, seq)
    write(
        session,
        [
            Intent("exclude", fresh_id(session.entropy), scope, {"slices": found, "reason": ""}, parents=[])
            for scope, found in slices.items()
        ],
    )
    kinds = {one.kind for one in settled}
    return Changes.of({kind: [o.record for o in settled if o.kind == kind] for kind in kinds}, "conflict")


def _refuse_numbers(kind: str, fields: dict[str, Any]) -> None:
    """Raise UserError `id_number` or `bank_card`: what is typed here is typed as in any form."""
    found = check_texts(kind, fields)
    if found:
        raise UserError(
            found[0].finding.kind,
            "这里像是身份证号或银行卡号，不能记录。",
            "可以只写最后四位。",
            field=found[0].field,
        )
