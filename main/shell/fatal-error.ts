import { EXIT } from '../../app/command-line/exit-codes.ts';
import type { Log } from '../../app/log/events.ts';

/** The code of the outside contract, the same as for every command. */
const EXIT_UNEXPECTED = EXIT.unexpected;
/** Longer than a note, a piece that is falling and the switching off after it; then the end comes all the same. */
export const STOP_LIMIT_MS = 30_000;

/** What has been opened so far and is closed in order at the end; the start fills it in. */
export interface OpenedResources {
  log: Log | null;
  stop: (() => Promise<void>) | null;
  /** The end has begun; closing windows must not begin another one, with another exit code. */
  isEnding: boolean;
}

/**
 * What nobody expected is written down, the relays are switched off, and the application ends with code 70, for whoever
 * watches over it to start it again. Without this Electron would show a dialog that waits for a click that never comes.
 */
export function endOnUnexpected(resources: OpenedResources, exit: (code: number) => void): (error: unknown) => void {
  let isFatal = false;
  const fatal = (error: unknown): void => {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`unexpected: ${detail}\n`);
    try {
      resources.log?.write('error', 'internal-error', { detail });
    } catch {
      // It stands on standard error.
    }
    if (isFatal) return;
    isFatal = true;
    resources.isEnding = true;
    const leave = (): void => {
      exit(EXIT_UNEXPECTED);
    };
    setTimeout(leave, STOP_LIMIT_MS);
    void (async () => resources.stop?.())().then(leave, leave);
  };
  process.on('uncaughtException', fatal);
  process.on('unhandledRejection', fatal);
  return fatal;
}
