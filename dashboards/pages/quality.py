"""Quality: the gates by run, what failed, and the quarantine with a way to put a record back."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import streamlit as st

from claimwatch.decide.decision import Action, SubjectKind
from claimwatch.decide.put_back import can_be_put_back, put_back
from claimwatch.decide.roles import may
from dashboards import address, table
from dashboards import format as fmt
from dashboards.address import Address, Field
from dashboards.db import Row, Snapshot
from dashboards.deciding import decide, draw_said, say
from dashboards.desk_store import mirror
from dashboards.people import visitor
from dashboards.quality_trend import draw_trend
from dashboards.report import has_report
from dashboards.text import escaped, isolated, plain

RUNS = 10
PAGE_SIZE = 20
STAGES = ("", "collect", "extract", "judge")


def draw(snapshot: Snapshot) -> None:
    """Draw the page."""
    st.title("Quality", anchor=False)
    draw_said()
    if has_report(snapshot.path):
        st.html(
            '<p class="cw-onward"><a href="quality-report/" target="_blank">'
            "Report of all checks (Data Docs) ↗</a></p>"
        )
    draw_gates(snapshot)
    draw_trend(snapshot)
    draw_quarantine(snapshot)


def draw_gates(snapshot: Snapshot) -> None:
    """How the expectations fared in the newest runs, and what failed in the newest of them."""
    gates = snapshot.rows("v_desk_gate_runs", take=RUNS)
    st.subheader("Gates by run", anchor=False)
    if not gates:
        st.html('<p class="cw-note">No run has been through a gate yet.</p>')
        return
    rows = [_gate_row(gate) for gate in gates]
    heads = ("Run", "Table", "Expectations", "Outcome", "Rows refused")
    st.html(table.sheet(heads, rows, caption="Gates by run"))
    failing = snapshot.rows("v_desk_gates_failing", run_id=gates[0]["run_id"])
    st.subheader("What failed in the newest run", anchor=False)
    if not failing:
        st.html('<p class="cw-note">● Nothing: every expectation was met.</p>')
        return
    heads = ("Expectation", "Table", "Of", "Observed", "Rows refused")
    rows = [_failing_row(one) for one in failing]
    st.html(table.sheet(heads, rows, caption="Expectations that failed"))


def _gate_row(gate: Row) -> list[str]:
    met = gate["expectations"] - gate["failed"]
    outcome = "● met" if not gate["failed"] else f"▲ {gate['failed']:,} not met"
    if gate["failed_batch"]:
        outcome = f"✕ {gate['failed_batch']:,} on the whole batch"
    return [
        escaped(fmt.moment(gate["started_at"])),
        escaped(gate["table_name"]),
        f"{met:,} of {gate['expectations']:,}",
        outcome,
        f"{gate['failed_rows'] or 0:,}",
    ]


def _failing_row(one: Row) -> list[str]:
    name = isolated(one["expectation"])
    if not one["batch_level"]:
        query = address.query_of({"expectation": [one["expectation"]]})
        name = f'<a href="quality?{escaped(query)}">{name}</a>'
    of = "✕ the whole batch" if one["batch_level"] else "▲ single rows"
    return [
        f"{name}<span class='cw-note'>{isolated(one['column_name'] or '')}</span>",
        escaped(one["table_name"]),
        of,
        isolated(one["observed"] or ""),
        f"{one['failed_rows'] or 0:,}",
    ]


def draw_quarantine(snapshot: Snapshot) -> None:
    """What was refused, with the reason, and a way to put it back."""
    counts = snapshot.rows("v_desk_quarantine_counts")
    st.subheader("Quarantine", anchor=False)
    if not counts:
        st.html('<p class="cw-note">● Empty: nothing that was read has been refused.</p>')
        return
    expectations = [row["expectation"] for row in counts if row["expectation"]]
    here = Address(
        "quality",
        "quality",
        (
            Field("q"),
            Field("stage", options=STAGES),
            Field("expectation", options=("", *expectations)),
            Field("page", number=True),
        ),
    )
    here.follow()
    draw_filters(here, expectations, sum(row["records"] for row in counts))
    records = _records(snapshot, here, 0)
    found = records[0]["found"] if records else 0
    place = st.container()
    page = address.choose_page(here, max(1, math.ceil(found / PAGE_SIZE)))
    here.lead()
    with place:
        if not records:
            st.html("<p><b>Nothing in the quarantine fits these filters.</b></p>")
        for record in _records(snapshot, here, (page - 1) * PAGE_SIZE) if records else ():
            draw_record(record)


def _records(snapshot: Snapshot, here: Address, skip: int) -> Sequence[Row]:
    state = {field.name: st.session_state[here.key(field.name)] or None for field in here.fields}
    wanted = {"stage": state["stage"], "expectation": state["expectation"], "words": state["q"]}
    return snapshot.rows("v_desk_quarantine", **wanted, take=PAGE_SIZE, skip=skip)


def draw_filters(here: Address, expectations: Sequence[str], records: int) -> None:
    """Draw the search and the filters."""
    anew = here.reset("page")
    with st.container(key="cw-filters", horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            f"Search {fmt.plural(records, 'record')}",
            key=here.key("q"),
            type="search",
            max_chars=200,
            width=320,
            on_change=anew,
        )
        st.selectbox(
            "Stage",
            STAGES,
            format_func=lambda stage: stage or "Any",
            key=here.key("stage"),
            width=140,
            on_change=anew,
        )
        st.selectbox(
            "Expectation",
            ("", *expectations),
            format_func=lambda name: plain(name) or "Any",
            key=here.key("expectation"),
            width=320,
            on_change=anew,
        )


def draw_record(record: Row) -> None:
    """One refused record: where it stood, why it was refused, what it held, the way back."""
    line = "" if record["line"] is None else f", line {record['line']:,}"
    held = mirror().held(SubjectKind.RECORD, record["quarantine_id"])
    with st.container(border=True):
        st.html(
            f'<div class="cw-refused"><p><span class="cw-kind">{escaped(record["stage"])}</span> '
            f"<b>{isolated(record['source'])}</b>{line}</p><p>{isolated(record['reason'])}</p>"
            f"{_payload(record)}</div>"
        )
        if held.decisions:
            st.html('<p class="cw-note">✓ Put back: the next run takes it in.</p>')
        elif can_be_put_back(record):
            draw_put_back(record)
        else:
            st.html(
                '<p class="cw-note">This cannot be put back as it is: mend it where it came from, '
                "and give it in again.</p>"
            )


def _payload(record: Row) -> str:
    if not record["payload"]:
        return ""
    return (
        '<details class="cw-context"><summary>The record as it was</summary>'
        f"<pre>{escaped(record['payload'])}</pre></details>"
    )


def draw_put_back(record: Row) -> None:
    """The form to overrule the gate, for those who may."""
    if not may(visitor().role, Action.PUT_BACK):
        return
    key = f"cw-put-back-{record['quarantine_id']}"
    with st.popover("Put back …", key=f"{key}-open"), st.form(key, border=False):
        st.text_input("Why it is in order", key=f"{key}-why", max_chars=1000)
        st.form_submit_button(
            "Put back", type="primary", on_click=_put_back, args=(record, f"{key}-why")
        )


def _put_back(record: Mapping[str, object], field: str) -> None:
    say(decide(put_back(record, st.session_state[field]), seen=0))
