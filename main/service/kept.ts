import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { languageSchema } from '../../app/language/schema.ts';
import type { Log } from '../../app/log/events.ts';
import { ROLES } from '../../app/role.ts';
import { DAY_MS } from '../../app/units.ts';
import { replaceDurably } from '../files/replace-durably.ts';

const hash = z.string().max(200).nullable();

const keptSchema = z.strictObject({
  /** Wrong PINs in a row. */
  failures: z.number().int().min(0).max(1_000_000),
  /** The wait after the last one, and when it began by the wall clock. */
  waitMs: z.number().min(0).max(DAY_MS),
  waitSinceWallMs: z.number(),
  languages: z.partialRecord(z.enum(ROLES), languageSchema),
  /** As the last valid configuration had them: whoever comes to mend a broken one must get in. */
  hashes: z.strictObject({ technician: hash, collector: hash }),
});

/** What the menu remembers from one run to the next. */
export type Kept = z.infer<typeof keptSchema>;

const NOTHING: Kept = {
  failures: 0,
  waitMs: 0,
  waitSinceWallMs: 0,
  languages: {},
  hashes: { technician: null, collector: null },
};

/** The file beside the journal. It is written without holding up the loop, one version after the other. */
export class KeptFile {
  readonly #file: string;
  readonly #log: Log;
  #kept: Kept = NOTHING;
  #writing: Promise<void> = Promise.resolve();

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
   * Changes it; on disk when the promise resolves. A disk that refuses is logged, and the change counts in this run:
   * whoever comes to mend the disk must get in.
   */
  async change(change: Partial<Kept>): Promise<void> {
    this.#kept = { ...this.#kept, ...change };
    const text = JSON.stringify(this.#kept);
    this.#writing = this.#writing
      .then(() => replaceDurably(this.#file, text))
      .catch((error: unknown) => {
        this.#tell(error);
      });
    await this.#writing;
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
