/** What differs from the pictures of an earlier run. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { differenceOf, readPicture, shareThatDiffers, SHARE_TOLERANCE, type Picture } from './picture.ts';
import { tileOf, type Tile } from './sheets.ts';

/** A picture that is not as it was. */
export interface Difference {
  /** `1080x1920/kk/idle-8.png`. */
  readonly name: string;
  /** Null: there was none before. */
  readonly share: number | null;
  /** Before, now, and where the difference is. */
  readonly tiles: readonly Tile[];
}

/** Compares a picture with the earlier one of the same name; null: no difference beyond the tolerance. */
export function compared(folder: string, name: string, file: Buffer, read: () => Picture): Difference | null {
  const earlier = join(folder, name);
  if (!existsSync(earlier)) return { name, share: null, tiles: [tileOf(`new ${name}`, read())] };
  const before = readFileSync(earlier);
  if (before.equals(file)) return null;
  const [was, is] = [readPicture(before), read()];
  const share = shareThatDiffers(was, is);
  if (share <= SHARE_TOLERANCE) return null;
  const sample = name.split('/').at(-1) ?? name;
  return {
    name,
    share,
    tiles: [tileOf(`was ${sample}`, was), tileOf(`is ${sample}`, is), tileOf('', differenceOf(was, is))],
  };
}

/** A line of the table for each. */
export function differenceLines(differences: readonly Difference[]): readonly string[] {
  return differences.map(({ name, share }) => `${share === null ? '     new' : percent(share)}  ${name}`);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(3)} %`.padStart(8);
}
