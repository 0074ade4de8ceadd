import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NewKey } from '../../../main/fleet/enrol/request.ts';
import type { Identity } from '../../../main/fleet-identity/store.ts';

const PROGRAM = join(import.meta.dirname, '..', '..', '..', 'resources', 'fleet', 'ca.sh');
const BROKER = 'mqtts://broker.example:8883';

/** The folder of a new authority. */
export function newAuthority(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sauda-authority-'));
  const env = { ...process.env, SAUDA_BROKER_HOST: 'localhost' };
  execFileSync(PROGRAM, ['new'], { cwd: folder, env, stdio: 'ignore' });
  return folder;
}

/** What the authority in the folder makes of a key: an identity whose certificate counts for so many days. */
export function signedBy(
  folder: string,
  kioskId: string,
  { keyPem, requestPem }: NewKey,
  { days = 730, broker = BROKER }: { readonly days?: number; readonly broker?: string } = {},
): Identity {
  const file = join(folder, 'request.pem');
  writeFileSync(file, requestPem);
  const env = { ...process.env, SAUDA_MACHINE_DAYS: String(days) };
  execFileSync(PROGRAM, ['renew', kioskId, file], { cwd: folder, env, stdio: 'ignore' });
  return {
    kioskId,
    keyPem,
    broker,
    certificate: readFileSync(join(folder, `${kioskId}.crt`), 'utf8'),
    authority: readFileSync(join(folder, 'machines-ca.crt'), 'utf8'),
    operatorKeys: [],
  };
}
