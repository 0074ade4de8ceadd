import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base } from '@playwright/test';
import { runInApplication } from '../support/certificate/application.ts';
import { OpensslBank, type Client } from '../support/certificate/openssl.ts';

const PASSPHRASE = 'Құпиясөз — Пароль №7';

interface Fixtures {
  readonly folder: string;
  /** `check` inside the application, for files of the test's folder and the bank's CAs. */
  readonly check: (names: readonly string[], authorities?: readonly string[]) => ReturnType<typeof runInApplication>;
}

interface Bank {
  readonly bank: OpensslBank;
  readonly client: Client;
}

const test = base.extend<Fixtures, { openssl: Bank }>({
  openssl: [
    async ({}, use) => {
      const bank = await OpensslBank.make();
      await use({ bank, client: await bank.client() });
      bank.dispose();
    },
    { scope: 'worker' },
  ],
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'sauda-files-'));
    writeFileSync(join(folder, 'passphrase'), `${PASSPHRASE}\n`);
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  check: async ({ folder, openssl: { bank } }, use) => {
    await use((names, authorities = [bank.root.certificate, bank.intermediate.certificate]) => {
      const files = names.map((name) => join(folder, name));
      const secret = ['--passphrase-file', join(folder, 'passphrase')];
      const args = ['check', ...files, ...authorities, ...secret, '--data-dir', join(folder, 'data')];
      // Only the engine is looked at here; `certificate-command.e2e.ts` starts it as a technician does.
      return runInApplication(args, { asTyped: false });
    });
  },
});

/** What openssl makes and this engine, which is not openssl, has to take: as it is, or converted. */
const PFX_FORMS: Readonly<Record<string, readonly string[]>> = {
  'of today': [],
  'with RC2-40 and 3DES (-legacy)': ['-legacy'],
  'with RC2-128': ['-legacy', '-certpbe', 'PBE-SHA1-RC2-128', '-keypbe', 'PBE-SHA1-RC2-128'],
  'with 3DES and SHA-1': ['-certpbe', 'PBE-SHA1-3DES', '-keypbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'],
  'with SHA-512': ['-macalg', 'sha512'],
};
for (const [name, form] of Object.entries(PFX_FORMS)) {
  test(`a PFX ${name} under a Cyrillic passphrase`, async ({ folder, check, openssl: { bank, client } }) => {
    const pack = [
      'pkcs12',
      '-export',
      '-in',
      client.certificate,
      '-inkey',
      client.key,
      '-out',
      join(folder, 'a.pfx'),
      '-passout',
      'env:SECRET',
      ...form,
    ];
    await bank.openssl(pack, PASSPHRASE);
    expect(await check(['a.pfx'])).toMatchObject({ code: 0, ok: true, findings: [] });
    await bank.openssl(pack, `${PASSPHRASE}!`);
    expect(await check(['a.pfx'])).toMatchObject({ code: 1, reasons: ['passphrase-wrong'] });
    await bank.openssl(pack, '');
    writeFileSync(join(folder, 'passphrase'), '');
    expect(await check(['a.pfx'])).toMatchObject({ code: 0, findings: [] });
  });
}

const KEY_FORMS: Readonly<Record<string, readonly string[]>> = {
  'PKCS#8 of appendix 2': ['pkcs8', '-topk8', '-v2', 'aes-256-cbc', '-v2prf', 'hmacWithSHA256'],
  'PKCS#8 with 3DES': ['pkcs8', '-topk8', '-v2', 'des3'],
  'PKCS#8 with scrypt, which this engine refuses': ['pkcs8', '-topk8', '-scrypt'],
  'PKCS#8 with RC2-40': ['pkcs8', '-topk8', '-v1', 'PBE-SHA1-RC2-40', '-provider', 'legacy', '-provider', 'default'],
  'PKCS#8 with DES': ['pkcs8', '-topk8', '-v1', 'PBE-MD5-DES', '-provider', 'legacy', '-provider', 'default'],
  'the traditional form with AES-256': ['rsa', '-aes256', '-traditional'],
  'the traditional form with 3DES': ['rsa', '-des3', '-traditional'],
};
for (const [name, form] of Object.entries(KEY_FORMS)) {
  test(`a key in ${name}`, async ({ folder, check, openssl: { bank, client } }) => {
    copyFileSync(client.certificate, join(folder, 'certfile.cer'));
    await bank.openssl(
      [...form, '-in', client.key, '-out', join(folder, 'private.key'), '-passout', 'env:SECRET'],
      PASSPHRASE,
    );
    expect(await check(['certfile.cer', 'private.key'])).toMatchObject({ code: 0, ok: true, findings: [] });
    writeFileSync(join(folder, 'passphrase'), 'another');
    expect(await check(['certfile.cer', 'private.key'])).toMatchObject({ code: 1, reasons: ['passphrase-wrong'] });
  });
}

test('this engine gives the same explanations for invalid certificates', async ({
  folder,
  check,
  openssl: { bank, client },
}) => {
  const put = (one: Client, key: string): void => {
    copyFileSync(one.certificate, join(folder, 'certfile.cer'));
    copyFileSync(key, join(folder, 'private.key'));
  };
  const found = async (authorities?: readonly string[]): Promise<readonly string[]> => {
    const { reasons } = await check(['certfile.cer', 'private.key'], authorities);
    return reasons.filter((reason) => reason !== 'key-unencrypted');
  };
  put(client, client.key);
  expect(await found()).toEqual([]);
  expect(await found([bank.root.certificate])).toEqual(['chain-incomplete']);
  const twin = await OpensslBank.make();
  expect(await found([twin.root.certificate, twin.intermediate.certificate])).toEqual(['chain-invalid']);
  twin.dispose();

  const stranger = await bank.client();
  put(client, stranger.key);
  expect(await found()).toEqual(['key-mismatch']);

  const expired = await bank.client({ notBefore: '20150101000000Z', notAfter: '20200101000000Z' });
  put(expired, expired.key);
  expect(await found()).toEqual(['expired']);

  const early = await bank.client({ notBefore: '20990101000000Z', notAfter: '20991231000000Z' });
  put(early, early.key);
  expect(await found()).toEqual(['not-yet-valid']);

  const server = await bank.client({ extensions: ['-addext', 'extendedKeyUsage = serverAuth'] });
  put(server, server.key);
  expect(await found()).toEqual(['usage-not-client']);

  const impostor = await bank.client({ subject: '/C=KZ/O=Impostor/CN=Impostor', extensions: [] });
  const mine = await bank.client({ issuer: impostor });
  put(mine, mine.key);
  expect(await found([bank.root.certificate, bank.intermediate.certificate, impostor.certificate])).toEqual([
    'ca-not-ca',
  ]);

  const short = await bank.client({ bits: 1024 });
  put(short, short.key);
  expect(await found()).toEqual(['weak-key']);
});
