"""Keys: the same from the same chance, sound or refused, and never shown by accident."""

from __future__ import annotations

import pytest

from gridworker.domain.ids import b64u
from gridworker.sync import bech32
from gridworker.sync.keys import DeviceKeys, OfficeKeys, is_sound_recipient, is_sound_sign_key
from tests.support.ops import SeededEntropy


def test_the_same_chance_gives_the_same_keys() -> None:
    assert DeviceKeys.generate(SeededEntropy(3).token) == DeviceKeys.generate(SeededEntropy(3).token)
    assert DeviceKeys.generate(SeededEntropy(3).token) != DeviceKeys.generate(SeededEntropy(4).token)


def test_keys_come_back_from_what_is_wrapped() -> None:
    device = DeviceKeys.generate(SeededEntropy(3).token)
    office = OfficeKeys.generate(SeededEntropy(4).token)
    second_pc = OfficeKeys(None, None, office.age_secret)
    assert DeviceKeys.from_json(device.to_json()) == device
    assert OfficeKeys.from_json(office.to_json()) == office
    assert OfficeKeys.from_json(second_pc.to_json()) == second_pc
    assert (office.can_certify, second_pc.can_certify) == (True, False)
    assert (second_pc.root_public, second_pc.issuer_public) == ("", "")
    assert second_pc.age_recipient == office.age_recipient


def test_nothing_private_shows_when_keys_are_printed() -> None:
    device = DeviceKeys.generate(SeededEntropy(3).token)
    office = OfficeKeys.generate(SeededEntropy(3).token)
    shown = repr(device) + repr(office) + str(device)
    assert "SECRET" not in shown
    assert b64u(device.sign_seed) not in shown
    assert repr(device.sign_seed) not in shown


SMALL_ORDER = [bytes(32), (1).to_bytes(32, "little"), (2**255 - 20).to_bytes(32, "little")]


@pytest.mark.parametrize("raw", SMALL_ORDER)
def test_keys_of_small_order_are_refused(raw: bytes) -> None:
    assert not is_sound_sign_key(b64u(raw))
    assert not is_sound_recipient(bech32.encode("age", raw))


def test_good_keys_are_taken_and_other_texts_are_not() -> None:
    device = DeviceKeys.generate(SeededEntropy(3).token)
    assert is_sound_sign_key(device.sign_public)
    assert is_sound_recipient(device.age_recipient)
    for text in ("", "x", device.age_recipient.upper(), device.sign_public + "A", b64u(bytes(31))):
        assert not is_sound_sign_key(text)
        assert not is_sound_recipient(text)
