import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withSandbox } from '../../support/harness/sandbox-harness.ts';

const harness = withSandbox();

/** The sandbox's certificate as old systems export it. */
function oldPfx(passphrase: string, ...options: readonly string[]): { pfxFile: string; passphraseFile: string } {
  const { clientCertificate, clientKey, passphrase: passphraseFile } = harness.sandbox.files;
  const folder = mkdtempSync(join(harness.directory, 'old-'));
  const files = { pfxFile: join(folder, 'certfile.pfx'), passphraseFile: join(folder, 'passphrase') };
  writeFileSync(files.passphraseFile, `${passphrase}\n`);
  execFileSync('openssl', [
    'pkcs12',
    '-export',
    '-in',
    clientCertificate,
    '-inkey',
    clientKey,
    '-passin',
    `file:${passphraseFile}`,
    '-out',
    files.pfxFile,
    '-passout',
    `file:${files.passphraseFile}`,
    ...options,
  ]);
  return files;
}

async function connected(certificate: { pfxFile: string; passphraseFile: string }): Promise<string> {
  const answered = await harness.provider({ ...harness.standard(), certificate }).connect();
  return answered.ok ? 'connected' : answered.error.problem.reason;
}

test.each([
  ['RC2 with 40 bits and 3DES', 'old-secret', ['-legacy']],
  ['RC2 under a Cyrillic passphrase', 'құпия сөз', ['-legacy']],
  ['3DES throughout', 'old-secret', ['-legacy', '-certpbe', 'PBE-SHA1-3DES', '-keypbe', 'PBE-SHA1-3DES']],
  ['AES with a MAC of today', 'new-secret', []],
])('a PFX closed with %s connects', async (_cipher, passphrase, options) => {
  expect(await connected(oldPfx(passphrase, ...options))).toBe('connected');
});

test('a wrong passphrase of an old PFX is reported, and no passphrase is logged', async () => {
  const files = oldPfx('old-secret', '-legacy');
  writeFileSync(files.passphraseFile, 'wrong-secret');
  expect(await connected(files)).toBe('passphrase-wrong');
  expect(harness.logged.join('\n')).not.toMatch(/old-secret|wrong-secret/);
});

test('a damaged old PFX is reported', async () => {
  const files = oldPfx('old-secret', '-legacy');
  const bytes = readFileSync(files.pfxFile);
  writeFileSync(files.pfxFile, bytes.subarray(0, bytes.length - 200));
  expect(await connected(files)).toBe('certificate-invalid');
});
