import type { KioskConfig } from '../../app/config/config.ts';
import type { Clock } from '../../app/ports/clock.ts';
import { registry } from '../../drivers/registry.ts';
import type { Relay } from '../../drivers/relay/relay.ts';
import type { Peripherals } from '../compose/peripherals.ts';
import { awaitEarlierGuardian } from '../guardian/earlier-guardian.ts';
import { guardedRelay } from '../guardian/guarded-relay.ts';
import { createGuardian, type Guardian } from '../guardian/guardian.ts';
import type { Log } from '../../app/log/events.ts';
import { startEarly } from '../peripherals/start-early.ts';

/** What the relay of a start needs beside its line. */
export interface EarlyRelayPorts {
  readonly dataDirectory: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** What a guardian looks after. */
type Guarded = Pick<Peripherals, 'relay' | 'acceptor'>;

/** The relay of a start, which switches every channel off while the rest is loaded, and the guardian behind it. */
export class EarlyRelay {
  readonly #ports: EarlyRelayPorts;
  #guardian: Guardian | null = null;
  #started: Relay | null = null;

  constructor(ports: EarlyRelayPorts) {
    this.#ports = ports;
  }

  /** Null where nothing has to be switched off or closed, or no shell can do it. */
  get guardian(): Guardian | null {
    return this.#guardian;
  }

  /** Starts the relay once an earlier run's guardian has finished with it; the answer stands in its place. */
  async start(chosen: Guarded, config: KioskConfig): Promise<Relay | null> {
    await this.#awaitEarlier();
    this.#guardian = guardianFor(chosen, config, this.#ports);
    if (chosen.relay === null) return null;
    const started = startEarly(chosen.relay);
    this.#started = started;
    return this.#guardian === null ? started : guardedRelay(started, this.#guardian);
  }

  /** The kiosk could not be composed after all: what was started lets go of its line. */
  async giveUp(): Promise<void> {
    await this.#awaitEarlier();
    await this.#started?.stop();
    this.#guardian = null;
  }

  #awaitEarlier(): Promise<void> {
    const { dataDirectory, clock, log } = this.#ports;
    return awaitEarlierGuardian(dataDirectory, { clock, log });
  }
}

function guardianFor(
  { relay, acceptor }: Guarded,
  { peripherals }: KioskConfig,
  { dataDirectory, clock, log }: EarlyRelayPorts,
): Guardian | null {
  if (process.platform === 'win32') return null;
  const ends = [
    { name: '', end: relay === null ? null : registry.whenMainEnds('relay', peripherals) },
    { name: 'acceptor-', end: acceptor === null ? null : registry.whenMainEnds('billAcceptor', peripherals) },
  ] as const;
  const lines = ends.flatMap(({ name, end }) => (end === null ? [] : [{ name, end }]));
  return lines.length === 0 ? null : createGuardian(lines, { dataDirectory, clock, log });
}
