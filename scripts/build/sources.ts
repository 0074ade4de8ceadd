import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The files and folders that the build depends on. */
const SOURCES = [
  'app',
  'drivers',
  'main',
  'renderer',
  'resources',
  'sandbox',
  'scripts/build',
  'package-lock.json',
  'package.json',
  'tsconfig.base.json',
  'vite.config.ts',
];

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** A hash of names and contents, which unlike dates does not change with a new clone or another branch. */
export function hashSources(root: string, sources: readonly string[] = SOURCES): string {
  const hash = createHash('sha256');
  const files = sources.flatMap((source) => filesUnder(join(root, source))).sort();
  for (const file of files) {
    const content = readFileSync(file);
    hash.update(`${relative(root, file).split(sep).join('/')}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}
