import { randomBytes, X509Certificate } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import type { FleetConfig } from '../../app/config/fleet.ts';
import { memberSchema, type FleetMember } from '../../app/fleet/enrol/wire.ts';
import { err, ok, type Result } from '../../app/result.ts';
import { realDisk, type Disk } from '../certificate/disk.ts';

/** Who this machine is in its fleet, with the key that belongs to the certificate. */
export interface Identity extends FleetMember {
  /** PKCS#8 in PEM. */
  readonly keyPem: string;
}

const entrySchema = z.strictObject({
  /** The folder's name, beside the state's file. */
  folder: z.string().regex(/^[0-9a-f]{16}-[0-9a-f]{8}$/),
  /** The fingerprint of the configured certificate at the time; null where there was none. */
  replaces: z.string().max(100).nullable(),
});
const stateSchema = z.strictObject({
  version: z.literal(1),
  active: entrySchema.nullable(),
  previous: entrySchema.nullable(),
});
type State = z.infer<typeof stateSchema>;

/** A renewal that has begun, of the identity in the folder `of`; for another one it counts for nothing. */
const renewalSchema = z.strictObject({
  of: entrySchema.shape.folder,
  step: z.discriminatedUnion('kind', [
    /** Its certificate is awaited. */
    z.strictObject({ kind: z.literal('pending'), keyPem: z.string(), requestPem: z.string() }),
    /** The folder of an identity that the broker has not been shown yet. */
    z.strictObject({ kind: z.literal('next'), folder: entrySchema.shape.folder }),
  ]),
});
type RenewalStep = z.infer<typeof renewalSchema>['step'];

/** How far the renewal of the identity that counts has come. */
export type Renewal =
  | { readonly kind: 'none' }
  | Extract<RenewalStep, { readonly kind: 'pending' }>
  | { readonly kind: 'next'; readonly fleet: FleetConfig };

/** An identity that was stored. */
export interface StoredIdentity {
  readonly fleet: FleetConfig;
  readonly replaces: string | null;
}

const FILES = {
  certificate: 'machine.crt',
  key: 'machine.key',
  authority: 'fleet-ca.crt',
  about: 'about.json',
} as const;
const STATE = 'state.json';
const RENEWAL = 'renewal.json';
const UNFINISHED = '.new-';
const [NAME_LETTERS, SUFFIX_BYTES] = [16, 4];
const aboutSchema = memberSchema.pick({ kioskId: true, broker: true, operatorKeys: true });

/**
 * The machine's place in its fleet, in `<data directory>/fleet-identity`, readable by this user only. A folder with its
 * final name is complete, and the state's file names the one that counts: a power cut leaves the old or the new one.
 */
export class IdentityStore {
  readonly #folder: string;
  readonly #disk: Disk;

  constructor(dataDirectory: string, disk: Disk = realDisk) {
    this.#folder = join(dataDirectory, 'fleet-identity');
    this.#disk = disk;
  }

