"""What a user can write into `watch.yaml`, each part with its description for `claimwatch config`.

Unknown names are refused, so that slips are seen. All parts may be left out.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from datetime import time, timedelta
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from claimwatch.collect.addresses import canonical_url
from claimwatch.collect.languages import language_of
from claimwatch.terms import FeedKind, FlagKind, Severity
from claimwatch.watch.amounts import read_clock, read_duration
from claimwatch.watch.templates import PLACEHOLDERS, check_template


def _web_address(text: str) -> str:
    # courlan takes only public names; a source on one's own network has any.
    if not text.startswith(("http://", "https://")) or any(char.isspace() for char in text):
        raise ValueError("must be an http or https address")
    return text


def _language(text: str) -> str:
    found = language_of(text)
    if found is None:
        raise ValueError("must be a language tag such as en or pt-BR")
    return found


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("must be a time zone such as Europe/London") from None
    return name


def _text_of(value: Any) -> Any:
    return str(value) if isinstance(value, Path) else value


WebAddress = Annotated[str, AfterValidator(_web_address)]
Language = Annotated[str, AfterValidator(_language)]
Country = Annotated[str, Field(pattern="^[A-Z]{2}$")]
Zone = Annotated[str, AfterValidator(_zone)]
Duration = Annotated[timedelta, BeforeValidator(read_duration)]
Clock = Annotated[time, BeforeValidator(read_clock)]
Name = Annotated[str, Field(min_length=1, max_length=200)]
TemplateText = Annotated[str, Field(min_length=1), AfterValidator(check_template)]
FilePath = Annotated[str, BeforeValidator(_text_of), Field(min_length=1)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Publisher(_Part):
    """An outlet or agency: what is known of it beside its articles."""

    name: Name = Field(description="As it is shown, and as articles name it.")
    domain: Name | None = Field(default=None, description="Of its site, without www.")
    country: Country | None = Field(
        default=None, description="ISO 3166 code; evidence for a bare $, £ or kr."
    )
    language: Language | None = Field(default=None, description="ISO 639 code of its articles.")
    ownership_group: Name | None = Field(
        default=None, description="Outlets of one group are told apart in counts of sources."
    )
    wire: bool = Field(default=False, description="True for a news agency.")
    short_names: tuple[Name, ...] = Field(default=(), description="Other names, as in credits.")


class Feed(_Part):
    """An RSS, Atom or JSON feed, or a news sitemap, that is fetched on a schedule."""

    url: WebAddress = Field(description="The feed's address.")
    kind: FeedKind = Field(
        default=FeedKind.AUTO,
        description="A feed, or a news sitemap (also an index of them, also .gz); auto: as it "
        "looks.",
    )
    publisher: Name | None = Field(
        default=None, description="Whose articles these are; unset, as the pages say."
    )
    every: Duration = Field(
        default=timedelta(minutes=15), ge=timedelta(minutes=1), description="Time between fetches."
    )
    pages: bool = Field(
        default=True, description="Fetch the page behind each entry; false takes the entry's text."
    )
    again: tuple[Duration, ...] = Field(
        default=(timedelta(hours=1), timedelta(hours=6), timedelta(hours=24)),
        description="When a page is fetched again after its first time, to see silent edits.",
    )
    allow_private: bool = Field(
        default=False, description="Allow this address though it is on a private network."
    )


class Inbox(_Part):
    """A folder or file that is read on every run."""

    path: FilePath = Field(description="Relative to the folder of watch.yaml.")


class Topic(_Part):
    """What an analyst follows, by the words that articles and figures use."""

    name: Name = Field(description="As it is shown.")
    words: tuple[Name, ...] = Field(min_length=1, description="Any of these makes it the topic.")
    kinds: tuple[FlagKind, ...] = Field(default=(), description="Only these kinds; unset, all.")
    weight: float = Field(
        default=1.0, gt=0, le=10, description="Multiplies the severity of its flags."
    )


class QuietHours(_Part):
    """When a rule's alerts wait until the end of the hours."""

    start: Clock = Field(alias="from", description="HH:MM")
    end: Clock = Field(alias="to", description="HH:MM; before `from`, it is on the next day.")
    zone: Zone = Field(default="UTC", description="IANA time zone.")


