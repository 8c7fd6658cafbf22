"""After a busy day, two hundred planted words are found nowhere but in the opened store."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from gridworker.domain.ids import unb64u
from gridworker.services.keyring import unseal
from gridworker.storage.db import Db
from tests.support.planted import Finder, Planted, planted
from tests.support.tree import ROOT

SEED = 20260405


@pytest.fixture(scope="module")
def words() -> Planted:
    return planted(SEED)


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory, words: Planted) -> dict[str, Any]:
    """The day is over: `root` holds everything that the process could write to; `said` what it printed."""
    root = tmp_path_factory.mktemp("day")
    home, temp, run = root / "home", root / "tmp", root / "run"
    for folder in (home, temp, run):
        folder.mkdir(mode=0o700)
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    env = {
        **kept, "HOME": str(home), "TMPDIR": str(temp), "XDG_RUNTIME_DIR": str(run), "LANG": "C.UTF-8",
        "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1",
    }  # fmt: skip
    given = json.dumps({"names": words.names, "phones": words.phones, "phrases": words.phrases})
    done = subprocess.run(
        [sys.executable, "-m", "tests.walk.busy_day", str(root)],
        input=given, capture_output=True, text=True, encoding="utf-8", env=env, cwd=temp, check=False,
    )  # fmt: skip
    lines = done.stdout.splitlines()
    report = [line for line in lines if line.startswith("DAY ")]
    assert report, done.stderr[-3000:]
    rest = "\n".join([line for line in lines if not line.startswith("DAY ")] + [done.stderr])
    return {"root": root, "said": rest, **json.loads(report[0][4:])}


def opened(day: dict[str, Any], to: Path) -> None:
    """Both stores without their encryption, and the private words: the control of the search."""
    to.mkdir()
    for number, (folder, (key, private)) in enumerate(day["keys"].items()):
        db = Db.open(Path(folder) / "store.db", bytes.fromhex(key))
        plain = to / f"{number}.db"
        db.conn.execute("ATTACH DATABASE ? AS plain KEY ''", (str(plain),))
        db.conn.execute("SELECT sqlcipher_export('plain')").fetchall()
        db.conn.execute("DETACH DATABASE plain")
        sealed = [bytes(row[0]).decode() for row in db.all("SELECT sealed FROM reflection")]
        bodies = [json.loads(row[0]) for row in db.all("SELECT body FROM draft")]
        sealed += [body["sealed"] for body in bodies if body.get("sealed")]
        texts = [unseal(unb64u(private), one) for one in sealed]
        (to / f"{number}.txt").write_bytes(b"\n".join(texts))
        db.close()


def test_the_day_used_every_word(day: dict[str, Any], words: Planted) -> None:
    assert len(words.all) == len(set(words.all)) == 200
    assert day["left"] == 0


def test_nothing_of_it_stands_readable_anywhere(day: dict[str, Any], words: Planted) -> None:
    finder = Finder(words.all)
    files = [path for path in day["root"].rglob("*") if path.is_file()]
    names = "\n".join(path.name for path in files)
    for wanted in ("store.db", "store.db-wal", ".gwb", ".gwk", "keys.json", "window.json", "crash-"):
        assert wanted in names, f"{wanted}: the day did not get that far"
    size = sum(path.stat().st_size for path in files)
    print(f"{len(words.all)} words in 5 spellings, {len(files)} files, {size} bytes")
    assert finder.search(day["root"]) == {}
    assert finder.find(day["said"].encode()) == set(), "printed"


def test_no_title_and_no_clipboard_says_who(day: dict[str, Any], words: Planted) -> None:
    *titles, clipboard = day["shown"]
    assert len(titles) == 3
    assert titles[-1] == "民情日记"
    assert Finder(words.all).find("\n".join(titles).encode()) == set()
    assert clipboard == ""


def test_the_same_search_finds_all_of_it_in_the_opened_store(
    day: dict[str, Any], words: Planted, tmp_path: Path
) -> None:
    opened(day, tmp_path / "plain")
    found = Finder(words.all).search(tmp_path / "plain")
    assert {word for hits in found.values() for word, _how in hits} == set(words.all)


@pytest.mark.parametrize("how", ["utf-8", "utf-16le", "gbk", "\\u", "base64"])
def test_the_suite_sees_a_word_in_every_spelling(
    day: dict[str, Any], words: Planted, tmp_path: Path, how: str
) -> None:
    """The planted fault: a log that writes one word down, as carelessly as each of these."""
    finder = Finder(words.all)
    word = words.names[7]
    line = f'{{"level": "debug", "head": "{word}"}}'
    careless = {
        "utf-8": line.encode(),
        "utf-16le": b"x" + line.encode("utf-16-le"),
        "gbk": line.encode("gb18030"),
        "\\u": json.dumps({"head": word}).encode(),
        "base64": base64.b64encode(b"12" + line.encode()),
    }[how]
    (tmp_path / "debug.log").write_bytes(os.urandom(5000) + careless + os.urandom(5000))
    assert finder.search(tmp_path) == {str(tmp_path / "debug.log"): {(word, how)}}
    (tmp_path / "debug.log").rename(tmp_path / f"{words.phones[0]}.log")
    assert words.phones[0] in str(finder.search(tmp_path))
