"""The files of the project as a test sees them: tracked text, without what the tools leave behind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LEFT_BEHIND = {".git", "__pycache__", "build", "dist", "shots", "node_modules"}
TEXT = {".py", ".md", ".toml", ".yaml", ".yml", ".json", ".txt", ".lock", ".qss", ".svg", ".sh", ".cfg", ""}


def project_files(*suffixes: str, under: str = ".") -> Iterator[Path]:
    """Every project file below `under` with one of the suffixes, sorted; hidden tool folders left out."""
    for path in sorted((ROOT / under).rglob("*")):
        parts = path.relative_to(ROOT).parts
        hidden = any(part.startswith(".") and part not in {".ci", ".gitignore"} for part in parts)
        left = LEFT_BEHIND.intersection(parts) or any(part.endswith(".egg-info") for part in parts)
        if path.is_file() and not hidden and not left and path.suffix in (suffixes or TEXT):
            yield path


def name_of(path: Path) -> str:
    """The path as it is written in documents: from the top, with slashes."""
    return path.relative_to(ROOT).as_posix()
