"""居民请求: what residents ask about their own data, as records that travel: opened, looked at, answered."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from gridworker.domain.detect import find_forbidden
from gridworker.domain.privacy_request import DONE
from gridworker.domain.text import clean_text
from gridworker.errors import UserError
from gridworker.services import areas
from gridworker.services.changes import Changes
from gridworker.services.clash_words import title_of
from gridworker.services.people import day_or_today
from gridworker.services.queries import Query
from gridworker.services.session import Session
from gridworker.services.writing import changed, check_entry, new_record, record_place, write
from gridworker.storage import Intent

KIND = "privacy_request"


@dataclass(frozen=True)
class RequestSaved:
    """The request's id and what changed."""

    id: str
    changes: Changes


def open_request(
    session: Session,
    household: str,
    wanted: str,
    *,
    wish: str = "",
    person: str | None = None,
    asked_on: dt.date | None = None,
) -> RequestSaved:
    """Write down that somebody of a household asks for a copy, a correction or deletion.

    `wanted` is a code of `privacy_wanted`. Raises UserError `no_household`, `no_person`, `date_ahead`,
    `id_number`, `bank_card`; BadRecord `unknown_code`.
    """
    home = session.store.get("household", household)
    if home is None:
        raise UserError("no_household", "没有这一户。", "请从户册里选。")
    if person is not None and (session.store.get("person", person) or {}).get("household") != household:
        raise UserError("no_person", "这一户没有登记这个人。", "请从这一户的成员里选，或者不选。")
    day = day_or_today(session, asked_on, "提出的日期在今天以后。")
    fields: dict[str, Any] = {"household": household, "wanted": wanted, "asked_on": day.isoformat()}
    if person is not None:
        fields["person"] = person
    if words := _words(wish, "wish"):
        fields["wish"] = words
    ops = write(session, [new_record(session, KIND, record_place(session, home), fields)])
    return RequestSaved(ops[0].rec, changed(ops))


def answer_request(
    session: Session, request: str, outcome: str = DONE, *, answer: str = "", on: dt.date | None = None
) -> RequestSaved:
    """The resident was told what came of it. `outcome` is a code of `privacy_outcome`.

    Raises UserError `no_privacy_request`, `date_ahead`, `id_number`, `bank_card`; BadRecord `unknown_code`.
    """
    row = request_row(session, request)
    day = day_or_today(session, on, "答复的日期在今天以后。")
    fields: dict[str, Any] = {"outcome": outcome, "answered_on": day.isoformat()}
    if words := _words(answer, "answer"):
        fields["answer"] = words
    return _change(session, row, fields)


def reopen_request(session: Session, request: str) -> RequestSaved:
    """It was marked as answered by mistake. Raises UserError `no_privacy_request`."""
    return _change(session, request_row(session, request), {"answered_on": None})


def note_removed(session: Session, request: str, removed: int) -> RequestSaved:
    """Texts of so many records were deleted for this request; more than 999 are written as 999."""
    row = request_row(session, request)
    total = min(999, int(row.get("removed") or 0) + removed)
    return _change(session, row, {"removed": total, "outcome": DONE})


def request_row(session: Session, request: str) -> dict[str, Any]:
    """The record of a request as it is stored. Raises UserError `no_privacy_request`."""
    row: dict[str, Any] | None = session.store.get(KIND, request)
    if row is None or row.get("withdrawn"):
        raise UserError("no_privacy_request", "没有这条居民请求。", "请从请求列表里选，或者先登记一条。")
    return row


def requests(session: Session, state: str | None = None) -> list[dict[str, Any]]:
    """Requests, the newest first; `state` is `open`, `done` or None for all.

    Each: `{id, household, household_name, person, person_name, grid_name, wanted, wanted_name, wish,
    asked_on, days, outcome, outcome_name, answer, answered_on, removed}`; `days` since it was asked, or from
    then until it was answered.
    """
    store, word = session.store, session.vocab.label
    rows = store.rows(KIND, store.ids(Query(KIND, state=state)))
    today = session.entropy.now().date()
    places = areas.places(session)
    out = []
    for row in rows:
        end = dt.date.fromisoformat(row["answered_on"]) if row.get("answered_on") else today
        asked = row.get("asked_on") or today.isoformat()
        person = store.get("person", row["person"]) if row.get("person") else None
        place = places.get(row["in_scope"]) or areas.NOWHERE
        out.append(
            {
                "id": row["id"],
                "household": row.get("household"),
                "household_name": title_of(session, "household", row.get("household") or ""),
                "person": row.get("person"),
                "person_name": (person or {}).get("name") or (person or {}).get("relation") or "",
                "grid_name": place.grid_name,
                "wanted": row.get("wanted"),
                "wanted_name": word("privacy_wanted", row.get("wanted")),
                "wish": row.get("wish") or "",
                "asked_on": asked,
                "days": (end - dt.date.fromisoformat(asked)).days,
                "outcome": row.get("outcome"),
                "outcome_name": word("privacy_outcome", row.get("outcome")),
                "answer": row.get("answer") or "",
                "answered_on": row.get("answered_on"),
                "removed": row.get("removed") or 0,
            }
        )
    return out


def waiting_count(session: Session) -> int:
    """How many requests are not answered yet."""
    return session.store.count(Query(KIND, state="open"))


def _change(session: Session, row: dict[str, Any], fields: dict[str, Any]) -> RequestSaved:
    new = {name: value for name, value in fields.items() if value != row.get(name)}
    if not new:
        return RequestSaved(row["id"], Changes())
    check_entry(session, KIND, new, partial=True)
    ops = write(session, [Intent(KIND, row["id"], record_place(session, row), new)])
    return RequestSaved(row["id"], changed(ops))


def _words(text: str, field: str) -> str:
    cleaned = clean_text(text).strip()
    if found := find_forbidden(cleaned):
        raise UserError(
            found[0].kind, "这里像是身份证号或银行卡号，不能记录。", "请只写要办的事。", field=field
        )
    return cleaned
