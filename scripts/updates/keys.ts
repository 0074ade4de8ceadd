/** The keys that sign releases: files in two folders, of which one never comes near a server. */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Key, Signature } from '@tufjs/models';
import { isLockedText, lockedKey, unlockedKey } from './locked-key.ts';
import { Failure } from '../setup/failure.mjs';

/** The roles, and where the private key of each is kept. */
const FOLDERS = { root: 'offline', targets: 'offline', snapshot: 'online', timestamp: 'online' } as const;
export type Role = keyof typeof FOLDERS;
export const ROLES = ['root', 'targets', 'snapshot', 'timestamp'] as const satisfies readonly Role[];

const OWNER_ONLY = { file: 0o600, folder: 0o700 } as const;
/** The raw key at the end of its DER form. */
const RAW_BYTES = 32;

/** The file of a role's private key. */
export function keyFile(keys: string, role: Role): string {
  return join(keys, FOLDERS[role], `${role}.pem`);
}

/** Whether the keys of this role lie on a medium of their own, which may be locked with a passphrase. */
function isOffline(role: Role): boolean {
  return FOLDERS[role] === 'offline';
}

/**
 * Makes a new private key, readable by this user alone; one that is there is kept beside it as `.old`. A passphrase locks
 * those of the offline roles: the online ones are used without a person.
 */
export function makeKey(keys: string, role: Role, passphrase: string | null = null): Signer {
  const { privateKey } = generateKeyPairSync('ed25519');
  const file = keyFile(keys, role);
  mkdirSync(join(keys, FOLDERS[role]), { recursive: true, mode: OWNER_ONLY.folder });
  if (existsSync(file)) writeFileSync(`${file}.old`, readFileSync(file), { mode: OWNER_ONLY.file });
  const locks = passphrase !== null && isOffline(role);
  const text = locks ? lockedKey(privateKey, passphrase) : privateKey.export({ type: 'pkcs8', format: 'pem' });
  writeFileSync(file, text, { mode: OWNER_ONLY.file });
  return signerOf(privateKey);
}

/** Whether a passphrase is needed for any key of these roles; false for keys that are not there. */
export function isLocked(keys: string, roles: readonly Role[]): boolean {
  return roles.some((role) => {
    const file = keyFile(keys, role);
    return existsSync(file) && isLockedText(readFileSync(file, 'utf8'));
  });
}

/** A private key in use. */
export interface Signer {
  readonly key: Key;
  sign(data: Buffer): Signature;
}

/** The private key of a role. Throws a `Failure` where it is not in the folder, or the passphrase does not open it. */
export function readKey(keys: string, role: Role, passphrase: string | null = null): Signer {
  const file = keyFile(keys, role);
  if (!existsSync(file))
    throw new Failure(
      `${file} is missing: this step is signed with the ${role} key. ${isOffline(role) ? 'Put the medium with the offline keys in.' : ''}`,
    );
  const text = readFileSync(file, 'utf8');
  return signerOf(isLockedText(text) ? unlockedKey(text, passphrase ?? '', file) : createPrivateKey(text));
}

function signerOf(privateKey: KeyObject): Signer {
  const der = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  const raw = der.subarray(-RAW_BYTES).toString('hex');
  const named = { keytype: 'ed25519', keyval: { public: raw }, scheme: 'ed25519' };
  const keyID = createHash('sha256').update(JSON.stringify(named)).digest('hex');
  const key = new Key({ keyID, keyType: 'ed25519', scheme: 'ed25519', keyVal: { public: raw } });
  return { key, sign: (data) => new Signature({ keyID, sig: sign(null, data, privateKey).toString('hex') }) };
}
