"""A PostgreSQL server for tests: found, or got from Debian's packages, and run as nobody important.

Run with --get by `make postgres`, so that a machine without one gets it or fails loudly.
"""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROLE = "claimwatch"
START_SECONDS = 120.0


def find_postgres() -> Path | None:
    """The folder with initdb and postgres: in the PATH, or the newest of Debian's."""
    in_path = shutil.which("initdb")
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: float(p.parent.name))
    folders = [*reversed(debian), *([Path(in_path).resolve().parent] if in_path else [])]
    for folder in folders:
        if (folder / "initdb").is_file() and (folder / "postgres").is_file():
            return folder
    return None


def get_postgres() -> None:
    """Install Debian's package where this user may. The server that it starts is stopped."""
    if not (shutil.which("apt-get") and os.geteuid() == 0):
        return
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "postgresql"],
        ["service", "postgresql", "stop"],
    ):
        subprocess.run(command, check=False, stdout=sys.stderr, env=env)


@dataclass(frozen=True)
class Postgres:
    """A running server on loopback."""

    port: int
    password: str

    def url(self, database: str, driver: str = "") -> str:
        """The SQLAlchemy URL of a database; `driver` such as "+asyncpg"."""
        at = f"{ROLE}:{self.password}@127.0.0.1:{self.port}"
        return f"postgresql{driver}://{at}/{database}"

    def make(self, database: str) -> None:
        """Make a database."""
        import psycopg

        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f'create database "{database}"')  # nosec B608

    def rows(self, database: str, query: str) -> list[tuple[object, ...]]:
        """The rows that a query gives."""
        import psycopg

        with psycopg.connect(self.url(database)) as connection:
            return connection.execute(query).fetchall()  # type: ignore[arg-type]


@contextmanager
def postgres() -> Iterator[Postgres]:
    """A server with an empty cluster, for as long as the context lasts."""
    binaries = find_postgres()
    assert binaries is not None, "no PostgreSQL: make postgres"
    # Not below pytest's folders: they are closed to others, and a socket's path must be short.
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    try:
        user = _someone()
        secret = folder / "password"
        secret.write_text(secrets.token_hex(16), "ascii")
        _give(folder, user)
        _make_cluster(binaries, folder, secret, user)
        with _server(binaries, folder, user) as port:
            yield Postgres(port, secret.read_text("ascii"))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _someone() -> str | None:
    """Whom to run it as: PostgreSQL refuses root. None: as this user."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _give(folder: Path, user: str | None) -> None:
    if user is not None:
        for path in (folder, *folder.iterdir()):
            shutil.chown(path, user)


def _make_cluster(binaries: Path, folder: Path, secret: Path, user: str | None) -> None:
    options = ("--username", ROLE, "--pwfile", str(secret), "--auth", "scram-sha-256")
    subprocess.run(
        [binaries / "initdb", "-D", folder / "data", *options, "-E", "UTF8", "--locale=C", "-N"],
        check=True,
        capture_output=True,
        user=user,
        cwd=folder,
    )


@contextmanager
def _server(binaries: Path, folder: Path, user: str | None) -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    place = ("-D", folder / "data", "-k", folder, "-h", "127.0.0.1", "-p", str(port))
    process = subprocess.Popen(
        [binaries / "postgres", *place, "-F"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        user=user,
        cwd=folder,
        start_new_session=True,
    )
    try:
        _await(port, process)
        yield port
    finally:
        process.send_signal(signal.SIGINT)  # fast shutdown: clients are cut off
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGQUIT)
            process.wait(30)


def _await(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + START_SECONDS
    while process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert time.monotonic() < until, "PostgreSQL did not come up"
        time.sleep(0.1)
    raise AssertionError(f"PostgreSQL ended with {process.returncode}")


def main() -> int:
    """Return 0 when there is a PostgreSQL in the end."""
    if find_postgres() is None and "--get" in sys.argv:
        print("== no PostgreSQL here: getting one for the endurance tests", file=sys.stderr)
        get_postgres()
    if find_postgres() is None:
        print(
            "The tests on PostgreSQL need its server and none could be installed. Install Debian's "
            "package `postgresql`; without it they are skipped.",
            file=sys.stderr,
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
