"""The schema's step for public notices, same rules as in `schema`: named, applied once, never edited.

Loaded only when a store is made or brought up to date.
"""

from __future__ import annotations

from sqlite_utils import Database

from gridworker.storage.schema_meetings import steps

__all__ = ["Database", "steps"]


@steps()
def m015_notices(db: Database) -> None:
    """What was hung up for everybody to read, and what people said to it."""
    common = {"rec": str, "in_scope": str, "made_by": int, "clk": str, "redacted": str, "extra": str}
    fields = (
        "title", "sort", "signed", "since", "until", "names", "ground", "sheet", "demands", "channel",
        "opinions", "answer", "taken_down",
    )  # fmt: skip
    db.table("notice").create(
        {**common, **dict.fromkeys(fields, str), "withdrawn": int},
        pk="rec", not_null={"in_scope", "made_by"}, strict=True,
    )  # fmt: skip
    db.execute("CREATE INDEX notice_since ON notice(since, rec, withdrawn)")
