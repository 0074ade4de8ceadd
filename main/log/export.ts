import { createWriteStream, existsSync, renameSync, rmSync } from 'node:fs';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { err, ok, type Result } from '../../app/result.ts';
import type { LogLine } from './read-log.ts';

/** An export contains what customers bought, so only its owner may read it. */
const OWNER_ONLY = 0o600;

/** The result of an export. */
export interface Exported {
  readonly lines: number;
  /** The error at which reading ended because the log is damaged; the lines before it are exported. */
  readonly broken: unknown;
}

/** Writes lines into a new file, which appears only when complete; an existing file is never overwritten. */
export async function exportToFile(lines: Iterable<LogLine>, out: string): Promise<Result<Exported, string>> {
  if (existsSync(out)) return err(`${out} exists already. Choose another name, or remove it.`);
  const part = `${out}.part`;
  try {
    const { texts, exported } = jsonLines(lines);
    const file = createWriteStream(part, { mode: OWNER_ONLY });
    await (out.endsWith('.gz') ? pipeline(texts, createGzip(), file) : pipeline(texts, file));
    renameSync(part, out);
    return ok(exported());
  } catch (error) {
    rmSync(part, { force: true });
    return err(
      `${out} cannot be written (${error instanceof Error ? error.message : String(error)}). Choose a directory that exists, that you may write to and that has room.`,
    );
  }
}

/** Writes lines to a stream and leaves it open. A reader that closes its end is not an error. */
export async function exportToStream(lines: Iterable<LogLine>, stream: Writable): Promise<Result<Exported, string>> {
  const { texts, exported } = jsonLines(lines);
  try {
    await pipeline(texts, stream, { end: false });
  } catch (error) {
    const hasGone = error instanceof Error && 'code' in error && error.code === 'EPIPE';
    if (!hasGone) return err(`standard output cannot be written (${String(error)}).`);
  }
  return ok(exported());
}

function jsonLines(lines: Iterable<LogLine>): { readonly texts: Readable; readonly exported: () => Exported } {
  let count = 0;
  let broken: unknown = null;
  const read = (iterator: Iterator<LogLine>): IteratorResult<LogLine> => {
    try {
      return iterator.next();
    } catch (error) {
      broken = error;
      return { done: true, value: undefined };
    }
  };
  const texts = function* (): Generator<string, void> {
    const iterator = lines[Symbol.iterator]();
    for (let next = read(iterator); next.done !== true; next = read(iterator)) {
      count += 1;
      yield `${JSON.stringify(next.value)}\n`;
    }
  };
  return { texts: Readable.from(texts()), exported: () => ({ lines: count, broken }) };
}
