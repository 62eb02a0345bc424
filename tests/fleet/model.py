"""Explores every order in which clients renew tokens in turns.

The steps are those of core/src/auth/shared_token_store.h: turn, claim, renew, save, release. A client may
crash between any two steps, and a lease may end at any time, because its holder may sleep for as long as it
likes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum


class Step(Enum):
    """What a client does next."""

    TURN = "turn"
    CLAIM = "claim"
    RENEW = "renew"
    SAVE = "save"
    RELEASE = "release"
    DONE = "done"


@dataclass(frozen=True)
class Tokens:
    """An access token and its refresh token, which have one number."""

    number: int


@dataclass(frozen=True)
class Client:
    """One process. `known` is the version of the tokens that it has read or saved."""

    step: Step = Step.TURN
    known: int | None = None
    tokens: Tokens | None = None
    refresh: int | None = None
    fence: int = 0


@dataclass(frozen=True)
class Store:
    """What Redis has. `lease` is the index of its holder."""

    tokens: Tokens | None = None
    version: int = 0
    granted: int = 0
    claimed: tuple[int, int] | None = None
    lease: int | None = None


@dataclass(frozen=True)
class World:
    """One state, and what may still go wrong. `uses`: the refresh tokens that the service got, in order."""

    clients: tuple[Client, ...]
    store: Store
    issued: int
    uses: tuple[int, ...] = ()
    logins: int = 0
    crashes: int = 0
    sleeps: int = 0
    empties: int = 0


@dataclass(frozen=True)
class Rules:
    """The rules that the model has. A test takes one away to see that the model finds what it is for."""

    claims: bool = True
    fences: bool = True
    leases_end: bool = True


NOBODY = -1
"""The holder of a lease that a crashed process left."""

OLD = Tokens(1)
"""The tokens that all clients have, and that have ended."""


def start(clients: int, *, crashes: int, sleeps: int, empties: int = 0) -> World:
    """Everybody has the old tokens, which are stored too."""
    client = Client(known=1, tokens=OLD, refresh=OLD.number)
    store = Store(tokens=OLD, version=1, granted=1)
    return World((client,) * clients, store, OLD.number, crashes=crashes, sleeps=sleeps, empties=empties)


def satisfied(client: Client) -> bool:
    """Whether it has a token that has not ended."""
    return client.tokens is not None and client.tokens != OLD


def turn(client: Client, index: int, world: World, rules: Rules) -> tuple[Client, World] | None:
    store = world.store
    if store.tokens is not None and store.version != client.known:
        refresh = store.tokens.number
        taken = replace(client, known=store.version, tokens=store.tokens, refresh=refresh)
        return replace(taken, step=Step.DONE if satisfied(taken) else Step.TURN), world
    if store.lease is not None and store.lease != index:
        return None  # it waits
    fence = store.granted + 1
    held = replace(client, step=Step.CLAIM, fence=fence, known=store.version)
    return held, replace(world, store=replace(store, lease=index, granted=fence))


def claim(client: Client, index: int, world: World, rules: Rules) -> tuple[Client, World]:
    store = world.store
    late = store.granted > client.fence or store.version > client.fence
    if late or store.lease not in (None, index):
        return replace(client, step=Step.TURN), world
    store = replace(store, lease=index, granted=client.fence)
    if client.refresh is not None and rules.claims:
        mark = (client.refresh, client.fence)
        if store.claimed is not None and store.claimed[0] == client.refresh and store.claimed != mark:
            return replace(client, step=Step.RENEW, refresh=None), replace(world, store=store)
        store = replace(store, claimed=mark)
    return replace(client, step=Step.RENEW), replace(world, store=store)


def renew(client: Client, index: int, world: World, rules: Rules) -> tuple[Client, World]:
    """The service issues tokens for a refresh token once. Otherwise the client logs in."""
    tokens = Tokens(world.issued + 1)
    world = replace(world, issued=tokens.number)
    refresh = client.refresh
    if refresh is not None:
        world = replace(world, uses=(*world.uses, refresh))
    if refresh is None or refresh in world.uses[:-1]:
        world = replace(world, logins=world.logins + 1)
    return replace(client, step=Step.SAVE, tokens=tokens, refresh=tokens.number), world


def save(client: Client, index: int, world: World, rules: Rules) -> tuple[Client, World]:
    store = world.store
    if store.version > client.fence and rules.fences:
        return replace(client, step=Step.TURN), world
    granted = max(store.granted, client.fence)
    store = replace(store, tokens=client.tokens, version=client.fence, granted=granted)
    return replace(client, step=Step.RELEASE, known=client.fence), replace(world, store=store)


def release(client: Client, index: int, world: World, rules: Rules) -> tuple[Client, World]:
    store = world.store
    if store.lease == index:
        store = replace(store, lease=None)
    return replace(client, step=Step.DONE), replace(world, store=store)


STEPS = {Step.TURN: turn, Step.CLAIM: claim, Step.RENEW: renew, Step.SAVE: save, Step.RELEASE: release}


def next_worlds(world: World, rules: Rules) -> Iterator[tuple[str, World]]:
    """Everything that may happen next."""
    for index, client in enumerate(world.clients):
        if client.step is Step.DONE:
            continue
        done = STEPS[client.step](client, index, world, rules)
        if done is not None:
            after, then = done
            yield f"{index} {client.step.value}", with_client(then, index, after)
        if world.crashes > 0:
            then = with_client(world, index, Client())  # it is started again, and knows nothing
            if then.store.lease == index:
                then = replace(then, store=replace(then.store, lease=NOBODY))
            yield f"{index} crashes", replace(then, crashes=world.crashes - 1)
    store = world.store
    if store.lease is not None and rules.leases_end:
        alive = store.lease != NOBODY
        if not alive or world.sleeps > 0:
            ended = replace(world, store=replace(store, lease=None))
            yield "the lease ends", replace(ended, sleeps=world.sleeps - alive)
    if world.empties > 0:
        # Fences come from Redis's clock, so those of an empty Redis are greater too.
        fresh = Store(granted=max(store.granted, *(client.fence for client in world.clients)))
        yield "Redis starts empty", replace(world, store=fresh, empties=world.empties - 1)


def with_client(world: World, index: int, client: Client) -> World:
    clients = list(world.clients)
    clients[index] = client
    return replace(world, clients=tuple(clients))


@dataclass
class Explored:
    """All states that can be reached."""

    worlds: dict[World, list[World]]
    problems: list[str]


def problem(before: World, after: World, what: str) -> str | None:
    """What must never happen."""
    if len(set(after.uses)) < len(after.uses):
        return f"a refresh token was used twice: {what}"
    emptied = after.empties < before.empties
    if after.store.version < before.store.version and not emptied:
        return f"older tokens replaced newer ones: {what}"
    return None


def explore(first: World, rules: Rules | None = None) -> Explored:
    """Visits every state that can be reached from the first one."""
    rules = rules or Rules()
    explored = Explored({}, [])
    waiting = [first]
    while waiting:
        world = waiting.pop()
        if world in explored.worlds:
            continue
        following = []
        for what, after in next_worlds(world, rules):
            found = problem(world, after, what)
            if found is not None:
                explored.problems.append(found)
            following.append(after)
            waiting.append(after)
        explored.worlds[world] = following
    return explored


def stuck(explored: Explored) -> list[World]:
    """States from which not everybody gets a token any more."""
    causes: dict[World, list[World]] = {}
    for world, following in explored.worlds.items():
        for after in following:
            causes.setdefault(after, []).append(world)
    waiting = [
        world
        for world in explored.worlds
        if all(client.step is Step.DONE and satisfied(client) for client in world.clients)
    ]
    fine = set(waiting)
    while waiting:
        for cause in causes.get(waiting.pop(), []):
            if cause not in fine:
                fine.add(cause)
                waiting.append(cause)
    return [world for world in explored.worlds if world not in fine]
