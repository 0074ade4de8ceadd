import { randomBytes, X509Certificate } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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

/** Folders of the renewal begin with this: it removes none of an enrolment's. */
const RENEWED = 'renewed-';

const entrySchema = z.strictObject({
  /** The folder's name, beside the state's file. */
  folder: z.string().regex(/^(renewed-)?[0-9a-f]{16}-[0-9a-f]{8}$/),
  /** The fingerprint of the configured certificate at the time; null where there was none. */
  replaces: z.string().max(100).nullable(),
});
const stateSchema = z.strictObject({
  version: z.literal(1),
  active: entrySchema.nullable(),
  previous: entrySchema.nullable(),
});
type State = z.infer<typeof stateSchema>;

const folder = entrySchema.shape.folder;

/** The renewals of the identity that was enrolled in the folder `of`; for another one they count for nothing. */
const renewalSchema = z.strictObject({
  of: folder,
  /** The folder of the certificate that counts instead of the enrolled one; null before the first renewal. */
  current: folder.nullable().default(null),
  /** The one before it, where that was renewed as well. */
  previous: folder.nullable().default(null),
  /** How far the next renewal has come; null where none has begun. */
  step: z
    .discriminatedUnion('kind', [
      /** Its certificate is awaited. */
      z.strictObject({ kind: z.literal('pending'), keyPem: z.string(), requestPem: z.string() }),
      /** The folder of an identity that has not counted yet, and how often the broker has refused it. */
      z.strictObject({ kind: z.literal('next'), folder, refusals: z.number().int().min(0).default(0) }),
    ])
    .nullable(),
});
type Renewals = z.infer<typeof renewalSchema>;

/** How far the renewal of the identity that counts has come. */
export type Renewal =
  | { readonly kind: 'none' }
  | { readonly kind: 'pending'; readonly keyPem: string; readonly requestPem: string }
  | { readonly kind: 'next'; readonly fleet: FleetConfig; readonly refusals: number };

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

/** Why what is stored cannot be used. */
export interface UnreadableIdentity {
  readonly file: string;
  /** An English sentence, as the system says it. */
  readonly detail: string;
}

/**
 * The machine's place in its fleet, in `<data directory>/fleet-identity`, readable by this user only. A folder with its
 * final name is complete, and two files name the one that counts: a power cut leaves the old or the new one. Each file has
 * one writer, so that enrolment and renewal, which are threads of their own, cannot undo each other: `state.json` is the
 * enrolment's, and `renewal.json` says by which folder the enrolled one is replaced, as long as that one counts.
 */
export class IdentityStore {
  readonly #folder: string;
  readonly #disk: Disk;

  constructor(dataDirectory: string, disk: Disk = realDisk) {
    this.#folder = join(dataDirectory, 'fleet-identity');
    this.#disk = disk;
  }

