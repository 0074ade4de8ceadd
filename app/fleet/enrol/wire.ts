import { z } from 'zod';
import { KIOSK_ID } from '../wire/topics.ts';
import { ENROL_LIMITS } from './limits.ts';

/** Who a newcomer is at the broker: the naming part of its code, and a number that nobody guesses. */
const NEWCOMER_ID = /^[A-HJ-NP-Z2-9]{2}-[0-9a-f]{32}$/;

const ROOT = 'sauda/v1/enrol';

/** The two topics of a newcomer: it writes the first and reads the second. */
export function enrolTopic(id: string, name: 'request' | 'answer'): string {
  return `${ROOT}/${id}/${name}`;
}

/** What every newcomer says. */
export const ALL_REQUESTS = `${ROOT}/+/request`;

/** Whose request it is; null for any other topic. */
export function newcomerOf(topic: string): string | null {
  const id = topic.split('/')[3] ?? '';
  return NEWCOMER_ID.test(id) && topic === enrolTopic(id, 'request') ? id : null;
}

const base64 = z
  .string()
  .max(ENROL_LIMITS.mostBytes)
  .regex(/^[A-Za-z0-9+/]+={0,2}$/);
/** A share of the exchange of keys, 256 bytes. */
const share = base64.length(344);

/** What a newcomer says, step by step. What is sealed only the other holder of the code can read. */
export const newcomerSchema = z.discriminatedUnion('kind', [
  /** It shows a code, and waits. */
  z.strictObject({ kind: z.literal('hello'), share }),
  /** The offer of this share was made with another code. */
  z.strictObject({ kind: z.literal('wrong'), share, left: z.number().int().min(0) }),
  /** To the offer of this share: the request for a certificate. */
  z.strictObject({ kind: z.literal('request'), share, sealed: base64 }),
  /** The certificate is stored, or was refused. */
  z.strictObject({ kind: z.literal('done'), share, sealed: base64 }),
]);
export type NewcomerMessage = z.infer<typeof newcomerSchema>;

/** What the operator's side says. */
export const operatorSchema = z.discriminatedUnion('kind', [
  /** The code was typed: a share of its own, and what only the holder of the code could have sealed. */
  z.strictObject({ kind: z.literal('offer'), share, sealed: base64 }),
  z.strictObject({ kind: z.literal('answer'), share, sealed: base64 }),
]);
export type OperatorMessage = z.infer<typeof operatorSchema>;

/** What is sealed in an offer: the name that the machine shall have. */
export const offerSchema = z.strictObject({ kioskId: z.string().regex(KIOSK_ID) });
/** In a request: the request for a certificate in PEM. */
export const requestSchema = z.strictObject({ request: z.string().max(8_000) });
const MOST_KEYS = 20;
/** In an answer: everything that a machine of the fleet needs. */
export const memberSchema = z.strictObject({
  kioskId: z.string().regex(KIOSK_ID),
  broker: z.url({ protocol: /^mqtts$/ }).max(300),
  certificate: z.string().max(16_000),
  authority: z.string().max(16_000),
  /** The base64 of the 32 bytes of each key of Ed25519 whose commands count. */
  operatorKeys: z.array(z.string().regex(/^[A-Za-z0-9+/]{43}=$/)).max(MOST_KEYS),
});
export type FleetMember = z.infer<typeof memberSchema>;
/** Letters of the reason why a machine refuses its certificate. */
export const MOST_REASON = 500;
/** In the last word of a machine; null: it has stored the certificate. */
export const doneSchema = z.strictObject({ refused: z.string().max(MOST_REASON).nullable() });
