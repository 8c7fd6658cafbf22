"""求助和帮扶: who needs what help and where, which team is near and can, who came, and the ledger of it.

Everything is decided by the person: matching only puts the nearest able team first. A request lies with its
grid, so the household's neighbours' teams are told by the worker and nobody reads a list of who is in need.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, Final

from gridworker.domain.detect import find_forbidden
from gridworker.domain.mutual_aid import CANCELLED
from gridworker.domain.text import clean_name, clean_text
from gridworker.errors import UserError
from gridworker.services import areas
from gridworker.services.aid_records import filled, hidden_scopes, revise_aid
from gridworker.services.duties import Row
from gridworker.services.people import Kept, day_or_today
from gridworker.services.queries import Query
from gridworker.services.session import Session
from gridworker.services.titles import titles
from gridworker.services.volunteers import team_row
from gridworker.services.writing import changed, grid_place, new_record, record_place, write

KIND: Final = "help"
MOST_HOURS: Final = 999


def ask_help(
    session: Session,
    need: str,
    *,
    household: str | None = None,
    grid: str | None = None,
    group: str = "",
    place: str = "",
    text: str = "",
    asked_on: dt.date | None = None,
    wanted_on: dt.date | None = None,
    team: str | None = None,
) -> Kept:
    """Write down that help is needed (`need` is a code of `help_kind`), for a household or for a place.

    With a household its grid and village group are taken from the register. Raises UserError `no_household`,
    `place_missing`, `grid_needed`, `no_grid`, `no_team`, `date_ahead`, `id_number`, `bank_card`; BadRecord.
    """
    home = session.store.get("household", household) if household else None
    if household and home is None:
        raise UserError("no_household", "没有这一户。", "请从户册里选。", field="household")
    if home is None and not clean_name(place):
        raise UserError(
            "place_missing", "还没有写是哪一户或哪个地方。", "请选一户，或者写上地点。", field="household"
        )
    day = day_or_today(session, asked_on, "求助的日期在今天以后。", "asked_on")
    where = str(home["grid"]) if home and home.get("grid") else grid
    if where:
        where = areas.find_grid_row(session, where)["id"]
    fields = filled(
        {
            "need": need,
            "text": _words(text, "text"),
            "household": household,
            "grid": where,
            "group": clean_name(group) or (str(home.get("group") or "") if home else ""),
            "place": _words(place, "place"),
            "asked_on": day.isoformat(),
            "wanted_on": wanted_on.isoformat() if wanted_on else None,
            "team": team_row(session, team)["id"] if team else None,
        }
    )
    scope = record_place(session, home) if home else grid_place(session, where)
    ops = write(session, [new_record(session, KIND, scope, fields)])
    return Kept(ops[0].rec, changed(ops))


def send_team(session: Session, request: str, team: str | None) -> Kept:
    """Note which team was asked to help, or that none is. Raises UserError `no_help`, `no_team`."""
    row = help_row(session, request)
    found = team_row(session, team)["id"] if team else None
    return revise_aid(session, KIND, row, {"team": found})


def note_help(
    session: Session,
    request: str,
    outcome: str,
    *,
    helpers: Sequence[str] = (),
    helped_on: dt.date | None = None,
    hours: int | None = None,
    result: str = "",
) -> Kept:
    """Note what came of it: a code of `help_outcome`, who helped, when, and if somebody wants to, the hours.

    Raises UserError `no_help`, `helpers_missing`, `date_ahead`, `bad_hours`, `id_number`, `bank_card`;
    BadRecord `unknown_code`.
    """
    row = help_row(session, request)
    names = [clean_name(name) for name in helpers]
    names = list(dict.fromkeys(name for name in names if name))
    if outcome in ("HELPED", "PARTLY") and not names and not row.get("team"):
        raise UserError(
            "helpers_missing", "还没有写是谁去帮的。", "请写上帮忙的人，或者先选一支队伍。", field="helpers"
        )
    for name in names:
        _words(name, "helpers")
    if hours is not None and not 0 <= hours <= MOST_HOURS:
        raise UserError(
            "bad_hours", "用时写得不对。", f"请写 0 到 {MOST_HOURS} 的整小时，也可以不写。", field="hours"
        )
    day = day_or_today(session, helped_on, "帮扶的日期在今天以后。", "helped_on")
    helped = outcome in ("HELPED", "PARTLY")
    fields = {
        "outcome": outcome,
        "helpers": names or None,
        "helped_on": day.isoformat() if helped else None,
        "hours": hours,
        "result": _words(result, "result"),
    }
    return revise_aid(session, KIND, row, fields)


def reopen_help(session: Session, request: str) -> Kept:
    """It was marked as done by mistake; what was written stays. Raises UserError `no_help`."""
    return revise_aid(session, KIND, help_row(session, request), {"outcome": None})


def help_requests(
    session: Session, state: str | None = None, *, grid: str | None = None,
    since: dt.date | None = None, until: dt.date | None = None,
) -> list[dict[str, Any]]:  # fmt: skip
    """Requests for help, the newest first; `state` is `open`, `done` or None for all.

    `{id, need, need_name, text, household, household_name, grid, grid_name, group, place, where, asked_on,
    wanted_on, days, team, team_name, helpers, helped_on, hours, outcome, outcome_name, result, redacted}`;
    `days` since it was asked while it is open.
    """
    hidden = hidden_scopes(session)
    query = Query(
        KIND, state=state, grid=grid,
        date_from=since.isoformat() if since else None, date_to=until.isoformat() if until else None,
    )  # fmt: skip
    rows = session.store.rows(KIND, session.store.ids(query))
    rows = [row for row in rows if row["in_scope"] not in hidden]
    homes = titles(session, {("household", row["household"]) for row in rows if row.get("household")})
    teams = titles(session, {("team", row["team"]) for row in rows if row.get("team")})
    places, now = areas.places(session), session.entropy.now().date()
    return [_shown(session, row, homes, teams, places, now) for row in rows]


def help_row(session: Session, request: str) -> Row:
    """The record of a request. Raises UserError `no_help`."""
    row: Row | None = session.store.get(KIND, request)
    if row is None or row.get("withdrawn"):
        raise UserError("no_help", "没有这条求助。", "请从求助列表里选，或者先登记一条。")
    return row


def help_given(session: Session, who: set[tuple[str | None, str]]) -> list[Row]:
    """Requests, also those in the bin, that name one of these (team, name) as having helped, oldest first.

    Without a team on the request the name alone counts.
    """
    names = {name for _, name in who}
    found = []
    ids = session.store.ids(Query(KIND, withdrawn=True, order="oldest")) if names else []
    for row in session.store.rows(KIND, ids):
        team = row.get("team")
        if any(not team or (team, name) in who for name in names.intersection(row.get("helpers") or ())):
            found.append(row)
    return found


def waiting_count(session: Session) -> int:
    """How many requests for help are open."""
    return session.store.count(Query(KIND, state="open"))


def on_ledger(row: dict[str, Any]) -> bool:
    """Whether a request is a line of the ledger: something came of it."""
    return bool(row["outcome"]) and row["outcome"] != CANCELLED


def _shown(
    session: Session, row: Row, homes: dict[str, str], teams: dict[str, str],
    places: dict[str, areas.Place], now: dt.date,
) -> dict[str, Any]:  # fmt: skip
    word, asked = session.vocab.label, row.get("asked_on") or now.isoformat()
    place = places.get(row["in_scope"]) or areas.NOWHERE
    home = homes.get(row.get("household") or "", "")
    return {
        "id": row["id"],
        "need": row.get("need"),
        "need_name": word("help_kind", row.get("need")),
        "text": row.get("text") or "",
        "household": row.get("household"),
        "household_name": home,
        "grid": row.get("grid") or place.grid,
        "grid_name": place.grid_name,
        "group": row.get("group") or "",
        "place": row.get("place") or "",
        "where": home or f"{row.get('group') or ''}{row.get('place') or ''}",
        "asked_on": asked,
        "wanted_on": row.get("wanted_on"),
        "days": max(0, (now - dt.date.fromisoformat(asked)).days) if not row.get("outcome") else 0,
        "team": row.get("team"),
        "team_name": teams.get(row.get("team") or "", ""),
        "helpers": row.get("helpers") or [],
        "helped_on": row.get("helped_on"),
        "hours": row.get("hours"),
        "outcome": row.get("outcome"),
        "outcome_name": word("help_outcome", row.get("outcome")),
        "result": row.get("result") or "",
        "redacted": row["redacted"],
    }


def _words(text: str, field: str) -> str | None:
    cleaned = clean_text(text).strip()
    if found := find_forbidden(cleaned):
        raise UserError(
            found[0].kind, "这里像是身份证号或银行卡号，不能记录。", "请只写要帮的事。", field=field
        )
    return cleaned or None
