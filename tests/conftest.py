"""What every test stands on: no display, no network of settings, no waiting, and no silent warning.

- Qt runs offscreen unless `./dev` asks for a real window (GRIDWORKER_TEST_WINDOW=1).
- Each test has its own home: platformdirs, HOME and the passphrase variable never reach the real ones.
- A log record of WARNING or above that a test did not announce fails that test
  (`expect_log("words")` announces one).
- Hypothesis has no deadline (two shared cores make any deadline a lottery) and a seed from the test itself.
"""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Before the first import of Qt by anyone.
if os.environ.get("GRIDWORKER_TEST_WINDOW") != "1":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
# Qt warns when this is unset, and a Qt warning fails a test.
if "XDG_RUNTIME_DIR" not in os.environ:
    os.environ["XDG_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="gridworker-tests-")
# Chinese input methods of the desk this runs at must not swallow the keys of a test.
os.environ["QT_IM_MODULE"] = "compose"

settings.register_profile(
    "gridworker",
    deadline=None,
    derandomize=True,
    print_blob=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile("explore", parent=settings.get_profile("gridworker"), derandomize=False)
settings.load_profile(os.environ.get("GRIDWORKER_HYPOTHESIS", "gridworker"))


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of the test's own, so that no test reads or writes the real one."""
    home = tmp_path_factory.mktemp("home")
    for name, part in {
        "HOME": ".",
        "XDG_DATA_HOME": "data",
        "XDG_CONFIG_HOME": "config",
        "XDG_CACHE_HOME": "cache",
        "XDG_STATE_HOME": "state",
    }.items():
        monkeypatch.setenv(name, str(home / part))
    for name in [name for name in os.environ if name.startswith("GRIDWORKER_") and "TEST" not in name]:
        monkeypatch.delenv(name)
    return home


class _Recorder(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


ExpectLog = Callable[[str], None]


@pytest.fixture(autouse=True)
def expect_log() -> Iterator[ExpectLog]:
    """Fail on any unannounced warning in the log; call with words that an announced one contains.

    An announced warning that never comes fails the test too: it would be a stale excuse.
    """
    announced: list[str] = []
    recorder = _Recorder()
    root = logging.getLogger()
    root.addHandler(recorder)
    try:
        yield announced.append
    finally:
        root.removeHandler(recorder)
    said = [f"{record.levelname} {record.name}: {record.getMessage()}" for record in recorder.records]
    surprising = [line for line in said if not any(words in line for words in announced)]
    missing = [words for words in announced if not any(words in line for line in said)]
    if surprising:
        pytest.fail("the log has warnings that nobody announced:\n" + "\n".join(surprising), pytrace=False)
    if missing:
        pytest.fail(f"announced log warnings that never came: {missing}", pytrace=False)


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """One application for the whole run; pytest-qt makes it on first use."""
    return ["gridworker-tests"]
