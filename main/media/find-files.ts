import { opendir } from 'node:fs/promises';
import { extname, join, relative } from 'node:path';
import type { Stick } from '../../app/export/outcome.ts';

/** A file on a stick. */
export interface StickFile {
  readonly stick: string;
  /** Below the stick's folder. */
  readonly name: string;
  readonly path: string;
}

/** A stick with a hundred thousand photos must not hold anybody up. */
const USUAL_LIMITS = { depth: 3, visited: 5_000, found: 50 };

/**
 * The files with one of these extensions, those near the top first. Links are not followed: they would lead out of the
 * stick. What cannot be read, as on a stick that is pulled out, is left out.
 */
export async function filesOnSticks(
  sticks: readonly Pick<Stick, 'name' | 'path'>[],
  extensions: readonly string[],
  limits: Readonly<typeof USUAL_LIMITS> = USUAL_LIMITS,
): Promise<readonly StickFile[]> {
  const found: StickFile[] = [];
  let visited = 0;
  const isEnough = (): boolean => found.length >= limits.found || visited >= limits.visited;
  for (const { name: stick, path: folder } of sticks) {
    let level = [folder];
    for (let depth = 0; depth < limits.depth && level.length > 0 && !isEnough(); depth += 1) {
      const below: string[] = [];
      for (const at of level) {
        for await (const entry of entriesOf(at)) {
          visited += 1;
          if (isEnough()) break;
          const path = join(at, entry.name);
          if (entry.name.startsWith('.')) continue;
          if (entry.isDirectory()) below.push(path);
          else if (entry.isFile() && extensions.includes(extname(entry.name).toLowerCase()))
            found.push({ stick, name: relative(folder, path), path });
        }
      }
      level = below;
    }
  }
  return found;
}

async function* entriesOf(folder: string) {
  try {
    yield* await opendir(folder);
  } catch {
    // Unreadable, or pulled out.
  }
}
