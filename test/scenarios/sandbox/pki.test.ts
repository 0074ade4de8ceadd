import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StoredPki } from '../../../sandbox/pki/store.ts';
import { findPki, openPki } from '../../../sandbox/pki/store.ts';
import { temporaryFolder } from './support.ts';

const run = promisify(execFile);
const NOW = new Date();
const YEAR_MS = 365.25 * 86_400_000;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let pki: StoredPki;

beforeAll(async () => {
  folder = await temporaryFolder();
  pki = await openPki(folder.dir, NOW);
});
afterAll(() => folder.remove());

async function openssl(...args: string[]): Promise<string> {
  const { stdout, stderr } = await run('openssl', args);
  return stdout + stderr;
}

describe('the certificates of the appendices, checked with openssl', () => {
  it('chain up to the root for their purposes', async () => {
    const { rootCa, intermediateCa, clientCertificate, serverCertificate } = pki.files;
    const verify = (purpose: string, file: string): Promise<string> =>
      openssl('verify', '-x509_strict', '-CAfile', rootCa, '-untrusted', intermediateCa, '-purpose', purpose, file);
    expect(await verify('sslclient', clientCertificate)).toContain('OK');
    expect(await verify('sslserver', serverCertificate)).toContain('OK');
    await expect(verify('sslserver', clientCertificate)).rejects.toThrow('unsuitable certificate purpose');
  });

  it('have the name, usages and lifetime of appendix 2', async () => {
    const text = await openssl('x509', '-noout', '-text', '-in', pki.files.clientCertificate);
    expect(text).toContain(
      'C = KZ, ST = Almaty Province, L = Almaty, O = Contoso Ltd., CN = localhost, emailAddress = ',
    );
    expect(text).toContain('Digital Signature, Non Repudiation, Key Encipherment, Data Encipherment');
    expect(text).toContain('TLS Web Client Authentication');
    const { validFrom, validTo } = new X509Certificate(pki.material.client.certificatePem);
    expect((Date.parse(validTo) - Date.parse(validFrom)) / YEAR_MS).toBeCloseTo(5, 2);
  });

  it('are made from a real request', async () => {
    const { certificateRequest, clientCertificate } = pki.files;
    const text = await openssl('req', '-noout', '-verify', '-text', '-in', certificateRequest);
    expect(text).toContain('verify OK');
    expect(text).toContain('Digital Signature, Non Repudiation, Key Encipherment, Data Encipherment');
    expect(await openssl('req', '-noout', '-pubkey', '-in', certificateRequest)).toBe(
      await openssl('x509', '-noout', '-pubkey', '-in', clientCertificate),
    );
  });

  it('have a key and a container that open only with the passphrase', async () => {
    const { clientKey, pfx, passphrase } = pki.files;
    expect(await openssl('asn1parse', '-in', clientKey)).toMatch(/PBES2[\s\S]*PBKDF2[\s\S]*aes-256-cbc/);
    expect(await openssl('pkey', '-noout', '-check', '-in', clientKey, '-passin', `file:${passphrase}`)).toContain(
      'Key is valid',
    );
    await expect(openssl('pkey', '-noout', '-in', clientKey, '-passin', 'pass:wrong')).rejects.toThrow();
    const info = await openssl('pkcs12', '-info', '-nodes', '-in', pfx, '-passin', `file:${passphrase}`);
    expect(info).toContain('PBES2, PBKDF2, AES-256-CBC');
    expect(info.match(/BEGIN CERTIFICATE/g)).toHaveLength(1);
    await expect(openssl('pkcs12', '-nokeys', '-in', pfx, '-passin', 'pass:wrong')).rejects.toThrow();
  });

  it('keep secrets from other users', async () => {
    const { clientKey, serverKey, pfx, passphrase, apiKey } = pki.files;
    for (const file of [clientKey, serverKey, pfx, passphrase, apiKey]) {
      expect((await stat(file)).mode & 0o777).toBe(0o600);
    }
    expect(await readFile(apiKey, 'utf8')).toMatch(/^test_[0-9a-f-]{36}\n$/);
  });
});

describe('the next run', () => {
  it('uses the existing certificates', async () => {
    const again = await openPki(folder.dir, NOW);
    expect(again.made).toBe(false);
    expect(again.material).toEqual(pki.material);
  });

  it('replaces certificates that expire soon or are not valid yet', async () => {
    expect(await findPki(folder.dir, new Date(NOW.getTime() + 4.95 * YEAR_MS))).toBeNull();
    expect(await findPki(folder.dir, new Date(NOW.getTime() - YEAR_MS))).toBeNull();
  });

  it('replaces a set with a missing, broken or foreign file', async () => {
    const other = await temporaryFolder();
    const { files } = await openPki(other.dir, NOW);
    const spoilers: [string, () => Promise<void>][] = [
      [files.pfx, () => rm(files.pfx)],
      [files.clientKey, () => writeFile(files.clientKey, '')],
      [files.rootCa, () => writeFile(files.rootCa, pki.material.rootPem)],
      [files.serverKey, () => writeFile(files.serverKey, pki.material.serverKeyPem)],
      [files.passphrase, () => writeFile(files.passphrase, 'another')],
    ];
    for (const [file, spoil] of spoilers) {
      const good = await readFile(file);
      await spoil();
      expect(await findPki(other.dir, NOW)).toBeNull();
      await writeFile(file, good);
      expect(await findPki(other.dir, NOW)).not.toBeNull();
    }
    await rm(files.apiKey);
    expect((await openPki(other.dir, NOW)).made).toBe(true);
    expect(await findPki(other.dir, NOW)).not.toBeNull();
    expect((await readdir(other.dir)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    await other.remove();
  });
});
