import { z } from 'zod';
import { err, ok, type Result } from '../../app/result.ts';

/** The store of the operating system that sealed a secret; `none` relies on the file's permissions. */
export type Seal = 'operating-system' | 'none';

/** A secret as stored in its file. */
export const sealedSchema = z.strictObject({
  seal: z.enum(['operating-system', 'none']),
  secret: z.string().max(10_000),
});
export type Sealed = z.infer<typeof sealedSchema>;

/** Protects the passphrases that the kiosk generates. The files are readable by their owner only in any case. */
export interface Vault {
  readonly seal: Seal;
  /** Throws VaultError if the operating system's store refuses, as a locked keyring does. */
  close(secret: string): Sealed;
  /** The error is English text and contains nothing of the secret. */
  open(sealed: Sealed): Result<string, string>;
}

/** The operating system's store does not accept a secret. */
class VaultError extends Error {
  readonly code = 'VAULT';
}

/** The part of Electron's `safeStorage` that is used; it works only after the application's `ready`. */
export interface SafeStorage {
  isEncryptionAvailable(): boolean;
  /** Linux only. */
  getSelectedStorageBackend?(): string;
  encryptString(text: string): Buffer;
  decryptString(encrypted: Buffer): string;
}

/** For systems without a store: the secret in plain text, in a file that only the kiosk's user can read. */
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
 * DPAPI on Windows, the Keychain on macOS, a keyring on Linux. Unsealed secrets remain readable, because a keyring may
 * be installed later.
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
        // Electron's message adds nothing, and could quote data that must not be passed on.
        return err('sealed by the operating system for another user or machine');
      }
    },
  };
}

/** Chromium's substitutes on Linux, which give no protection: a password known to everybody, or no choice yet. */
const NO_REAL_STORE = new Set(['basic_text', 'unknown']);

/** The operating system's store if there is a real one. */
export function chooseVault(storage: SafeStorage, platform: NodeJS.Platform): Vault {
  if (!storage.isEncryptionAvailable()) return fileVault();
  if (platform === 'linux' && NO_REAL_STORE.has(storage.getSelectedStorageBackend?.() ?? 'unknown')) return fileVault();
  return safeStorageVault(storage);
}
