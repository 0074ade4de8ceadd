import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readArrived, type Read } from '../../../app/fleet/console/arrived.ts';
import {
  alarmsOf,
  emptyFleet,
  totalsOf,
  withCommandSent,
  withMessages,
  withOutageOver,
  withTime,
  worstFirst,
} from '../../../app/fleet/console/fleet.ts';
import { soldByProduct } from '../../../app/fleet/console/day-sales.ts';
import { DAY_MS, MINUTE_MS } from '../../../app/units.ts';
import {
  arrivedOn,
  DAY_START_MS,
  eventMessage,
  NOON_MS,
  offlineState,
  onlineState,
  readOn,
  saleMessage,
} from '../../support/fleet/messages.ts';

const fleetOf = (...reads: readonly Read[]): ReturnType<typeof withMessages> =>
  withMessages(emptyFleet(DAY_START_MS), reads, NOON_MS);
const alarmNames = (fleet: ReturnType<typeof withMessages>): readonly string[] =>
  alarmsOf(fleet).map(({ kioskId, alarm }) => `${kioskId} ${alarm}`);

describe('the fleet on the console', () => {
  test('the worst machine comes first, and its alarms are open until its state has none', () => {
    const alarm = { alarm: 'out-of-service', subject: '', severity: 'critical', since: NOON_MS } as const;
    const before = fleetOf(
      readOn('A', 'state', onlineState('A')),
      readOn('B', 'state', onlineState('B', { alarms: [{ ...alarm, alarm: 'stock-low', severity: 'warning' }] })),
      readOn('C', 'state', onlineState('C', { alarms: [alarm] })),
      readOn('D', 'state', offlineState('D', { reason: 'stopping' })),
    );
    expect(worstFirst(before).map(({ machine }) => machine.kioskId)).toEqual(['C', 'B', 'D', 'A']);
    expect(totalsOf(before)).toMatchObject({ machines: 4, online: 3, critical: 1, warning: 2 });
    const after = withMessages(before, [readOn('C', 'state', onlineState('C'))], NOON_MS);
    expect(alarmNames(after)).toEqual(['B stock-low', 'D stopped']);
  });

  test('a lost machine is an alarm, and keeps what it said last', () => {
    const stock = {
      productId: 'water',
      name: {},
      channel: 1,
      priceTiyn: 1,
      count: 4,
      capacity: 9,
      isOff: false,
      isStuck: false,
    };
    const fleet = fleetOf(
      readOn('A', 'state', onlineState('A', { stock: [stock] })),
      readOn('A', 'state', offlineState('A')),
    );
    expect(alarmNames(fleet)).toEqual(['A lost']);
    expect(fleet.rows.get('A')?.machine.lastOnline?.stock).toEqual([stock]);
  });

  test('sales of the day are counted once each, whatever arrives twice, late or in another order', () => {
    const messages = [
      saleMessage('A', 1, { saleId: 'one', state: 'open', deliveredTiyn: 0, owedTiyn: 45_000, dispensed: false }),
      saleMessage('A', 2, { saleId: 'one' }),
      saleMessage('A', 3, { saleId: 'two', deliveredTiyn: 0, refundedTiyn: 45_000, dispensed: false }),
      saleMessage('A', 4, { saleId: 'old', startedAt: new Date(DAY_START_MS - 1).toISOString() }),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray([...messages, ...messages], { minLength: 8, maxLength: 8 }), (arriving) => {
        const fleet = fleetOf(...arriving.map((message) => readOn('A', 'sales', message)));
        expect(totalsOf(fleet)).toMatchObject({ sold: 1, soldTiyn: 45_000, refundedTiyn: 45_000, owedTiyn: 0 });
      }),
    );
    const fleet = fleetOf(...messages.map((message) => readOn('A', 'sales', message)));
    expect(soldByProduct([...fleet.rows.values()].map(({ machine }) => machine.sales))).toMatchObject([
      { productId: 'water', pieces: 1, tiyn: 45_000 },
    ]);
    const tomorrow = withTime(fleet, NOON_MS + DAY_MS, DAY_START_MS + DAY_MS);
    expect(totalsOf(tomorrow)).toMatchObject({ sold: 0, soldTiyn: 0 });
  });

  test('a basket counts for each of its products', () => {
    const juice = { productId: 'juice', name: { en: 'Juice' }, quantity: 1, priceTiyn: 60_000 };
    const basket = { quantity: 3, priceTiyn: 150_000, paidTiyn: 150_000, deliveredTiyn: 150_000, further: [juice] };
    const fleet = fleetOf(readOn('A', 'sales', saleMessage('A', 1, basket)), readOn('A', 'sales', saleMessage('A', 2)));
    expect(soldByProduct([...fleet.rows.values()].map(({ machine }) => machine.sales))).toMatchObject([
      { productId: 'water', pieces: 3, tiyn: 135_000 },
      { productId: 'juice', pieces: 1, tiyn: 60_000 },
    ]);
  });

  test('a message that stays missing becomes an alarm after two minutes, and its arrival ends it', () => {
    const gap = fleetOf(readOn('A', 'sales', saleMessage('A', 1)), readOn('A', 'sales', saleMessage('A', 3)));
    expect(alarmNames(gap)).toEqual([]);
    const later = withTime(gap, NOON_MS + 2 * MINUTE_MS, DAY_START_MS);
    expect(alarmsOf(later)).toMatchObject([{ alarm: 'messages-missing', subject: '1', sinceMs: NOON_MS }]);
    const closed = withMessages(later, [readOn('A', 'sales', saleMessage('A', 2))], NOON_MS + 3 * MINUTE_MS);
    expect(alarmNames(closed)).toEqual([]);
  });

  test('what the console did not hear while its own connection was lost is not missing', () => {
    const before = fleetOf(readOn('A', 'sales', saleMessage('A', 1)), readOn('A', 'sales', saleMessage('A', 2)));
    const after = withMessages(
      withOutageOver(before, NOON_MS),
      [readOn('A', 'state', onlineState('A', { sequence: 9 })), readOn('A', 'sales', saleMessage('A', 12))],
      NOON_MS,
    );
    const later = withTime(after, NOON_MS + 2 * MINUTE_MS, DAY_START_MS);
    // From 10 on it was listening again.
    expect(alarmsOf(later)).toMatchObject([{ alarm: 'messages-missing', subject: '2' }]);
    expect(totalsOf(later).sold).toBe(3);
  });

  test('two machines with one identity are noticed: a run, a series of the outbox or a number that comes back', () => {
    const run = (since: number): Read => readOn('A', 'state', onlineState('A', { since }));
    expect(alarmNames(fleetOf(run(1), run(2)))).toEqual([]);
    expect(alarmNames(fleetOf(run(1), run(2), run(1)))).toEqual(['A same-identity']);
    const ofSeries = (series: string): Read => readOn('A', 'state', onlineState('A', { series }));
    expect(alarmNames(fleetOf(ofSeries('series-one'), ofSeries('series-two')))).toEqual([]);
    expect(alarmNames(fleetOf(ofSeries('series-one'), ofSeries('series-two'), ofSeries('series-one')))).toEqual([
      'A same-identity',
    ]);
    const sale = (priceTiyn: number): Read => readOn('A', 'sales', saleMessage('A', 1, { priceTiyn }));
    expect(alarmNames(fleetOf(sale(1), sale(1)))).toEqual([]);
    expect(alarmNames(fleetOf(sale(1), sale(2)))).toEqual(['A same-identity']);
  });

  test('a clock that is wrong is noticed from what is sent now, not from what was retained', () => {
    const wrong = onlineState('A', { at: NOON_MS - 10 * MINUTE_MS });
    expect(alarmNames(fleetOf(readOn('A', 'state', wrong, { isRetained: true })))).toEqual([]);
    expect(alarmNames(fleetOf(readOn('A', 'state', wrong)))).toEqual(['A clock']);
  });

  test('messages in another machine’s name, garbage and unknown topics change nothing but a count', () => {
    const fleet = fleetOf(
      readOn('A', 'state', onlineState('A')),
      readOn('A', 'state', offlineState('B')),
      readOn('A', 'sales', '{"kioskId":"A"'),
      readOn('A', 'events', 'null'),
    );
    expect(alarmsOf(fleet)).toMatchObject([{ kioskId: 'A', alarm: 'unreadable', subject: '3' }]);
    expect(fleet.rows.get('A')?.machine.state?.online).toBe(true);
    for (const topic of ['sauda/v2/A/state', 'sauda/v1/A/state/x', 'sauda/v1/a b/state', 'other'])
      expect(readArrived({ ...arrivedOn('A', 'state', onlineState('A')), topic })).toBeNull();
    expect(readArrived(arrivedOn('A', 'commands', {}))).toBeNull();
  });

  test('no text can break the reading', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.json(), fc.string()),
        fc.constantFrom('state', 'sales', 'events', 'answers', 'confirmed'),
        (text, name) => {
          const read = readArrived(arrivedOn('A', name, text));
          if (read !== null) expect(fleetOf(read).rows.size).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  test('an emptied state takes the machine off the list', () => {
    const fleet = fleetOf(readOn('A', 'state', onlineState('A')));
    expect(withMessages(fleet, [readOn('A', 'state', '')], NOON_MS).rows.size).toBe(0);
  });

  test('events come in the order in which they happened; a sent command and its answer stay with the machine', () => {
    const fleet = fleetOf(
      readOn('A', 'events', { ...eventMessage('A', 2, { kind: 'power-cut' }), at: NOON_MS + 2 }),
      readOn('A', 'events', { ...eventMessage('A', 1, { kind: 'started', version: '1' }), at: NOON_MS + 1 }),
    );
    expect(fleet.rows.get('A')?.machine.events.map(({ event }) => event.kind)).toEqual(['power-cut', 'started']);
    const sent = { id: 'command-1', kind: 'restart', sentMs: NOON_MS, expiresMs: NOON_MS + 1 };
    expect(withCommandSent(fleet, 'A', sent).rows.get('A')?.machine.sent).toEqual([sent]);
    expect(withCommandSent(fleet, 'B', sent)).toBe(fleet);
  });

  test('a thousand machines: all of their retained states are in the list', () => {
    const ids = Array.from({ length: 1_000 }, (_, index) => `M-${String(index).padStart(4, '0')}`);
    const fleet = fleetOf(...ids.map((id) => readOn(id, 'state', onlineState(id), { isRetained: true })));
    expect(worstFirst(fleet).map(({ machine }) => machine.kioskId)).toEqual(ids);
    expect(totalsOf(fleet)).toMatchObject({ machines: 1_000, online: 1_000, critical: 0, warning: 0 });
  });
});
