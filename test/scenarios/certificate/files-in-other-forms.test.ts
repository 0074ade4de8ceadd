import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { KaspiSettings } from '../../../app/config/kaspi.ts';
import { checkMaterial } from '../../../main/certificate/check.ts';
import { readAuthorities } from '../../../main/certificate/files/authorities.ts';
import { readMaterial } from '../../../main/certificate/material.ts';
import { secretText } from '../../../main/files/secret-text.ts';
import { withSandbox } from '../../support/harness/sandbox-harness.ts';

const harness = withSandbox();

type Encode = (text: string) => Buffer;

const utf16le: Encode = (text) => Buffer.from(`\uFEFF${text}`, 'utf16le');
const ENCODINGS: readonly (readonly [string, Encode])[] = [
  ['UTF-8', (text) => Buffer.from(text)],
  ['UTF-8 with a mark', (text) => Buffer.from(`\uFEFF${text}`)],
  ['UTF-16 LE', utf16le],
  ['UTF-16 BE', (text) => utf16le(text).swap16()],
  ['UTF-16 LE without a mark', (text) => Buffer.from(text, 'utf16le')],
  ['UTF-16 BE without a mark', (text) => Buffer.from(text, 'utf16le').swap16()],
];

interface Files {
  readonly certFile: string;
  readonly keyFile: string;
  readonly passphraseFile: string;
  readonly caFiles: string[];
}

/** The sandbox's own files, each written in the form that a test needs. */
function files(write: { cert?: Encode; key?: Encode; passphrase?: Encode; ca?: Encode } = {}): Files {
  const { clientCertificate, clientKey, passphrase, rootCa, intermediateCa } = harness.sandbox.files;
  const folder = mkdtempSync(join(harness.directory, 'forms-'));
  const plain: Encode = (text) => Buffer.from(text);
  const put = (name: string, source: string, encode: Encode = plain): string => {
    const file = join(folder, name);
    writeFileSync(file, encode(readFileSync(source, 'utf8')));
    return file;
  };
  return {
    certFile: put('certfile.cer', clientCertificate, write.cert),
    keyFile: put('private.key', clientKey, write.key),
    passphraseFile: put('passphrase', passphrase, write.passphrase),
    caFiles: [put('kbs_root_ca.crt', rootCa, write.ca), put('kbs_ca.crt', intermediateCa, write.ca)],
  };
}

/** What the kiosk makes of the files, and what `certificate check` does. */
async function results({ caFiles, ...certificate }: Files): Promise<{ kiosk: boolean; check: boolean }> {
  const settings: KaspiSettings = { ...harness.standard(), certificate, caFiles };
  const connected = await harness.provider(settings).connect();
  const { certFile, keyFile, passphraseFile } = certificate;
  const sources = [certFile, keyFile].map((name) => ({ name, bytes: readFileSync(name) }));
  const passphrase = secretText(readFileSync(passphraseFile));
  const material = await readMaterial(sources, passphrase.ok ? passphrase.value : null);
  const { certificates, findings } = readAuthorities(caFiles);
  const authorities = { configuredAuthorities: certificates, authorityFindings: findings };
  const context = { nowMs: Date.now(), ...authorities, requests: [], active: null };
  return { kiosk: connected.ok, check: checkMaterial(material, context).installable !== null };
}

const BOTH_TAKE_IT = { kiosk: true, check: true };

test.each(ENCODINGS)('certificate, key, CA and passphrase in %s', async (_name, encode) => {
  expect(await results(files({ cert: encode, key: encode, ca: encode, passphrase: encode }))).toEqual(BOTH_TAKE_IT);
});

test.each(ENCODINGS)('passphrases in Kazakh, Russian and English, in %s', (_name, encode) => {
  for (const word of ['Құпиясөз №1', 'Пароль', 'а', 'Ка', 'К', 'q', 'Pa ß', '12', 'ЛапкаKey7'])
    for (const tail of ['', '\n', '\r\n\r\n'])
      expect(secretText(encode(word + tail))).toEqual({ ok: true, value: word });
});

