"""The meeting book as it is read: meetings, what they decided about demands, and which one may decide.

A decision about a demand is the demand's own step `deliberate`; the record of a meeting names the demands it
dealt with. Both are read together here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from gridworker.domain.meeting import COUNCIL, HEARING, VOTES, serves, share, votes
from gridworker.errors import UserError
from gridworker.services import areas
from gridworker.services.demand_pages import STATE_NAMES, demand_number
from gridworker.services.duties import Row, small_rows
from gridworker.services.numbering import short_numbers
from gridworker.services.queries import Query
from gridworker.services.session import Session

KIND: Final = "meeting"
LISTED: Final = 500
"""Meetings that a list shows at most, the newest first."""
OFFERED: Final = 24
"""Demands in hand that the form of a meeting offers: each is a button, and hundreds would be a wall."""


def meetings(session: Session, *, demand: str | None = None) -> list[dict[str, Any]]:
    """Meetings held here, the newest first: `{id, meeting_kind, kind_name, date, place, host, recorder,
    motion_source, motion_name, should_attend, attended, share, demands, waiting, topics, in_favour, against,
    abstained, decision, published, grid, grid_name, redacted}`.

    `share`: of a hundred; `demands`: ids; `waiting`: how many of them no meeting has decided about yet.
    With `demand` only those that dealt with it.
    """
    found = sorted(small_rows(session.store, KIND), key=lambda row: (row.get("date") or "", row["id"]))
    decided = session.store.matters.of_meetings()
    rows = [(row, _demands(row, decided)) for row in reversed(found)]
    rows = [(row, ids) for row, ids in rows if demand is None or demand in ids][:LISTED]
    wanted = sorted({one for _, ids in rows for one in ids})
    open_ = {
        row["id"] for row in session.store.rows("demand", wanted)
        if not row.get("deliberated") and row["state"] in ("collected", "registered")
    }  # fmt: skip
    places = areas.places(session)
    return [_shown(session, row, ids, open_, places.get(row["in_scope"]) or areas.NOWHERE)
            for row, ids in rows]  # fmt: skip


def meeting(session: Session, meeting_id: str) -> dict[str, Any]:
    """One meeting as `meetings` shows it, with `topics_of_demands`: `[{id, number, text, state_name, route,
    decision, in_favour, against, abstained, decided_on, counts}]`; `counts` is false for a decision that was
    not taken. Raises UserError `no_meeting`.
    """
    row = meeting_row(session, meeting_id)
    ids = _demands(row, session.store.matters.of_meetings())
    place = areas.places(session).get(row["in_scope"]) or areas.NOWHERE
    about = [_decided(session, one, row["id"]) for one in session.store.rows("demand", ids)]
    waits = {one["id"] for one in about if not one["decision"]}
    return {**_shown(session, row, ids, waits, place), "topics_of_demands": about}


def meetings_about(session: Session, household: str) -> list[Row]:
    """Meetings, also those in the bin, that dealt with a demand of a household, oldest first."""
    store = session.store
    demands = set(store.ids(Query("demand", household=household, withdrawn=True)))
    if not demands:
        return []
    decided = store.matters.of_meetings()
    rows = store.rows(KIND, store.ids(Query(KIND, withdrawn=True, order="oldest")))
    return [row for row in rows if demands.intersection(_demands(row, decided))]


def meeting_row(session: Session, meeting_id: str) -> Row:
    """The record of a meeting. Raises UserError `no_meeting`."""
    row: Row | None = session.store.get(KIND, meeting_id)
    if row is None or row.get("withdrawn"):
        raise UserError(
            "no_meeting", "会议簿里没有这次会。", "请先在会议簿里记下这次会，再记它的决定。", field="meeting"
        )
    return row


def meeting_name(session: Session, row: Mapping[str, Any]) -> str:
    """A meeting in a few words: 2026-04-12 党群议事会 村委会二楼."""
    kind = session.vocab.label("meeting_kind", row.get("meeting_kind"))
    return " ".join(str(part) for part in (row.get("date"), kind, row.get("place")) if part)


def meeting_choices(session: Session, demand: str = "") -> list[tuple[str, str]]:
    """(id, words) of the meetings that may decide about a demand, the newest first."""
    row = session.store.get("demand", demand) if demand else None
    route = row.get("route") if row else None
    found = sorted(small_rows(session.store, KIND), key=lambda one: (one.get("date") or "", one["id"]))
    fit = [one for one in reversed(found) if serves(one, route)][:LISTED]
    return [(one["id"], meeting_name(session, one)) for one in fit]


def candidates(session: Session) -> list[tuple[str, str]]:
    """(id, words) of the demands that a meeting may be held about: all that wait for one, then some of those
    in hand. Any other is decided about from its own page."""
    from gridworker.services.worklists import worklist

    first = worklist(session, "to_deliberate")
    rest = [one for name in ("to_assign", "in_hand") for one in worklist(session, name)]
    rows = session.store.rows("demand", list(dict.fromkeys([*first[:LISTED], *rest[:OFFERED]])))
    named = short_numbers(str(row["number"]) for row in rows if row.get("number"))
    return [
        (row["id"], f"{named.get(row.get('number') or '') or demand_number(row)}　{_short(row)}")
        for row in rows
    ]


def begin_about(session: Session, demand: str) -> dict[str, Any]:
    """What a meeting held for this demand begins with: the demand, and the kind of meeting that it wants."""
    kind = (session.store.get("demand", demand) or {}).get("route")
    return {"demands": [demand], **({"meeting_kind": kind} if kind in (COUNCIL, HEARING) else {})}


def _short(row: Mapping[str, Any], letters: int = 10) -> str:
    text = " ".join(str(row.get("text") or "").split())
    return text if len(text) <= letters else text[:letters] + "…"


def check_facts(session: Session, row: Mapping[str, Any]) -> None:
    """What must hold among the facts of a meeting. Raises UserError `date_ahead`, `before_meeting`,
    `more_came`, `more_votes`, `no_demand`.
    """
    today = session.entropy.now().date().isoformat()
    for name in ("date", "published"):
        if str(row.get(name) or "") > today:
            said = "开会的日期在今天以后。" if name == "date" else "公开的日期在今天以后。"
            raise UserError("date_ahead", said, "请改成今天或以前的日期。", field=name)
    if row.get("published") and str(row["published"]) < str(row.get("date") or ""):
        raise UserError(
            "before_meeting", "公开的日期在开会以前。", "请核对两个日期。", field="published"
        )  # fmt: skip
    should, did = row.get("should_attend"), row.get("attended")
    if isinstance(should, int) and isinstance(did, int) and did > should:
        said = f"实到 {did} 人，比应到 {should} 人还多。"
        raise UserError("more_came", said, "请照到会名单再核对一遍；列席的人不算。", field="attended")
    refuse_more_votes(row, did)
    for one in row.get("demands") or ():
        if session.store.get("demand", one) is None:
            raise UserError("no_demand", "没有这件诉求。", "请从诉求列表里选。", field="demands")


def check_decision(session: Session, row: Mapping[str, Any], data: Mapping[str, Any]) -> None:
    """What must hold for a decision besides its form: the meeting is in the book, may decide about this
    demand, and had as many people as voted. Raises UserError `no_meeting`, `wrong_meeting`, `more_votes`.
    """
    if not data.get("meeting"):
        return
    held = meeting_row(session, str(data["meeting"]))
    if not serves(held, row.get("route")):
        wanted = session.vocab.label("route", row.get("route"))
        said = f"{demand_number(dict(row))}走的是“{wanted}”，这次会不是。"
        raise UserError("wrong_meeting", said, f"请选一次{wanted}，或者先在会议簿里记下。", field="meeting")
    refuse_more_votes(data, held.get("attended"))


def refuse_more_votes(row: Mapping[str, Any], attended: Any) -> None:
    """Raise UserError `more_votes` when more voted than were there."""
    cast = votes(row)
    if isinstance(attended, int) and cast > attended:
        said = f"票数合计 {cast} 票，比实到 {attended} 人还多。"
        raise UserError("more_votes", said, "请照会议记录再核对一遍。", field=VOTES[0])


def _demands(row: Mapping[str, Any], decided: Mapping[str, Sequence[str]]) -> list[str]:
    return list(dict.fromkeys([*(row.get("demands") or ()), *decided.get(row["id"], ())]))


def _decided(session: Session, row: Row, meeting_id: str) -> dict[str, Any]:
    """A demand of a meeting with the last decision of that meeting; one that counts before one that does
    not."""
    said: dict[str, Any] = {}
    for step in session.store.history(row["id"]):
        data = step.get("data") or {}
        if step["kind"] == "demand.deliberate" and data.get("meeting") == meeting_id:
            counts = step.get("placed") in ("line", "provisional", "pending")
            if counts or not said.get("counts"):
                said = {**data, "counts": counts, "decided_on": str(step["at"])[:10]}
    return {
        "id": row["id"], "number": demand_number(row), "text": row.get("text") or "",
        "state_name": STATE_NAMES.get(row["state"], row["state"]), "route": row.get("route"),
        "decision": said.get("decision") or "", **{name: said.get(name) for name in VOTES},
        "decided_on": said.get("decided_on"), "counts": bool(said.get("counts")),
    }  # fmt: skip


def _shown(
    session: Session, row: Row, demands: list[str], waits: set[str], place: areas.Place
) -> dict[str, Any]:
    word = session.vocab.label
    return {
        "id": row["id"],
        "meeting_kind": row.get("meeting_kind") or "",
        "kind_name": word("meeting_kind", row.get("meeting_kind")),
        "motion_name": word("motion_source", row.get("motion_source")),
        **{name: row.get(name) for name in (
            "date", "place", "host", "recorder", "motion_source", "should_attend", "attended", *VOTES,
            "decision", "published",
        )},
        "share": share(row),
        "demands": demands,
        "waiting": sum(one in waits for one in demands),
        "topics": row.get("topics") or [],
        "grid": place.grid,
        "grid_name": place.grid_name,
        "redacted": row.get("redacted") or [],
    }  # fmt: skip
