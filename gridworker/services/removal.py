"""Deleting what is held about a household: what there is, what would go, what stays, and doing it.

Deleting is redaction (decisions 5 and 29): the words go from every store, every later file and every later
copy; the record, its day, codes and place in every count stay. Only a town or county office can do it, for
the laptops as well: the redaction travels to them with the next answer.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from typing import Final

from gridworker.domain.attachment import PICTURE
from gridworker.domain.kinds import event_of
from gridworker.domain.ops import Op
from gridworker.domain.records import label
from gridworker.domain.redacting import EMPTY, Cut, cut_document, cut_events, words_of
from gridworker.domain.time import wall_day
from gridworker.errors import UserError
from gridworker.services import privacy_requests
from gridworker.services.about_household import Row, records_about, said_plainly, value_said
from gridworker.services.access import note
from gridworker.services.changes import Changes
from gridworker.services.demand_pages import EVENT_NAMES
from gridworker.services.helping import help_given
from gridworker.services.meeting_book import meetings_about
from gridworker.services.notice_privacy import notices_about, row_redactions, words_about
from gridworker.services.past_backups import scrub
from gridworker.services.session import Session
from gridworker.services.writing import need_office, write
from gridworker.storage import Intent

GROUPS: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "head": ("household", ("head", "reason")),
    "phone": ("household", ("phone", "reason")),
    "address": ("household", ("door", "reason")),
    "care": ("household", ("tags", "size", "child_bands", "reason")),
    "people": ("person", ("name", "relation", "birth_year", "sex", "needs", "reason")),
    "visits": (
        "visit", ("content", "suggestion", "on_spot", "spoke_to", "place", "companions", "reason")
    ),
    "promises": ("promise", ("text", "reason")),
    "demands": ("demand", ()),
    "files": ("attachment", ("name", "blob")),
    "requests": ("privacy_request", ("wish", "answer")),
    "helps": ("help", ("text", "place", "result", "reason")),
    "members": ("team_member", ("name", "phone", "skills", "reason")),
    "helped": ("help", ("helpers", "reason")),
    "pairings": ("pairing", ("matters", "reason")),
    "meetings": ("meeting", ("topics", "decision", "reason")),
    "notices": ("notice", ("sheet",)),
}  # fmt: skip
"""What can be chosen, in the order of the screen: the kind of record and the fields that go. Of a demand all
words of all its steps go."""
GROUP_NAMES: Final = {
    "head": "户主姓名", "phone": "电话", "address": "门牌", "care": "人口和标签", "people": "家里的人",
    "visits": "走访里写的话", "promises": "约定", "demands": "诉求里写的话", "files": "照片和文件",
    "requests": "请求里写的话", "helps": "求助里写的话", "members": "互助队伍里的姓名电话",
    "helped": "去帮别人的名字", "pairings": "包联里写的话",
    "meetings": "会议里写的话", "notices": "公示里的那一行",
}  # fmt: skip
_NOT_COUNTED: Final = frozenset({"phone", "address", "care", "helped", "files"})
"""Groups whose records stay in the counts in another group, or (files) do not."""
_NEVER_CLASH: Final = frozenset({"reason", "roster"})


@dataclass(frozen=True)
class Words:
    """What one record says in one group: (label, text) pairs as they stand now.

    `earlier`: how many further versions of it are held, that go as well; `others`: how many other households
    the record is also about (of a list of who helped: how many other names go with it; of a meeting: how many
    other demands it dealt with).
    """

    group: str
    kind: str
    record: str
    day: str
    words: list[tuple[str, str]]
    earlier: int = 0
    others: int = 0


@dataclass(frozen=True)
class RemovalPlan:
    """What is held about a household that can be deleted, and what stays afterwards as counts."""

    household: str
    items: list[Words]
    stays: dict[str, int] = field(default_factory=dict)
    """Records by kind that go on counting, without their words."""

    def of(self, group: str) -> list[Words]:
        """The records of one group."""
        return [item for item in self.items if item.group == group]


@dataclass(frozen=True)
class Removed:
    """What was deleted: `records` lost words, by `redactions` ops; `request` was marked."""

    records: int
    redactions: int
    request: str | None
    changes: Changes


def removal_plan(session: Session, household: str) -> RemovalPlan:
    """What of a household's records could be deleted, also of those in the bin.

    Raises UserError `no_household`.
    """
    store = session.store
    if store.get("household", household) is None:
        raise UserError("no_household", "没有这一户。", "请从户册里选。")
    items: list[Words] = []
    stays: dict[str, int] = {}
    for group, (kind, _) in GROUPS.items():
        for row in _rows(session, group, household):
            if group not in _NOT_COUNTED:
                stays[kind] = stays.get(kind, 0) + 1
            if (found := _words(session, group, row, household)) is not None:
                items.append(found)
    return RemovalPlan(household, items, stays)


def remove(
    session: Session, household: str, chosen: Iterable[tuple[str, str]], request: str | None = None
) -> Removed:
    """Delete the words of the chosen (group, record) pairs, for the request. One commit.

    `finish_removal` must follow: until then the words are gone from every list and every file that is made,
    but bytes of them may be left in free pages of the encrypted store.
    Raises UserError `not_office`, `no_household`, `no_privacy_request`, `nothing_to_remove`, `clash_first`.
    """
    need_office(session)
    if request is not None:
        privacy_requests.request_row(session, request)
    wanted = set(chosen)
    plan = removal_plan(session, household)
    by_record: dict[tuple[str, str], set[str]] = {}
    for item in plan.items:
        if (item.group, item.record) in wanted:
            by_record.setdefault((item.kind, item.record), set()).update(GROUPS[item.group][1])
    intents = [
        intent
        for (kind, record), fields in by_record.items()
        for intent in (
            row_redactions(session, record, household)
            if kind == "notice"
            else redactions(session, kind, record, fields)
        )
    ]
    if not intents:
        raise UserError("nothing_to_remove", "选中的记录里没有可以删除的文字。", "请重新看一遍预览。")
    with session.store.atomic():
        ops = write(session, intents)
        note(session, "redact", kind="household", record=household, count=len(by_record))
        changes = _touched(by_record)
        if request is not None:
            changes |= privacy_requests.note_removed(session, request, len(by_record)).changes
    return Removed(len(by_record), len(ops), request, changes)


def redact_fields(session: Session, kind: str, record: str, fields: Collection[str]) -> list[Op]:
    """Delete some fields of one record again, with what has come since. Raises UserError `not_office`."""
    need_office(session)
    return write(session, redactions(session, kind, record, fields))


def finish_removal(
    session: Session,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Write the search index and the file anew without what was deleted. Raises UserError `disk_full`.

    Where it was not done (a crash, a full disk), it is done with the next quiet moment of the window.
    """
    from gridworker.services.search import catch_up

    catch_up(session, progress, cancelled)
    if not (cancelled and cancelled()) and session.store.privacy.scrub_due():
        scrub(session)


