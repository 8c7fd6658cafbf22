"""The whole tree of commands, in the order in which the help page lists them."""

from __future__ import annotations

from gridworker.cli import (
    acting,
    aid,
    answers,
    appraisals,
    areas,
    attachments,
    backups,
    correcting,
    drafts,
    exchange,
    figures,
    keys,
    levels,
    limits,
    lists,
    meetings,
    office,
    pairings,
    papers,
    people,
    privacy,
    publishing,
    rates,
    review,
    search,
    upkeep,
    volunteers,
)
from gridworker.cli.households import household
from gridworker.cli.root import root
from gridworker.cli.roster import roster
from gridworker.cli.visits import visit

for group in (
    office.office,
    office.enrol,
    areas.unit,
    areas.grid,
    people.worker,
    people.crew,
    people.deputy,
    office.device,
    keys.passphrase,
    keys.recover,
    household,
    publishing.notice,
    privacy.privacy,
    roster,
    visit,
    papers.demand,
    limits.calendar,
    volunteers.team,
    aid.aid,
    pairings.pairing,
    appraisals.appraisal,
    lists.lists,
    meetings.meeting,
    attachments.attachment,
    drafts.draft,
    review.conflicts,
    review.merges,
    upkeep.ledger,
    upkeep.log,
):
    root.add_command(group)

__all__ = [
    "acting", "answers", "backups", "correcting", "exchange", "figures", "levels", "rates", "root", "search",
]  # fmt: skip
