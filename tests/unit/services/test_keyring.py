"""The key file: opened by its passphrase and by nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridworker.errors import UserError
from gridworker.services import keyring
from gridworker.services.entropy import SystemEntropy
from gridworker.services.keyring import Kdf, load_keyring, new_keyring, save_keyring, with_passphrase

CHEAP = Kdf(ops=1, mem=8192)
WORDS = "石桥村口的老槐树开花了又落"
ENTROPY = SystemEntropy()


def saved(folder: Path, words: str = WORDS) -> keyring.Keyring:
    ring = new_keyring(words, {"device": "秘密"}, ENTROPY, CHEAP)
    save_keyring(folder, ring, ENTROPY)
    return ring


def test_the_right_passphrase_gives_the_same_keys_back(tmp_path: Path) -> None:
    ring = saved(tmp_path)
    assert load_keyring(tmp_path, WORDS) == ring
    assert len(ring.store_key) == len(ring.reflection_key) == 32


def test_a_wrong_passphrase_is_refused_in_one_sentence(tmp_path: Path) -> None:
    saved(tmp_path)
    with pytest.raises(UserError) as refused:
        load_keyring(tmp_path, WORDS + "!")
    assert refused.value.code == "wrong_passphrase"


def test_full_width_digits_are_the_same_keys_on_the_keyboard(tmp_path: Path) -> None:
    saved(tmp_path, "1357924680")
    assert load_keyring(tmp_path, "１３５７９２４６８０").store_key


@pytest.mark.parametrize("weak", ["", "短", "123456789", "elevenchars", "１２３４５６７８９"])
def test_a_weak_passphrase_is_refused(weak: str) -> None:
    with pytest.raises(UserError) as refused:
        new_keyring(weak, {}, ENTROPY, CHEAP)
    assert refused.value.code == "weak_passphrase"


@pytest.mark.parametrize("enough", ["1357924680", "twelve chars", "十二个汉字也可以算作口令"])
def test_twelve_characters_or_ten_digits_are_enough(enough: str) -> None:
    assert keyring.passphrase_problem(enough) is None


def test_another_passphrase_wraps_the_same_keys(tmp_path: Path) -> None:
    ring = saved(tmp_path)
    another = "换了一句新的口令再试试看吧"
    save_keyring(tmp_path, with_passphrase(ring, another, ENTROPY), ENTROPY)
    again = load_keyring(tmp_path, another)
    assert (again.store_key, again.secrets) == (ring.store_key, ring.secrets)
    with pytest.raises(UserError):
        load_keyring(tmp_path, WORDS)


def test_nothing_secret_stands_in_the_file(tmp_path: Path) -> None:
    ring = saved(tmp_path)
    text = (tmp_path / keyring.FILE_NAME).read_text()
    assert ring.store_key.hex() not in text
    assert "秘密" not in text
    assert ring.secrets["reflection"] not in text


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{}",
        b"[1]",
        b"not json",
        b'{"v":1,"kdf":{"alg":"argon2id13","ops":1,"mem":99999999999,"salt":""}}',
    ],
)
def test_a_damaged_key_file_is_told_apart_from_a_wrong_passphrase(tmp_path: Path, damage: bytes) -> None:
    saved(tmp_path)
    (tmp_path / keyring.FILE_NAME).write_bytes(damage)
    with pytest.raises(UserError) as refused:
        load_keyring(tmp_path, WORDS)
    assert refused.value.code == "damaged_keys"


@given(st.integers(0, 400), st.integers(1, 255))
def test_no_changed_byte_of_a_box_opens(at: int, change: int) -> None:
    key = bytes(32)
    sealed = bytearray(keyring.unb64u(keyring.seal(key, b"x" * 40, ENTROPY)))
    sealed[at % len(sealed)] ^= change
    with pytest.raises(ValueError, match="cannot be opened"):
        keyring.unseal(key, keyring.b64u(bytes(sealed)))


def test_the_suite_sees_a_key_file_that_forgets_to_encrypt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyring, "seal", lambda _key, plain, _entropy: keyring.b64u(plain))
    ring = new_keyring(WORDS, {}, ENTROPY, CHEAP)
    save_keyring(tmp_path, ring, ENTROPY)
    stored = json.loads((tmp_path / keyring.FILE_NAME).read_text())["store"]
    assert keyring.unb64u(stored) == ring.store_key  # the fault is there: this is what must never be
    with pytest.raises(AssertionError):
        assert keyring.b64u(ring.store_key) not in (tmp_path / keyring.FILE_NAME).read_text()
