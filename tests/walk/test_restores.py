"""Laptops and offices are put back from older backups in the middle of their weeks, and nothing is lost."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from gridworker.services import session, succession
from tests.support.restores import Figures, Week

SHORT, LONG, STEPS = 3, 200, 30


@pytest.fixture
def memory() -> Iterator[Path]:
    shared = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=shared if shared.is_dir() else None) as folder:
        yield Path(folder)


def run(folder: Path, weeks: int, steps: int = STEPS, first: int = 0) -> Figures:
    figures = Figures()
    for seed in range(first, first + weeks):
        week = Week(folder / str(seed), seed, figures)
        try:
            week.go(steps)
            week.end()
        except AssertionError as e:
            raise AssertionError(f"week {seed}: {e}") from e
        finally:
            week.close()
    return figures


def test_a_few_weeks_with_restores_lose_nothing(memory: Path) -> None:
    figures = run(memory, SHORT)
    assert figures.met["laptop restores"] >= 1
    assert figures.met["office restores"] >= 2
    assert figures.met["asked again"] > 0


@pytest.mark.slow
def test_two_hundred_weeks_with_restores_lose_nothing(
    memory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = run(memory, LONG, first=1000)
    with capsys.disabled():
        print(f"\n{figures}")
    assert figures.met["superseded"] > 0


def test_the_suite_sees_a_restored_laptop_that_goes_on_as_it_was(
    memory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Planted: a profile that was put back keeps its incarnation, and gives its numbers out twice."""
    monkeypatch.setattr(session, "is_moved_or_restored", lambda folder, mark: False)
    with pytest.raises(AssertionError):
        run(memory, 12)


def test_the_suite_sees_an_office_that_says_it_still_has_everything(
    memory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Planted: the new certificate says that the backup held the lost numbers as well."""
    honest = succession.certs.NewCertificate

    def boasting(**members):
        said = members.get("succeeds", {})
        whole = {inc: dict.fromkeys(upto, 1 << 30) for inc, upto in said.items()}
        return honest(**{**members, "succeeds": whole})

    monkeypatch.setattr(succession.certs, "NewCertificate", boasting)
    with pytest.raises(AssertionError):
        run(memory, 12)
