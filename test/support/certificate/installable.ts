import { readFileSync } from 'node:fs';
import type { Installable } from '../../../main/certificate/store.ts';
import { filesOf, checkFiles } from './check-files.ts';
import type { OpensslBank } from './openssl.ts';

/** A checked certificate, ready to be installed. */
export async function makeInstallable(bank: OpensslBank, name: string): Promise<Installable> {
  const client = await bank.client({ subject: `/C=KZ/O=${name}/CN=kiosk.example.kz` });
  const checked = await checkFiles(
    filesOf([client.certificate, client.key, bank.root.certificate, bank.intermediate.certificate]),
  );
  if (checked.installable === null) throw new Error(readFileSync(client.certificate, 'utf8'));
  return checked.installable;
}
