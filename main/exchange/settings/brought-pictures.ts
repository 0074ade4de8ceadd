import { readdirSync } from 'node:fs';
import { dirname, extname, join, resolve, sep } from 'node:path';
import { isItem, valueAt, type FileValue } from '../../../app/config/change.ts';
import type { BroughtFile, BroughtPicture, LeftPicture } from '../../../app/import/brought-settings.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { isPicture } from '../../config/operator-pictures.ts';
import { readStickFile } from '../../media/read-file.ts';
import { looksLikePicture } from './looks-like-picture.ts';

/** Far above any photo that a product needs. */
export const MOST_PICTURE_BYTES = 8 * 1_048_576;
/** The folder beside the file, where the configuration does not name another one. */
export const PICTURES_FOLDER = 'pictures';
const MOST_OF_ONE_NAME = 100;

interface Place {
  /** The configuration on the stick. */
  readonly file: string;
  /** This machine's own folder; it may not exist yet. */
  readonly ownPictures: string;
}

/**
 * Finds each product's own picture beside the configuration. A picture keeps its name unless another one here has it. A
 * product whose picture stays behind comes without the key, so that the one that it has here stays.
 */
export function broughtPictures(brought: FileValue, written: FileValue, { file, ownPictures }: Place): BroughtFile {
  const root = resolve(dirname(file), folderOf(written));
  // A path that leads out of the configuration's folder is not followed.
  const from =
    root === dirname(file) || root.startsWith(dirname(file) + sep) ? root : join(dirname(file), PICTURES_FOLDER);
  const catalogue = valueAt(brought, ['catalogue']);
  if (!Array.isArray(catalogue) || !isItem(brought)) return { values: brought, pictures: [], left: [] };
  const own = namesIn(ownPictures);
  const pictures = new Map<string, Result<BroughtPicture, LeftPicture>>();
  const items = catalogue.map((item) => {
    const name = valueAt(item, ['picture']);
    if (!isItem(item) || typeof name !== 'string' || !isPicture(name)) return item;
    const found = pictures.get(name) ?? broughtPicture(name, { from, ownPictures, own });
    pictures.set(name, found);
    return found.ok ? { ...item, picture: found.value.to } : without(item);
  });
  const found = [...pictures.values()];
  return {
    values: { ...brought, catalogue: items },
    pictures: found.flatMap((one) => (one.ok ? [one.value] : [])),
    left: found.flatMap((one) => (one.ok ? [] : [one.error])),
  };
}

function folderOf(written: FileValue): string {
  const named = valueAt(written, ['display', 'picturesDirectory']);
  return typeof named === 'string' && named !== '' ? named : PICTURES_FOLDER;
}

function without({ picture: _, ...item }: Record<string, FileValue>): FileValue {
  return item;
}

interface Folders {
  readonly from: string;
  readonly ownPictures: string;
  /** Names that are taken here; those of this import are added. */
  readonly own: Set<string>;
}

function broughtPicture(name: string, { from, ownPictures, own }: Folders): Result<BroughtPicture, LeftPicture> {
  const path = resolve(from, name);
  if (!path.startsWith(from + sep)) return err({ name, why: 'missing' });
  const read = readStickFile(path, MOST_PICTURE_BYTES);
  if (!read.ok) return err({ name, why: read.error.reason === 'too-large' ? 'too-large' : 'missing' });
  if (!looksLikePicture(read.value)) return err({ name, why: 'no-picture' });
  // Folders below the pictures' folder are laid flat.
  const flat = name.replaceAll(/[\\/]+/g, '-').replace(/^[.-]+/, '');
  const extension = extname(flat);
  const stem = flat.slice(0, flat.length - extension.length);
  for (let copy = 1; copy <= MOST_OF_ONE_NAME; copy += 1) {
    const to = copy === 1 ? flat : `${stem}-${String(copy)}${extension}`;
    if (!own.has(to.toLowerCase())) {
      own.add(to.toLowerCase());
      return ok({ name, from: path, to, isNew: true });
    }
    const here = readStickFile(join(ownPictures, to), MOST_PICTURE_BYTES);
    if (here.ok && here.value.equals(read.value)) return ok({ name, from: path, to, isNew: false });
  }
  return err({ name, why: 'no-picture' });
}

function namesIn(folder: string): Set<string> {
  try {
    return new Set(readdirSync(folder).map((name) => name.toLowerCase()));
  } catch {
    return new Set();
  }
}
