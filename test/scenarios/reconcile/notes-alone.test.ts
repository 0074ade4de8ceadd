import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cashSale } from '../../unit/journal/history.ts';
import { withTradePoint } from './trade-point.ts';

const point = withTradePoint('enhanced');

/** The configuration of a machine that takes notes alone, beside the same journal. */
function notesAlone(): string {
  const file = join(point.dataDirectory, 'notes-alone.yaml');
  writeFileSync(
    file,
    `version: 1
payment: { cash: {} }
peripherals:
  relay: { driver: lcus, port: /dev/serial/by-path/relay }
  billAcceptor: { driver: ccnet, port: /dev/serial/by-path/bills }
catalogue:
  - { id: water, channel: 1, name: Water, priceTenge: 450, stock: 10 }
`,
  );
  return file;
}

test('without a bank the command succeeds; cassette and products are compared', async () => {
  await point.newKiosk();
  point.write(
    { kind: 'stock-loaded', productId: 'water', count: 10 },
    ...cashSale('a', 50_000),
    ...cashSale('b', 100_000),
  );
  const config = ['--config', notesAlone(), '--language', 'en'];
  const alone = await point.run(config);
  expect(alone).toMatchObject({ code: 0, out: expect.stringContaining('no bank to compare with') });
  const reported = await point.reconcile(...config, '--cash', '1500', '--counts', 'water=8');
  expect(reported).toMatchObject({ code: 0, findings: [], summary: { notAsked: null } });
  expect(await point.reconcile(...config, '--cash', '1000', '--counts', 'water=7')).toMatchObject({
    code: 1,
    findings: expect.arrayContaining([
      expect.objectContaining({ finding: 'cash-missing' }),
      expect.objectContaining({ finding: 'products-missing' }),
    ]),
  });
});

test('purchases from the time with a bank are listed as not compared', async () => {
  await point.newKiosk();
  await point.sell();
  const { code, reason, findings } = await point.reconcile('--config', notesAlone());
  expect([code, reason, findings.map(({ finding }) => finding)]).toEqual([1, 'not-compared', ['service-gone']]);
});
