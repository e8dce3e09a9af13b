"""Tell: decided alerts in, deliveries out. The alerts table is the truth, the desk its outbox."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from claimwatch.alert.outbox import deliver
from claimwatch.alert.senders import Sender
from claimwatch.model import CONFLICTS, Alert
from claimwatch.stages.fold_in import hand_back
from claimwatch.stages.remarks import make_remark, with_reasons
from claimwatch.stages.wording import Wordings
from claimwatch.store import Store, flags, ledger
from claimwatch.store.desk import Desk
from claimwatch.watch.digest import DayFlag, digest_key, write_digest
from claimwatch.watch.plan import Digest, Watch
from claimwatch.watch.routing import last_due, route, subject_of, takes

_OTHERS = (("Alarm", "alarms_of"), ("Digest", "digests_of"), ("Quality", "remarks_of"))


@dataclass(frozen=True, slots=True)
class Telling:
    """Where alerts go. `senders` are those of each channel, as the plan or the settings write it.

    Where the plan has rules, they say what goes where; else everything goes to `channels`.
    `address` is the dashboard's, for a link to the flag.
    """

    channels: tuple[str, ...]
    senders: Mapping[str, tuple[Sender, ...]]
    watch: Watch = field(default_factory=Watch)
    address: str | None = None

    def names(self, channels: Iterable[str]) -> list[str]:
        """The names of these channels in the outbox."""
        return [sender.name for channel in channels for sender in self.senders.get(channel, ())]

    def everywhere(self) -> list[str]:
        """Wherever alerts go, in the outbox's names: where the plan has rules, as they say."""
        rules = self.watch.alerts
        return (
            self.names(c for r in rules for c in r.channels) if rules else self.names(self.channels)
        )

    def every_sender(self) -> list[Sender]:
        """The senders of all channels, each once."""
        return list({s.name: s for held in self.senders.values() for s in held}.values())


def tell(
    store: Store, desk: Desk, telling: Telling, clock: Callable[[], datetime]
) -> Mapping[str, int]:
    """Hand new alerts and what came back to the desk, and send what is due; return outcomes.

    An alert is handed over once, to the channels of that moment. Killed between the desk's commit
    and the ledger's note, the next run hands it over again, which the desk takes as nothing new.
    Alerts whose data failed a check wait (see `claimwatch.stages.holds`), which is told itself.
    """
    hand_back(store, desk.decisions)
    _hand_over(store, desk, telling, clock())
    # What the pipeline itself has trouble with goes to every channel that is used.
    _hand_all_over(store, desk, "unqueued_alarms", [s.name for s in telling.every_sender()])
    make_remark(store)
    _hand_all_over(store, desk, "unqueued_remarks", telling.everywhere())
    for digest in telling.watch.digests:
        _make_digest(store, desk, digest, telling, clock())
    due = {delivery.alert_id for delivery in desk.pending(clock())}
    alerts = with_reasons(store, flags.load_alerts(store, due))
    told = [*alerts, *_other_messages(store, due)]
    wordings = _wordings(store, telling, alerts)
    return deliver(desk, told, telling.every_sender(), clock, wording=wordings.on)


def _wordings(store: Store, telling: Telling, alerts: Sequence[Alert]) -> Wordings:
    templates = telling.watch.templates
    wanted = {alert.flag_id for alert in alerts} if templates else set()
    return Wordings(
        watch=telling.watch,
        names={rule.name: telling.names(rule.channels) for rule in telling.watch.alerts},
        subjects=store.execute("subjects_of", wanted=wanted),
        address=telling.address,
    )


def _other_messages(store: Store, due: Iterable[str]) -> list[Alert]:
    """What is due that is about no single flag: alarms, digests, remarks on the data's quality."""
    return [
        Alert(flag_id="", key=row["alert_id"], change=change, **row)
        for change, step in _OTHERS
        for row in store.execute(step, wanted=due)
    ]


def _hand_all_over(store: Store, desk: Desk, unqueued: str, senders: Sequence[str]) -> None:
    """Hand the messages that a step finds unqueued to these senders."""
    messages = [row["alert_id"] for row in store.execute(unqueued)]
    for message in messages:
        desk.enqueue(message, senders)
    if messages:
        with store.transaction():
            ledger.mark_done(store, "tell", messages)


def _hand_over(store: Store, desk: Desk, telling: Telling, now: datetime) -> None:
    alerts = [Alert(**row) for row in store.execute("unqueued_alerts")]
    standing = _still_standing(store, alerts)
    if telling.watch.alerts:
        _hand_over_by_rules(store, desk, standing, telling, now)
    else:
        for alert in standing:
            desk.enqueue(alert.alert_id, telling.names(telling.channels))
    with store.transaction():
        ledger.mark_done(store, "tell", [alert.alert_id for alert in alerts])


def _still_standing(store: Store, alerts: Sequence[Alert]) -> list[Alert]:
    """The alerts without those that waited for their data until their flag was gone."""
    waited = store.execute("held_before", wanted={alert.alert_id for alert in alerts})
    ids = {row["alert_id"] for row in waited}
    flags_of = {alert.flag_id for alert in alerts if alert.alert_id in ids}
    stand = {row["flag_id"] for row in store.execute("subjects_of", wanted=flags_of)}
    return [one for one in alerts if one.alert_id not in ids or one.flag_id in stand]


def _hand_over_by_rules(
    store: Store, desk: Desk, alerts: Sequence[Alert], telling: Telling, now: datetime
) -> None:
    """To each rule's channels. A flag that no longer stands is told to nobody."""
    rows = store.execute("subjects_of", wanted={alert.flag_id for alert in alerts})
    subjects = {row["flag_id"]: subject_of(row, row["sentences"] or ()) for row in rows}
    for alert in alerts:
        if alert.flag_id not in subjects:
            continue
        for channel, after in route(subjects[alert.flag_id], telling.watch, now).items():
            desk.enqueue(alert.alert_id, telling.names([channel]), after)


def _make_digest(store: Store, desk: Desk, digest: Digest, telling: Telling, now: datetime) -> None:
    """Make the digest that is due, once; one that was missed for days is made once, for all."""
    due = last_due(digest.at, digest.zone, now)
    key = digest_key(digest, due)
    if not store.execute("digests_of", wanted=[key]):
        clock = f"{digest.at:%H:%M} {digest.zone}"
        made = store.execute("last_digest", clock=clock)
        since = made[0]["due_at"] if made else due - timedelta(days=1)
        alert = write_digest(
            digest, due, since, _day_flags(store, since, due, telling), _standing(store)
        )
        row = {"alert_id": key, "clock": clock, "due_at": due}
        with store.transaction():
            store.insert("digests", [{**row, "title": alert.title, "body": alert.body}])
    desk.enqueue(key, telling.names(digest.channels))


def _day_flags(store: Store, since: datetime, until: datetime, telling: Telling) -> list[DayFlag]:
    """The conflicts that changed, and what the plan's rules keep for the digest."""
    rules = [rule for rule in telling.watch.alerts if rule.digest]
    rows = store.execute("changed_flags", since=since, until=until)
    return [
        DayFlag(
            row["flag_id"],
            row["kind"],
            row["severity"],
            row["label"],
            tuple(row["publishers"]),
            row["words"],
        )
        for row in rows
        if row["kind"] in CONFLICTS
        or any(
            takes(rule, subject_of(row, row["sentences"] or ()), telling.watch) for rule in rules
        )
    ]


def _standing(store: Store) -> dict[str, int]:
    return {row["kind"]: row["flags"] for row in store.execute("standing_kinds")}
