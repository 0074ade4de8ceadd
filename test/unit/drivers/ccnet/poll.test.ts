import fc from 'fast-check';
import { expect, it } from 'vitest';
import { failureTexts, rejectTexts, troubleText } from '../../../../drivers/bill-acceptor/vocabulary.ts';
import { failureKinds, rejectReasons } from '../../../../drivers/bill-acceptor/ccnet/protocol/codes.ts';
import { decodePoll, pollOf } from '../../../../drivers/bill-acceptor/ccnet/protocol/poll.ts';

const poll = (...body: readonly number[]) => decodePoll(Uint8Array.from(body));

it.each([
  [0x10, 'power-up'],
  [0x11, 'power-up-bill-in-acceptor'],
  [0x12, 'power-up-bill-in-stacker'],
  [0x13, 'initialize'],
  [0x14, 'idling'],
  [0x15, 'accepting'],
  [0x17, 'stacking'],
  [0x18, 'returning'],
  [0x19, 'unit-disabled'],
  [0x1a, 'holding'],
])('%i is %s', (byte, state) => {
  expect(poll(byte)).toEqual({ state });
});

it.each([
  [0x41, 'cassette-full'],
  [0x42, 'cassette-removed'],
  [0x43, 'jammed'],
  [0x44, 'cassette-jammed'],
  [0x45, 'cheated'],
  [0x46, 'paused'],
])('%i is the trouble %s', (byte, kind) => {
  expect(poll(byte)).toEqual({ state: 'trouble', trouble: { kind } });
});

it('reads the answers of two bytes', () => {
  expect(poll(0x1b, 5)).toEqual({ state: 'busy', busyMs: 500 });
  expect(poll(0x1c, 0x60)).toEqual({ state: 'rejecting', reason: 'insertion' });
  expect(poll(0x1c, 0x6b)).toEqual({ state: 'rejecting', reason: 'unknown' });
  expect(poll(0x47, 0x50)).toEqual({
    state: 'trouble',
    trouble: { kind: 'failure', failure: 'stack-motor', code: 0x50 },
  });
  expect(poll(0x47, 0xee)).toEqual({ state: 'trouble', trouble: { kind: 'failure', failure: 'unknown', code: 0xee } });
  expect(poll(0x80, 2)).toEqual({ state: 'escrow', slot: 2 });
  expect(poll(0x81, 3)).toEqual({ state: 'stacked', slot: 3 });
  expect(poll(0x82, 7)).toEqual({ state: 'returned', slot: 7 });
});

it('never takes a wrong length for money', () => {
  expect(poll(0x81)).toEqual({ state: 'unknown', bytes: [0x81] });
  expect(poll(0x81, 2, 0)).toEqual({ state: 'unknown', bytes: [0x81, 2, 0] });
  expect(poll(0x14, 0x14)).toEqual({ state: 'unknown', bytes: [0x14, 0x14] });
  expect(poll(0x1d)).toEqual({ state: 'unknown', bytes: [0x1d] });
});

it('takes a stacked bill without its type for an unknown bill', () => {
  expect(pollOf(Uint8Array.of(0x81))).toEqual({ state: 'stacked', slot: null });
  expect(pollOf(Uint8Array.of(0x81, 3, 0))).toEqual({ state: 'stacked', slot: 3 });
});

it('takes a rejection and a failure without their reason for unknown ones', () => {
  expect(pollOf(Uint8Array.of(0x1c))).toEqual({ state: 'rejecting', reason: 'unknown' });
  expect(pollOf(Uint8Array.of(0x47))).toMatchObject({ state: 'trouble', trouble: { failure: 'unknown' } });
  for (const byte of [0x80, 0x82]) expect(pollOf(Uint8Array.of(byte))).toEqual({ state: 'unknown', bytes: [byte] });
});

it('reads or ignores any bytes', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 4 }), (body) => typeof decodePoll(body).state === 'string'));
});

it('has a name for every code, and a code for every name', () => {
  expect(new Set(rejectReasons.values())).toEqual(
    new Set(Object.keys(rejectTexts).filter((word) => word !== 'unknown')),
  );
  expect(new Set(failureKinds.values())).toEqual(
    new Set(Object.keys(failureTexts).filter((word) => word !== 'unknown')),
  );
  expect(troubleText({ kind: 'failure', failure: 'cover-open', code: 0xfe })).toBe('failure FE: cover is open');
});
