import { finding, type Finding } from '../../../app/certificate/finding.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import type { SourceFile } from './recognise.ts';
import { isSystemFile, SOURCE_LIMITS, tooLarge } from './source-limits.ts';

const DIRECTORY_ENTRY = Buffer.from('PK\x01\x02', 'latin1');
const DIRECTORY_END = Buffer.from('PK\x05\x06', 'latin1');
const ENCRYPTED = 0x0001;
const UTF8_NAME = 0x0800;

interface Entry {
  readonly isEncrypted: boolean;
  readonly size: number;
  /** As the unpacker returns it: UTF-8 or, without the flag for it, one character per byte. */
  readonly rawName: string;
  readonly name: string;
}

/** Unpacks an archive into memory. The archive declares the sizes, and no more than that is unpacked. */
export async function openZip(bytes: Buffer, file: string): Promise<Result<readonly SourceFile[], Finding>> {
  const entries = readDirectory(bytes);
  if (entries === null) return err(finding('archive-damaged', { file }));
  if (entries.some(({ isEncrypted }) => isEncrypted)) return err(finding('archive-encrypted', { file }));
  const wanted = entries.filter(({ name }) => !/[\\/]$/.test(name) && !isSystemFile(name));
  const total = wanted.reduce((sum, { size }) => sum + size, 0);
  const isTooMuch =
    total > SOURCE_LIMITS.totalBytes ||
    wanted.length > SOURCE_LIMITS.files ||
    wanted.some(({ size }) => size > SOURCE_LIMITS.fileBytes);
  if (isTooMuch) return err(tooLarge(file));
  const { unzipSync } = await import('fflate');
  try {
    const rawNames = new Map(wanted.map(({ rawName, size }) => [rawName, size]));
    const unpacked = unzipSync(bytes, { filter: ({ name, originalSize }) => rawNames.get(name) === originalSize });
    const files = wanted.flatMap(({ rawName, name }): SourceFile[] => {
      const content = unpacked[rawName];
      return content === undefined ? [] : [{ name, bytes: Buffer.from(content) }];
    });
    return files.length === wanted.length ? ok(files) : err(finding('archive-damaged', { file }));
  } catch (error) {
    // The unpacker's message is technical, so it is only a detail.
    return err(finding('archive-damaged', { file, detail: error instanceof Error ? error.message : String(error) }));
  }
}

/** The archive's directory, or null if its end is missing, as after an interrupted download. */
function readDirectory(bytes: Buffer): readonly Entry[] | null {
  const end = bytes.lastIndexOf(DIRECTORY_END);
  if (end < 0 || end + 20 > bytes.length) return null;
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
      size: bytes.readUInt32LE(at + 24),
      rawName: nameBytes.toString(isUtf8 ? 'utf8' : 'latin1'),
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
