import { afterEach, beforeEach, expect, it } from 'vitest';
import { tiyn } from '../../../../app/money/money.ts';
import type { BillAcceptor, BillAcceptorEvent } from '../../../../drivers/bill-acceptor/bill-acceptor.ts';
import { createSerialOpener } from '../../../../drivers/port/serial-port.ts';
import { registry } from '../../../../drivers/registry.ts';
import { systemClock } from '../../../../drivers/common/system-clock.ts';
import { SimulateCommand } from '../../../support/lines/simulate-command.ts';
import { nextValue } from '../next-value.ts';

let command: SimulateCommand;
let acceptor: BillAcceptor | undefined;

beforeEach(() => {
  command = new SimulateCommand('ccnet', '--pty', '--bills', '500,2000');
});

afterEach(async () => {
  await acceptor?.stop();
  await command.end();
});

it('a note is inserted by a typed command and stacked by the driver of the kiosk', async () => {
  const path = await command.kioskPort();
  const made = registry.createBillAcceptor(
    { driver: 'ccnet', port: path },
    { opener: createSerialOpener(systemClock), clock: systemClock },
  );
  if (!made.ok) throw new Error(made.error);
  const driver = made.value;
  acceptor = driver;
  const next = (kind: BillAcceptorEvent['kind']): Promise<BillAcceptorEvent> =>
    nextValue<BillAcceptorEvent>(
      (listener) => driver.onEvent(listener),
      (event) => event.kind === kind,
    );

  const ready = next('ready');
  driver.start();
  expect(await ready).toMatchObject({ billsTiyn: [50_000, 200_000], identity: { model: 'CashCode SM' } });
  const escrowed = next('escrowed');
  driver.accept([tiyn(200_000)]);
  command.type('wait enabled');
  command.type('insert 2000');
  expect(await escrowed).toEqual({ kind: 'escrowed', billTiyn: 200_000 });
  const stacked = next('stacked');
  expect(driver.stack().ok).toBe(true);
  expect(await stacked).toEqual({ kind: 'stacked', billTiyn: 200_000, asked: true });

  await command.onScreen(/host > device {2}02 03 06 35 EC E4 +STACK\n/);
  await command.onScreen(/host < device {2}02 03 07 81 01 \S\S \S\S +81 01 stacked: 2000 \(type 1\)\n/);
  command.type('status');
  await command.onScreen(/cassette: 1 x 2000\n/);
  expect(await command.quit()).toEqual([0, null]);
});
