import { expect, test } from 'vitest';
import { remoteMachine } from '../../../app/service/remote/remote.ts';
import { aService, CODE, INVOICE } from '../../support/harness/machine-settings.ts';
import { BasketHarness } from './basket-harness.ts';

test('nobody pays for pieces that a count from afar says are not there, while the way to pay is chosen', () => {
  const harness = new BasketHarness({ services: [aService({ methods: [CODE, INVOICE] })] }).ready();
  harness.loop.attachRemote(remoteMachine);
  harness.touch('water').put('water', 3).pay();
  expect(harness.screen.name).toBe('payment');
  const counts = [{ productId: 'water', count: 2 }];
  harness.loop.dispatch({ kind: 'remote-act', id: 'count-it', by: 'key', deed: { kind: 'stock', counts } });
  const { revision } = harness;
  harness.send({ kind: 'method', method: CODE.id, freshId: 'the-sale', revision });
  expect(harness.written('sale-opened')).toEqual([]);
  expect(harness.screen).toMatchObject({ name: 'basket', isReduced: true, lines: [{ quantity: 2 }] });
});
