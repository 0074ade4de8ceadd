import { expect, it } from 'vitest';
import { deriveBridge } from '../../../app/ipc/bridge.ts';
import { customerNames } from '../../../app/ipc/names.ts';
import { intentsOf } from '../../../renderer/customer/state/intents.ts';

type CustomerBridge = Parameters<typeof intentsOf>[0];

it('a touch has the revision of its screen', () => {
  const sent: unknown[] = [];
  const bridge = deriveBridge(customerNames, {
    invoke: (channel, argument) => {
      sent.push([channel, argument]);
      return Promise.resolve();
    },
    subscribe: () => () => undefined,
  }) as unknown as CustomerBridge;
  const intents = intentsOf(bridge, 7);
  intents.choose('juice');
  intents.quantity(3);
  intents.pay();
  expect(sent).toEqual([
    ['sauda:customer:choose', { revision: 7, productId: 'juice' }],
    ['sauda:customer:quantity', { revision: 7, quantity: 3 }],
    ['sauda:customer:pay', { revision: 7 }],
  ]);
});
