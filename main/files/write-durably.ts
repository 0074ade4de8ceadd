import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { keepOwner } from './keep-owner.ts';
import { syncFolder } from './sync.ts';

const OWNER_ONLY = 0o600;

/**
 * Writes a file, readable by its owner only, and waits until it is on the disk; `wx` fails where the file exists. The
 * owner is this user or, for the administrator, the folder's owner. The entry in the folder is not synchronised. Throws
 * file system errors.
 */
export function writeSynced(file: string, text: string, flags: 'w' | 'wx'): void {
  const handle = openSync(file, flags, OWNER_ONLY);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  keepOwner(file);
}

/**
 * Replaces a small file, readable by this user only, so that a power cut leaves either the old or the new content.
 * Throws file system errors.
 */
export function writeDurably(file: string, text: string): void {
  const temporary = `${file}.new`;
  writeSynced(temporary, text, 'w');
  renameSync(temporary, file);
  syncFolder(dirname(file));
}
