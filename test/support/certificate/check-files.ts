import { X509Certificate, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { checkMaterial, type CheckContext, type Checked } from '../../../main/certificate/check.ts';
import { readMaterial } from '../../../main/certificate/material.ts';
import type { SourceFile } from '../../../main/certificate/files/recognise.ts';
import type { PendingRequest } from '../../../main/certificate/store.ts';

/** Files from the disk, under their own names or others. */
export function filesOf(
  paths: readonly string[],
  names: readonly string[] = paths.map((path) => basename(path)),
): readonly SourceFile[] {
  return paths.map((path, at) => ({ name: names[at] ?? basename(path), bytes: readFileSync(path) }));
}

/** Nothing configured, nothing installed, nothing requested. */
const EMPTY_CONTEXT: Omit<CheckContext, 'nowMs'> = { configuredAuthorities: [], requests: [], active: null };

/** Opens and checks files as the command line does. */
export async function checkFiles(
  files: readonly SourceFile[],
  options: Partial<CheckContext> & { passphrase?: string | null } = {},
): Promise<Checked> {
  const { passphrase = null, ...context } = options;
  return checkMaterial(await readMaterial(files, passphrase), { ...EMPTY_CONTEXT, nowMs: Date.now(), ...context });
}

/** The reasons of a finding. */
export function reasons({ findings }: Checked): readonly string[] {
  return findings.map(({ reason }) => reason);
}

export function certificateIn(path: string): X509Certificate {
  return new X509Certificate(readFileSync(path));
}

/** A request that waits, with its key. */
export function waiting(publicKey: string, key: KeyObject): { request: PendingRequest; key: KeyObject } {
  return { request: { id: publicKey.slice(0, 16), publicKey, subject: 'C=KZ', madeAtMs: 0 }, key };
}