const utf32le: Encode = (text) => Buffer.concat(Array.from(text).map((one) => Buffer.from(`${one}\0`, 'utf16le')));
test.each<readonly [string, Buffer]>([
  ['UTF-32 with a mark', utf32le('\uFEFFkey-12')],
  ['UTF-32 without a mark', utf32le('key-12')],
  ['UTF-32 of the other order', utf32le('key-12').swap32()],
  ['Cyrillic UTF-32', utf32le('Пароль')],
  ['Windows-1251', Buffer.from('cfe0f0eeebfc', 'hex')],
  ['the DOS code page', Buffer.from('8fa0e0aeabec', 'hex')],
  ['a NUL in a short secret', Buffer.from('ab\0d')],
  ['a NUL in front', Buffer.from('\0abc')],
  ['half a letter of UTF-16', Buffer.from('fffe6b0065', 'hex')],
  ['a truncated letter of UTF-8', Buffer.from('6b65d0', 'hex')],
])('%s is refused with how to save it, by kiosk and check: it would be another secret', async (_name, bytes) => {
  expect(secretText(bytes)).toMatchObject({
    ok: false,
    error: expect.stringContaining('save the file as UTF-8') as string,
  });
  const given = files({ passphrase: () => bytes });
  const { caFiles, ...certificate } = given;
  expect(await harness.provider({ ...harness.standard(), certificate, caFiles }).connect()).toMatchObject({
    ok: false,
    error: { problem: { reason: 'secret-invalid', parameters: { file: given.passphraseFile } } },
  });
  expect((await results(given)).check).toBe(false);
});

test.each(ENCODINGS)('the ApiKey in %s', async (_name, encode) => {
  const settings = harness.settings('lite');
  if (settings.scheme !== 'lite') throw new Error('lite was wanted');
  const apiKeyFile = join(mkdtempSync(join(harness.directory, 'key-')), 'api-key');
  writeFileSync(apiKeyFile, encode(`${readFileSync(settings.apiKeyFile, 'utf8').trim()}\r\n`));
  expect(await harness.provider({ ...settings, apiKeyFile }).connect()).toMatchObject({ ok: true });
});

/** Texts beside the PEM, and the ways in which its lines may end. */
const EDITED: readonly (readonly [string, Encode])[] = [
  ['DOS line ends in UTF-16', (text) => utf16le(text.replace(/\r?\n/g, '\r\n'))],
  ['line ends of old Macs', (text) => Buffer.from(text.replace(/\r?\n/g, '\r'))],
  ['hard blanks at the line ends', (text) => Buffer.from(text.replace(/\r?\n/g, '\u00A0\n'))],
  ['words before and after', (text) => Buffer.from(`Bag Attributes\n friendlyName: Кілт №1\n${text}соңы\n`)],
  ['words in Windows-1251 before', (text) => Buffer.concat([Buffer.from('cae8eaf20a', 'hex'), Buffer.from(text)])],
  ['words before, in UTF-16 without a mark', (text) => Buffer.from(`friendlyName: Кілт\r\n${text}`, 'utf16le')],
  ['the same in the other order', (text) => Buffer.from(`friendlyName: Кілт\r\n${text}`, 'utf16le').swap16()],
  ['UTF-16 and an odd byte', (text) => Buffer.concat([Buffer.from(text, 'utf16le'), Buffer.from('\n')])],
];

test.each(EDITED)('certificate, key and CA with %s', async (_name, encode) => {
  expect(await results(files({ cert: encode, key: encode, ca: encode }))).toEqual(BOTH_TAKE_IT);
});

test.each([
  ['two line breaks', '\n\n'],
  ['DOS line breaks', '\r\n\r\n'],
  ['the line end of old Macs', '\r'],
  ['a blank', ' '],
  ['a blank and a line break', ' \r\n'],
  ['a tab', '\t'],
  ['a hard blank', '\u00A0\n'],
  ['a zero-width blank', '\u200B'],
  ['the end of a DOS file', '\u001A'],
])('%s behind passphrase and ApiKey, in UTF-8 and UTF-16', async (_name, tail) => {
  for (const encode of [(text: string) => Buffer.from(text), utf16le]) {
    const withTail: Encode = (text) => encode(`${text.trim()}${tail}`);
    const given = files({ passphrase: withTail });
    expect(await results(given)).toEqual(BOTH_TAKE_IT);
    const { pfx: pfxFile } = harness.sandbox.files;
    const certificate = { pfxFile, passphraseFile: given.passphraseFile };
    expect(await harness.provider({ ...harness.standard(), certificate }).connect()).toMatchObject({ ok: true });
    const settings = harness.settings('lite');
    if (settings.scheme !== 'lite') throw new Error('lite was wanted');
    const apiKeyFile = join(mkdtempSync(join(harness.directory, 'key-')), 'api-key');
    writeFileSync(apiKeyFile, withTail(readFileSync(settings.apiKeyFile, 'utf8')));
    expect(await harness.provider({ ...settings, apiKeyFile }).connect()).toMatchObject({ ok: true });
  }
});

