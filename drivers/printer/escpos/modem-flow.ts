import type { BytePort } from '../../port/byte-port.ts';
import type { FlowControl } from '../flow-control.ts';

/**
 * The modem line with which a printer reports that it is busy; read before each piece of data, and never waited for
 * without a limit.
 */
export class ModemFlow {
  readonly #port: BytePort;
  readonly #input: 'dsr' | 'cts' | null;
  #isReadable = true;
  #wasActive = false;
  #isActive = true;

  constructor(port: BytePort, flowControl: FlowControl) {
    this.#port = port;
    this.#input = flowControl === 'dtr-dsr' ? 'dsr' : flowControl === 'rts-cts' ? 'cts' : null;
  }

  /**
   * Whether the printer stops the computer. A line that was never active counts as not wired, or nothing would be sent.
   */
  get isBusy(): boolean {
    return this.isUsable && this.#wasActive && !this.#isActive;
  }

  /** Whether the line works: pseudo-terminals, USB and networks have none, nor has a cable with three wires. */
  get isUsable(): boolean {
    return this.#input !== null && this.#isReadable;
  }

  /** Whether it should work and does not; only meaningful for a printer that is ready. */
  get isMissing(): boolean {
    return this.#input !== null && !(this.#isReadable && this.#wasActive);
  }

  async read(): Promise<void> {
    if (this.#input === null || !this.#isReadable) return;
    const inputs = (await this.#port.modemInputs?.()) ?? null;
    if (inputs === null || (!inputs.ok && inputs.error.kind === 'io')) {
      this.#isReadable = false;
      return;
    }
    // Not read in time: what it was last counts.
    if (!inputs.ok) return;
    this.#isActive = inputs.value[this.#input];
    this.#wasActive ||= this.#isActive;
  }
}
