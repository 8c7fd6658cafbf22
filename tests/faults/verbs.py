"""Everything that writes, one step after the other, for the suites to break off: what a person would do.

Each verb gets the folder of a scene and what was promised before; it does its work through the services that
the window and the command line use, and adds to the promises what it acknowledged. `say` is told at each
acknowledgement (a suite mirrors it to a pipe or marks it in its record).
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

from gridworker.services import drafts, exchange, recovering
from gridworker.services.acting import act, act_many
from gridworker.services.attachments import attach, attached
from gridworker.services.backup_file import SUFFIX
from gridworker.services.backups import back_up
from gridworker.services.correction import correct
from gridworker.services.demand_pages import demand_ids, demand_rows
from gridworker.services.households import household_ids
from gridworker.services.recovering import accept_recovery, request_recovery
from gridworker.services.recovery_answers import answer_recovery
from gridworker.services.restoring import restore
from gridworker.services.session import create_profile, open_profile, profile_exists
from gridworker.services.upkeep import rebuild
from gridworker.services.visits import DemandDraft, PromiseDraft, VisitDraft, record_visit, visits
from gridworker.storage import Store
from tests.faults.scene import (
    LAPTOP,
    OFFICE,
    OPENING,
    OTHER_WORDS,
    STICK,
    Promised,
    hash_of,
    office_of,
    open_laptop,
)
from tests.support.parish import CHEAP, WORDS

Say = Callable[[], None]
Verb = Callable[[Path, Promised, Say], None]
TEXT: Final = "今天去看了老人，水渠又堵了，答应下周三前回话。"


def page(token: str, home: str, length: int = 3) -> VisitDraft:
    """A filled page; every one of a run has words of its own."""
    return VisitDraft(
        date=date(2026, 4, 7), targets=[home], mode="HOME", meet="MET",
        content=f"{OPENING}{token}，{TEXT * length}",
        demands=[DemandDraft(text=f"{token}要修的水渠")], promises=[PromiseDraft(text="下周三前回话")],
    )  # fmt: skip


def type_a_page(folder: Path, promised: Promised, say: Say) -> None:
    """A page is typed, kept at every pause, and left."""
    with open_laptop(folder, promised) as session:
        full = page(os.urandom(4).hex(), household_ids(session)[0])
        draft = drafts.new_draft_id(session)
        for upto in range(1, len(full.content) + 1, 19):
            text = full.content[:upto]
            drafts.keep_draft(session, draft, full.model_copy(update={"content": text}))
            promised.drafts[draft] = text
            say()


def save(folder: Path, promised: Promised, say: Say) -> None:
    """A page is begun, kept once, finished and saved; then another one."""
    with open_laptop(folder, promised) as session:
        home = household_ids(session)[0]
        for n in range(2):
            full = page(os.urandom(4).hex(), home, 1 + 9 * n)
            draft = drafts.new_draft_id(session)
            drafts.keep_draft(session, draft, full)
            promised.drafts[draft] = full.content
            say()
            saved = record_visit(session, full, draft_id=draft)
            promised.visits.add(saved.id)
            promised.drafts.pop(draft)
            say()


def amend(folder: Path, promised: Promised, say: Say) -> None:
    """A saved visit is corrected with a reason."""
    with open_laptop(folder, promised) as session:
        correct(session, min(promised.visits), {"suggestion": os.urandom(4).hex()}, "写漏了")
        say()


def attach_file(folder: Path, promised: Promised, say: Say) -> None:
    """A paper is attached to a visit; what is listed has its bytes."""
    with open_laptop(folder, promised) as session:
        paper = b"%PDF-1.4\n" + os.urandom(20_000)
        made, _ = attach(session, random.choice(sorted(promised.visits)), ("PDF", paper, ""))
        say()
        if attached(session, made)[1] != paper:
            raise AssertionError("other bytes came back")


def change_passphrase(folder: Path, promised: Promised, say: Say) -> None:
    """The passphrase is changed and changed back; while that is under way either may be right."""
    with open_laptop(folder, promised) as session:
        for _ in range(2):
            old = promised.words[0]
            new = OTHER_WORDS if old == WORDS else WORDS
            promised.words = [old, new]
            say()
            session.change_passphrase(old, new)
            promised.words = [new]
            say()


def step(folder: Path, promised: Promised, say: Say) -> None:
    """The worker says of two demands what became of them; nobody else knows of it yet."""
    with open_laptop(folder, promised) as session:
        for demand in sorted(demand_ids(session))[:2]:
            words = os.urandom(4).hex()
            act(session, demand, "comment", {"text": words})
            promised.steps.add((LAPTOP, demand, words))
            say()


def decide(folder: Path, promised: Promised, say: Say) -> None:
    """The office registers what waits for it in one go, and says something of all that it has."""
    with office_of(folder) as session:
        demands = demand_ids(session)
        waiting = [row["id"] for row in demand_rows(session, demands) if not row["number"]]
        words = os.urandom(4).hex()
        for ids, event, given in (
            (waiting, "register", {"track": "SIMPLE"}),
            (demands, "comment", {"text": words}),
        ):
            done = act_many(session, ids, event, given)
            if done.refused:
                raise AssertionError(f"{len(done.refused)} refused")
            promised.steps |= {(OFFICE, demand, given.get("text", event)) for demand in ids}
            say()


def export(folder: Path, promised: Promised, say: Say) -> None:
    """A report goes onto the stick."""
    with open_laptop(folder, promised) as session:
        for made in exchange.export_report(session, folder / STICK):
            promised.files[f"{STICK}/{made.path.name}"] = hash_of(made.path)
            say()


def take_in(folder: Path, promised: Promised, say: Say) -> None:
    """The office merges what lies on the stick, and answers."""
    with office_of(folder) as session:
        waiting = sorted((folder / STICK).glob("gwb1-*.gwb"))
        merged = exchange.merge_bundles(session, waiting)
        if not merged.refused:
            promised.merged = {row["id"] for row in visits(session)}
        say()
        for made in exchange.answer(session, None, folder / STICK):
            promised.files[f"{STICK}/{made.path.name}"] = hash_of(made.path)
            say()


def take_home(folder: Path, promised: Promised, say: Say) -> None:
    """The laptop merges the answers."""
    with open_laptop(folder, promised) as session:
        exchange.merge_bundles(session, sorted((folder / STICK).glob("gwb1-*.gwb")))
        say()


def backup(folder: Path, promised: Promised, say: Say) -> None:
    """A backup of the laptop, in the place of its own and onto a stick."""
    with open_laptop(folder, promised) as session:
        for to in (None, folder / "backups"):
            made, _ = back_up(session, to)
            if to is None:  # a newer one, told of or not, may take the place of this one
                promised.backups = made.path.parent.name
            else:
                promised.files[str(made.path.relative_to(folder))] = hash_of(made.path)
            say()


def put_back(folder: Path, promised: Promised, say: Say) -> None:
    """The first backup becomes a profile in a new folder, and is opened."""
    into = folder / "restored"
    restore(min((folder / "backups").glob(f"*{SUFFIX}")), WORDS, into)
    open_profile(into, WORDS).close()
    promised.profiles.append("restored")
    say()


def migrate(folder: Path, promised: Promised, say: Say) -> None:
    """A store of an older program is opened and brought up to date."""
    with Store.open(folder / "old.db", bytes(32)) as store:
        store.keep_draft("new", "visit", {"content": TEXT}, "2026-04-05T09:30:00+08:00")
    say()


def begin(folder: Path, promised: Promised, say: Say) -> None:
    """A new profile is made; one that was made and not confirmed opens."""
    if profile_exists(folder / "another"):
        open_profile(folder / "another", WORDS).close()
    else:
        create_profile(folder / "another", WORDS, kdf=CHEAP).close()
    promised.profiles.append("another")
    say()


def make_tables_again(folder: Path, promised: Promised, say: Say) -> None:
    """All tables are made again from the log."""
    with open_laptop(folder, promised) as session:
        rebuild(session)
        say()


def ask(folder: Path, promised: Promised, say: Say) -> None:
    """The passphrase is forgotten: a request is written. It waits from then on; an earlier one is void."""
    new = OTHER_WORDS if promised.words[-1] == WORDS else WORDS
    promised.asked, promised.answer = [], ""
    say()
    made = request_recovery(folder / LAPTOP, new, folder / STICK, kdf=CHEAP)
    promised.files[f"{STICK}/{made.path.name}"] = hash_of(made.path)
    promised.asked = [made.path.name, made.digits, new]
    say()


def reply(folder: Path, promised: Promised, say: Say) -> None:
    """The office answers the request that waits; the answer is on the stick."""
    if not promised.asked:
        ask(folder, promised, say)
    with office_of(folder) as session:
        name, digits, _ = promised.asked
        made = answer_recovery(session, folder / STICK / name, digits, folder / STICK)
        promised.answer = f"{STICK}/{made.path.name}"
        promised.files[promised.answer] = hash_of(made.path)
        say()


def recover(folder: Path, promised: Promised, say: Say) -> None:
    """The laptop takes the answer in; while that is under way either passphrase may be right."""
    waiting = recovering.asked(folder / LAPTOP)
    if waiting is None or not promised.asked or waiting.path.name != promised.asked[0]:
        ask(folder, promised, say)
    if not promised.answer:
        reply(folder, promised, say)
    new = promised.asked[2]
    promised.words = [*(one for one in promised.words if one != new), new]
    promised.lives += 1
    say()
    session, done = accept_recovery(folder / LAPTOP, new, folder / promised.answer)
    with session:
        if session.identity.inc != done.incarnation:
            raise AssertionError("goes on under another name")
        promised.words, promised.asked, promised.answer = [new], [], ""
        say()


VERBS: Final[dict[str, Verb]] = {
    "typing": type_a_page, "saving": save, "correcting": amend, "attaching": attach_file,
    "passphrase": change_passphrase,
    "stepping": step, "deciding": decide,
    "exporting": export, "importing": take_in, "answers": take_home, "backing up": backup,
    "restoring": put_back, "migrating": migrate, "beginning": begin, "rebuilding": make_tables_again,
    "asking": ask, "answering": reply, "recovering": recover,
}  # fmt: skip