  /** What counts, null where nothing was stored. The error says why it cannot be read. */
  active(): Result<StoredIdentity | null, string> {
    const state = this.#state();
    if (!state.ok) return state;
    const { active } = state.value;
    if (active === null) return ok(null);
    const folder = join(this.#folder, active.folder);
    try {
      return ok({ fleet: fleetIn(folder), replaces: active.replaces });
    } catch (error) {
      return err(`${folder}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** Makes an identity count from now on; the one before is kept. Rejects with disk errors. */
  async install(identity: Identity, replaces: string | null): Promise<void> {
    await this.#activate(await this.#keep(identity), replaces);
  }

  /** Whether a file is one of an identity that was stored here. */
  owns(file: string): boolean {
    return dirname(dirname(file)) === this.#folder;
  }

  /** How far the renewal of what counts has come; what cannot be read begins anew. */
  renewal(): Renewal {
    const state = this.#state();
    try {
      const json: unknown = JSON.parse(readFileSync(join(this.#folder, RENEWAL), 'utf8'));
      const { of, step } = renewalSchema.parse(json);
      if (!state.ok || state.value.active?.folder !== of) return { kind: 'none' };
      return step.kind === 'pending' ? step : { kind: 'next', fleet: fleetIn(join(this.#folder, step.folder)) };
    } catch {
      return { kind: 'none' };
    }
  }

  /** Keeps the key whose certificate is asked for. Rejects with disk errors. */
  async keepPending(keyPem: string, requestPem: string): Promise<void> {
    await this.#renew({ kind: 'pending', keyPem, requestPem });
  }

  /** Keeps the next identity, which does not count yet. Rejects with disk errors. */
  async keepNext(identity: Identity): Promise<void> {
    await this.#renew({ kind: 'next', folder: await this.#keep(identity) });
  }

  /** The next identity counts from now on; the one before is kept. Rejects with disk errors, and where there is none. */
  async takeNext(): Promise<void> {
    const state = this.#state();
    const renewal = this.renewal();
    const active = state.ok ? state.value.active : null;
    if (active === null || renewal.kind !== 'next') throw new Error('there is no next certificate');
    await this.#activate(basename(dirname(renewal.fleet.certFile)), active.replaces);
  }

  async #renew(step: RenewalStep): Promise<void> {
    const state = this.#state();
    const active = state.ok ? state.value.active : null;
    if (active === null) throw new Error('there is no certificate to renew');
    await this.#disk.replace(join(this.#folder, RENEWAL), `${JSON.stringify({ of: active.folder, step })}\n`);
  }

  /** Writes a complete folder, and returns its name. */
  async #keep(identity: Identity): Promise<string> {
    const { kioskId, broker, operatorKeys, certificate, authority, keyPem } = identity;
    const print = new X509Certificate(certificate).fingerprint256.replaceAll(':', '').toLowerCase();
    const name = `${print.slice(0, NAME_LETTERS)}-${randomBytes(SUFFIX_BYTES).toString('hex')}`;
    const unfinished = join(this.#folder, `${UNFINISHED}${name}`);
    const disk = this.#disk;
    await disk.makeFolder(unfinished);
    await disk.writeNew(join(unfinished, FILES.certificate), certificate);
    await disk.writeNew(join(unfinished, FILES.key), keyPem);
    await disk.writeNew(join(unfinished, FILES.authority), authority);
    await disk.writeNew(join(unfinished, FILES.about), `${JSON.stringify({ kioskId, broker, operatorKeys })}\n`);
    await disk.moveFolder(unfinished, join(this.#folder, name));
    return name;
  }

  async #activate(name: string, replaces: string | null): Promise<void> {
    const before = this.#state();
    const previous = before.ok ? before.value.active : null;
    await this.#write({ version: 1, active: { folder: name, replaces }, previous });
    // A state that could not be read may have named any of the others.
    if (before.ok) await this.#tidy([name, previous?.folder]);
  }

  #state(): Result<State, string> {
    const file = join(this.#folder, STATE);
    try {
      const json: unknown = JSON.parse(readFileSync(file, 'utf8'));
      const state = stateSchema.safeParse(json);
      return state.success ? ok(state.data) : err(`${file} is damaged`);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
        return ok({ version: 1, active: null, previous: null });
      return err(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  async #write(state: State): Promise<void> {
    await this.#disk.replace(join(this.#folder, STATE), `${JSON.stringify(state)}\n`);
  }

  /** Keys that nothing needs any more, and leftovers of a power cut, do not stay on the disk. */
  async #tidy(kept: readonly (string | undefined)[]): Promise<void> {
    try {
      for (const name of readdirSync(this.#folder))
        if (!name.startsWith(STATE) && !kept.includes(name)) await this.#disk.remove(join(this.#folder, name));
    } catch {
      // What is left over is removed with the next one; the new identity counts already.
    }
  }
}

/** Throws where the folder cannot be read. */
function fleetIn(folder: string): FleetConfig {
  const json: unknown = JSON.parse(readFileSync(join(folder, FILES.about), 'utf8'));
  return {
    ...aboutSchema.parse(json),
    certFile: join(folder, FILES.certificate),
    keyFile: join(folder, FILES.key),
    caFiles: [join(folder, FILES.authority)],
  };
}
