import { createPublicKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readMaterial, type Material } from '../../../main/certificate/material.ts';
import { publicKeyId } from '../../../main/certificate/requests.ts';
import { OpensslBank, type Client } from '../../support/certificate/openssl.ts';

const LATIN = ' kiosk #1: p@ss "word" ';
const CYRILLIC = 'Құпиясөз — Пароль №7';

let bank: OpensslBank;
let client: Client;
let wanted: string;

beforeAll(async () => {
  bank = await OpensslBank.make();
  client = await bank.client();
  wanted = publicKeyId(createPublicKey(readFileSync(client.key)));
});
afterAll(() => {
  bank.dispose();
});

function opened(name: string, passphrase: string | null): Promise<Material> {
  return readMaterial([{ name, bytes: bank.read(name) }], passphrase);
}

const reasons = ({ findings }: Material): readonly string[] => findings.map(({ reason }) => reason);
const ids = ({ keys }: Material): readonly string[] => keys.map(({ key }) => publicKeyId(key));

/** Ways of `openssl` to encrypt a key, from appendix 2's to those of the last century. */
const KEY_FORMS: Readonly<Record<string, readonly string[]>> = {
  'PKCS#8 with AES-256 (appendix 2)': ['pkcs8', '-topk8', '-v2', 'aes-256-cbc', '-v2prf', 'hmacWithSHA256'],
  'PKCS#8 with AES-128 and SHA-1': ['pkcs8', '-topk8', '-v2', 'aes-128-cbc', '-v2prf', 'hmacWithSHA1'],
  'PKCS#8 with 3DES': ['pkcs8', '-topk8', '-v2', 'des3'],
  'PKCS#8 with scrypt': ['pkcs8', '-topk8', '-scrypt'],
  'PKCS#8 with DES and MD5': ['pkcs8', '-topk8', '-v1', 'PBE-MD5-DES', '-provider', 'legacy', '-provider', 'default'],
  'PKCS#8 with the 3DES of PKCS#12': ['pkcs8', '-topk8', '-v1', 'PBE-SHA1-3DES'],
  'PKCS#8 with the RC2 of PKCS#12': [
    'pkcs8',
    '-topk8',
    '-v1',
    'PBE-SHA1-RC2-40',
    '-provider',
    'legacy',
    '-provider',
    'default',
  ],
  'PKCS#8 in DER': ['pkcs8', '-topk8', '-v2', 'aes-256-cbc', '-outform', 'DER'],
  'traditional with AES-256': ['rsa', '-aes256', '-traditional'],
  'traditional with 3DES': ['rsa', '-des3', '-traditional'],
};

describe.each(Object.entries(KEY_FORMS))('a key as %s', (_, command) => {
  test.each([
    ['Latin', LATIN],
    ['Cyrillic', CYRILLIC],
  ])('opens with its %s passphrase and with no other', async (_name, passphrase) => {
    await bank.openssl([...command, '-in', client.key, '-out', 'closed.key', '-passout', 'env:SECRET'], passphrase);
    expect(ids(await opened('closed.key', passphrase))).toEqual([wanted]);
    expect(reasons(await opened('closed.key', `${passphrase}!`))).toEqual(['passphrase-wrong']);
    expect(reasons(await opened('closed.key', passphrase.trim().toUpperCase()))).toEqual(['passphrase-wrong']);
    expect(reasons(await opened('closed.key', null))).toEqual(['passphrase-missing']);
  });
});

describe('a key without a passphrase', () => {
  test.each([
    ['PKCS#8', ['pkcs8', '-topk8', '-nocrypt']],
    ['PKCS#1', ['rsa', '-traditional']],
    ['PKCS#8 in DER', ['pkcs8', '-topk8', '-nocrypt', '-outform', 'DER']],
    ['PKCS#1 in DER', ['rsa', '-traditional', '-outform', 'DER']],
  ])('%s opens, with a warning', async (_, command) => {
    await bank.openssl([...command, '-in', client.key, '-out', 'open.key']);
    const material = await opened('open.key', null);
    expect(ids(material)).toEqual([wanted]);
    expect(reasons(material)).toEqual(['key-unencrypted']);
  });
});

/** Ways of `openssl pkcs12 -export`. */
const PFX_FORMS: Readonly<Record<string, readonly string[]>> = {
  'of today (AES-256, SHA-256)': [],
  'with RC2-40 and 3DES (-legacy)': ['-legacy'],
  'with 3DES throughout': ['-certpbe', 'PBE-SHA1-3DES', '-keypbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'],
  'with RC2-128': ['-legacy', '-certpbe', 'PBE-SHA1-RC2-128', '-keypbe', 'PBE-SHA1-RC2-128'],
  'with SHA-512 and many rounds': ['-macalg', 'sha512', '-iter', '50000'],
  'with open certificates': ['-certpbe', 'NONE'],
  'without a checksum': ['-nomac'],
};

