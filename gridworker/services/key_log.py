"""The list of what was done with keys here: local, readable, and without anything of residents."""

from __future__ import annotations

from typing import Any, Final

from gridworker.domain.time import wall_text
from gridworker.services.session import Session

CHANGED: Final = "passphrase_changed"
PIN_SET: Final = "pin_set"
PIN_GONE: Final = "pin_removed"
ASKED: Final = "recovery_asked"
RECOVERED: Final = "recovered"
ANSWERED: Final = "recovery_answered"
WORDS: Final = {
    CHANGED: "换了口令",
    PIN_SET: "定了开锁码",
    PIN_GONE: "取消了开锁码",
    ASKED: "写了恢复申请",
    RECOVERED: "恢复了档案",
    ANSWERED: "回复了恢复申请",
}
"""What each code is called, for the command line; the window has words of its own."""


def note(
    session: Session, what: str, *, at: str = "", device: str = "", name: str = "", by: str = ""
) -> None:
    """Write down that something was done with keys; `name` is whose device, `by` who did it."""
    session.store.key_log.add(at or wall_text(session.entropy.now()), what, device, name, by)


def key_events(session: Session) -> list[dict[str, Any]]:
    """Everything noted, newest first: `{at, what, device, name, by}`, `what` one of the codes above."""
    return session.store.key_log.lines()
