import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Installable } from '../certificate/installed.ts';
import { finishTogether, replaceTogether, type TogetherDisk } from '../files/replace-together.ts';
import { OWNER_ONLY_FOLDER, setupFile, type SetupFile } from './setup-files.ts';

const OF_CERTIFICATE = ['passphrase', 'key', 'authorities', 'certificate'] as const satisfies readonly SetupFile[];

/** Says that all four files of a new certificate are written, and which take the place of the old ones. */
function intentOf(configFile: string): string {
  return join(dirname(setupFile(configFile, 'certificate')), 'kiosk.switch');
}

/**
 * Puts the first certificate of a machine beside its configuration: after a power cut either all of its files count or
 * none. Rejects with file system errors.
 */
export async function keepCertificate(
  configFile: string,
  { passphrase, keyPem, caPems, chainPem }: Pick<Installable, 'passphrase' | 'keyPem' | 'caPems' | 'chainPem'>,
  disk?: TogetherDisk,
): Promise<void> {
  const texts: Readonly<Record<(typeof OF_CERTIFICATE)[number], string>> = {
    passphrase: `${passphrase}\n`,
    key: keyPem,
    authorities: caPems.join(''),
    certificate: chainPem,
  };
  const placed = new Map(OF_CERTIFICATE.map((which) => [setupFile(configFile, which), texts[which]]));
  for (const file of placed.keys()) await mkdir(dirname(file), { recursive: true, mode: OWNER_ONLY_FOLDER });
  await replaceTogether(intentOf(configFile), placed, disk);
}

/** Completes a certificate whose files a power cut has caught between their names. Rejects with file system errors. */
export async function finishCertificate(configFile: string): Promise<void> {
  const files = OF_CERTIFICATE.map((which) => setupFile(configFile, which));
  await finishTogether(intentOf(configFile), files);
}
