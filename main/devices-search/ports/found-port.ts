import type { PortKind } from '../../../drivers/port/port-kind.ts';

/** What a USB device reports about itself. */
export interface UsbIdentity {
  /** Vendor and product as `1a86:7523`. */
  readonly ids: string;
  /** The device's own description and the usual name of its chip; may be empty. */
  readonly words: string;
  readonly serialNumber: string | null;
}

/**
 * Whether this user may open the port, and otherwise what is missing.
 * - `log-in-again`: the user is in the group, but this login is older than that
 * - `join-group`: members of `group` may open it
 * - `owner-only`: no group may open it
 */
export type Access =
  | { readonly kind: 'granted' | 'owner-only' | 'unknown' }
  | { readonly kind: 'log-in-again' | 'join-group'; readonly group: string };

/** A port in the form that the configuration needs. */
export interface FoundPort {
  readonly kind: Exclude<PortKind, 'network'>;
  /** The best path for the configuration. */
  readonly path: string;
  /** Whether the path will still mean the same port after a restart. */
  readonly isStable: boolean;
  /** The system's current name for it. */
  readonly device: string;
  /**
   * The path that follows the device instead of the socket; ambiguous where the device has no serial number of its own.
   */
  readonly byId: { readonly path: string; readonly isAmbiguous: boolean } | null;
  readonly usb: UsbIdentity | null;
  readonly access: Access;
}
