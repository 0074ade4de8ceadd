import type { PortError } from './byte-port.ts';

/**
 * The binding has no error codes, only texts: `strerror` on Linux and macOS, its own on Windows. A port held by another
 * program is "Access denied" on Windows, and "Cannot lock port" or "busy" on Linux.
 */
const patterns: readonly { readonly text: RegExp; readonly kind: PortError['kind'] }[] = [
  { text: /no such (file|device)|file not found|not a directory/i, kind: 'not-found' },
  { text: /cannot lock port|resource busy|access denied/i, kind: 'busy' },
  { text: /permission denied|operation not permitted/i, kind: 'no-permission' },
  { text: /port is not open/i, kind: 'closed' },
];

/** Classifies what `serialport` throws or passes to its callbacks. */
export function serialError(cause: unknown): PortError {
  const message = cause instanceof Error ? cause.message : String(cause);
  const match = patterns.find(({ text }) => text.test(message));
  return { kind: match?.kind ?? 'io', message };
}

/** Classifies an error after bytes were passed on, for which `closed` would wrongly promise that nothing was sent. */
export function writeError(cause: unknown): PortError {
  const { kind, message } = serialError(cause);
  return { kind: kind === 'closed' ? 'io' : kind, message };
}
