"""Reading a bundle: everything genuine comes out, nothing else ever does, and only `BundleError` escapes."""

from __future__ import annotations

import random
import tracemalloc
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridworker.domain.ids import b64u
from gridworker.errors import BugError
from gridworker.sync import agefile, ageheader, limits
from gridworker.sync import chain as chain_module
from gridworker.sync import dsse as dsse_module
from gridworker.sync import read as read_module
from gridworker.sync.read import BundleReader, hash_file
from gridworker.sync.refusals import SENTENCES, BundleError
from tests.support.bad_bundles import BAD, Bad, Scene, lying_log, section_hash
from tests.support.forge import Forge, section, slice_line
from tests.support.offices import Device, Office, visits

SCENE = Scene()
OFFICE, LAPTOP = SCENE.office, SCENE.laptop
forge, with_sections = SCENE.forge, SCENE.plus


def read_all(path: Path) -> list[tuple[bytes, bytes | None]]:
    return OFFICE.read(path)


def refusal(path: Path) -> BundleError:
    with pytest.raises(BundleError) as caught:
        read_all(path)
    return caught.value


@pytest.mark.parametrize("bad", BAD, ids=[bad.name for bad in BAD])
def test_refused(bad: Bad, tmp_path: Path) -> None:
    error = refusal(bad.make(Scene()).save(tmp_path))
    assert error.code == bad.code, error.facts
    assert error.message.endswith("。")
    assert error.hint


def test_every_code_has_a_sentence_and_what_to_do_next() -> None:
    for code, (sentence, hint) in SENTENCES.items():
        assert sentence.endswith("。"), code
        assert hint.endswith("。") or code == "cancelled", code


def test_an_envelope_length_beyond_8_mib_is_refused_unread(tmp_path: Path) -> None:
    inner = b"GWB1\n" + (limits.ENVELOPE + 1).to_bytes(4, "big") + b"x"
    assert refusal(forge().save(tmp_path, inner)).code == "too_big"


@pytest.mark.parametrize("inner", [b"", b"GWB", b"GWB1\n", b"GWB1\n\0\0\0", b"GWB1\n\0\0\0\5ab"])
def test_inner_bytes_that_end_early(inner: bytes, tmp_path: Path) -> None:
    assert refusal(forge().save(tmp_path, inner)).code == "truncated"


def test_a_file_that_is_not_there_and_a_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path / "gone.gwb").code == "cannot_read"
    assert refusal(tmp_path).code == "cannot_read"
    with pytest.raises(BundleError):
        hash_file(tmp_path / "gone.gwb")


def test_a_bundle_for_somebody_else(tmp_path: Path) -> None:
    stranger = Office(8)
    device = stranger.device()
    visits(device.log(), 1)
    assert refusal(Forge(stranger, device).save(tmp_path)).code == "not_for_us"


# --- damage -----------------------------------------------------------------------------------------


def whole_bytes(tmp_path: Path) -> bytes:
    return with_sections((section("pad", bytes(70_000)), bytes(70_000))).save(tmp_path).read_bytes()


def test_two_thousand_flips_cuts_and_appends_none_accepted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = whole_bytes(tmp_path)
    header = ageheader.check_header(raw).length
    edges = [header, header + 16, *range(header + 16, len(raw), ageheader.CHUNK + 16)]
    chance = random.Random(11)
    target = tmp_path / "damaged.gwb"
    codes: Counter[str] = Counter()

    def attempt(damaged: bytes) -> None:
        target.write_bytes(damaged)
        codes[refusal(target).code] += 1

    for _ in range(1200):
        at = chance.randrange(len(raw)) if chance.random() < 0.7 else chance.randrange(header + 300)
        attempt(raw[:at] + bytes([raw[at] ^ 1 << chance.randrange(8)]) + raw[at + 1 :])
    for at in [*edges, *(chance.randrange(len(raw)) for _ in range(600))]:
        attempt(raw[:at])
    for _ in range(200):
        attempt(raw + chance.randbytes(chance.choice([1, 16, 17, 1000, ageheader.CHUNK + 16])))
    with capsys.disabled():
        print(f"\n  damaged files: {sum(codes.values())} tried, 0 accepted, {dict(codes)}")
    assert set(codes) <= {"tampered", "truncated", "not_for_us", "not_a_bundle", "too_new", "too_big"}


