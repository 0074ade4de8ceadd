import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { SETUP_FILES } from '../../app/service/setup/payment-changes.ts';
import { replaceDurably } from '../files/replace-durably.ts';

/** The mode of the folders that secrets lie in. */
export const OWNER_ONLY_FOLDER = 0o700;

/** One of the files beside the configuration, by its meaning. */
export type SetupFile = keyof typeof SETUP_FILES;

/** Where it lies for this configuration. */
export function setupFile(configFile: string, which: SetupFile): string {
  return join(dirname(configFile), SETUP_FILES[which]);
}

export function hasSetupFile(configFile: string, which: SetupFile): boolean {
  return existsSync(setupFile(configFile, which));
}

/** Writes it for this user alone. Rejects with file system errors. */
export async function writeSetupFile(configFile: string, which: SetupFile, text: string): Promise<void> {
  const file = setupFile(configFile, which);
  await mkdir(dirname(file), { recursive: true, mode: OWNER_ONLY_FOLDER });
  await replaceDurably(file, text);
}
