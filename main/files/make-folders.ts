import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a folder and those above it that are missing, each tried once. Node's own `recursive` begins again and again
 * where a file system answers "no such directory" whatever is there, as `/proc` does. Throws what the system says.
 */
export function makeFolders(folder: string, mode: number): void {
  for (const missing of missingFolders(folder)) make(missing, mode);
}

/** From the top down. */
function missingFolders(folder: string): readonly string[] {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return [];
  const above = dirname(folder);
  return above === folder ? [folder] : [...missingFolders(above), folder];
}

function make(folder: string, mode: number): void {
  try {
    mkdirSync(folder, { mode });
  } catch (error) {
    // Somebody else may have made it meanwhile; a file in its place is not what was wanted.
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) throw error;
  }
}
