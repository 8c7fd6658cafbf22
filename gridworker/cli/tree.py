"""The whole tree of commands, in the order in which the help page lists them."""

from __future__ import annotations

from gridworker.cli import demands, exchange, notice, office, review, upkeep
from gridworker.cli.households import household
from gridworker.cli.root import root
from gridworker.cli.visits import visit

for group in (
    office.office,
    office.enrol,
    office.grid,
    office.device,
    household,
    notice.notice,
    visit,
    demands.demand,
    review.conflicts,
    review.merges,
    upkeep.ledger,
    upkeep.log,
):
    root.add_command(group)

__all__ = ["exchange", "root"]
