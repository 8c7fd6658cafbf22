"""One way to make a bundle: which ops, to whom, with what said about them.

A log travels as runs, each one unbroken chain: a gap ends a run, and each branch of a fork is its own run.
"""

from __future__ import annotations

import errno
import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from gridworker.domain.ids import fresh_id, sha256_b64u
from gridworker.domain.kinds import corrects
from gridworker.domain.ops import LogKey
from gridworker.domain.time import next_hlc, wall_text
from gridworker.domain.trust import Certificate
from gridworker.errors import BugError, UserError
from gridworker.services.entropy import Cancel, Progress
from gridworker.services.results import Exported, steps_among
from gridworker.services.session import Session
from gridworker.services.writing import trust
from gridworker.storage import Run
from gridworker.sync import dsse
from gridworker.sync.refusals import write_failure

if TYPE_CHECKING:
    from gridworker.storage.blobs import Named
    from gridworker.sync.write import SliceSource, Written

_KIND: Final = re.compile(rb'"kind":"([a-z_.]+)"')
_DAY: Final = re.compile(rb'"date":"([0-9]{4}-[0-9]{2}-[0-9]{2})"')


@dataclass(frozen=True)
class Contents:
    """The runs of one bundle and what people are told about them.

    `by_kind` counts ops; `period` holds the days of the first and the last visit, empty without visits.
    """

    runs: list[Run]
    by_kind: dict[str, int]
    period: tuple[str, str]
    bodies: list[bytes]
    corrections: int = 0
    files: list[Named] = field(default_factory=list)
    """Attachments that go along."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to send."""
        return not self.runs and not self.files

    @property
    def ops(self) -> int:
        """Number of ops."""
        return sum(run.last - run.first + 1 for run in self.runs)

    @property
    def visits(self) -> int:
        """Number of new visits (corrections of older ones are not counted)."""
        return self.by_kind.get("visit", 0)

    @property
    def aid(self) -> int:
        """Number of new teams, members of teams, requests for help and pairings."""
        return sum(self.by_kind.get(kind, 0) for kind in ("team", "team_member", "help", "pairing"))

    @property
    def meetings(self) -> int:
        """Number of new meetings."""
        return self.by_kind.get("meeting", 0)

    @property
    def demands(self) -> int:
        """Number of demands taken in."""
        return self.by_kind.get("demand.collect", 0)

    @property
    def steps(self) -> int:
        """Number of steps of demands."""
        return steps_among(self.by_kind)

    def slices(self, session: Session) -> Iterator[SliceSource]:
        """What the writer takes, run by run."""
        from gridworker.sync.write import SliceSource

        for run in self.runs:
            yield SliceSource(run.log, run.first, run.prev, session.store.run_ops(run))


def contents(
    session: Session,
    logs: Iterable[LogKey],
    held: Mapping[LogKey, int],
    singly: Collection[str] = frozenset(),
) -> Contents:
    """What of `logs` lies above the numbers in `held` (0 for a log that is not named).

    `singly`: hashes of ops above a gap that are held as well; a run of nothing else stays behind.
    """
    store = session.store
    runs: list[Run] = []
    bodies: list[bytes] = []
    for log in sorted(logs):
        runs += [run for run in store.runs(log, held.get(log, 0)) if not _all_in(session, run, singly)]
        bodies += store.carried_bodies(log, held.get(log, 0))
    by_kind, days, corrections = survey(session, runs)
    return Contents(runs, by_kind, (min(days), max(days)) if days else ("", ""), bodies, corrections)


def _all_in(session: Session, run: Run, singly: Collection[str]) -> bool:
    if run.head not in singly:
        return False
    return all(sha256_b64u(header) in singly for header, _ in session.store.run_ops(run))


def survey(session: Session, runs: Iterable[Run]) -> tuple[dict[str, int], set[str], int]:
    """Count the ops of runs by kind (of documents only those that create), gather the days of visits, and
    count the corrections.
    """
    by_kind: dict[str, int] = {}
    days: set[str] = set()
    corrections = 0
    for run in runs:
        for header, body in session.store.run_ops(run):
            # The bytes are ours or were read strictly before: a search is enough and costs no parsing.
            found = _KIND.search(header)
            kind = found[1].decode() if found else ""
            if corrects(kind, b'"parents":[]' not in header, body):
                corrections += 1
            elif "." in kind or b'"parents":[]' in header:
                by_kind[kind] = by_kind.get(kind, 0) + 1
            if kind == "visit" and body and (day := _DAY.search(body)):
                days.add(day[1].decode())
    return by_kind, days, corrections


