import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, vi } from 'vitest';
import { z } from 'zod';
import { logCommand } from '../../../main/cli/log/command.ts';
import { runAsTyped } from '../run-command.ts';
import { until } from '../until.ts';

const rowSchema = z.object({
  id: z.number(),
  run: z.number(),
  wall_ms: z.number(),
  mono_ms: z.number().nullable(),
  level: z.string(),
  event: z.string(),
  facts: z.string(),
});
export type StoredLine = z.infer<typeof rowSchema>;

/** A data directory with a log of its own for every test; standard error is caught. */
export class LogFolder {
  directory = '';
  /** What the log wrote to standard error. */
  readonly printed: string[] = [];

  get file(): string {
    return join(this.directory, 'log.db');
  }

  /** Every line in the file. */
  rows(): readonly StoredLine[] {
    const database = new Database(this.file, { readonly: true });
    try {
      return z.array(rowSchema).parse(database.prepare('SELECT * FROM log ORDER BY id').all());
    } finally {
      database.close();
    }
  }

  /** Waits until so many lines are in the file, which another thread or process writes and perhaps has yet to make. */
  untilLines(count: number): Promise<void> {
    const isWritten = (): boolean => {
      try {
        return this.rows().length === count;
      } catch {
        return false;
      }
    };
    return until(isWritten);
  }

  /** What the log takes on the disk. */
  bytesOnDisk(): number {
    return ['', '-wal'].reduce(
      (sum, suffix) => sum + (statSync(this.file + suffix, { throwIfNoEntry: false })?.size ?? 0),
      0,
    );
  }

  /** Every byte of the directory, deleted lines and the write-ahead log included. */
  rawBytes(): string {
    return readdirSync(this.directory)
      .map((name) => readFileSync(join(this.directory, name), 'utf8'))
      .join('\n');
  }

  /** Runs `npm run log` here. */
  async cli(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
    const stream = new Collected();
    const { code, out, complaint } = await runAsTyped(logCommand, args, (console) => ({
      ...console,
      stream,
      out: (text) => stream.write(text),
    }));
    // The help and the complaints about options come before anything is read.
    return { code, out: out + stream.text, err: complaint };
  }

  has(name: string): boolean {
    return existsSync(join(this.directory, name));
  }
}

class Collected extends Writable {
  text = '';

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString('utf8');
    done();
  }
}

/** Makes the folder before each test and removes it afterwards. */
export function useLogFolder(): LogFolder {
  const folder = new LogFolder();
  beforeEach(() => {
    folder.directory = mkdtempSync(join(tmpdir(), 'sauda-log-'));
    folder.printed.length = 0;
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => folder.printed.push(String(text)) > 0);
  });
  afterEach(() => {
    vi.restoreAllMocks();
    rmSync(folder.directory, { recursive: true, force: true });
  });
  return folder;
}
