import { app, safeStorage } from 'electron';
import { join } from 'node:path';
import { chooseVault, type Vault } from '../../certificate/vault.ts';
import { makeFolders } from '../../files/make-folders.ts';

const OWNER_ONLY = 0o700;

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
