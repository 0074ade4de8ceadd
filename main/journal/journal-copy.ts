import { closeSync, constants, fstatSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { entryHash, type ChainEnd } from './chain.ts';
import { copyLine, parseCopyLine, type HashedRow } from './copy-line.ts';

/**
 * Every entry once more, as a line of text, for the day on which the journal's file is lost or has a bad page. It is
 * written after the commit and not forced to the disk with each entry, which would cost as much as the journal itself:
 * a killed process leaves it complete, a power cut at most without its last lines, and those the journal has.
 */
export interface JournalCopy {
  /** The last good line; what follows it is written again. Null: none yet. */
  end(): ChainEnd | null;
  /** The highest entry that any line at the end names; a journal that ends before it has lost entries. */
  highest(): number;
  /**
   * Rows that follow the last line, in order; others are left out until somebody fills the gap. Forces what lies before
   * them to the disk where too much would be waiting. Throws as the disk does.
   */
  append(rows: readonly HashedRow[]): void;
  /** Forces it to the disk, at a quiet moment. Throws as the disk does. */
  sync(): void;
  close(): void;
}

const OWNER_ONLY = 0o600;
/** A start looks for torn lines in so much of the end. */
const TAIL_BYTES = 262_144;
/** Never more than so much waits for a quiet moment, unless a single line is longer: a power cut tears nothing that a start would not see. */
export const UNSYNCED_BYTES = TAIL_BYTES / 2;
const NEW_LINE = 0x0a;

/** Opens or creates the copy. Throws as the disk does. `force` is the system's `fsync`; tests put a watched one in its place. */
export function openJournalCopy(file: string, force: (handle: number) => void = fsyncSync): JournalCopy {
  const handle = openSync(file, constants.O_RDWR | constants.O_CREAT, OWNER_ONLY);
  let tail = readTail(handle);
  let position = tail.endsAt;
  // A process that was killed has not said how far it came.
  let syncedTo = 0;
  const sync = (): void => {
    if (fstatSync(handle).size > position) ftruncateSync(handle, position);
    force(handle);
    syncedTo = position;
  };
  const write = ({ bytes, last }: Piece): void => {
    if (position > syncedTo && position + bytes.length - syncedTo > UNSYNCED_BYTES) sync();
    // At its place, not at the end: half a line that an earlier failure left is overwritten.
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

/** Lines that are written at once. */
interface Piece {
  readonly bytes: Buffer;
  readonly last: HashedRow;
}

/** Whole lines, in pieces that may wait; a longer line is a piece of its own. */
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
  /** Where the next line goes, in bytes. */
  readonly endsAt: number;
}

/** Looks at the end only, so that a start takes as long with a million sales as with none. */
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

/** The first lines of the window that build on each other; a window may begin in the middle of a line. */
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