def redactions(session: Session, kind: str, record: str, fields: Collection[str]) -> list[Intent]:
    """The redaction ops for one record, one in every scope that holds something of it."""
    held = session.store.privacy.ops_about(record)
    ops = [op for op, _, _ in held]
    scopes = sorted({scope for _, _, where in held for scope in where})
    row = session.store.get(kind, record) or {}
    cuts: list[Cut] = []
    if kind == "demand":
        cuts = cut_events(ops)
    else:
        cut = cut_document(ops, fields, row, row.get("redacted") or ())
        if cut is not None:
            _refuse_open_clash(kind, row, cut)
            cuts = [cut]
    return [Intent("redact", record, scope, cut.data) for cut in cuts for scope in scopes]


def _refuse_open_clash(kind: str, row: Row, cut: Cut) -> None:
    """What stays would be stated again as it is shown: with a clash open, the other value would be lost."""
    open_ones = set(row.get("conflicts") or ()) & set(cut.restate) - _NEVER_CLASH
    if open_ones:
        name = label(kind, sorted(open_ones)[0])
        raise UserError(
            "clash_first", f"“{name}”有两种写法还没有定，先不能删。", "请先到“待处理”里决定，再来删除。"
        )


def _rows(session: Session, group: str, household: str) -> list[Row]:
    if group == "helped":
        return _helped(session, household)
    if group == "meetings":
        return meetings_about(session, household)
    if group == "notices":
        return notices_about(session, household)
    return records_about(session, GROUPS[group][0], household)


def _words(session: Session, group: str, row: Row, household: str) -> Words | None:
    if group == "demands":
        return _of_demand(session, row)
    if group == "notices":
        return _of_notice(session, row, household)
    return _of_row(session, group, row)


def _helped(session: Session, household: str) -> list[Row]:
    """Help that somebody of the household's volunteers gave, as far as he stands there by name."""
    names = {(row.get("team"), row.get("name")) for row in records_about(session, "team_member", household)}
    return help_given(session, {(team, str(name)) for team, name in names if name})


def _of_row(session: Session, group: str, row: Row) -> Words | None:
    kind, fields = GROUPS[group]
    held = [op for op, _, _ in session.store.privacy.ops_about(row["id"])]
    wanted = set(fields)
    if group in ("head", "phone", "address", "care"):
        wanted -= {"reason"}
    cut = cut_document(held, wanted, row, row.get("redacted") or ())
    if cut is None:
        return None
    words = [
        (label(kind, name), value_said(session, kind, name, row[name]))
        for name in fields
        if name in wanted and name != "blob" and row.get(name) not in EMPTY
    ]
    if kind == "attachment":
        picture = row.get("type") == PICTURE
        words = [("照片" if picture else "文件", str(row.get("name") or "没有写说明"))]
    others = len(row.get("targets") or []) - 1 if kind == "visit" else 0
    if group == "helped":
        others = len(row.get("helpers") or []) - 1
    if group == "meetings":
        others = len(row.get("demands") or []) - 1
    versions = sum(op.hash in cut.covers and op.body_bytes is not None for op in held)
    return Words(group, kind, row["id"], _day(row), words, max(0, versions - 1), max(0, others))


def _of_notice(session: Session, row: Row, household: str) -> Words:
    """The rows of a notice about the household; the rest of it stays as it hung."""
    words = words_about(session, row, household)
    return Words("notices", "notice", row["id"], str(row.get("since") or ""), words)


def _of_demand(session: Session, row: Row) -> Words | None:
    held = [op for op, _, _ in session.store.privacy.ops_about(row["id"])]
    said = words_of(held)
    if not said:
        return None
    steps = {op.hash: EVENT_NAMES.get(event_of(op.kind), op.kind) for op in held}
    words = [
        (f"{steps[h]} · {label('demand.collect', name)}", said_plainly(value))
        for h, members in said.items()
        for name, value in members.items()
    ]
    return Words("demands", "demand", row["id"], _day(row), words)


def _day(row: Row) -> str:
    made = row.get("made") or {}
    given = row.get("date") or row.get("asked_on") or row.get("due")
    return str(given or (wall_day(made["at"]).isoformat() if made.get("at") else ""))


def _touched(by_record: Iterable[tuple[str, str]]) -> Changes:
    ids: dict[str, list[str]] = {}
    for kind, record in by_record:
        ids.setdefault(kind, []).append(record)
    return Changes.of(ids, "conflict")
