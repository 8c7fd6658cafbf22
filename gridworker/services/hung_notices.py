"""公示 that hang or hung: read again word for word, printed, opinions written down, answered, taken down."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gridworker.domain.detect import find_forbidden
from gridworker.domain.notice import from_lines
from gridworker.domain.numberlike import number_like
from gridworker.domain.text import clean_text
from gridworker.errors import UserError
from gridworker.services.changes import Changes
from gridworker.services.people import day_or_today
from gridworker.services.printing import Drawn, Printed, paper_module, to_pdf, to_printer
from gridworker.services.publishing import KIND, NoticePreview, refuse_faults
from gridworker.services.queries import Query
from gridworker.services.session import Session
from gridworker.services.writing import changed, check_entry, need_office, record_place, write
from gridworker.storage import Intent

if TYPE_CHECKING:
    from gridworker.documents.print_public import PublicSheet


@dataclass(frozen=True)
class HungNotice:
    """A notice as it is kept. `state`: `hangs`, `over` (its days are past and it was not taken down), `down`
    or `ahead`; `days_left` counts today; `opinions` are lines as they were written down."""

    id: str
    title: str
    sort_name: str
    signed: str
    since: str
    until: str
    days_left: int
    state: str
    names: str
    ground: str
    head: list[str]
    rows: list[list[str]]
    demands: list[str]
    channel: str
    opinions: list[str]
    answer: str
    taken_down: str
    cleared: bool = False
    """Its sheet was taken away when its time was over."""


@dataclass(frozen=True)
class NoticeSaved:
    """A notice that was written to."""

    id: str
    changes: Changes


def notices(session: Session) -> list[HungNotice]:
    """All notices, the newest first."""
    store = session.store
    today = session.entropy.now().date()
    return [_shown(session, row, today) for row in store.rows(KIND, store.ids(Query(KIND)))]


def notice(session: Session, notice_id: str) -> HungNotice:
    """One notice. Raises UserError `no_notice`."""
    return _shown(session, _row(session, notice_id), session.entropy.now().date())


def waiting_count(session: Session) -> int:
    """How many notices hang longer than their days, and should be taken down."""
    return sum(one.state == "over" for one in notices(session)) if session.identity.is_peer else 0


def add_opinion(session: Session, notice_id: str, text: str, on: dt.date | None = None) -> NoticeSaved:
    """Write down what somebody said to a notice, without who it was.

    Raises UserError `not_office`, `no_notice`, `opinion_missing`, `notice_number`, `date_ahead`.
    """
    need_office(session)
    row = _row(session, notice_id)
    day = day_or_today(session, on, "收到意见的日期在今天以后。")
    words = _words(text)
    if not words:
        raise UserError("opinion_missing", "还没有写意见。", "写几个字就行，不用写是谁提的。")
    before = str(row.get("opinions") or "")
    line = f"{day.isoformat()} {words}"
    return _change(session, row, {"opinions": f"{before}\n{line}" if before else line})


def answer_opinions(session: Session, notice_id: str, answer: str) -> NoticeSaved:
    """Write down what was answered. Raises UserError `not_office`, `no_notice`, `answer_missing`,
    `notice_number`."""
    need_office(session)
    row = _row(session, notice_id)
    words = _words(answer)
    if not words:
        raise UserError("answer_missing", "还没有写怎样答复。", "写几个字就行。")
    return _change(session, row, {"answer": words})


def take_down(session: Session, notice_id: str, on: dt.date | None = None) -> NoticeSaved:
    """The notice was taken off the wall. Raises UserError `not_office`, `no_notice`, `date_ahead`."""
    need_office(session)
    row = _row(session, notice_id)
    day = day_or_today(session, on, "取下的日期在今天以后。")
    return _change(session, row, {"taken_down": day.isoformat()})


def hang_again(session: Session, notice_id: str) -> NoticeSaved:
    """It was marked as taken down by mistake. Raises UserError `not_office`, `no_notice`."""
    need_office(session)
    return _change(session, _row(session, notice_id), {"taken_down": None})


def notice_pdf(session: Session, notice_id: str, out: Path) -> Printed:
    """Write a notice again as PDF, word for word as it hung; noted in the log of access.

    Raises UserError as `sheet_of`, and `no_folder`, `read_only`, `disk_full`, `no_font`, `no_print_parts`.
    """
    return to_pdf(session, _drawn(sheet_of(session, notice_id), KIND, notice_id), out)


def print_notice(session: Session, printer: str, notice_id: str) -> Printed:
    """Send a notice to a printer. Raises UserError as `sheet_of`, `no_printer`, `not_printed`, `no_font`."""
    return to_printer(session, _drawn(sheet_of(session, notice_id), KIND, notice_id), printer)


def preview_pdf(session: Session, shown: NoticePreview, out: Path) -> Printed:
    """Write a sheet that does not hang yet, marked so on every page.

    Raises UserError as `refuse_faults` and `notice_pdf`: what may not hang may not lie about either.
    """
    refuse_faults(shown)
    return to_pdf(session, _drawn(replace(shown.sheet, preview=True), "demand"), out)


def sheet_of(session: Session, notice_id: str) -> PublicSheet:
    """The sheet that hangs. Raises UserError `no_notice`, `notice_cleared`."""
    from gridworker.documents.print_public import PublicSheet

    kept = notice(session, notice_id)
    if kept.cleared:
        raise UserError(
            "notice_cleared", "这张公示的内容到了保存期限，已经清理，没有可印的。",
            "要看当时的内容，请找纸质存档。",
        )  # fmt: skip
    return PublicSheet(
        title=kept.title,
        head=kept.head,
        rows=kept.rows,
        since=dt.date.fromisoformat(kept.since),
        until=dt.date.fromisoformat(kept.until),
        channel=kept.channel,
        signed=kept.signed,
        level=kept.names,
        ground=kept.ground,
        demo=session.identity.demo,
    )


def _drawn(sheet: PublicSheet, kind: str, record: str = "") -> Drawn:
    paper_module()
    from gridworker.documents.print_public import PAPER, public_pages

    return Drawn(public_pages(sheet), PAPER, sheet.title, kind, record, len(sheet.rows))


def _row(session: Session, notice_id: str) -> dict[str, Any]:
    row: dict[str, Any] | None = session.store.get(KIND, notice_id)
    if row is None or row.get("withdrawn"):
        raise UserError("no_notice", "没有这张公示。", "请从公示列表里选。")
    return row


def _shown(session: Session, row: dict[str, Any], today: dt.date) -> HungNotice:
    head, rows = from_lines(str(row.get("sheet") or ""))
    since, until, down = (str(row.get(name) or "") for name in ("since", "until", "taken_down"))
    day = today.isoformat()
    state = "down" if down else "ahead" if day < since else "over" if day > until else "hangs"
    left = (dt.date.fromisoformat(until) - today).days + 1 if until and state == "hangs" else 0
    word = session.vocab.label
    return HungNotice(
        id=row["id"],
        title=str(row.get("title") or ""),
        sort_name=word("notice_sort", row.get("sort")),
        signed=str(row.get("signed") or ""),
        since=since,
        until=until,
        days_left=left,
        state=state,
        names=str(row.get("names") or ""),
        ground=str(row.get("ground") or ""),
        head=head,
        rows=rows,
        demands=list(row.get("demands") or []),
        channel=str(row.get("channel") or ""),
        opinions=[line for line in str(row.get("opinions") or "").split("\n") if line],
        answer=str(row.get("answer") or ""),
        taken_down=down,
        cleared=not row.get("sheet"),
    )


def _change(session: Session, row: dict[str, Any], fields: dict[str, Any]) -> NoticeSaved:
    new = {name: value for name, value in fields.items() if value != row.get(name)}
    if not new:
        return NoticeSaved(row["id"], Changes())
    check_entry(session, KIND, new, partial=True)
    return NoticeSaved(
        row["id"], changed(write(session, [Intent(KIND, row["id"], record_place(session, row), new)]))
    )


def _words(text: str) -> str:
    words = " ".join(clean_text(text).split())
    if number_like(words) or find_forbidden(words):
        raise UserError(
            "notice_number", "这里有像电话、证件号或卡号的数字，不能记录。", "不用写是谁提的，只写提了什么。"
        )
    return words
