"""The command line `fazhi`: names every command, loads the one that is asked for."""

import difflib
import importlib
import sys

import typer
from typer.core import TyperCommand, TyperGroup

from crawler.errors import CrawlerError, SourceInvalid
from jobs.errors import JobError
from store.errors import ConfigurationInvalid, StoreError

COMMANDS = {
    "demo": "The whole job offline: sample sites, two nights, what happened.",
    "run": "One night now: crawl, compare, tell, export.",
    "schedule": "The daemon: a night at its time, alerts in between.",
    "reports": "What is collected.",
    "show": "One document, any version.",
    "changes": "The ledger of changes: what, how much, which figures.",
    "diff": "Two versions of a document side by side.",
    "coverage": "Who has published the report of a year, who is late, who cannot be judged.",
    "export": "Text files and their manifest, or one offline dossier a report.",
    "extract": "Read one page, from a file or an address: text and facts.",
    "classify": "Say of titles, as JSON lines, which announce a report.",
    "sources": "The declared sources: list them, check their columns.",
    "alerts": "The outbox and the channels: list, send, test.",
    "reread": "Read again, with today's code, all that is kept; say what differs.",
    "receipt": "How politely each host was asked: requests, bytes, delays kept.",
    "verify": "Prove that nothing kept was altered since it was sealed.",
    "backup": "Keep store, archive and configuration in a folder; read it back.",
    "restore": "An installation from a backup, proven.",
    "doctor": "Say whether this installation is well.",
    "serve": "Metrics and health over HTTP, for a monitoring system.",
    "incidents": "What is wrong with a source, or was.",
    "drill": "Prove the whole chain on a site of our own: report, edit, challenge.",
    "db": "The store's shape: bring an old store to today's.",
}
EXIT_FAILED = 1
EXIT_USAGE = 2


class LazyCommand(TyperCommand):
    """A command's name and help; the command itself is loaded when it runs."""

    def make_context(self, info_name, args, parent=None, **extra):  # type: ignore[no-untyped-def]
        """Load the command and let it make its own context."""
        module = importlib.import_module(f"jobs.commands.{self.name}")
        return typer.main.get_command(module.app).make_context(info_name, args, parent=parent, **extra)


class LazyGroup(TyperGroup):
    """The group of all commands, none of them loaded."""

    def list_commands(self, ctx):  # type: ignore[no-untyped-def]  # noqa: ARG002
        """Name the commands in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx, cmd_name):  # type: ignore[no-untyped-def]
        """Give a command that will load itself; refuse an unknown one, naming the nearest."""
        if cmd_name in COMMANDS:
            return LazyCommand(cmd_name, help=COMMANDS[cmd_name])
        near = difflib.get_close_matches(cmd_name, COMMANDS, n=1)
        hint = f" Did you mean {near[0]!r}?" if near else ""
        return ctx.fail(f"No such command {cmd_name!r}.{hint}")


app = typer.Typer(
    cls=LazyGroup,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def fazhi() -> None:
    """Collect 法治政府建设情况报告 every night, keep every version, flag every edit."""


def main() -> None:
    """Run the command line; what was expected to go wrong is said in plain lines."""
    try:
        app()
    except (ConfigurationInvalid, SourceInvalid) as error:
        _fail(error, EXIT_USAGE)
    except (StoreError, CrawlerError, JobError) as error:
        _fail(error, EXIT_FAILED)
    except BrokenPipeError:
        # Whoever read our output has had enough.
        sys.stderr.close()
        sys.exit(EXIT_FAILED)


def _fail(error: Exception, code: int) -> None:
    for line in str(error).splitlines():
        sys.stderr.write(f"fazhi: {line}\n")
    sys.exit(code)


if __name__ == "__main__":
    main()
