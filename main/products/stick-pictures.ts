import { createHash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { basename, dirname, extname, resolve, sep } from 'node:path';
import type { TakenPicture } from '../../app/service/doors/products/list-types.ts';
import { err, ok, type Result } from '../../app/result.ts';
import { pictureSize } from '../files/picture-size.ts';
import type { ReadStick } from './read-stick.ts';

/** A photo of a telephone is smaller; larger ones would only fill the machine's memory. */
export const MOST_PICTURE_BYTES = 8_000_000;
const MOST_PIXELS = 4_096;
const HASH_LETTERS = 10;
const MOST_STEM = 60;

export type PictureMistake = 'picture-missing' | 'picture-outside' | 'picture-large' | 'picture-wrong';

/** A picture that a list names, beside the list or in a folder of its stick. Its new name is made of what is in it. */
export async function pictureBeside(
  list: { readonly path: string; readonly name: string },
  named: string,
  readStick: ReadStick,
): Promise<Result<TakenPicture, PictureMistake>> {
  const path = resolve(dirname(list.path), ...named.split(/[/\\]/));
  try {
    // The list may lie in a folder of the stick, and a link would lead out of it.
    const root = await realpath(list.path.slice(0, list.path.length - list.name.length));
    const real = await realpath(path);
    if (!real.startsWith(root.endsWith(sep) ? root : root + sep)) return err('picture-outside');
    const read = await readStick(real, MOST_PICTURE_BYTES);
    if (!read.ok) return err(read.error.reason === 'too-large' ? 'picture-large' : 'picture-wrong');
    const bytes = read.value;
    const found = pictureSize(bytes);
    if (found === null) return err('picture-wrong');
    if (Math.max(found.width, found.height) > MOST_PIXELS) return err('picture-large');
    return ok({ path: real, name: `${stemOf(named)}-${hashOf(bytes)}.${found.extension}` });
  } catch {
    return err('picture-missing');
  }
}

/** Letters that every file system and every address can do with. */
function stemOf(named: string): string {
  const file = basename(named.replaceAll('\\', '/'));
  const stem = file.slice(0, file.length - extname(file).length).replaceAll(/[^\p{L}\p{N}]+/gu, '-');
  return stem.slice(0, MOST_STEM) || 'picture';
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, HASH_LETTERS);
}

/** How the content's SHA-256 begins, as the name says it. */
export function promisedHash({ name }: TakenPicture): string {
  return new RegExp(`-([0-9a-f]{${String(HASH_LETTERS)}})\\.\\w+$`).exec(name)?.[1] ?? '';
}
