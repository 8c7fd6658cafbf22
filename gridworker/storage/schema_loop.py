"""The schema's steps for what happens to a demand, same rules as in `schema`: named, applied once, never
edited after a release.

Loaded only when a store is made or brought up to date. A step adds and never changes an earlier one; its name
goes at the end of `steps.STEPS` too, in the same order.
"""

from __future__ import annotations

from sqlite_utils import Database

from gridworker.storage.schema_safe import steps

__all__ = ["Database", "steps"]

# Steps stand in the order of their numbers.


@steps()
def m013_steps(db: Database) -> None:
    """What lists ask about demands, filled by the fold; and the years of the working-day calendar."""
    # Fields that events set: the same words as in the payloads, as the rest of `demand`.
    texts = ("unit", "person", "co_units", "track", "route", "level", "appoint_on", "review_on", "outcome")
    for name in (*texts, '"into"'):
        db.execute(f"ALTER TABLE demand ADD COLUMN {name} TEXT")
    db.execute('ALTER TABLE demand ADD COLUMN "limit" INTEGER')
    # Facts: what the events taken amount to; see `domain.demand_facts.Facts` for each.
    days = (
        "registered_on", "assigned_on", "accepted_on", "asked_on", "held_on", "reported_on", "verified_on",
        "published_on", "told_on", "owed_on", "called_on", "ended_on", "supervised_on", "answer_by",
        "last_on",
    )  # fmt: skip
    for name in ("first_asked", "holder", "clock", "supervised", "ledger", "told_by", "reported_by", *days):
        db.execute(f"ALTER TABLE demand ADD COLUMN {name} TEXT")
    counts = (
        "skipped", "untold", "satisfaction", "for_others", "deliberated", "refused", "late", "pending",
        "waiting", "doubled", "extended", "reworked", "facts",
    )  # fmt: skip
    for name in counts:
        db.execute(f"ALTER TABLE demand ADD COLUMN {name} INTEGER")
    # `facts` is 1 once they were filled: rows of an older program are folded again before a list is made.
    db.execute("CREATE INDEX demand_behind ON demand(rec) WHERE facts IS NULL")
    open_ = "state NOT IN ('closed', 'declined', 'merged', 'withdrawn')"
    db.execute(f"CREATE INDEX demand_first_asked ON demand(first_asked) WHERE {open_}")
    db.execute(f"CREATE INDEX demand_person ON demand(person) WHERE {open_} AND person IS NOT NULL")
    db.execute(f"CREATE INDEX demand_unit ON demand(unit, state) WHERE {open_} AND unit IS NOT NULL")
    for name in ("untold", "refused", "late", "pending", "waiting", "doubled"):
        db.execute(f"CREATE INDEX demand_{name} ON demand(rec) WHERE {name} > 0")
    for name in ("registered_on", "ended_on"):
        db.execute(f"CREATE INDEX demand_{name} ON demand({name}) WHERE {name} IS NOT NULL")
    common = {"rec": str, "in_scope": str, "made_by": int, "clk": str, "redacted": str, "extra": str}
    fields = {"year": int, "source": str, "published_on": str, "holidays": str, "workdays": str}
    db.table("calendar_year").create(
        {**common, **fields, "withdrawn": int}, pk="rec", not_null={"in_scope", "made_by"}, strict=True
    )
