"""What was done with keys on this machine: passphrases changed, profiles recovered. It never travels."""

from __future__ import annotations

from typing import Any

from gridworker.storage.db import Db


class KeyLog:
    """Lines are added and read, never changed."""

    def __init__(self, db: Db) -> None:
        self._db = db

    def add(self, at: str, what: str, device: str = "", name: str = "", by: str = "") -> None:
        """Write one line down: wall time, what (a code), and where it concerns another device: whose."""
        with self._db.atomic():
            self._db.run(
                "INSERT INTO key_event(at, what, device, name, by) VALUES (?, ?, ?, ?, ?)",
                (at, what, device, name, by),
            )

    def lines(self) -> list[dict[str, Any]]:
        """All lines, newest first: `{at, what, device, name, by}`."""
        rows = self._db.all("SELECT at, what, device, name, by FROM key_event ORDER BY n DESC")
        return [dict(zip(("at", "what", "device", "name", "by"), row, strict=True)) for row in rows]
