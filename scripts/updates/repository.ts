/** The folder that machines read, and the metadata in it. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TargetFile } from '@tufjs/models';
import { Metadata, MetadataKind, MetaFile, Root, Snapshot, Targets, Timestamp } from '@tufjs/models';
import { z } from 'zod';
import { DAY_MS } from '../../app/units.ts';
import { Failure } from '../setup/failure.mjs';
import { makeKey, readKey, ROLES, type Role as RoleName, type Signer } from './keys.ts';

const SPECIFICATION = '1.0.31';
/** How long each signature counts. Whoever holds news back from a machine can do so for as long as a timestamp counts. */
export const VALID_DAYS: Readonly<Record<RoleName, number>> = {
  root: 1_095,
  targets: 365,
  snapshot: 60,
  timestamp: 30,
};

/** A repository and the keys for it. */
export interface Repository {
  readonly folder: string;
  readonly keys: string;
  readonly nowMs: number;
  /** How long the next timestamp counts, in days. */
  readonly timestampDays?: number;
  /** Opens the offline keys; null where they are not locked. */
  readonly passphrase?: string | null;
}

/** Makes the keys of a new operator, and the first root; returns the root's file. Throws a `Failure` where keys are. */
export function makeKeys(keys: string, nowMs: number, passphrase: string | null = null): string {
  const file = rootFile(keys);
  if (existsSync(file)) throw new Failure(`${file} exists: a folder of keys is made once. New keys in it: --rotate.`);
  const signers = new Map(ROLES.map((role) => [role, makeKey(keys, role, passphrase)]));
  const root = new Root({ ...common(1, VALID_DAYS.root, nowMs), consistentSnapshot: true });
  for (const [role, { key }] of signers) root.addKey(key, role);
  const signed = new Metadata(root);
  signWith(signed, [signers.get('root')]);
  writeAtOnce(file, textOf(signed));
  return file;
}

/** The newest root that the keys' folder has: what a package trusts. */
export function rootFile(keys: string): string {
  return join(keys, 'root.json');
}

/** A new key for a role, from now on; what machines trust follows by itself. Needs the root key. */
export function rotateKey(repository: Repository, role: RoleName): void {
  const { keys, passphrase = null } = repository;
  const old = readKey(keys, 'root', passphrase);
  const fresh = makeKey(keys, role, passphrase);
  // A new root is vouched for by the old key and by its own.
  writeRoot(repository, { role, fresh, signers: role === 'root' ? [old, fresh] : [old] });
  if (role === 'targets') writeTargets(repository, readTargets(repository));
  writeSnapshot(repository);
}

/** Signs root and targets anew with the same keys, before they expire or after it. Needs both offline keys. */
export function renew(repository: Repository): void {
  const { keys, passphrase = null } = repository;
  const root = readKey(keys, 'root', passphrase);
  writeRoot(repository, { role: 'root', fresh: root, signers: [root] });
  writeTargets(repository, readTargets(repository));
  writeSnapshot(repository);
}

/** The next root, in which a role has this key. */
function writeRoot(
  { keys, nowMs, ...repository }: Repository,
  { role, fresh, signers }: { readonly role: RoleName; readonly fresh: Signer; readonly signers: readonly Signer[] },
): void {
  const { roles, keys: known, version } = readRoot(keys).signed;
  const root = new Root({ ...common(version + 1, VALID_DAYS.root, nowMs), consistentSnapshot: true });
  for (const one of ROLES)
    for (const id of one === role ? [fresh.key.keyID] : (roles[one]?.keyIDs ?? [])) {
      const key = id === fresh.key.keyID ? fresh.key : known[id];
      if (key !== undefined) root.addKey(key, one);
    }
  const signed = new Metadata(root);
  signWith(signed, signers);
  writeAtOnce(rootFile(keys), textOf(signed));
  publishRoot({ ...repository, keys });
}

/** The end of every signature of a repository, as a date and a time. */
export function endsOf({
  folder,
  keys,
}: Pick<Repository, 'folder' | 'keys'>): Readonly<Record<RoleName, string>> | null {
  const [targets, snapshot] = [newest(folder, 'targets'), newest(folder, 'snapshot')];
  const place = join(folder, 'metadata', 'timestamp.json');
  if (targets === null || snapshot === null || !existsSync(place)) return null;
  return {
    root: readRoot(keys).signed.expires,
    targets: targets.signed.expires,
    snapshot: snapshot.signed.expires,
    timestamp: Metadata.fromJSON(MetadataKind.Timestamp, jsonOf(place)).signed.expires,
  };
}

/** So long before their end the signatures of the offline keys are renewed, whose medium has to be fetched. */
const RENEW_BEFORE_DAYS = 60;

/** What the publisher has to be told about signatures that end soon; empty for nothing. */
export function warningsOf(ends: Readonly<Record<RoleName, string>>, nowMs: number): readonly string[] {
  return (['root', 'targets'] as const).flatMap((role) => {
    const leftDays = Math.floor((Date.parse(ends[role]) - nowMs) / DAY_MS);
    if (leftDays >= RENEW_BEFORE_DAYS) return [];
    const when = leftDays < 0 ? `has expired on ${ends[role]}` : `ends in ${String(leftDays)} days, on ${ends[role]}`;
    return [
      `The signature of ${role} ${when}. After it every machine refuses updates: --renew, with the offline keys.`,
    ];
  });
}

