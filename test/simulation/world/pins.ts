import type { Role } from '../../../app/role.ts';

interface Pin {
  readonly role: Role;
  /** So long that it is no part of any other number. */
  readonly pin: string;
  readonly hash: string;
}

/** The PINs that people of a simulation know. The first hash is the one that is tried first. */
export const PINS = [
  { role: 'technician', pin: '831974620575', hash: 'hash-of-the-technician' },
  { role: 'collector', pin: '264058139706', hash: 'hash-of-the-collector' },
] as const satisfies readonly Pin[];

/** The result that scrypt would give. */
export function isPinOf(pin: string, hash: string): boolean {
  return PINS.some((one) => one.pin === pin && one.hash === hash);
}
