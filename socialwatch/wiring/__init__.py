"""The fuse box: the only place that knows everyone.

From the words before the verb to a desk over a store, and to the sources and outlets of the configuration. Everything heavy is
imported in the function that needs it: a command pays for what it uses.
"""

from __future__ import annotations

import functools
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from socialwatch.config.load import find, load
from socialwatch.config.places import place_of, system_zone
from socialwatch.config.settings import Settings
from socialwatch.errors import ConfigError, StoreError, UsageError
from socialwatch.ports import Clock, Engine, Key, Network, Outlet, Store
from socialwatch.wiring.plugins import load_libraries
from socialwatch.wiring.plugins import network_kind as network_kind
from socialwatch.wiring.plugins import network_names as network_names
from socialwatch.wiring.plugins import outlet_kind as outlet_kind
from socialwatch.wiring.plugins import outlet_names as outlet_names

if TYPE_CHECKING:
    from socialwatch.desk.alerts import AlertPolicy
    from socialwatch.desk.deliver import Deliverer
    from socialwatch.desk.desk import Desk
    from socialwatch.desk.filing import Judge
    from socialwatch.desk.learning import Shelf
    from socialwatch.desk.letters import Escalator
    from socialwatch.desk.passing import Settle
    from socialwatch.desk.poll import Progress, Tools
    from socialwatch.desk.replying import Replying
    from socialwatch.desk.teaching import Teacher
    from socialwatch.desk.visiting import Source
    from socialwatch.model.mention import Mention
    from socialwatch.triage.models.prior import Prior
    from socialwatch.triage.policy import Model
    from socialwatch.triage.policy import Policy as TriagePolicy

FIRST_WORDS = "no configuration yet; `socialwatch init` writes one, `socialwatch demo` shows the tool without one"


_LOOKALIKES = 8  # enough to say that a text is copied; more only cost time in a burst


def system_clock() -> datetime:
    """Return the present as aware UTC."""
    return datetime.now(UTC)


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """The words before the verb."""

    config: Path | None = None
    db: str | None = None
    me: str | None = None
    no_input: bool = False
    is_quiet: bool = False
    verbose: int = 0
    is_debug: bool = False


