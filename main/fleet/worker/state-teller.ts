import { z } from 'zod';
import { alarmChanges, type Alarms } from '../../../app/fleet/alarms.ts';
import { FLEET_DELAYS } from '../../../app/fleet/outbox/limits.ts';
import { ALARMS, SEVERITIES, type FleetEvent } from '../../../app/fleet/wire/messages.ts';
import { stateSchema, type FleetState, type OfflineState } from '../../../app/fleet/wire/state.ts';
import { topicOf } from '../../../app/fleet/wire/topics.ts';
import type { CancelTimer, Clock } from '../../../app/ports/clock.ts';
import { HOUR_MS } from '../../../app/units.ts';
import { eventDraft } from '../books/pump.ts';
import type { Link } from '../link/link.ts';
import { soldToday } from '../outbox/day-sales.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { StateFacts, ToFleet } from './messages.ts';

/** What the state is told with. */
export interface StatePorts {
  readonly clock: Clock;
  readonly kioskId: string;
  readonly keys: readonly string[];
  /** Throws where there is none now. */
  readonly outbox: () => Outbox;
  readonly link: () => Link | null;
  readonly attempt: (act: () => void) => boolean;
  /** The same for something that is read; null where it failed. */
  readonly read: <T>(act: () => T) => T | null;
  /** There is something to send. */
  readonly isTold: () => void;
}

const alarmRow = z.object({
  alarm: z.enum(ALARMS),
  subject: z.string(),
  severity: z.enum(SEVERITIES),
  since_ms: z.number().int(),
});
/** More than come between two connections that end soon. */
const MOST_SAID = 20;
/** So many starts in an hour are no maintenance. */
const MANY_STARTS = 4;
const startsSchema = z.array(z.number());

/** Tells how the machine is: the retained state, and alarms with their end. */
export class StateTeller {
  readonly #ports: StatePorts;
  #facts: StateFacts | null = null;
  /** The last ones that main knew. */
  #alarms: Alarms = { open: [], unknown: [...ALARMS] };
  #isTakenOver = false;
  #isAwaited = false;
  #toldMonoMs = -Infinity;
  #toldToday = 0;
  #cancel: CancelTimer | null = null;
  /** What this run has said of itself, or had said by the broker; the latest last. */
  readonly #said: string[] = [];
  /** The broker has one of them. */
  #isSaid = false;

  constructor(ports: StatePorts) {
    this.#ports = ports;
  }

  /** The program has started: whether the run before ended on purpose is in the file. */
  started(outbox: Outbox): void {
    const nowMs = this.#ports.clock.wallMs();
    const starts = startsSchema.safeParse(JSON.parse(outbox.fact('starts') ?? '[]'));
    const recent = [...(starts.data ?? []), nowMs].filter((at) => Math.abs(nowMs - at) < HOUR_MS);
    outbox.setFact('starts', JSON.stringify(recent.slice(-MANY_STARTS)));
    if (outbox.fact('running') !== null) this.happened({ kind: 'power-cut' });
    outbox.setFact('running', String(nowMs));
  }

  /** The program ends on purpose. */
  stopped(): void {
    this.#ports.outbox().database.prepare("DELETE FROM facts WHERE name = 'running'").run();
  }

  /** A command was carried out: whoever gave it waits to see it in the state. */
  carriedOut(): void {
    this.#isAwaited = true;
  }

