import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { openCertificateStore } from '../../../main/certificate/store.ts';
import { chooseVault, fileVault, safeStorageVault, type SafeStorage } from '../../../main/certificate/vault.ts';

const SECRET = 'Құпиясөз №7';

/** Electron's store with a key of its own: another machine's or user's has another. */
function fakeStorage(key: number, more: Partial<SafeStorage> = {}): SafeStorage {
  const turn = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => byte ^ key));
  return {
    isEncryptionAvailable: () => true,
    encryptString: (text) => turn(Buffer.from(`v10${text}`)),
    decryptString: (encrypted) => {
      const text = turn(encrypted).toString('utf8');
      if (!text.startsWith('v10')) throw new Error(`Error while decrypting the ciphertext ${text}`);
      return text.slice(3);
    },
    ...more,
  };
}

describe('the vaults', () => {
  test('return what was stored', () => {
    for (const vault of [fileVault(), safeStorageVault(fakeStorage(7))])
      expect(vault.open(vault.close(SECRET))).toEqual({ ok: true, value: SECRET });
  });

  test("the operating system's leaves nothing to read", () => {
    const sealed = safeStorageVault(fakeStorage(7)).close(SECRET);
    expect(sealed.seal).toBe('operating-system');
    expect(Buffer.from(sealed.secret, 'base64').toString('utf8')).not.toContain(SECRET);
  });

  test('another machine cannot open it, and the reason has no secret', () => {
    const sealed = safeStorageVault(fakeStorage(7)).close(SECRET);
    expect(safeStorageVault(fakeStorage(9)).open(sealed)).toMatchObject({
      ok: false,
      error: 'sealed by the operating system for another user or machine',
    });
    expect(fileVault().open(sealed).ok).toBe(false);
  });

  test('a secret stored in a file before the keyring was used is still read', () => {
    expect(safeStorageVault(fakeStorage(7)).open(fileVault().close(SECRET))).toEqual({ ok: true, value: SECRET });
  });
});

test('a keyring that refuses is reported to the technician, without its message', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'sauda-vault-'));
  try {
    const locked = fakeStorage(7, {
      encryptString: (text) => {
        throw new Error(`cannot encrypt ${text}`);
      },
    });
    const request = {
      subject: 'C=KZ',
      publicKey: '0'.repeat(64),
      keyPem: 'key',
      passphrase: SECRET,
      requestPem: 'request',
    };
    const added = await openCertificateStore(directory, safeStorageVault(locked)).addRequest(request, 0);
    expect(added).toMatchObject({ ok: false, error: { reason: 'store-failed' } });
    expect(JSON.stringify(added)).not.toContain(SECRET);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});

describe('the choice', () => {
  test.each([
    ['win32', true, null, 'operating-system'],
    ['darwin', true, null, 'operating-system'],
    ['win32', false, null, 'none'],
    ['linux', false, 'gnome_libsecret', 'none'],
    ['linux', true, 'gnome_libsecret', 'operating-system'],
    ['linux', true, 'kwallet6', 'operating-system'],
    ['linux', true, 'basic_text', 'none'],
    ['linux', true, 'unknown', 'none'],
    ['linux', true, null, 'none'],
  ] as const)('%s, available: %s, backend %s: %s', (platform, isAvailable, backend, seal) => {
    const storage = fakeStorage(7, {
      isEncryptionAvailable: () => isAvailable,
      ...(backend === null ? {} : { getSelectedStorageBackend: () => backend }),
    });
    expect(chooseVault(storage, platform).seal).toBe(seal);
  });

  test('uses a keyring on Linux only', () => {
    const getSelectedStorageBackend = vi.fn(() => 'basic_text');
    expect(chooseVault(fakeStorage(7, { getSelectedStorageBackend }), 'win32').seal).toBe('operating-system');
    expect(getSelectedStorageBackend).not.toHaveBeenCalled();
  });
});
