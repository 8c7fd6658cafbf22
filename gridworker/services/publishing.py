"""公示: demands are chosen, looked at exactly as they will hang, and hung up; opinions are written down.

What leaves is the sheet of the preview, word for word: it is kept in a record of the office, and the demands
that wait for it take the step `publish_notice` in the same commit. A sheet with a resident's name or with
anything like a telephone or identity number in it is refused, whoever asks.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from gridworker.domain.notice import DAYS, FULL, LEAST_GROUND, MASKED, MOST_DAYS, MOST_ROWS, RESULTS, to_lines
from gridworker.domain.notice_rows import Edited, Fault, NoticeSource, built, faults, private_rows
from gridworker.domain.numberlike import number_like
from gridworker.domain.text import clean_text
from gridworker.domain.unnamed import Names
from gridworker.errors import UserError
from gridworker.services import acting, areas
from gridworker.services.access import note
from gridworker.services.case_file import Book, CaseFile
from gridworker.services.changes import Changes
from gridworker.services.publishing_choice import why_not
from gridworker.services.session import Session
from gridworker.services.writing import changed, need_office, new_record, trust, write

if TYPE_CHECKING:
    from gridworker.documents.print_public import PublicSheet

KIND: Final = "notice"


@dataclass(frozen=True)
class NoticeDraft:
    """What a person decides about a notice; an empty text is filled in by `settled`.

    `edited`: other words for a demand's row; `allowed`: words that look like a resident's name and mean
    nobody; `days`: 0 for as many as the sort asks for.
    """

    demands: Sequence[str]
    title: str = ""
    signed: str = ""
    sort: str = RESULTS
    since: dt.date | None = None
    days: int = 0
    names: str = MASKED
    ground: str = ""
    channel: str = ""
    edited: Mapping[str, Edited] = field(default_factory=dict)
    allowed: frozenset[str] = frozenset()


@dataclass(frozen=True)
class NoticePreview:
    """Exactly what will hang. `faults` speak against it; `private`: rows to be read once more; `left_out`:
    demands that may not be published, each with the sentence why."""

    draft: NoticeDraft
    demands: list[str]
    sheet: PublicSheet
    faults: list[Fault]
    private: list[int]
    left_out: list[tuple[str, str]]


@dataclass(frozen=True)
class Published:
    """A notice that hangs: its id, the demands that took the step, and those that stay where they are."""

    id: str
    stepped: list[str]
    stayed: list[tuple[str, str]]
    changes: Changes


def preview(session: Session, draft: NoticeDraft) -> NoticePreview:
    """The sheet as it will hang, and what speaks against it; nothing is written.

    Raises UserError `not_office`, `no_rows`, `too_many_rows`, `bad_days`; BadRecord for a code.
    """
    from gridworker.documents.print_public import PublicSheet

    need_office(session)
    draft = settled(session, draft)
    if not 1 <= draft.days <= MOST_DAYS:
        raise UserError("bad_days", "公示的天数不对。", f"请写 1 到 {MOST_DAYS} 天。")
    book = Book(session)
    files, left_out = _chosen(book, draft)
    if not files:
        raise UserError("no_rows", "没有可以公示的诉求。", "请先选核查过、反映人同意公示的。")
    if len(files) > MOST_ROWS:
        raise UserError("too_many_rows", f"一张公示最多 {MOST_ROWS} 件。", "请分成几张。")
    sources = [_source(book, file) for file in files]
    names = book.names(*files)
    head, rows = built(sources, draft.names, names, draft.edited)
    since = draft.since or session.entropy.now().date()
    sheet = PublicSheet(
        title=draft.title,
        head=head,
        rows=rows,
        since=since,
        until=since + dt.timedelta(days=draft.days - 1),
        channel=draft.channel,
        signed=draft.signed,
        level=draft.names,
        ground=draft.ground,
        demo=session.identity.demo,
    )
    around = {"标题": draft.title, "落款": draft.signed, "写全名的依据": draft.ground}
    found = faults(head, rows, around, names, draft.allowed)
    found += _channel_faults(session, draft.channel, files, names)
    return NoticePreview(
        draft, [file.row["id"] for file in files], sheet, found, private_rows(rows), left_out
    )


def publish(session: Session, draft: NoticeDraft) -> Published:
    """Hang up what the preview shows: keep the sheet, and take the step for every demand that waits for it.

    Raises UserError as `preview`, and as `refuse_faults`.
    """
    shown = preview(session, draft)
    refuse_faults(shown)
    sheet, settled_ = shown.sheet, shown.draft
    fields: dict[str, Any] = {
        "title": sheet.title, "sort": settled_.sort, "signed": sheet.signed,
        "since": sheet.since.isoformat(), "until": sheet.until.isoformat(), "names": sheet.level,
        "sheet": to_lines(sheet.head, sheet.rows), "demands": shown.demands,
    }  # fmt: skip
    fields |= {name: text for name, text in (("ground", sheet.ground), ("channel", sheet.channel)) if text}
    with session.store.atomic():
        ops = write(session, [new_record(session, KIND, trust(session).office_scope, fields)])
        made = ops[0].rec
        waits = [
            row["id"] for row in session.store.rows("demand", shown.demands) if row["state"] == "verified"
        ]
        step = {"notice": made, "days": settled_.days}
        done = acting.act_many(session, waits, "publish_notice", step)
        purpose = sheet.ground if sheet.level == FULL else ""
        note(session, "publish", kind=KIND, record=made, purpose=purpose, count=len(shown.demands))
    return Published(made, done.done, done.refused, changed(ops) | done.changes)


def refuse_faults(shown: NoticePreview) -> None:
    """Raise UserError `notice_number`, `notice_name` or `ground_missing` when the sheet must not leave."""
    if shown.draft.names == FULL and len(shown.draft.ground) < LEAST_GROUND:
        raise UserError(
            "ground_missing",
            "公示全名要写明依据的规定，现在没有写。",
            "请写上文件名称和条款，或改用脱敏姓名。",
        )
    if not shown.faults:
        return
    numbers = [fault for fault in shown.faults if fault.kind == "number"]
    first = (numbers or shown.faults)[0]
    where = f"第 {first.row} 行“{first.column}”" if first.row else f"“{first.column}”"
    if numbers:
        raise UserError(
            "notice_number", f"{where}里有像电话、证件号或卡号的数字，不能公示。", "请改掉这一处再公示。",
            faults=shown.faults,
        )  # fmt: skip
    raise UserError(
        "notice_name", f"{where}里有像住户姓名的“{first.words}”，不能公示。",
        "请改写；如果说的不是人，就在这个词后面确认。", faults=shown.faults,
    )  # fmt: skip


def settled(session: Session, draft: NoticeDraft) -> NoticeDraft:
    """The draft with what was left out filled in, and its texts cleaned."""
    from gridworker.documents.print_public import title_for

    who = session.identity
    today = session.entropy.now().date()
    place = _place(session, draft.demands)
    since = draft.since or today
    return replace(
        draft,
        title=_line(draft.title) or title_for(place),
        signed=_line(draft.signed) or who.office_name or who.name,
        since=since,
        days=draft.days or DAYS.get(draft.sort, DAYS[RESULTS]),
        ground=_line(draft.ground),
        channel=_line(draft.channel),
        edited={demand: _cleaned(words) for demand, words in draft.edited.items()},
    )


def _chosen(book: Book, draft: NoticeDraft) -> tuple[list[CaseFile], list[tuple[str, str]]]:
    found = [(file, why_not(file.row)) for file in book.files(list(dict.fromkeys(draft.demands)))]
    return [file for file, why in found if not why], [(file.row["number"], why) for file, why in found if why]


def _source(book: Book, file: CaseFile) -> NoticeSource:
    row = file.row
    report = file.last("report_back", "resolve_on_spot")
    home = book.session.store.get("household", row["household"]) if row["household"] else None
    return NoticeSource(
        demand=row["id"],
        text=row["text"],
        name=file.head or row["reporter"],
        group=file.group,
        unit=row["unit_name"] or row["grid_name"],
        result=row["result"],
        done_on=report.day if report else "",
        door=str((home or {}).get("door") or ""),
        nature=row["nature"] or "",
        category=row["category"] or "",
        anonymous=row["anonymous"],
        sensitive=row["sensitive"],
    )


def _channel_faults(session: Session, channel: str, files: Sequence[CaseFile], names: Names) -> list[Fault]:
    """The one place where a number may stand: that of the office or of a colleague, and nobody else's."""
    ours = {_digits(str(row.get("work_phone") or "")) for row in areas.rows(session, "worker")}
    theirs = set(session.store.privacy.phones())
    out = [
        Fault("number", 0, "意见渠道", channel[span.start : span.end])
        for span in number_like(channel)
        if span.digits not in ours and (span.digits in theirs or len(span.digits) > _LONGEST_PHONE)
    ]
    return out + [Fault("name", 0, "意见渠道", name) for name in names.found(channel)]


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdecimal())


_LONGEST_PHONE: Final = 12


def _place(session: Session, demands: Sequence[str]) -> str:
    rows = session.store.rows("demand", list(demands)[:MOST_ROWS])
    places = areas.places(session)
    units = {places[row["in_scope"]].unit_name for row in rows if row["in_scope"] in places} - {""}
    return units.pop() if len(units) == 1 else session.identity.office_name


def _cleaned(words: Edited) -> Edited:
    return Edited(
        None if words.text is None else _line(words.text),
        None if words.result is None else _line(words.result),
    )


def _line(text: str) -> str:
    return " ".join(clean_text(text).split())
