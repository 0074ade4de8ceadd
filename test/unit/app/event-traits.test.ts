import { expect, test } from 'vitest';
import { EVENT_TRAITS, keptOutcome, noteOutcome, waitsForJournal } from '../../../app/session/state/event-traits.ts';
import type { KioskEvent } from '../../../app/session/state/event.ts';
import { tiyn } from '../../../app/money/money.ts';
import { repeatedNumber } from '../../../app/payment/provider.ts';
import { replay } from '../../../app/journal/replay.ts';
import { err } from '../../../app/result.ts';

const booted: KioskEvent = { kind: 'booted', ledger: replay([]), version: 'test' };
const stacked: KioskEvent = { kind: 'bill-stacked', billTiyn: tiyn(50_000), asked: true, freshId: 'fresh' };
const ready = (isFresh: boolean): KioskEvent => ({ kind: 'acceptor-ready', billsTiyn: [tiyn(50_000)], isFresh });

test('events that are reported only once are kept unchanged', () => {
  const connected: KioskEvent = { kind: 'connect-answered', provider: 'kaspi', result: err(repeatedNumber('15')) };
  for (const event of [booted, stacked, connected]) expect(keptOutcome(event)).toBe(event);
});

test('events that are repeated are dropped', () => {
  const dropped: readonly KioskEvent[] = [
    { kind: 'time-passed' },
    { kind: 'cancel', revision: 1 },
    { kind: 'relay-ready' },
    { kind: 'bill-escrowed', billTiyn: tiyn(50_000) },
  ];
  for (const event of dropped) expect(keptOutcome(event)).toBeNull();
});

test('of a ready acceptor’s report only the part about a note is kept', () => {
  expect(keptOutcome(ready(true))).toEqual({ kind: 'bill-nowhere' });
  expect(keptOutcome(ready(false))).toBeNull();
  expect(noteOutcome(stacked)).toBeNull();
  expect(waitsForJournal(ready(true))).toBe(false);
});

test('all events about a note wait in their order', () => {
  const waiting = Object.entries(EVENT_TRAITS).filter(([, { notes }]) => notes === 'all');
  expect(waiting.map(([kind]) => kind).sort()).toEqual([
    'bill-doubtful',
    'bill-found',
    'bill-nowhere',
    'bill-returned',
    'bill-stacked',
    'cassette-removed',
  ]);
  expect(waitsForJournal(stacked)).toBe(true);
});
