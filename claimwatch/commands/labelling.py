"""`claimwatch labels export`: what analysts decided, as labels to measure with."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import click

from claimwatch.commands.database import database_path, open_database


def export_labels(db: Path | None, out: Path | None) -> None:
    """Write the decisions of the database's desk as a label file, or print it without `out`."""
    from claimwatch.evaluate.decided_labels import label_file
    from claimwatch.evaluate.verdicts import parted_of, verdicts_of
    from claimwatch.settings import load_settings
    from claimwatch.store.claims import claim_of
    from claimwatch.store.desk import desk_url, open_desk
    from claimwatch.why.case import article_of

    with open_database(db) as reader:
        pairs: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for row in reader.rows("v_flag_pairs"):
            pairs[row["flag_id"]].append((row["claim_a"], row["claim_b"]))
        with open_desk(load_settings().decisions_url or desk_url(database_path(db))) as desk:
            made = desk.decisions.since()
        verdicts, parted = verdicts_of(made, pairs), parted_of(made)
        ids = {c for v in verdicts for c in v.claim_ids}
        ids |= {c for p in parted for c in (p.claim_id, *p.others)}
        claims = [claim_of(row) for row in reader.rows("v_why_claims", claim_ids=sorted(ids))]
        wanted = sorted({claim.article_id for claim in claims})
        articles = [article_of(row) for row in reader.rows("v_why_articles", article_ids=wanted)]
    text = label_file(
        verdicts,
        parted,
        {claim.claim_id: claim for claim in claims},
        {article.article_id: article for article in articles},
    )
    if out is None:
        click.echo(text, nl=False)
    else:
        out.write_text(text, encoding="utf-8")
