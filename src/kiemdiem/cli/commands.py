"""Which commands there are, in the order of the help; the module of each is read only when it is called."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from kiemdiem.cli import words
from kiemdiem.cli.command import Command
from kiemdiem.cli.server import words as server_words
from kiemdiem.cli.server.package import words as package_words
from kiemdiem.cli.server.tls import words as tls_words


@dataclass(frozen=True)
class Listed:
    """A command as the help lists it, the module of this room that holds it, and how it is called there."""

    name: str
    help: str
    module: str
    called: str = "COMMAND"

    def load(self) -> Command:
        found = getattr(import_module(f"kiemdiem.cli.{self.module}"), self.called)
        assert isinstance(found, Command)
        return found


@dataclass(frozen=True)
class Group:
    """Commands under one word: `kiemdiem regime show`."""

    name: str
    help: str
    about: str
    commands: tuple[Listed, ...]


COMMANDS = (
    Listed("rate", words.RATE_HELP, "rate"),
    Listed("subjects", words.SUBJECTS_HELP, "subjects"),
    Listed("explain", words.EXPLAIN_HELP, "explain"),
    Listed("compare", words.COMPARE_HELP, "compare"),
    Listed("whatif", words.WHATIF_HELP, "whatif.command"),
    Listed("coverage", words.COVERAGE_HELP, "coverage"),
    Listed("rollup", words.ROLLUP_HELP, "rollup.command"),
    Listed("propose", words.PROPOSE_HELP, "rollup.propose"),
    Listed("template", words.TEMPLATE_HELP, "template"),
    Listed("schema", words.SCHEMA_HELP, "schema"),
    Listed("clauses", words.CLAUSES_HELP, "clauses"),
)
REGIME_COMMANDS = (
    Listed("list", words.LIST_HELP, "regime_list"),
    Listed("show", words.SHOW_HELP, "regime_show"),
    Listed("check", words.CHECK_HELP, "regime_check"),
    Listed("mutate", words.MUTATE_HELP, "regime_mutate"),
    Listed("diff", words.DIFF_HELP, "regime_diff"),
    Listed("new", words.NEW_HELP, "regime_new"),
    Listed("workplan", words.WORKPLAN_HELP, "regime_workplan"),
)
SERVER = "server.commands"
SERVER_COMMANDS = (
    Listed("serve", server_words.SERVE_HELP, SERVER, "SERVE"),
    Listed("migrate", server_words.MIGRATE_HELP, SERVER, "MIGRATE"),
    Listed("backup", server_words.BACKUP_HELP, SERVER, "BACKUP"),
    Listed("restore", server_words.RESTORE_HELP, SERVER, "RESTORE"),
    Listed("upgrade", server_words.UPGRADE_HELP, SERVER, "UPGRADE"),
)
USER_COMMANDS = (
    Listed("add", server_words.USER_ADD_HELP, SERVER, "USER_ADD"),
    Listed("password", server_words.USER_PASSWORD_HELP, SERVER, "USER_PASSWORD"),
    Listed("administrator", server_words.USER_ADMINISTRATOR_HELP, SERVER, "USER_ADMINISTRATOR"),
    Listed("board-code", server_words.USER_BOARD_CODE_HELP, SERVER, "USER_BOARD_CODE"),
)
PACKAGE = "server.package.commands"
PACKAGE_COMMANDS = (
    Listed("make", package_words.MAKE_HELP, PACKAGE, "MAKE"),
    Listed("show", package_words.SHOW_HELP, PACKAGE, "SHOW"),
    Listed("take", package_words.TAKE_HELP, PACKAGE, "TAKE"),
    Listed("trust", package_words.TRUST_HELP, PACKAGE, "TRUST"),
)
TLS = "server.tls.commands"
TLS_COMMANDS = (
    Listed("make", tls_words.MAKE_HELP, TLS, "MAKE"),
    Listed("renew", tls_words.RENEW_HELP, TLS, "RENEW"),
    Listed("take", tls_words.TAKE_HELP, TLS, "TAKE"),
    Listed("show", tls_words.SHOW_HELP, TLS, "SHOW"),
    Listed("remove", tls_words.REMOVE_HELP, TLS, "REMOVE"),
)
JOURNAL_COMMANDS = (Listed("verify", server_words.JOURNAL_VERIFY_HELP, SERVER, "JOURNAL_VERIFY"),)
GROUPS = (
    Group("regime", words.REGIME_HELP, words.REGIME_ABOUT, REGIME_COMMANDS),
    Group("user", server_words.USER_HELP, server_words.USER_ABOUT, USER_COMMANDS),
    Group("tls", tls_words.TLS_HELP, tls_words.TLS_ABOUT, TLS_COMMANDS),
    Group("package", package_words.PACKAGE_HELP, package_words.PACKAGE_ABOUT, PACKAGE_COMMANDS),
    Group("journal", server_words.JOURNAL_HELP, server_words.JOURNAL_ABOUT, JOURNAL_COMMANDS),
)
