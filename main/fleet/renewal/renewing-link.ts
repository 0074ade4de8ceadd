import { createPrivateKey, sign, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FleetConfig } from '../../../app/config/fleet.ts';
import { RENEWAL_LIMITS, renewalDueMs, renewalText } from '../../../app/fleet/enrol/renewal-wire.ts';
import { topicOf } from '../../../app/fleet/wire/topics.ts';
import type { LogEvent, LogFacts, LogLevel } from '../../../app/log/events.ts';
import type { CancelTimer, Clock } from '../../../app/ports/clock.ts';
import { MINUTE_MS } from '../../../app/units.ts';
import type { IdentityStore } from '../../fleet-identity/store.ts';
import { makeKey } from '../enrol/request.ts';
import type { Link, LinkEnd, OpenLink } from '../link/link.ts';
import { checkRenewed } from './check-renewed.ts';

/** What renewal acts on. */
export interface RenewalPorts {
  /** The place in the fleet as it was at the start. */
  readonly fleet: FleetConfig;
  readonly store: IdentityStore;
  readonly clock: Clock;
  /** From 0 to 1. */
  readonly chance: () => number;
  readonly openLink: OpenLink;
  readonly log: (level: LogLevel, event: LogEvent, facts: LogFacts) => void;
}

/** One connection. */
interface Connection {
  link: Link | null;
  /** It is closed for the sake of the next one. */
  isLeaving: boolean;
  /** It was told that an answer is not the right one. */
  isTold: boolean;
  readonly isSubscribed: boolean;
  /** When it opened, by the monotonic clock; null before. */
  openedMonoMs: number | null;
  /** The broker took the request over it. */
  isHeard: boolean;
  /** It shows the next certificate. */
  readonly isNext: boolean;
}

/** A machine that is connected looks once in about a day whether there is anything to do. */
const [SHORTEST_DAY, SPREAD] = [0.9, 0.2];
/** A next certificate that the broker has refused so often is given up, and another one is asked for. */
const MOST_REFUSALS = 3;
/** A broker may end a connection over which somebody asks for what its rules do not allow; so often in a row, it does. */
const MOST_ENDED = 2;
const ENDED_SOON_MS = MINUTE_MS;
/** Of what is wrong with an answer; whoever has the broker writes it. */
const MOST_DETAIL = 300;

/**
 * Connects as before, and gets an enrolled machine its next certificate over the same connection: asked for in time with a
 * new key, shown to the broker once it is here, and counting once the broker has taken it. Until then the one before
 * counts, whatever fails. A certificate of the configuration's own files is left alone.
 */
export class RenewingLink {
  readonly #ports: RenewalPorts;
  /** The next certificate is not shown before this moment. */
  #tryAfterMonoMs = -Infinity;
  /** Why the next one did not connect; the broker may be away, which the one before shows. */
  #failed: LinkEnd | null = null;
  /** Connections in a row that ended soon after the request, and without an acknowledgement of it. */
  #ended = 0;
  /** Nothing is asked for before this moment. */
  #askAfterMonoMs = -Infinity;
  #hasAsked = false;
  /** It was told that the broker does not take requests. */
  #isNotHeard = false;
  #cancelLook: CancelTimer = () => undefined;
  /** One step on the disk after the other. */
  #work: Promise<void> = Promise.resolve();

  constructor(ports: RenewalPorts) {
    this.#ports = ports;
  }

