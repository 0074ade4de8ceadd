import { statSync } from 'node:fs';

/** Changes when any of the files does; costs one look at each file's date. */
export function revisionOf(files: readonly string[]): string {
  return files.map(fileRevision).join(' ');
}

function fileRevision(file: string): string {
  try {
    const { mtimeMs, size, ino } = statSync(file);
    return `${String(ino)}:${String(size)}:${String(mtimeMs)}`;
  } catch {
    return 'missing';
  }
}
