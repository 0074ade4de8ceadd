import type { Log } from '../../app/log/events.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { Role } from '../../app/role.ts';
import { waitAfterMs } from '../../app/service/state/pin-limits.ts';
import type { KeptFile } from './kept.ts';
import { verifyPin } from './pin-hash.ts';
import type { PinHashes } from './pin-hashes.ts';

/** The answer to a PIN. */
export interface CheckedPin {
  /** Null for a wrong one. */
  readonly role: Role | null;
  readonly failures: number;
  readonly waitLeftMs: number;
}

/** Checks PINs and counts the wrong ones, on disk before anybody learns that one was wrong. */
export class PinCheck {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #kept: KeptFile;
  #waitUntilMonoMs: number;

  constructor(kept: KeptFile, { clock, log }: { readonly clock: Clock; readonly log: Log }) {
    this.#kept = kept;
    this.#clock = clock;
    this.#log = log;
    const { waitMs, waitSinceWallMs } = kept.get();
    const goneMs = clock.wallMs() - waitSinceWallMs;
    // A clock that was set back has seen nothing of the wait.
    const leftMs = goneMs < 0 ? waitMs : Math.max(0, waitMs - goneMs);
    this.#waitUntilMonoMs = clock.monoMs() + leftMs;
  }

  get failures(): number {
    return this.#kept.get().failures;
  }

  /** What is left of the wait after the last wrong PIN. */
  waitLeftMs(): number {
    return Math.max(0, this.#waitUntilMonoMs - this.#clock.monoMs());
  }

  /**
   * Counts the try as wrong, on disk, before the PIN is looked at: a power cut in between is no free try. Rejects where a
   * hash cannot be used.
   */
  async check(pin: string, hashes: PinHashes): Promise<CheckedPin> {
    const failures = this.failures + 1;
    const waitMs = waitAfterMs(failures);
    await this.#kept.change({ failures, waitMs, waitSinceWallMs: this.#clock.wallMs() });
    // One after the other: each takes a core for a tenth of a second, and the technician waits for one alone.
    const role = (await matches(pin, hashes.technician))
      ? 'technician'
      : (await matches(pin, hashes.collector))
        ? 'collector'
        : null;
    if (role === null) {
      this.#waitUntilMonoMs = this.#clock.monoMs() + waitMs;
      this.#log.write('warning', 'service-refused', { failures, waitMs });
      return { role, failures, waitLeftMs: waitMs };
    }
    this.#waitUntilMonoMs = 0;
    // Not awaited: should it not come to the disk, one wrong try too many is counted.
    void this.#kept.change({ failures: 0, waitMs: 0, waitSinceWallMs: 0, hashes });
    this.#log.write('info', 'service-opened', { role });
    return { role, failures: 0, waitLeftMs: 0 };
  }
}

async function matches(pin: string, hash: string | null): Promise<boolean> {
  if (hash === null) return false;
  const verified = await verifyPin(pin, hash);
  if (!verified.ok) throw new Error(`the PIN's hash is ${verified.error}`);
  return verified.value;
}
