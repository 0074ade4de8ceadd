import { describe, expect, test } from 'vitest';
import { emptyFleet, totalsOf, withMessages, withTime, type Fleet } from '../../../app/fleet/console/fleet.ts';
import type { OnlineState } from '../../../app/fleet/wire/state.ts';
import { dayOf } from '../../../app/journal/days.ts';
import { DAY_MS, HOUR_MS } from '../../../app/units.ts';
import { DAY_START_MS, NOON_MS, onlineState, readOn, saleMessage } from '../../support/fleet/messages.ts';

const TODAY: NonNullable<OnlineState['today']> = {
  day: dayOf(DAY_START_MS + DAY_MS / 2),
  sold: 7,
  soldTiyn: 315_000,
  refundedTiyn: 45_000,
};

/** What a page knows that was opened after the machine had told its state at noon, with ten messages behind it. */
function opened(change: Partial<OnlineState> = {}): Fleet {
  const state = onlineState('A', { sequence: 10, today: TODAY, ...change });
  return withMessages(emptyFleet(DAY_START_MS), [readOn('A', 'state', state)], NOON_MS);
}

function heard(fleet: Fleet, sequence: number, change = {}): Fleet {
  return withMessages(fleet, [readOn('A', 'sales', saleMessage('A', sequence, change))], NOON_MS);
}

describe('the sales of the day', () => {
  test('are complete from what the broker keeps', () => {
    expect(totalsOf(opened())).toMatchObject({ sold: 7, soldTiyn: 315_000, refundedTiyn: 45_000 });
  });

  test('count what is heard since, once', () => {
    const later = heard(heard(opened(), 11), 11);
    expect(totalsOf(later)).toMatchObject({ sold: 8, soldTiyn: 360_000 });
    const after = onlineState('A', {
      sequence: 11,
      at: NOON_MS + HOUR_MS,
      today: { ...TODAY, sold: 8, soldTiyn: 360_000 },
    });
    const told = withMessages(later, [readOn('A', 'state', after)], NOON_MS + HOUR_MS);
    expect(totalsOf(told)).toMatchObject({ sold: 8, soldTiyn: 360_000 });
  });

  test('do not count again what is sent again, nor a later word about a sale that is in them', () => {
    const early = new Date(NOON_MS - HOUR_MS).toISOString();
    const again = heard(opened(), 4);
    const refunded = heard(again, 12, { startedAt: early, endedAt: early, refundedTiyn: 45_000 });
    expect(totalsOf(refunded)).toMatchObject({ sold: 7, soldTiyn: 315_000 });
  });

  test('begin anew with the day', () => {
    const tomorrow = withTime(opened(), NOON_MS + DAY_MS, DAY_START_MS + DAY_MS);
    expect(totalsOf(tomorrow)).toMatchObject({ sold: 0, soldTiyn: 0 });
  });

  test('are what was heard where a machine says nothing of them', () => {
    expect(totalsOf(heard(opened({ today: null }), 11))).toMatchObject({ sold: 1, soldTiyn: 45_000 });
  });
});
