import { createPublicKey, randomBytes, X509Certificate } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { finding, type Finding } from '../../app/certificate/finding.ts';
import { isInEffect } from '../../app/certificate/in-effect.ts';
import { err, ok, type Result } from '../../app/result.ts';
import { problem, type Problem } from '../../app/problem.ts';
import { lockJournal } from '../journal/journal-lock.ts';
import { realDisk, type Disk } from './disk.ts';
import { INSTALLED_FILES, readInstalled, type Installable, type InstalledCertificate } from './installed.ts';
import { leafFacts, type LeafFacts } from './leaf-facts.ts';
import {
  addRequest,
  ID_LENGTH,
  listRequests,
  publicKeyId,
  readRequestKey,
  type NewRequest,
  type PendingRequest,
} from './requests.ts';
import { NOTHING_INSTALLED, readState, stateRevision, writeState, type StateEntry, type StoreState } from './state.ts';
import type { Vault } from './vault.ts';

export type { Installable, InstalledCertificate } from './installed.ts';
export type { PendingRequest } from './requests.ts';

/** An entry in the list of installed certificates. */
export interface ListedCertificate {
  readonly role: 'active' | 'previous';
  readonly leaf: LeafFacts;
  readonly replaces: string | null;
}

/** The certificates and requests in `<data directory>/certificates`, readable by this user only. */
export interface CertificateStore {
  /** Cheap; differs after every installation and rollback, also by another process. */
  revision(): string;
  /** The installed certificate, whether or not it is in effect (`isInEffect`); null if the configured one is active. */
  active(): Result<InstalledCertificate | null, Problem>;
  /** The previous one; null if the configured one preceded it. */
  previous(): Result<InstalledCertificate | null, Problem>;
  /** The active and the previous one, as far as they can be read. */
  list(): readonly ListedCertificate[];
  /**
   * Makes a certificate active. `configured` is the fingerprint of the configured certificate at this moment, or null.
   */
  install(checked: Installable, configured: string | null): Promise<Result<LeafFacts, Finding>>;
  /**
   * Makes the previous certificate active; a second call undoes that. The value is null if the configured one is active
   * now.
   */
  rollback(configured: string | null): Promise<Result<LeafFacts | null, Finding>>;
  requests(): readonly PendingRequest[];
  addRequest(request: NewRequest, nowMs: number): Promise<Result<PendingRequest, Finding>>;
  /** The error is English text that says why the key is not available. */
  requestKey(id: string): Result<{ readonly keyPem: string; readonly passphrase: string }, string>;
}

const SUFFIX_BYTES = 4;
const UNFINISHED = '.new-';
const LOCK_FILE = 'lock';

/** The store of a data directory. Opening it reads nothing. */
export function openCertificateStore(dataDirectory: string, vault: Vault, disk: Disk = realDisk): CertificateStore {
  const folder = join(dataDirectory, 'certificates');
  const requestsFolder = join(folder, 'requests');
  const read = (role: 'active' | 'previous'): Result<InstalledCertificate | null, Problem> => {
    const state = readState(folder);
    if (!state.ok) return err(problem('certificate-invalid', { file: folder, detail: state.error }));
    const entry = state.value[role];
    return entry === null ? ok(null) : readInstalled(join(folder, entry.folder), entry.replaces, vault);
  };
  return {
    revision: () => stateRevision(folder),
    active: () => read('active'),
    previous: () => read('previous'),
    list(): readonly ListedCertificate[] {
      const state = readState(folder);
      return state.ok ? listed(folder, state.value) : [];
    },
    install: (checked, configured) =>
      locked(folder, disk, async () => {
        const read = readState(folder);
        // A damaged state is replaced, but nothing is removed that it may have named.
        const state = read.ok ? read.value : NOTHING_INSTALLED;
        const active = await writeCertificate({ folder, vault, disk }, checked, configured);
        const next: StoreState = { version: 1, active, previous: followed(state, active, configured) };
        await writeState(disk, folder, next);
        if (read.ok) await tidy(folder, next, disk);
        return checked.leaf;
      }),
    async rollback(configured): Promise<Result<LeafFacts | null, Finding>> {
      const read = readState(folder);
      if (!read.ok) return err(finding('store-failed', { file: folder, detail: read.error }));
      const { active, previous } = read.value;
      if (active === null && previous === null) return err(finding('nothing-to-roll-back'));
      return locked(folder, disk, async () => {
        // The configuration was changed since: rolling back returns to the certificate that the change put out of
        // effect.
        const wasPutAside = active !== null && !isInEffect(active.replaces, configured);
        const next = wasPutAside ? active : previous;
        const leaf = next === null ? null : factsIn(join(folder, next.folder));
        const renewed = next === null ? null : { ...next, replaces: configured };
        await writeState(disk, folder, { version: 1, active: renewed, previous: wasPutAside ? null : active });
        return leaf;
      });
    },
    requests: () => listRequests(requestsFolder),
    addRequest: (request, nowMs) =>
      locked(folder, disk, () => addRequest({ folder: requestsFolder, disk, vault, nowMs }, request)),
    requestKey: (id) => readRequestKey(requestsFolder, id, vault),
  };
}

