"""What a merge means for other levels: late events are carried on, and who knows of a matter is noted.

The level above says by its receipts what has reached it. Laptops never hold those, so the town writes an
event `known` to each matter (知晓), which goes back to the village with the next answer.
"""

from __future__ import annotations

from collections.abc import Iterable

from gridworker.domain.ops import Op
from gridworker.services.carrying import LEVEL_ABOVE, follow_merge, known_intent
from gridworker.services.changes import Changes
from gridworker.services.proofs import keep_manifest
from gridworker.services.session import Session
from gridworker.services.writing import changed, write
from gridworker.storage import MergeReport
from gridworker.storage.lending import Receipt
from gridworker.sync.read import BundleReader


def heard_from_levels(session: Session, reader: BundleReader, report: MergeReport) -> Changes:
    """Do what a bundle just merged makes necessary; part of the commit of the merge."""
    if not session.identity.is_peer or not report.merged_ops:
        return Changes()
    if any(kind.startswith("demand.") for kind in report.by_kind):
        keep_manifest(session, reader)
    ops = follow_merge(session, report.touched.get("demand", ()))
    if reader.manifest.from_.role in LEVEL_ABOVE:
        ops += note_known(session)
    return changed(ops) if ops else Changes()


def note_known(session: Session) -> list[Op]:
    """Write down for every lent matter that the level above has it, once its receipt says so."""
    intents = []
    for rec in session.store.lending.unknown_above():
        receipt = first_receipt_above(session, rec)
        row = session.store.get("demand", rec)
        if receipt is not None and row is not None:
            intents.append(known_intent(row, "COUNTY", receipt))
    return write(session, intents) if intents else []


def first_receipt_above(session: Session, rec: str) -> Receipt | None:
    """The first receipt of the level above for something that was lent to it of a record."""
    found: list[Receipt] = []
    for log, seq, op_hash, _ in session.store.lending.carries(rec):
        found += by_role(session, session.store.lending.receipts_for(log, seq, op_hash), LEVEL_ABOVE)
    return min(found, key=lambda one: (one.at, one.hash), default=None)


def by_role(session: Session, receipts: Iterable[Receipt], roles: Iterable[str]) -> list[Receipt]:
    """Those receipts whose writer had one of these roles."""
    wanted = set(roles)
    out = []
    for one in receipts:
        cert = session.authority.certificate(one.dev, one.inc)
        if cert is not None and cert.role in wanted:
            out.append(one)
    return out
