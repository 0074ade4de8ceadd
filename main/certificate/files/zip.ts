import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { finding, type Finding } from '../../../app/certificate/finding.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import type { SourceFile } from './recognise.ts';
import { isSystemFile, SOURCE_LIMITS, tooLarge } from './source-limits.ts';

const DIRECTORY_ENTRY = Buffer.from('PK\x01\x02', 'latin1');
const LOCAL_HEADER = Buffer.from('PK\x03\x04', 'latin1');
const LOCAL_HEADER_BYTES = 30;
const DIRECTORY_END = Buffer.from('PK\x05\x06', 'latin1');
const ENCRYPTED = 0x0001;
const UTF8_NAME = 0x0800;
const STORED = 0;
const DEFLATED = 8;

/** Whether a file begins as an archive does, or is one without a file. */
export function isZip(bytes: Buffer): boolean {
  const begin = bytes.subarray(0, 4);
  return begin.equals(LOCAL_HEADER) || begin.equals(DIRECTORY_END);
}

interface Entry {
  readonly isEncrypted: boolean;
  readonly method: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where its local header is. */
  readonly at: number;
  readonly name: string;
}

/**
 * Unpacks an archive into memory. The archive declares the sizes, and unpacking stops there: an archive whose files are
 * longer than it says is damaged, and takes no longer than an honest one. An archive that holds another one alone, as mail
 * programs pack it, is opened as well; a third one inside is not.
 */
export async function openZip(
  bytes: Buffer,
  file: string,
  isInside = false,
): Promise<Result<readonly SourceFile[], Finding>> {
  const entries = readDirectory(bytes);
  if (entries === null) return err(finding('archive-damaged', { file }));
  if (entries.some(({ isEncrypted }) => isEncrypted)) return err(finding('archive-encrypted', { file }));
  const wanted = entries.filter(({ name }) => !/[\\/]$/.test(name) && !isSystemFile(name));
  if (wanted.length === 0) return err(finding('source-empty', { file }));
  const total = wanted.reduce((sum, { size }) => sum + size, 0);
  const isTooMuch =
    total > SOURCE_LIMITS.totalBytes ||
    wanted.length > SOURCE_LIMITS.files ||
    wanted.some(({ size }) => size > SOURCE_LIMITS.fileBytes);
  if (isTooMuch) return err(tooLarge(file));
  try {
    const files = await Promise.all(
      wanted.map(async (entry) => ({ name: entry.name, bytes: await unpacked(bytes, entry) })),
    );
    const [only] = files;
    if (files.length > 1 || only === undefined || !isZip(only.bytes)) return ok(files);
    if (isInside) return err(finding('archive-format', { file: only.name, format: 'zip' }));
    return await openZip(only.bytes, only.name, true);
  } catch (error) {
    // The unpacker's message is technical, so it is only a detail.
    return err(finding('archive-damaged', { file, detail: error instanceof Error ? error.message : String(error) }));
  }
}

const inflate = promisify<Buffer, { readonly maxOutputLength: number }, Buffer>(inflateRaw);

/** Rejects where the file is not what the directory says. */
async function unpacked(bytes: Buffer, { at, method, packedSize, size }: Entry): Promise<Buffer> {
  if (at + LOCAL_HEADER_BYTES > bytes.length || !bytes.subarray(at, at + 4).equals(LOCAL_HEADER))
    throw new RangeError('no file where the directory names one');
  const from = at + LOCAL_HEADER_BYTES + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const packed = bytes.subarray(from, from + packedSize);
  if (packed.length !== packedSize) throw new RangeError('the file is cut off');
  if (method !== STORED && method !== DEFLATED) throw new RangeError(`compression method ${String(method)}`);
  // An output of no bytes at all is none that the limit could name.
  const content = method === STORED ? packed : await inflate(packed, { maxOutputLength: Math.max(size, 1) });
  if (content.length !== size) throw new RangeError('the file is not as long as the directory says');
  return Buffer.from(content);
}

/** The archive's directory, or null if its end is missing, as after an interrupted download. */
function readDirectory(bytes: Buffer): readonly Entry[] | null {
  const end = bytes.lastIndexOf(DIRECTORY_END);
  if (end < 0 || end + 22 > bytes.length) return null;
  const entries: Entry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (at + 46 > bytes.length || !bytes.subarray(at, at + 4).equals(DIRECTORY_ENTRY)) return null;
    const flags = bytes.readUInt16LE(at + 8);
    const nameLength = bytes.readUInt16LE(at + 28);
    const nameBytes = bytes.subarray(at + 46, at + 46 + nameLength);
    const isUtf8 = (flags & UTF8_NAME) !== 0;
    entries.push({
      isEncrypted: (flags & ENCRYPTED) !== 0,
      method: bytes.readUInt16LE(at + 10),
      packedSize: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      at: bytes.readUInt32LE(at + 42),
      // Windows in Kazakhstan writes names in code page 866.
      name: isUtf8 ? nameBytes.toString('utf8') : oldName(nameBytes),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** Decodes a name without the UTF-8 flag: UTF-8 from Unix tools, code page 866 from Windows. */
function oldName(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return fromCodePage866(bytes);
  }
}

/**
 * Decodes the letters of code page 866, whose lower case is in two ranges. The other characters are line drawings,
 * which names do not contain.
 */
function fromCodePage866(bytes: Buffer): string {
  const letter = (byte: number): string => {
    if (byte < 0x80) return String.fromCharCode(byte);
    if (byte < 0xb0) return String.fromCharCode(byte - 0x80 + 0x410);
    return byte >= 0xe0 && byte < 0xf0 ? String.fromCharCode(byte - 0xe0 + 0x440) : '_';
  };
  return [...bytes].map(letter).join('');
}
