"""How long what is kept, kind by kind, and clearing what is past it: always seen first, never by itself.

The months are the office's own choice and stay on this PC; 0 keeps for ever. Words go by redaction, as for a
resident's request: the records go on counting. The log of access is local to each machine.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from gridworker.errors import UserError
from gridworker.services import past_backups
from gridworker.services.about_household import records_about
from gridworker.services.access import note
from gridworker.services.changes import Changes
from gridworker.services.clash_words import title_of
from gridworker.services.past_records import past_records
from gridworker.services.removal import GROUPS, finish_removal, redactions
from gridworker.services.session import Session
from gridworker.services.writing import need_office, write

MOST_MONTHS: Final = 600
_META: Final = "retention"
_SHOWN: Final = 5
_AT_ONCE: Final = 400
_UNASKED: Final = {"backups": 1}
"""A deletion that stayed in the backups for ever would be none: they go by themselves, after a new one."""


_GO: Final = {
    "household": ("head", "phone", "reason"),
    "person": GROUPS["people"][1],
    "notice": ("sheet", "opinions", "answer"),
}
"""What goes of kinds of which something else goes than what a resident asks for."""


@dataclass(frozen=True)
class Kept:
    """One kind: `name` and `why` for people, `proposed` months (not law), whether words travel (`office`)."""

    key: str
    name: str
    why: str
    proposed: int
    office: bool = True


KINDS: Final = (
    Kept("visits", "走访里写的话", "走访过了这么久，写的话不再用得着。", 36),
    Kept("promises", "办到的约定里写的话", "约定办到以后过了这么久。", 36),
    Kept("demands", "办结诉求里写的话", "诉求办结以后过了这么久。", 36),
    Kept("files", "走访和办结诉求的照片、文件", "走访或者诉求办结以后过了这么久。", 36),
    Kept(
        "meetings", "会议里写的其他议题和决定",
        "开会以后过了这么久，议的诉求也都办结了；诉求的决定跟着诉求走。", 36,
    ),
    Kept("notices", "取下的公示的内容和意见", "公示取下以后过了这么久。", 36),
    Kept("moved", "搬走户的姓名、电话和成员", "改成“已搬走”以后过了这么久。", 6),
    Kept("requests", "已答复的居民请求里写的话", "答复以后过了这么久。", 24),
    Kept("helps", "办完的求助里写的话", "帮扶或者说不用帮以后过了这么久。", 24),
    Kept("members", "退出的队员的姓名和电话", "退出队伍以后过了这么久。", 6),
    Kept("pairings", "结束的包联里写的话", "包联结束以后过了这么久。", 24),
    Kept(
        "backups", "删除以前做的备份", "里面还有删掉的话；过了这么久，又有了更新的备份，做备份时自动清掉。",
        1, office=False,
    ),
    Kept("access", "查看记录", "谁看过电话、印过副本的记录，只在这台电脑上。", 24, office=False),
)


@dataclass(frozen=True)
class Due:
    """What is past its months now: `records` of them, the `oldest` day, and some `titles` to look at."""

    key: str
    months: int
    before: str
    records: int
    oldest: str
    titles: tuple[str, ...]


@dataclass(frozen=True)
class Cleared:
    """How many records lost their words (of `access`: how many lines went)."""

    key: str
    records: int
    changes: Changes


def retention(session: Session) -> dict[str, int]:
    """Months by kind; 0: for ever, which is what counts until somebody chooses (but for backups)."""
    chosen = json.loads(session.store.meta(_META) or "{}")
    return {kind.key: int(chosen.get(kind.key, _UNASKED.get(kind.key, 0))) for kind in KINDS}


def set_retention(session: Session, key: str, months: int) -> dict[str, int]:
    """Choose the months of a kind; nothing goes by it. Raises UserError `bad_months`, `no_kept_kind`."""
    _kind(key)
    if not 0 <= months <= MOST_MONTHS:
        raise UserError("bad_months", "保存期限写得不对。", f"请写 0 到 {MOST_MONTHS} 个月，0 是一直保存。")
    chosen = {**retention(session), key: months}
    session.store.set_meta(_META, json.dumps(chosen))
    return chosen


def due(session: Session, key: str, months: int | None = None) -> Due:
    """What clearing would remove now. Raises UserError `no_kept_kind`."""
    _kind(key)
    span = retention(session)[key] if months is None else months
    if not span:
        return Due(key, 0, "", 0, "", ())
    day = _months_before(session.entropy.now().date(), span).isoformat()
    if key == "access":
        lines = session.store.privacy.count(day)
        return Due(key, span, day, lines, "", ())
    if key == "backups":
        made = sorted(day_ for day_, _ in past_backups.past(session, day))
        return Due(key, span, day, len(made), made[0] if made else "", tuple(made[:_SHOWN]))
    found = past_records(session, key, day)
    first = found[:_SHOWN]
    titles = tuple(title_of(session, kind, record) for kind, record, _ in first)
    return Due(key, span, day, len(found), found[0][2] if found else "", titles)


def clear_past(
    session: Session,
    key: str,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Cleared:
    """Remove what `due` names. What was done before a cancel stays done.

    Raises UserError `no_kept_kind`, `not_office`, `clash_first`, `disk_full`.
    """
    kept, past = _kind(key), due(session, key)
    if key == "backups":
        files = past_backups.prune(session, past.before) if past.months else 0
        return Cleared(key, files, Changes.of({}, "backup"))
    if key == "access":
        gone = session.store.privacy.forget_before(past.before) if past.months else 0
        return Cleared(key, gone, Changes.of({}, "access"))
    if kept.office:
        need_office(session)
    found = past_records(session, key, past.before) if past.months else []
    ids: dict[str, list[str]] = {}
    done = 0
    for start in range(0, len(found), _AT_ONCE):
        if cancelled and cancelled():
            break
        part = found[start : start + _AT_ONCE]
        intents = []
        for kind, record, _ in part:
            more = _with_people(session, record) if key == "moved" else [(kind, record)]
            for one_kind, one in more:
                intents += redactions(session, one_kind, one, _fields(key, one_kind))
                ids.setdefault(one_kind, []).append(one)
        with session.store.atomic():
            write(session, intents)
            note(session, "retain", kind=kept.key, count=len(part), purpose=kept.name)
        done += len(part)
        if progress:
            progress(done, len(found))
    if done:
        finish_removal(session, cancelled=cancelled)
    return Cleared(key, done, Changes.of(ids, "conflict"))


def prune_backups(session: Session, folders: Iterable[Path] = ()) -> int:
    """Take away backups with deleted words that are past their months, also in `folders` (known sticks).

    Asked after every backup that was made by itself; needs nobody, because the person who asked for the
    deletion was promised it.
    """
    months = retention(session)["backups"]
    if not months:
        return 0
    day = _months_before(session.entropy.now().date(), months).isoformat()
    return past_backups.prune(session, day, folders)


def _kind(key: str) -> Kept:
    for kind in KINDS:
        if kind.key == key:
            return kind
    known = "、".join(kind.key for kind in KINDS)
    raise UserError("no_kept_kind", "没有这一类。", f"可选：{known}。")


def _with_people(session: Session, household: str) -> list[tuple[str, str]]:
    people = records_about(session, "person", household)
    return [("household", household), *(("person", row["id"]) for row in people)]


def _fields(key: str, kind: str) -> tuple[str, ...]:
    return _GO.get(kind) or GROUPS[key][1]


def _months_before(day: dt.date, months: int) -> dt.date:
    at = day.year * 12 + day.month - 1 - months
    year, month = max(1, at // 12), at % 12 + 1
    first = dt.date(year, month, 1)
    last = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
    return first.replace(day=min(day.day, last.day))
