import { z } from 'zod';
import { methodNameSchema } from '../../app/ipc/sandbox-process.ts';
import { DATE_FORMS } from '../bank/kaspi-date.ts';
import { LETTER_CASES } from '../bank/letter-case.ts';
import { HOUR_MS } from '../../app/units.ts';

const MAX_DELAY_MS = HOUR_MS;
const MAX_BODY_BYTES = 65_536;
const MAX_PADDING_BYTES = 33_554_432;
const MAX_TEXT = 1000;
const MAX_HEADERS = 20;

const delayMs = z.number().min(0).max(MAX_DELAY_MS);
/** Response headers by name. */
const headers = z
  .record(z.string().regex(/^[A-Za-z-]{1,60}$/), z.string().max(MAX_TEXT))
  .refine((all) => Object.keys(all).length <= MAX_HEADERS);
/** Whether the request reached the bank and was carried out. */
const work = z.enum(['done', 'undone']);

/** One fault of a call. Faults of different kinds can be combined. */
export const faultSchema = z.discriminatedUnion('kind', [
  /** The request is carried out at once, and the answer comes later. */
  z.strictObject({ kind: z.literal('delay'), delayMs }),
  /** The request is carried out and answered after the delay, even if the client has given up. */
  z.strictObject({ kind: z.literal('late'), delayMs }),
  /** The connection is reset without an answer. */
  z.strictObject({ kind: z.literal('reset'), work }),
  /** The connection stays open without an answer. */
  z.strictObject({ kind: z.literal('silence'), work }),
  /** A gateway in front of the bank answers with an HTML page; the request is not carried out by default. */
  z.strictObject({ kind: z.literal('html-502'), work: work.exactOptional() }),
  /** A gateway, a firewall or a login page gives its own answer; the request is not carried out by default. */
  z.strictObject({
    kind: z.literal('http'),
    httpStatus: z.number().int().min(200).max(599),
    headers: headers.exactOptional(),
    body: z.string().max(MAX_BODY_BYTES).exactOptional(),
    work: work.exactOptional(),
  }),
  /** Headers of the answer, which replace the server's headers of the same names. */
  z.strictObject({ kind: z.literal('headers'), headers }),
  /** The body is compressed even if the client did not ask for it. */
  z.strictObject({ kind: z.literal('encoded'), coding: z.enum(['gzip', 'deflate', 'br']) }),
  /** Every `find` in the answer's text is replaced by `put`; the bank's records do not change. */
  z.strictObject({
    kind: z.literal('reworded'),
    find: z.string().min(1).max(MAX_TEXT),
    put: z.string().max(MAX_BODY_BYTES),
  }),
  /** The bank answers with this code; the request is not carried out by default. */
  z.strictObject({
    kind: z.literal('status'),
    statusCode: z.number().int(),
    message: z.string().max(MAX_TEXT).exactOptional(),
    httpStatus: z.number().int().min(200).max(599).exactOptional(),
    work: work.exactOptional(),
  }),
  /** A gateway sends the request twice; the client gets one of the two answers, the first by default. */
  z.strictObject({ kind: z.literal('duplicate'), answer: z.enum(['first', 'second']).exactOptional() }),
  /** The answer's body is not JSON. */
  z.strictObject({ kind: z.literal('garbage') }),
  /**
   * The body ends early: after `keepBytes`, or in the middle by default. With `announce: 'all'` the header gives the
   * length of the whole body, and the connection ends within it.
   */
  z.strictObject({
    kind: z.literal('truncated'),
    keepBytes: z.number().int().min(0).max(MAX_BODY_BYTES).exactOptional(),
    announce: z.enum(['kept', 'all']).exactOptional(),
  }),
  /** So many blanks follow the body: JSON still, and more than anybody should read. */
  z.strictObject({ kind: z.literal('padded'), bytes: z.number().int().min(1).max(MAX_PADDING_BYTES) }),
  /** The body is empty. */
  z.strictObject({ kind: z.literal('empty') }),
  /** Names are written in another letter case. */
  z.strictObject({ kind: z.literal('letter-case'), letterCase: z.enum(LETTER_CASES) }),
  /** Every number is written as text. */
  z.strictObject({ kind: z.literal('numbers-as-text') }),
  /** Every date is written in this form. */
  z.strictObject({ kind: z.literal('dates'), form: z.enum(DATE_FORMS) }),
  /** `Status` in the answer is this text; the purchase itself does not change. */
  z.strictObject({ kind: z.literal('purchase-status'), status: z.string().max(MAX_TEXT) }),
  /** The connection is closed right after the answer, without a `Connection: close` header. */
  z.strictObject({ kind: z.literal('close') }),
]);

export type Fault = z.output<typeof faultSchema>;

/** A method, or `*` for all of them. */
export const faultTargetSchema = z.enum([...methodNameSchema.options, '*']);

/** Kinds that only Kaspi's envelope has. */
const KASPI_ONLY: ReadonlySet<Fault['kind']> = new Set(['status', 'letter-case', 'dates']);

/** The faults of a stand-in whose answers have no envelope of Kaspi's. */
export const serviceFaultSchema = faultSchema.refine(({ kind }) => !KASPI_ONLY.has(kind), {
  error: 'this fault exists for Kaspi QR only',
});
