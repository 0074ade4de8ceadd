import type { Installable } from '../certificate/installed.ts';
import { writeSetupFile } from './setup-files.ts';

/**
 * Puts the first certificate of a machine beside its configuration, the passphrase before the key that it opens. Rejects
 * with file system errors.
 */
export async function keepCertificate(configFile: string, checked: Installable): Promise<void> {
  await writeSetupFile(configFile, 'passphrase', `${checked.passphrase}\n`);
  await writeSetupFile(configFile, 'key', checked.keyPem);
  await writeSetupFile(configFile, 'authorities', checked.caPems.join(''));
  await writeSetupFile(configFile, 'certificate', checked.chainPem);
}
