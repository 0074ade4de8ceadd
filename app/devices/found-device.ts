import type { FileValue } from '../config/change.ts';
import type { DeviceKind } from '../config/peripherals.ts';

/** What a device says of itself; null where it does not say it. */
export interface DeviceIdentity {
  readonly model: string | null;
  readonly firmware: string | null;
  readonly serialNumber: string | null;
}

/** A device that answered in its own way. */
export interface FoundDevice {
  readonly kind: DeviceKind;
  /** What the configuration writes behind `driver`. */
  readonly driver: string;
  /** What the configuration needs beside driver and port, such as speed and address; defaults are left out. */
  readonly settings: Readonly<Record<string, FileValue>>;
  /** The speed at which it answered; null where the port has none. */
  readonly baudRate: number | null;
  readonly identity: DeviceIdentity;
}

/**
 * What became of the search on one port.
 * - `found`: these devices answered; a board with inputs is a relay board and a drop sensor
 * - `silent`: nothing answered
 * - `talks`: bytes arrive without a question, which no supported device sends; nothing was sent
 * - `in-use`: the running devices have it; nothing was sent
 * - `held`: another program has it, `holder` where the system tells; nothing was sent
 * - `no-permission`: this user may not open it
 * - `gone`: it was pulled out in the middle, or is not there
 * - `failed`: any other error of the port
 */
export type PortOutcome =
  | { readonly kind: 'found'; readonly devices: readonly FoundDevice[] }
  | { readonly kind: 'silent' | 'talks' | 'in-use' | 'no-permission' | 'gone' }
  | { readonly kind: 'held'; readonly holder: string | null; readonly stop: string | null }
  | { readonly kind: 'failed'; readonly detail: string };

/** A port as it is shown. */
export interface PortFacts {
  readonly kind: 'serial' | 'usb-printer';
  /** The best path for the configuration. */
  readonly path: string;
  /** Whether the path means the same port after a restart. */
  readonly isStable: boolean;
  /** The system's name for it now. */
  readonly device: string;
  /** The adapter's own description; null where it has none. */
  readonly words: string | null;
}
