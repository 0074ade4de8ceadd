import { expect, test } from 'vitest';
import { STUCK_SALES_LIMIT } from '../../../../app/session/state/delays.ts';
import { withUnseenSale } from '../../../../app/session/dispense/stuck-products.ts';
import { stockDoor } from '../../../../app/service/doors/stock/door.ts';
import { initialState, type KioskState } from '../../../../app/session/state/state.ts';
import { harnessSettings } from '../../../support/harness/loop-harness.ts';
import { SHELF } from './harness.ts';

const now = { wallMs: 0, monoMs: 0 };

function stuck(): KioskState {
  let kiosk = initialState({ ...harnessSettings, catalogue: SHELF });
  for (let sale = 0; sale < STUCK_SALES_LIMIT; sale += 1) kiosk = withUnseenSale(kiosk, 'water');
  return kiosk;
}

test('a stuck product is shown as stuck, and sold again once its spiral was cleared', () => {
  const context = { kiosk: stuck(), role: 'technician', now } as const;
  const { state } = stockDoor.open(context);
  const water = (kiosk: KioskState) =>
    stockDoor.view(state, { ...context, kiosk }).slots.find(({ productId }) => productId === 'water');
  expect(water(context.kiosk)).toMatchObject({ state: 'stuck', isStuck: true });
  const cleared = stockDoor.act(state, { kind: 'cleared', productId: 'water' }, context);
  expect(cleared.entries).toEqual([
    { kind: 'spiral-cleared', productId: 'water', role: 'technician', before: STUCK_SALES_LIMIT },
  ]);
  expect(water(cleared.kiosk ?? context.kiosk)).toMatchObject({ isStuck: false });
});

test('filling the channel of a stuck product clears its spiral', () => {
  const context = { kiosk: stuck(), role: 'collector', now } as const;
  const { state } = stockDoor.open(context);
  const filled = stockDoor.act(state, { kind: 'fill', productId: 'water' }, context);
  expect(filled.entries?.map(({ kind }) => kind)).toEqual(['stock-set', 'spiral-cleared']);
});

test('a spiral that is not stuck needs no clearing', () => {
  const context = { kiosk: initialState({ ...harnessSettings, catalogue: SHELF }), role: 'technician', now } as const;
  const { state } = stockDoor.open(context);
  expect(stockDoor.act(state, { kind: 'cleared', productId: 'water' }, context)).toEqual({ state: null });
});
