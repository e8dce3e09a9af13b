"""Tell: decided alerts in, deliveries out. The alerts table is the truth, the desk its outbox."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from claimwatch.alert.outbox import deliver
from claimwatch.alert.senders import Sender
from claimwatch.model import Alert
from claimwatch.stages.fold_in import hand_back
from claimwatch.store import Store, flags, ledger
from claimwatch.store.desk import Desk


def tell(
    store: Store, desk: Desk, senders: Sequence[Sender], clock: Callable[[], datetime]
) -> Mapping[str, int]:
    """Hand new alerts and what came back to the desk, and send what is due; return outcomes.

    An alert is handed over once, to the channels of that moment. Killed between the desk's commit
    and the ledger's note, the next run hands it over again, which the desk takes as nothing new.
    """
    hand_back(store, desk.decisions)
    _hand_over(store, desk, [sender.name for sender in senders])
    due = {delivery.alert_id for delivery in desk.pending(clock())}
    return deliver(desk, flags.load_alerts(store, due), senders, clock)


def _hand_over(store: Store, desk: Desk, channels: Sequence[str]) -> None:
    alerts = [Alert(**row) for row in store.execute("unqueued_alerts")]
    for alert in alerts:
        desk.enqueue(alert.alert_id, channels)
    with store.transaction():
        ledger.mark_done(store, "tell", [alert.alert_id for alert in alerts])