test.each(['PEM', 'DER'])('authorities in one .p7b, %s', async (form) => {
  const { caFiles, ...own } = files();
  const bundle = join(mkdtempSync(join(harness.directory, 'p7b-')), 'kaspi.p7b');
  const sources = caFiles.flatMap((file) => ['-certfile', file]);
  execFileSync('openssl', ['crl2pkcs7', '-nocrl', ...sources, '-outform', form, '-out', bundle]);
  expect(await results({ ...own, caFiles: [bundle] })).toEqual(BOTH_TAKE_IT);
});

test.each<readonly [string, Encode]>(ENCODINGS)(
  'a .p7b with the label of a certificate, in %s',
  async (_name, encode) => {
    const { caFiles, ...own } = files();
    const bundle = join(mkdtempSync(join(harness.directory, 'p7b-')), 'certnew.p7b');
    const sources = caFiles.flatMap((file) => ['-certfile', file]);
    const pem = execFileSync('openssl', ['crl2pkcs7', '-nocrl', ...sources], { encoding: 'utf8' });
    writeFileSync(bundle, encode(pem.replaceAll('PKCS7', 'CERTIFICATE').replaceAll('\n', '\r\n')));
    expect(await results({ ...own, caFiles: [bundle] })).toEqual(BOTH_TAKE_IT);
  },
);

test('files with a mark each, joined into one', async () => {
  const { caFiles, ...own } = files();
  const one = join(mkdtempSync(join(harness.directory, 'joined-')), 'all.cer');
  writeFileSync(one, caFiles.map((file) => `\uFEFF${readFileSync(file, 'utf8').replace(/\n/g, '\r\n')}`).join(''));
  expect(await results({ ...own, caFiles: [one] })).toEqual(BOTH_TAKE_IT);
});

test('both authorities in one PEM file, and in DER', async () => {
  const { caFiles, ...own } = files();
  const folder = mkdtempSync(join(harness.directory, 'ca-'));
  const one = join(folder, 'all.crt');
  writeFileSync(one, caFiles.map((file) => readFileSync(file, 'utf8')).join('\r\n'));
  expect(await results({ ...own, caFiles: [one] })).toEqual(BOTH_TAKE_IT);
  const der = caFiles.map((file, index) => {
    const out = join(folder, `${String(index)}.crt`);
    execFileSync('openssl', ['x509', '-in', file, '-outform', 'DER', '-out', out]);
    return out;
  });
  expect(await results({ ...own, caFiles: der })).toEqual(BOTH_TAKE_IT);
});

test.each(['a certificate behind its authorities', 'a certificate in a .p7b', 'a key in DER'])('%s', async (what) => {
  const given = files();
  const secret = secretText(readFileSync(given.passphraseFile));
  const word = `pass:${secret.ok ? secret.value : ''}`;
  const out = join(mkdtempSync(join(harness.directory, 'own-')), 'out');
  if (what === 'a key in DER')
    execFileSync('openssl', [
      ...['pkcs8', '-topk8', '-in', given.keyFile, '-passin', word],
      ...['-passout', word, '-outform', 'DER', '-out', out],
    ]);
  else if (what === 'a certificate in a .p7b')
    execFileSync('openssl', ['crl2pkcs7', '-nocrl', '-certfile', given.certFile, '-outform', 'DER', '-out', out]);
  else writeFileSync(out, [...given.caFiles, given.certFile].map((file) => readFileSync(file, 'utf8')).join('\n'));
  const changed = what === 'a key in DER' ? { keyFile: out } : { certFile: out };
  expect(await results({ ...given, ...changed })).toEqual(BOTH_TAKE_IT);
});

test('a truncated authority is reported, not ignored', async () => {
  const { caFiles, ...own } = files();
  const [root = '', intermediate = ''] = caFiles;
  writeFileSync(root, readFileSync(root, 'utf8').slice(0, 400));
  const settings: KaspiSettings = { ...harness.standard(), certificate: own, caFiles: [root, intermediate] };
  expect(await harness.provider(settings).connect()).toMatchObject({
    ok: false,
    error: { problem: { reason: 'ca-invalid', parameters: { file: root } } },
  });
  expect(await results({ ...own, caFiles: [root, intermediate] })).toEqual({ kiosk: false, check: false });
  const gone = join(harness.directory, 'gone.crt');
  expect(await results({ ...own, caFiles: [...files().caFiles, gone] })).toEqual({ kiosk: false, check: false });
});

test('a wrong passphrase is reported as such in every encoding', async () => {
  const given = files({ passphrase: () => utf16le('wrong') });
  const { caFiles, ...certificate } = given;
  expect(await harness.provider({ ...harness.standard(), certificate, caFiles }).connect()).toMatchObject({
    ok: false,
    error: { problem: { reason: 'passphrase-wrong' } },
  });
});