class Template(_Part):
    """How an alert is worded; rules name it."""

    name: Name = Field(description="As the rules name it.")
    title: TemplateText | None = Field(
        default=None, description="One line; unset, as it is without a template."
    )
    body: TemplateText | None = Field(
        default=None,
        description="Text with names in braces, such as {label}; unset, as it is without a "
        f"template. Names: {', '.join(PLACEHOLDERS)}. The key is added where it is left out.",
    )


class AlertRule(_Part):
    """Which flags are told, and where. A flag that several rules take is told by each of them."""

    name: Name = Field(description="As it stands in the message and in the log.")
    kinds: tuple[FlagKind, ...] = Field(default=(), description="Only these; unset, all conflicts.")
    topics: tuple[Name, ...] = Field(default=(), description="Only these topics; unset, all.")
    publishers: tuple[Name, ...] = Field(
        default=(), description="Only where one of these is a side; unset, all."
    )
    ownership_groups: tuple[Name, ...] = Field(
        default=(), description="Only where an outlet of one of these groups is a side; unset, all."
    )
    severity: Severity = Field(default=Severity.INFO, description="From this severity on.")
    confidence: float = Field(default=0.0, ge=0, le=1, description="From this confidence on.")
    channels: tuple[Name, ...] = Field(
        min_length=1,
        description="console, file, file:PATH or any Apprise URL; ${NAME} is taken from the "
        "environment, so that no password stands here.",
    )
    template: Name | None = Field(
        default=None, description="How its alerts are worded; unset, as usual."
    )
    quiet: QuietHours | None = Field(default=None, description="When nothing is told.")
    digest: bool = Field(default=False, description="True: only in the digests, not at once.")


class Digest(_Part):
    """A summary of the day's flags at a fixed time."""

    at: Clock = Field(description="HH:MM")
    zone: Zone = Field(default="UTC", description="IANA time zone.")
    channels: tuple[Name, ...] = Field(min_length=1, description="As in the alert rules.")


class Watch(_Part):
    """The whole plan."""

    publishers: tuple[Publisher, ...] = ()
    feeds: tuple[Feed, ...] = ()
    inboxes: tuple[Inbox, ...] = ()
    topics: tuple[Topic, ...] = ()
    templates: tuple[Template, ...] = ()
    alerts: tuple[AlertRule, ...] = ()
    digests: tuple[Digest, ...] = ()

    def channels(self) -> list[str]:
        """Every channel that a rule or a digest names, as it is written, each once."""
        told = [rule.channels for rule in self.alerts] + [one.channels for one in self.digests]
        return list(dict.fromkeys(channel for channels in told for channel in channels))

    def countries(self) -> dict[str, str]:
        """The countries of publishers by each of their names, where they are given."""
        return {
            name: one.country
            for one in self.publishers
            if one.country
            for name in (one.name, *one.short_names, *([one.domain] if one.domain else []))
        }

    def outlets_of(self, groups: tuple[str, ...]) -> set[str]:
        """Every name of the publishers that belong to these ownership groups."""
        return {
            name
            for one in self.publishers
            if one.ownership_group in groups
            for name in (one.name, *one.short_names)
        }

    @model_validator(mode="after")
    def _names_are_known(self) -> Watch:
        _require_distinct("publishers", [publisher.name for publisher in self.publishers])
        _require_distinct("feeds", [canonical_url(feed.url) or feed.url for feed in self.feeds])
        _require_distinct("topics", [topic.name for topic in self.topics])
        _require_distinct("templates", [template.name for template in self.templates])
        _require_distinct("alerts", [rule.name for rule in self.alerts])
        self._rules_name_what_is_there()
        return self

    def _rules_name_what_is_there(self) -> None:
        topics = {topic.name for topic in self.topics}
        templates = {template.name for template in self.templates}
        groups = {publisher.ownership_group for publisher in self.publishers}
        for number, rule in enumerate(self.alerts):
            place = f"alerts[{number}]"
            _require_known(f"{place}.topics", "topic", rule.topics, topics)
            given = [rule.template] if rule.template is not None else []
            _require_known(f"{place}.template", "template", given, templates)
            named = rule.ownership_groups
            _require_known(f"{place}.ownership_groups", "ownership group", named, groups)


def _require_known(
    place: str, what: str, names: Iterable[str], known: Container[str | None]
) -> None:
    for name in names:
        if name not in known:
            raise ValueError(f"{place}: there is no {what} {name!r}")


def _require_distinct(part: str, names: list[str]) -> None:
    for number, name in enumerate(names):
        if name in names[:number]:
            raise ValueError(f"{part}[{number}]: {name!r} stands there twice")
