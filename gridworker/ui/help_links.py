"""From where one is to the page of the manual that helps: by page, and by what was refused."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtWidgets import QWidget

OF_PAGE: Final = {
    "households": "households", "diary": "visit", "bundles": "send", "inbox": "merge", "ledger": "ledger",
    "devices": "invite", "overview": "overview", "lists": "lists", "intake": "intake", "matters": "matters",
    "matter": "matters", "meetings": "meetings", "clashes": "clashes", "areas": "grids",
    "roster": "roster", "notice": "privacy", "privacy": "privacy", "search": "find",
    "teams": "teams", "appraisal": "clerk-teams",
    "safe": "passphrase", "bin": "correct", "record": "correct", "drafts": "visit",
}  # fmt: skip
"""Key of a page → topic."""

OF_CODE: Final = {
    "wrong_passphrase": "passphrase", "weak_passphrase": "passphrase", "weak_pin": "lock",
    "other_recovery": "passphrase", "not_recoverable": "passphrase", "bad_recovery": "passphrase",
    "wrong_digits": "approve",
    "id_number": "privacy", "bank_card": "privacy", "tampered": "broken-file", "truncated": "broken-file",
    "not_for_us": "broken-file", "wrong_office": "broken-file", "unknown_signer": "broken-file",
    "not_enrolled": "join", "read_only": "broken-stick", "disk_full": "broken-stick",
    "no_folder": "broken-stick", "damaged_store": "backup", "damaged_backup": "backup", "bad_copy": "backup",
    "is_request": "approve", "notice_number": "publish", "notice_name": "publish",
    "ground_missing": "publish", "no_rows": "publish",
    "profile_in_use": "trouble", "too_new": "broken-file",
}  # fmt: skip
"""Code of a refusal → topic."""


SAME_SUBJECT: Final = (
    ("demand", "intake"), ("steps", "matters"), ("clashes", "settle"), ("privacy", "clerk-privacy"),
    ("worker-backup", "backup"),
)  # fmt: skip
"""(topic of the worker's manual, of the clerk's): whoever asks for either gets that of his own side."""


def topic_for(topic: str, *, office: bool) -> str:
    """The topic as the manual of this side has it."""
    own = {pair[not office]: pair[office] for pair in SAME_SUBJECT}
    return own.get(topic, topic)


def can_help(widget: QWidget) -> bool:
    """Whether the window of this widget has the manual at hand."""
    workspace = getattr(widget.window(), "workspace", None)
    return workspace is not None and bool(workspace.has("help"))


def open_topic(widget: QWidget, topic: str) -> None:
    """Go to a topic of the manual, or to what the other side's manual has of it."""
    window: Any = widget.window()
    workspace = window.workspace
    workspace.go("help", topic_for(topic, office=workspace.desk.identity.is_office))
