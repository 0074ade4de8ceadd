import type { Result } from '../../app/result.ts';
import { delays } from '../common/delays.ts';
import type { PortHolder } from './port-holder.ts';
import type { Unsubscribe } from '../common/listeners.ts';

/**
 * Why a port cannot be used.
 * - `not-found`: no device at this path
 * - `busy`: another process (or an older object) holds it
 * - `no-permission`: the user may not open it (group `dialout`)
 * - `closed`: it was no longer open; for a write this means that **no byte reached the line**
 * - `timeout`: the device or the operating system did not finish in time
 * - `io`: any other error, in particular a device that was unplugged
 */
export interface PortError {
  readonly kind: 'not-found' | 'busy' | 'no-permission' | 'closed' | 'timeout' | 'io';
  /** For the technical log; English, not shown to customers. */
  readonly message: string;
  /** With `busy`: the holder, where the system reports it. */
  readonly holder?: PortHolder;
}

/** Line settings; `path` should be a stable one (`/dev/serial/by-path/...` or `COM3`). */
export interface PortSettings {
  readonly path: string;
  readonly baudRate: number;
  readonly dataBits?: 7 | 8;
  readonly parity?: 'none' | 'even' | 'odd';
  readonly stopBits?: 1 | 2;
  /** Modem lines after opening; left as the system sets them when absent, ignored by lines that have none. */
  readonly modemLines?: ModemOutputs | undefined;
}

/** Outputs of a serial port beside its data; a line that is absent stays as the system sets it. */
export interface ModemOutputs {
  readonly dtr?: boolean;
  readonly rts?: boolean;
}

/** The inputs of a serial port besides its data: true where the line is active. */
export interface ModemInputs {
  readonly cts: boolean;
  readonly dsr: boolean;
  readonly dcd: boolean;
}

/** What of an open line can be changed; what is absent stays. */
export interface LineChange {
  readonly baudRate?: number;
  readonly modemLines?: ModemOutputs;
}

/** An open line to a device. Once closed it stays closed: a device that returns gets a new object. */
export interface BytePort {
  /**
   * Passes the bytes to the line before it returns, and resolves when they are drained. The error `closed` means that
   * nothing was sent; after any other some bytes may have been sent, the rest is discarded, and the port is closed with
   * the same reason.
   */
  write(bytes: Uint8Array): Promise<Result<void, PortError>>;
  /** Discards what is unsent and frees the line; resolves within `delays.portCloseLimitMs` per step, never rejects. */
  close(): Promise<void>;
  /** Received bytes in chunks of any size; bytes that arrive without a listener are dropped. */
  onBytes(listener: (bytes: Uint8Array) => void): Unsubscribe;
  /** Reads the modem lines without traffic; `io` from ports without them. Absent where a port cannot have any. */
  modemInputs?(): Promise<Result<ModemInputs, PortError>>;
  /**
   * Changes speed and outputs of the open line: opening it anew would restart some boards. Absent where a line has
   * neither.
   */
  adjust?(line: LineChange): Promise<Result<void, PortError>>;
  /** Calls the listener exactly once: on `close()`, on a failed write, or when the device is unplugged. */
  onClosed(listener: (reason: PortError) => void): Unsubscribe;
}

/** Opens ports; earlier input is flushed. */
export interface PortOpener {
  open(settings: PortSettings): Promise<Result<BytePort, PortError>>;
}

/** Start, eight data, parity and two stop bits: no frame format needs more per byte. */
const longestByteBits = 12;

/** Time limit of a write in milliseconds: its time on the line plus `delays.portWriteLimitMs`. */
export function writeLimitMs(byteCount: number, baudRate: number): number {
  return delays.portWriteLimitMs + Math.ceil((byteCount * longestByteBits * 1_000) / baudRate);
}
