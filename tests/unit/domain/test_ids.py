"""Ids, hashes and clock words have one spelling each."""

from __future__ import annotations

import hashlib
import uuid
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridworker.domain import ids
from gridworker.domain import time as clock


@given(st.integers(0, (1 << 48) - 1), st.binary(min_size=10, max_size=10))
def test_an_id_is_a_uuid_of_version_7_that_holds_its_moment(ms: int, rand: bytes) -> None:
    text = ids.new_id(ms, rand)
    parsed = uuid.UUID(text)
    assert (str(parsed), parsed.version, parsed.variant) == (text, 7, uuid.RFC_4122)
    assert parsed.int >> 80 == ms


@given(st.integers(0, (1 << 47)), st.integers(1, 1 << 40), st.binary(min_size=10, max_size=10))
def test_a_later_id_sorts_later(ms: int, later: int, rand: bytes) -> None:
    assert ids.new_id(ms, b"\xff" * 10) < ids.new_id(ms + later, rand)


def test_an_id_with_too_little_chance_is_refused() -> None:
    with pytest.raises(ValueError, match="10 random bytes"):
        ids.new_id(1, b"short")


@given(st.binary(max_size=80))
def test_base64url_round_trips(raw: bytes) -> None:
    assert ids.unb64u(ids.b64u(raw)) == raw


@pytest.mark.parametrize("text", ["QQ==", "QR", "Q", "Q Q", "Q+Q", "Q/Q", "QQ\n", "价", "QQ="])
def test_a_second_spelling_of_the_same_bytes_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="base64url"):
        ids.unb64u(text)


@given(st.binary(max_size=200))
def test_the_short_road_to_a_hash_gives_the_long_roads_answer(raw: bytes) -> None:
    assert ids.sha256_b64u(raw) == ids.b64u(hashlib.sha256(raw).digest())
    assert len(ids.sha256_b64u(raw)) == ids.HASH_LENGTH


@given(st.integers(0, 1 << 52), st.integers(0, 1 << 36))
def test_a_clock_value_is_above_all_that_is_held_and_near_now_where_it_can_be(held: int, now: int) -> None:
    hlc = clock.next_hlc(held, now)
    assert hlc > held
    assert clock.hlc_seconds(hlc) >= now
    if held < now << 16:
        assert clock.hlc_seconds(hlc) == now


def test_wall_time_keeps_the_writers_offset_and_drops_parts_of_a_second() -> None:
    moment = datetime(2026, 4, 5, 9, 30, 7, 999, tzinfo=clock.SHANGHAI)
    assert clock.wall_text(moment) == "2026-04-05T09:30:07+08:00"
    assert clock.parse_wall("2026-04-05T09:30:07+08:00") == moment.replace(microsecond=0)
    assert clock.wall_text(datetime(2026, 1, 1, tzinfo=UTC)).endswith("+00:00")
    assert clock.wall_day("2026-04-05T23:30:07+08:00").isoformat() == "2026-04-05"


@pytest.mark.parametrize(
    "text",
    ["", "2026-04-05", "2026-04-05T09:30:00", "2026-04-05T09:30:00Z", "2026-13-05T09:30:00+08:00",
     "2026-02-30T09:30:00+08:00", "2026-04-05T24:00:00+08:00", "2026-04-05T09:30:00.5+08:00"],
)  # fmt: skip
def test_other_spellings_of_a_wall_time_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"not a wall time|out of range"):
        clock.parse_wall(text)


def test_a_moment_without_an_offset_is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        clock.wall_text(datetime.fromisoformat("2026-01-01"))
