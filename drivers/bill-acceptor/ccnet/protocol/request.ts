import { delays } from '../../../common/delays.ts';
import { isLikeBillTable, encodeMask } from './bill-table.ts';
import { answerBytes, commandBytes } from './codes.ts';
import { beginsAsIdentity, longestIdentity, shortestIdentity } from './identity.ts';

/**
 * The kind of answer to a request: an acknowledgement (to which the host sends nothing) or data (to which it sends ACK
 * or NAK). The answer itself does not show its kind, so the request names it.
 */
export type AnswerShape = 'acknowledgement' | 'poll' | 'identity' | 'bill-table' | { readonly leastBytes: number };

/** A command with what is to be expected after it. */
export interface Request {
  readonly name: string;
  readonly body: Uint8Array;
  readonly answer: AnswerShape;
  readonly answerLimitMs: number;
  /** How often it is sent when there is no answer or a bad one. */
  readonly attempts: number;
}

const attempts = 3;

function request(name: string, bytes: readonly number[], answer: AnswerShape, more: Partial<Request> = {}): Request {
  return { name, body: Uint8Array.from(bytes), answer, answerLimitMs: delays.ccnetAnswerLimitMs, attempts, ...more };
}

const slow: Partial<Request> = { answerLimitMs: delays.ccnetLongAnswerLimitMs };
/** The next poll shows what became of it; a blind repetition could meet the next bill, or a unit that is starting. */
const once: Partial<Request> = { attempts: 1 };

export const requests = {
  reset: request('RESET', [commandBytes.reset], 'acknowledgement', once),
  getStatus: request('GET STATUS', [commandBytes.getStatus], { leastBytes: 3 }),
  poll: request('POLL', [commandBytes.poll], 'poll', once),
  stack: request('STACK', [commandBytes.stack], 'acknowledgement', once),
  giveBack: request('RETURN', [commandBytes.giveBack], 'acknowledgement', once),
  hold: request('HOLD', [commandBytes.hold], 'acknowledgement', once),
  identification: request('IDENTIFICATION', [commandBytes.identification], 'identity', slow),
  getBillTable: request('GET BILL TABLE', [commandBytes.getBillTable], 'bill-table', slow),
} as const;

/** ENABLE BILL TYPES: these slots, all of them with escrow; none disables the unit. */
export function enableBillTypes(slots: readonly number[]): Request {
  const mask = encodeMask(slots);
  return request('ENABLE BILL TYPES', [commandBytes.enableBillTypes, ...mask, ...mask], 'acknowledgement');
}

/** An answer, as far as the request determines its form. */
export type Reply =
  | { readonly kind: 'ack' }
  | { readonly kind: 'nak' }
  | { readonly kind: 'illegal' }
  | { readonly kind: 'data'; readonly body: Uint8Array };

/** Reads a frame as the answer to a request; null when it cannot be one (a late answer to something else). */
export function readReply({ answer }: Request, body: Uint8Array): Reply | null {
  const [byte] = body;
  if (body.length === 1 && byte === answerBytes.nak) return { kind: 'nak' };
  if (body.length === 1 && byte === answerBytes.illegal) return { kind: 'illegal' };
  if (answer === 'acknowledgement') return body.length === 1 && byte === answerBytes.ack ? { kind: 'ack' } : null;
  return isData(answer, body) ? { kind: 'data', body } : null;
}

/**
 * Units send more or fewer bytes than in the document, so the length excludes only what is certainly something else: an
 * acknowledgement, or the late answer to an earlier request, whose letters would be read as troubles.
 */
function isData(answer: Exclude<AnswerShape, 'acknowledgement'>, body: Uint8Array): boolean {
  switch (answer) {
    case 'poll':
      return body[0] !== answerBytes.ack && !beginsAsIdentity(body) && !isLikeBillTable(body);
    case 'identity':
      return body.length >= shortestIdentity && body.length <= longestIdentity;
    case 'bill-table':
      return body.length > 2 && !beginsAsIdentity(body);
    default:
      return body.length >= answer.leastBytes;
  }
}
