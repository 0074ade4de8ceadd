import { commandBytes } from '../../../drivers/bill-acceptor/ccnet/protocol/codes.ts';
import { delays } from '../../../drivers/common/delays.ts';
import type { Auditor } from './auditor.ts';
import { count, type SimulationContext } from './simulation-context.ts';

/** Where the command stands in a frame, and how long the frame of RESET is. */
const COMMAND_AT = 3;
const RESET_BYTES = 6;

/** Watches whether RESET is repeated for the silence that follows a RESET which the unit has acknowledged. */
export class ResetWatch {
  readonly #world: SimulationContext;
  readonly #auditor: Auditor;
  readonly #bootMs: number;
  #lastMs = Number.NEGATIVE_INFINITY;
  #isAcknowledged = false;
  #troubles = 0;

  constructor(world: SimulationContext, auditor: Auditor, bootMs: number) {
    this.#world = world;
    this.#auditor = auditor;
    this.#bootMs = bootMs;
  }

  /** Something else has happened to the unit, its line or its host, which may be answered by another RESET. */
  disturbed(): void {
    this.#isAcknowledged = false;
  }

  /** The unit is out of reach for another reason, or not any more. */
  troubled(isTroubled: boolean): void {
    this.#troubles += isTroubled ? 1 : -1;
    this.disturbed();
  }

  /** Bytes of the host. */
  heard(bytes: Uint8Array): void {
    if (bytes.length !== RESET_BYTES || bytes[COMMAND_AT] !== commandBytes.reset) return;
    this.#world.trace?.tell('bill acceptor: RESET');
    if (this.#bootMs > 0) count(this.#world, 'acceptor-silent-after-reset');
    const { nowMs } = this.#world.scheduler;
    const sinceMs = nowMs - this.#lastMs;
    const isStarting = sinceMs < Math.min(this.#bootMs, delays.ccnetResetSilenceLimitMs);
    this.#auditor.quietly(() =>
      this.#auditor.check(
        !isStarting || !this.#isAcknowledged,
        'RESET is not repeated for the silence that it causes',
        `after ${sinceMs} ms`,
      ),
    );
    this.#lastMs = nowMs;
    this.#isAcknowledged = !isStarting && this.#troubles === 0;
  }
}