  /** Opens one connection. */
  readonly open: OpenLink = (options, events) => {
    const { fleet, openLink } = this.#ports;
    const current = this.#current();
    if (current === null) return openLink(options, events);
    const next = this.#next();
    const topic = topicOf(fleet.kioskId, 'certificate');
    const isSubscribed = this.#isDue(current) && this.#mayAsk();
    const connection: Connection = {
      link: null,
      isLeaving: false,
      isTold: false,
      isSubscribed,
      openedMonoMs: null,
      isHeard: false,
      isNext: next !== null,
    };
    const place = next ?? current;
    // Rules of a broker that are older than the renewal refuse this topic: the machine stays in its fleet nevertheless.
    const subscribeIfAllowed = [...(options.subscribeIfAllowed ?? []), ...(isSubscribed ? [topic] : [])];
    return openLink(
      { ...options, place, subscribeIfAllowed },
      {
        onOpen: (link) => {
          connection.link = link;
          connection.openedMonoMs = this.#ports.clock.monoMs();
          events.onOpen(link);
          if (connection.isLeaving) link.close();
          else this.#opened(connection, link);
        },
        onMessage: (from, payload, isRetained) => {
          if (from !== topic) events.onMessage(from, payload, isRetained);
          else this.#later(() => this.#answered(connection, payload));
        },
        onEnd: (end) => {
          this.#cancelLook();
          if (connection.link === null) this.#failed = connection.isNext ? end : null;
          else this.#noteEnd(connection, end);
          events.onEnd(connection.isLeaving ? { reason: 'closed', detail: 'for the next certificate' } : end);
        },
      },
    );
  };

