import type { Log } from '../../app/log/events.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { Role } from '../../app/role.ts';
import { waitAfterMs } from '../../app/service/state/pin-limits.ts';
import { SECOND_MS } from '../../app/units.ts';
import type { KeptStore } from './kept.ts';
import type { verifyPin } from './pin/pin-hash.ts';
import type { PinHashes } from './pin-hashes.ts';

/** The wait after every wrong PIN while the count cannot be written: a restart would reset it. */
export const UNKEPT_WAIT_MS = 30 * SECOND_MS;
/** The computer's uptime is in whole seconds. */
const UPTIME_STEP_MS = SECOND_MS;

/** What PINs are checked with. */
export interface PinCheckPorts {
  readonly clock: Clock;
  /** How long the computer has been on. A restart of the application does not change it, nor does a clock that is set. */
  readonly uptimeMs: () => number;
  readonly log: Log;
  readonly verify: typeof verifyPin;
}

/** The answer to a PIN. */
export interface CheckedPin {
  /** Null for a wrong one. */
  readonly role: Role | null;
  readonly failures: number;
  readonly waitLeftMs: number;
}

/** Checks PINs and counts the wrong ones; the count is on disk before the result is shown. */
export class PinCheck {
  readonly #ports: PinCheckPorts;
  readonly #kept: KeptStore;
  #waitUntilMonoMs = 0;

  constructor(kept: KeptStore, ports: PinCheckPorts) {
    this.#kept = kept;
    this.#ports = ports;
    const { waitMs, waitSinceUptimeMs } = kept.get();
    if (waitMs > 0) this.#waitFor(waitMs - goneMs(waitSinceUptimeMs, ports.uptimeMs()));
  }

  get failures(): number {
    return this.#kept.get().failures;
  }

  /** What is left of the wait after the last wrong PIN. */
  waitLeftMs(): number {
    return Math.max(0, this.#waitUntilMonoMs - this.#ports.clock.monoMs());
  }

  /**
   * Counts the try as wrong, on disk, before the PIN is looked at: a power cut in between is no free try. Rejects where a
   * hash cannot be used.
   */
  async check(pin: string, hashes: PinHashes): Promise<CheckedPin> {
    const { uptimeMs, log } = this.#ports;
    const failures = this.failures + 1;
    const usualMs = waitAfterMs(failures);
    // The wait continues if the menu is left and opened again.
    this.#waitFor(usualMs);
    const isKept = await this.#kept.change({ failures, waitMs: usualMs, waitSinceUptimeMs: uptimeMs() });
    const waitMs = isKept ? usualMs : Math.max(usualMs, UNKEPT_WAIT_MS);
    const role = await this.#roleOf(pin, hashes);
    if (role === null) {
      this.#waitFor(waitMs);
      log.write('warning', 'service-refused', { failures, waitMs });
      return { role, failures, waitLeftMs: waitMs };
    }
    this.#waitFor(0);
    // Not awaited: should it not come to the disk, one wrong try too many is counted.
    void this.#kept.change({ failures: 0, waitMs: 0, waitSinceUptimeMs: 0, hashes });
    log.write('info', 'service-opened', { role });
    return { role, failures: 0, waitLeftMs: 0 };
  }

  /** The pad is locked until then. A wait that has passed is over for good, whatever the uptime is after a restart. */
  #waitFor(waitMs: number): void {
    const { clock } = this.#ports;
    this.#waitUntilMonoMs = clock.monoMs() + waitMs;
    if (waitMs <= 0) return;
    clock.setTimer(waitMs, () => {
      const isOver = this.waitLeftMs() === 0 && this.#kept.get().waitMs > 0;
      if (isOver) void this.#kept.change({ waitMs: 0, waitSinceUptimeMs: 0 });
    });
  }

  /** One hash after the other: each takes a core for a tenth of a second, and the technician waits for one alone. */
  async #roleOf(pin: string, { technician, collector }: PinHashes): Promise<Role | null> {
    if (await this.#matches(pin, technician)) return 'technician';
    return (await this.#matches(pin, collector)) ? 'collector' : null;
  }

  async #matches(pin: string, hash: string | null): Promise<boolean> {
    if (hash === null) return false;
    const verified = await this.#ports.verify(pin, hash);
    if (!verified.ok) throw new Error(`the PIN's hash is ${verified.error}`);
    return verified.value;
  }
}

/**
 * How much of a wait is certainly over: with the computer's own time alone, since a wall clock may be set forward. After
 * it was switched off, what has passed since then counts, and the time without power does not.
 */
function goneMs(sinceUptimeMs: number, uptimeMs: number): number {
  return uptimeMs < sinceUptimeMs ? uptimeMs : Math.max(0, uptimeMs - sinceUptimeMs - UPTIME_STEP_MS);
}