  /** What main knows now. */
  take({ facts, alarms, isUrgent }: Extract<ToFleet, { kind: 'state' }>): void {
    this.#facts = facts;
    this.#alarms = alarms;
    const hasChanged = this.#tellAlarms();
    if (isUrgent || hasChanged || this.#isAwaited || this.#toldMonoMs === -Infinity) this.#tellSoon();
    this.#isAwaited = false;
  }

  /** Another machine has this one's name, or has it no longer. */
  identity(isTakenOver: boolean): void {
    this.#isTakenOver = isTakenOver;
    this.#tellAlarms();
  }

  /** A connection is open: whatever the broker retained is replaced. */
  connected(): void {
    this.#tell();
  }

  /** Once a minute. */
  look(): void {
    this.#tellAlarms();
    const agoMs = this.#ports.clock.monoMs() - this.#toldMonoMs;
    if (agoMs < FLEET_DELAYS.stateSoldMs) return;
    if (agoMs >= FLEET_DELAYS.stateMs || this.#hasSold()) this.#tell();
  }

  /** Whether the sum of the day is another one than was told. */
  #hasSold(): boolean {
    const { clock } = this.#ports;
    const today = this.#ports.read(() => soldToday(this.#ports.outbox(), clock.wallMs()));
    return today !== null && today.soldTiyn !== this.#toldToday;
  }

  /** Something happened that the journal does not say. */
  happened(event: FleetEvent): void {
    this.#ports.attempt(() => {
      this.#ports.outbox().add(eventDraft(event, this.#ports.clock.wallMs()));
      this.#ports.isTold();
    });
  }

  /**
   * Whether the broker has a state under this machine's name that another one has told while this one ran. What a broker
   * remembers of an earlier run, after a power cut of its own, is none.
   */
  isOthers(payload: Uint8Array): boolean {
    const text = Buffer.from(payload).toString('utf8');
    const since = this.#facts?.since;
    if (!this.#isSaid || since === undefined || this.#said.includes(text)) return false;
    const state = stateSchema.safeParse(json(text)).data;
    if (state === undefined) return false;
    return state.online ? state.since !== since && state.at >= since : state.since >= since;
  }

  #say(state: FleetState | OfflineState): string {
    const said = JSON.stringify(state);
    this.#said.push(said);
    if (this.#said.length > MOST_SAID) this.#said.shift();
    return said;
  }

  /** The state of a machine that is not connected, as the will or as its own last word. */
  offline(reason: OfflineState['reason']): string {
    const outbox = this.#ports.outbox();
    const state: OfflineState = {
      online: false,
      kioskId: this.#ports.kioskId,
      series: outbox.series,
      sequence: outbox.last,
      since: this.#ports.clock.wallMs(),
      reason,
    };
    return this.#say(state);
  }

  /** The last word of a machine that ends on purpose; within a limit. */
  async stop(): Promise<void> {
    this.#cancel?.();
    const link = this.#ports.link();
    if (link === null) return;
    const last = this.#ports.read(() => this.offline('stopping'));
    if (last === null) return;
    const said = link.publish(topicOf(this.#ports.kioskId, 'state'), last, true);
    await Promise.race([
      said,
      new Promise<void>((resolve) => {
        this.#ports.clock.setTimer(FLEET_DELAYS.stoppingMs, resolve);
      }),
    ]);
  }

  #tellSoon(): void {
    if (this.#cancel !== null) return;
    const { clock } = this.#ports;
    const waitMs = Math.max(0, this.#toldMonoMs + FLEET_DELAYS.stateAgainMs - clock.monoMs());
    this.#cancel = clock.setTimer(waitMs, () => {
      this.#cancel = null;
      this.#tell();
    });
  }

  #tell(): void {
    const facts = this.#facts;
    const link = this.#ports.link();
    if (facts === null || link === null) return;
    this.#ports.attempt(() => {
      const outbox = this.#ports.outbox();
      const state: FleetState = {
        online: true,
        kioskId: this.#ports.kioskId,
        series: outbox.series,
        sequence: outbox.last,
        at: this.#ports.clock.wallMs(),
        ...facts,
        today: soldToday(outbox, this.#ports.clock.wallMs()),
        alarms: open(outbox).map(({ since_ms: since, ...alarm }) => ({ ...alarm, since })),
        ...outbox.counts(),
        keys: [...this.#ports.keys],
      };
      // What was to be told soon is told with it.
      this.#cancel?.();
      this.#cancel = null;
      this.#toldMonoMs = this.#ports.clock.monoMs();
      this.#toldToday = state.today?.soldTiyn ?? 0;
      void link.publish(topicOf(this.#ports.kioskId, 'state'), this.#say(state), true).then((isSaid) => {
        this.#isSaid ||= isSaid;
      });
    });
  }

  /** Whether any has begun or ended. */
  #tellAlarms(): boolean {
    let hasChanged = false;
    this.#ports.attempt(() => {
      const outbox = this.#ports.outbox();
      const events = alarmChanges(open(outbox), this.#now(outbox));
      if (events.length === 0) return;
      const nowMs = this.#ports.clock.wallMs();
      outbox.together(() => {
        for (const event of events) {
          note(outbox, event, nowMs);
          outbox.add(eventDraft(event, nowMs));
        }
      });
      hasChanged = true;
      this.#ports.isTold();
    });
    return hasChanged;
  }

  /** What main knows, and what only this thread does. */
  #now(outbox: Outbox): Alarms {
    const starts = startsSchema.safeParse(JSON.parse(outbox.fact('starts') ?? '[]')).data ?? [];
    const nowMs = this.#ports.clock.wallMs();
    const isRestarting = starts.filter((at) => Math.abs(nowMs - at) < HOUR_MS).length >= MANY_STARTS;
    const own = [
      ...(isRestarting ? [{ alarm: 'restarts', severity: 'warning' } as const] : []),
      ...(this.#isTakenOver ? [{ alarm: 'same-identity', severity: 'critical' } as const] : []),
    ];
    const unknown = this.#alarms.unknown.filter((alarm) => alarm !== 'restarts' && alarm !== 'same-identity');
    return { open: [...this.#alarms.open, ...own.map((alarm) => ({ ...alarm, subject: '', facts: {} }))], unknown };
  }
}

function open(outbox: Outbox): readonly z.infer<typeof alarmRow>[] {
  return outbox.database
    .prepare('SELECT * FROM alarms ORDER BY since_ms')
    .all()
    .map((row) => alarmRow.parse(row));
}

function note({ database }: Outbox, event: FleetEvent, nowMs: number): void {
  if (event.kind === 'alarm')
    database
      .prepare('INSERT OR REPLACE INTO alarms (alarm, subject, severity, since_ms) VALUES (?, ?, ?, ?)')
      .run(event.alarm, event.subject, event.severity, nowMs);
  if (event.kind === 'alarm-end')
    database.prepare('DELETE FROM alarms WHERE alarm = ? AND subject = ?').run(event.alarm, event.subject);
}

function json(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return null;
  }
}
