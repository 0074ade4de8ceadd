import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { z } from 'zod';
import type { ChainedRow, ChainEnd } from '../chain.ts';
import { parseCopyLine } from '../copy-line.ts';
import type { JournalFiles } from '../journal-files.ts';
import { framesOf, type LogFrame } from './log-frames.ts';
import { PAGE_BYTES, rowsOfPage, type PageReader, type PageRow } from './pages.ts';

/** Where a row was found, the most trusted first. `log-tail` is after the log's last complete transaction. */
export const FOUND_IN = ['file', 'log', 'copy', 'log-tail'] as const;
export type FoundIn = (typeof FOUND_IN)[number];

/** A row that looks like an entry; only the chain proves that it is one. */
export interface FoundRow extends ChainedRow {
  readonly hash: Buffer | null;
  readonly foundIn: FoundIn;
}

/** Callbacks for the rows found in the journal's files. */
export interface Finder {
  row(row: FoundRow): void;
  /** Called for each record of the chain's end; the newest one counts. */
  end(end: ChainEnd): void;
}

/** Reads everything readable without SQLite and without changing the files. Throws the errors of the disk. */
export function searchFiles(files: JournalFiles, finder: Finder): void {
  const frames = existsSync(files.log) ? framesOf(readFileSync(files.log)) : [];
  if (existsSync(files.database)) searchDatabase(files.database, frames, finder);
  searchFrames(
    frames.filter(({ committed }) => committed),
    'log',
    frames,
    finder,
  );
  if (existsSync(files.copy)) searchCopy(files.copy, finder);
  searchFrames(
    frames.filter(({ committed }) => !committed),
    'log-tail',
    frames,
    finder,
  );
}

function searchDatabase(file: string, frames: readonly LogFrame[], finder: Finder): void {
  const handle = openSync(file, 'r');
  try {
    const pages = Math.ceil(fstatSync(handle).size / PAGE_BYTES);
    const read: PageReader = (pageNumber) => newestFrame(frames, pageNumber) ?? pageAt(handle, pageNumber);
    for (let pageNumber = 1; pageNumber <= pages; pageNumber += 1) {
      const page = pageAt(handle, pageNumber);
      if (page !== null) takeRows(rowsOfPage(page, pageNumber, read), 'file', finder);
    }
  } finally {
    closeSync(handle);
  }
}

/** Reads a page; null if the disk cannot read it, which also counts as damage. */
function pageAt(handle: number, pageNumber: number): Buffer | null {
  const page = Buffer.alloc(PAGE_BYTES);
  try {
    return readSync(handle, page, 0, PAGE_BYTES, (pageNumber - 1) * PAGE_BYTES) > 0 ? page : null;
  } catch {
    return null;
  }
}

function newestFrame(frames: readonly LogFrame[], pageNumber: number): Buffer | null {
  return frames.findLast((frame) => frame.committed && frame.pageNumber === pageNumber)?.page ?? null;
}

function searchFrames(some: readonly LogFrame[], foundIn: FoundIn, all: readonly LogFrame[], finder: Finder): void {
  const read: PageReader = (pageNumber) => all.findLast((frame) => frame.pageNumber === pageNumber)?.page ?? null;
  for (const { page, pageNumber } of some) takeRows(rowsOfPage(page, pageNumber, read), foundIn, finder);
}

/** The columns of `entries`; the first is empty because it is the row's number. */
const entryValues = z.tuple([
  z.null(),
  z.number().int(),
  z.number().int(),
  z.string().nullable(),
  z.string(),
  z.string(),
  z.instanceof(Buffer).nullable(),
]);
/** The columns of `chain_end`. */
const endValues = z.tuple([z.null(), z.number().int(), z.instanceof(Buffer)]);
const HASH_BYTES = 32;

function takeRows(rows: readonly PageRow[], foundIn: FoundIn, finder: Finder): void {
  for (const { rowId, values } of rows) {
    const entry = entryValues.safeParse(values);
    if (entry.success) {
      const [, wallMs, monoMs, saleId, kind, body, hash] = entry.data;
      finder.row({ sequence: rowId, wallMs, monoMs, saleId, kind, body, hash, foundIn });
      continue;
    }
    const end = foundIn === 'log-tail' ? null : endValues.safeParse(values);
    if (end?.success === true && end.data[2].length === HASH_BYTES)
      finder.end({ sequence: end.data[1], hash: end.data[2] });
  }
}

const CHUNK_BYTES = 1_048_576;
const NEW_LINE = 0x0a;

function searchCopy(file: string, finder: Finder): void {
  for (const line of linesOf(file)) {
    const row = parseCopyLine(line);
    if (row !== null) finder.row({ ...row, foundIn: 'copy' });
  }
}

function* linesOf(file: string): Generator<string> {
  const handle = openSync(file, 'r');
  try {
    const chunk = Buffer.alloc(CHUNK_BYTES);
    let rest: Buffer = Buffer.alloc(0);
    for (let length = readSync(handle, chunk); length > 0; length = readSync(handle, chunk)) {
      rest = Buffer.concat([rest, chunk.subarray(0, length)]);
      let start = 0;
      for (let end = rest.indexOf(NEW_LINE); end >= 0; start = end + 1, end = rest.indexOf(NEW_LINE, start)) {
        yield rest.toString('utf8', start, end);
      }
      rest = rest.subarray(start);
    }
  } finally {
    closeSync(handle);
  }
}
