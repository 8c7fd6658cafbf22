"""`main`: from an argument list to an exit code, and what is said on the way out.

0 done · 1 refused, one sentence on stderr · 2 a command line we do not understand · 3 our own mistake.
A refusal leaves everything as it was; that is the business of the services, not of this page.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from gridworker.cli.call import Call, error_json, write_json
from gridworker.cli.tree import root
from gridworker.cli.words import usage_sentence
from gridworker.domain.text import shown_line
from gridworker.errors import UserError

DONE, REFUSED, USAGE, BUG = 0, 1, 2, 3
LANGUAGE_VARIABLE = "GRIDWORKER_LANG"
"""`en` in it makes refusals English; everything else a command says stays Chinese."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line (without the program's name) and return its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    call = Call(json="--json" in arguments)
    _speak_utf8()
    try:
        return _outcome(root.main(arguments, prog_name="gridworker", standalone_mode=False, obj=call))
    except UserError as refusal:
        return _refuse(call, refusal)
    except click.Abort:
        return _refuse(call, UserError("cancelled", "已取消。", "没有完成的那一步没有留下任何改动。"))
    except click.exceptions.NoArgsIsHelpError as problem:
        click.echo(problem.ctx.get_help() if problem.ctx else problem.message, err=True)
        return USAGE
    except click.UsageError as problem:
        return _misunderstood(call, problem)
    except click.ClickException as problem:
        return _refuse(call, UserError("file", usage_sentence(problem), "请检查路径和权限。"))
    except Exception as mistake:
        return _our_mistake(call, mistake)


def _outcome(value: object) -> int:
    """Click hands back an `Exit` code (`--help`) or what the verb returned."""
    return value if isinstance(value, int) else DONE


def _refuse(call: Call, refusal: UserError) -> int:
    said = f"{refusal.message}{refusal.hint}"
    if os.environ.get(LANGUAGE_VARIABLE) == "en":
        from gridworker.services.english import english

        english().put(refusal)
        said = f"{refusal.message} {refusal.hint}".strip()
    if call.json:
        write_json(error_json(refusal))
    click.echo(shown_line(said), err=True)
    return REFUSED


def _misunderstood(call: Call, problem: click.UsageError) -> int:
    sentence = usage_sentence(problem)
    where = problem.ctx.command_path if problem.ctx is not None else "gridworker"
    hint = f"用法见 {where} --help。"
    if call.json:
        write_json(error_json(UserError("usage", sentence, hint)))
    click.echo(f"{sentence}{hint}", err=True)
    return USAGE


def _our_mistake(call: Call, mistake: Exception) -> int:
    from gridworker.services.crash import keep_crash

    kept = keep_crash(mistake, _crash_folders(call))
    sentence = "程序出错了，这不是您的问题。"
    hint = f"出错记录在 {kept}，里面没有居民资料，请交给维护人员。" if kept else "出错记录也没能写下。"
    if call.json:
        write_json(error_json(UserError("bug", sentence, hint)))
    click.echo(f"{sentence}{hint}", err=True)
    return BUG


def _crash_folders(call: Call) -> list[Path]:
    """Where a crash file may go, best place first: the profile, then the person's log folder."""
    import tempfile

    import platformdirs

    folders = [call.profile] if call.profile.is_dir() else []
    return [*folders, platformdirs.user_log_path("gridworker", appauthor=False), Path(tempfile.gettempdir())]


def _speak_utf8() -> None:
    """Files and pipes get UTF-8 whatever the console's code page is; a console keeps its own."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
