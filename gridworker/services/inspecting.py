"""What a bundle says and would do, in the words of an `Inspection`; and the numbers that are missing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from gridworker.services.areas import grid_of_scope
from gridworker.services.results import Inspection, Missing
from gridworker.services.session import Session
from gridworker.storage import Gap, MergeReport
from gridworker.sync.chain import SelfSigned
from gridworker.sync.read import BundleReader


def gap_list(session: Session) -> list[Missing]:
    """All numbers missing in the logs held here."""
    names = {cert.device: cert.name for cert in session.authority.certs}
    return [missing(gap, names) for gap in session.store.gaps()]


def missing(gap: Gap, names: dict[str, str]) -> Missing:
    """A gap with the name of whose numbers they are."""
    return Missing(gap.dev, gap.scope, gap.first, gap.last, gap.inc, names.get(gap.dev, ""))


def inspection(
    session: Session,
    path: Path,
    reader: BundleReader,
    report: MergeReport | None,
    known: dict[str, Any] | None,
) -> Inspection:
    """`report` is the preview; `known` the merge that this very bundle was, then there is no preview."""
    manifest = reader.manifest
    grid = grid_of_scope(session, manifest.from_.grid) if manifest.from_.grid else None
    names = {cert.device: cert.name for cert in session.authority.certs}
    return Inspection(
        path=path,
        purpose=manifest.purpose,
        office=session.identity.office_name,
        device=manifest.from_.dev,
        name=signer_name(reader),
        role=manifest.from_.role,
        grid_name=(grid or {}).get("name") or "",
        seq=manifest.seq,
        at=manifest.wall,
        check=reader.check,
        ops=manifest.ops,
        new=report.merged_ops if report else 0,
        already=report.already if report else manifest.ops,
        conflicts=report.conflicts if report else 0,
        parked=report.parked if report else 0,
        waiting=report.waiting if report else 0,
        set_aside=report.set_aside if report else 0,
        forks=report.forks if report else 0,
        by_kind=report.by_kind if report else {},
        visits=manifest.counts.get("visits", 0),
        demands=manifest.counts.get("demands", 0),
        date_from=manifest.period.first,
        date_to=manifest.period.last,
        missing=[missing(gap, names) for gap in report.missing] if report else [],
        merged_at=known["at"] if known else None,
        batch=known["id"] if known else None,
        corrections=_corrections(report, known),
        attachments=sum(section.k == "blob" and section.op is not None for section in manifest.sections),
        part=manifest.part.i if manifest.part else 1,
        parts=manifest.part.n if manifest.part else 1,
    )


def _corrections(report: MergeReport | None, known: dict[str, Any] | None) -> int:
    if known is not None:
        return int(known["report"].get("corrections", 0))  # merges of long ago did not count them
    return report.corrections if report else 0


def signer_name(reader: BundleReader) -> str:
    """The name on the certificate under which a bundle was signed."""
    return "" if isinstance(reader.signer, SelfSigned) else reader.signer.name
