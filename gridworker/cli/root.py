"""The root command and its global options. Each module of commands hangs itself in here."""

from __future__ import annotations

from pathlib import Path

import click

from gridworker import __version__
from gridworker.cli.call import FOLDER, Call, VerbGroup


@click.group(
    "gridworker",
    cls=VerbGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option("--profile", type=FOLDER, metavar="DIR", help="工作档案所在的文件夹。")
@click.option("--json", "as_json", is_flag=True, help="用 JSON 回答，供脚本使用。")
@click.version_option(__version__, "--version", message="gridworker %(version)s", help="显示版本号。")
@click.pass_context
def root(ctx: click.Context, profile: Path | None, as_json: bool) -> None:
    """民情日记：离线记录，一个文件带到办公室，合并、回执、再带回来。

    不带命令时打开窗口。口令取自环境变量 GRIDWORKER_PASSPHRASE，没有就当面问。
    """
    call = ctx.ensure_object(Call)
    call.given_profile = profile
    call.json = as_json
