import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { FleetConfig } from '../../../app/config/fleet.ts';
import { FLEET_DELAYS, patienceMs, pauseMs, slowestMs, type OutboxLimits } from '../../../app/fleet/outbox/limits.ts';
import type { Answer } from '../../../app/fleet/wire/answer.ts';
import type { Command } from '../../../app/fleet/wire/command.ts';
import { confirmedSchema, type AuditMessage } from '../../../app/fleet/wire/messages.ts';
import { topicOf } from '../../../app/fleet/wire/topics.ts';
import type { LogEvent, LogFacts, LogLevel } from '../../../app/log/events.ts';
import type { CancelTimer, Clock } from '../../../app/ports/clock.ts';
import { MINUTE_MS } from '../../../app/units.ts';
import { pump } from '../books/pump.ts';
import { CommandHandler, type Outcome } from '../commands/handler.ts';
import { verifierOf, type OperatorKey } from '../commands/verify.ts';
import type { Link, LinkEnd, OpenLink } from '../link/link.ts';
import { Sender } from '../link/sender.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { OutboxFile } from '../outbox/outbox-file.ts';
import { StateTeller } from './state-teller.ts';
import { carryOutHere, isCarriedOutHere, type HereParts } from './carried-out-here.ts';
import { Nightly } from './nightly.ts';
import type { FleetThreadData, ToFleet } from './messages.ts';
import { jsonOf } from '../wire-json.ts';

/** What the keeper of a machine's fleet messages is made of; tests replace all of it. */
export interface KeeperPorts extends Pick<FleetThreadData, 'dataDirectory' | 'machine'> {
  readonly fleet: FleetConfig;
  readonly keys: readonly OperatorKey[];
  readonly clock: Clock;
  /** From 0 to 1. */
  readonly chance: () => number;
  readonly openLink: OpenLink;
  readonly limits: OutboxLimits;
  readonly command: (id: string, command: Command, by: string) => void;
  readonly log: (level: LogLevel, event: LogEvent, facts: LogFacts) => void;
}

/** So many connections that end soon after they have opened, one after the other, are not opened at once again and again. */
const MANY_CLOSED = 3;
/** A message waits at most so much longer than it has to, in parts of the whole. */
const LOOKS_PER_WAIT = 4;
const HEARD_EVERY_MS = 10 * MINUTE_MS;

/**
 * Keeps a machine and its fleet in step: reads the journal, numbers what it says, sends it over one connection, and takes
 * commands. It never writes into the journal, and whatever fails here is tried again later: the machine sells meanwhile.
 */
export class FleetKeeper {
  readonly #ports: KeeperPorts;
  readonly #file: OutboxFile;
  readonly #state: StateTeller;
  readonly #nightly: Nightly;
  #handler: CommandHandler | null = null;
  /** The outbox that the handler belongs to. */
  #handlerOf: Outbox | null = null;
  #link: Link | null = null;
  #attempt: { end(): void } | null = null;
  #sender: Sender | null = null;
  #failures = 0;
  /** Null where the last connection never opened. */
  #openedMonoMs: number | null = null;
  /** Connections in a row that were closed soon after they were open: by a proxy, or by a broker that refuses something. */
  #closedSoon = 0;
  /** Another machine has told its state under this name since this one did. */
  #isTwinSeen = false;
  #isTold = false;
  /** How long the keeper of the books took to confirm, at the slowest; null where it was not seen to confirm yet. */
  #slowestMs: number | null = null;
  #unconfirmedMs: number = FLEET_DELAYS.unconfirmedMs;
  /** How long it has been sending again without any confirmation. */
  #unheardMs = 0;
  #clockOffsetMs: number | null = null;
  #cancelPump: CancelTimer | null = null;
  #cancelConnect: CancelTimer = () => undefined;
  #cancelSender: CancelTimer = () => undefined;
  #cancelLook: CancelTimer = () => undefined;
  #cancelUnconfirmed: CancelTimer | null = null;
  #cancelIdentity: CancelTimer = () => undefined;
  #isStopped = false;