/** Every target that is published, by its path; none in a new repository. */
export function readTargets({ folder }: Pick<Repository, 'folder'>): Readonly<Record<string, TargetFile>> {
  return newest(folder, 'targets')?.signed.targets ?? {};
}

/** Signs the targets anew; needs the targets key. */
export function writeTargets(
  { folder, keys, nowMs, passphrase = null }: Repository,
  targets: Readonly<Record<string, TargetFile>>,
): void {
  const version = (newest(folder, 'targets')?.signed.version ?? 0) + 1;
  const signed = new Metadata(new Targets({ ...common(version, VALID_DAYS.targets, nowMs), targets: { ...targets } }));
  signWith(signed, [readKey(keys, 'targets', passphrase)]);
  writeAtOnce(join(folder, 'metadata', `${String(version)}.targets.json`), textOf(signed));
}

/** Signs snapshot and timestamp anew, with the online keys alone. The timestamp comes last: it makes all else visible. */
export function writeSnapshot(repository: Repository): void {
  const { folder, keys, nowMs, timestampDays = VALID_DAYS.timestamp } = repository;
  publishRoot(repository);
  const targets = newest(folder, 'targets');
  if (targets === null) throw new Failure(`${folder} has no release yet.`);
  const version = (newest(folder, 'snapshot')?.signed.version ?? 0) + 1;
  const meta = {
    'targets.json': metaOf(
      join(folder, 'metadata', `${String(targets.signed.version)}.targets.json`),
      targets.signed.version,
    ),
  };
  const snapshot = new Metadata(new Snapshot({ ...common(version, VALID_DAYS.snapshot, nowMs), meta }));
  signWith(snapshot, [readKey(keys, 'snapshot')]);
  const file = join(folder, 'metadata', `${String(version)}.snapshot.json`);
  writeAtOnce(file, textOf(snapshot));
  const place = join(folder, 'metadata', 'timestamp.json');
  const last = existsSync(place) ? Metadata.fromJSON(MetadataKind.Timestamp, jsonOf(place)).signed.version : 0;
  const timestamp = new Metadata(
    new Timestamp({ ...common(last + 1, timestampDays, nowMs), snapshotMeta: metaOf(file, version) }),
  );
  signWith(timestamp, [readKey(keys, 'timestamp')]);
  writeAtOnce(place, textOf(timestamp));
}

/** Machines that have been away for long walk from root to root, so none of them goes. */
function publishRoot({ folder, keys }: Pick<Repository, 'folder' | 'keys'>): void {
  const root = readRoot(keys);
  const file = join(folder, 'metadata', `${String(root.signed.version)}.root.json`);
  if (!existsSync(file)) writeAtOnce(file, textOf(root));
}

function readRoot(keys: string): Metadata<Root> {
  if (!existsSync(rootFile(keys)))
    throw new Failure(`${rootFile(keys)} is missing. New keys: npm run release -- --new-keys ${keys}`);
  return Metadata.fromJSON(MetadataKind.Root, jsonOf(rootFile(keys)));
}

function newest(folder: string, role: 'targets'): Metadata<Targets> | null;
function newest(folder: string, role: 'snapshot'): Metadata<Snapshot> | null;
function newest(folder: string, role: 'targets' | 'snapshot'): Metadata<Targets> | Metadata<Snapshot> | null {
  const metadata = join(folder, 'metadata');
  const numbers = (existsSync(metadata) ? readdirSync(metadata) : []).flatMap((name) => {
    const [, number, of] = /^(\d+)\.(\w+)\.json$/.exec(name) ?? [];
    return number !== undefined && of === role ? [Number(number)] : [];
  });
  if (numbers.length === 0) return null;
  const json = jsonOf(join(metadata, `${String(Math.max(...numbers))}.${role}.json`));
  return role === 'targets'
    ? Metadata.fromJSON(MetadataKind.Targets, json)
    : Metadata.fromJSON(MetadataKind.Snapshot, json);
}

type Json = Parameters<typeof Metadata.fromJSON>[1];
const jsonSchema = z.record(z.string(), z.custom<Json[string]>());

function jsonOf(file: string): Json {
  return jsonSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

function metaOf(file: string, version: number): MetaFile {
  const bytes = readFileSync(file);
  return new MetaFile({ version, length: bytes.length, hashes: { sha256: hashOf(bytes) } });
}

/** The SHA-256 of some bytes, in hexadecimal. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function common(
  version: number,
  days: number,
  nowMs: number,
): { version: number; specVersion: string; expires: string } {
  const expires = new Date(nowMs + days * DAY_MS).toISOString().replace(/\.\d+Z$/, 'Z');
  return { version, specVersion: SPECIFICATION, expires };
}

type AnySigned = Root | Targets | Snapshot | Timestamp;

function signWith<T extends AnySigned>(metadata: Metadata<T>, signers: readonly (Signer | undefined)[]): void {
  for (const signer of signers) if (signer !== undefined) metadata.sign((data) => signer.sign(data));
}

function textOf<T extends AnySigned>(metadata: Metadata<T>): string {
  return `${JSON.stringify(metadata.toJSON(), null, 1)}\n`;
}

/** A server may be reading meanwhile. */
export function writeAtOnce(file: string, content: string | Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, content);
  renameSync(`${file}.new`, file);
}
