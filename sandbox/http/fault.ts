import { z } from 'zod';
import { methodNameSchema } from '../../app/ipc/sandbox-process.ts';
import { DATE_FORMS } from '../bank/kaspi-date.ts';
import { LETTER_CASES } from '../bank/letter-case.ts';
import { HOUR_MS } from '../../app/units.ts';

const MAX_DELAY_MS = HOUR_MS;
const MAX_BODY_BYTES = 65_536;
const MAX_TEXT = 1000;
const MAX_HEADERS = 20;

const delayMs = z.number().min(0).max(MAX_DELAY_MS);
/** Response headers by name. */
const headers = z
  .record(z.string().regex(/^[A-Za-z-]{1,60}$/), z.string().max(MAX_TEXT))
  .refine((all) => Object.keys(all).length <= MAX_HEADERS);
/** Whether the request reached the bank, and what it asked for was done. */
const work = z.enum(['done', 'undone']);

/** One thing that goes wrong with a call. Faults of different sorts may come together. */
export const faultSchema = z.discriminatedUnion('kind', [
  /** The work is done at once, the answer comes later. */
  z.strictObject({ kind: z.literal('delay'), delayMs }),
  /** Nothing happens for a while, then the work is done, even if the client has given up, and answered. */
  z.strictObject({ kind: z.literal('late'), delayMs }),
  /** The connection is reset instead of an answer. */
  z.strictObject({ kind: z.literal('reset'), work }),
  /** There is never an answer, and the connection stays open. */
  z.strictObject({ kind: z.literal('silence'), work }),
  /** A gateway before the bank answers with a page; nothing is done unless `work` says so. */
  z.strictObject({ kind: z.literal('html-502'), work: work.exactOptional() }),
  /** A gateway, a firewall or a login page answers something of its own; nothing is done unless `work` says so. */
  z.strictObject({
    kind: z.literal('http'),
    httpStatus: z.number().int().min(200).max(599),
    headers: headers.exactOptional(),
    body: z.string().max(MAX_BODY_BYTES).exactOptional(),
    work: work.exactOptional(),
  }),
  /** These headers go with the answer, in place of the server's own of the same name. */
  z.strictObject({ kind: z.literal('headers'), headers }),
  /** The body is compressed, whether the client asked for that or not. */
  z.strictObject({ kind: z.literal('encoded'), coding: z.enum(['gzip', 'deflate', 'br']) }),
  /** Every `find` in the answer's text becomes `put`; the bank's own books stay as they are. */
  z.strictObject({
    kind: z.literal('reworded'),
    find: z.string().min(1).max(MAX_TEXT),
    put: z.string().max(MAX_BODY_BYTES),
  }),
  /** The bank answers this code; nothing is done unless `work` says so. */
  z.strictObject({
    kind: z.literal('status'),
    statusCode: z.number().int(),
    message: z.string().max(MAX_TEXT).exactOptional(),
    httpStatus: z.number().int().min(200).max(599).exactOptional(),
    work: work.exactOptional(),
  }),
  /** A careless gateway sends the request twice; the client gets one of the answers, the first unless told otherwise. */
  z.strictObject({ kind: z.literal('duplicate'), answer: z.enum(['first', 'second']).exactOptional() }),
  /** The answer's body is no JSON. */
  z.strictObject({ kind: z.literal('garbage') }),
  /**
   * The body ends early, after half of it unless `keepBytes` is given. With `announce: 'all'` the header promises the
   * whole body and the connection ends in its middle.
   */
  z.strictObject({
    kind: z.literal('truncated'),
    keepBytes: z.number().int().min(0).max(MAX_BODY_BYTES).exactOptional(),
    announce: z.enum(['kept', 'all']).exactOptional(),
  }),
  /** The body has no bytes. */
  z.strictObject({ kind: z.literal('empty') }),
  /** Names in another letter case. */
  z.strictObject({ kind: z.literal('letter-case'), letterCase: z.enum(LETTER_CASES) }),
  /** Every number is written as text. */
  z.strictObject({ kind: z.literal('numbers-as-text') }),
  /** Every date is written in this form. */
  z.strictObject({ kind: z.literal('dates'), form: z.enum(DATE_FORMS) }),
  /** `Status` in the answer is this text; the purchase itself stays as it is. */
  z.strictObject({ kind: z.literal('purchase-status'), status: z.string().max(MAX_TEXT) }),
  /** The connection is closed right after the answer, without a word in the headers. */
  z.strictObject({ kind: z.literal('close') }),
]);

export type Fault = z.output<typeof faultSchema>;

/** One method, or all of them. */
export const faultTargetSchema = z.enum([...methodNameSchema.options, '*']);
export type FaultTarget = z.output<typeof faultTargetSchema>;
