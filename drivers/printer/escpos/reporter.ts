import { Listeners, type Unsubscribe } from '../../common/listeners.ts';
import type { PortError } from '../../port/byte-port.ts';
import type { PrinterError, PrinterEvent, PrinterStatus } from '../printer.ts';

/** Tells the printer's events, and of what lasts only the changes; it outlives the links. */
export class PrinterReporter {
  readonly #listeners = new Listeners<PrinterEvent>();
  #told: string | null = null;

  onEvent(listener: (event: PrinterEvent) => void): Unsubscribe {
    return this.#listeners.add(listener);
  }

  /** Tells a status that is not the one told last. */
  status(status: PrinterStatus): void {
    this.#tell(JSON.stringify([[...status.faults].sort(), status.isPaperNearEnd, status.isAssumed]), {
      kind: 'status',
      status,
    });
  }

  /** Tells a loss unless it was told already for the same reason. */
  lost(reason: PortError | PrinterError): void {
    this.#tell(`lost: ${reason.kind}`, { kind: 'lost', reason });
  }

  /** A new run begins: what was told before is history. */
  forget(): void {
    this.#told = null;
  }

  #tell(key: string, event: PrinterEvent): void {
    if (this.#told === key) return;
    this.#told = key;
    this.#listeners.emit(event);
  }
}
