"""Bech32 (BIP 173) as age uses it for keys: 32 bytes under a readable prefix, without a cap of length."""

from __future__ import annotations

from typing import Final

_ALPHABET: Final = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR: Final = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def encode(prefix: str, raw: bytes) -> str:
    """Spell `raw` under `prefix` (lower case)."""
    values = _regroup(raw, 8, 5, pad=True)
    seen = _expand(prefix) + values
    check = _polymod([*seen, 0, 0, 0, 0, 0, 0]) ^ 1
    values += [check >> 5 * (5 - i) & 31 for i in range(6)]
    return prefix + "1" + "".join(_ALPHABET[v] for v in values)


def decode(prefix: str, text: str) -> bytes:
    """Read `text`; raises `ValueError` for mixed case, another prefix, a wrong checksum or stray bits."""
    lower = text.lower()
    if text not in (lower, text.upper()):
        raise ValueError("mixed case")
    if not lower.startswith(prefix + "1"):
        raise ValueError("another prefix")
    try:
        values = [_ALPHABET.index(c) for c in lower[len(prefix) + 1 :]]
    except ValueError:
        raise ValueError("a character outside the alphabet") from None
    if len(values) < 6 or _polymod(_expand(prefix) + values) != 1:
        raise ValueError("wrong checksum")
    return bytes(_regroup(values[:-6], 5, 8, pad=False))


def _polymod(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for i, generator in enumerate(_GENERATOR):
            if top >> i & 1:
                check ^= generator
    return check


def _expand(prefix: str) -> list[int]:
    return [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix]


def _regroup(values: bytes | list[int], width: int, into: int, *, pad: bool) -> list[int]:
    held = bits = 0
    out: list[int] = []
    for value in values:
        held = held << width | value
        bits += width
        while bits >= into:
            bits -= into
            out.append(held >> bits & (1 << into) - 1)
        held &= (1 << bits) - 1
    if pad and bits:
        out.append(held << into - bits & (1 << into) - 1)
    elif not pad and (bits >= width or held):
        raise ValueError("stray bits")
    return out
