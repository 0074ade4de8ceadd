import type { Clock } from '../../../app/ports/clock.ts';
import type { MemoryDevice } from '../../port/memory-port.ts';
import type { ModemInputs } from '../../port/byte-port.ts';

const noInputs: ModemInputs = { cts: false, dsr: false, dcd: false };

/** A light barrier whose contact closes a modem line of a port in memory, for tests and the technician's bench. */
export class ModemLineSimulator {
  readonly #clock: Clock;
  readonly #device: MemoryDevice;
  readonly #line: keyof ModemInputs;

  constructor(settings: { readonly clock: Clock; readonly device: MemoryDevice; readonly line?: keyof ModemInputs }) {
    this.#clock = settings.clock;
    this.#device = settings.device;
    this.#line = settings.line ?? 'cts';
    this.setBlocked(false);
  }

  /** A product falls and blocks the beam for this long; real ones take 5 to 30 ms. */
  dropNow(blockedMs: number): void {
    this.setBlocked(true);
    this.#clock.setTimer(blockedMs, () => this.setBlocked(false));
  }

  /** Puts an object into the beam, or removes it. */
  setBlocked(isBlocked: boolean): void {
    this.#device.setModemInputs({ ...noInputs, [this.#line]: isBlocked });
  }
}
