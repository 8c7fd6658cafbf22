"""A copy of what is held about a household, for the household: as sections of words, and as a PDF.

It has what the program shows of them, in whole words, and says what is not in it: other people's names in the
notes of a visit to several households, and the worker's private 体会, which nobody else can open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from gridworker.domain.attachment import PICTURE
from gridworker.domain.kinds import event_of
from gridworker.domain.records import FIELDS
from gridworker.domain.redacting import EMPTY, words_of
from gridworker.errors import UserError
from gridworker.services import areas, privacy_requests
from gridworker.services.about_household import Row, records_about, said_plainly, value_said
from gridworker.services.access import access_log, note
from gridworker.services.demand_pages import EVENT_NAMES, STATE_NAMES
from gridworker.services.helping import help_given
from gridworker.services.households import household_rows
from gridworker.services.meeting_book import meetings_about
from gridworker.services.notice_privacy import notices_about, words_about
from gridworker.services.session import Session
from gridworker.services.teams import looked_after_by

if TYPE_CHECKING:
    from gridworker.documents.print_copy import CopySheet

_LOOKS: Final = 100
_NOT_SAID: Final = frozenset(
    {
        "grid", "household", "targets", "visit", "worker", "roster", "withdrawn", "person", "team", "unit",
        "demands",
    }
)  # fmt: skip
_VISIT_WORDS: Final = frozenset({"content", "suggestion", "on_spot", "spoke_to", "companions"})
_MEETING_WORDS: Final = frozenset({"topics", "decision", "reason"})

_FILES: Final = "照片和文件"
_LAST: Final = 2
"""So many sections at the end hold no records: they say who sees them and who saw them."""

Lines = list[tuple[str, str]]


@dataclass(frozen=True)
class CopyMade:
    """The file, its pages, and how many records are in it."""

    path: Path
    pages: int
    records: int


def held_about(session: Session, household: str, person: str | None = None) -> list[tuple[str, list[Lines]]]:
    """Sections (heading, records as (label, words) lines); with `person` without the other members.

    Raises UserError `no_household`, `no_person`.
    """
    store = session.store
    home = store.get("household", household)
    if home is None:
        raise UserError("no_household", "没有这一户。", "请从户册里选。")
    people = records_about(session, "person", household)
    if person is not None:
        people = [row for row in people if row["id"] == person]
        if not people:
            raise UserError("no_person", "这一户没有登记这个人。", "请从这一户的成员里选，或者不选。")

    def theirs(kind: str) -> list[Row]:
        return records_about(session, kind, household)

    def plainly(kind: str) -> list[Lines]:
        return [_lines(session, kind, row) for row in theirs(kind)]

    sections = [
        ("这一户", [_lines(session, "household", home)]),
        ("家里的人", [_lines(session, "person", row) for row in people]),
        ("走访记录", [_visit(session, row) for row in theirs("visit")]),
        ("约定", plainly("promise")),
        ("诉求", [_demand(session, row) for row in theirs("demand")]),
        (_FILES, [_file(row) for row in theirs("attachment")]),
        ("居民请求", plainly("privacy_request")),
        ("求助和帮扶", plainly("help")),
        ("互助队伍", _volunteers(session, household)),
        ("包联", plainly("pairing")),
        ("评议户代表", _asked(session, household)),
        ("议过诉求的会议", [_meeting(session, row) for row in meetings_about(session, household)]),
        ("公示", [_notice(session, row, household) for row in notices_about(session, household)]),
        ("谁看得到", [_who_sees(session, home)]),
        ("在这台电脑上谁看过", _looks(session, household)),
    ]
    return [(heading, [one for one in records if one]) for heading, records in sections]


def copy_pdf(session: Session, household: str, out: Path, request: str | None = None) -> CopyMade:
    """Write the copy as a PDF, for the person of the request or for the household; logged.

    Raises UserError `no_household`, `no_person`, `no_privacy_request`, `wrong_request`, `no_folder`,
    `read_only`, `disk_full`, `no_font`, `no_print_parts`.
    """
    from gridworker.documents.print_copy import copy_pages
    from gridworker.services.parcel import need_folder, told
    from gridworker.services.printing import paper_module

    pdf = paper_module()
    sheet = copy_sheet(session, household, request)
    need_folder(out.parent)
    try:
        pages = pdf.write_pdf(out, copy_pages(sheet), pdf.A4, title=sheet.title)
    except OSError as e:
        raise told(e) from e
    records = sum(len(found) for _, found in sheet.sections[:-_LAST])
    note(session, "copy", kind="household", record=household, count=records)
    return CopyMade(out, pages, records)


def copy_sheet(session: Session, household: str, request: str | None = None) -> CopySheet:
    """The copy as it is printed. Raises UserError as `copy_pdf` does."""
    from gridworker.documents.print_copy import CopySheet

    person = None
    if request is not None:
        row = privacy_requests.request_row(session, request)
        if row.get("household") != household:
            raise UserError("wrong_request", "这条请求是另一户的。", "请核对是哪一户。")
        person = row.get("person")
    sections = held_about(session, household, person)
    files = ("照片和文件本身没有印，可以要求拷一份。",) if dict(sections)[_FILES] else ()
    (home,) = household_rows(session, [household])
    where = " ".join(part for part in (home["grid_name"], home["group"], home["door"]) if part)
    return CopySheet(
        title="本户资料副本",
        about=f"{where}　{home['head']}".strip(),
        office=session.identity.office_name or session.identity.name,
        made_on=session.entropy.now().date(),
        sections=sections,
        below=(
            *files,
            "一次走访到了几户的，写的话里可能有别人的事，没有印在这里，可以到办公室当面看。",
            "网格员写给自己的体会只在他自己的电脑上，用他的口令锁着，办公室也打不开，不在这里。",
            "写得不对的可以要求更正，不愿留下的可以要求删除：跟网格员说，或者跟办公室说。",
        ),
        demo=session.identity.demo,
    )


def _lines(session: Session, kind: str, row: Row) -> Lines:
    found = [
        (spec.label, value_said(session, kind, name, row[name]))
        for name, spec in FIELDS[kind].items()
        if name not in _NOT_SAID and row.get(name) not in EMPTY
    ]
    if row.get("withdrawn"):
        found.append(("说明", "已撤到回收站"))
    return found + _removed(kind, row)


def _removed(kind: str, row: Row) -> Lines:
    names = [FIELDS[kind][name].label for name in row.get("redacted") or () if name in FIELDS[kind]]
    return [("已删除", "、".join(names))] if names else []


def _visit(session: Session, row: Row) -> Lines:
    others = len(row.get("targets") or []) - 1
    if others <= 0:
        return _lines(session, "visit", row)
    told = {name: value for name, value in row.items() if name not in _VISIT_WORDS}
    return [*_lines(session, "visit", told), ("说明", f"同一次还走访了另外 {others} 户，写的话没有印。")]


def _file(row: Row) -> Lines:
    what = "照片" if row.get("type") == PICTURE else "文件"
    return [(what, str(row.get("name") or "没有写说明")), *_removed("attachment", row)]


def _demand(session: Session, row: Row) -> Lines:
    ops = [op for op, standing, _ in session.store.privacy.ops_about(row["id"]) if standing == "on"]
    steps = {op.hash: EVENT_NAMES.get(event_of(op.kind), op.kind) for op in ops}
    fields = FIELDS["demand.collect"]
    lines: Lines = [("办到哪一步", STATE_NAMES[row["state"]])]
    if row.get("category"):
        lines.append(("诉求类别", session.vocab.label("demand_category", row["category"])))
    for op_hash, members in words_of(ops).items():
        for name, value in members.items():
            label = fields[name].label if name in fields else ""
            lines.append((f"{steps[op_hash]}{label and '：' + label}", said_plainly(value)))
    return lines


def _meeting(session: Session, row: Row) -> Lines:
    """What was decided about the household's demand stands with the demand."""
    if len(row.get("demands") or []) <= 1:
        return _lines(session, "meeting", row)
    told = {name: value for name, value in row.items() if name not in _MEETING_WORDS}
    return [*_lines(session, "meeting", told), ("说明", "这次会还议了别人的诉求，写的话没有印。")]


