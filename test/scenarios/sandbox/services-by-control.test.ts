import { afterAll, beforeAll, expect, it } from 'vitest';
import { summary } from '../../../sandbox/cli-output.ts';
import { startSandbox, type Sandbox } from '../../../sandbox/server.ts';
import { FakeClock, temporaryFolder } from './support.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let sandbox: Sandbox;

beforeAll(async () => {
  folder = await temporaryFolder();
  sandbox = await startSandbox({
    dir: folder.dir,
    clock: new FakeClock(),
    ports: {},
    apiPay: { port: 0 },
    controlPort: 0,
  });
});
afterAll(async () => {
  await sandbox.close();
  await folder.remove();
});

async function control(path: string, body: object | null = null): Promise<readonly [number, unknown]> {
  const answer = await fetch(
    `${String(sandbox.controlUrl)}${path}`,
    body === null
      ? {}
      : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) },
  );
  return [answer.status, await answer.json()];
}

it('tells at the start how to pay', () => {
  const told = summary(sandbox);
  expect(told).toContain(`'{"id":"ID","action":"pay"}' ${String(sandbox.controlUrl)}/apipay/play`);
  expect(told).not.toContain('ApiKey of r1');
  expect(summary({ ...sandbox, controlUrl: null })).toContain('add --port-control P');
});

it('sets faults, plays the customer and lists what there is', async () => {
  expect(await control('/apipay/invoices')).toEqual([200, []]);
  const garbage = { method: 'invoices/get', faults: [{ kind: 'garbage' }], times: 2 };
  expect(await control('/apipay/faults', garbage)).toEqual([200, [garbage]]);
  expect(await control('/apipay/faults', { method: '*', faults: [] })).toEqual([200, []]);
  expect(await control('/apipay/play', { id: '1', action: 'pay' })).toEqual([
    409,
    { error: 'there is no such invoice' },
  ]);
  expect(
    await control('/apipay/faults', { method: '*', faults: [{ kind: 'letter-case', letterCase: 'lower' }] }),
  ).toEqual([400, expect.anything()]);
});

it('says how a service is opened that is closed', async () => {
  expect(await control('/byfly/payments')).toEqual([
    404,
    { error: 'the service is not open: start the sandbox with --byfly-port' },
  ]);
});
