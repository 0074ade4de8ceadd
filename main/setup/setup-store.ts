import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ConfigStore } from '../config/edit/config-store.ts';
import { fileStore } from '../config/edit/config-store.ts';
import { replaceDurably } from '../files/replace-durably.ts';
import { newConfig } from './new-config.ts';

const OWNER_AND_GROUP = 0o750;

/** A configuration that does not exist before its first change; until then it is the example in comments. */
export function setupStore(file: string, exampleFile: string): ConfigStore {
  const own = fileStore(file);
  const exists = async (): Promise<boolean> =>
    own.read().then(
      () => true,
      (error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
        throw error;
      },
    );
  return {
    async read(): Promise<string> {
      return (await exists()) ? own.read() : newConfig(await readFile(exampleFile, 'utf8'));
    },
    async replace(before, text, wallMs): Promise<void> {
      if (await exists()) {
        await own.replace(before, text, wallMs);
        return;
      }
      await mkdir(dirname(file), { recursive: true, mode: OWNER_AND_GROUP });
      await replaceDurably(file, text);
    },
  };
}