/** Runs one command at a time, because two installations would each remove what the other has just written. */
async function locked<T>(folder: string, disk: Disk, work: () => Promise<T>): Promise<Result<T, Finding>> {
  return attempt(folder, async () => {
    await disk.makeFolder(folder);
    const lock = lockJournal(join(folder, LOCK_FILE), 'exclusive');
    if (!lock.ok)
      throw Object.assign(
        new Error(
          `another certificate command is at work, or the disk refuses: ${lock.error.parameters['detail'] ?? ''}`,
        ),
        { code: 'EBUSY' },
      );
    try {
      return await work();
    } finally {
      lock.value();
    }
  });
}

/**
 * Turns disk errors into a finding: disks fill up or become read-only, which is the technician's task and not a defect.
 */
async function attempt<T>(folder: string, work: () => Promise<T>): Promise<Result<T, Finding>> {
  try {
    return ok(await work());
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return err(finding('store-failed', { file: folder, detail: error.message }));
  }
}

/** What precedes a new certificate: the one in effect. A certificate that is installed again keeps its predecessor. */
function followed(state: StoreState, active: StateEntry, configured: string | null): StateEntry | null {
  if (state.active === null || !isInEffect(state.active.replaces, configured)) return null;
  return state.active.fingerprint === active.fingerprint ? state.previous : state.active;
}

/** Writes all files under a temporary name first, so that a folder with its final name is always complete. */
async function writeCertificate(
  { folder, vault, disk }: { folder: string; vault: Vault; disk: Disk },
  checked: Installable,
  replaces: string | null,
): Promise<StateEntry> {
  const { fingerprint } = checked.leaf;
  // The suffix keeps a repeated installation of the same certificate out of the folder in use: its passphrase is sealed
  // again.
  const name = `${fingerprint.slice(0, ID_LENGTH)}-${randomBytes(SUFFIX_BYTES).toString('hex')}`;
  const unfinished = join(folder, `${UNFINISHED}${name}`);
  await disk.makeFolder(unfinished);
  await disk.writeNew(join(unfinished, INSTALLED_FILES.chain), checked.chainPem);
  await disk.writeNew(join(unfinished, INSTALLED_FILES.ca), checked.caPems.join(''));
  await disk.writeNew(join(unfinished, INSTALLED_FILES.key), checked.keyPem);
  await disk.writeNew(
    join(unfinished, INSTALLED_FILES.passphrase),
    `${JSON.stringify(vault.close(checked.passphrase))}\n`,
  );
  await disk.moveFolder(unfinished, join(folder, name));
  return { folder: name, fingerprint, replaces };
}

/**
 * Removes what a rollback no longer needs: older certificates, leftovers of interrupted installations, and requests
 * whose certificate is installed. The installation is complete by then, so a failure here does no harm.
 */
async function tidy(folder: string, { active, previous }: StoreState, disk: Disk): Promise<void> {
  const kept = [active, previous].filter((entry) => entry !== null).map((entry) => join(folder, entry.folder));
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (name !== 'requests' && !name.startsWith(LOCK_FILE) && !name.startsWith('state.json') && !kept.includes(path))
      await disk.remove(path);
  }
  const answered = new Set(kept.flatMap(publicKeyIn));
  const requestsFolder = join(folder, 'requests');
  for (const { id, publicKey } of listRequests(requestsFolder)) {
    if (answered.has(publicKey)) await disk.remove(join(requestsFolder, id));
  }
}

function publicKeyIn(folder: string): string[] {
  try {
    return [publicKeyId(createPublicKey(readFileSync(join(folder, INSTALLED_FILES.chain), 'utf8')))];
  } catch {
    return [];
  }
}

function factsIn(folder: string): LeafFacts {
  return leafFacts(new X509Certificate(readFileSync(join(folder, INSTALLED_FILES.chain), 'utf8')));
}

function listed(folder: string, { active, previous }: StoreState): readonly ListedCertificate[] {
  return [{ role: 'active', entry: active } as const, { role: 'previous', entry: previous } as const].flatMap(
    ({ role, entry }) => {
      if (entry === null) return [];
      try {
        return [{ role, leaf: factsIn(join(folder, entry.folder)), replaces: entry.replaces }];
      } catch {
        return [];
      }
    },
  );
}
