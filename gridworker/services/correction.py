"""Correcting any finished record: some fields anew, and why. Every earlier text stays in the log, readable.

Office records that have a form of their own (units, grids, people at work) are changed there and have no
reason; visits are checked as a diary page is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from gridworker.domain.demand import WORDS
from gridworker.domain.detect import find_forbidden
from gridworker.domain.household import too_young_for_a_record
from gridworker.domain.records import FIELDS, BadRecord, check_texts
from gridworker.domain.text import MAX_NAME, clean_name, clean_text
from gridworker.errors import UserError
from gridworker.services.changes import Changes
from gridworker.services.meeting_book import check_facts
from gridworker.services.people import check_period
from gridworker.services.session import Session
from gridworker.services.visits import revise_visit
from gridworker.services.writing import changed, check_entry, record_place, write
from gridworker.storage import Intent

VISIT_FIELDS: Final = (
    "date", "half_day", "targets", "place", "mode", "meet", "purpose", "content", "weather", "companions",
    "spoke_to", "suggestion", "on_spot", "topics", "card_given", "result", "started_at", "ended_at",
)  # fmt: skip
CORRECTABLE: Final[dict[str, tuple[str, ...]]] = {
    "visit": VISIT_FIELDS,
    "household": (
        "head", "group", "door", "phone", "size", "child_bands", "status", "tags", "notice_given_on",
    ),
    "person": ("household", "name", "relation", "birth_year", "sex", "needs"),
    "promise": ("text", "due", "done_on"),
    "demand": WORDS,
    "help": (
        "need", "text", "household", "group", "place", "asked_on", "wanted_on", "helpers", "helped_on",
        "hours", "outcome", "result",
    ),
    "team": ("name", "team_kind", "groups", "skills", "since", "until"),
    "team_member": ("name", "part", "phone", "listed", "skills", "household", "since", "until"),
    "pairing": ("name", "post", "phone", "matters", "since", "until"),
    "meeting": (
        "meeting_kind", "date", "place", "host", "recorder", "motion_source", "should_attend", "attended",
        "topics", "in_favour", "against", "abstained", "decision", "published",
    ),
}  # fmt: skip
"""What may be corrected, by kind and in the order of the form."""

_OF_THE_REPORTER: Final = frozenset({"household", "reporter", "contact"})
_EMPTY: Final[tuple[Any, ...]] = (None, "", [], {})


@dataclass(frozen=True)
class Corrected:
    """One correction: of which record, and which fields really changed."""

    kind: str
    id: str
    fields: list[str]
    changes: Changes


def correct(session: Session, record: str, fields: Mapping[str, Any], reason: str) -> Corrected:
    """Write new values of some fields of one of the kinds of `CORRECTABLE`, and why.

    `fields` as records hold them (an empty value takes a field away). Raises UserError: `no_record`,
    `no_correction` (another kind), `reason_missing`, `bad_field`, `nothing_changed`, `id_number`,
    `bank_card`, `no_household`, `two_grids`, `too_young`, `stays_unnamed`, `bad_period`, `no_right`;
    BadRecord; for visits those of `revise_visit`, for meetings those of `check_facts`.
    """
    kind, row = find(session, record)
    allowed = CORRECTABLE.get(kind)
    if allowed is None:
        raise UserError("no_correction", "这一类资料不在这里更正。", "请到“网格和人”里修改。")
    why = reason_of(reason)
    unknown = sorted(set(fields) - set(allowed))
    if unknown:
        raise UserError("bad_field", f"这条记录里没有“{unknown[0]}”这一项可改。", "请核对要改的内容。")
    if kind == "visit":
        done = revise_visit(session, record, dict(fields), why)
        return Corrected(kind, record, sorted(fields), done.changes)
    shape = shape_of(kind)
    new = {name: _clean(shape, name, value) for name, value in fields.items()}
    new = {name: value for name, value in new.items() if not _same(value, row.get(name))}
    if not new:
        raise UserError("nothing_changed", "内容和原来一样，没有更正。", "请先改内容，再保存。")
    _refuse_numbers(shape, {**new, "reason": why})
    _check_household(session, kind, row, new)
    _check_needed(shape, new)
    check_entry(session, shape, {**new, "reason": why}, partial=True)
    _check_kind(session, kind, row, new)
    intent = Intent(shape, record, record_place(session, row), {**new, "reason": why})
    return Corrected(kind, record, sorted(new), changed(write(session, [intent])))


def find(session: Session, record: str) -> tuple[str, dict[str, Any]]:
    """The kind and the row of a record. Raises UserError `no_record`."""
    kind = session.store.bin.kind_of(record)
    row = session.store.get(kind, record) if kind else None
    if row is None:
        raise UserError("no_record", "没有这条记录。", "请核对编号；列表命令加 --json 可以看到每条的编号。")
    return kind, row


def shape_of(kind: str) -> str:
    """The kind of op that corrects a record of this kind: its own, and for a demand an event."""
    return "demand.correct" if kind == "demand" else kind


def reason_of(typed: str) -> str:
    """The reason as it is kept. Raises UserError `reason_missing`, `id_number`, `bank_card`."""
    why = clean_text(typed)
    if not why:
        raise UserError("reason_missing", "还没有写更正的原因。", "请写一句为什么改。", field="reason")
    _refuse(find_forbidden(why), "reason")
    return why


def _clean(shape: str, name: str, value: Any) -> Any:
    spec = FIELDS[shape][name]
    if isinstance(value, str):
        if spec.shape == "long":
            return clean_text(value)
        if spec.shape == "text":
            # A name has its own, shorter limit; a sentence on one line has the field's.
            return clean_name(value) if len(value) <= MAX_NAME else " ".join(clean_text(value).split())
    if value in _EMPTY:
        return {"codes": [], "names": [], "refs": [], "map": {}}.get(spec.shape)
    if isinstance(value, list):
        return list(dict.fromkeys(value))
    return value


def _same(one: Any, other: Any) -> bool:
    return one == other or (one in _EMPTY and other in _EMPTY)


def _check_needed(shape: str, new: Mapping[str, Any]) -> None:
    for name, value in new.items():
        spec = FIELDS[shape][name]
        if spec.required and value in _EMPTY:
            hint = f"请填写{spec.label}后再保存。"
            raise BadRecord(name, "required", f"还没有填写“{spec.label}”。", hint)


def _refuse_numbers(shape: str, fields: Mapping[str, Any]) -> None:
    for found in check_texts(shape, fields):
        _refuse([found.finding], found.field)


def _refuse(findings: list[Any], field: str) -> None:
    if findings:
        raise UserError(
            findings[0].kind,
            "这里像是身份证号或银行卡号，不能记录。",
            "可以只写最后四位。",
            field=field,
        )


def _check_household(session: Session, kind: str, row: dict[str, Any], new: Mapping[str, Any]) -> None:
    """Who it is about may be corrected within the grid: that grid reads the record, and nobody else."""
    wanted = new.get("household")
    if not wanted:
        return
    home = session.store.get("household", str(wanted))
    if home is None:
        raise UserError("no_household", "没有这一户。", "请从户册里选。", field="household")
    if home["in_scope"] != row["in_scope"] and kind in ("person", "demand", "help"):
        hint = "请在那个网格里重新记一条，这一条撤回。"
        raise UserError("two_grids", "选的户在另一个网格。", hint, field="household")


def _check_kind(session: Session, kind: str, row: dict[str, Any], new: Mapping[str, Any]) -> None:
    if kind == "person" and too_young_for_a_record({**row, **new}, session.entropy.now().date()):
        raise UserError(
            "too_young",
            "不满 14 岁的孩子不单独登记。",
            "请在户里按年龄段记人数。",
            field="birth_year",
        )
    if kind in ("team", "team_member", "pairing"):
        check_period({**row, **new})
    if kind == "meeting":
        check_facts(session, {**row, **new})
    if kind != "demand":
        return
    if not new.get("text", row.get("text")):
        raise UserError("demand_empty", "诉求内容不能空着。", "不要这件诉求了，请撤回。", field="text")
    told = sorted(_OF_THE_REPORTER & {name for name, value in new.items() if value not in _EMPTY})
    if row.get("anonymous") and told:
        raise UserError(
            "stays_unnamed",
            "反映人不愿留名，不能补记是谁反映的。",
            "请只改事情本身。",
            field=told[0],
        )
