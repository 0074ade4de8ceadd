import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { JournalFiles } from '../journal-files.ts';
import type { RescueDisk } from './disk.ts';

/** The decision: into which folder of `backups/` the old files go. */
const decisionSchema = z.strictObject({ version: z.literal(1), folder: z.string().regex(/^[\w.-]+$/) });

/** From here on the new journal counts, whatever happens; only names are left to be changed. */
export function decide(files: JournalFiles, folder: string, disk: RescueDisk): void {
  const decision: z.infer<typeof decisionSchema> = { version: 1, folder };
  disk.replace(files.decision, `${JSON.stringify(decision)}\n`);
}

/** Whether a rescue has decided and was cut off before its end. */
export function isDecided(files: JournalFiles): boolean {
  return existsSync(files.decision);
}

/**
 * Puts the old files away and the new journal into their place; may be cut off and repeated at any step. The file goes
 * before its log: nobody can take a journal for whole that has lost it. Throws as the disk does.
 */
export function exchange(files: JournalFiles, disk: RescueDisk): void {
  if (!isDecided(files)) return;
  const { folder } = decisionSchema.parse(JSON.parse(readFileSync(files.decision, 'utf8')));
  if (existsSync(files.rescued)) {
    for (const old of [files.database, files.log, files.sharedMemory, files.copy]) {
      if (existsSync(old)) disk.move(old, freeName(join(files.backups, folder, basename(old))));
    }
    disk.move(files.rescued, files.database);
  }
  disk.remove(files.decision);
}

/** A reader may have made a companion file again while the power was back and the rescue not finished. */
function freeName(file: string): string {
  let name = file;
  for (let number = 2; existsSync(name); number += 1) name = `${file}.${String(number)}`;
  return name;
}
