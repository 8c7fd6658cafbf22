"""What the fault suites work on: an office, a laptop and a stick; what was promised; and whether it holds.

Promised means: the step came back, or the window said so. `Promised` is what a person could rely on at that
moment, and `broken_promises` opens everything again and says in which way it is not so; nothing is a pass.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import asdict, dataclass, field, replace
from itertools import takewhile
from operator import eq
from pathlib import Path
from typing import Final

from gridworker.domain.kinds import event_of
from gridworker.errors import UserError
from gridworker.services import backup_file, drafts, recovering
from gridworker.services.backups import back_up
from gridworker.services.entropy import SystemEntropy
from gridworker.services.exchange import inspect_bundle
from gridworker.services.incarnation import past_incarnations, stamp
from gridworker.services.keyring import load_keyring
from gridworker.services.place import LOCK_FILE, STORE_FILE, here, read_place, write_place
from gridworker.services.queries import Query
from gridworker.services.session import Session, open_profile, profile_exists
from gridworker.services.upkeep import doctor
from gridworker.services.visits import visits
from gridworker.storage import Store
from gridworker.storage.db import Db
from gridworker.storage.schema_search import steps
from tests.support.parish import WORDS, found

OTHER_WORDS: Final = "另一句也同样记得住的长口令"
OPENING: Final = "坏日子："
"""What every visit that the suites write begins with; each brings one demand and one promise."""
LAPTOP, OFFICE, STICK = "laptop-1", "office", "stick"


@dataclass
class Promised:
    """What was acknowledged so far. `drafts`: id to text; `files`: path below the folder to SHA-256;
    `words`: the passphrases of which one opens the laptop (two while a change is under way); `backups`: the
    folder in which one whole backup lies, the newest; `steps`: profile, demand, and the words of the step
    (its event, where it has none); `asked`: of a request to recover the laptop its file, digits and
    passphrase (it waits, unless two passphrases may be right just now); `answer`: the office's answer to it;
    `lives`: under how many names the laptop has written before this one, at the most."""

    visits: set[str] = field(default_factory=set)
    merged: set[str] = field(default_factory=set)
    steps: set[tuple[str, str, str]] = field(default_factory=set)
    drafts: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    words: list[str] = field(default_factory=lambda: [WORDS])
    backups: str = ""
    profiles: list[str] = field(default_factory=lambda: [LAPTOP, OFFICE])
    asked: list[str] = field(default_factory=list)
    answer: str = ""
    lives: int = 0

    def text(self) -> str:
        """As JSON, for a pipe or a record."""
        plain = {
            name: sorted(value) if isinstance(value, set) else value for name, value in asdict(self).items()
        }
        return json.dumps(plain, ensure_ascii=False)

    @classmethod
    def of(cls, text: str) -> Promised:
        """From `text`."""
        value = json.loads(text)
        sets = {name: set(value[name]) for name in ("visits", "merged")}
        return cls(**{**value, **sets, "steps": {tuple(one) for one in value["steps"]}})


def make(folder: Path) -> Promised:
    """Build the scene once: households, a few visits exported and merged, more that are not, a backup."""
    parish = found(folder)
    laptop = parish.laptop()
    laptop.household()
    laptop.household("赵桂兰", "3-14")
    for n in range(4):
        laptop.visit(f"{OPENING}第{n}页，老人身体还好", demand=f"第{n}件：修水渠", promise="下周三前回话")
    parish.pc.merge(laptop.export())
    laptop.merge(parish.pc.answer())
    for n in range(4, 8):
        laptop.visit(f"{OPENING}第{n}页，" + "水渠又堵了" * 20, demand=f"第{n}件：清淤", promise="雨停了就去")
    laptop.export()
    (folder / "backups").mkdir()
    back_up(laptop.session, folder / "backups")
    promised = Promised(
        visits={row["id"] for row in visits(laptop.session)},
        merged={row["id"] for row in visits(parish.pc.session)},
    )
    parish.close()
    make_old_store(folder / "old.db")
    for kept in (*(folder / STICK).glob("*.gwb"), *(folder / "backups").iterdir()):
        promised.files[str(kept.relative_to(folder))] = hash_of(kept)
    return promised


def make_old_store(path: Path) -> None:
    """A store as the first program made it: the steps of the schema up to the seventh, and a draft."""
    db = Db.create(path, bytes(32))
    with db.atomic():
        steps.apply(db.tables, stop_before="m008_drafts")
        db.run(
            "INSERT INTO draft (id, kind, body, at) VALUES ('old', 'visit', '{}', ?)",
            ("2026-04-05T09:30:00+08:00",),
        )
    db.close()


def copy(source: Path, to: Path) -> Path:
    """The scene in another place, as if it had always been there: not a copied profile but the same one."""
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(source, to)
    for name in (LAPTOP, OFFICE):
        settle(to / name)
    return to


def settle(profile: Path, words: str = WORDS) -> None:
    """Let a profile that was copied count as the original: no new incarnation."""
    if read_place(profile) is not None:
        with Store.open(profile / "store.db", load_keyring(profile, words).store_key) as store:
            stamp(profile, store, SystemEntropy())


def same_disk(folder: Path) -> None:
    """Let profiles that were written down elsewhere again count as lying where they lay; marks stay."""
    for profile in folder.iterdir():
        place = read_place(profile)
        if place is not None and (profile / STORE_FILE).exists():
            (profile / LOCK_FILE).touch()
            write_place(profile, replace(place, inode=here(profile, "").inode))


def laptop_of(folder: Path, words: str = WORDS) -> Session:
    """The laptop, open."""
    return open_profile(folder / LAPTOP, words)


def open_laptop(folder: Path, promised: Promised) -> Session:
    """The laptop, opened by the one of the passphrases that is right: a change of it may have been cut off.

    When that of the request to recover opens it, the answer had been taken in before the cut.
    """
    for words in promised.words:
        try:
            session = laptop_of(folder, words)
        except UserError:
            if words == promised.words[-1]:
                raise
            continue
        promised.words = [words]
        if promised.asked and promised.asked[2] == words:
            promised.asked, promised.answer = [], ""
        return session
    raise AssertionError("no passphrase at all")


def office_of(folder: Path) -> Session:
    """The office's PC, open."""
    return open_profile(folder / OFFICE, WORDS)


