"""The schema's step for meetings, same rules as in `schema`: named, applied once, never edited.

Loaded only when a store is made or brought up to date.
"""

from __future__ import annotations

from sqlite_utils import Database

from gridworker.storage.schema_loop import steps

__all__ = ["Database", "steps"]


@steps()
def m014_meetings(db: Database) -> None:
    """Meetings, and which one decided about a demand."""
    common = {"rec": str, "in_scope": str, "made_by": int, "clk": str, "redacted": str, "extra": str}
    texts = (
        "meeting_kind", "date", "place", "host", "recorder", "motion_source", "demands", "topics", "decision",
        "published", "reason",
    )  # fmt: skip
    counts = ("should_attend", "attended", "in_favour", "against", "abstained")
    db.table("meeting").create(
        {**common, **dict.fromkeys(texts, str), **dict.fromkeys(counts, int), "withdrawn": int},
        pk="rec", not_null={"in_scope", "made_by"}, strict=True,
    )  # fmt: skip
    db.execute("CREATE INDEX meeting_date ON meeting(date, rec, withdrawn)")
    db.execute("CREATE INDEX meeting_bin ON meeting(rec) WHERE withdrawn = 1")
    db.execute("ALTER TABLE demand ADD COLUMN meeting TEXT")
    db.execute("CREATE INDEX demand_meeting ON demand(meeting) WHERE meeting IS NOT NULL")