def _volunteers(session: Session, household: str) -> list[Lines]:
    """Members of teams from the household, and whom they helped by kind and day, not by name."""
    members = records_about(session, "team_member", household)
    teams = {row["id"]: row.get("name") or "" for row in areas.rows(session, "team")}
    out = []
    for row in members:
        team = teams.get(row.get("team") or "", "")
        out.append([*([("队伍", team)] if team else []), *_lines(session, "team_member", row)])
    who = {(row.get("team"), str(row["name"])) for row in members if row.get("name")}
    for row in help_given(session, who):
        need = session.vocab.label("help_kind", row.get("need"))
        out.append([("去帮过", "　".join(part for part in (row.get("helped_on") or "", need) if part))])
    return out


def _asked(session: Session, household: str) -> list[Lines]:
    """Rounds in which the household was asked; what anybody said is written down nowhere."""
    if not session.identity.is_peer:
        return []
    rounds = [row for row in areas.rows(session, "appraisal") if household in (row.get("reps") or [])]
    return [[("哪一轮", str(row.get("round") or "")), ("开始日期", str(row.get("opened_on") or ""))]
            for row in rounds]  # fmt: skip


def _notice(session: Session, row: Row, household: str) -> Lines:
    """What a public notice says of the household; the other rows are other people's."""
    hung = f"{row.get('since') or ''} 至 {row.get('until') or ''}"
    return [("标题", str(row.get("title") or "")), ("公示期", hung), *words_about(session, row, household)]


def _who_sees(session: Session, home: Row) -> Lines:
    office = session.identity.office_name
    workers = [one["name"] for one in looked_after_by(session, home.get("grid")) if one.get("name")]
    lines: Lines = []
    if workers:
        lines.append(("本网格的网格员", "、".join(workers)))
    if office:
        lines.append(("办公室", f"{office}的经办人"))
    return lines


def _looks(session: Session, household: str) -> list[Lines]:
    return [
        [
            (
                line.at[:16].replace("T", " "),
                "　".join(part for part in (line.name, line.action_name, line.purpose) if part),
            )
        ]
        for line in access_log(session, limit=_LOOKS, record=household)
    ]


def flat(sections: Iterable[tuple[str, list[Lines]]]) -> Iterator[str]:
    """All words of a copy, one after the other."""
    for heading, records in sections:
        yield heading
        for record in records:
            for label, words in record:
                yield f"{label}　{words}"
