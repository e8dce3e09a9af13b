"""The store: the only place that opens the database."""

from claimwatch.store.export import export_tables
from claimwatch.store.reader import Reader, open_reader
from claimwatch.store.tables import DOMAIN_TABLES
from claimwatch.store.writer import Store, open_writer, publish_snapshot

__all__ = [
    "DOMAIN_TABLES",
    "Reader",
    "Store",
    "export_tables",
    "open_reader",
    "open_writer",
    "publish_snapshot",
]