def test_flips_inside_encrypted_again_by_a_stranger_none_accepted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = forge()
    inner = good.inner()
    chance = random.Random(12)
    codes: Counter[str] = Counter()
    for _ in range(1000):
        at = chance.randrange(len(inner))
        flipped = inner[:at] + bytes([inner[at] ^ 1 << chance.randrange(8)]) + inner[at + 1 :]
        path = tmp_path / "inner.gwb"
        path.write_bytes(good.file_bytes(flipped))
        codes[refusal(path).code] += 1
    with capsys.disabled():
        print(f"\n  flips inside, encrypted again: {sum(codes.values())} tried, 0 accepted, {dict(codes)}")


@given(st.binary(max_size=400))
def test_any_bytes_at_all(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.gwb"
    path.write_bytes(raw)
    refusal(path)
    path.write_bytes(ageheader.MAGIC + raw)
    refusal(path)
    path.write_bytes(forge().file_bytes(raw))
    refusal(path)
    path.write_bytes(forge().file_bytes(b"GWB1\n" + len(raw).to_bytes(4, "big") + raw))
    refusal(path)


def test_a_short_copy_of_a_long_bundle_is_found_before_it_is_read(tmp_path: Path) -> None:
    path = with_sections(*[(section("pad", bytes(2 * limits.MIB)), bytes(2 * limits.MIB))] * 4).save(tmp_path)
    raw = path.read_bytes()
    for cut in (len(raw) - 1, len(raw) // 2, 200_000):
        path.write_bytes(raw[:cut])
        with pytest.raises(BundleError) as caught:
            OFFICE.open(path)
        assert caught.value.code == "truncated"


# --- what a reader must not get wrong: planted faults -------------------------------------------------


@pytest.mark.parametrize("fault", ["section hash", "head and root", "end of file", "signature", "recipient"])
def test_a_reader_with_a_planted_fault_is_found(
    fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each check is switched off in turn; the named bad files must then no longer all be refused."""
    paths = [bad.make(Scene()).save(tmp_path) for bad in BAD if "bomb" not in bad.name]

    def accepted() -> int:
        count = 0
        for path in paths:
            try:
                read_all(path)
            except (BundleError, StopIteration, RuntimeError, IndexError):
                continue
            count += 1
        return count

    assert accepted() == 0
    if fault == "section hash":
        def unhashed(self: BundleReader) -> bytes:
            line = self.manifest.sections[self._at]
            data = self._age.read(line.n)
            self._at += 1
            return data

        monkeypatch.setattr(BundleReader, "_section", unhashed)
    elif fault == "head and root":
        monkeypatch.setattr(read_module, "MerkleRoot", lambda: _Yes())
        monkeypatch.setattr(read_module, "b64u", lambda raw: _Equal(b64u(raw)))
    elif fault == "end of file":
        monkeypatch.setattr(agefile.Decryptor, "finish", lambda self: None)
        monkeypatch.setattr(BundleReader, "_check_size", lambda self: None)
    elif fault == "signature":
        monkeypatch.setattr(dsse_module, "verify_raw", lambda *_: True)
    else:
        monkeypatch.setattr(chain_module, "check_parties", lambda *_, **__: None)
    assert accepted() > 0


class _Yes:
    """A Merkle tree that takes anything."""

    def extend(self, leaves: object) -> None:
        """Take leaves."""

    def root(self) -> bytes:
        """Return anything."""
        return b""


class _Equal(str):
    """A hash that equals any other."""

    def __eq__(self, other: object) -> bool:
        return True

    def __ne__(self, other: object) -> bool:
        return False

    __hash__ = str.__hash__


# --- using the reader -------------------------------------------------------------------------------


def test_ops_the_caller_leaves_are_read_and_checked_all_the_same(tmp_path: Path) -> None:
    device = OFFICE.device()
    for scope in ("a", "b"):
        visits(device.log(scope), 5)
    with OFFICE.open(Forge(OFFICE, device).save(tmp_path)) as reader:
        taken = [next(ops) for _, ops in reader.slices()]
        reader.finish()
    assert [header for header, *_ in taken] == [device.log(s).ops[0].header_bytes for s in ("a", "b")]
    bad = Forge(OFFICE, device)
    bad.members["logs"][1]["head"] = b64u(bytes(32))
    with OFFICE.open(bad.save(tmp_path)) as reader, pytest.raises(BundleError):
        for _ in reader.slices():
            pass
    with OFFICE.open(bad.save(tmp_path)) as reader, pytest.raises(BundleError):
        reader.finish()


def test_the_last_op_of_a_slice_is_not_given_before_its_end_is_checked(tmp_path: Path) -> None:
    with OFFICE.open(lying_log(SCENE, head=b64u(bytes(32))).save(tmp_path)) as reader:
        got, ops = [], next(reader.slices())[1]
        with pytest.raises(BundleError):
            got.extend(ops)
    assert len(got) < 12


def test_skim_checks_every_byte_without_reading_ops(tmp_path: Path) -> None:
    with OFFICE.open(forge().save(tmp_path)) as reader:
        reader.skim()
    with OFFICE.open(section_hash(SCENE).save(tmp_path)) as reader, pytest.raises(BundleError):
        reader.skim()


def test_sections_of_a_later_version_are_handed_on_and_padding_is_not(tmp_path: Path) -> None:
    kept: list[tuple[str, bytes]] = []
    added = [("later", b"one"), ("pad", bytes(9)), ("blob", b"jpg")]
    path = with_sections(*((section(kind, data), data) for kind, data in added)).save(tmp_path)
    with OFFICE.open(path, on_section=lambda line, data: kept.append((line.k, data))) as reader:
        reader.finish()
    assert kept == [("later", b"one"), ("blob", b"jpg")]


def test_bodies_of_carried_ops_come_first_and_cannot_be_forgotten(tmp_path: Path) -> None:
    visits(OFFICE.pc.log("x"), 2)
    bodies = [b'{"a":1}', b'{"b":2}' * 1000]
    written = OFFICE.bundle(tmp_path, OFFICE.pc, purpose="peer", bodies=iter(bodies))
    with OFFICE.open(written.path) as reader:
        assert reader.has_bodies
        with pytest.raises(BugError):
            next(reader.slices())
        assert list(reader.bodies()) == bodies
        assert sum(1 for _, ops in reader.slices() for _ in ops) == 2
        reader.finish()


def test_parts_come_before_everything(tmp_path: Path) -> None:
    part = b'{"v":1}'
    path = forge().use((section("enrol", part), part), *forge().sections).save(tmp_path)
    with OFFICE.open(path) as reader:
        assert (reader.part("enrol"), reader.part("secrets")) == (part, None)
        reader.finish()


def test_closing_half_way_is_allowed_at_any_moment(tmp_path: Path) -> None:
    path = forge().save(tmp_path)
    for steps in range(3):
        reader = OFFICE.open(path)
        slices = reader.slices()
        for _ in range(steps):
            next(next(slices)[1]) if steps == 1 else None
        reader.close()
        reader.close()


def test_memory_stays_small_while_a_long_bundle_is_read(tmp_path: Path) -> None:
    blob = bytes(8 * limits.MIB)
    path = with_sections(*[(section("pad", blob), blob)] * 10).save(tmp_path)
    tracemalloc.start()
    read_all(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 40 * limits.MIB


def test_the_signers_certificate_comes_with_the_reader(tmp_path: Path) -> None:
    device: Device = LAPTOP
    with OFFICE.open(forge().save(tmp_path)) as reader:
        assert getattr(reader.signer, "device", "") == device.dev
        assert slice_line(device.log().ops)["head"] == reader.manifest.logs[0].head
