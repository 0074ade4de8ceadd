/** What a USB device says about itself. */
export interface UsbIdentity {
  /** Vendor and product as `1a86:7523`. */
  readonly ids: string;
  /** Its own words, with the usual name of the chip; may be empty. */
  readonly words: string;
  readonly serialNumber: string | null;
}

/**
 * Whether this user may open the port, and what is missing.
 * - `log-in-again`: the user is in the group, but this session began before
 * - `join-group`: the members of `group` may
 * - `owner-only`: no group may
 */
export type Access =
  | { readonly kind: 'granted' | 'owner-only' | 'unknown' }
  | { readonly kind: 'log-in-again' | 'join-group'; readonly group: string };

/** A serial port as it is written into the configuration. */
export interface FoundPort {
  /** The best path for the configuration. */
  readonly path: string;
  /** Whether that path means the same port tomorrow. */
  readonly isStable: boolean;
  /** The system's name for it at the moment. */
  readonly device: string;
  /** The name that follows the device instead of the socket; ambiguous where the device has no serial number of its own. */
  readonly byId: { readonly path: string; readonly isAmbiguous: boolean } | null;
  readonly usb: UsbIdentity | null;
  readonly access: Access;
}
