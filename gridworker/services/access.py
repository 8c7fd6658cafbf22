"""Who looked at what, and why: the log of access, and showing a telephone number for a minute.

The log stays on this machine and holds no values: neither the number nor a hash of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from gridworker.domain.detect import find_forbidden
from gridworker.domain.text import clean_text
from gridworker.domain.time import wall_text
from gridworker.errors import UserError
from gridworker.services import areas
from gridworker.services.clash_words import title_of
from gridworker.services.session import Session
from gridworker.storage.privacy import Access

LEAST_PURPOSE, MOST_PURPOSE = 2, 200
SHOWN_SECONDS: Final = 60
"""A number that was asked for hides itself again after so long."""
_PHONES: Final = {"household": "phone", "demand": "contact", "team_member": "phone", "pairing": "phone"}

ACTIONS: Final = {
    "reveal": "看电话", "copy": "打印副本", "redact": "删除文字", "export": "导出", "print": "打印",
    "retain": "到期清理", "publish": "公示",
}  # fmt: skip
"""What the actions of the log are called."""


@dataclass(frozen=True)
class Revealed:
    """A number that may be shown for `seconds`."""

    value: str
    seconds: int


@dataclass(frozen=True)
class AccessLine:
    """One line as it is read: `name` of the person, `about` is door and name as they are now."""

    at: str
    name: str
    action: str
    action_name: str
    about: str
    purpose: str
    count: int


def reveal_phone(session: Session, kind: str, record: str, purpose: str) -> Revealed:
    """The whole telephone number of a household, or of the person who asked for a demand; logged.

    Raises UserError `purpose_missing`, `purpose_long`, `id_number`, `bank_card`, `no_phone`.
    """
    wanted = checked_purpose(purpose)
    field = _PHONES[kind]
    row: dict[str, Any] = session.store.get(kind, record) or {}
    if not row.get(field):
        raise UserError("no_phone", "这里没有登记电话。", "可以在户册里补上，或者上门问。")
    note(session, "reveal", kind=kind, record=record, field=field, purpose=wanted)
    return Revealed(str(row[field]), SHOWN_SECONDS)


def reveal_values(
    session: Session, kind: str, record: str, values: Sequence[str], purpose: str
) -> Revealed:
    """The numbers between which somebody has to decide, whole; logged as one look.

    Raises UserError as `reveal_phone` does.
    """
    wanted = checked_purpose(purpose)
    note(session, "reveal", kind=kind, record=record, field="phone", purpose=wanted, count=len(values))
    return Revealed("、".join(values), SHOWN_SECONDS)


def checked_purpose(purpose: str) -> str:
    """What a person typed as the purpose, cleaned. Raises UserError as `reveal_phone` does."""
    cleaned = " ".join(clean_text(purpose).split())
    if len(cleaned) < LEAST_PURPOSE:
        raise UserError("purpose_missing", "还没有写为什么要看。", "写几个字就行，比如“约上门时间”。")
    if len(cleaned) > MOST_PURPOSE:
        raise UserError("purpose_long", "写得太长了。", f"请写在 {MOST_PURPOSE} 个字以内。")
    if found := find_forbidden(cleaned):
        raise UserError(found[0].kind, "这里像是身份证号或银行卡号，不能记录。", "请只写看电话做什么。")
    return cleaned


def note(
    session: Session,
    action: str,
    *,
    kind: str = "",
    record: str = "",
    field: str = "",
    purpose: str = "",
    count: int = 1,
) -> None:
    """Write a line of the log."""
    at, actor = wall_text(session.entropy.now()), session.identity.worker
    session.store.privacy.note(Access(at, actor, action, kind, record, field, purpose, count))


def access_log(session: Session, *, limit: int = 200, record: str | None = None) -> list[AccessLine]:
    """The log, newest first; with `record` what was done with one household, person or demand."""
    people = {row["id"]: row.get("name") or "" for row in areas.rows(session, "worker")}
    people.setdefault(session.identity.worker, session.identity.name)
    return [
        AccessLine(
            line.at,
            people.get(line.actor) or "",
            line.action,
            ACTIONS.get(line.action, line.action),
            title_of(session, line.kind, line.rec) if line.rec else "",
            line.purpose,
            line.count,
        )
        for line in session.store.privacy.lines(limit, record)
    ]


def access_count(session: Session) -> int:
    """How many lines the log has."""
    return session.store.privacy.count()
