"""One run of the command line: which profile, which passphrase, and how the answer is printed."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from gridworker.cli.shape import Shape
from gridworker.cli.words import ChineseHelp, ChineseHelpGroup
from gridworker.domain.text import shown_json, shown_line
from gridworker.errors import BugError, UserError

if TYPE_CHECKING:
    from gridworker.services.session import Session

PASSPHRASE_VARIABLE = "GRIDWORKER_PASSPHRASE"
FILE = click.Path(path_type=Path)
"""A file to read; whether it is there and readable is said by the service, as for the window."""
FOLDER = click.Path(file_okay=False, path_type=Path)
OUT = click.Path(path_type=Path)
"""A folder, or the name of the one file to write."""
Function = TypeVar("Function", bound=Callable[..., Any])


def default_profile() -> Path:
    """The folder of the person who is logged in; asked for only when `--profile` is not given."""
    import platformdirs

    return platformdirs.user_data_path("gridworker", appauthor=False)


def given_passphrase() -> str | None:
    """The passphrase that the environment gives, if any."""
    return os.environ.get(PASSPHRASE_VARIABLE)


@dataclass
class Call:
    """The global options of one run, and the doors that need them."""

    given_profile: Path | None = None
    json: bool = False

    @property
    def profile(self) -> Path:
        """The profile folder of this run (it may not exist yet)."""
        return self.given_profile if self.given_profile is not None else default_profile()

    def passphrase(self, *, new: bool = False) -> str:
        """From the environment, else typed unseen (twice for a new profile).

        Raises UserError `no_passphrase` when there is neither the variable nor a person to ask.
        """
        given = given_passphrase()
        if given is not None:
            return given
        if not sys.stdin.isatty():
            hint = f"请设环境变量 {PASSPHRASE_VARIABLE}，或在终端里运行。"
            raise UserError("no_passphrase", "没有口令。", hint)
        return str(
            click.prompt(
                "新口令（至少 12 个字符或 10 个数字）" if new else "口令",
                hide_input=True,
                confirmation_prompt="再输一遍" if new else False,
                err=True,
            )
        )

    @contextmanager
    def session(self) -> Iterator[Session]:
        """The opened profile; closed, and its lock given back, at the end."""
        from gridworker.services.crash import no_core_dump
        from gridworker.services.session import open_profile, profile_exists

        if not profile_exists(self.profile):
            raise UserError(
                "no_profile",
                "这个文件夹里还没有工作档案。",
                "请先用 office new 新建办公室，或用 enrol request 申请加入；也可以用 --profile 指定文件夹。",
            )
        no_core_dump()
        with open_profile(self.profile, self.passphrase()) as opened:
            yield opened

    @contextmanager
    def session_or_new(self) -> Iterator[Session]:
        """As `session`, but an empty folder becomes a profile first, and is empty again if refused."""
        from gridworker.services.session import create_profile, profile_exists

        folder = self.profile
        if profile_exists(folder):
            with self.session() as opened:
                yield opened
            return
        if folder.exists() and any(folder.iterdir()):
            raise UserError("folder_not_empty", "这个文件夹里已有别的文件。", "请换一个空文件夹。")
        existed = folder.exists()
        try:
            with create_profile(folder, self.passphrase(new=True)) as opened:
                yield opened
        except BaseException:
            _empty(folder, keep=existed)
            raise


def _empty(folder: Path, *, keep: bool) -> None:
    """Take back a profile that this very run began to make."""
    if not folder.exists():
        return
    for entry in folder.iterdir():
        if entry.is_dir():
            shutil.rmtree(entry, ignore_errors=True)
        else:
            entry.unlink(missing_ok=True)
    if not keep:
        folder.rmdir()


@dataclass(frozen=True)
class Answer:
    """What a command has to say: `value` for a script, `lines` for a person.

    `refusal` is set when a part was refused while the rest was done (one bad file among many): the command
    then exits with 1, says `complaints` on stderr, and the JSON has a member `error` beside the others.
    """

    value: Any
    lines: Iterable[str] = ()
    refusal: UserError | None = None
    complaints: Iterable[str] = ()


class Verb(ChineseHelp):
    """A command with a declared answer. The global options may also stand after its name."""

    shape: Shape

    def __init__(self, *args: Any, shape: Shape, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shape = shape
        self.params.extend(late_options())

    def invoke(self, ctx: click.Context) -> int:
        """Run, print the answer, return the exit code."""
        try:
            return self._answer(ctx.ensure_object(Call), super().invoke(ctx))
        except BrokenPipeError:
            # The reader of our output went away (`| head`), and has what it wanted. Click would call it an
            # error; Python would complain once more when it flushes at the end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0

    def _answer(self, call: Call, answer: object) -> int:
        if answer is None:
            return 0
        if not isinstance(answer, Answer):
            raise BugError(f"{self.name} did not answer")
        if call.json:
            filled = self.shape.fill(answer.value)
            write_json(filled if answer.refusal is None else {**filled, **error_json(answer.refusal)})
        else:
            for line in answer.lines:
                click.echo(shown_line(line))
        for line in answer.complaints:
            click.echo(shown_line(line), err=True)
        return 0 if answer.refusal is None else 1


class VerbGroup(ChineseHelpGroup):
    """A group of verbs under one word."""

    def verb(self, name: str, shape: Shape) -> Callable[[Function], Verb]:
        """Decorator: the function becomes the command `name`, answering in `shape`."""

        def register(function: Function) -> Verb:
            made: Verb = click.command(name, cls=Verb, shape=shape)(function)
            self.add_command(made)
            return made

        return register


def write_json(value: Any) -> None:
    """One JSON value on stdout, readable by people too: Chinese as it is, two spaces of indent."""
    click.echo(shown_json(json.dumps(value, ensure_ascii=False, indent=2)))


def error_json(refusal: UserError) -> dict[str, dict[str, str]]:
    """The JSON of a refusal, alike for every command."""
    return {"error": {"code": refusal.code, "message": refusal.message, "hint": refusal.hint}}


def _late_json(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value:
        ctx.ensure_object(Call).json = True


def _late_profile(ctx: click.Context, _param: click.Parameter, value: Path | None) -> None:
    if value is not None:
        ctx.ensure_object(Call).given_profile = value


def late_options() -> list[click.Parameter]:
    """`--json` and `--profile` once more, hidden, for people who type them last."""
    return [
        click.Option(["--json"], is_flag=True, hidden=True, expose_value=False, callback=_late_json),
        click.Option(
            ["--profile"],
            type=FOLDER,
            hidden=True,
            expose_value=False,
            callback=_late_profile,
        ),
    ]


pass_call = click.make_pass_decorator(Call, ensure=True)