  constructor(ports: KeeperPorts) {
    this.#ports = ports;
    const { fleet, clock, dataDirectory } = ports;
    this.#file = new OutboxFile(join(dataDirectory, 'fleet.db'), ports.limits, ports.log);
    this.#state = new StateTeller({
      clock,
      kioskId: fleet.kioskId,
      keys: ports.keys.map(({ name }) => name),
      outbox: () => this.#file.get(),
      link: () => this.#link,
      attempt: (act) => this.#safely(act),
      read: (act) => this.#read(act),
      isTold: () => {
        this.#sender?.kick();
        this.#lookForUnconfirmed();
      },
    });
    this.#nightly = new Nightly({
      ...ports,
      attempt: (act) => this.#safely(act),
      read: (act) => this.#read(act),
      say: (audit) => this.#audit(audit),
    });
  }

  /** Begins; nothing is sent before. */
  start(): void {
    this.#safely(() => {
      this.#state.started(this.#file.get());
    });
    this.#look();
    this.#connect();
  }

  /** A message of main's. */
  take(message: Exclude<ToFleet, { kind: 'stop' }>): void {
    switch (message.kind) {
      case 'grown':
        this.#pumpSoon(FLEET_DELAYS.pumpMs);
        return;
      case 'state':
        this.#clockOffsetMs = message.facts.clockOffsetMs;
        this.#state.take(message);
        return;
      case 'finished':
        if (message.outcome.outcome === 'done') this.#state.carriedOut();
        this.#finish(message.id, message.outcome);
    }
  }

  /** The machine stops on purpose: it says so, within a limit, and closes its file. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    for (const cancel of [
      this.#cancelPump,
      this.#cancelConnect,
      this.#cancelSender,
      this.#cancelLook,
      this.#cancelUnconfirmed,
      this.#cancelIdentity,
    ])
      cancel?.();
    await this.#state.stop();
    this.#sender?.end();
    this.#link?.close();
    this.#attempt?.end();
    this.#safely(() => {
      this.#state.stopped();
    });
    this.#file.close();
  }

  #look(): void {
    if (this.#isStopped) return;
    this.#pumpSoon(0);
    this.#safely(() => {
      const outbox = this.#file.get();
      outbox.expire(this.#ports.clock.wallMs());
      this.#sendUnconfirmed(outbox);
      this.#state.look();
    });
    if (this.#sender !== null) this.#nightly.look(this.#file);
    if (this.#link !== null) this.#noteHeard();
    this.#cancelLook = this.#ports.clock.setTimer(FLEET_DELAYS.lookAgainMs, () => {
      this.#look();
    });
  }

  /** Messages that the broker has had for long and that whoever keeps the books has not got. */
  #sendUnconfirmed(outbox: Outbox): void {
    if (outbox.fact('keeper') === null || this.#sender === null) return;
    const nowMs = this.#ports.clock.wallMs();
    const oldest = outbox.sentBefore(nowMs - this.#unconfirmedMs);
    if (oldest === null) return;
    this.#unheardMs += this.#unconfirmedMs;
    if (this.#unheardMs >= FLEET_DELAYS.evenlyUnconfirmedMs)
      this.#unconfirmedMs = Math.min(2 * this.#unconfirmedMs, FLEET_DELAYS.mostUnconfirmedMs);
    outbox.again(oldest, outbox.last);
    this.#sender.kick();
  }

  /** Looks again while something is unconfirmed, as often as the keeper's usual pace makes it worth while. */
  #lookForUnconfirmed(): void {
    if (this.#isStopped || this.#cancelUnconfirmed !== null || this.#sender === null) return;
    const isOpen = this.#read(() => this.#file.get().confirmed < this.#file.get().last);
    if (isOpen !== true) return;
    this.#cancelUnconfirmed = this.#ports.clock.setTimer(this.#unconfirmedMs / LOOKS_PER_WAIT, () => {
      this.#cancelUnconfirmed = null;
      this.#safely(() => {
        this.#sendUnconfirmed(this.#file.get());
      });
      this.#lookForUnconfirmed();
    });
  }

  #pumpSoon(afterMs: number): void {
    if (this.#isStopped || this.#cancelPump !== null) return;
    this.#cancelPump = this.#ports.clock.setTimer(afterMs, () => {
      this.#cancelPump = null;
      this.#pump();
    });
  }

  #pump(): void {
    const { dataDirectory, clock } = this.#ports;
    const journal = join(dataDirectory, 'journal.db');
    this.#safely(() => {
      if (this.#isStopped || !existsSync(journal)) return;
      const pumped = pump(this.#file.get(), journal, clock.wallMs());
      this.#sender?.kick();
      this.#lookForUnconfirmed();
      if (pumped === 'more') this.#pumpSoon(0);
    });
  }

  #connect(): void {
    if (this.#isStopped) return;
    const { fleet, openLink, clock } = this.#ports;
    const options = this.#read(() => {
      this.#handlerFor(this.#file.get());
      return {
        place: fleet,
        will: { topic: topicOf(fleet.kioskId, 'state'), payload: this.#state.offline('lost') },
        subscribe: [topicOf(fleet.kioskId, 'commands'), topicOf(fleet.kioskId, 'confirmed')],
        // Not every broker says why it closes a connection; what another machine with this name has said of itself does.
        subscribeIfAllowed: this.#closedSoon >= MANY_CLOSED ? [topicOf(fleet.kioskId, 'state')] : [],
        silentMs: FLEET_DELAYS.silentMs,
        clock,
      };
    });
    if (options === null) {
      // Without its file nobody could tell which commands were carried out.
      this.#cancelConnect = clock.setTimer(FLEET_DELAYS.lookAgainMs, () => {
        this.#connect();
      });
      return;
    }
    this.#attempt = openLink(options, {
      onOpen: (link) => {
        this.#opened(link);
      },
      onMessage: (topic, payload, isRetained) => {
        this.#taken(topic, payload, isRetained);
      },
      onEnd: (end) => {
        this.#ended(end);
      },
    });
  }

  #opened(link: Link): void {
    this.#link = link;
    this.#failures = 0;
    this.#openedMonoMs = this.#ports.clock.monoMs();
    this.#isTold = false;
    this.#ports.log('info', 'fleet-connected', { broker: this.#ports.fleet.broker });
    this.#safely(() => {
      this.#state.connected();
    });
    this.#noteHeard();
    // The other one with this name would have come back by then.
    this.#cancelIdentity = this.#ports.clock.setTimer(FLEET_DELAYS.takenOverMs, () => {
      this.#state.identity(false);
    });
    // What is confirmed comes as a retained message and need not be sent again.
    this.#cancelSender = this.#ports.clock.setTimer(FLEET_DELAYS.confirmationMs, () => {
      this.#sendFrom(link);
    });
  }

  /** For the doctor and the service menu, and rarely: each time the disk has to answer. */
  #noteHeard(): void {
    const nowMs = this.#ports.clock.wallMs();
    this.#safely(() => {
      const outbox = this.#file.get();
      if (Math.abs(nowMs - Number(outbox.fact('heard') ?? 0)) >= HEARD_EVERY_MS) outbox.setFact('heard', String(nowMs));
    });
  }

  #sendFrom(link: Link): void {
    const { clock, fleet } = this.#ports;
    const isReady = this.#safely(() => {
      const outbox = this.#file.get();
      // The broker may have lost its memory, or may have dropped what it had acknowledged.
      outbox.again(outbox.confirmed + 1, outbox.last, clock.wallMs() - FLEET_DELAYS.sentAgainMs);
      const wallMs = (): number => clock.wallMs();
      const attempt = (act: () => void): boolean => this.#safely(act);
      this.#sender = new Sender({ kioskId: fleet.kioskId, outbox, link, wallMs, attempt });
      this.#sender.kick();
      this.#handler?.sayAll();
    });
    this.#lookForUnconfirmed();
    if (isReady) return;
    this.#cancelSender = clock.setTimer(FLEET_DELAYS.lookAgainMs, () => {
      this.#sendFrom(link);
    });
  }

  #ended({ reason, detail }: LinkEnd): void {
    this.#cancelSender();
    this.#cancelUnconfirmed?.();
    this.#cancelUnconfirmed = null;
    this.#sender?.end();
    this.#sender = null;
    this.#link = null;
    this.#attempt = null;
    if (this.#isStopped) return;
    this.#failures += 1;
    // Once in a row of failures: a broker that is gone for a week has one line.
    if (!this.#isTold && reason !== 'taken-over') this.#ports.log('warning', 'fleet-lost', { reason, detail });
    this.#isTold = true;
    this.#noteClosed(reason);
    // The broker says so, or the other machine's own state does: connections that end soon have other causes, too.
    const isTaken = reason === 'taken-over' || this.#isTwinSeen;
    this.#isTwinSeen = false;
    if (isTaken) this.#ports.log('error', 'fleet-lost', { reason: 'taken-over', detail });
    this.#cancelIdentity();
    if (isTaken) this.#state.identity(true);
    const { clock, chance } = this.#ports;
    const failures = this.#closedSoon >= MANY_CLOSED ? this.#closedSoon : this.#failures;
    const pause = isTaken ? FLEET_DELAYS.takenOverMs : pauseMs(failures, chance());
    this.#cancelConnect = clock.setTimer(pause, () => {
      this.#connect();
    });
  }

  /** One that was closed before it was open says nothing: the broker stops, perhaps. */
  #noteClosed(reason: LinkEnd['reason']): void {
    const openedMonoMs = this.#openedMonoMs;
    this.#openedMonoMs = null;
    if (reason !== 'closed') this.#closedSoon = 0;
    else if (openedMonoMs !== null) {
      const wasOpenMs = this.#ports.clock.monoMs() - openedMonoMs;
      this.#closedSoon = wasOpenMs < MINUTE_MS ? this.#closedSoon + 1 : 0;
    }
  }

  #taken(topic: string, payload: Uint8Array, isRetained: boolean): void {
    const { kioskId } = this.#ports.fleet;
    if (topic === topicOf(kioskId, 'commands')) this.#handler?.take(payload, isRetained);
    else if (topic === topicOf(kioskId, 'confirmed')) this.#confirm(payload, isRetained);
    else if (topic === topicOf(kioskId, 'state') && isRetained && this.#state.isOthers(payload)) {
      this.#isTwinSeen = true;
      this.#attempt?.end();
    }
  }

  #confirm(payload: Uint8Array, isRetained: boolean): void {
    const read = confirmedSchema.safeParse(jsonOf(payload));
    if (!read.success) return;
    const { upTo, series } = read.data;
    this.#safely(() => {
      const outbox = this.#file.get();
      if (series !== undefined && series !== outbox.series) return;
      const before = outbox.confirmed;
      const sentAtMs = outbox.sentAtMs(upTo);
      if (!outbox.confirm(upTo)) return;
      if (outbox.fact('keeper') === null) outbox.setFact('keeper', 'known');
      if (upTo <= before) return;
      // A retained confirmation was given at any time while this machine was away.
      if (!isRetained && sentAtMs !== null)
        this.#slowestMs = slowestMs(this.#slowestMs, this.#ports.clock.wallMs() - sentAtMs);
      this.#unconfirmedMs = patienceMs(this.#slowestMs);
      this.#unheardMs = 0;
      this.#cancelUnconfirmed?.();
      this.#cancelUnconfirmed = null;
      this.#lookForUnconfirmed();
    });
  }

  #handlerFor(outbox: Outbox): void {
    if (this.#handlerOf === outbox) return;
    const { fleet, keys, clock } = this.#ports;
    this.#handlerOf = outbox;
    this.#handler = new CommandHandler({
      kioskId: fleet.kioskId,
      outbox,
      verify: verifierOf(keys),
      wallMs: () => clock.wallMs(),
      rightMs: () => clock.wallMs() - (this.#clockOffsetMs ?? 0),
      carryOut: (id, command, by) => {
        this.#carryOut(id, command, by);
      },
      say: (answer) => this.#say(answer),
      told: (answer) => {
        this.#logCommand(answer);
      },
      attempt: (act) => this.#safely(act),
    });
    this.#handler.resume();
  }

  #carryOut(id: string, command: Command, by: string): void {
    if (!isCarriedOutHere(command)) {
      this.#ports.command(id, command, by);
      return;
    }
    const { dataDirectory } = this.#ports;
    const parts: HereParts = {
      dataDirectory,
      outbox: () => this.#file.get(),
      audit: () => this.#nightly.audit(),
      sendOn: () => {
        this.#sender?.kick();
      },
    };
    void carryOutHere(command, parts).then((outcome) => {
      this.#finish(id, outcome);
    });
  }

  #finish(id: string, outcome: Outcome): void {
    this.#handler?.finished(id, outcome);
  }

  #logCommand({ id, kind, outcome, detail, by, unanswered }: Answer): void {
    const isCarriedOut = outcome === 'done' || outcome === 'waiting';
    this.#ports.log(isCarriedOut ? 'info' : 'warning', 'fleet-command', {
      id: id ?? '',
      command: kind ?? '',
      outcome,
      ...(detail === null ? {} : { detail }),
      ...(by === null ? {} : { by }),
      ...(unanswered === 0 ? {} : { unanswered }),
    });
    if (id === null || kind === null || by === null || outcome === 'waiting') return;
    this.#state.happened({ kind: 'command', id, command: kind, by, outcome, detail });
  }

  #say(answer: Answer): Promise<boolean> {
    const topic = topicOf(this.#ports.fleet.kioskId, 'answers');
    return this.#link?.publish(topic, JSON.stringify(answer)) ?? Promise.resolve(false);
  }

  #audit(audit: Omit<AuditMessage, 'kioskId'>): Promise<boolean> {
    const { kioskId } = this.#ports.fleet;
    const message: AuditMessage = { kioskId, ...audit };
    return this.#link?.publish(topicOf(kioskId, 'audit'), JSON.stringify(message)) ?? Promise.resolve(false);
  }

  /** Runs what may meet a full or broken disk; whether it met none. */
  #safely(act: () => void): boolean {
    return (
      this.#read(() => {
        act();
        return true;
      }) === true
    );
  }

  #read<T>(act: () => T): T | null {
    try {
      return act();
    } catch (error) {
      // Everything that belongs to the old file begins anew with the next connection.
      if (this.#file.failed(error)) this.#attempt?.end();
      return null;
    }
  }
}
