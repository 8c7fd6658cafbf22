"""Demands as people read them: rows of a list, and one page with its events."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from gridworker.domain.demand import FINAL
from gridworker.domain.kinds import event_of
from gridworker.domain.standing import heads_named
from gridworker.domain.time import wall_day
from gridworker.errors import UserError
from gridworker.services import areas
from gridworker.services.delivery import record_states
from gridworker.services.queries import NO_GRID, Query
from gridworker.services.session import Session

EVENT_NAMES = {
    "collect": "搜集", "resolve_on_spot": "当场办结", "register": "立项", "decline": "不予立项",
    "merge_into": "并案", "assign": "交办", "accept": "签收", "send_back": "退回", "progress": "办理进展",
    "ask_extend": "申请延期", "extend": "延期", "hold": "暂缓", "resume": "恢复办理", "report_back": "反馈",
    "tell_resident": "告知群众", "verify": "核查", "return_for_rework": "退回重办", "callback": "回访",
    "publish_notice": "公示", "skip_publish": "不公示", "close_out": "销号", "reopen": "重办",
    "escalate": "上报", "delegate": "下派", "hand_over": "转经办", "whistle": "吹哨", "arrive": "报到",
    "transfer": "转办", "join": "会办", "withdraw": "撤回", "put_back": "恢复", "correct": "更正",
    "comment": "备注", "supervise": "督办", "deliberate": "议定", "known": "知晓",
}  # fmt: skip

STATE_NAMES = {
    "draft": "草稿", "collected": "已搜集", "registered": "已立项", "assigned": "已交办",
    "in_progress": "办理中", "on_hold": "暂缓", "reported": "已反馈", "verified": "已核查",
    "published": "已公示", "closed": "已销号", "declined": "不予立项", "merged": "已并案",
    "withdrawn": "已撤回",
}  # fmt: skip


_PLUMBING = frozenset({"carry", "exclude", "restore"})
"""How a matter is kept the same on several levels: no step of it."""


def demand_number(row: dict[str, Any]) -> str:
    """The office's number of a demand, or the temporary one that laptops show before 立项."""
    return str(row.get("number") or f"草-{row['id'][-4:].upper()}")


def demand_list(session: Session, query: Query | None = None) -> list[dict[str, Any]]:
    """Demands found by a query, newest first: rows as `demand_rows` gives them."""
    return demand_rows(session, demand_ids(session, query))


def demand_ids(session: Session, query: Query | None = None) -> list[str]:
    """Ids found by a query, in its order. `grid` may be a grid's id, code or name."""
    query = replace(query, kind="demand") if query is not None else Query("demand")
    if query.grid and query.grid != NO_GRID:
        query = replace(query, grid=areas.find_grid(session, query.grid)["id"])
    return list(session.store.ids(query))


def demand_rows(session: Session, ids: Iterable[str]) -> list[dict[str, Any]]:
    """Rows for ids in the order given: `{id, number, text, category, category_name, nature, nature_name,
    state, state_name, open, life, source, source_name, household, household_name, place, reporter, contact,
    visit, collected_on, grid, grid_name, first_asked_by, first_asked_name, consent_publish, sensitive,
    anonymous, result, outcome, delivery, redacted}`; `redacted`: fields deleted on request. Further
    members as `steps_of` gives them, and `next_name`.

    `open`: no final state yet. Who an anonymous demand came from is not here, as it was never written down.
    """
    from gridworker.services.demand_steps import steps_of  # no first page shows demands

    store = session.store
    rows = store.rows("demand", list(ids))
    homes = {
        h["id"]: h
        for h in store.rows("household", sorted({r["household"] for r in rows if r.get("household")}))
    }
    places = areas.places(session)
    people = {p["id"]: p.get("name") or "" for p in areas.rows(session, "worker")}
    word = session.vocab.label
    state = record_states(session, [row["id"] for row in rows])
    steps = steps_of(session, rows)
    found = []
    for row in rows:
        home = homes.get(row.get("household") or "")
        written = row["made"]
        # Where it is only lent to (a county) the scope is no grid's; its first step names the grid it is of.
        began = store.canonical(written["scope"]) if written else ""
        place = places.get(row["in_scope"]) or places.get(began) or areas.NOWHERE
        found.append(
            {
                "id": row["id"],
                "number": demand_number(row),
                "text": row.get("text") or "",
                "category": row.get("category"),
                "category_name": word("demand_category", row.get("category")),
                "nature": row.get("nature"),
                "nature_name": word("demand_nature", row.get("nature")),
                "state": row["state"],
                "state_name": STATE_NAMES.get(row["state"], row["state"]),
                "open": row["state"] not in FINAL,
                "life": row["life"],
                "source": row.get("source"),
                "source_name": word("source", row.get("source")),
                "household": row.get("household"),
                "household_name": f"{home.get('door') or ''} {home.get('head') or ''}".strip()
                if home
                else "",
                "place": row.get("place") or "",
                "reporter": row.get("reporter") or "",
                "contact": row.get("contact") or "",
                "visit": row.get("visit"),
                "collected_on": wall_day(written["at"]).isoformat() if written else "",
                "grid": place.grid,
                "grid_name": place.grid_name,
                "first_asked_by": row.get("first_asked_by"),
                "first_asked_name": people.get(row.get("first_asked_by") or "", ""),
                "consent_publish": bool(row.get("consent_publish")),
                "sensitive": bool(row.get("sensitive")),
                "anonymous": bool(row.get("anonymous")),
                "result": row.get("result") or "",
                "outcome": row.get("outcome"),
                "delivery": state(row),
                "redacted": row.get("redacted") or [],
                **steps[row["id"]],
                "next_name": EVENT_NAMES.get(steps[row["id"]]["next_event"], ""),
            }
        )
    return found


def demand(session: Session, demand_id: str) -> dict[str, Any]:
    """One demand with `events` in order: `{hash, at, event, event_name, author, author_name, actor,
    actor_name, placed, standing, taken_back, data}`; `taken_back`: why a step was put out by 收回, or empty.

    Raises UserError `no_demand`.
    """
    from gridworker.services.attachments import attachment_list  # a list of demands shows none

    store = session.store
    if store.get("demand", demand_id) is None:
        raise UserError("no_demand", "没有这件诉求。", "请从诉求列表里选。")
    (row,) = demand_rows(session, [demand_id])
    people = {p["id"]: p.get("name") or "" for p in areas.rows(session, "worker")}
    events, history = [], store.history(demand_id)
    reasons = {
        head: str((step["data"] or {}).get("reason") or "")
        for step in history
        if step["kind"] == "exclude"
        for head in heads_named(step["data"])
    }
    for step in history:
        if step["kind"] in _PLUMBING:
            continue
        event = event_of(step["kind"])
        # Who did it; the author is who entered it, which may be another (from a signed paper).
        actor = str((step.get("data") or {}).get("actor") or step["author"])
        events.append(
            {
                "hash": step["hash"],
                "at": step["at"],
                "event": event,
                "event_name": EVENT_NAMES.get(event, step["kind"]),
                "author": step["author"],
                "author_name": people.get(step["author"], ""),
                "actor": actor,
                "actor_name": people.get(actor, actor if actor != step["author"] else ""),
                "placed": step.get("placed") or "",
                "standing": step.get("standing", "on"),
                "taken_back": reasons.get(step["hash"], "") if step["standing"] == "excluded" else "",
                "data": step.get("data"),
            }
        )
    return {**row, "files": attachment_list(session, demand_id), "events": events}
