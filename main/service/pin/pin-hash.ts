import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { err, ok, type Result } from '../../../app/result.ts';
import { PAD_LEAVES_AFTER_MS } from '../../../app/service/state/pin-limits.ts';

const keySchema = z.instanceof(Uint8Array);

/** A PIN has 4 to 12 digits (outside contract, "Service menu"). */
const PIN = /^\d{4,12}$/;

/** The cost that the outside contract fixes: N = 2^15, r = 8, p = 1. */
const COST = { ln: 15, r: 8, p: 1 } as const;
const SALT_BYTES = 16;
const HASH_BYTES = 32;
/** The salt lengths accepted in hashes from other programs, in bytes. */
const SALT_LIMITS = { least: 4, most: 64 } as const;
/** scrypt needs 128 * N * r bytes; Node's default limit is 32 MiB. */
const MEMORY_BYTES = 2 * 128 * 2 ** COST.ln * COST.r;

const PHC =
  /^\$scrypt\$ln=(?<ln>\d{1,2}),r=(?<r>\d{1,2}),p=(?<p>\d{1,2})\$(?<salt>[A-Za-z0-9+/]+)\$(?<hash>[A-Za-z0-9+/]+)$/;

/** Why a hash cannot be used. */
export type PinHashError = 'malformed' | 'other-cost';

/** Whether a text is a valid PIN. */
export function isPin(text: string): boolean {
  return PIN.test(text);
}

/** The PHC string of a PIN for the configuration: `$scrypt$ln=15,r=8,p=1$<salt>$<hash>`, base64 without padding. */
export async function hashPin(pin: string, salt: Buffer = randomBytes(SALT_BYTES)): Promise<string> {
  const hash = await derive(pin, salt);
  return `$scrypt$ln=${String(COST.ln)},r=${String(COST.r)},p=${String(COST.p)}$${plain(salt)}$${plain(hash)}`;
}

/** Whether a PIN matches a PHC string. The comparison takes the same time for every wrong PIN. */
export async function verifyPin(pin: string, phc: string): Promise<Result<boolean, PinHashError>> {
  const read = readPinHash(phc);
  if (!read.ok) return read;
  const { salt, hash } = read.value;
  return ok(timingSafeEqual(await derive(pin, salt), hash));
}

/** Parses a PHC string. Another cost is refused: a lower one is unsafe, and a higher one would block the kiosk. */
export function readPinHash(phc: string): Result<{ readonly salt: Buffer; readonly hash: Buffer }, PinHashError> {
  const groups = PHC.exec(phc)?.groups;
  if (groups === undefined) return err('malformed');
  const salt = Buffer.from(groups['salt'] ?? '', 'base64');
  const hash = Buffer.from(groups['hash'] ?? '', 'base64');
  const isComplete =
    hash.length === HASH_BYTES &&
    salt.length >= SALT_LIMITS.least &&
    salt.length <= SALT_LIMITS.most &&
    plain(salt) === groups['salt'] &&
    plain(hash) === groups['hash'];
  if (!isComplete) return err('malformed');
  const hasCost = Number(groups['ln']) === COST.ln && Number(groups['r']) === COST.r && Number(groups['p']) === COST.p;
  return hasCost ? ok({ salt, hash }) : err('other-cost');
}

/**
 * In a thread of its own: Electron's cryptography computes the whole hash once in the calling thread, to check the cost,
 * before it leaves it to another one, and main's thread would stand still for a tenth of a second.
 */
const THREAD = `
const { scryptSync } = require('node:crypto');
const { parentPort, workerData: { waitMs } } = require('node:worker_threads');
const over = setTimeout(() => parentPort.close(), waitMs);
parentPort.once('message', ({ pin, salt, length, cost }) => {
  clearTimeout(over);
  parentPort.postMessage(scryptSync(pin, salt, length, cost));
  parentPort.close();
});
`;

/** A thread that was started before its PIN was typed. */
let waiting: Worker | null = null;

/** Starts the thread for the next PIN, so that whoever has typed it does not wait for its start. It ends by itself. */
export function expectPin(): void {
  if (waiting !== null) return;
  const worker = startThread();
  waiting = worker;
  const gone = (): void => {
    if (waiting === worker) waiting = null;
  };
  worker.once('exit', gone);
  worker.once('error', gone);
  // It alone is no reason to keep a program running that has been told to end.
  worker.unref();
}

function startThread(): Worker {
  return new Worker(THREAD, { eval: true, workerData: { waitMs: PAD_LEAVES_AFTER_MS }, name: 'pin' });
}

function derive(pin: string, salt: Buffer): Promise<Buffer> {
  const worker = waiting;
  waiting = null;
  const byNew = (): Promise<Buffer> => deriveIn(startThread(), pin, salt);
  // One that has waited may be ending at this moment.
  return worker === null ? byNew() : deriveIn(worker, pin, salt).catch(byNew);
}

function deriveIn(worker: Worker, pin: string, salt: Buffer): Promise<Buffer> {
  const cost = { N: 2 ** COST.ln, r: COST.r, p: COST.p, maxmem: MEMORY_BYTES };
  worker.ref();
  return new Promise((resolve, reject) => {
    worker.once('message', (key: unknown) => {
      resolve(Buffer.from(keySchema.parse(key)));
    });
    worker.once('error', reject);
    worker.once('exit', () => {
      reject(new Error('the thread that hashes PINs has ended without one'));
    });
    worker.postMessage({ pin, salt, length: HASH_BYTES, cost });
  });
}

function plain(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
