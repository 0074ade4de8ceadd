import { LosslessNumber } from 'lossless-json';
import { z } from 'zod';
import { err, ok, type Result } from '../../../app/result.ts';
import { readJson, type DecodeError, type ExactNumber } from '../https/json.ts';

/** The envelope of every answer (specification, section 3.1), before its `Data` is decoded. */
export interface Envelope {
  readonly statusCode: string;
  readonly message: string;
  readonly data: unknown;
}

const MAX_MESSAGE = 500;
const integerText = z.string().regex(/^-?\d{1,19}$/);

const envelopeSchema = z.object({
  statuscode: integerText,
  message: z.unknown().optional(),
  data: z.unknown().optional(),
});

/** Reads the body of an answer; never throws. */
export function decodeEnvelope(body: string): Result<Envelope, DecodeError> {
  const json = readJson(body);
  if (!json.ok) return json;
  const envelope = envelopeSchema.safeParse(json.value);
  if (!envelope.success) return err({ detail: 'the answer has no StatusCode' });
  const { message } = envelope.data;
  return ok({
    statusCode: envelope.data.statuscode,
    message: typeof message === 'string' ? message.slice(0, MAX_MESSAGE) : '',
    data: envelope.data.data,
  });
}

/** An Int64 that was never a double. */
export const int64Text = z.string().regex(/^\d{1,19}$/);

/** An Int64 as a JSON number. */
export function exactInt64(digits: string): ExactNumber {
  return new LosslessNumber(int64Text.parse(digits));
}
