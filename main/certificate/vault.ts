import { z } from 'zod';
import { err, ok, type Result } from '../../app/result.ts';

/** Which store of the operating system sealed a secret; `none` leaves it to the file's permissions. */
export type Seal = 'operating-system' | 'none';

/** A secret at rest, as it lies in its file. */
export const sealedSchema = z.strictObject({
  seal: z.enum(['operating-system', 'none']),
  secret: z.string().max(10_000),
});
export type Sealed = z.infer<typeof sealedSchema>;

/** Keeps the passphrases that we made ourselves. The files themselves are always the owner's alone. */
export interface Vault {
  readonly seal: Seal;
  /** Throws VaultError where the operating system's store refuses, as a locked keyring does. */
  close(secret: string): Sealed;
  /** The error says in English why the secret cannot be had; it holds nothing of the secret. */
  open(sealed: Sealed): Result<string, string>;
}

/** The operating system's store does not take a secret. */
class VaultError extends Error {
  readonly code = 'VAULT';
}

/** What we need of Electron's `safeStorage`; it works only after the application's `ready`. */
export interface SafeStorage {
  isEncryptionAvailable(): boolean;
  /** Linux only. */
  getSelectedStorageBackend?(): string;
  encryptString(text: string): Buffer;
  decryptString(encrypted: Buffer): string;
}

/** For machines without a store: the secret as it is, in a file that only the kiosk's user can read. */
export function fileVault(): Vault {
  return {
    seal: 'none',
    close: (secret) => ({ seal: 'none', secret }),
    open: (sealed) =>
      sealed.seal === 'none'
        ? ok(sealed.secret)
        : err('sealed by the operating system, whose store is not available here'),
  };
}

/**
 * DPAPI on Windows, the Keychain on macOS, a keyring on Linux. What was kept without a seal can still be read: a
 * keyring may come to a machine later.
 */
export function safeStorageVault(storage: SafeStorage): Vault {
  return {
    seal: 'operating-system',
    close(secret): Sealed {
      try {
        return { seal: 'operating-system', secret: storage.encryptString(secret).toString('base64') };
      } catch {
        throw new VaultError("the operating system's store for secrets refuses");
      }
    },
    open(sealed): Result<string, string> {
      if (sealed.seal === 'none') return ok(sealed.secret);
      try {
        return ok(storage.decryptString(Buffer.from(sealed.secret, 'base64')));
      } catch {
        // Electron's message says no more, and whatever else it might quote must not travel.
        return err('sealed by the operating system for another user or machine');
      }
    },
  };
}

/** Chromium's stand-ins on Linux, which are no protection: a password that everybody knows, or nothing chosen yet. */
const NO_REAL_STORE = new Set(['basic_text', 'unknown']);

/** The operating system's store where there is a real one. */
export function chooseVault(storage: SafeStorage, platform: NodeJS.Platform): Vault {
  if (!storage.isEncryptionAvailable()) return fileVault();
  if (platform === 'linux' && NO_REAL_STORE.has(storage.getSelectedStorageBackend?.() ?? 'unknown')) return fileVault();
  return safeStorageVault(storage);
}
