"""A disk that fills up, a clock that went back, another zone, a stick: named, and nothing is changed."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from gridworker.services import surroundings as around
from gridworker.services.visits import visits
from tests.support.parish import START, found


def test_a_nearly_full_disk_is_named_before_it_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)
    (tmp_path / "store.db").write_bytes(bytes(1000))
    for free, told in ((around.LEAST_ROOM, False), (around.LEAST_ROOM - 1, True)):
        monkeypatch.setattr("shutil.disk_usage", lambda _, free=free: usage._replace(free=free))
        assert (around.low_disk(tmp_path) is not None) == told


def test_a_clock_back_a_year_is_named_and_loses_nothing(tmp_path: Path) -> None:
    parish = found(tmp_path)
    laptop = parish.laptop()
    laptop.household()
    laptop.visit("写在前面")
    laptop.clock.advance(-timedelta(days=365).total_seconds())
    told = [one for one in around.surroundings(laptop.session) if one.code == "clock_back"]
    assert "365 天" in told[0].sentence or "364 天" in told[0].sentence
    laptop.visit("写在后面")
    assert len(visits(laptop.session)) == 2
    parish.pc.merge(laptop.export())
    assert len(visits(parish.pc.session)) == 2
    laptop.merge(parish.pc.answer())
    laptop.clock.set(START + timedelta(days=1))
    assert not [one for one in around.surroundings(laptop.session) if one.code == "clock_back"]
    laptop.visit("钟又准了")
    assert laptop.contents()[-1] == "钟又准了"
    parish.close()


def test_another_zone_is_named_and_writes_the_same_moment() -> None:
    beijing = str(8 * 3600)
    assert around.odd_zone(START, None, 0) is None
    assert around.odd_zone(START, beijing, 8 * 3600) is None
    assert around.odd_zone(START, "0", 8 * 3600) is None
    told = around.odd_zone(START, beijing, -5 * 3600)
    assert told is not None
    assert "UTC-5" in told.sentence
    assert "09:30" in told.sentence


def test_a_stick_is_named() -> None:
    assert around.on_stick("ext4") is None
    assert around.on_stick("vfat") is not None
