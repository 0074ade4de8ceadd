import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openSource } from '../../../main/certificate/files/source.ts';
import { SOURCE_LIMITS } from '../../../main/certificate/files/source-limits.ts';
import { recognise, type SourceFile } from '../../../main/certificate/files/recognise.ts';
import { checkFiles, reasons } from '../../support/certificate/check-files.ts';
import { OpensslBank, type Client } from '../../support/certificate/openssl.ts';

let bank: OpensslBank;
let client: Client;
let folder: string;

beforeAll(async () => {
  bank = await OpensslBank.make();
  client = await bank.client();
});
afterAll(() => {
  bank.dispose();
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sauda-source-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, content: Uint8Array | string): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

async function files(path: string): Promise<readonly SourceFile[]> {
  const opened = await openSource(path);
  if (!opened.ok) throw new Error(opened.error.reason);
  return opened.value;
}

async function refusal(path: string): Promise<string | null> {
  const opened = await openSource(path);
  return opened.ok ? null : opened.error.reason;
}

/** What the bank mails, with the key beside it, under chosen names. */
function letter(names: { leaf: string; root: string; ca: string; key: string }): Zippable {
  return {
    [names.leaf]: readFileSync(client.certificate),
    [names.root]: readFileSync(bank.root.certificate),
    [names.ca]: readFileSync(bank.intermediate.certificate),
    [names.key]: readFileSync(client.key),
  };
}
const USUAL = { leaf: 'certfile.cer', root: 'kbs_root_ca.crt', ca: 'kbs_ca.crt', key: 'private.key' };

describe("the bank's letter", () => {
  test.each([
    ['as a zip', (): Zippable => letter(USUAL)],
    ['in a folder inside the zip', (): Zippable => ({ Архив: letter(USUAL) })],
    [
      'in capital letters',
      (): Zippable => letter({ leaf: 'CERTFILE.CER', root: 'KBS_ROOT_CA.CRT', ca: 'KBS_CA.CRT', key: 'PRIVATE.KEY' }),
    ],
    [
      'with Cyrillic names',
      (): Zippable =>
        letter({ leaf: 'Сертификат ТОО «Кофе».cer', root: 'корень.crt', ca: 'промежуточный.crt', key: 'ключ' }),
    ],
    [
      'with names that lie',
      (): Zippable => letter({ leaf: 'kbs_root_ca.crt', root: 'kbs_ca.crt', ca: 'certfile.cer', key: 'key.txt' }),
    ],
    [
      "with macOS's own files",
      (): Zippable => ({
        ...letter(USUAL),
        '__MACOSX/._certfile.cer': strToU8('Mac OS X'),
        '.DS_Store': strToU8('x'),
        '._kbs_ca.crt': strToU8('x'),
      }),
    ],
    [
      'with a letter beside it',
      (): Zippable => ({ ...letter(USUAL), 'письмо.txt': strToU8('Здравствуйте!'), 'logo.png': strToU8('\x89PNG') }),
    ],
  ])('%s', async (_, content) => {
    const checked = await checkFiles(await files(write('archive.zip', zipSync(content()))));
    expect(reasons(checked)).toEqual(['key-unencrypted']);
    expect(checked.installable).not.toBeNull();
  });

  test('made by the zip program, in a nested folder', async () => {
    mkdirSync(join(folder, 'a', 'b'), { recursive: true });
    for (const file of [client.certificate, client.key, bank.root.certificate])
      copyFileSync(file, join(folder, 'a', 'b', file.split('/').at(-1) ?? ''));
    copyFileSync(bank.intermediate.certificate, join(folder, 'a', 'kbs_ca.crt'));
    expect(reasons(await checkFiles(await files(join(folder, 'a'))))).toEqual(['key-unencrypted']);
    execFileSync('zip', ['-q', '-r', 'made.zip', 'a'], { cwd: folder });
    expect(reasons(await checkFiles(await files(join(folder, 'made.zip'))))).toEqual(['key-unencrypted']);
  });

  test('with names in the old Cyrillic code page of Windows', async () => {
    const bytes = Buffer.from(zipSync({ 'KKKK.cer': readFileSync(client.certificate) }));
    // "Ключ" in code page 866, in the local header and in the directory.
    const name = Buffer.from([0x8a, 0xab, 0xee, 0xe7]);
    for (let at = bytes.indexOf('KKKK'); at >= 0; at = bytes.indexOf('KKKK')) name.copy(bytes, at);
    expect((await files(write('old.zip', bytes))).map((file) => file.name)).toEqual(['Ключ.cer']);
  });
});

describe('forms of the files themselves', () => {
  const chain = (): string =>
    [client.certificate, bank.intermediate.certificate, bank.root.certificate]
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');

  test.each([
    [
      'several certificates in one PEM, between other lines',
      (): Buffer => Buffer.from(`Bag Attributes\n${chain()}\nend`),
    ],
    ['a byte order mark and Windows lines', (): Buffer => Buffer.from(`\uFEFF${chain().replaceAll('\n', '\r\n')}`)],
    ["Windows' UTF-16", (): Buffer => Buffer.from(`\uFEFF${chain()}`, 'utf16le')],
  ])('%s', async (_, content) => {
    const set = [
      { name: 'all.txt', bytes: content() },
      { name: 'private.key', bytes: readFileSync(client.key) },
    ];
    expect(reasons(await checkFiles(set))).toEqual(['key-unencrypted']);
  });

  test.each(['DER', 'PEM'])('PKCS #7 in %s', async (form) => {
    const inputs = [client.certificate, bank.intermediate.certificate, bank.root.certificate].flatMap((file) => [
      '-certfile',
      file,
    ]);
    await bank.openssl(['crl2pkcs7', '-nocrl', ...inputs, '-outform', form, '-out', 'all.p7b']);
    const set = [
      { name: 'all.p7b', bytes: bank.read('all.p7b') },
      { name: 'private.key', bytes: readFileSync(client.key) },
    ];
    expect(reasons(await checkFiles(set))).toEqual(['key-unencrypted']);
  });

  test('DER', async () => {
    await bank.openssl(['x509', '-in', client.certificate, '-outform', 'DER', '-out', 'leaf.der']);
    expect(recognise({ name: 'certfile.cer', bytes: bank.read('leaf.der') }).map(({ kind }) => kind)).toEqual([
      'certificate',
    ]);
  });

  test.each([
    ['a PEM that broke off', (): Buffer => readFileSync(client.certificate).subarray(0, 700)],
    ['a DER that broke off', (): Buffer => bank.read('leaf.der').subarray(0, 300)],
    ['something else under that name', (): Buffer => Buffer.from('<html>404</html>')],
    ['nothing at all', (): Buffer => Buffer.alloc(0)],
  ])('%s is damaged', async (_, content) => {
    expect(reasons(await checkFiles([{ name: 'certfile.cer', bytes: content() }]))).toEqual(['certificate-damaged']);
  });
});

describe('sources that cannot be opened are refused with a reason', () => {
  test('a missing file', async () => {
    expect(await refusal(join(folder, 'nowhere.zip'))).toBe('source-missing');
  });

  test('an archive with a password', async () => {
    copyFileSync(client.certificate, join(folder, 'certfile.cer'));
    execFileSync('zip', ['-q', '-P', 'secret', 'closed.zip', 'certfile.cer'], { cwd: folder });
    expect(await refusal(join(folder, 'closed.zip'))).toBe('archive-encrypted');
  });

  test('an archive that is truncated anywhere', async () => {
    const whole = zipSync(letter(USUAL));
    for (let length = 4; length < whole.length; length += 211) {
      expect([length, await refusal(write('cut.zip', whole.subarray(0, length)))]).toEqual([length, 'archive-damaged']);
    }
  });

  test.each([
    ['RAR', 'Rar!\x1a\x07\x01\x00'],
    ['7z', '7z\xbc\xaf\x27\x1c'],
    ['gzip', '\x1f\x8b\x08'],
  ])('%s', async (format, magic) => {
    const opened = await openSource(write('archive.zip', Buffer.from(`${magic} and more`, 'latin1')));
    expect(opened).toEqual({
      ok: false,
      error: { reason: 'archive-format', parameters: { file: 'archive.zip', format } },
    });
  });

  test('a zip bomb: far more content than an archive of the bank', async () => {
    const huge = new Uint8Array(SOURCE_LIMITS.fileBytes + 1);
    expect(await refusal(write('bomb.zip', zipSync({ 'certfile.cer': huge })))).toBe('source-too-large');
    const many = Object.fromEntries(
      Array.from({ length: SOURCE_LIMITS.files + 1 }, (_, at) => [`${String(at)}.cer`, strToU8('x')]),
    );
    expect(await refusal(write('many.zip', zipSync(many)))).toBe('source-too-large');
  });

  test('a zip bomb with a false size is not unpacked, and holds nobody up', async () => {
    const bytes = Buffer.from(zipSync({ 'certfile.cer': new Uint8Array(SOURCE_LIMITS.totalBytes * 4) }));
    bytes.writeUInt32LE(100, bytes.lastIndexOf('PK\x01\x02') + 24);
    bytes.writeUInt32LE(100, 22);
    expect(await refusal(write('bomb.zip', bytes))).toBe('archive-damaged');
  });

  test.each([
    ['that a directory names where none is', 42, 7],
    ['whose packed bytes are cut off', 20, 0x7fff_ffff],
    ['that is packed in a way that nobody here knows', 10, 0x63],
    ['that is shorter than the directory says', 24, 1_000],
  ])('a file of an archive %s', async (_, at, value) => {
    const bytes = Buffer.from(zipSync({ 'certfile.cer': strToU8('a certificate, or so they say') }));
    if (at === 10) bytes.writeUInt16LE(value, bytes.lastIndexOf('PK\x01\x02') + at);
    else bytes.writeUInt32LE(value, bytes.lastIndexOf('PK\x01\x02') + at);
    expect(await refusal(write('odd.zip', bytes))).toBe('archive-damaged');
  });

  test.each([
    ['JPEG', 'photo.cer', '\xff\xd8\xff\xe0\x00\x10JFIF'],
    ['HEIC', 'photo.pfx', '\x00\x00\x00\x18ftypheic'],
    ['HEIF', 'photo.crt', '\x00\x00\x00\x18ftypmif1'],
    ['MP4', 'film.pfx', '\x00\x00\x00\x20ftypisom'],
    ['MOV', 'film.cer', '\x00\x00\x00\x14ftypqt  '],
    ['PNG', 'screen.key', '\x89PNG\r\n\x1a\n'],
    ['PDF', 'letter.zip', '%PDF-1.7'],
  ])('a %s under the name %s', async (format, name, begin) => {
    const opened = await openSource(write(name, Buffer.from(`${begin} and more`, 'latin1')));
    expect(opened).toEqual({
      ok: false,
      error: { reason: 'not-a-certificate', parameters: { file: name, format } },
    });
  });

  test('a box of media with an unknown brand is not taken for a picture', async () => {
    const bytes = Buffer.from('\x00\x00\x00\x18ftypwxyz and more', 'latin1');
    expect(await openSource(write('odd.cer', bytes))).toMatchObject({ ok: true });
  });

  test('an archive without a file, and a third archive in the second one', async () => {
    expect(await openSource(write('empty.zip', zipSync({})))).toMatchObject({
      error: { reason: 'source-empty', parameters: { file: 'empty.zip' } },
    });
    const inner = zipSync(letter(USUAL));
    expect(await openSource(write('mailed.zip', zipSync({ 'bank.zip': inner })))).toMatchObject({ ok: true });
    const third = zipSync({ 'mailed.zip': zipSync({ 'bank.zip': inner }) });
    expect(await refusal(write('third.zip', third))).toBe('archive-format');
  });

  test('names that lead out of the archive lead nowhere: nothing is written when it is opened', async () => {
    const names = { '../../evil.cer': strToU8('x'), '/tmp/evil.cer': strToU8('x'), 'C:\\evil.key': strToU8('x') };
    const opened = await openSource(write('bank.zip', zipSync(names)));
    expect(opened).toMatchObject({ ok: true });
    expect(readdirSync(folder).filter((name) => name.includes('evil'))).toEqual([]);
  });

  test('a folder that is too large or too deep', async () => {
    write('big.cer', Buffer.alloc(SOURCE_LIMITS.fileBytes + 1));
    expect(await refusal(folder)).toBe('source-too-large');
    rmSync(join(folder, 'big.cer'));
    mkdirSync(join(folder, ...Array.from({ length: SOURCE_LIMITS.depth + 2 }, () => 'x')), { recursive: true });
    expect(await refusal(folder)).toBe('source-too-large');
  });

  test('a link out of the folder', async () => {
    mkdirSync(join(folder, 'letter'));
    symlinkSync(client.key, join(folder, 'letter', 'private.key'));
    expect(await refusal(join(folder, 'letter'))).toBe('link-outside');
  });

  test('a dangling link, and a circle of links', async () => {
    symlinkSync(join(folder, 'gone'), join(folder, 'broken'));
    expect(await refusal(folder)).toBe('source-missing');
    rmSync(join(folder, 'broken'));
    symlinkSync(folder, join(folder, 'circle'));
    expect(await refusal(folder)).toBe('link-outside');
  });

  test('only letters and pictures', async () => {
    write('письмо.txt', 'Здравствуйте!');
    expect(reasons(await checkFiles(await files(folder)))).toEqual(['source-empty']);
  });
});
