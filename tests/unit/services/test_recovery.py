"""A forgotten passphrase: two files, 24 digits, and all is there again but what only the passphrase had."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from gridworker.errors import UserError
from gridworker.services import drafts, escrow, key_log, keyring, recovering, recovery_answers, visits
from gridworker.services.place import STORE_FILE
from gridworker.services.recovering import accept_recovery, request_recovery
from gridworker.services.recovery_answers import answer_recovery, read_recovery
from gridworker.services.session import open_profile
from gridworker.services.visits import VisitDraft
from gridworker.sync import recover
from tests.support.parish import CHEAP, WORDS, Machine, Parish

NEW = "山那边的桥修好以后路近了一半"


def lock(machine: Machine) -> Path:
    """Close the profile; from now on nobody knows its passphrase."""
    machine.session.close()
    return machine.session.dir


def ask(machine: Machine, words: str = NEW) -> recovering.Asked:
    return request_recovery(machine.session.dir, words, machine.stick, entropy=machine.clock, kdf=CHEAP)


def answered(parish: Parish, asked: recovering.Asked) -> Path:
    parish.pc.clock.advance(60)
    return answer_recovery(parish.pc.session, asked.path, asked.digits, parish.pc.stick).path


def accept(machine: Machine, path: Path, words: str = NEW) -> recovering.Recovered:
    machine.session, done = accept_recovery(machine.session.dir, words, path, entropy=machine.clock)
    return done


def recovered(parish: Parish, machine: Machine) -> recovering.Recovered:
    lock(machine)
    return accept(machine, answered(parish, ask(machine)))


def refused(act) -> UserError:
    with pytest.raises(UserError) as caught:
        act()
    return caught.value


@pytest.fixture
def laptop(parish: Parish) -> Machine:
    machine = parish.laptop()
    machine.household()
    machine.visit("水管修好了", reflection="今天有点累")
    return machine


def test_everything_is_there_again_but_the_private_reflections(parish: Parish, laptop: Machine) -> None:
    before = laptop.session.identity
    drafts.keep_draft(laptop.session, "d1", VisitDraft(content="写到一半", reflection="只给自己看"))
    done = recovered(parish, laptop)
    now = laptop.session.identity
    assert (done.name, done.by, done.lost_reflections) == ("李明", "苏文清", 1)
    assert (now.device, now.worker, now.role, now.grid) == (
        before.device, before.worker, "worker", before.grid,
    )  # fmt: skip
    assert now.inc == done.incarnation != before.inc
    assert laptop.contents() == ["水管修好了"]
    (row,) = visits.visits(laptop.session)
    page = visits.visit(laptop.session, row["id"])
    assert (page["reflection"], page["reflection_lost"]) == ("", True)
    (kept,) = drafts.draft_list(laptop.session)
    assert kept.draft.content == "写到一半"
    assert [one.brought for one in drafts.waiting(laptop.session)] == [False], "it came with no backup"


def test_drafts_of_this_machine_stay_ones_own_also_in_the_bin_and_those_of_a_backup_do_not(
    parish: Parish, laptop: Machine
) -> None:
    session = laptop.session
    drafts.keep_draft(session, "own", VisitDraft(content="自己写的"))
    drafts.keep_draft(session, "binned", VisitDraft(content="扔掉的"))
    drafts.throw(session, "binned")
    body, at = {"content": "备份里的"}, "2026-04-01T08:00:00+08:00"
    session.store.keep_draft("other", drafts.KIND, body, at, inc="x")
    for _ in range(2):
        recovered(parish, laptop)
        assert {one.start: one.brought for one in drafts.waiting(laptop.session)} == {
            "自己写的": False, "备份里的": True,
        }  # fmt: skip
        assert [(one.start, one.brought) for one in drafts.discarded(laptop.session)] == [("扔掉的", False)]


def test_what_was_not_handed_in_yet_reaches_the_office_once_and_merged_comes_back(
    parish: Parish, laptop: Machine
) -> None:
    recovered(parish, laptop)
    laptop.visit("恢复以后写的")
    parish.pc.merge(laptop.export())
    assert parish.pc.contents() == ["水管修好了", "恢复以后写的"]
    assert parish.pc.merge(laptop.export()).merged_ops == 0
    laptop.merge(parish.pc.answer())
    assert {row["delivery"] for row in visits.visits(laptop.session)} == {"merged"}
    assert parish.pc.session.store.forks() == []
    assert parish.pc.session.store.digest().items() >= laptop.session.store.digest().items()


def test_only_the_new_passphrase_opens_it_from_then_on(parish: Parish, laptop: Machine) -> None:
    recovered(parish, laptop)
    folder = lock(laptop)
    assert refused(lambda: open_profile(folder, WORDS)).code == "wrong_passphrase"
    with open_profile(folder, NEW) as again:
        assert again.identity.role == "worker"
        assert again.ring.escrow is not None
    assert recovering.asked(folder) is None


def test_until_the_answer_is_taken_in_the_old_passphrase_opens_it(parish: Parish, laptop: Machine) -> None:
    folder = lock(laptop)
    keys, store = (folder / "keys.json").read_bytes(), (folder / STORE_FILE).read_bytes()
    answered(parish, ask(laptop))
    assert (folder / "keys.json").read_bytes() == keys
    assert (folder / STORE_FILE).read_bytes() == store
    with open_profile(folder, WORDS) as again:
        assert again.ring.reflection_key
    recovering.forget_request(folder)
    assert recovering.asked(folder) is None


def test_whoever_remembers_the_old_one_after_all_goes_on_with_it(parish: Parish, laptop: Machine) -> None:
    folder = lock(laptop)
    path = answered(parish, ask(laptop))
    laptop.session = open_profile(folder, WORDS, entropy=laptop.clock)
    parish.pc.merge(laptop.export())
    laptop.merge(parish.pc.answer())
    laptop.visit("想起来了")
    parish.pc.merge(laptop.export())
    laptop.merge(parish.pc.answer())
    assert parish.pc.contents() == ["水管修好了", "想起来了"]
    assert {row["delivery"] for row in visits.visits(laptop.session)} == {"merged"}
    lock(laptop)
    accept(laptop, path)  # and some day the other one, all the same
    laptop.visit("用新口令写的")
    parish.pc.merge(laptop.export())
    laptop.merge(parish.pc.answer())
    assert len(parish.pc.contents()) == 3
    assert {row["delivery"] for row in visits.visits(laptop.session)} == {"merged"}


def test_the_pc_that_founded_the_office_leaves_its_key_with_nobody(parish: Parish) -> None:
    folder = lock(parish.pc)
    assert not recovering.can_ask(folder)
    assert refused(lambda: ask(parish.pc)).code == "not_recoverable"


def test_it_is_written_down_on_both_sides(parish: Parish, laptop: Machine) -> None:
    recovered(parish, laptop)
    here = [line["what"] for line in key_log.key_events(laptop.session)]
    assert here == [key_log.RECOVERED, key_log.ASKED]
    (there,) = key_log.key_events(parish.pc.session)
    assert (there["what"], there["device"], there["name"], there["by"]) == (
        key_log.ANSWERED, laptop.device, "李明", "苏文清",
    )  # fmt: skip
    certs = [cert for cert in parish.pc.session.authority.certs if cert.device == laptop.device]
    assert len(certs) == 2, "the new certificate is an op of common: every laptop will hold it"


def test_the_office_sees_whose_laptop_asks(parish: Parish, laptop: Machine) -> None:
    lock(laptop)
    asked = ask(laptop)
    seen = read_recovery(parish.pc.session, asked.path)
    assert (seen.name, seen.role, seen.grids, seen.answered) == ("李明", "worker", ["石桥村第1网格"], "")
    answered(parish, asked)
    assert read_recovery(parish.pc.session, asked.path).answered


def test_wrong_digits_answer_nothing(parish: Parish, laptop: Machine) -> None:
    lock(laptop)
    asked = ask(laptop)
    for digits in ("", "1234", asked.digits[:-1] + ("1" if asked.digits[-1] != "1" else "2")):
        with pytest.raises(UserError) as told:
            answer_recovery(parish.pc.session, asked.path, digits, parish.pc.stick)
        assert told.value.code == "wrong_digits"
    assert key_log.key_events(parish.pc.session) == []


def test_an_answer_for_another_laptop_is_refused_in_a_sentence(parish: Parish, laptop: Machine) -> None:
    other = parish.laptop("王芳", grid=1)
    for machine in (laptop, other):
        lock(machine)
    mine, theirs = answered(parish, ask(laptop)), answered(parish, ask(other))
    told = refused(lambda: accept(laptop, theirs))
    assert told.code == "other_recovery"
    assert "不是给这台电脑" in told.message
    accept(laptop, mine)
    accept(other, theirs)


def test_an_answer_to_an_earlier_request_is_refused(parish: Parish, laptop: Machine) -> None:
    lock(laptop)
    first = answered(parish, ask(laptop))
    second = ask(laptop)
    assert refused(lambda: accept(laptop, first)).code == "other_recovery"
    accept(laptop, answered(parish, second))


def test_ones_own_request_is_no_answer(parish: Parish, laptop: Machine) -> None:
    lock(laptop)
    asked = ask(laptop)
    assert refused(lambda: accept(laptop, asked.path)).code == "own_request"


def test_accepting_needs_the_new_passphrase(parish: Parish, laptop: Machine) -> None:
    lock(laptop)
    path = answered(parish, ask(laptop))
    assert refused(lambda: accept(laptop, path, WORDS)).code == "wrong_passphrase"
    assert refused(lambda: ask(laptop, "太短")).code == "weak_passphrase"


def test_a_lost_answer_is_written_again_with_the_same_certificate(parish: Parish, laptop: Machine) -> None:
    lock(laptop)
    asked = ask(laptop)
    answered(parish, asked).unlink()
    before = len(parish.pc.session.authority.certs)
    accept(laptop, answered(parish, asked))
    assert len(parish.pc.session.authority.certs) == before


def test_a_cut_before_the_key_file_is_written_is_mended_by_accepting_again(
    parish: Parish, laptop: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock(laptop)
    path = answered(parish, ask(laptop))

    def cut(*_all: object) -> None:
        raise OSError(28, "no space")

    with monkeypatch.context() as patch:
        patch.setattr(recovering, "save_keyring", cut)
        with pytest.raises(OSError, match="no space"):
            accept(laptop, path)
    done = accept(laptop, path)
    assert laptop.session.identity.inc == done.incarnation
    assert laptop.session.identity.role == "worker"
    laptop.visit("恢复以后写的")
    parish.pc.merge(laptop.export())
    assert parish.pc.contents() == ["水管修好了", "恢复以后写的"]


def test_a_stolen_key_cannot_be_passed_off_as_another_laptops(parish: Parish, laptop: Machine) -> None:
    thief = parish.laptop("王芳", grid=1)
    stolen = json.loads((lock(laptop) / "keys.json").read_text())["escrow"]["sealed"]
    place = lock(thief) / "keys.json"
    held = json.loads(place.read_text())
    held["escrow"]["sealed"] = stolen
    place.write_text(json.dumps(held))
    asked = ask(thief)
    assert refused(lambda: read_recovery(parish.pc.session, asked.path)).code == "bad_recovery"


def test_a_profile_that_belongs_to_no_office_cannot_ask(parish: Parish) -> None:
    alone = parish.machine("alone")
    folder = lock(alone)
    assert not recovering.can_ask(folder)
    assert refused(lambda: ask(alone)).code == "not_recoverable"
    assert not (folder / recovering.FOLDER).exists()


def test_accepting_without_a_request_says_so(parish: Parish, laptop: Machine) -> None:
    lock(laptop)
    assert refused(lambda: accept(laptop, laptop.stick / "x.gwb")).code == "no_recovery_asked"


def test_a_second_office_pc_comes_back_as_an_office_pc(parish: Parish, laptop: Machine) -> None:
    second = parish.second_pc()
    parish.pc.merge(laptop.export())
    second.merge(parish.pc.export())
    was = second.session.identity.inc
    lock(second)
    asked = ask(second)
    assert refused(
        lambda: answer_recovery(parish.laptops[0].session, asked.path, asked.digits, parish.pc.stick)
    ).code in {"not_office", "not_for_us"}
    accept(second, answered(parish, asked))
    who = second.session.identity
    assert (who.role, who.may_receipt) == ("town", True)
    assert who.inc != was
    laptop.visit("第二份")
    done = second.merge(laptop.export())
    assert done.merged_ops > 0
    assert second.contents() == ["水管修好了", "第二份"]
    parish.pc.merge(second.export())
    assert parish.pc.contents() == ["水管修好了", "第二份"]


def test_a_further_pc_without_the_issuing_key_sends_the_person_on(parish: Parish, laptop: Machine) -> None:
    second = parish.second_pc()
    second.merge(parish.pc.export())
    lock(laptop)
    asked = ask(laptop)
    assert read_recovery(second.session, asked.path).name == "李明"
    told = refused(lambda: answer_recovery(second.session, asked.path, asked.digits, second.stick))
    assert told.code == "no_office_keys"


def test_an_office_put_back_from_before_the_laptop_joined_can_answer_as_well(parish: Parish) -> None:
    office = parish.pc
    office.session.close()
    shutil.copytree(office.session.dir, parish.folder / "backup")
    office.session = open_profile(office.session.dir, WORDS, entropy=office.clock)
    laptop = parish.laptop()
    laptop.household()
    laptop.visit("水管修好了")
    office.session.close()
    shutil.rmtree(office.session.dir)
    shutil.copytree(parish.folder / "backup", office.session.dir)
    office.session = open_profile(office.session.dir, WORDS, entropy=office.clock)
    lock(laptop)
    asked = ask(laptop)
    assert refused(lambda: read_recovery(office.session, asked.path)).code == "not_office"
    from gridworker.services.succession import take_over

    take_over(office.session)
    seen = read_recovery(office.session, asked.path)
    assert seen.name == "李明"
    accept(laptop, answered(parish, asked))
    assert laptop.session.identity.role == "worker"
    office.merge(laptop.export())
    assert office.contents() == ["水管修好了"]


def test_a_clock_put_back_at_the_office_does_not_make_the_old_certificate_win(
    parish: Parish, laptop: Machine
) -> None:
    parish.pc.clock.advance(-400 * 86_400)
    recovered(parish, laptop)
    mine = laptop.session.authority.certificate(laptop.device, laptop.session.identity.inc)
    assert mine is not None
    assert mine.sign == laptop.session.keys.sign_public


def test_recovering_twice_works_as_well(parish: Parish, laptop: Machine) -> None:
    recovered(parish, laptop)
    laptop.visit("第一次恢复以后")
    lock(laptop)
    asked = ask(laptop, "第三句口令是河边的柳树发芽")
    accept(laptop, answered(parish, asked), "第三句口令是河边的柳树发芽")
    laptop.visit("第二次恢复以后")
    parish.pc.merge(laptop.export())
    assert parish.pc.contents() == ["水管修好了", "第一次恢复以后", "第二次恢复以后"]


def test_a_profile_from_before_leaves_its_key_with_the_next_merge(parish: Parish, laptop: Machine) -> None:
    folder = lock(laptop)
    held = json.loads((folder / "keys.json").read_text())
    del held["escrow"]
    (folder / "keys.json").write_text(json.dumps(held | {"recovery": "AAAA"}))
    laptop.session = open_profile(folder, WORDS, entropy=laptop.clock)
    assert not escrow.is_left(laptop.session)
    laptop.merge(parish.pc.answer(laptop.device))
    assert escrow.is_left(laptop.session)
    assert not escrow.leave_key(laptop.session)
    recovered(parish, laptop)


def test_neither_file_shows_a_key_or_a_name(parish: Parish, laptop: Machine) -> None:
    key = laptop.session.ring.store_key
    lock(laptop)
    asked = ask(laptop)
    for path in (asked.path, answered(parish, asked)):
        raw = path.read_bytes()
        for secret in (key.hex(), keyring.b64u(key), "李明", laptop.device):
            assert secret.encode() not in raw
        assert key not in raw
    for path in (laptop.session.dir / recovering.FOLDER).iterdir():
        assert key not in path.read_bytes()
        assert b"AGE-SECRET-KEY" not in path.read_bytes()


def test_the_suite_sees_a_sealed_key_that_names_no_device(
    parish: Parish, laptop: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted fault: whoever opens a sealed key believes the request's word for whose it is."""
    real = recover.open_sealed

    def gullible(request: recover.RecoverRequest, secrets: list[str]) -> recover.SealedKey:
        raw = recover._opened(keyring.unb64u(request.sealed), secrets)
        return recover.SealedKey.model_validate(json.loads(raw))

    monkeypatch.setattr(recovery_answers.recover, "open_sealed", gullible)
    assert real is not gullible
    with pytest.raises(pytest.fail.Exception):
        test_a_stolen_key_cannot_be_passed_off_as_another_laptops(parish, laptop)
