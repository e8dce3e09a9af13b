"""What `claimwatch serve` refuses, and every way of ending what it has started."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from claimwatch.errors import InputNotFound, UsageError
from claimwatch.serve import serve

from .served import PATIENCE_SECONDS, until

OF_SMALL_SERVICES = """
import sys
from pathlib import Path
from claimwatch import serve, services
from claimwatch.errors import ClaimwatchError

def web(name):
    port = services.free_port(0, "--port")
    address = f"http://127.0.0.1:{port}"
    command = (sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1")
    return services.Service(name, command, {}, address, address)

first, second = web("one"), web("two")
ends = "import time; print('the disk is full'); time.sleep(1); raise SystemExit(3)"
last = services.Service("three", (sys.executable, "-c", ends), {}, first.health)
serve.planned = lambda *_: (first, second, LAST)
try:
    sys.exit(serve.serve(Path("x.duckdb"), ["."], every=5, port=0, prefect_port=0))
except ClaimwatchError as error:
    print(error)
    sys.exit(error.exit_code)
"""


def none_listens(said: str) -> bool:
    """Whether nobody listens any more at the addresses that were told, of which there are some."""
    ports = re.findall(r"http://127\.0\.0\.1:(\d+)", said)
    for port in ports:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", int(port))) == 0:
                return False
    return bool(ports)


def test_when_one_service_ends_the_others_are_stopped_and_its_last_words_shown(
    tmp_path: Path,
) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", OF_SMALL_SERVICES.replace("LAST", "last")],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert ran.returncode == 9, ran.stderr
    assert "the three ended by itself with 3" in ran.stdout
    assert "the disk is full" in ran.stdout
    assert none_listens(ran.stdout)


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_whichever_signal_asks_to_stop_all_are_stopped(
    tmp_path: Path, sent: signal.Signals
) -> None:
    out = tmp_path / "out.txt"
    command = [sys.executable, "-c", OF_SMALL_SERVICES.replace("LAST", 'web("three")')]
    with out.open("wb") as output:
        process = subprocess.Popen(command, cwd=tmp_path, stdout=output, stderr=output)
    try:
        until(lambda: "serving until" in out.read_text("utf-8"))
        process.send_signal(sent)
        assert process.wait(PATIENCE_SECONDS) == 0, out.read_text("utf-8")
    finally:
        process.kill()
        process.wait()
    assert "stopping" in out.read_text("utf-8")
    assert none_listens(out.read_text("utf-8"))


def test_a_port_that_is_taken_is_said_with_the_option_that_changes_it(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(UsageError, match=rf"port {port} cannot be used .*--prefect-port"):
            serve(tmp_path / "x.duckdb", [str(tmp_path)], 900, port=0, prefect_port=port)


@pytest.mark.parametrize(
    ("inputs", "every", "error", "words"),
    [
        (["nowhere"], 900, InputNotFound, "no file or folder nowhere"),
        (["-"], 900, UsageError, "standard input"),
        (["."], 0, UsageError, "--every is 0"),
    ],
)
def test_what_cannot_be_served_is_said_before_anything_starts(
    tmp_path: Path, inputs: list[str], every: int, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        serve(tmp_path / "x.duckdb", inputs, every, port=0, prefect_port=0)

    assert list(tmp_path.iterdir()) == []


def test_a_database_in_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputNotFound, match="no folder"):
        serve(tmp_path / "nowhere" / "x.duckdb", ["."], 900, port=0, prefect_port=0)
