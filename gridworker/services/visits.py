"""Visits (走访, 民情日记): record and revise. Reading them is in `visit_pages`, drafts in `drafts`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from gridworker.domain.ids import fresh_id
from gridworker.domain.records import FIELDS
from gridworker.domain.time import wall_text
from gridworker.errors import UserError
from gridworker.services.changes import Changes
from gridworker.services.keyring import seal
from gridworker.services.queries import Query
from gridworker.services.raising import demand_intents
from gridworker.services.session import Session
from gridworker.services.visit_form import (
    CONFIRMABLE,
    DemandDraft,
    Problem,
    PromiseDraft,
    VisitDraft,
    check_visit,
    cleaned,
    visit_fields,
    with_fixes,
)
from gridworker.services.visit_pages import visit, visit_ids, visit_rows, visits
from gridworker.services.writing import changed, grid_place, record_place, write
from gridworker.storage import Intent

__all__ = [
    "DemandDraft", "Problem", "PromiseDraft", "Query", "Recorded", "VisitDraft", "check_visit",
    "record_visit", "revise_visit", "visit", "visit_ids", "visit_rows", "visits",
]  # fmt: skip


@dataclass(frozen=True)
class Recorded:
    """What one save wrote."""

    id: str
    demands: list[str]
    promises: list[str]
    late_days: int
    changes: Changes


def record_visit(
    session: Session, draft: VisitDraft, confirmed: Collection[str] = (), *, draft_id: str | None = None
) -> Recorded:
    """Save a visit with its demands and promises: all of it or nothing. Drops the draft `draft_id`.

    Raises UserError with the first problem's code; `facts["problems"]` holds them all.
    """
    today = session.entropy.now().date()
    draft = _settled(draft, check_visit(draft, today, session.vocab), confirmed)
    scope = _where(session, draft.targets, draft.grid)
    visit_id = fresh_id(session.entropy)
    fields = {**visit_fields(draft), "worker": session.identity.worker}
    intents = [Intent("visit", visit_id, scope, fields)]
    demands, promises = [], []
    for demand in draft.demands:
        demands.append(fresh_id(session.entropy))
        target = draft.targets[0] if len(draft.targets) == 1 else None
        intents += demand_intents(
            session,
            demands[-1],
            demand,
            scope,
            household=target,
            visit=visit_id,
            place=draft.place,
            source="VISIT",
        )
    for promise in draft.promises:
        promises.append(fresh_id(session.entropy))
        promised: dict[str, Any] = {"visit": visit_id, "text": promise.text}
        if draft.targets:
            promised["household"] = draft.targets[0]
        if promise.due:
            promised["due"] = promise.due.isoformat()
        intents.append(Intent("promise", promises[-1], scope, promised))
    if draft.files:
        from gridworker.services.attachments import file_intents  # most pages have none

        intents += file_intents(session, visit_id, scope, draft.files)
    with session.store.atomic():
        ops = write(session, intents)
        if draft.reflection:
            sealed = seal(session.ring.reflection_key, draft.reflection.encode(), session.entropy)
            session.store.keep_reflection(visit_id, sealed.encode(), wall_text(session.entropy.now()))
        if draft_id is not None:
            session.store.drop_draft(draft_id)
        if draft.files:
            session.store.files.saved(file.blob for file in draft.files)
    assert draft.date is not None
    late = max(0, (today - draft.date).days)
    ids = changed(ops, *(["draft"] if draft_id else []))
    touched = Changes.of({"household": draft.targets})
    return Recorded(visit_id, demands, promises, late, ids | touched)


def revise_visit(session: Session, visit_id: str, fields: dict[str, Any], reason: str) -> Recorded:
    """Correct fields of a visit; the old text stays readable. `reason` is kept with the correction.

    Raises UserError: `no_visit`, `reason_missing`, `bad_field`, and the problems of `check_visit`.
    """
    row = session.store.get("visit", visit_id)
    if row is None:
        raise UserError("no_visit", "没有这条走访记录。", "请从走访列表里选。")
    if not reason.strip():
        raise UserError("reason_missing", "还没有写更正的原因。", "请写一句为什么改。")
    apart = {"demands", "promises", "files", "reflection", "grid"}
    editable = set(VisitDraft.model_fields) - apart | {"withdrawn"}
    unknown = set(fields) - editable
    if unknown:
        raise UserError("bad_field", f"走访记录里没有“{sorted(unknown)[0]}”这一项。", "请核对要改的内容。")
    now = {name: row[name] for name in editable - {"withdrawn"} if row.get(name) is not None}
    typed = {name: value for name, value in fields.items() if name != "withdrawn"}
    page = VisitDraft.model_validate({"purpose": "", **now, **typed})
    today = session.entropy.now().date()
    problems = [p for p in check_visit(page, today, session.vocab) if p.field.split(".")[0] in fields]
    page = _settled(page, problems, ())
    after = {**dict.fromkeys(typed), **visit_fields(page)}
    new = {name: _empty(name) if after[name] is None else after[name] for name in typed}
    if "withdrawn" in fields:
        new["withdrawn"] = bool(fields["withdrawn"])
    new = {name: value for name, value in new.items() if value != row.get(name)}
    if not new:
        raise UserError("nothing_changed", "内容和原来一样，没有更正。", "请先改内容，再保存。")
    # The reason is a field of its own, written with each correction, so that the history shows it.
    ops = write(
        session, [Intent("visit", visit_id, record_place(session, row), {**new, "reason": reason.strip()})]
    )
    return Recorded(visit_id, [], [], 0, changed(ops))


def _settled(draft: VisitDraft, problems: list[Problem], confirmed: Collection[str]) -> VisitDraft:
    """The cleaned draft once every problem is answered. Raises UserError for the first that is not."""
    open_ones = [p for p in problems if not (p.code in CONFIRMABLE and p.code in confirmed)]
    if open_ones:
        first = open_ones[0]
        hint = "确定的话请再保存一次。" if first.code == "date_future" else ""
        raise UserError(first.code, first.sentence, hint, field=first.field, problems=open_ones)
    if any(p.fix is not None for p in problems):
        draft = with_fixes(draft)
    return cleaned(draft)


def _where(session: Session, targets: list[str], grid: str) -> str:
    """The scope of a visit: that of its households, which must be of one grid; else of the grid named.

    Without either it is this laptop's first grid, or what belongs to no grid on a PC of the office.
    """
    rows = [session.store.get("household", target) for target in targets]
    if any(row is None for row in rows):
        raise UserError("no_household", "选的户不在户册里。", "请从户册里选。", field="targets")
    scopes = {record_place(session, row) for row in rows if row is not None}
    if len(scopes) > 1:
        raise UserError(
            "two_grids", "选的户不在同一个网格。", "请按网格分开记，每个网格一条。", field="targets"
        )
    who = session.identity
    if scopes:
        return scopes.pop()
    return grid_place(session, grid or (None if who.is_office else who.grid))


def _empty(name: str) -> Any:
    """What a field becomes when its text was deleted."""
    shape = FIELDS["visit"][name].shape
    return {"refs": [], "names": [], "codes": [], "bool": False}.get(
        shape, "" if shape in {"text", "long"} else None
    )
