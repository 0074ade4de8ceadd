/**
 * A text beside the journal that counts only while the journal ends as it did when the text was written. It is read before
 * the window opens, so this imports no library; the checksum stands in for a schema.
 */
import { createHash } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { journalFiles } from '../journal-files.ts';
import { journalMark } from './journal-mark.ts';

const OWNER_ONLY = 0o600;

/** The text, if it is whole and the journal is as it was left; null otherwise. */
export function readKeptText(dataDirectory: string): string | null {
  try {
    const file = readFileSync(fileIn(dataDirectory), 'utf8');
    const [sum = '', mark = '', ...lines] = file.split('\n');
    const isWhole = sum === hashOf(file.slice(sum.length + 1));
    return isWhole && mark === journalMark(journalFiles(dataDirectory)) ? lines.join('\n') : null;
  } catch {
    return null;
  }
}

/**
 * Keeps a text for a journal as it is now. The disk is not waited for: what a power cut leaves of the file does not match
 * its checksum and counts as none. Throws file system errors.
 */
export function writeKeptText(dataDirectory: string, text: string): void {
  const mark = journalMark(journalFiles(dataDirectory));
  if (mark === null) {
    forgetKeptText(dataDirectory);
    return;
  }
  const file = fileIn(dataDirectory);
  const lines = `${mark}\n${text}`;
  writeFileSync(`${file}.new`, `${hashOf(lines)}\n${lines}`, { mode: OWNER_ONLY });
  renameSync(`${file}.new`, file);
}

/** Removes it. */
export function forgetKeptText(dataDirectory: string): void {
  try {
    rmSync(fileIn(dataDirectory), { force: true });
  } catch {
    // A disk that refuses is shown by the kiosk itself.
  }
}

function fileIn(dataDirectory: string): string {
  return join(dataDirectory, 'first-view');
}

function hashOf(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}
