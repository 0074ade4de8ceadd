import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { realDisk, type Disk } from '../../../main/certificate/disk.ts';
import { openCertificateStore, type CertificateStore, type Installable } from '../../../main/certificate/store.ts';
import { fileVault } from '../../../main/certificate/vault.ts';
import { makeInstallable } from '../../support/certificate/installable.ts';
import { OpensslBank } from '../../support/certificate/openssl.ts';

/** The power is gone; nothing that comes after happens. */
class PowerCut extends Error {}

/** A disk whose power goes before its n-th step, or in the middle of it. */
function failingDisk(steps: number, inTheMiddle: boolean): Disk {
  let left = steps;
  const cut = (half: () => void): boolean => {
    left -= 1;
    if (left >= 0) return false;
    if (inTheMiddle && left === -1) half();
    throw new PowerCut();
  };
  return {
    async makeFolder(folder): Promise<void> {
      if (!cut(() => undefined)) await realDisk.makeFolder(folder);
    },
    async writeNew(file, text): Promise<void> {
      if (
        !cut(() => {
          writeFileSync(file, text.slice(0, text.length / 2));
        })
      )
        await realDisk.writeNew(file, text);
    },
    async moveFolder(from, to): Promise<void> {
      if (!cut(() => undefined)) await realDisk.moveFolder(from, to);
    },
    async replace(file, text): Promise<void> {
      if (
        !cut(() => {
          writeFileSync(`${file}.new`, text.slice(0, text.length / 2));
        })
      )
        await realDisk.replace(file, text);
    },
    async remove(folder): Promise<void> {
      if (
        !cut(() => {
          rmSync(join(folder, 'private.key'), { force: true });
        })
      )
        await realDisk.remove(folder);
    },
  };
}

let bank: OpensslBank;
let certificates: readonly Installable[];

beforeAll(async () => {
  bank = await OpensslBank.make();
  certificates = [
    await makeInstallable(bank, 'First'),
    await makeInstallable(bank, 'Second'),
    await makeInstallable(bank, 'Third'),
  ];
});
afterAll(() => {
  bank.dispose();
});

function one(at: number): Installable {
  const found = certificates[at];
  if (found === undefined) throw new Error('there are three');
  return found;
}

function fingerprint(store: CertificateStore): string | null {
  const active = store.active();
  if (!active.ok) throw new Error(JSON.stringify(active.error));
  return active.value?.leaf.fingerprint ?? null;
}

/** Installs over two others with a disk that fails at this step; true when the installation came to its end. */
async function installUntil(steps: number, inTheMiddle: boolean): Promise<boolean> {
  const directory = mkdtempSync(join(tmpdir(), 'sauda-cut-'));
  try {
    const store = openCertificateStore(directory, fileVault());
    for (const at of [0, 1]) expect((await store.install(one(at), null)).ok).toBe(true);
    let done = false;
    try {
      done = (await openCertificateStore(directory, fileVault(), failingDisk(steps, inTheMiddle)).install(one(2), null))
        .ok;
    } catch (error) {
      if (!(error instanceof PowerCut)) throw error;
    }
    // The old one or the new one, whole, with the one before it; an installation that reported success is done.
    const after = openCertificateStore(directory, fileVault());
    const isNew = fingerprint(after) === one(2).leaf.fingerprint;
    expect(isNew || !done).toBe(true);
    expect(after.list().map(({ leaf }) => leaf.fingerprint)).toEqual(
      (isNew ? [2, 1] : [1, 0]).map((at) => one(at).leaf.fingerprint),
    );
    // Left-over files do not block the next installation.
    expect((await after.install(one(2), null)).ok).toBe(true);
    expect(fingerprint(after)).toBe(one(2).leaf.fingerprint);
    expect(await after.rollback(null)).toMatchObject({ ok: true, value: { fingerprint: one(1).leaf.fingerprint } });
    return done;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

test.each([
  ['before', false],
  ['in the middle of', true],
])('the power goes %s any step: the old certificate or the new one, never a broken one', async (_, inTheMiddle) => {
  let steps = 0;
  while (!(await installUntil(steps, inTheMiddle))) steps += 1;
  // The store's folder, a folder, four files, its name, the state, the oldest certificate: so many cuts were seen.
  expect(steps).toBe(9);
});
