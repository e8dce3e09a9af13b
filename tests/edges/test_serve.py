"""`claimwatch serve` for real: server, schedule and dashboard, and every way of ending them."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from claimwatch.children import descendants
from claimwatch.errors import InputNotFound, UsageError
from claimwatch.serve import serve
from claimwatch.store import open_reader

PATIENCE_SECONDS = 400
"""For machines that do much else: nothing here takes a minute on two idle cores."""

ARTICLE = {
    "id": "dam-1",
    "publisher": "Valley Record",
    "published_at": "2023-06-01T07:00:00Z",
    "text": "Engineers evacuated 310 households below the dam on Thursday, the mayor said.",
}


@dataclass
class Serving:
    """A running `claimwatch serve`, and where it says what."""

    process: subprocess.Popen[bytes]
    db: Path
    out: Path

    def said(self) -> str:
        return self.out.read_text("utf-8")

    def address(self, service: str) -> str:
        found = re.search(rf"{service}: (http://127\.0\.0\.1:\d+)", self.said())
        assert found, self.said()
        return found[1]

    def is_serving(self) -> bool:
        assert self.process.poll() is None, self.said()
        return "serving until" in self.said()

    def runs(self, *states: str) -> list[dict[str, Any]]:
        """The flow runs in these states, as the Prefect server has them."""
        wanted = {"flow_runs": {"state": {"type": {"any_": list(states)}}}}
        request = urllib.request.Request(
            f"{self.address('prefect server')}/api/flow_runs/filter",
            data=json.dumps(wanted).encode(),
            headers={"Content-Type": "application/json"},
        )
        with direct().open(request, timeout=30) as answer:
            runs: list[dict[str, Any]] = json.load(answer)
        return runs


def direct() -> urllib.request.OpenerDirector:
    return urllib.request.build_opener(urllib.request.ProxyHandler({}))


def until(holds: Callable[[], Any], seconds: float = PATIENCE_SECONDS) -> Any:
    """What `holds` gives, as soon as it does; a server too busy to answer is waited for."""
    end = time.monotonic() + seconds
    while True:
        try:
            if found := holds():
                return found
        except OSError as error:
            unanswered: OSError | None = error
        else:
            unanswered = None
        assert time.monotonic() < end, f"waited in vain ({unanswered})"
        time.sleep(0.2)


def alive(pids: list[int]) -> list[int]:
    """Which of these processes still run (one that waits to be collected does not)."""
    found = []
    for pid in pids:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            continue
        found += [pid] if state != "Z" else []
    return found


@contextmanager
def serving(
    folder: Path, every: int, given: Sequence[dict[str, str]] = (ARTICLE,), **settings: str
) -> Iterator[Serving]:
    """`claimwatch serve` over articles, on free ports; killed at the end if it still runs."""
    articles, home = folder / "articles.jsonl", folder / "home"
    articles.write_text("".join(json.dumps(article) + "\n" for article in given), "utf-8")
    home.mkdir(exist_ok=True)
    env = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    db, out = folder / "x.duckdb", folder / "out.txt"
    command = ["serve", "--db", str(db), "--articles", str(articles), "--every", str(every)]
    with out.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "claimwatch.cli", *command, "--port=0", "--prefect-port=0"],
            env={**env, "HOME": str(home), "CLAIMWATCH_CHANNELS": "none", **settings},
            cwd=home,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        yield Serving(process, db, out)
    finally:
        process.kill()
        process.wait()


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_scheduled_run_fires_and_an_interrupt_ends_everything(tmp_path: Path) -> None:
    with serving(tmp_path, every=10) as it:
        until(it.is_serving)
        first, second = until(lambda: it.runs("COMPLETED")[:2][1:] and it.runs("COMPLETED")[:2])

        spans = sorted((run["start_time"], run["end_time"]) for run in (first, second))
        assert spans[0][1] <= spans[1][0], "runs do not overlap"
        with open_reader(it.db) as reader:
            assert len(reader.rows("v_articles")) == 1
        with direct().open(f"{it.address('dashboard')}/_stcore/health", timeout=30) as answer:
            assert answer.read() == b"ok"
        with direct().open(it.address("dashboard"), timeout=30) as answer:
            assert answer.status == 200

        started = descendants(it.process.pid)
        assert len(started) >= 3
        it.process.send_signal(signal.SIGINT)

        assert it.process.wait(PATIENCE_SECONDS) == 0, it.said()
        assert alive(started) == []
        assert "stopping" in it.said()
        assert not (tmp_path / "home" / ".prefect").exists()


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the kernel's help is Linux's")
def test_killed_hard_nothing_stays_and_the_next_start_goes_on(tmp_path: Path) -> None:
    with serving(tmp_path, every=5) as it:
        until(it.is_serving)
        caught = until(lambda: it.runs("RUNNING"))[0]["id"]
        started = descendants(it.process.pid)
        it.process.kill()
        until(lambda: not alive(started))

    with serving(tmp_path, every=5) as it:
        until(it.is_serving)
        until(lambda: it.runs("COMPLETED"))
        states = {run["id"]: run["state_type"] for run in it.runs("CRASHED", "RUNNING")}
        assert states.get(caught) == "CRASHED", "the run that was killed is closed"
        started = descendants(it.process.pid)
        it.process.terminate()
        assert it.process.wait(PATIENCE_SECONDS) == 0, it.said()
        assert alive(started) == []


DYING = """
import sys
from pathlib import Path
from claimwatch import serve, services
from claimwatch.errors import ClaimwatchError

def web(name):
    port = services.free_port(0, "--port")
    address = f"http://127.0.0.1:{port}"
    command = (sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1")
    return services.Service(name, command, {}, address, address)

first = web("one")
ends = "import time; print('the disk is full'); time.sleep(1); raise SystemExit(3)"
last = services.Service("three", (sys.executable, "-c", ends), {}, first.health)
serve.planned = lambda *_: (first, web("two"), last)
try:
    serve.serve(Path("x.duckdb"), ["."], every=5, port=0, prefect_port=0)
except ClaimwatchError as error:
    print(error)
    sys.exit(error.exit_code)
"""


def test_when_one_service_ends_the_others_are_stopped_and_its_last_words_shown(
    tmp_path: Path,
) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", DYING],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert ran.returncode == 9, ran.stderr
    assert "the three ended by itself with 3" in ran.stdout
    assert "the disk is full" in ran.stdout
    for address in re.findall(r"http://127\.0\.0\.1:(\d+)", ran.stdout):
        with socket.socket() as probe:
            assert probe.connect_ex(("127.0.0.1", int(address))) != 0, "still listening"


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
