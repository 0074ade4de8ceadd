import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
  const programs = buildWindowlessKiosk();
  // Filled by the first test that needs the packed application; where an ordinary user may enter.
  const packages = mkdtempSync(join(tmpdir(), 'sauda-package-'));
  process.env['SAUDA_E2E_PACKAGE'] = packages;
  return () => {
    rmSync(packages, { recursive: true, force: true });
    rmSync(programs, { recursive: true, force: true });
    rmSync(directory, { recursive: true, force: true });
  };
}

/** Loads faster as one bundle than as hundreds of files; in the repository, because its packages are found from there. */
function buildWindowlessKiosk(): string {
  const reports = join(ROOT, 'out', 'test');
  mkdirSync(reports, { recursive: true });
  const folder = mkdtempSync(join(reports, 'windowless-'));
  execFileSync(process.execPath, ['test/support/windowless/build-program.ts', folder], { cwd: ROOT });
  process.env['SAUDA_E2E_PROGRAM'] = join(folder, 'program.cjs');
  return folder;
}

function electronPath(): string {
  const output = execFileSync(process.execPath, ['scripts/run.mjs', 'electron-path'], { cwd: ROOT, encoding: 'utf8' });
  return output.trimEnd().split('\n').at(-1) ?? '';
}
