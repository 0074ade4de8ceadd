import { dirname, join } from 'node:path';
import { app } from 'electron';
import { EXIT } from '../../app/command-line/exit-codes.ts';
import { runProgram } from './program.ts';
import { terminalContext } from './terminal/process-context.ts';
import { flushed, openVault } from './terminal/electron.ts';

/**
 * Runs a command inside the application, because the locked package can run no other program. It takes no lock and
 * opens no window, so it works beside a running kiosk. Ends the application.
 */
export async function runInApplication(words: readonly string[]): Promise<void> {
  const context = {
    ...terminalContext(),
    defaultDataDirectory: join(app.getPath('userData'), 'data'),
    resourcesDirectory: join(app.getAppPath(), 'resources'),
    programDirectory: dirname(process.execPath),
    openVault,
    userId: process.getuid?.() ?? null,
  };
  try {
    const { code } = await runProgram(words, context, app.isPackaged);
    await flushed();
    app.exit(code);
  } catch (error) {
    context.complain(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    app.exit(EXIT.unexpected);
  }
}
