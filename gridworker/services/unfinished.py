"""Everything that was begun and not saved, whatever form it was typed in: named, thrown away, brought back.

A draft is thrown away only when a person says so, and then it lies in the bin for `KEPT_DAYS` days. Drafts
lie in the store like everything else, so they are in every backup; one that came back with a backup (another
incarnation wrote it) says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from gridworker.domain.ids import fresh_id
from gridworker.domain.records import label
from gridworker.domain.time import wall_text
from gridworker.errors import UserError
from gridworker.services import areas
from gridworker.services.changes import Changes
from gridworker.services.clash_words import names_behind
from gridworker.services.session import Session
from gridworker.storage import Draft

KEPT_DAYS: Final = 90
_JUST_NOW: Final = timedelta(minutes=5)
HANDED: Final = "handed over by "
"""Begins the `inc` of a draft that a colleague handed over, until it is written on here."""
TITLE: Final = "title"
"""Member of `base` of a draft that was handed over and corrects nothing: its household in words."""
START: Final = 40
"""Letters of its text that a draft is told apart by."""

FORM_NAMES: Final = {
    "visit": "日记", "intake": "诉求", "household": "户册登记", "revision": "走访更正",
    "clash": "待处理的另写", "area": "网格和人登记", "correction": "更正", "privacy_request": "居民请求",
    "privacy_answer": "居民请求的答复", "event": "诉求办理",
    "help": "求助", "help_result": "帮扶的结果", "team": "队伍", "team_member": "队员",
    "team_end": "解散队伍", "team_member_end": "队员退出", "pairing": "包联", "pairing_end": "结束包联",
    "appraisal": "评议", "meeting": "会议", "meeting_decision": "会议的决定",
    "meeting_published": "会议决定的公开",
    "appraisal_count": "评议的票数", "notice": "公示", "notice_opinion": "公示的意见",
    "notice_answer": "公示的答复",
}  # fmt: skip
"""What is written in each form, in words."""

_CORRECTS: Final = ("revision", "household", "correction")
"""Forms that correct a record, named by `about`."""
_TEXTS: Final = (
    "content", "text", "suggestion", "on_spot", "wish", "reason", "result", "task", "decision", "opinion",
    "title",
)  # fmt: skip
"""Members that may hold the words a draft is known by, in order."""


@dataclass(frozen=True)
class Unfinished:
    """One draft as a list shows it.

    `title` says whose it is (王家湾三组李桂英), `start` how its text begins, `differs` that the record it
    corrects was changed since, `brought` that it came back with a backup, `handed_by` the name
    of the colleague who handed it over, `thrown` when it went into the bin.
    """

    id: str
    form: str
    form_name: str
    title: str
    at: str
    start: str
    about: str
    differs: bool
    brought: bool
    handed_by: str
    thrown: str


@dataclass(frozen=True)
class Version:
    """A field that the draft and its record say differently: what both began from, and both versions.

    `kind` is the record's; `names` are words for the record ids among the values.
    """

    kind: str
    field: str
    label: str
    base: Any
    typed: Any
    record: Any
    names: dict[str, str]


@dataclass(frozen=True)
class Thrown:
    """The id that a draft has in the bin, and what changed."""

    id: str
    changes: Changes


def waiting(session: Session) -> list[Unfinished]:
    """Everything begun and not saved, the newest first."""
    return _named(session, session.store.drafts())


def discarded(session: Session) -> list[Unfinished]:
    """What was thrown away in the last `KEPT_DAYS` days, the newest first."""
    return _named(session, session.store.drafts(thrown=True))


def unfinished(session: Session, draft_id: str) -> tuple[Unfinished, dict[str, Any]]:
    """One of them and what was typed (a private reflection is left out). Raises UserError `no_draft`."""
    row = _row(session, draft_id)
    return _named(session, [row])[0], {name: value for name, value in row.body.items() if name != "sealed"}


def place_of(session: Session, draft_id: str) -> dict[str, Any] | None:
    """The field and cursor one was at: `{field, at, from}`, the last two of a text; None when not known.

    Raises UserError `no_draft`.
    """
    return _row(session, draft_id).place


def differing(session: Session, draft_id: str) -> list[Version]:
    """The fields of the record that were changed since its correction was begun, where the draft says
    something else. Raises UserError `no_draft`.
    """
    return _differing(session, _row(session, draft_id))


def throw(session: Session, draft_id: str) -> Thrown:
    """Put a draft into the bin, where it has an id of its own. Raises UserError `no_draft`."""
    at, bin_id = wall_text(session.entropy.now()), fresh_id(session.entropy)
    if not session.store.throw_draft(draft_id, bin_id, at):
        raise _no_draft()
    return Thrown(bin_id, Changes.of({"draft": [draft_id, bin_id]}))


def bring_back(session: Session, bin_id: str) -> Changes:
    """Take a draft out of the bin. Raises UserError `no_draft`."""
    if not session.store.bring_back_draft(bin_id):
        raise _no_draft()
    return Changes.of({"draft": [bin_id]})


def forget(session: Session, bin_id: str) -> Changes:
    """Take a draft that lies in the bin away for good. Raises UserError `no_draft`."""
    if not _row(session, bin_id).thrown:
        raise _no_draft()
    with session.store.atomic():
        session.store.drop_draft(bin_id)
        _let_go_of_files(session)
    return Changes.of({"draft": [bin_id]})


def empty_old(session: Session) -> int:
    """Forget what has lain in the bin for more than `KEPT_DAYS` days; return how many drafts that were."""
    first = (session.entropy.now() - timedelta(days=KEPT_DAYS)).date().isoformat()
    if not any(row.thrown[:10] < first for row in session.store.drafts(thrown=True)):
        return 0
    with session.store.atomic():
        gone = session.store.empty_bin_of_drafts(first)
        _let_go_of_files(session)
    return gone


def _let_go_of_files(session: Session) -> None:
    """Files that no draft names any more go too, but not one that is just being put into a form."""
    session.store.files.tidy(wall_text(session.entropy.now() - _JUST_NOW))


def _row(session: Session, draft_id: str) -> Draft:
    row = session.store.draft(draft_id)
    if row is None:
        raise _no_draft()
    return row


def _no_draft() -> UserError:
    return UserError("no_draft", "没有这份没写完的。", "它可能已经保存或扔掉了，请重新看一遍列表。")


def _named(session: Session, rows: Iterable[Draft]) -> list[Unfinished]:
    rows = list(rows)
    if not rows:
        return []
    wanted = {row.id: _household(session, row) for row in rows}
    homes = session.store.rows("household", sorted({home for home in wanted.values() if home}))
    villages = {place.grid: place.unit_name for place in areas.places(session).values()}
    titles = {home["id"]: _title(home, villages.get(home.get("grid") or "", "")) for home in homes}
    inc = session.identity.inc
    return [
        Unfinished(
            row.id,
            row.kind,
            FORM_NAMES.get(row.kind, row.kind),
            titles.get(wanted[row.id], "") or _own_title(row) or _told_title(row),
            row.at,
            _start(row.body),
            row.about,
            bool(_differing(session, row)),
            bool(row.inc) and row.inc != inc and not row.inc.startswith(HANDED),
            row.inc.removeprefix(HANDED) if row.inc.startswith(HANDED) else "",
            row.thrown,
        )
        for row in rows
    ]


def _household(session: Session, row: Draft) -> str:
    """The household that a draft is about, or empty."""
    if row.kind in ("visit", "revision"):
        first = next(iter(row.body.get("targets") or []), "")
        return str(first)
    if row.kind == "clash":
        return row.about.partition(":")[0]
    if row.kind == "event":  # the demand and the step: whose demand it is
        demand = session.store.get("demand", row.about.partition(":")[0])
        return str((demand or {}).get("household") or "")
    if row.kind in ("household", "correction") and row.about:
        kind = session.store.bin.kind_of(row.about)
        record = session.store.get(kind, row.about) if kind and kind != "household" else None
        return row.about if record is None else str(record.get("household") or "")
    home = row.body.get("household") or ""
    if isinstance(home, list):  # with its words
        home = home[0][0] if home and isinstance(home[0], list) else ""
    return str(home)


def household_title(session: Session, row: Draft) -> str:
    """The household that a draft is about, in words (石桥村三组李桂英); empty when none is known."""
    if home := session.store.get("household", _household(session, row)):
        villages = {place.grid: place.unit_name for place in areas.places(session).values()}
        return _title(home, villages.get(home.get("grid") or "", ""))
    return _told_title(row)


def _told_title(row: Draft) -> str:
    """What a colleague's file calls the household, which the register here may not have."""
    return "" if row.about else str((row.base or {}).get(TITLE) or "")


