import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { releaseCommand } from '../../../scripts/commands/release.ts';
import { isLocked, keyFile, ROLES } from '../../../scripts/updates/keys.ts';

const PASSPHRASE = 'correct horse, құпия сөз';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sauda-keys-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The command without a terminal. */
async function release(...args: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
  const prepared = releaseCommand.prepare(args, { resolvePath: (path) => path });
  if (!prepared.ok) throw new Error(prepared.error);
  let said = '';
  const hear = (text: string): boolean => {
    said += text;
    return true;
  };
  const { code } = await prepared.value({ out: hear, complain: hear, endedWith: () => undefined });
  return { code, said };
}

test('the offline keys are locked with a passphrase, the online ones are not', async () => {
  const keys = join(folder, 'keys');
  const file = join(folder, 'passphrase');
  writeFileSync(file, `${PASSPHRASE}\n`);
  expect(await release('--new-keys', keys, '--passphrase-file', file)).toMatchObject({ code: 0 });
  expect(ROLES.map((role) => isLocked(keys, [role]))).toEqual([true, true, false, false]);
  expect(readFileSync(keyFile(keys, 'root'), 'utf8')).not.toContain('BEGIN PRIVATE KEY');
  // A standard form, which other programs open as well.
  const opened = execFileSync('openssl', ['pkey', '-in', keyFile(keys, 'root'), '-passin', `pass:${PASSPHRASE}`]);
  expect(opened.toString('utf8')).toContain('BEGIN PRIVATE KEY');
  const out = join(folder, 'repository');
  const asked = await release('--key', keys, '--out', out, '--rotate', 'root');
  expect(asked).toMatchObject({ code: 1, said: expect.stringContaining('--passphrase-file') });
  writeFileSync(file, 'wrong\n');
  const refused = await release('--key', keys, '--out', out, '--rotate', 'root', '--passphrase-file', file);
  expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('does not open') });
});

test('without a terminal and without a file no keys with a passphrase are made', async () => {
  const made = await release('--new-keys', join(folder, 'keys'), '--passphrase');
  expect(made).toMatchObject({ code: 1, said: expect.stringContaining('--passphrase-file') });
  expect(isLocked(join(folder, 'keys'), ROLES)).toBe(false);
});
