import { expect, test } from 'vitest';
import { CashMachine, PAID_BY_BOTH, SOLD } from '../../support/harness/cash-machine.ts';
import { withKiosk } from '../../support/harness/with-kiosk.ts';

const start = withKiosk();

test.each([
  ['jam', 'acceptor-trouble'],
  ['cassette-removed', 'acceptor-trouble'],
  ['power-cut', 'acceptor-lost'],
] as const)('%s while the code for the rest is shown: who pays it gets the product', async (kind, reported) => {
  const machine = await CashMachine.start(start);
  const { kiosk, unit } = machine;
  await machine.toEntry('juice');
  await machine.insert();
  await machine.untilScreen({ name: 'cash', step: 'insert', insertedTiyn: 50_000 });
  await kiosk.method('qr');
  await machine.untilScreen({ name: 'qr' });
  expect(kiosk.bank.purchases).toMatchObject([{ amountTiyn: 25_000 }]);
  unit.setFault({ kind });
  // It returns before the silence limit: the driver learns of the restart from its "power up".
  if (kind === 'power-cut') unit.clearFault(kind);
  await machine.untilLogged(reported, 1);
  expect(kiosk.screen.name).toBe('qr');
  kiosk.bank.scan();
  await machine.untilScreen({ name: 'confirm' });
  kiosk.bank.confirm();
  await machine.finishSale();
  unit.clearFault(kind);
  await machine.buy();
  machine.expectOnRecord([{ ...PAID_BY_BOTH, provider: expect.any(String) }, SOLD]);
});
