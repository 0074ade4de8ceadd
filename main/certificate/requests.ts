import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { err, ok, type Result } from '../../app/result.ts';
import type { Disk } from './disk.ts';
import { openSealed } from './installed.ts';
import type { Vault } from './vault.ts';

/** A request that waits for the bank's answer; its key never leaves this machine. */
export interface PendingRequest {
  /** A prefix of `publicKey`. */
  readonly id: string;
  /** SHA-256 of the public key in lower-case hexadecimal, by which the bank's certificate is matched. */
  readonly publicKey: string;
  readonly subject: string;
  readonly madeAtMs: number;
}

/** A request before it is in the store. */
export interface NewRequest {
  readonly subject: string;
  readonly publicKey: string;
  /** Encrypted PKCS#8 under `passphrase`. */
  readonly keyPem: string;
  readonly passphrase: string;
  readonly requestPem: string;
}

const aboutSchema = z.strictObject({
  publicKey: z.string().regex(/^[0-9a-f]{64}$/),
  subject: z.string(),
  madeAtMs: z.number(),
});

export const ID_LENGTH = 16;
const FILES = {
  about: 'about.json',
  key: 'private.key',
  passphrase: 'passphrase.json',
  request: 'certrequest.csr',
} as const;

/** SHA-256 of a public key: the same for a request, its private key and its certificate. */
export function publicKeyId(key: KeyObject): string {
  const publicKey = key.type === 'private' ? createPublicKey(key) : key;
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}

/** Stores a request and its key under `folder`. Rejects with disk errors. */
export async function addRequest(
  parts: { folder: string; disk: Disk; vault: Vault; nowMs: number },
  request: NewRequest,
): Promise<PendingRequest> {
  const { disk, vault, nowMs } = parts;
  const { publicKey, subject } = request;
  const id = publicKey.slice(0, ID_LENGTH);
  const unfinished = join(parts.folder, `.new-${id}`);
  await disk.remove(unfinished);
  await disk.makeFolder(unfinished);
  await disk.writeNew(join(unfinished, FILES.key), request.keyPem);
  await disk.writeNew(join(unfinished, FILES.passphrase), `${JSON.stringify(vault.close(request.passphrase))}\n`);
  await disk.writeNew(join(unfinished, FILES.request), request.requestPem);
  await disk.writeNew(join(unfinished, FILES.about), `${JSON.stringify({ publicKey, subject, madeAtMs: nowMs })}\n`);
  await disk.moveFolder(unfinished, join(parts.folder, id));
  return { id, publicKey, subject, madeAtMs: nowMs };
}

/** The waiting requests, the oldest first. An unreadable one is left out; its certificate will find no key. */
export function listRequests(folder: string): readonly PendingRequest[] {
  if (!existsSync(folder)) return [];
  const found = readdirSync(folder).flatMap((id): PendingRequest[] => {
    if (id.startsWith('.')) return [];
    try {
      const json: unknown = JSON.parse(readFileSync(join(folder, id, FILES.about), 'utf8'));
      const about = aboutSchema.safeParse(json);
      return about.success ? [{ id, ...about.data }] : [];
    } catch {
      return [];
    }
  });
  return found.sort((a, b) => a.madeAtMs - b.madeAtMs);
}

/** The key of a request, still encrypted, and its passphrase. The error is English text. */
export function readRequestKey(
  folder: string,
  id: string,
  vault: Vault,
): Result<{ keyPem: string; passphrase: string }, string> {
  try {
    const keyPem = readFileSync(join(folder, id, FILES.key), 'utf8');
    const passphrase = openSealed(readFileSync(join(folder, id, FILES.passphrase), 'utf8'), vault);
    return passphrase.ok ? ok({ keyPem, passphrase: passphrase.value }) : passphrase;
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}
