import type { Kept, KeptStore } from '../../../main/service/kept.ts';
import type { Scheduler } from '../engine/scheduler.ts';

const WRITE_MS = 20;

const NOTHING_KEPT: Kept = {
  failures: 0,
  waitMs: 0,
  waitSinceUptimeMs: 0,
  languages: {},
  hashes: { technician: null, collector: null },
};

/** The menu's own data, on a disk that loses what is being written when the power goes. */
export class KeptOnDisk {
  #onDisk: Kept = NOTHING_KEPT;
  /** True time at which the wrong PINs were counted that are on disk. */
  #countedMs = 0;
  #run = 0;
  /** Something was refused since the last power cut. */
  #isBehind = false;
  readonly #canWrite: () => boolean;

  constructor(canWrite: () => boolean) {
    this.#canWrite = canWrite;
  }

  get onDisk(): Kept {
    return this.#onDisk;
  }

  get countedMs(): number {
    return this.#countedMs;
  }

  get isBehind(): boolean {
    return this.#isBehind;
  }

  powerLost(): void {
    this.#run += 1;
    this.#isBehind = false;
  }

  /** For one run of the program. */
  open(scheduler: Scheduler): KeptStore {
    const run = this.#run;
    let kept = this.#onDisk;
    return {
      get: () => kept,
      change: (change) => {
        kept = { ...kept, ...change };
        const written = kept;
        const askedMs = scheduler.nowMs;
        return new Promise((resolve) => {
          scheduler.after(WRITE_MS, () => {
            if (run !== this.#run) return;
            const isWritten = this.#canWrite();
            this.#isBehind = !isWritten;
            if (isWritten && written.failures !== this.#onDisk.failures) this.#countedMs = askedMs;
            if (isWritten) this.#onDisk = written;
            resolve(isWritten);
          });
        });
      },
    };
  }
}