def hash_of(path: Path) -> str:
    """SHA-256 of a file, in hex."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def broken_promises(folder: Path, promised: Promised, *, full: bool = True) -> list[str]:
    """Open everything again, and say what is not as it was promised. Codes and ids, no words of people."""
    wrong: list[str] = []
    for name in promised.profiles:
        if not profile_exists(folder / name):
            wrong.append(f"{name}: no profile")
            continue
        session = _opened(folder / name, promised.words if name == LAPTOP else [WORDS], wrong)
        if session is None:
            continue
        try:
            with session:
                _look(name, session, promised, wrong, full=full)
                if full and name == OFFICE:
                    _read_bundles(session, folder, wrong)
        except Exception as mistake:  # whatever a damaged disk does to the program is a finding
            wrong.append(f"{name}: {type(mistake).__name__}")
    with Store.open(folder / "old.db", bytes(32)) as store:
        if "old" not in {draft.id for draft in store.drafts()}:
            wrong.append("old.db: a draft lost")
    if promised.asked and len(promised.words) == 1 and not _waits(folder / LAPTOP, promised.asked):
        wrong.append(f"{LAPTOP}: a request to recover is lost")
    if promised.backups and not _a_backup(folder / promised.backups):
        wrong.append(f"{promised.backups}: no whole backup")
    for path, wanted in promised.files.items():
        if not (folder / path).is_file() or hash_of(folder / path) != wanted:
            wrong.append(f"{path}: not what was written")
    return wrong


def _a_backup(folder: Path) -> bool:
    """Whether the newest backup in a folder that has its name is whole."""
    try:
        backup_file.check(max(folder.glob(f"*{backup_file.SUFFIX}")))
    except (UserError, ValueError):
        return False
    return True


def _waits(profile: Path, asked: list[str]) -> bool:
    """Whether this very request waits for its answer, and its passphrase opens the keys of its own."""
    waiting = recovering.asked(profile)
    if waiting is None or [waiting.path.name, waiting.digits] != asked[:2]:
        return False
    try:
        load_keyring(profile / recovering.FOLDER, asked[2])
    except UserError:
        return False
    return True


def _opened(profile: Path, words: list[str], wrong: list[str]) -> Session | None:
    refused = ""
    for one in words:
        try:
            return open_profile(profile, one)
        except UserError as e:
            refused = e.code
        except Exception as mistake:
            refused = type(mistake).__name__
    wrong.append(f"{profile.name}: does not open ({refused})")
    return None


def _look(name: str, session: Session, promised: Promised, wrong: list[str], *, full: bool) -> None:
    rows = visits(session)
    there = {row["id"] for row in rows}
    lives = {LAPTOP: promised.lives, OFFICE: 0}
    if name in lives and len(past_incarnations(session.store)) > lives[name]:
        wrong.append(f"{name}: taken for a copy")
    lost = {LAPTOP: promised.visits, OFFICE: promised.merged}.get(name, set()) - there
    if lost:
        wrong.append(f"{name}: {len(lost)} visits lost")
    ours = sum(row["content"].startswith(OPENING) for row in rows)
    parts = session.store.count(Query("demand")), session.store.count(Query("promise"))
    if parts != (ours, ours):
        wrong.append(f"{name}: {ours} visits with {parts} demands and promises")
    wanted = {(demand, words) for whose, demand, words in promised.steps if whose == name}
    lost_steps = wanted - _steps(session, {demand for demand, _ in wanted})
    if lost_steps:
        wrong.append(f"{name}: {len(lost_steps)} steps lost")
    if name == LAPTOP:
        kept = {one.id: one.draft.content for one in drafts.draft_list(session)}
        # A draft goes in the very commit that makes a visit of it, which need not have been told yet.
        texts = [*kept.values(), *(row["content"] for row in rows)]
        for text in promised.drafts.values():
            if not any(found.startswith(text) for found in texts):
                most = max(sum(takewhile(bool, map(eq, found, text))) for found in ("", *texts))
                wrong.append(f"{name}: {len(text)} characters of a draft promised, {most} there")
    bad = {one.code for one in doctor(session, full=full) if one.level == "bad"}
    if bad:
        wrong.append(f"{name}: {sorted(bad)}")


def _steps(session: Session, demands: set[str]) -> set[tuple[str, str]]:
    """The steps of demands that stand somewhere, each by its words or its event."""
    return {
        (demand, step["data"].get("text") or event_of(step["kind"]))
        for demand in demands
        for step in session.store.history(demand)
        if step["placed"]
    }


def _read_bundles(office: Session, folder: Path, wrong: list[str]) -> None:
    """A file that has its name is whole: whoever takes a stick away can rely on what lies on it."""
    for path in sorted((folder / STICK).glob("gwb1-*.gwb")):
        try:
            inspect_bundle(office, path)
        except UserError as refused:
            if refused.code != "not_for_us":
                wrong.append(f"{path.name}: {refused.code}")
