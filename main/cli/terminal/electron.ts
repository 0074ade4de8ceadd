import { app, safeStorage } from 'electron';
import { join } from 'node:path';
import { chooseVault, type Vault } from '../../certificate/vault.ts';
import { makeFolders } from '../../files/make-folders.ts';

const OWNER_ONLY = 0o700;

/** Opens the vault. On Windows the operating system's store depends on the profile, which has to be the kiosk's own. */
export async function openVault(dataDirectory: string): Promise<Vault> {
  const profile = join(dataDirectory, 'browser');
  makeFolders(profile, OWNER_ONLY);
  app.setPath('userData', profile);
  await app.whenReady();
  return chooseVault(safeStorage, process.platform);
}

/** Waits until the pipes have taken all output, because exiting discards what is still queued. */
export function flushed(): Promise<void> {
  return new Promise((resolve) => {
    process.stdout.write('', () => {
      resolve();
    });
  });
}
