import type { Fault } from '../../../../sandbox/http/fault.ts';

export const LOST_BEFORE: Fault = { kind: 'reset', work: 'undone' };
export const LOST_AFTER: Fault = { kind: 'reset', work: 'done' };
export const SILENT: Fault = { kind: 'silence', work: 'done' };
export const DOUBLED: Fault = { kind: 'duplicate' };
/** The same, and the answer to the repetition is the one that arrives. */
export const DOUBLED_AND_REFUSED: Fault = { kind: 'duplicate', answer: 'second' };
export const UNAVAILABLE: Fault = { kind: 'http', httpStatus: 503, body: '{"message":"Service Unavailable"}' };
export const UNKNOWN_STATUS: Fault = { kind: 'purchase-status', status: 'Thinking' };

const TOO_MANY = { kind: 'http', httpStatus: 429 } as const;
/** With the time in the header, in the body, and without one. */
export const RATE_LIMITS: readonly (readonly [string, Fault])[] = [
  ['429 with Retry-After', { ...TOO_MANY, headers: { 'Retry-After': '3' } }],
  ['429 with retry_after', { ...TOO_MANY, body: '{"message":"Too Many Requests","retry_after":3}' }],
  ['429 without a time', TOO_MANY],
];

const TEN_MEGABYTES = 10_485_760;
/** What comes in place of an answer; the work is done nevertheless. */
export const UNREADABLE: readonly (readonly [string, Fault])[] = [
  ['garbage', { kind: 'garbage' }],
  ['half an answer', { kind: 'truncated', announce: 'all' }],
  ['an empty answer', { kind: 'empty' }],
  ['an HTML page', { kind: 'html-502', work: 'done' }],
  ['an HTML page at HTTP 200', { kind: 'http', httpStatus: 200, body: '<html>Sign in</html>', work: 'done' }],
  ['10 MB', { kind: 'padded', bytes: TEN_MEGABYTES }],
];

/** The same for requests whose answers nobody reads closely. */
export const SOME_UNREADABLE: typeof UNREADABLE = UNREADABLE.filter(([name]) =>
  ['garbage', 'an HTML page', '10 MB'].includes(name),
);
