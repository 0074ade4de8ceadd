import { Listeners, type Unsubscribe } from '../../common/listeners.ts';
import type { PortError } from '../../port/byte-port.ts';
import type { FlowControl } from '../flow-control.ts';
import type { PrinterError, PrinterEvent, PrinterStatus } from '../printer.ts';

/** Reports the printer's events, and of lasting conditions only the changes; it lasts longer than a link. */
export class PrinterReporter {
  readonly #listeners = new Listeners<PrinterEvent>();
  #reported: string | null = null;
  #isFlowReported = false;

  onEvent(listener: (event: PrinterEvent) => void): Unsubscribe {
    return this.#listeners.add(listener);
  }

  /** Reports a status that differs from the last one reported. */
  status(status: PrinterStatus): void {
    this.#reportOnce(JSON.stringify([[...status.faults].sort(), status.isPaperNearEnd, status.isAssumed]), {
      kind: 'status',
      status,
    });
  }

  /** Reports a loss unless it was reported already for the same reason. */
  lost(reason: PortError | PrinterError): void {
    this.#reportOnce(`lost: ${reason.kind}`, { kind: 'lost', reason });
  }

  /** Reports once that the printer's way of stopping the computer is not there. */
  noFlowControl(flowControl: FlowControl): void {
    if (this.#isFlowReported) return;
    this.#isFlowReported = true;
    this.#listeners.emit({ kind: 'no-flow-control', flowControl });
  }

  /** A new run begins: everything is reported anew. */
  reset(): void {
    this.#isFlowReported = false;
    this.#reported = null;
  }

  #reportOnce(key: string, event: PrinterEvent): void {
    if (this.#reported === key) return;
    this.#reported = key;
    this.#listeners.emit(event);
  }
}