def _title(home: dict[str, Any], village: str) -> str:
    return "".join(part for part in (village, home.get("group") or "", home.get("head") or "") if part)


def _own_title(row: Draft) -> str:
    """Of what names no household of the register: the words that were typed for who or where it is."""
    typed = row.body
    if row.kind == "household":
        return f"{typed.get('group') or ''}{typed.get('head') or ''}"
    if typed.get("anonymous"):
        return ""
    return str(typed.get("reporter") or typed.get("name") or typed.get("place") or "")


def _start(typed: dict[str, Any]) -> str:
    first = [typed.get(name) for name in _TEXTS]
    first += [one.get("text") for one in [*(typed.get("demands") or []), *(typed.get("promises") or [])]]
    text = next((part for part in first if isinstance(part, str) and part.strip()), "")
    return " ".join(text.split())[:START]


def _differing(session: Session, row: Draft) -> list[Version]:
    if row.kind not in _CORRECTS or not row.about or not row.base:
        return []
    kind = session.store.bin.kind_of(row.about)
    record = session.store.get(kind, row.about) if kind else None
    if record is None or kind is None:
        return []
    from gridworker.services.correction import shape_of  # a list of drafts seldom needs it

    found, shape = [], shape_of(kind)
    for name, base in (row.base or {}).items():
        typed, now = row.body.get(name), record.get(name)
        if name in row.body and not _same(now, base) and not _same(now, typed):
            names = names_behind(session, shape, name, [base, typed, now])
            found.append(Version(shape, name, label(shape, name), base, typed, now, names))
    return found


def _same(one: Any, other: Any) -> bool:
    """An empty text, an empty list and nothing are the same to who fills in a form."""
    return (one or None) == (other or None)
