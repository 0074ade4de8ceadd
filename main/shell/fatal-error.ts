import { EXIT } from '../../app/command-line/exit-codes.ts';
import type { LogStore } from '../log/log-store.ts';

/** The code of the outside contract, the same as for every command. */
const EXIT_UNEXPECTED = EXIT.unexpected;
/**
 * Longer than a note being stacked, a product falling and switching off afterwards; then the application ends in any
 * case.
 */
export const STOP_LIMIT_MS = 30_000;

/** What is open and must be closed in order at the end; the start fills it in. */
export interface OpenedResources {
  log: LogStore | null;
  stop: (() => Promise<void>) | null;
  /** Whether the application is ending. Closing windows must not end it a second time with another exit code. */
  isEnding: boolean;
}

/**
 * Handles an unexpected error: logs it, switches the relays off and ends the application with code 70, so that its
 * supervisor restarts it. Electron's default is a dialog that waits for a click.
 */
export function endOnUnexpected(resources: OpenedResources, exit: (code: number) => void): (error: unknown) => void {
  let isFatal = false;
  const fatal = (error: unknown): void => {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`unexpected: ${detail}\n`);
    try {
      resources.log?.write('error', 'internal-error', { detail });
    } catch {
      // The error is on standard error already.
    }
    if (isFatal) return;
    isFatal = true;
    resources.isEnding = true;
    const leave = (): void => {
      exit(EXIT_UNEXPECTED);
    };
    setTimeout(leave, STOP_LIMIT_MS);
    void closeAll(resources).then(leave, leave);
  };
  process.on('uncaughtException', fatal);
  process.on('unhandledRejection', fatal);
  return fatal;
}

/** The last lines of the log are the ones that are looked for, also where stopping fails. */
async function closeAll({ stop, log }: OpenedResources): Promise<void> {
  try {
    await stop?.();
  } finally {
    await log?.close();
  }
}
