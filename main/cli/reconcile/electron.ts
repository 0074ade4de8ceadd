import { join } from 'node:path';
import { app } from 'electron';
import { systemClock } from '../../../drivers/common/system-clock.ts';
import { flushed, openVault } from '../terminal/electron.ts';
import { ASK_LIMITS } from '../../reconcile/ask.ts';
import { runReconcileCommand } from './run.ts';

const EXIT_UNEXPECTED = 70;

/**
 * The command line inside the application, where an installed certificate can be opened. No window and no lock, so that
 * it works beside a running kiosk. Ends the application.
 */
export async function serveReconcileCommand(args: readonly string[]): Promise<void> {
  const defaultDataDirectory = join(app.getPath('userData'), 'data');
  try {
    const code = await runReconcileCommand(args, {
      defaultDataDirectory,
      openVault,
      env: process.env,
      clock: systemClock,
      limits: ASK_LIMITS,
      out: (text) => process.stdout.write(text),
      complain: (text) => process.stderr.write(text),
    });
    await flushed();
    app.exit(code);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    app.exit(EXIT_UNEXPECTED);
  }
}