class House:
    """One run of the program: settings, store, desk and plugs, each made when it is first asked for."""

    def __init__(self, options: Options, *, clock: Clock = system_clock, environ: Mapping[str, str] | None = None) -> None:
        self.options, self.clock, self.seconds = options, clock, time.process_time
        self.environ: Mapping[str, str] = os.environ if environ is None else environ

    # -- settings ----------------------------------------------------------------------------------

    @property
    def config_path(self) -> Path | None:
        """The configuration file that is read; None where there is none."""
        return find(self.options.config, self.environ, Path.cwd(), Path.home())

    def _path(self) -> Path:
        path = self.config_path
        if path is None:
            raise ConfigError([FIRST_WORDS])
        return path

    @functools.cached_property
    def settings(self) -> Settings:
        """The configuration as a command needs it that only looks: the keys of networks and outlets are not read.

        Raises:
            ConfigError: With every error found, or because there is no configuration.
        """
        return self._warned(load(self._path(), environ=self.environ))

    @functools.cached_property
    def full_settings(self) -> Settings:
        """The whole configuration, with the keys of every network and outlet checked."""
        from socialwatch.config.tables import keys_of_network

        def source_keys(name: str) -> Sequence[Key] | None:
            kind = network_kind(name)
            return keys_of_network(kind) if kind else None

        def outlet_keys(name: str) -> Sequence[Key] | None:
            kind = outlet_kind(name)
            return kind.keys if kind else None

        return self._warned(load(
            self._path(), source_keys=source_keys, outlet_keys=outlet_keys, networks=network_names(), outlet_kinds=outlet_names(),
            environ=self.environ,
        ))  # fmt: skip

    def _warned(self, settings: Settings) -> Settings:
        if self.options.verbose:
            for warning in settings.warnings:
                sys.stderr.write(f"socialwatch: {warning}\n")
        return settings

    @property
    def me(self) -> str:
        """Who acts: `--as`, SOCIALWATCH_AS, the configuration, or the user of the system."""
        import getpass

        chosen = self.options.me or (self.settings.me if self.config_path else None)
        return chosen or getpass.getuser()

    @functools.cached_property
    def zone(self) -> tzinfo:
        """The user's time zone: of the configuration, or of the system."""
        from zoneinfo import ZoneInfo

        name = self.settings.timezone if self.config_path else None
        return ZoneInfo(name) if name else system_zone(self.environ)

    # -- the memory --------------------------------------------------------------------------------

    @functools.cached_property
    def database(self) -> Path:
        """Where the inbox is.

        Raises:
            ConfigError: It is an address that this version cannot open.
        """
        place = place_of(self.options.db, folder=Path.cwd()) if self.options.db else self.settings.place()
        if isinstance(place, Path):
            return place
        raise ConfigError(["database: PostgreSQL is not in this version yet; use sqlite:///PATH"])

    @contextmanager
    def open_store(self, *, create: bool = False, durable: bool = True) -> Iterator[Store]:
        """Open the inbox and let go of it afterwards."""
        from socialwatch.store.sqlite import open_store

        store: Store = open_store(self.database, create=create, durable=durable)
        try:
            yield store
        finally:
            store.close()

    @contextmanager
    def open_desk(self) -> Iterator[Desk]:
        """Open the desk over the inbox that is there."""
        with self.open_store() as store:
            yield self.desk(store)

    def desk(self, store: Store) -> Desk:
        """Return the desk over an open store."""
        from socialwatch.desk.desk import Desk

        return Desk(
            store=store,
            clock=self.clock,
            me=self.me,
            zone=self.zone,
            settle=self.settle,
            escalator=self.escalator,
            claim_for=self.settings.claim_for,
        )

    # -- promises and judgement ----------------------------------------------------------------------

    @property
    def settle(self) -> Callable[[datetime], Settle]:
        """Return what sets the clocks of a case; the policy is only read when a clock is set."""
        policies: list[Any] = []

        def at(now: datetime) -> Settle:
            from socialwatch.promises.clocks import settle

            if not policies:
                policies.append(self.settings.promise_policy(zone=self.zone))
            return lambda case, answers: settle(case, policies[0], now, answers=answers)

        return at

    @property
    def escalator(self) -> Escalator:
        """Return who writes the letters of hand-overs."""
        from socialwatch.config.policies import department_calendar
        from socialwatch.desk.letters import Department, Escalator

        private = frozenset(name for name, outlet in self.settings.outlets.items() if outlet.private)
        return Escalator({
            name: Department(
                name=name, themes=one.themes, members=one.members, notify=one.notify, then=one.then, within=one.acknowledge_within,
                calendar=department_calendar(self.settings, name, zone=self.zone), with_private=private,
            )
            for name, one in self.settings.departments.items()
        })  # fmt: skip

    @functools.cached_property
    def triage_policy(self) -> TriagePolicy:
        """How this installation wants mentions judged."""
        return self.settings.triage_policy(now=self.clock(), zone=self.zone, me=self.me, model=self.model)

    @functools.cached_property
    def prior(self) -> Prior:
        """The weights that are shipped; read when something is first judged."""
        from importlib.resources import files

        from socialwatch.triage.models.prior import load_prior

        return load_prior((files("socialwatch.triage.models") / "prior.bin").read_bytes())

    def judge(self, store: Store, now: datetime, *, without_rule: str | None = None) -> Judge:
        """Return the judgement over a store's lookalikes; `without_rule` as if there were no rule of this name."""
        policy = self.triage_policy
        if without_rule is not None:
            policy = msgspec.structs.replace(policy, rules=tuple(rule for rule in policy.rules if rule.name != without_rule))
        return judge_over(store, self.settings, policy, now)

    @property
    def teacher(self) -> Teacher:
        """Return what `teach` needs to know of triage."""
        from socialwatch.config.lessons import teacher_of

        return teacher_of(self.settings, lambda: self.triage_policy, self.clock)

    # -- what stands beside the inbox ------------------------------------------------------------------

    def beside(self, name: str) -> Path:
        """Return where a file that belongs to this inbox is kept: `inbox.db.NAME`."""
        return self.database.with_name(f"{self.database.name}.{name}")

    @functools.cached_property
    def shelf(self) -> Shelf:
        """What this installation has learned; a damaged file is told, and the shipped model is used."""
        from socialwatch.desk.learning import Shelf, read_shelf
        from socialwatch.store.beside import read_beside

        try:
            return read_shelf(read_beside(self.beside("model")))
        except StoreError as error:
            sys.stderr.write(f"socialwatch: {self.beside('model')}: {error}\n")
            return Shelf()

    @functools.cached_property
    def model(self) -> Model:
        """The shipped model with what this installation has learned on top."""
        from socialwatch.triage.models.own import with_own

        own = self.shelf.own
        return with_own(self.prior, own) if own.tasks else self.prior

    # -- poll --------------------------------------------------------------------------------------

    def poll_tools(self, store: Store, progress: Progress) -> Tools:
        """Return what a poll works with."""
        from socialwatch.desk.poll import Tools
        from socialwatch.triage.relevance import Matcher

        return Tools(
            store=store, clock=self.clock, brands={name: Matcher(brand) for name, brand in self.settings.brands.items()},
            judge=self.judge, settle=self.settle, escalator=self.escalator, progress=progress,
        )  # fmt: skip

    @contextmanager
    def poll_lock(self) -> Iterator[Callable[[], None]]:
        """Hold the lock that keeps a second poll out; what is yielded gives way to a poll that was started earlier."""
        from socialwatch.store.lock import poll_lock

        with poll_lock(self.database) as give_way:
            yield give_way

    def sources(self, *, only: Sequence[str] = (), allow_endpoint: bool = False) -> list[Source]:
        """Return the enabled sources, ready to be opened.

        Raises:
            UsageError: `only` names a source that there is not.
        """
        settings = self.full_settings
        known = {one.name for one in settings.sources}
        if unknown := [name for name in only if name not in known]:
            raise UsageError(f"no source {unknown[0]!r}; there are: {', '.join(sorted(known))}")
        wanted = [one for one in settings.sources if (one.name in only if only else one.is_enabled)]
        return [self._source(one.name, allow_endpoint=allow_endpoint) for one in wanted]

    def _source(self, name: str, *, allow_endpoint: bool) -> Source:
        from socialwatch.desk.visiting import Source

        settings = next(one for one in self.full_settings.sources if one.name == name)

        def open_it() -> Network:
            from socialwatch.transport import make_plugs

            plugs = make_plugs(
                source=name, budget_requests=settings.budget_requests, budget_seconds=settings.budget_seconds,
                allow_endpoint=allow_endpoint, memory=self.database.with_name(self.database.name + ".tokens"),
            )  # fmt: skip
            kind = network_kind(settings.network)
            if kind is None:
                raise ConfigError([f"sources.{name}.network: there is no network {settings.network!r}"])
            return kind.open(settings, self.full_settings.brands[settings.brand], plugs)

        rivals = (one.name for one in self.full_settings.sources if one.network == settings.network and one.name != name)
        return Source(settings, open_it, tuple(rivals), functools.partial(load_libraries, settings.network))

    def replying(self, desk: Desk, *, allow_endpoint: bool = False) -> Replying:
        """Return the answering of people over a desk."""
        from socialwatch.wiring.voices import replying_over

        return replying_over(desk, lambda: self.full_settings, self.beside("tokens"), allow_endpoint=allow_endpoint)

    def engine(self, store: Store | None) -> Engine | None:
        """Return the second opinion that is configured, with the budget of one poll; None without one."""
        from socialwatch.wiring.opinions import engine_of

        return engine_of(self.settings.engine, store.walk_labels() if store else ())

    # -- outlets -----------------------------------------------------------------------------------

    def outlets(self) -> dict[str, Callable[[], Outlet]]:
        """Return what opens each outlet, by name."""
        return {name: functools.partial(self._outlet, name) for name in self.full_settings.outlets}

    @property
    def alert_policy(self) -> AlertPolicy:
        """Return what `poll` looks at for spikes."""
        from socialwatch.desk.alerts import AlertPolicy

        alerts = self.settings.alerts
        return AlertPolicy(of=alerts.of, by=alerts.by, k=alerts.k, floor=alerts.floor, outlets=alerts.outlets)

    @property
    def ticket_outlets(self) -> frozenset[str]:
        """Return the names of the outlets that are ticket systems, which remind by themselves."""
        kinds = {one.kind for one in self.settings.outlets.values()}
        tickets = {name for name in kinds if getattr(outlet_kind(name), "makes_tickets", False)}
        return frozenset(name for name, one in self.settings.outlets.items() if one.kind in tickets)

    @property
    def deliverer(self) -> Deliverer:
        """Return who this process is among those that deliver."""
        from socialwatch.desk.deliver import Deliverer
        from socialwatch.store.process import is_gone, process_name

        return Deliverer(name=process_name(), is_gone=is_gone)

    def _outlet(self, name: str) -> Outlet:
        from socialwatch.transport import make_plugs

        settings = self.full_settings.outlets[name]
        kind = outlet_kind(settings.kind)
        if kind is None:
            raise ConfigError([f"outlets.{name}.kind: there is no outlet {settings.kind!r}"])
        return kind.open(settings, make_plugs(source=f"outlet {name}", budget_requests=1000, budget_seconds=120))


# -- from settings to policies --------------------------------------------------------------------------------------------


def judge_over(store: Store, settings: Settings, policy: TriagePolicy, now: datetime) -> Judge:
    """Return the judgement of one mention among the recent ones of a store."""
    from datetime import timedelta

    from socialwatch.desk.filing import Judgement
    from socialwatch.triage.duplicates import sketch
    from socialwatch.triage.judge import judge
    from socialwatch.triage.policy import Context

    recent = now - timedelta(days=7)

    def one(mention: Mention, goes_on: bool) -> Judgement:
        own = sketch(mention.body)
        found = store.lookalikes(own, since=recent, limit=_LOOKALIKES) if own else ()
        # Where it is judged again it is in the store already, and is no copy of itself.
        near = tuple(one for one in found if (one.author, one.created_at) != (mention.author, mention.created_at))
        context = Context(brand=settings.brands[mention.brand], lookalikes=near, is_follow_up=goes_on)
        return Judgement(judge(mention, context, policy, now), own)

    return one
