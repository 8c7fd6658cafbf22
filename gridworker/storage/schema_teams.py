"""The schema's steps for teams, help and appraisal, same rules as in `schema`: named, applied once, never
edited after a release.

Steps stand in the order of their numbers; a step's name goes into `steps.STEPS` too, in the same order.
"""

from __future__ import annotations

from typing import Any, Final

from sqlite_utils import Database

from gridworker.storage.schema_notices import steps

__all__ = ["Database", "steps"]

_COMMON: Final[dict[str, Any]] = {
    "rec": str, "in_scope": str, "made_by": int, "clk": str, "redacted": str, "extra": str,
}  # fmt: skip


def _table(db: Database, kind: str, words: str, **more: Any) -> None:
    """A table of documents: `words` are names of text columns, `more` those of another type."""
    db.table(kind).create(
        {**_COMMON, **dict.fromkeys(words.split(), str), **more, "withdrawn": int},
        pk="rec", not_null={"in_scope", "made_by"}, strict=True,
    )  # fmt: skip


@steps()
def m016_teams(db: Database) -> None:
    """Teams of volunteers and neighbours, who is in them, requests for help, and who is paired with whom."""
    _table(db, "team", "team_kind name unit grid groups skills since until reason")
    _table(db, "team_member", "team name part phone skills household since until reason", listed=int)
    _table(
        db, "help",
        "need text household grid group place asked_on wanted_on team helpers helped_on outcome result"
        " reason",
        hours=int,
    )  # fmt: skip
    _table(db, "pairing", "level worker name post phone unit grid household matters since until reason")
    for kind in ("team", "team_member", "help", "pairing"):
        db.execute(f'CREATE INDEX {kind}_in_scope ON "{kind}"(in_scope)')
        db.execute(f'CREATE INDEX {kind}_bin ON "{kind}"(rec) WHERE withdrawn = 1')
    for kind in ("team_member", "help", "pairing"):
        db.execute(f'CREATE INDEX {kind}_household ON "{kind}"(household, withdrawn)')
    db.execute("CREATE INDEX team_member_team ON team_member(team, withdrawn)")
    db.execute("CREATE INDEX help_asked_on ON help(asked_on, rec, withdrawn)")
    db.execute("CREATE INDEX help_open ON help(rec) WHERE outcome IS NULL")


@steps()
def m017_appraisal(db: Database) -> None:
    """What was counted in a round for one person; four counts, and no table of ballots."""
    counts = dict.fromkeys(("homes", "good", "fair", "poor", "abstain"), int)
    _table(db, "appraisal", "round worker grids reps opened_on counted_on signed_by", **counts)
    db.execute("CREATE INDEX appraisal_worker ON appraisal(worker, round, withdrawn)")
