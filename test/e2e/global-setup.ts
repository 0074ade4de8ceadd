import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { makeBankPki } from '../support/foreign-bank/pki.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');

/** Once for all workers: where Electron is, and the certificates of two unrelated banks. */
export default async function globalSetup(): Promise<() => void> {
  process.env['SAUDA_ELECTRON'] ??= electronPath();
  const directory = mkdtempSync(join(tmpdir(), 'sauda-banks-'));
  const [own, other] = await Promise.all([makeBankPki(join(directory, 'own')), makeBankPki(join(directory, 'other'))]);
  const file = join(directory, 'banks.json');
  writeFileSync(file, JSON.stringify({ own, other }));
  process.env['SAUDA_E2E_BANKS'] = file;
  return () => {
    rmSync(directory, { recursive: true, force: true });
  };
}

function electronPath(): string {
  const output = execFileSync(process.execPath, ['scripts/run.mjs', 'electron-path'], { cwd: ROOT, encoding: 'utf8' });
  return output.trimEnd().split('\n').at(-1) ?? '';
}
