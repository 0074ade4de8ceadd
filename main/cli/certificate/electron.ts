import { app } from 'electron';
import { join } from 'node:path';
import { flushed, openVault } from '../terminal/electron.ts';
import { askPassphrase } from './ask-passphrase.ts';
import { runCertificateCommand } from './run.ts';

const EXIT_UNEXPECTED = 70;

/**
 * The command line inside the application: a packaged kiosk has no other program, and its own TLS engine has the last
 * word. No window and no lock, so that it works beside a running kiosk. Ends the application.
 */
export async function serveCertificateCommand(args: readonly string[]): Promise<void> {
  const defaultDataDirectory = join(app.getPath('userData'), 'data');
  try {
    const code = await runCertificateCommand(args, {
      defaultDataDirectory,
      openVault,
      env: process.env,
      userId: process.getuid?.() ?? null,
      nowMs: () => Date.now(),
      ask: async (question) => {
        if (!process.stdin.isTTY) return null;
        return askPassphrase(process.stdin, (text) => process.stderr.write(text), question);
      },
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
