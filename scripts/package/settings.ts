import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { ROOT } from '../setup/project.ts';

const settingsSchema = z.looseObject({
  electronFuses: z.record(z.string(), z.boolean()),
  files: z.array(z.string()),
});

/** The settings of electron-builder that the package needs. */
export type BuilderSettings = z.infer<typeof settingsSchema>;

/** `electron-builder.yml`. Throws where it is not as it should be. */
export function builderSettings(): BuilderSettings {
  return settingsSchema.parse(parse(readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8')));
}
