import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import { keepOwner } from '../files/keep-owner.ts';
import { entryHash, type ChainEnd } from './chain.ts';
import { copyLine, parseCopyLine, type HashedRow } from './copy-line.ts';

/**
 * A copy of every entry as a line of text, for a lost or damaged journal. Lines are written after the commit, but not
 * flushed for each entry, which would take as long as the journal itself. The copy is complete after the process is
 * killed; a power cut can lose its last lines, which the journal has.
 */
export interface JournalCopy {
  /** The last valid line; later ones are written again. Null without any. */
  end(): ChainEnd | null;
  /** The highest sequence in the last lines; a journal that ends before it has lost entries. */
  highest(): number;
  /**
   * Appends rows that follow the last line, in order; rows after a gap are skipped until the gap is filled. Flushes
   * earlier lines first if too many would be unflushed. Throws the errors of the disk.
   */
  append(rows: readonly HashedRow[]): void;
  /** Flushes the copy to the disk, at a quiet moment. Throws the errors of the disk. */
  sync(): void;
  close(): void;
}

const OWNER_ONLY = 0o600;
/** Length of the end in which a start looks for torn lines. */
const TAIL_BYTES = 262_144;
/**
 * Limit of unflushed bytes, except for a single longer line, so that a start sees every line that a power cut can tear.
 */
export const UNSYNCED_BYTES = TAIL_BYTES / 2;
const NEW_LINE = 0x0a;

/** Opens or creates the copy. Throws the errors of the disk. `force` is the system's `fsync`; tests replace it. */
export function openJournalCopy(file: string, force: (handle: number) => void = fsyncSync): JournalCopy {
  const isNew = !existsSync(file);
  const handle = openSync(file, constants.O_RDWR | constants.O_CREAT, OWNER_ONLY);
  // A command of the administrator may be the first to need it.
  if (isNew) keepOwner(file);
  let tail = readTail(handle);
  let position = tail.endsAt;
  // It is unknown how much a killed process has flushed.
  let syncedTo = 0;
  const sync = (): void => {
    if (fstatSync(handle).size > position) ftruncateSync(handle, position);
    force(handle);
    syncedTo = position;
  };
  const write = ({ bytes, last }: Piece): void => {
    if (position > syncedTo && position + bytes.length - syncedTo > UNSYNCED_BYTES) sync();
    // The position is explicit, so that an incomplete line of an earlier failure is overwritten.
    for (let written = 0; written < bytes.length;)
      written += writeSync(handle, bytes, written, bytes.length - written, position + written);
    position += bytes.length;
    tail = { end: last, highest: last.sequence, endsAt: position };
  };
  return {
    end: () => tail.end,
    highest: () => tail.highest,
    append(rows): void {
      const following = rows.filter(({ sequence }) => sequence > (tail.end?.sequence ?? 0));
      const [first] = following;
      if (first?.sequence !== (tail.end?.sequence ?? 0) + 1) return;
      for (const piece of pieces(following)) write(piece);
    },
    sync,
    close(): void {
      closeSync(handle);
    },
  };
}

/** Lines that are written together. */
interface Piece {
  readonly bytes: Buffer;
  readonly last: HashedRow;
}

/** Splits rows into pieces of complete lines within the limit; a longer line is a piece of its own. */
function* pieces(rows: readonly HashedRow[]): Generator<Piece> {
  let [lines, length]: [Buffer[], number] = [[], 0];
  for (const [index, row] of rows.entries()) {
    const before = rows[index - 1];
    const line = Buffer.from(copyLine(row));
    if (before !== undefined && length + line.length > UNSYNCED_BYTES) {
      yield { bytes: Buffer.concat(lines), last: before };
      [lines, length] = [[], 0];
    }
    lines.push(line);
    length += line.length;
  }
  const last = rows.at(-1);
  if (last !== undefined) yield { bytes: Buffer.concat(lines), last };
}

interface Tail {
  readonly end: ChainEnd | null;
  readonly highest: number;
  /** Position of the next line, in bytes. */
  readonly endsAt: number;
}

/** Reads only the end, so that the duration of a start does not depend on the number of sales. */
function readTail(handle: number): Tail {
  const { size } = fstatSync(handle);
  for (let bytes = TAIL_BYTES; ; bytes *= 2) {
    const from = Math.max(0, size - bytes);
    const window = Buffer.alloc(size - from);
    readSync(handle, window, 0, window.length, from);
    const found = goodLines(window, from);
    if (found.end !== null || from === 0) return found;
  }
}

/** The lines of the window up to the first that breaks the chain; a window may begin within a line. */
function goodLines(window: Buffer, from: number): Tail {
  let start = from === 0 ? 0 : window.indexOf(NEW_LINE) + 1;
  let good: Tail = { end: null, highest: 0, endsAt: 0 };
  let isBroken = from > 0 && start === 0;
  for (let end = window.indexOf(NEW_LINE, start); end >= 0; start = end + 1, end = window.indexOf(NEW_LINE, start)) {
    const row = parseCopyLine(window.toString('utf8', start, end));
    const highest = Math.max(good.highest, row?.sequence ?? 0);
    isBroken ||= row === null || (good.end !== null && !entryHash(good.end.hash, row).equals(row.hash));
    good = isBroken || row === null ? { ...good, highest } : { end: row, highest, endsAt: from + end + 1 };
  }
  return good;
}
