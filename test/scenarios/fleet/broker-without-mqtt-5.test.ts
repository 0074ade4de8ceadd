import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:tls';
import { Aedes } from 'aedes';
import { afterAll, expect, test } from 'vitest';
import { saleMessageSchema, type SaleMessage } from '../../../app/fleet/wire/messages.ts';
import { FleetHarness } from '../../support/fleet/harness.ts';

const machine = new FleetHarness();
const { certificates } = machine;
const broker = await Aedes.createBroker();
const server = createServer(
  {
    cert: readFileSync(certificates.broker.certFile),
    key: readFileSync(certificates.broker.keyFile),
    ca: readFileSync(certificates.caFile),
    requestCert: true,
    rejectUnauthorized: true,
  },
  (socket) => void broker.handle(socket),
);
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
const port = address === null || typeof address === 'string' ? 0 : address.port;
const sales: SaleMessage[] = [];
broker.on('publish', ({ topic, payload }) => {
  if (topic === machine.topic('sales')) sales.push(saleMessageSchema.parse(JSON.parse(payload.toString())));
});
afterAll(async () => {
  await machine.end();
  server.close();
  await new Promise<void>((resolve) => {
    broker.close(resolve);
  });
});

test('a broker that only knows MQTT 3.1.1 is spoken to in that from the second attempt on', async () => {
  machine.sell(3);
  machine.start(`mqtts://localhost:${String(port)}`);
  await machine.until(() => sales.length === 3);
  expect(sales.map(({ sequence, sale }) => [sequence, sale.saleId])).toEqual([
    [1, 'sale-1'],
    [2, 'sale-2'],
    [3, 'sale-3'],
  ]);
  expect(sales[0]?.sale).toMatchObject({ paidTiyn: 50_000, owedTiyn: 0, state: 'closed', productId: 'water' });
  expect(machine.logged.map(({ event }) => event)).toEqual(['fleet-lost', 'fleet-connected']);
});
