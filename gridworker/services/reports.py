"""Reports as files: the visit ledger (走访台账)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from gridworker.documents.ledger import LedgerFrame, LedgerRow, write_visit_ledger
from gridworker.domain.mask import mask_name
from gridworker.domain.visit import MET
from gridworker.services.access import note
from gridworker.services.entropy import Cancel, Progress
from gridworker.services.parcel import need_folder, told
from gridworker.services.queries import Query
from gridworker.services.session import Session
from gridworker.services.visit_pages import visit_ids, visit_rows
from gridworker.sync.refusals import BundleError

_PAGE: Final = 500
_EXCERPT: Final = 60


@dataclass(frozen=True)
class LedgerMade:
    """A ledger file: `rows` visits from `date_from` to `date_to` (ISO, empty without rows)."""

    path: Path
    rows: int
    date_from: str
    date_to: str


def visits_ledger(
    session: Session,
    out: Path,
    query: Query | None = None,
    progress: Progress | None = None,
    cancel: Cancel | None = None,
    *,
    internal: bool = False,
) -> LedgerMade:
    """Write the visit ledger as XLSX, names masked, oldest visit first.

    `internal` adds a sheet with the record behind every row. Noted in the log of access. Raises UserError
    `no_folder`, `read_only`, `disk_full`, `cancelled`.
    """
    need_folder(out.parent)
    ids, days, frame = ledger_of(session, query, internal=internal)
    try:
        rows = write_visit_ledger(
            out, frame, ledger_rows(session, ids), told=stepping(len(ids), progress, cancel)
        )
    except OSError as e:
        raise told(e) from e
    note(session, "export", kind="visit", count=rows)
    return LedgerMade(out, rows, days[0] if days else "", days[-1] if days else "")


def ledger_of(
    session: Session, query: Query | None, *, internal: bool = False
) -> tuple[list[str], list[str], LedgerFrame]:
    """What a ledger holds, on paper or in a sheet: ids of the visits, oldest first, the days of the first and
    the last (empty without visits), and what stands around them.
    """
    query = replace(query, kind="visit", order="oldest") if query else Query("visit", order="oldest")
    ids = visit_ids(session, query)
    first = session.store.get("visit", ids[0]) if ids else None
    last = session.store.get("visit", ids[-1]) if ids else None
    days = [str(row.get("date")) for row in (first, last) if row and row.get("date")]
    today = session.entropy.now().date()
    frame = LedgerFrame(
        title=f"{_place(session, query)} {_period(query, days)} 走访台账".replace("  ", " ").strip(),
        office=session.identity.office_name or session.identity.name,
        made_on=today,
        sources=_sources(session, len(ids), today),
        demo=session.identity.demo,
        internal=internal,
    )
    return ids, days, frame


def stepping(total: int, progress: Progress | None, cancel: Cancel | None) -> Callable[[int], None]:
    """What hears the number of each row written: it tells how far it is, and raises `cancelled`."""

    def step(done: int) -> None:
        if progress:
            progress(done, total)
        if cancel and cancel():
            raise BundleError("cancelled")

    return step


def ledger_rows(session: Session, ids: list[str]) -> Iterator[LedgerRow]:
    """The rows of a ledger, names masked, read a page at a time."""
    for at in range(0, len(ids), _PAGE):
        for row in visit_rows(session, ids[at : at + _PAGE]):
            yield _row(row)


def _row(row: dict[str, Any]) -> LedgerRow:
    homes = row["households"]
    heads = "、".join(mask_name(home["head"]) for home in homes[:3]) + ("等" if len(homes) > 3 else "")
    doors = "、".join(home["door"] for home in homes[:3]) + ("等" if len(homes) > 3 else "")
    content = " ".join((row["content"] or "").split())
    promise = row["promise"]
    remarks = []
    if row["stands_in_for"]:
        remarks.append(f"代{row['stands_in_for']}")
    if row["late_days"]:
        remarks.append(f"补记 {row['late_days']} 天")
    if row["withdrawn"]:
        remarks.append("已撤下")
    return LedgerRow(
        day=date.fromisoformat(row["date"]),
        village=row["unit_name"],
        grid=row["grid_name"],
        door=doors,
        head=heads or (row["place"] or ""),
        worker=row["worker_name"],
        mode=row["mode_name"],
        meet=row["meet_name"],
        purpose=row["purpose_name"],
        content=content if len(content) <= _EXCERPT else content[: _EXCERPT - 1] + "…",
        on_spot=" ".join((row["on_spot"] or "").split()),
        demands="、".join(row["demand_numbers"]),
        promised=date.fromisoformat(promise["due"]) if promise and promise["due"] else None,
        remark="；".join(remarks),
        met=row["meet"] == MET,
        record=row["id"],
    )


def _place(session: Session, query: Query) -> str:
    if query.grid:
        row = session.store.get("grid", query.grid)
        if row:
            return str(row.get("name") or "")
    return session.identity.grid_name or session.identity.office_name


def _period(query: Query, days: list[str]) -> str:
    """`2026年4月`, or from month to month; empty without visits."""
    start, end = query.date_from or (days[0] if days else ""), query.date_to or (days[-1] if days else "")
    if not start or not end:
        return ""
    first, last = f"{int(start[:4])}年{int(start[5:7])}月", f"{int(end[:4])}年{int(end[5:7])}月"
    return first if first == last else f"{first}至{last}"


def _sources(session: Session, count: int, today: date) -> str:
    """What the figures rest on: records, the day, and how many logs have numbers missing."""
    missing = len({(gap.dev, gap.scope) for gap in session.store.gaps()})
    late = f"；有 {missing} 台电脑的数据包没有收齐" if missing else ""
    return f"数据来源：走访记录 {count} 条，截至 {today.isoformat()}{late}。"
