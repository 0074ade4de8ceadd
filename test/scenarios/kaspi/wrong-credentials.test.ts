import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CertificateFiles } from '../../../app/config/kaspi.ts';
import { systemClock } from '../../../drivers/common/system-clock.ts';
import { makeForeignClient } from '../../../sandbox/pki/material.ts';
import { withSandbox } from '../../support/harness/sandbox-harness.ts';

const harness = withSandbox();

function file(name: string, content: string | Buffer): string {
  const path = join(mkdtempSync(join(harness.directory, 'files-')), name);
  writeFileSync(path, content);
  return path;
}

async function reasonOf(change: { certificate?: CertificateFiles; caFiles?: string[] }): Promise<string> {
  const answered = await harness.provider({ ...harness.standard(), ...change }).connect();
  return answered.ok ? 'connected' : answered.error.problem.reason;
}

test('PEM certificate and encrypted key work as well as the PFX', async () => {
  const { clientCertificate: certFile, clientKey: keyFile, passphrase: passphraseFile } = harness.sandbox.files;
  expect(await reasonOf({ certificate: { certFile, keyFile, passphraseFile } })).toBe('connected');
});

test('a passphrase with a byte order mark and a trailing line break', async () => {
  const { pfx: pfxFile, passphrase } = harness.sandbox.files;
  const passphraseFile = file('passphrase', `\uFEFF${readFileSync(passphrase, 'utf8').trim()}\r\n`);
  expect(await reasonOf({ certificate: { pfxFile, passphraseFile } })).toBe('connected');
});

test('a wrong passphrase, of the PFX and of the key', async () => {
  const { pfx: pfxFile, clientCertificate: certFile, clientKey: keyFile } = harness.sandbox.files;
  const passphraseFile = file('passphrase', 'wrong');
  expect(await reasonOf({ certificate: { pfxFile, passphraseFile } })).toBe('passphrase-wrong');
  expect(await reasonOf({ certificate: { certFile, keyFile, passphraseFile } })).toBe('passphrase-wrong');
  expect(await reasonOf({ certificate: { certFile, keyFile } })).toBe('passphrase-wrong');
});

test('missing files', async () => {
  const { passphrase: passphraseFile, pfx: pfxFile } = harness.sandbox.files;
  const nowhere = join(harness.directory, 'nowhere');
  expect(await reasonOf({ certificate: { pfxFile: nowhere, passphraseFile } })).toBe('certificate-missing');
  expect(await reasonOf({ certificate: { pfxFile, passphraseFile: nowhere } })).toBe('secret-missing');
  expect(await reasonOf({ caFiles: [nowhere] })).toBe('ca-missing');
});

test('files of another kind', async () => {
  const { clientCertificate: certFile, passphrase: passphraseFile, clientKey: keyFile } = harness.sandbox.files;
  expect(await reasonOf({ certificate: { pfxFile: file('certfile.pfx', 'hello'), passphraseFile } })).toBe(
    'certificate-invalid',
  );
  expect(await reasonOf({ certificate: { certFile: file('certfile.cer', 'hello'), keyFile, passphraseFile } })).toBe(
    'certificate-invalid',
  );
  expect(await reasonOf({ caFiles: [file('ca.crt', 'hello')] })).toBe('ca-invalid');
  expect(await reasonOf({ certificate: { certFile, keyFile: certFile, passphraseFile } })).not.toBe('connected');
});

test('a certificate unknown to the server, and a server unknown to the client', async () => {
  const foreign = await makeForeignClient(new Date(systemClock.wallMs()));
  const certificate = {
    certFile: file('certfile.cer', foreign.client.certificatePem),
    keyFile: file('private.key', foreign.client.encryptedKeyPem),
    passphraseFile: file('passphrase', foreign.client.passphrase),
  };
  expect(['client-certificate-refused', 'server-silent']).toContain(await reasonOf({ certificate }));
  expect(await reasonOf({ caFiles: [file('ca.crt', foreign.rootPem)] })).toBe('server-untrusted');
});

test('the key of another certificate', async () => {
  const foreign = await makeForeignClient(new Date(systemClock.wallMs()));
  const { clientCertificate: certFile } = harness.sandbox.files;
  const keyFile = file('private.key', foreign.client.encryptedKeyPem);
  const passphraseFile = file('passphrase', foreign.client.passphrase);
  expect(await reasonOf({ certificate: { certFile, keyFile, passphraseFile } })).toBe('certificate-mismatch');
});
