import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { finding, type Finding } from '../../../app/certificate/finding.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import type { SourceFile } from './recognise.ts';
import { isSystemFile, SOURCE_LIMITS, tooLarge } from './source-limits.ts';
import { isZip, openZip } from './zip.ts';

type Files = Result<readonly SourceFile[], Finding>;

/** Reads what the technician names: the bank's archive, a folder, or a single file. */
export async function openSource(path: string): Promise<Files> {
  try {
    if (statSync(path).isDirectory()) return readFolder(path);
    if (statSync(path).size > SOURCE_LIMITS.totalBytes) return err(tooLarge(path));
    const bytes = readFileSync(path);
    const format = foreignFormat(bytes);
    if (format !== null) return err(finding('archive-format', { file: basename(path), format }));
    const document = documentFormat(bytes);
    if (document !== null) return err(finding('not-a-certificate', { file: basename(path), format: document }));
    return isZip(bytes) ? await openZip(bytes, basename(path)) : ok([{ name: basename(path), bytes }]);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return err(finding('source-missing', { file: path, detail: error.message }));
  }
}

const FOREIGN_FORMATS: readonly (readonly [name: string, magic: string])[] = [
  ['RAR', 'Rar!\x1a\x07'],
  ['7z', '7z\xbc\xaf\x27\x1c'],
  ['gzip', '\x1f\x8b'],
  ['xz', '\xfd7zXZ'],
];

function foreignFormat(bytes: Buffer): string | null {
  const found = FOREIGN_FORMATS.find(([, magic]) =>
    bytes.subarray(0, magic.length).equals(Buffer.from(magic, 'latin1')),
  );
  return found?.[0] ?? null;
}

/** What telephones and scanners make of a letter. */
const DOCUMENTS: readonly (readonly [name: string, at: number, magic: string])[] = [
  ['JPEG', 0, '\xff\xd8\xff'],
  ['PNG', 0, '\x89PNG'],
  ['WebP', 8, 'WEBP'],
  ['PDF', 0, '%PDF'],
];

function documentFormat(bytes: Buffer): string | null {
  const found = DOCUMENTS.find(([, at, magic]) =>
    bytes.subarray(at, at + magic.length).equals(Buffer.from(magic, 'latin1')),
  );
  return found?.[0] ?? mediaFormat(bytes);
}

/** Pictures and films in ISO base media files begin alike; the major brand tells them apart. */
const MEDIA_BRANDS: readonly (readonly [name: string, brands: readonly string[]])[] = [
  ['HEIC', ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs']],
  ['HEIF', ['mif1', 'msf1']],
  ['AVIF', ['avif', 'avis']],
  ['MOV', ['qt  ']],
  ['3GP', ['3gp4', '3gp5', '3gp6']],
  ['MP4', ['isom', 'iso2', 'iso4', 'iso5', 'iso6', 'mp41', 'mp42', 'avc1', 'M4V ']],
];

function mediaFormat(bytes: Buffer): string | null {
  if (bytes.toString('latin1', 4, 8) !== 'ftyp') return null;
  const brand = bytes.toString('latin1', 8, 12);
  return MEDIA_BRANDS.find(([, brands]) => brands.includes(brand))?.[0] ?? null;
}

/** Every file below a folder. A symbolic link may point inside the folder, never out of it. */
function readFolder(root: string): Files {
  const home = realpathSync(root);
  const files: SourceFile[] = [];
  let totalBytes = 0;
  const visit = (folder: string, depth: number): Finding | null => {
    if (depth > SOURCE_LIMITS.depth) return tooLarge(folder);
    for (const name of readdirSync(folder).sort()) {
      const path = join(folder, name);
      if (isSystemFile(name)) continue;
      if (lstatSync(path).isSymbolicLink() && !isBelow(home, path))
        return finding('link-outside', { file: relative(home, path) });
      const about = statSync(path);
      if (about.isDirectory()) {
        const fault = visit(path, depth + 1);
        if (fault !== null) return fault;
      } else if (about.isFile()) {
        totalBytes += about.size;
        const isTooMuch =
          about.size > SOURCE_LIMITS.fileBytes ||
          totalBytes > SOURCE_LIMITS.totalBytes ||
          files.length >= SOURCE_LIMITS.files;
        if (isTooMuch) return tooLarge(path);
        files.push({ name: relative(home, path), bytes: readFileSync(path) });
      }
    }
    return null;
  };
  const fault = visit(home, 0);
  return fault === null ? ok(files) : err(fault);
}

function isBelow(home: string, path: string): boolean {
  return realpathSync(path).startsWith(`${home}${sep}`);
}
