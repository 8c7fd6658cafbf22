"""评官评事: a round for one person, its panel of representatives, and the counts from the paper.

Only the town or county office has any of it, in its own scope: no laptop ever reads a count. Nobody enters a
ballot, no list is in the order of counts, and two poor rounds in a row are told to the office alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from gridworker.domain.appraisal import (
    COUNTS,
    SIGNERS,
    ballots,
    counted,
    is_poor,
    is_round,
    round_of,
    twice_poor,
)
from gridworker.domain.text import clean_name
from gridworker.errors import UserError
from gridworker.services.appraisal_panels import choose_panel
from gridworker.services.duties import Row, small_rows
from gridworker.services.people import Kept, day_or_today, find_worker, refuse_numbers
from gridworker.services.session import Session
from gridworker.services.titles import titles
from gridworker.services.writing import changed, check_entry, grid_place, need_office, new_record, write
from gridworker.storage import Intent

KIND: Final = "appraisal"


@dataclass(frozen=True)
class TwicePoor:
    """Somebody whose last two counted rounds were 不满意: to be talked about in the office."""

    worker: str
    name: str
    rounds: tuple[str, str]


def open_round(
    session: Session,
    worker: str,
    *,
    round_name: str = "",
    number: int | None = None,
    without: Sequence[str] = (),
    grids: Sequence[str] = (),
) -> Kept:
    """Open a round for a person and keep its panel: `number` households (default: as proposed) of his grids.

    `without` are households of kin: they are left out and not written down anywhere. Raises UserError
    `not_office`, `no_worker`, `bad_round`, `round_open`, and those of `choose_panel`.
    """
    need_office(session)
    person = find_worker(session, worker)
    today = session.entropy.now().date()
    name = round_name.strip() or round_of(today)
    if not is_round(name):
        raise UserError("bad_round", f"“{name}”不是一轮评议。", "上半年写 2026-1，下半年写 2026-2。")
    if any((row.get("worker"), row.get("round")) == (person["id"], name) for row in _rows(session)):
        raise UserError(
            "round_open", f"{person['name']}这一轮（{name}）已经开过了。", "请打开原来的那一轮录票数。"
        )
    chosen = choose_panel(session, person["id"], number=number, without=without, grids=grids, round_name=name)
    fields = {
        "round": name,
        "worker": person["id"],
        "grids": chosen.grids,
        "homes": min(999, chosen.homes),
        "reps": [home["id"] for home in chosen.reps],
        "opened_on": today.isoformat(),
    }
    ops = write(session, [new_record(session, KIND, grid_place(session, None), fields)])
    return Kept(ops[0].rec, changed(ops))


def enter_counts(
    session: Session,
    appraisal: str,
    counts: dict[str, int],
    signed_by: Sequence[str],
    counted_on: dt.date | None = None,
) -> Kept:
    """Write down the counts of the paper: a number for each of `COUNTS`, and the two who counted and signed.

    Raises UserError `not_office`, `no_appraisal`, `bad_counts`, `no_ballots`, `more_ballots`, `two_signers`,
    `own_signer`, `date_ahead`, `id_number`; BadRecord.
    """
    need_office(session)
    row = appraisal_row(session, appraisal)
    if set(counts) != set(COUNTS) or any(type(n) is not int or not 0 <= n <= 999 for n in counts.values()):
        raise UserError("bad_counts", "四项票数要填 0 到 999 的整数。", "没有人选的那一项填 0。")
    given, asked = sum(counts.values()), len(row.get("reps") or [])
    if not given:
        raise UserError("no_ballots", "四项票数都是 0。", "请照计票单填写。")
    if given > asked:
        raise UserError(
            "more_ballots",
            f"票数合计 {given} 张，比户代表 {asked} 人还多。",
            "请和计票单再核对一遍。",
        )
    names = list(dict.fromkeys(name for name in map(clean_name, signed_by) if name))
    if len(names) != SIGNERS:
        raise UserError(
            "two_signers", "要有两个不同的人计票签字。", "请写上两个人的姓名。", field="signed_by"
        )
    person = session.store.get("worker", row.get("worker") or "") or {}
    if person.get("name") in names:
        raise UserError(
            "own_signer", "被评议的人不能给自己计票。", "请换一个人来计票签字。", field="signed_by"
        )
    day = day_or_today(session, counted_on, "计票的日期在今天以后。", "counted_on")
    new: dict[str, Any] = {**counts, "signed_by": names, "counted_on": day.isoformat()}
    new = {name: value for name, value in new.items() if value != row.get(name)}
    refuse_numbers(KIND, new)
    check_entry(session, KIND, new, partial=True)
    ops = write(session, [Intent(KIND, row["id"], row["in_scope"], new)]) if new else []
    return Kept(row["id"], changed(ops))


def appraisals(session: Session, round_name: str = "") -> list[dict[str, Any]]:
    """Rounds, the newest half year first and in it by name, never by counts: `{id, round, worker, name,
    unit_name, grid_names, homes, reps: [{id, name}], opened_on, counted_on, good, fair, poor, abstain,
    ballots, asked, is_poor, signed_by}`.

    Raises UserError `not_office`.
    """
    need_office(session)
    rows = [row for row in _rows(session) if not round_name or row.get("round") == round_name]
    people = {row["id"]: row for row in small_rows(session.store, "worker")}
    units = {row["id"]: row.get("name") or "" for row in small_rows(session.store, "unit")}
    grids = {row["id"]: row.get("name") or "" for row in small_rows(session.store, "grid")}
    homes = titles(session, {("household", home) for row in rows for home in row.get("reps") or []})
    shown = [_shown(row, people, units, grids, homes) for row in rows]
    shown.sort(key=lambda one: (one["unit_name"], one["name"], one["id"]))
    return sorted(shown, key=lambda one: str(one["round"]), reverse=True)


def appraisal_row(session: Session, appraisal: str) -> Row:
    """The record of a round. Raises UserError `no_appraisal`."""
    row: Row | None = session.store.get(KIND, appraisal)
    if row is None or row.get("withdrawn"):
        raise UserError("no_appraisal", "没有这一轮评议。", "请从评议列表里选，或者先开一轮。")
    return row


def twice_poor_people(session: Session) -> list[TwicePoor]:
    """Whom the office has to talk with; empty on every other machine."""
    if not session.identity.is_peer:
        return []
    people = {row["id"]: row.get("name") or "" for row in small_rows(session.store, "worker")}
    return [TwicePoor(who, people.get(who, ""), (a, b)) for who, a, b in twice_poor(_rows(session))]


def _rows(session: Session) -> list[Row]:
    return small_rows(session.store, KIND)


def _shown(
    row: Row, people: dict[str, Row], units: dict[str, str], grids: dict[str, str], homes: dict[str, str]
) -> dict[str, Any]:
    person = people.get(row.get("worker") or "") or {}
    reps = row.get("reps") or []
    return {
        "id": row["id"],
        "round": row.get("round") or "",
        "worker": row.get("worker") or "",
        "name": person.get("name") or "",
        "unit_name": units.get(person.get("unit") or "", ""),
        "grid_names": [grids[one] for one in row.get("grids") or [] if one in grids],
        "homes": row.get("homes") or 0,
        "reps": [{"id": one, "name": homes.get(one, "")} for one in reps],
        "opened_on": row.get("opened_on"),
        "counted_on": row.get("counted_on"),
        **{name: row.get(name) for name in COUNTS},
        "ballots": ballots(row) if counted(row) else None,
        "asked": len(reps),
        "is_poor": is_poor(row),
        "signed_by": row.get("signed_by") or [],
    }
