import { createPrivateKey, sign, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FleetConfig } from '../../../app/config/fleet.ts';
import { RENEWAL_LIMITS, renewalDueMs, renewalText } from '../../../app/fleet/enrol/renewal-wire.ts';
import { topicOf } from '../../../app/fleet/wire/topics.ts';
import type { LogEvent, LogFacts, LogLevel } from '../../../app/log/events.ts';
import type { CancelTimer, Clock } from '../../../app/ports/clock.ts';
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
  /** It shows the next certificate. */
  readonly isNext: boolean;
}

/** A machine that is connected looks once in about a day whether there is anything to do. */
const [SHORTEST_DAY, SPREAD] = [0.9, 0.2];
/** A next certificate that the broker has refused so often is given up, and another one is asked for. */
const MOST_REFUSALS = 3;

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
  #refusals = 0;
  #hasAsked = false;
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
    const isSubscribed = this.#isDue(current);
    const connection: Connection = {
      link: null,
      isLeaving: false,
      isTold: false,
      isSubscribed,
      isNext: next !== null,
    };
    const place = next ?? current;
    // Rules of a broker that are older than the renewal refuse this topic: the machine stays in its fleet nevertheless.
    const subscribeIfAllowed = isSubscribed ? [topic] : [];
    return openLink(
      { ...options, place, subscribeIfAllowed },
      {
        onOpen: (link) => {
          connection.link = link;
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

  #opened(connection: Connection, link: Link): void {
    if (connection.isNext) this.#later(() => this.#take(link));
    else {
      if (this.#failed !== null) this.#refused(this.#failed);
      if (connection.isSubscribed) this.#later(() => this.#ask(link));
    }
    this.#lookLater(connection, link);
  }

  /** The broker takes the one before, and did not take the next one a moment ago. */
  #refused({ reason, detail }: LinkEnd): void {
    this.#failed = null;
    this.#refusals += 1;
    this.#tryAfterMonoMs = this.#ports.clock.monoMs() + RENEWAL_LIMITS.againMs;
    this.#log('warning', { outcome: 'not-taken', reason, detail });
  }

  #lookLater(connection: Connection, link: Link): void {
    const { clock, chance } = this.#ports;
    const afterMs = RENEWAL_LIMITS.againMs * (SHORTEST_DAY + SPREAD * chance());
    this.#cancelLook = clock.setTimer(afterMs, () => {
      this.#lookLater(connection, link);
      const current = this.#current();
      if (current === null || !this.#isDue(current)) return;
      // Another subscription, and another certificate, are matters of another connection.
      if (!connection.isSubscribed || this.#next() !== null) leave(connection);
      else this.#later(() => this.#ask(link));
    });
  }

  /** The connection was made with the next one, which counts from now on. */
  async #take(link: Link): Promise<void> {
    await this.#ports.store.takeNext();
    this.#refusals = 0;
    this.#hasAsked = false;
    this.#log('info', { outcome: 'renewed' });
    await link.publish(topicOf(this.#ports.fleet.kioskId, 'renewal'), '', true);
  }

  async #ask(link: Link): Promise<void> {
    const { store, fleet } = this.#ports;
    const { kioskId } = fleet;
    const current = this.#current();
    const renewal = store.renewal();
    if (current === null || (renewal.kind === 'next' && this.#refusals < MOST_REFUSALS)) return;
    const { requestPem: request } = renewal.kind === 'pending' ? renewal : await this.#newKey(kioskId);
    const text = Buffer.from(renewalText(kioskId, request), 'utf8');
    const signature = sign('sha256', text, createPrivateKey(readFileSync(current.keyFile))).toString('base64');
    // The broker may have lost its memory since yesterday.
    const isSent = await link.publish(topicOf(kioskId, 'renewal'), JSON.stringify({ request, signature }), true);
    if (isSent && !this.#hasAsked) this.#log('info', { outcome: 'asked' });
    this.#hasAsked ||= isSent;
  }

  async #newKey(kioskId: string): Promise<{ readonly requestPem: string }> {
    const key = await makeKey(kioskId);
    await this.#ports.store.keepPending(key.keyPem, key.requestPem);
    this.#refusals = 0;
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
      if (!connection.isTold) this.#log('warning', { outcome: 'refused', detail: checked.error });
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
