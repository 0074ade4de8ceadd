import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { err, ok, type Result } from '../../app/result.ts';
import type { Disk } from './disk.ts';

const entrySchema = z.strictObject({
  /** The folder's name, beside the state's file. */
  folder: z.string().regex(/^[0-9a-f]{16}-[0-9a-f]{8}$/),
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  replaces: z.string().max(100).nullable(),
});

/** An installed certificate in the state. */
export type StateEntry = z.infer<typeof entrySchema>;

const stateSchema = z.strictObject({
  version: z.literal(1),
  /** Null: the configured certificate. */
  active: entrySchema.nullable(),
  /** The previously active one; null: the configured certificate, or none. */
  previous: entrySchema.nullable(),
});

/** Which installed certificate is active, and which one preceded it. */
export type StoreState = z.infer<typeof stateSchema>;

export const NOTHING_INSTALLED: StoreState = { version: 1, active: null, previous: null };

const FILE = 'state.json';

/** Reads the state; a missing file means that nothing was ever installed. The error says why it cannot be read. */
export function readState(folder: string): Result<StoreState, string> {
  const file = join(folder, FILE);
  try {
    const json: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const state = stateSchema.safeParse(json);
    return state.success ? ok(state.data) : err(`${file} is damaged`);
  } catch (error) {
    if (isMissing(error)) return ok(NOTHING_INSTALLED);
    return err(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * Writes the state, which is the moment of an installation: before it the old certificate is active, after it the new
 * one.
 */
export async function writeState(disk: Disk, folder: string, state: StoreState): Promise<void> {
  await disk.replace(join(folder, FILE), `${JSON.stringify(state)}\n`);
}

/** A value that differs after every change, also by another process; costs one file system call. */
export function stateRevision(folder: string): string {
  try {
    const { ino, mtimeNs, size } = statSync(join(folder, FILE), { bigint: true });
    return [ino, mtimeNs, size].map(String).join('-');
  } catch (error) {
    if (isMissing(error)) return 'none';
    return `unreadable: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
