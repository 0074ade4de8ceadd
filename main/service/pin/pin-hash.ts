import { randomBytes, timingSafeEqual } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { err, ok, type Result } from '../../../app/result.ts';

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
const { parentPort, workerData: { pin, salt, length, cost } } = require('node:worker_threads');
parentPort.postMessage(scryptSync(pin, salt, length, cost));
`;

function derive(pin: string, salt: Buffer): Promise<Buffer> {
  const cost = { N: 2 ** COST.ln, r: COST.r, p: COST.p, maxmem: MEMORY_BYTES };
  return new Promise((resolve, reject) => {
    const worker = new Worker(THREAD, { eval: true, workerData: { pin, salt, length: HASH_BYTES, cost }, name: 'pin' });
    worker.once('message', (key: unknown) => {
      resolve(Buffer.from(keySchema.parse(key)));
    });
    worker.once('error', reject);
    worker.once('exit', () => {
      reject(new Error('the thread that hashes PINs has ended without one'));
    });
  });
}

function plain(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
