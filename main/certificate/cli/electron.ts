import { join } from 'node:path';
import { app, safeStorage } from 'electron';
import { makeFolders } from '../../make-folders.ts';
import { chooseVault, type Vault } from '../vault.ts';
import { askPassphrase } from './ask-passphrase.ts';
import { runCertificateCommand } from './run.ts';

const EXIT_UNEXPECTED = 70;
const OWNER_ONLY = 0o700;

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

/** On Windows the operating system's store hangs on the profile: it has to be the kiosk's own. */
export async function openVault(dataDirectory: string): Promise<Vault> {
  const profile = join(dataDirectory, 'browser');
  makeFolders(profile, OWNER_ONLY);
  app.setPath('userData', profile);
  await app.whenReady();
  return chooseVault(safeStorage, process.platform);
}

/** Exiting does not wait for what a pipe has not taken yet. */
export function flushed(): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write('', () => {
      resolve();
    });
  });
}
