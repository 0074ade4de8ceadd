import { opendirSync, statSync, type Dir, type Dirent } from 'node:fs';
import { extname, join, relative } from 'node:path';
import type { Stick } from '../../app/export/outcome.ts';
import type { FoundFiles, StickFile } from '../../app/import/stick-file.ts';

/** A stick with a hundred thousand photos must not hold anybody up. */
const USUAL_LIMITS = { depth: 3, visited: 5_000, found: 50 };

/**
 * The files with one of these extensions, those near the top first. Links are not followed: they would lead out of the
 * stick. What cannot be read, as on a stick that is broken or pulled out, is left out and said. Blocks as long as
 * the sticks take.
 */
export function filesOnSticks(
  sticks: readonly Pick<Stick, 'name' | 'path'>[],
  extensions: readonly string[],
  limits: Readonly<typeof USUAL_LIMITS> = USUAL_LIMITS,
): FoundFiles {
  const files: StickFile[] = [];
  let visited = 0;
  let isUnread = false;
  const onUnread = (): void => {
    isUnread = true;
  };
  const isEnough = (more = 0): boolean => files.length + more >= limits.found || visited >= limits.visited;
  for (const { name: stick, path: folder } of sticks) {
    let level = [folder];
    for (let depth = 0; depth < limits.depth && level.length > 0 && !isEnough(); depth += 1) {
      const below: string[] = [];
      const here: StickFile[] = [];
      for (const at of level) {
        for (const entry of entriesOf(at, onUnread)) {
          if (isEnough(here.length)) break;
          visited += 1;
          const path = join(at, entry.name);
          if (entry.name.startsWith('.')) continue;
          if (entry.isDirectory()) below.push(path);
          else if (entry.isFile() && extensions.includes(extname(entry.name).toLowerCase()))
            here.push({ stick, name: relative(folder, path), path, bytes: sizeOf(path) });
        }
      }
      // A file system lists its names in an order of its own.
      files.push(...here.sort((one, other) => one.name.localeCompare(other.name)));
      level = below.sort();
    }
  }
  return { files, isCut: isEnough(), isUnread };
}

function* entriesOf(folder: string, onUnread: () => void): Generator<Dirent> {
  let open: Dir;
  try {
    open = opendirSync(folder);
  } catch {
    // Unreadable, or pulled out.
    onUnread();
    return;
  }
  try {
    for (let entry = open.readSync(); entry !== null; entry = open.readSync()) yield entry;
  } catch {
    // Pulled out at this moment, or a file system with an error.
    onUnread();
  } finally {
    open.closeSync();
  }
}

function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}
