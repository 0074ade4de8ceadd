import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publicKeyId } from '../../../main/certificate/requests.ts';
import { certificateIn, filesOf, checkFiles, reasons, waiting } from '../../support/certificate/check-files.ts';
import { OpensslBank, type Client } from '../../support/certificate/openssl.ts';

let bank: OpensslBank;
let other: OpensslBank;
let client: Client;

beforeAll(async () => {
  [bank, other] = await Promise.all([OpensslBank.make(), OpensslBank.make('Other Bank')]);
  client = await bank.client();
});
afterAll(() => {
  bank.dispose();
  other.dispose();
});

const bankFiles = (): readonly string[] => [bank.root.certificate, bank.intermediate.certificate];
const allFiles = (one: Client): readonly string[] => [...bankFiles(), one.certificate, one.key];
/** Every test key lies open; that is a finding of its own. */
const besideOpenKey = (found: readonly string[]): readonly string[] =>
  found.filter((reason) => reason !== 'key-unencrypted');

describe('a set that fits', () => {
  test('can be installed, with its chain in order and its key under a new passphrase', async () => {
    const checked = await checkFiles(filesOf(allFiles(client)));
    expect(reasons(checked)).toEqual(['key-unencrypted']);
    expect(checked.leaf?.subject).toContain('O=Contoso Ltd.');
    expect(checked.installable?.chainPem.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
    expect(checked.installable?.caPems).toHaveLength(2);
    expect(checked.installable?.keyPem).toContain('BEGIN ENCRYPTED PRIVATE KEY');
    expect(checked.installable?.leaf.fingerprint).toBe(
      certificateIn(client.certificate).fingerprint256.replaceAll(':', '').toLowerCase(),
    );
  });

  test('may have any file names, because the content decides', async () => {
    const names = ['certfile.cer', 'private.key', 'kbs_ca.crt', 'KBS_ROOT_CA.CRT'];
    const checked = await checkFiles(filesOf(allFiles(client), names));
    expect(besideOpenKey(reasons(checked))).toEqual([]);
    expect(checked.leaf?.subject).toContain('Contoso');
  });

  test('takes the CAs from the configuration if the letter has none', async () => {
    const configuredAuthorities = bankFiles().map(certificateIn);
    const checked = await checkFiles(filesOf([client.certificate, client.key]), { configuredAuthorities });
    expect(besideOpenKey(reasons(checked))).toEqual([]);
    expect(checked.installable?.caPems).toEqual([]);
    expect(checked.installable?.chainPem.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
  });

  test('takes the key of its request', async () => {
    const key = createPrivateKey(readFileSync(client.key));
    const requests = [
      waiting('0'.repeat(64), createPrivateKey(other.read('root.key'))),
      waiting(publicKeyId(key), key),
    ];
    const checked = await checkFiles(filesOf([...bankFiles(), client.certificate]), { requests });
    expect(reasons(checked)).toEqual([]);
    expect(checked.request?.id).toBe(publicKeyId(key).slice(0, 16));
    expect(checked.installable).not.toBeNull();
  });
});

describe('parts that do not fit together', () => {
  test('no key', async () => {
    const checked = await checkFiles(filesOf([...bankFiles(), client.certificate]));
    expect(reasons(checked)).toEqual(['key-missing']);
    expect(checked.installable).toBeNull();
  });

  test('pending requests, but none for this certificate: they are listed', async () => {
    const requests = [waiting('0'.repeat(64), createPrivateKey(other.read('root.key')))];
    const checked = await checkFiles(filesOf([...bankFiles(), client.certificate]), { requests });
    expect(checked.findings).toEqual([{ reason: 'key-missing', parameters: { requests: '0'.repeat(16) } }]);
  });

  test("another certificate's key", async () => {
    const stranger = await bank.client();
    const checked = await checkFiles(filesOf([...bankFiles(), client.certificate, stranger.key]));
    expect(besideOpenKey(reasons(checked))).toEqual(['key-mismatch']);
    expect(checked.installable).toBeNull();
  });

  test('another key although a pending request has the right one: the request is named', async () => {
    const key = createPrivateKey(readFileSync(client.key));
    const requests = [waiting(publicKeyId(key), key)];
    const checked = await checkFiles(filesOf([...bankFiles(), client.certificate, bank.root.key]), { requests });
    const mismatch = checked.findings.find(({ reason }) => reason === 'key-mismatch');
    expect(mismatch?.parameters['request']).toBe(publicKeyId(key).slice(0, 16));
  });

  test('only the CAs', async () => {
    expect(reasons(await checkFiles(filesOf(bankFiles())))).toEqual(['certificate-missing']);
  });

  test('two certificates are ambiguous without a key, and not with one', async () => {
    const second = await bank.client({ subject: '/C=KZ/O=Second/CN=second.example.kz' });
    const both = [...bankFiles(), client.certificate, second.certificate];
    const checked = await checkFiles(filesOf(both));
    expect(checked.findings.map(({ reason }) => reason)).toEqual(['certificate-several']);
    expect(checked.findings[0]?.parameters['subjects']).toMatch(/Contoso[\s\S]*Second/);
    const clear = await checkFiles(filesOf([...both, second.key]));
    expect(clear.leaf?.subject).toContain('Second');
    expect(clear.installable).not.toBeNull();
  });
});

describe('the chain', () => {
  test('its intermediate is missing', async () => {
    const checked = await checkFiles(filesOf([bank.root.certificate, client.certificate, client.key]));
    expect(besideOpenKey(reasons(checked))).toEqual(['chain-incomplete']);
    expect(checked.findings.at(-1)?.parameters['issuer']).toContain('Issuing CA');
  });

  test('its root is missing', async () => {
    const checked = await checkFiles(filesOf([bank.intermediate.certificate, client.certificate, client.key]));
    expect(besideOpenKey(reasons(checked))).toEqual(['chain-incomplete']);
    expect(checked.findings.at(-1)?.parameters['issuer']).toContain('Root CA');
  });

  test('a CA of the same name with another key does not verify', async () => {
    const twin = await OpensslBank.make();
    try {
      const checked = await checkFiles(
        filesOf([twin.root.certificate, twin.intermediate.certificate, client.certificate, client.key]),
      );
      expect(besideOpenKey(reasons(checked))).toEqual(['chain-invalid']);
    } finally {
      twin.dispose();
    }
  });

  test('a certificate that is not a CA', async () => {
    const usages = ['-addext', 'keyUsage = digitalSignature', '-addext', 'extendedKeyUsage = clientAuth'];
    const impostor = await bank.client({ subject: '/C=KZ/O=Impostor/CN=Impostor', extensions: usages });
    const mine = await bank.client({ issuer: impostor });
    const checked = await checkFiles(filesOf([...bankFiles(), impostor.certificate, mine.certificate, mine.key]));
    expect(besideOpenKey(reasons(checked))).toEqual(['ca-not-ca']);
    expect(checked.leaf?.subject).toContain('Contoso');
  });

  test('a CA that has expired', async () => {
    const old = { certificate: bank.path('old_ca.crt'), key: bank.intermediate.key };
    await bank.sign(bank.path('ca.csr'), old.certificate, bank.root, {
      notBefore: '20100101000000Z',
      notAfter: '20200101000000Z',
    });
    const checked = await checkFiles(filesOf([bank.root.certificate, old.certificate, client.certificate, client.key]));
    expect(besideOpenKey(reasons(checked))).toEqual(['ca-expired']);
    const renewed = await checkFiles(filesOf([...bankFiles(), old.certificate, client.certificate, client.key]));
    expect(besideOpenKey(reasons(renewed))).toEqual([]);
  });

  test('a certificate that signed itself', async () => {
    await bank.openssl([
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      'self.key',
      '-out',
      'self.cer',
      '-days',
      '100',
      '-subj',
      '/C=KZ/O=Self/CN=self',
      '-addext',
      'basicConstraints = CA:FALSE',
      '-addext',
      'extendedKeyUsage = clientAuth',
    ]);
    const checked = await checkFiles(filesOf([bank.path('self.cer'), bank.path('self.key')]));
    expect(besideOpenKey(reasons(checked))).toEqual(['self-signed']);
  });

  test('CAs other than the configured ones: a warning with both fingerprints', async () => {
    const configuredAuthorities = [certificateIn(other.root.certificate)];
    const checked = await checkFiles(filesOf(allFiles(client)), { configuredAuthorities });
    const warning = checked.findings.find(({ reason }) => reason === 'ca-differs');
    expect(warning?.parameters['found']).toMatch(/^[0-9a-f]{16}, [0-9a-f]{16}$/);
    expect(warning?.parameters['configured']).toMatch(/^[0-9a-f]{16}$/);
    expect(checked.installable).not.toBeNull();
  });
});

describe('its usage and validity', () => {
  test.each([
    ['usage-not-client', ['-addext', 'keyUsage = digitalSignature', '-addext', 'extendedKeyUsage = serverAuth']],
    ['usage-not-signature', ['-addext', 'keyUsage = keyEncipherment', '-addext', 'extendedKeyUsage = clientAuth']],
  ])('%s', async (reason, extensions) => {
    const wrong = await bank.client({ extensions });
    expect(besideOpenKey(reasons(await checkFiles(filesOf(allFiles(wrong)))))).toEqual([reason]);
  });

  test('without a usage it is valid for everything', async () => {
    const plain = await bank.client({ extensions: [] });
    expect(besideOpenKey(reasons(await checkFiles(filesOf(allFiles(plain)))))).toEqual([]);
  });

  test('expired', async () => {
    const old = await bank.client({ notBefore: '20150101000000Z', notAfter: '20200101000000Z' });
    const checked = await checkFiles(filesOf(allFiles(old)));
    expect(besideOpenKey(reasons(checked))).toEqual(['expired']);
    expect(checked.findings.find(({ reason }) => reason === 'expired')?.parameters['date']).toBe('2020-01-01');
  });

  test('not yet valid: both dates are named, because the clock may be wrong', async () => {
    const early = await checkFiles(filesOf(allFiles(client)), { nowMs: Date.parse('2001-02-03T00:00:00Z') });
    const found = early.findings.find(({ reason }) => reason === 'not-yet-valid');
    expect(found?.parameters).toMatchObject({ now: '2001-02-03' });
    expect(early.installable).toBeNull();
  });

  test('within sixty days of its end', async () => {
    const { notAfterMs } = (await checkFiles(filesOf(allFiles(client)))).leaf ?? { notAfterMs: 0 };
    const checked = await checkFiles(filesOf(allFiles(client)), { nowMs: notAfterMs - 10 * 86_400_000 });
    expect(besideOpenKey(reasons(checked))).toEqual(['expires-soon']);
    expect(checked.installable).not.toBeNull();
  });

  test('a short key is a warning', async () => {
    const short = await bank.client({ bits: 1024 });
    expect(reasons(await checkFiles(filesOf(allFiles(short))))).toContain('weak-key');
  });

  test('the certificate already in use', async () => {
    const fingerprint = certificateIn(client.certificate).fingerprint256.replaceAll(':', '').toLowerCase();
    const checked = await checkFiles(filesOf(allFiles(client)), { active: { fingerprint, key: null } });
    expect(besideOpenKey(reasons(checked))).toEqual(['already-installed']);
  });

  test('a successor for the key in use needs no other key', async () => {
    const active = { fingerprint: '0'.repeat(64), key: createPrivateKey(readFileSync(client.key)) };
    const request = client.certificate.replace(/cer$/, 'csr');
    const successor = await bank.client({ request });
    const checked = await checkFiles(filesOf([...bankFiles(), successor.certificate]), { active });
    expect(reasons(checked)).toEqual([]);
    expect(checked.installable).not.toBeNull();
  });
});
