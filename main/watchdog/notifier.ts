import { writeSync } from 'node:fs';

/** Set by the launcher (`notify` of the package), which connects to systemd's socket: Node has no sockets of that kind. */
const DESCRIPTOR = 'SAUDA_NOTIFY_FD';
/** The first one that is not a standard stream. */
const LEAST_DESCRIPTOR = 3;

/** Tells systemd how the program is, in the lines of `sd_notify(3)`; false where that failed. */
export type Notify = (lines: string) => boolean;

/** Null where systemd does not watch this program. */
export function systemdNotifier(env: NodeJS.ProcessEnv): Notify | null {
  const text = env[DESCRIPTOR] ?? '';
  // What the program starts itself must not speak for it.
  Reflect.deleteProperty(env, DESCRIPTOR);
  const descriptor = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (descriptor < LEAST_DESCRIPTOR) return null;
  return (lines) => {
    try {
      writeSync(descriptor, lines);
      return true;
    } catch {
      // systemd is being restarted, or its buffer is full: the next beat tells it.
      return false;
    }
  };
}
