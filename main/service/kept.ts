import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Log } from '../../app/log/events.ts';
import { replaceDurably } from '../files/replace-durably.ts';
import { keptSchema } from '../../app/service/state/kept-schema.ts';

/** The menu's data that survive a restart. */
export type Kept = z.infer<typeof keptSchema>;

const NOTHING: Kept = {
  failures: 0,
  waitMs: 0,
  waitSinceUptimeMs: 0,
  languages: {},
  hashes: { technician: null, collector: null },
};

/** Where it is kept. */
export interface KeptStore {
  get(): Kept;
  /** Changes it. False: the disk has refused it, and the change counts in this run alone. */
  change(change: Partial<Kept>): Promise<boolean>;
}

/** The file beside the journal. It is written without holding up the loop, one version after the other. */
export class KeptFile implements KeptStore {
  readonly #file: string;
  readonly #log: Log;
  #kept: Kept = NOTHING;
  #writing: Promise<unknown> = Promise.resolve();

  private constructor(file: string, log: Log) {
    this.#file = file;
    this.#log = log;
  }

  /** Reads it; a file that is not there is nothing. */
  static async open(dataDirectory: string, log: Log): Promise<KeptFile> {
    const kept = new KeptFile(join(dataDirectory, 'service.json'), log);
    await kept.#read();
    return kept;
  }

  get(): Kept {
    return this.#kept;
  }

  /**
   * Changes it; on disk when the promise resolves. A failed write is logged, and the change applies in this run,
   * because a technician must be able to enter and repair the disk.
   */
  change(change: Partial<Kept>): Promise<boolean> {
    this.#kept = { ...this.#kept, ...change };
    const text = JSON.stringify(this.#kept);
    const written = this.#writing
      .then(() => replaceDurably(this.#file, text))
      .then(
        () => true,
        (error: unknown) => {
          this.#tell(error);
          return false;
        },
      );
    this.#writing = written;
    return written;
  }

  async #read(): Promise<void> {
    try {
      this.#kept = keptSchema.parse(JSON.parse(await readFile(this.#file, 'utf8')));
    } catch (error) {
      if (!isMissing(error)) this.#tell(error);
    }
  }

  #tell(error: unknown): void {
    const detail = error instanceof Error ? error.message : String(error);
    this.#log.write('warning', 'service-not-kept', { file: this.#file, detail });
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
