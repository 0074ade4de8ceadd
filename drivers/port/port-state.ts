import { err, type Result } from '../../app/result.ts';
import { Listeners, type Unsubscribe } from '../common/listeners.ts';
import type { PortError } from './byte-port.ts';

/**
 * The part of the byte port's contract that all kinds of port share: a single end, reported once, that settles all
 * writes.
 */
export class PortState {
  readonly bytes = new Listeners<Uint8Array>();
  readonly #closed = new Listeners<PortError>();
  readonly #writes = new Set<(result: Result<void, PortError>) => void>();
  #reason: PortError | undefined;

  get isClosed(): boolean {
    return this.#reason !== undefined;
  }

  /** Ends the port; only the first call counts. Writes in flight fail before the end is reported to the owner. */
  end(reason: PortError): void {
    if (this.#reason !== undefined) return;
    this.#reason = reason;
    // A write in flight may have reached the line, so it must not end as `closed`, which promises the opposite.
    const writeError: PortError = reason.kind === 'closed' ? { kind: 'io', message: reason.message } : reason;
    for (const settle of [...this.#writes]) settle(err(writeError));
    this.#closed.emit(reason);
    this.#closed.clear();
    this.bytes.clear();
  }

  /** Keeps a write in flight; the returned function settles it once and removes it. */
  beginWrite(resolve: (result: Result<void, PortError>) => void): (result: Result<void, PortError>) => void {
    const settle = (result: Result<void, PortError>): void => {
      if (this.#writes.delete(settle)) resolve(result);
    };
    this.#writes.add(settle);
    return settle;
  }

  /** See `BytePort.onClosed`; a listener that comes too late is still called, so that no loss is missed. */
  onClosed(listener: (reason: PortError) => void): Unsubscribe {
    const reason = this.#reason;
    if (reason === undefined) return this.#closed.add(listener);
    let wanted = true;
    queueMicrotask(() => {
      if (wanted) listener(reason);
    });
    return () => {
      wanted = false;
    };
  }

  /** The error of a write to a port that is not open. */
  refusal(): PortError {
    return { kind: 'closed', message: `not open: ${this.#reason?.message ?? 'closing'}` };
  }
}
