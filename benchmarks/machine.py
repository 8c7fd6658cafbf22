"""What the figures were measured on: the kind of machine, never which one (no host name, path or user)."""

from __future__ import annotations

import os
import platform
import re
import sqlite3
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

LIBRARIES = ["PySide6-Essentials", "sqlcipher3", "pydantic", "cryptography", "PyNaCl", "zstandard"]


def describe() -> str:
    """The section `Machine` of RESULTS.md."""
    lines = [
        ("Processor", f"{processor()}, {cores()} cores"),
        ("Memory", f"{memory_mib() / 1024:.0f} GiB"),
        ("System", f"{system()}, kernel {kernel()}, {platform.machine()}"),
        ("Temporary files on", filesystem(Path(tempfile.gettempdir()))),
        ("Python", f"{platform.python_implementation()} {platform.python_version()}"),
        ("Libraries", ", ".join(f"{name} {_version(name)}" for name in LIBRARIES)),
        ("SQLite", f"{_cipher()}; the interpreter's own {sqlite3.sqlite_version}"),
    ]
    return "## Machine\n\n" + "".join(f"- {name}: {said}\n" for name, said in lines)


def load() -> str:
    """How busy the machine was just now: a figure taken beside other work is worth less."""
    one, _five, _fifteen = os.getloadavg()
    return f"Load of the machine at the start: {one:.1f} on {cores()} cores."


def processor() -> str:
    """The model's name as the kernel gives it."""
    text = _read(Path("/proc/cpuinfo"))
    found = re.search(r"^(?:model name|Hardware|cpu model)\s*:\s*(.+)$", text, re.MULTILINE)
    return found[1].strip() if found else platform.processor() or "unknown"


def cores() -> int:
    """Cores this process may use."""
    return len(os.sched_getaffinity(0))


def memory_mib() -> float:
    """Memory of the machine in MiB."""
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**20


def system() -> str:
    """The distribution and its version."""
    try:
        return platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    except OSError:
        return platform.system()


def kernel() -> str:
    """The kernel's number only: what follows it may be somebody's own build name."""
    found = re.match(r"\d+(\.\d+)*", platform.release())
    return found[0] if found else "unknown"


def filesystem(folder: Path) -> str:
    """The kind of file system that `folder` is on."""
    best, kind = "", "unknown"
    for line in _read(Path("/proc/mounts")).splitlines():
        _device, mount, its_kind, *_rest = line.split(" ")
        if folder.is_relative_to(mount) and len(mount) >= len(best):
            best, kind = mount, its_kind
    return kind


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"


def _cipher() -> str:
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(":memory:")
    try:
        (own,) = connection.execute("PRAGMA cipher_version").fetchone()
        (base,) = connection.execute("SELECT sqlite_version()").fetchone()
    finally:
        connection.close()
    return f"SQLCipher {own} on SQLite {base}"


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
