import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { Answer } from '../api/answer.ts';
import { answerJson, refusal } from '../api/answer.ts';
import type { Behaviour } from '../bank/behaviour.ts';
import type { BodyDamage, FaultPlan, Substitute } from './fault-plan.ts';

/** An HTTP answer, ready to be sent. */
export interface Reply {
  readonly httpStatus: number;
  readonly contentType: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Value of `Content-Length`; more than the length of a body that ends early. */
  readonly announcedBytes: number;
  readonly statusCode: number | null;
  /** Key of the question that is answered finally once this has arrived; see `QuestionWatch.finalSent`. */
  readonly settles: string | null;
}

const BAD_GATEWAY = 502;
const BAD_GATEWAY_PAGE = Buffer.from(
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n',
);
/** A body that is not JSON, in which a text search would find a paid purchase. */
const GARBAGE = Buffer.from('\u0000\u001b%{"StatusCode":0,"Message":"OK","Data":{"Status":"Processed"}}\u0000<?');
/** The answer when the request did not reach the bank and no fault replaces its answer. */
const NOTHING: Answer = refusal(0);

/** The form of answers without a fault. */
export type Habits = Pick<Behaviour, 'letterCase' | 'numbersAsText' | 'dateForm'>;

/** The form of answers to the phone, which is not a client under test. */
export const PLAIN: Habits = { letterCase: 'specification', numbersAsText: false, dateForm: 'examples' };

/** Makes the reply that the client gets, with the faults applied. */
export function makeReply(answers: readonly Answer[], emulation: boolean, habits: Habits, plan: FaultPlan): Reply {
  const { substitute } = plan;
  if (substitute?.kind === 'page' || substitute?.kind === 'http') return foreignReply(substitute, plan);
  const chosen = (plan.answerSecond ? answers.at(-1) : answers[0]) ?? NOTHING;
  const answer =
    substitute === null ? chosen : refusal(substitute.statusCode, substitute.message, substitute.httpStatus);
  const text = answerJson(answer, emulation, {
    letterCase: plan.letterCase ?? habits.letterCase,
    numbersAsText: plan.numbersAsText || habits.numbersAsText,
    dateForm: plan.dateForm ?? habits.dateForm,
    purchaseStatus: plan.purchaseStatus,
  });
  return {
    ...jsonReply(answer.httpStatus, text, plan),
    statusCode: answer.statusCode,
    settles:
      plan.damage === null && plan.paddingBytes === 0 && plan.purchaseStatus === null && plan.rewordings.length === 0
        ? (answer.settles ?? null)
        : null,
  };
}

/** The answer of a gateway, a firewall or a login page in place of the service's own. */
export function foreignReply(substitute: Extract<Substitute, { kind: 'page' | 'http' }>, plan: FaultPlan): Reply {
  if (substitute.kind === 'page') {
    return {
      httpStatus: BAD_GATEWAY,
      contentType: 'text/html',
      headers: plan.headers,
      body: BAD_GATEWAY_PAGE,
      announcedBytes: BAD_GATEWAY_PAGE.length,
      statusCode: null,
      settles: null,
    };
  }
  const page = encoded(Buffer.from(substitute.body ?? ''), plan);
  return {
    httpStatus: substitute.httpStatus,
    contentType: 'text/html',
    headers: { ...page.headers, ...substitute.headers },
    body: page.body,
    announcedBytes: page.body.length,
    statusCode: null,
    settles: null,
  };
}

/** JSON text as a reply, with the faults that change words and bytes. */
export function jsonReply(httpStatus: number, text: string, plan: FaultPlan): Reply {
  const padded = reworded(text, plan) + ' '.repeat(plan.paddingBytes);
  const { body: whole, headers } = encoded(Buffer.from(padded), plan);
  const body = damaged(whole, plan.damage);
  return {
    httpStatus,
    contentType: 'application/json; charset=utf-8',
    headers,
    body,
    announcedBytes: plan.damage?.kind === 'truncated' && plan.damage.announceAll ? whole.length : body.length,
    statusCode: null,
    settles: null,
  };
}

function reworded(text: string, { rewordings }: FaultPlan): string {
  return rewordings.reduce((words, { find, put }) => words.replaceAll(find, () => put), text);
}

function encoded(body: Buffer, { coding, headers }: FaultPlan): Pick<Reply, 'body' | 'headers'> {
  if (coding === null) return { body, headers };
  return { body: CODERS[coding](body), headers: { 'Content-Encoding': coding, ...headers } };
}

const CODERS = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync };

function damaged(body: Buffer, damage: BodyDamage | null): Buffer {
  if (damage === null) return body;
  switch (damage.kind) {
    case 'garbage':
      return GARBAGE;
    case 'empty':
      return Buffer.alloc(0);
    case 'truncated':
      return body.subarray(0, damage.keepBytes ?? Math.floor(body.length / 2));
  }
}