  /** The stored place in the fleet, where it is the one that the machine was started with; null otherwise. */
  #current(): FleetConfig | null {
    const { store, fleet } = this.#ports;
    if (!store.owns(fleet.certFile)) return null;
    const active = store.active();
    return active.ok && active.value?.fleet.kioskId === fleet.kioskId ? active.value.fleet : null;
  }

  /** The next place, where it is to be tried now. */
  #next(): FleetConfig | null {
    const { store, clock } = this.#ports;
    if (this.#failed !== null || clock.monoMs() < this.#tryAfterMonoMs) return null;
    const renewal = store.renewal();
    return renewal.kind === 'next' ? renewal.fleet : null;
  }

  #isDue({ certFile }: FleetConfig): boolean {
    try {
      const { validFrom, validTo } = new X509Certificate(readFileSync(certFile));
      return this.#ports.clock.wallMs() >= renewalDueMs(Date.parse(validFrom), Date.parse(validTo));
    } catch {
      return false;
    }
  }

  /** Whether a request makes sense now: none is under way to the broker's refusal, and no certificate waits to be shown. */
  #mayAsk(): boolean {
    const { store, clock } = this.#ports;
    const renewal = store.renewal();
    // One that failed a moment ago is written down as refused once the certificate before has connected.
    const refusals = renewal.kind === 'next' ? renewal.refusals + (this.#failed === null ? 0 : 1) : MOST_REFUSALS;
    return clock.monoMs() >= this.#askAfterMonoMs && refusals >= MOST_REFUSALS;
  }

  /** The machine stays in a fleet whose broker ends connections over its request: it is made again a day later. */
  #noteEnd({ isSubscribed, isLeaving, isHeard, openedMonoMs }: Connection, { reason, detail }: LinkEnd): void {
    const { clock } = this.#ports;
    if (!isSubscribed || isLeaving) return;
    const isSoon = openedMonoMs !== null && clock.monoMs() - openedMonoMs < ENDED_SOON_MS;
    this.#ended = isSoon && !isHeard ? this.#ended + 1 : 0;
    if (this.#ended < MOST_ENDED) return;
    this.#ended = 0;
    this.#askAfterMonoMs = clock.monoMs() + RENEWAL_LIMITS.againMs;
    this.#notHeard(`${reason} ${detail}`);
  }

  /** Once in a run; the fleet's page says which rules a broker needs. */
  #notHeard(detail: string): void {
    if (!this.#isNotHeard) this.#log('warning', { outcome: 'not-heard', detail });
    this.#isNotHeard = true;
  }

  #opened(connection: Connection, link: Link): void {
    if (connection.isNext) this.#later(() => this.#take(link));
    else {
      if (this.#failed !== null) this.#refused(this.#failed);
      if (connection.isSubscribed) this.#later(() => this.#ask(connection, link));
    }
    this.#lookLater(connection, link);
  }

  /** The broker takes the one before, and did not take the next one a moment ago; said once it is written down, too. */
  #refused({ reason, detail }: LinkEnd): void {
    const { store, clock } = this.#ports;
    this.#failed = null;
    this.#tryAfterMonoMs = clock.monoMs() + RENEWAL_LIMITS.againMs;
    this.#later(async () => {
      try {
        await store.nextRefused();
      } finally {
        this.#log('warning', { outcome: 'not-taken', reason, detail });
      }
    });
  }

  #lookLater(connection: Connection, link: Link): void {
    const { clock, chance } = this.#ports;
    const afterMs = RENEWAL_LIMITS.againMs * (SHORTEST_DAY + SPREAD * chance());
    this.#cancelLook = clock.setTimer(afterMs, () => {
      this.#lookLater(connection, link);
      const current = this.#current();
      if (current === null || !this.#isDue(current)) return;
      // Another subscription, and another certificate, are matters of another connection.
      if (this.#next() !== null || (!connection.isSubscribed && this.#mayAsk())) leave(connection);
      else if (connection.isSubscribed) this.#later(() => this.#ask(connection, link));
    });
  }

  /** The connection was made with the next one, which counts from now on. */
  async #take(link: Link): Promise<void> {
    await this.#ports.store.takeNext();
    this.#hasAsked = false;
    this.#log('info', { outcome: 'renewed' });
    await link.publish(topicOf(this.#ports.fleet.kioskId, 'renewal'), '', true);
  }

  async #ask(connection: Connection, link: Link): Promise<void> {
    const { store, fleet } = this.#ports;
    const { kioskId } = fleet;
    const current = this.#current();
    if (current === null || !this.#mayAsk()) return;
    const renewal = store.renewal();
    const { requestPem: request } = renewal.kind === 'pending' ? renewal : await this.#newKey(kioskId);
    const text = Buffer.from(renewalText(kioskId, request), 'utf8');
    const signature = sign('sha256', text, createPrivateKey(readFileSync(current.keyFile))).toString('base64');
    // The broker may have lost its memory since yesterday.
    const isSent = await link.publish(topicOf(kioskId, 'renewal'), JSON.stringify({ request, signature }), true);
    connection.isHeard ||= isSent;
    if (!isSent) this.#notHeard('the broker does not take the request');
    else if (!this.#hasAsked) this.#log('info', { outcome: 'asked' });
    this.#hasAsked ||= isSent;
  }

  async #newKey(kioskId: string): Promise<{ readonly requestPem: string }> {
    const key = await makeKey(kioskId);
    await this.#ports.store.keepPending(key.keyPem, key.requestPem);
    return key;
  }

  async #answered(connection: Connection, payload: Uint8Array): Promise<void> {
    const { store, clock } = this.#ports;
    const current = this.#current();
    const renewal = store.renewal();
    if (current === null || renewal.kind !== 'pending' || connection.isLeaving || payload.length === 0) return;
    const { kioskId, broker, operatorKeys, certFile, caFiles } = current;
    const authority = caFiles.map((file) => readFileSync(file, 'utf8')).join('');
    const certificate = readFileSync(certFile, 'utf8');
    const member = { kioskId, broker, operatorKeys: [...operatorKeys], certificate, authority };
    const checked = checkRenewed(payload, { member, keyPem: renewal.keyPem, nowMs: clock.wallMs() });
    if (!checked.ok) {
      // Once for each connection, however many the broker sends.
      if (!connection.isTold) this.#log('warning', { outcome: 'refused', detail: checked.error.slice(0, MOST_DETAIL) });
      connection.isTold = true;
      return;
    }
    if (checked.value === null) return;
    await store.keepNext(checked.value);
    this.#failed = null;
    this.#tryAfterMonoMs = -Infinity;
    leave(connection);
  }

  #later(step: () => Promise<void>): void {
    this.#work = this.#work.then(step).catch((error: unknown) => {
      this.#log('warning', { outcome: 'failed', detail: error instanceof Error ? error.message : String(error) });
    });
  }

  #log(level: LogLevel, facts: LogFacts): void {
    this.#ports.log(level, 'fleet-renewal', facts);
  }
}

/** Ends a connection in order, so that the machine comes back by another one. */
function leave(connection: Connection): void {
  connection.isLeaving = true;
  connection.link?.close();
}
