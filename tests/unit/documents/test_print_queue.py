"""The last answer of the print queue: a refusal has words, everything else has none."""

from __future__ import annotations

import ctypes

import pytest

from gridworker.documents.print_queue import refusal


class Cups:
    """The two functions of libcups that are asked, as they answer after one request."""

    def __init__(self, status: int, words: bytes | None) -> None:
        self._status = status
        self.cupsLastErrorString = Words(words)

    def cupsLastError(self) -> int:
        return self._status


class Words:
    restype: object = None

    def __init__(self, words: bytes | None) -> None:
        self._words = words

    def __call__(self) -> bytes | None:
        return self._words


@pytest.mark.parametrize(
    ("status", "words", "said"),
    [
        (0x0000, b"successful-ok", None),
        (0x0001, b"successful-ok-ignored-or-substituted-attributes", None),
        (0x0506, "“村部”不接收".encode(), "“村部”不接收"),
        (0x0500, b"No such file or directory", "No such file or directory"),
        (0x0400, None, "the queue refused"),
    ],
)
def test_only_a_refusal_has_words(
    monkeypatch: pytest.MonkeyPatch, status: int, words: bytes | None, said: str | None
) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: Cups(status, words))
    assert refusal() == said


def test_a_machine_without_cups_refuses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> object:
        raise OSError(f"{name}: cannot open shared object file")

    monkeypatch.setattr(ctypes, "CDLL", missing)
    assert refusal() is None