async function exportPfx(form: readonly string[], passphrase: string): Promise<void> {
  await bank.openssl(
    [
      'pkcs12',
      '-export',
      '-in',
      client.certificate,
      '-inkey',
      client.key,
      '-certfile',
      bank.intermediate.certificate,
      '-out',
      'export.pfx',
      '-passout',
      'env:SECRET',
      ...form,
    ],
    passphrase,
  );
}

describe.each(Object.entries(PFX_FORMS))('a PFX %s', (_, form) => {
  test.each([
    ['Latin', LATIN],
    ['Cyrillic', CYRILLIC],
  ])('opens with its %s passphrase and with no other', async (_name, passphrase) => {
    await exportPfx(form, passphrase);
    const material = await opened('export.pfx', passphrase);
    expect(reasons(material)).toEqual([]);
    expect(ids(material)).toEqual([wanted]);
    expect(material.certificates.map(({ certificate }) => certificate.fingerprint256).sort()).toEqual(
      [client.certificate, bank.intermediate.certificate]
        .map((file) => new X509Certificate(readFileSync(file)).fingerprint256)
        .sort(),
    );
    expect(reasons(await opened('export.pfx', `${passphrase}!`))).toEqual(['passphrase-wrong']);
    expect(reasons(await opened('export.pfx', null))).toEqual(['passphrase-missing']);
  });

  test('opens without a prompt if the passphrase is empty', async () => {
    await exportPfx(form, '');
    expect(ids(await opened('export.pfx', null))).toEqual([wanted]);
    expect(ids(await opened('export.pfx', ''))).toEqual([wanted]);
  });
});

describe('a damaged file is distinguished from a wrong passphrase', () => {
  test.each([
    ['its salt', 10],
    ['its checksum', 30],
    ['its content', 200],
  ])('a PFX with a bit turned in %s', async (_, fromEnd) => {
    await exportPfx([], LATIN);
    const bytes = bank.read('export.pfx');
    const at = bytes.length - fromEnd;
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    const material = await readMaterial([{ name: 'export.pfx', bytes }], LATIN);
    expect(reasons(material)).toEqual(['pfx-damaged']);
    expect(material.keys).toEqual([]);
  });

  test('a PFX that is truncated anywhere', async () => {
    await exportPfx([], LATIN);
    const whole = bank.read('export.pfx');
    for (let length = 1; length < whole.length; length += 97) {
      const material = await readMaterial([{ name: 'export.pfx', bytes: whole.subarray(0, length) }], LATIN);
      expect([length, reasons(material)]).toEqual([length, ['pfx-damaged']]);
    }
  });

  test('a truncated key', async () => {
    const pem = readFileSync(client.key, 'utf8');
    const bytes = Buffer.from(pem.slice(0, pem.length / 2));
    expect(reasons(await readMaterial([{ name: 'private.key', bytes }], null))).toEqual(['key-damaged']);
  });

  test('garbage never throws', async () => {
    await exportPfx(['-legacy'], LATIN);
    const whole = bank.read('export.pfx');
    for (let at = 0; at < whole.length; at += 29) {
      const bytes = Buffer.from(whole);
      bytes.writeUInt8(bytes.readUInt8(at) ^ 0x55, at);
      const material = await readMaterial([{ name: 'export.pfx', bytes }], LATIN);
      expect(material.keys.length).toBeLessThanOrEqual(1);
    }
  });
});

test('an unsupported encryption: the command that converts it is named', async () => {
  await exportPfx(['-legacy', '-keypbe', 'PBE-SHA1-RC4-128', '-certpbe', 'PBE-SHA1-RC4-128'], LATIN);
  const pfx = await opened('export.pfx', LATIN);
  expect(reasons(pfx)).toEqual(['pfx-unsupported']);
  expect(pfx.findings[0]?.parameters['command']).toContain('openssl pkcs12 -in export.pfx -legacy');
  await bank.openssl(
    ['pkcs8', '-topk8', '-v2', 'camellia-256-cbc', '-in', client.key, '-out', 'odd.key', '-passout', 'env:SECRET'],
    LATIN,
  );
  const key = await opened('odd.key', LATIN);
  expect(reasons(key)).toEqual(['key-unsupported']);
  expect(key.findings[0]?.parameters['command']).toContain('openssl pkcs8 -topk8');
});
