"""Draws a message for people: a title for a list, and a body in plain text for any channel."""

from __future__ import annotations

from claimwatch.alert.messages import Message, Side

TITLE_CHARS = 120
_KINDS = {
    "dispute": "Sources differ",
    "misreport": "Passed on differently",
    "inconsistent": "Contradicts itself",
    "revision": "Revised",
    "hedge_drift": "Hedge dropped",
    "scope_drift": "Something else counted",
    "attribution_dropped": "Speaker dropped",
    "stale": "Still prints the old figure",
    "silent_edit": "Changed without notice",
}


def title_of(message: Message) -> str:
    """One line: severity, kind, what it is about, and the two numbers that lie widest apart."""
    numbers = " / ".join(side.number for side in message.sides[:2])
    kind = _KINDS.get(message.kind, message.kind)
    tail = f": {numbers}" if numbers else ""
    label_chars = max(20, TITLE_CHARS - len(tail) - len(kind) - 14)
    label = message.label
    if len(label) > label_chars:
        label = label[: label_chars - 1].rstrip() + "…"
    return f"[{message.severity}] {kind}: {label}{tail}"[: 2 * TITLE_CHARS]


def body_of(message: Message, alert_id: str) -> str:
    """Plain text: what changed and why it was raised, each sentence with its number in » «, key."""
    parts = [message.change, message.explanation]
    parts += [_drawn(number, side) for number, side in enumerate(message.sides, start=1)]
    if message.sides_left_out:
        parts.append(f"… and {message.sides_left_out} more claims.")
    parts.append(f"Independent origins: {message.origins}. Flag {message.flag_id}.")
    # The key lets a receiver know a message that came twice: delivery is at least once.
    parts.append(f"Alert key: {alert_id}")
    return "\n\n".join(parts)


def _drawn(number: int, side: Side) -> str:
    said = f"({number}) {side.outlet}, {side.printed}"
    if side.claimant:
        said += f", according to {side.claimant}"
    if side.via:
        said += f" through {', '.join(side.via)}"
    lines = [f"{said}:", f"    {side.before}»{side.number}«{side.after}".rstrip()]
    if side.url:
        lines.append(f"    {side.url}")
    return "\n".join(lines)
