import { chmod, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { delays } from '../../../../drivers/common/delays.ts';
import type { PortOpener } from '../../../../drivers/port/byte-port.ts';
import { createSerialOpener } from '../../../../drivers/port/serial-port.ts';
import { type LinkEvent, PortSupervisor } from '../../../../drivers/port/supervisor.ts';
import { drainMicrotasks, FakeClock } from '../../../support/fakes/fake-clock.ts';
import { until } from '../../../support/until.ts';

/**
 * A supervised port under a stable path, with real devices behind it and time that only the test moves: what is found
 * here within so many milliseconds is found in so many, however slow the computer is.
 */
export class PortHarness {
  readonly clock = new FakeClock();
  readonly events: LinkEvent[] = [];
  /** The path for the configuration: a link, as udev makes it. */
  readonly path: string;
  readonly supervisor: PortSupervisor;
  /** How often the port was tried. */
  attempts = 0;
  readonly #folder: string;
  #opening = 0;

  private constructor(folder: string) {
    this.#folder = folder;
    this.path = join(folder, 'by-path');
    const opener = this.#counting(createSerialOpener(this.clock));
    this.supervisor = new PortSupervisor({
      opener,
      clock: this.clock,
      port: { path: this.path, baudRate: 9_600 },
      prepare: () => Promise.resolve({ ok: true, value: undefined }),
    });
    this.supervisor.onEvent((event) => this.events.push(event));
  }

  static async make(): Promise<PortHarness> {
    return new PortHarness(await mkdtemp(join(tmpdir(), 'sauda-link-')));
  }

  /** Lets the stable path lead somewhere else, or nowhere. */
  async leadTo(target: string | null): Promise<void> {
    await rm(this.path, { force: true });
    if (target !== null) await symlink(target, this.path);
  }

  /** Starts the supervisor and waits for its first attempt. */
  async start(): Promise<void> {
    this.supervisor.start();
    await until(() => this.attempts > 0);
    await this.settled();
  }

  /** Moves time on, and lets an attempt that has begun in it come to its end. */
  async pass(byMs: number): Promise<void> {
    await this.clock.advance(byMs);
    await this.settled();
  }

  /** Lets the longest pause between two attempts go by. */
  async passLongestPause(): Promise<void> {
    await this.pass(delays.reopenLongestMs);
  }

  async settled(): Promise<void> {
    await until(() => this.#opening === 0);
    await drainMicrotasks();
  }

  /** `connected`, or why not, in the order of the reports. */
  kinds(): readonly string[] {
    return this.events.map((event) => (event.kind === 'lost' ? event.reason.kind : event.kind));
  }

  async dispose(): Promise<void> {
    await this.supervisor.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }

  #counting(opener: PortOpener): PortOpener {
    return {
      open: async (settings) => {
        this.attempts += 1;
        this.#opening += 1;
        const opened = await opener.open(settings);
        this.#opening -= 1;
        return opened;
      },
    };
  }
}

const NOBODY = 65_534;

/** Takes this process the right to enter the folder of a device; the returned function gives it back. */
export async function denyAccess(device: string): Promise<() => Promise<void>> {
  const folder = dirname(device);
  await chmod(folder, 0o000);
  // File modes do not restrict root, so root acts as another user.
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(NOBODY);
  return async () => {
    if (isRoot) process.seteuid?.(0);
    await chmod(folder, 0o700);
  };
}
