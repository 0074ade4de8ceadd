import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Creates a folder and its missing parents, trying each once. Node's own `recursive` option loops for ever where a file
 * system answers "no such directory" in any case, as `/proc` does. Throws file system errors.
 */
export function makeFolders(folder: string, mode: number): void {
  for (const missing of missingFolders(folder)) make(missing, mode);
}

/** The missing folders from the top down. */
function missingFolders(folder: string): readonly string[] {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return [];
  const above = dirname(folder);
  return above === folder ? [folder] : [...missingFolders(above), folder];
}

function make(folder: string, mode: number): void {
  try {
    mkdirSync(folder, { mode });
  } catch (error) {
    // Another process may have created it in the meantime; a file of that name is an error.
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) throw error;
  }
}
