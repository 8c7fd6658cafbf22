"""What may be a passphrase, and the short code that unlocks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridworker.errors import UserError
from gridworker.services import key_log, keyring, locking
from gridworker.services.passphrase import normal, passphrase_problem, pin_problem
from gridworker.services.profiles import DEMO_PASSPHRASE
from gridworker.services.session import create_profile, open_profile
from tests.support.parish import CHEAP, WORDS

GUESSED_FIRST = (
    "1234567890", "0987654321", "12345678901234", "1111111111", "121212121212", "abababababab",
    "123123123123", "qwertyuiop[]", "qwertyuiopas", "asdfghjklzxcvbnm", "abcdefghijkl", "15412345678",
    "8615412345678",
    "１２３４５６７８９０", "AAAAAAAAAAAA", "QWERTYUIOP12",
)  # fmt: skip
FINE = (
    "1357924680", "2580147036", "twelve chars", "十二个汉字也可以算作口令", WORDS, DEMO_PASSPHRASE,
    "mountain-road-2026", "correct horse battery",
)  # fmt: skip


@pytest.mark.parametrize("words", GUESSED_FIRST)
def test_what_a_thief_tries_first_is_refused_in_a_sentence(words: str) -> None:
    problem = passphrase_problem(words)
    assert problem is not None
    assert problem.startswith("口令")


@pytest.mark.parametrize("words", FINE)
def test_words_of_ones_own_are_taken(words: str) -> None:
    assert passphrase_problem(words) is None


@given(st.text(max_size=11))
def test_nothing_shorter_than_the_rule_is_ever_taken(words: str) -> None:
    text = normal(words)
    if len(text) < 12 and not (text.isdecimal() and len(text) >= 10):
        assert passphrase_problem(words) is not None


@given(st.text(min_size=1, max_size=6), st.integers(2, 12))
def test_one_piece_over_and_over_is_never_taken(piece: str, times: int) -> None:
    assert passphrase_problem(piece * times) is not None


@given(st.text(alphabet="石桥村口老槐树开花山路难走风景好", min_size=12, max_size=24))
def test_full_width_letters_and_case_are_judged_alike(words: str) -> None:
    assert passphrase_problem(words) == passphrase_problem(normal(words))


@pytest.mark.parametrize("pin", ["", "123", "1111", "1234", "4321", "123456789", "12a4", "00000000"])
def test_a_code_that_is_too_easy_is_refused(pin: str) -> None:
    assert pin_problem(pin) is not None


@given(st.integers(0, 10**8 - 1), st.integers(4, 8))
def test_a_code_is_four_to_eight_digits(number: int, length: int) -> None:
    pin = f"{number:0{length}d}"[-length:]
    easy = len(set(pin)) == 1 or pin in "01234567890" or pin in "09876543210"
    assert (pin_problem(pin) is None) is not easy


def test_the_code_opens_only_what_is_open(tmp_path: Path) -> None:
    folder = tmp_path / "p"
    with create_profile(folder, WORDS, kdf=CHEAP) as session:
        assert locking.pin_of(session) is None
        with pytest.raises(UserError) as refused:
            locking.set_pin(session, "1111")
        assert refused.value.code == "weak_pin"
        pin = locking.set_pin(session, "2580")
        assert pin.fits("2580")
        assert pin.fits("２５８０")
        assert not pin.fits("2581")
    with pytest.raises(UserError) as refused:
        open_profile(folder, "2580")
    assert refused.value.code == "wrong_passphrase"
    assert "2580" not in (folder / "keys.json").read_text()
    with open_profile(folder, WORDS) as again:
        held = locking.pin_of(again)
        assert held == pin
        locking.forget_pin(again)
        locking.forget_pin(again)
        assert locking.pin_of(again) is None
        assert [line["what"] for line in key_log.key_events(again)] == [key_log.PIN_GONE, key_log.PIN_SET]


def test_another_passphrase_rewraps_and_does_not_touch_the_store(tmp_path: Path) -> None:
    folder, new = tmp_path / "p", "换了一句新的口令再试试看吧"
    with create_profile(folder, WORDS, kdf=CHEAP) as session:
        key, private = session.ring.store_key, session.ring.reflection_key
        with pytest.raises(UserError) as refused:
            locking.change_passphrase(session, "完全不对的一句口令试试看吧", new)
        assert refused.value.code == "wrong_passphrase"
        locking.change_passphrase(session, WORDS, new)
        assert (session.ring.store_key, session.ring.reflection_key) == (key, private)
    assert locking.passphrase_fits(folder, new)
    assert not locking.passphrase_fits(folder, WORDS)


def test_every_code_of_the_list_has_words() -> None:
    codes = {value for name, value in vars(key_log).items() if name.isupper() and isinstance(value, str)}
    assert codes == set(key_log.WORDS)


def test_the_suite_sees_a_passphrase_that_is_wrapped_by_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted fault: the new salt is written, the old key still wraps."""
    real = keyring.with_passphrase

    def lazy(ring: Any, words: str, entropy: Any) -> Any:
        return keyring.replace(real(ring, words, entropy), kek=ring.kek)

    monkeypatch.setattr("gridworker.services.session.with_passphrase", lazy)
    with pytest.raises(AssertionError):
        test_another_passphrase_rewraps_and_does_not_touch_the_store(tmp_path)
