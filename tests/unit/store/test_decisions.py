"""The log of decisions, on SQLite and on PostgreSQL: nobody's is lost, none is ever changed."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from claimwatch.decide.decision import (
    Action,
    DecidedMeanwhile,
    Draft,
    NotAllowed,
    SubjectKind,
)
from claimwatch.decide.roles import Actor, Role
from claimwatch.errors import InvalidRecord
from claimwatch.store.desk import desk_url, open_desk
from claimwatch.store.desk_tables import open_engine
from dashboards.screenshots import free_port

AT = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)
ANNA, BEN = Actor("Anna", Role.ANALYST), Actor("Ben", Role.ANALYST)


def draft(action: str = "acknowledge", flag: str = "f1", **more) -> Draft:
    return Draft(SubjectKind.FLAG, flag, Action(action), **more)


@pytest.fixture(scope="session")
def postgres():
    """A PostgreSQL of our own on the loopback, where its programs are installed."""
    if not shutil.which("initdb") or not shutil.which("pg_ctl"):
        pytest.skip("no PostgreSQL here (Debian: apt install postgresql)")
    folder, port = Path(tempfile.mkdtemp(prefix="desk-postgres-")), free_port()
    as_user = []
    if os.geteuid() == 0:  # its programs refuse to be run by root
        as_user = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
        os.chown(folder, 65534, 65534)
    data, log = str(folder / "data"), str(folder / "log")
    ways = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    run = {"check": True, "cwd": folder, "stdout": subprocess.DEVNULL}
    subprocess.run([*as_user, "initdb", "-D", data, "-U", "desk", "-A", "trust"], **run)
    subprocess.run([*as_user, "pg_ctl", "-w", "-D", data, "-l", log, "-o", ways, "start"], **run)
    yield f"postgresql://desk@127.0.0.1:{port}/postgres"
    subprocess.run([*as_user, "pg_ctl", "-D", data, "-m", "immediate", "stop"], **run)
    shutil.rmtree(folder)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.slow)])
def url(request, tmp_path):
    """The address of an empty desk."""
    if request.param == "sqlite":
        return desk_url(tmp_path / "a.duckdb")
    server = request.getfixturevalue("postgres")
    schema = f"t{abs(hash(tmp_path))}"
    with create_engine(server.replace("://", "+psycopg://")).begin() as connection:
        connection.execute(text(f"create schema {schema}"))
    return f"{server}?options=-csearch_path%3D{schema}"


@pytest.fixture
def log(url):
    with open_desk(url) as desk:
        yield desk.decisions


def test_the_second_of_two_sees_what_the_first_decided_and_may_decide_again(log):
    log.record(draft(), ANNA, AT, seen=0)
    with pytest.raises(DecidedMeanwhile, match="Anna: acknowledge") as met:
        log.record(draft("dismiss", reason="a typing error"), BEN, AT, seen=0)
    assert [one.author for one in met.value.meanwhile] == ["Anna"]
    log.record(draft("dismiss", reason="a typing error"), BEN, AT, seen=1)
    found = log.of(SubjectKind.FLAG, "f1")
    assert [(d.seq, d.ordinal, d.author, d.draft.action) for d in found] == [
        (1, 1, "Anna", Action.ACKNOWLEDGE),
        (2, 2, "Ben", Action.DISMISS),
    ]


def test_a_decision_comes_back_as_it_was_stored(log):
    until = AT + timedelta(days=3)
    given = draft("snooze", reason="awaits the count", until=until, context={"standing": "x"})
    stored = log.record(given, ANNA, AT, seen=0)
    assert stored.draft == given
    assert (stored.at, stored.role) == (AT, Role.ANALYST)
    assert log.since(0) == [stored]
    assert log.since(1) == []
    assert log.newest() == 1
    assert log.about(SubjectKind.FLAG, ["f1", "f2"]) == [stored]


def test_notes_take_nothing_back_and_so_never_collide(log):
    log.record(draft(), ANNA, AT, seen=0)
    log.record(draft("note", reason="asked the ministry"), BEN, AT, seen=0)
    assert [d.draft.action for d in log.since()] == [Action.ACKNOWLEDGE, Action.NOTE]


def test_of_many_who_decide_at_once_on_one_flag_one_is_stored_and_the_others_told(url):
    open_desk(url).close()

    def decide(number: int) -> str:
        with open_desk(url) as desk:
            try:
                desk.decisions.record(draft(), Actor(f"a{number}", Role.ANALYST), AT, seen=0)
            except DecidedMeanwhile as met:
                return met.meanwhile[0].author
            return "stored"

    with ThreadPoolExecutor(4) as hands:
        said = list(hands.map(decide, range(12)))
    with open_desk(url) as desk:
        (only,) = desk.decisions.since()
    assert said.count("stored") == 1
    assert set(said) == {"stored", only.author}


def test_many_who_decide_at_once_on_many_flags_lose_nothing_and_leave_no_gap(url):
    open_desk(url).close()

    def decide(number: int) -> None:
        with open_desk(url) as desk:
            for flag in range(10):
                desk.decisions.record(draft(flag=f"f{number}-{flag}"), ANNA, AT, seen=0)

    with ThreadPoolExecutor(4) as hands:
        list(hands.map(decide, range(4)))
    with open_desk(url) as desk:
        assert [d.seq for d in desk.decisions.since()] == list(range(1, 41))


@pytest.mark.parametrize("change", ["update decisions set author = 'x'", "delete from decisions"])
def test_the_log_is_only_added_to_whoever_asks(url, log, change):
    log.record(draft(), ANNA, AT, seen=0)
    engine = open_engine(url)
    with pytest.raises(DBAPIError, match="only ever added"), engine.begin() as connection:
        connection.execute(text(change))
    engine.dispose()
    assert [d.author for d in log.since()] == ["Anna"]


MAY = {
    # action: (viewer, analyst, admin, program)
    "acknowledge": (False, True, True, False),
    "note": (False, True, True, False),
    "returned": (False, False, False, True),
    "apart": (False, True, True, False),
    "put_back": (False, False, True, False),
}


@pytest.mark.parametrize(("action", "allowed"), MAY.items())
def test_roles_are_checked_where_the_decision_is_stored(log, action, allowed):
    subject = {"apart": SubjectKind.CLAIM, "put_back": SubjectKind.RECORD}.get(
        action, SubjectKind.FLAG
    )
    for role, may in zip(Role, allowed, strict=True):
        given = Draft(subject, f"s-{role}", Action(action), reason="why")
        if may:
            log.record(given, Actor("somebody", role), AT, seen=0)
        else:
            with pytest.raises(NotAllowed, match="somebody"):
                log.record(given, Actor("somebody", role), AT, seen=0)
    assert len(log.since()) == sum(allowed)


@pytest.mark.parametrize(
    "wrong",
    [
        {"action": "snooze", "until_changed": True},
        {"action": "snooze", "reason": "why"},
        {"action": "snooze", "reason": "why", "until": AT, "until_changed": True},
        {"action": "snooze", "reason": "why", "until": datetime(2026, 1, 1)},
        {"action": "dismiss"},
        {"action": "note", "reason": "  "},
        {"action": "assign"},
        {"action": "apart", "reason": "why"},
        {"action": "acknowledge", "flag": ""},
        {"action": "note", "reason": "x" * 4001},
    ],
)
def test_a_decision_that_lacks_what_it_needs_cannot_be_made(wrong):
    with pytest.raises(InvalidRecord, match=r"Decision\."):
        draft(**wrong)


def test_a_visit_ends_with_half_an_hour_away(url):
    with open_desk(url) as desk:
        visits = desk.visits
        assert visits.come("Anna", AT) is None
        assert visits.come("Anna", AT + timedelta(minutes=5)) is None
        later = AT + timedelta(hours=9)
        assert visits.come("Anna", later) == AT + timedelta(minutes=5)
        assert visits.come("Anna", later + timedelta(minutes=20)) == AT + timedelta(minutes=5)
        assert visits.come("Ben", later) is None


def test_saved_views_are_each_persons_own(url):
    with open_desk(url) as desk:
        desk.visits.save_view("Anna", "mine", "state=new")
        desk.visits.save_view("Anna", "mine", "state=open")
        desk.visits.save_view("Anna", "all", "")
        desk.visits.forget_view("Anna", "all")
        assert desk.visits.views_of("Anna") == {"mine": "state=open"}
        assert desk.visits.views_of("Ben") == {}
