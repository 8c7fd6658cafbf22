"""Click's own words in Chinese: the frame of a help page, and the sentence of a usage error.

Click looks its texts up in gettext catalogues that are not shipped with it. The few texts a clerk can
meet are said here instead; a text we do not know stays as click wrote it.
"""

from __future__ import annotations

import click


class ChineseHelp(click.Command):
    """A command whose help page has Chinese headings."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), "用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        found = (param.get_help_record(ctx) for param in self.get_params(ctx))
        rows = [(name, _chinese_marks(words)) for name, words in (row for row in found if row)]
        if rows:
            with formatter.section("选项"):
                formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示这页说明。"
        return option


class ChineseHelpGroup(ChineseHelp, click.Group):
    """A group of commands whose help page has Chinese headings."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        ChineseHelp.format_options(self, ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = []
        for name in self.list_commands(ctx):
            command = self.get_command(ctx, name)
            if command is not None and not command.hidden:
                rows.append((name, command.get_short_help_str(60)))
        if rows:
            with formatter.section("命令"):
                formatter.write_dl(rows)


def _chinese_marks(words: str) -> str:
    """What click writes behind an option's help: required, default."""
    return words.replace("[required]", "（必填）").replace("[default: ", "[不填为 ")


def usage_sentence(problem: click.ClickException) -> str:
    """One Chinese sentence for a command line that cannot be understood."""
    match problem:
        case click.exceptions.NoSuchOption():
            return f"没有「{problem.option_name}」这个选项。"
        case click.exceptions.NoSuchCommand():
            return f"没有「{problem.command_name}」这个命令。"
        case click.exceptions.MissingParameter():
            return f"还缺「{_named(problem)}」。"
        case click.exceptions.BadParameter():
            return f"「{_named(problem)}」填得不对：{_reason(problem)}。"
        case click.exceptions.BadOptionUsage():
            return f"选项「{problem.option_name}」的写法不对。"
        case click.exceptions.FileError():
            return f"打不开文件：{problem.ui_filename}。"
    if problem.message.startswith("Missing command"):
        return "还缺一个命令。"
    if problem.message.startswith("Got unexpected extra argument"):
        return "参数太多了。"
    return problem.message


def _named(problem: click.BadParameter) -> str:
    param = problem.param
    if param is None:
        return problem.param_hint if isinstance(problem.param_hint, str) else "参数"
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return param.make_metavar(problem.ctx) if problem.ctx else (param.name or "参数").upper()


def _reason(problem: click.BadParameter) -> str:
    kind = problem.param.type if problem.param is not None else None
    if isinstance(kind, click.Choice):
        return "可以填 " + "、".join(str(choice) for choice in kind.choices)
    if isinstance(kind, click.types.IntParamType):
        return "要填整数"
    if isinstance(kind, click.DateTime):
        return "日期要写成 2026-04-05 这样"
    if isinstance(kind, click.Path):
        return "没有这个文件或文件夹" if "does not exist" in problem.message else "不能用这个路径"
    return problem.message.rstrip("。.")