  /** What counts, null where nothing was stored. */
  active(): Result<StoredIdentity | null, UnreadableIdentity> {
    const state = this.#state();
    if (!state.ok) return state;
    const { active } = state.value;
    if (active === null) return ok(null);
    const file = join(this.#folder, this.#counting(active.folder));
    try {
      return ok({ fleet: fleetIn(file), replaces: active.replaces });
    } catch (error) {
      return err({ file, detail: textOf(error) });
    }
  }

  /** Makes an identity count from now on; the one before is kept. Rejects with disk errors. */
  async install(identity: Identity, replaces: string | null): Promise<void> {
    const name = await this.#keep(identity, '');
    const before = this.#state();
    const active = before.ok ? before.value.active : null;
    const previous = active && { ...active, folder: this.#counting(active.folder) };
    await this.#disk.replace(
      join(this.#folder, STATE),
      `${JSON.stringify({ version: 1, active: { folder: name, replaces }, previous })}\n`,
    );
    const kept = [name, previous?.folder];
    // A state that could not be read may have named any of the others.
    if (before.ok) await this.#tidy((one) => !one.startsWith(STATE) && !kept.includes(one));
  }

  /** Whether a file is one of an identity that was stored here. */
  owns(file: string): boolean {
    return dirname(dirname(file)) === this.#folder;
  }

  /** How far the renewal of what counts has come; what cannot be read begins anew. */
  renewal(): Renewal {
    const step = this.#renewals()?.step ?? null;
    if (step === null) return { kind: 'none' };
    if (step.kind === 'pending') return step;
    try {
      return { kind: 'next', fleet: fleetIn(join(this.#folder, step.folder)), refusals: step.refusals };
    } catch {
      return { kind: 'none' };
    }
  }

  /** Keeps the key whose certificate is asked for. Rejects with disk errors, and where there is nothing to renew. */
  async keepPending(keyPem: string, requestPem: string): Promise<void> {
    await this.#renew({ step: { kind: 'pending', keyPem, requestPem } });
  }

  /** Keeps the next identity, which does not count yet. Rejects as `keepPending`. */
  async keepNext(identity: Identity): Promise<void> {
    await this.#renew({ step: { kind: 'next', folder: await this.#keep(identity, RENEWED), refusals: 0 } });
  }

  /** The broker has refused the next identity once more, also before a restart. Rejects as `keepPending`. */
  async nextRefused(): Promise<void> {
    const step = this.#renewals()?.step;
    if (step?.kind === 'next') await this.#renew({ step: { ...step, refusals: step.refusals + 1 } });
  }

  /** The next identity counts from now on; the one before is kept. Rejects as `keepPending`, and where there is none. */
  async takeNext(): Promise<void> {
    const renewals = this.#renewals();
    if (renewals?.step?.kind !== 'next') throw new Error('there is no next certificate');
    const { of, current: previous, step } = renewals;
    await this.#renew({ current: step.folder, previous, step: null });
    const kept = [step.folder, previous];
    await this.#tidy((one) => {
      const isRenewed = one.startsWith(RENEWED) || one.startsWith(`${UNFINISHED}${RENEWED}`);
      return (isRenewed && !kept.includes(one)) || (one === of && previous !== null);
    });
  }

  /** The folder of the certificate that counts for the one that was enrolled in this folder. */
  #counting(enrolled: string): string {
    const renewals = this.#readRenewals();
    return renewals?.of === enrolled ? (renewals.current ?? enrolled) : enrolled;
  }

  /** Of the identity that counts; null where none has begun. */
  #renewals(): Renewals | null {
    const state = this.#state();
    const enrolled = state.ok ? state.value.active?.folder : undefined;
    const renewals = this.#readRenewals();
    return renewals?.of === enrolled ? renewals : null;
  }

  #readRenewals(): Renewals | null {
    try {
      const json: unknown = JSON.parse(readFileSync(join(this.#folder, RENEWAL), 'utf8'));
      return renewalSchema.safeParse(json).data ?? null;
    } catch {
      return null;
    }
  }

  async #renew(change: Partial<Omit<Renewals, 'of'>>): Promise<void> {
    const state = this.#state();
    const of = state.ok ? state.value.active?.folder : undefined;
    if (of === undefined) throw new Error('there is no certificate to renew');
    const before = this.#renewals() ?? { current: null, previous: null, step: null };
    await this.#disk.replace(join(this.#folder, RENEWAL), `${JSON.stringify({ ...before, of, ...change })}\n`);
  }

  /** Writes a complete folder, and returns its name. */
  async #keep(identity: Identity, prefix: string): Promise<string> {
    const { kioskId, broker, operatorKeys, certificate, authority, keyPem } = identity;
    const print = new X509Certificate(certificate).fingerprint256.replaceAll(':', '').toLowerCase();
    const name = `${prefix}${print.slice(0, NAME_LETTERS)}-${randomBytes(SUFFIX_BYTES).toString('hex')}`;
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

  #state(): Result<State, UnreadableIdentity> {
    const file = join(this.#folder, STATE);
    try {
      const json: unknown = JSON.parse(readFileSync(file, 'utf8'));
      const state = stateSchema.safeParse(json);
      return state.success ? ok(state.data) : err({ file, detail: 'it is damaged' });
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
        return ok({ version: 1, active: null, previous: null });
      return err({ file, detail: textOf(error) });
    }
  }

  /** Keys that nothing needs any more, and leftovers of a power cut, do not stay on the disk. */
  async #tidy(isLeftOver: (name: string) => boolean): Promise<void> {
    try {
      for (const name of readdirSync(this.#folder))
        if (isLeftOver(name)) await this.#disk.remove(join(this.#folder, name));
    } catch {
      // What is left over is removed with the next one; the new identity counts already.
    }
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
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
