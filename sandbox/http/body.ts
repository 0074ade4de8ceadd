import type { IncomingMessage } from 'node:http';
import { parse } from 'lossless-json';
import type { Result } from '../../app/result.ts';
import { err, ok } from '../../app/result.ts';
import type { Answer } from '../api/answer.ts';
import { badRequest } from '../api/answer.ts';
import { REQUEST_STATUS } from '../bank/status-codes.ts';

const MAX_BYTES = 64 * 1024;
const JSON_TYPE = /^application\/json(?:\s*;|$)/i;

/** Reads the whole body, as Node requires even where it is not used; null when it is too long. */
export async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes: unknown = chunk;
    if (!Buffer.isBuffer(bytes)) continue;
    length += bytes.length;
    if (length <= MAX_BYTES) chunks.push(bytes);
  }
  return length > MAX_BYTES ? null : Buffer.concat(chunks);
}

/** The JSON object of a POST (2.1: Content-Type application/json); numbers keep all their digits. */
export function parseBody(contentType: string | null, body: Buffer | null): Result<object, Answer> {
  if (body === null) return err(badRequest(REQUEST_STATUS.tooLarge, 'the request is too long'));
  if (contentType === null || !JSON_TYPE.test(contentType)) {
    return err(badRequest(REQUEST_STATUS.notJson, 'Content-Type must be application/json'));
  }
  try {
    const value = parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return ok(value);
  } catch {
    // Text that is not JSON is answered below, like any other body that is not an object.
  }
  return err(badRequest(REQUEST_STATUS.badRequest, 'the body is not a JSON object'));
}
