import { readdirSync, realpathSync, statSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import type { KioskConfig } from '../../app/config/config.ts';
import type { Log } from '../../app/log/events.ts';
import type { AttractFile } from '../../app/session/state/attract.ts';
import { headOfFile } from '../files/head-of-file.ts';
import { pictureSize } from '../files/picture-size.ts';

/** Where the customer's page finds the files of the attract loop. */
export const ATTRACT_ADDRESS = 'attract://files/';

/** A loop of more would not be seen to its end by anybody; the folder's order of names decides. */
const MOST_FILES = 60;
const MOST_BYTES = { picture: 20_000_000, video: 500_000_000 };
/** In which a video says what it is. */
const START_BYTES = 8;
/** The start of a file, in which a picture has its size also behind a camera's notes. */
const HEAD_BYTES = 262_144;

/** What a file is by its first bytes, whatever its name says. */
export interface AttractFormat {
  readonly kind: AttractFile['kind'];
  readonly type: string;
}

const PICTURE_TYPES = { png: 'image/png', jpg: 'image/jpeg', webp: 'image/webp' } as const;
/** ISO base media (MP4): the size of the first box, then `ftyp`. */
const MP4_BOX = 'ftyp';
/** Matroska and WebM: the identifier of the EBML header. */
const EBML = Buffer.from([0x1a, 0x45, 0xdf, 0xa3]);

/** The format of a file that the loop can show: PNG, JPEG, WebP, MP4, WebM; null for any other. Throws what reading throws. */
export function attractFormat(file: string): AttractFormat | null {
  // A player asks for a video piece by piece, and each time for its format.
  const start = headOfFile(file, START_BYTES);
  if (start.toString('latin1', 4, 8) === MP4_BOX) return { kind: 'video', type: 'video/mp4' };
  if (start.subarray(0, EBML.length).equals(EBML)) return { kind: 'video', type: 'video/webm' };
  const size = pictureSize(headOfFile(file, HEAD_BYTES));
  return size === null ? null : { kind: 'picture', type: PICTURE_TYPES[size.extension] };
}

/** The real path of a file of the loop, or null if it is missing or outside of the folder, also by a link. */
export function attractFile(folder: string, name: string): string | null {
  try {
    const root = realpathSync(folder);
    const file = realpathSync(resolve(root, name));
    return file.startsWith(root + sep) && statSync(file).isFile() ? file : null;
  } catch {
    return null;
  }
}

/**
 * The files of the loop in the order of their names. One that cannot be shown is left out and named in the log; if none
 * is left, the loop shows the products.
 */
export function attractFiles({ display: { attract } }: KioskConfig, log: Log): readonly AttractFile[] {
  if (attract?.folder === undefined) return [];
  const { folder } = attract;
  const warn = (file: string, warning: string): void => {
    log.write('warning', 'config-warning', { key: 'display.attract.folder', file, warning });
  };
  const files: AttractFile[] = [];
  for (const name of namesIn(folder, warn)) {
    if (files.length >= MOST_FILES) {
      warn(name, `more than ${String(MOST_FILES)} files: this one and those behind it are not shown`);
      break;
    }
    const found = checked(folder, name);
    if (typeof found === 'string') warn(name, found);
    else files.push({ kind: found.kind, address: ATTRACT_ADDRESS + encodeURIComponent(name) });
  }
  return files;
}

function namesIn(folder: string, warn: (file: string, warning: string) => void): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => !name.startsWith('.'))
      .sort((one, other) => one.localeCompare(other));
  } catch {
    warn(folder, 'the folder cannot be read: the products are shown instead');
    return [];
  }
}

/** The format, or in words why the file is not shown. */
function checked(folder: string, name: string): AttractFormat | string {
  const file = attractFile(folder, name);
  if (file === null) return 'is not a file of this folder';
  try {
    const format = attractFormat(file);
    if (format === null) return 'is not shown: neither PNG, JPEG or WebP nor MP4 or WebM by its content';
    const most = MOST_BYTES[format.kind];
    return statSync(file).size > most ? `is not shown: larger than ${String(most / 1_000_000)} MB` : format;
  } catch {
    return 'is not shown: it cannot be read';
  }
}