def send(
    session: Session,
    folder: Path,
    inside: Contents,
    *,
    purpose: str,
    audience: str,
    recipients: Sequence[str],
    name: str = "",
    called: str = "",
    sections: Sequence[tuple[str, bytes]] = (),
    part: tuple[str, int, int] | None = None,
    progress: Progress | None = None,
    cancel: Cancel | None = None,
) -> tuple[Exported, Written]:
    """Write one bundle into `folder` and remember its number. `audience` is a device id or `office`;
    `called` begins the file's name where it does not begin with `gwb1`; `part` is (set, this part, parts).

    Raises BundleError: `no_folder`, `read_only`, `disk_full`, `cannot_write`, `cancelled`.
    """
    # Loaded here: lists ask this module how far a record has got, and need no encryption for that.
    from gridworker.sync.limits import LACKS
    from gridworker.sync.manifest import FromInfo
    from gridworker.sync.write import Have, write_bundle

    who = session.identity
    need_folder(folder)
    newest = trust(session)
    store = session.store
    now = session.entropy.now()
    certificate = own_certificate(session)
    sent = json.loads(store.meta(f"sent:{audience}") or "{}")
    seq = int(sent.get("seq", 0)) + 1
    period, lacks = inside.period, store.files.lacking(LACKS)
    written = write_bundle(
        folder,
        purpose=purpose,
        office=who.office or "",
        from_=FromInfo(
            dev=who.device,
            inc=who.inc,
            cert=certificate.serial if certificate else "",
            role=who.role or "",
            grid=who.grid_scope or "",
        ),
        to=recipients,
        keys=session.keys,
        certs=[envelope_of(session, certificate)] if certificate else [],
        trust=store.envelopes("trust"),
        slices=inside.slices(session),
        have=[Have(log, upto, extra) for log, upto, extra in store.have()],
        seq=seq,
        prev=sent.get("hash", ""),
        counts={
            "visits": inside.visits,
            "demands": inside.demands,
            **({"files": len(inside.files)} if inside.files else {}),
        },
        trust_v=newest.version,
        period=period,
        bundle=fresh_id(session.entropy),
        wall=wall_text(now),
        hlc=next_hlc(0, int(now.timestamp())),
        bodies=inside.bodies,
        extra_sections=sections,
        blobs=_bytes_of(session, inside.files),
        part_of=part,
        lacks=lacks,
        expected=inside.ops,
        called=called,
        progress=progress,
        cancel=cancel,
    )
    if lacks:
        store.set_meta(f"asked:{audience}", json.dumps(lacks))
    store.set_meta(f"sent:{audience}", json.dumps({"seq": seq, "hash": written.manifest_hash}))
    exported = Exported(
        path=written.path,
        ops=written.ops,
        visits=inside.visits,
        demands=inside.demands,
        date_from=period[0],
        date_to=period[1],
        check=written.check,
        device="" if audience == "office" else audience,
        name=name,
        corrections=inside.corrections,
        attachments=len(inside.files),
        part=part[1] if part else 1,
        parts=part[2] if part else 1,
        size=written.size,
        households=inside.by_kind.get("household", 0),
        persons=inside.by_kind.get("person", 0),
        promises=inside.by_kind.get("promise", 0),
        aid=inside.aid,
        meetings=inside.meetings,
        steps=inside.steps,
    )
    return exported, written


def _bytes_of(session: Session, files: Iterable[Named]) -> Iterator[tuple[str, bytes]]:
    """(op, bytes) of attachments, read one by one; what the disk has damaged is left out and asked for."""
    for one in files:
        data = session.store.files.get(one.blob)
        if data is not None:
            yield one.op, data


def own_certificate(session: Session) -> Certificate | None:
    """The newest certificate for this incarnation and for the key that this profile signs with.

    After a recovery that was answered and not taken in, or undone by an older backup, a newer one is for
    another key.
    """
    who = session.identity
    mine = [
        cert for cert in session.authority.certs
        if cert.device == who.device and cert.inc in {"", who.inc} and cert.sign == session.keys.sign_public
    ]  # fmt: skip
    return mine[-1] if mine else None


def envelope_of(session: Session, cert: Certificate) -> bytes:
    """The signed envelope of a certificate held here."""
    for envelope in session.store.envelopes("cert"):
        if dsse.read(envelope).payload == cert.payload:
            return envelope
    raise BugError("a certificate that counts has no envelope")


def need_folder(folder: Path) -> None:
    """Raise UserError `no_folder` unless `folder` is there (a stick that was pulled leaves none)."""
    if not folder.is_dir():
        raise UserError("no_folder", "找不到这个文件夹。", "请检查U盘是否插好，或换一个文件夹。")


def told(error: OSError) -> UserError:
    """One sentence for a file that could not be written."""
    if error.errno == errno.ENOENT:
        return UserError("no_folder", "找不到这个文件夹。", "请检查U盘是否插好，或换一个文件夹。")
    return write_failure(error)
