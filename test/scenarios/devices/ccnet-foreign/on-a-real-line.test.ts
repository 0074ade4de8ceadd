import { expect, it } from 'vitest';
import type { BillAcceptorEvent } from '../../../../drivers/bill-acceptor/bill-acceptor.ts';
import { createSerialOpener } from '../../../../drivers/port/serial-port.ts';
import { registry } from '../../../../drivers/registry.ts';
import { systemClock } from '../../../../drivers/common/system-clock.ts';
import { ForeignCcnetUnit } from '../../../support/foreign-ccnet/unit.ts';
import { SLOT } from '../../../support/foreign-ccnet/words.ts';
import { createPtyPair } from '../../../support/lines/pty-pair.ts';
import { tenge, usual } from './harness.ts';
import { nextValue } from '../next-value.ts';

it('on a real serial line a foreign unit is read, a note is stacked and another one returned', async () => {
  const pair = await createPtyPair();
  const opener = createSerialOpener(systemClock);
  const port = await opener.open({ path: pair.devicePath, baudRate: 9_600 });
  if (!port.ok) throw new Error(port.error.message);
  const unit = new ForeignCcnetUnit({ clock: systemClock, checksTiming: false, pace: 5 });
  unit.attach(port.value);
  unit.powerOn();
  const made = registry.createBillAcceptor({ driver: 'ccnet', port: pair.hostPath }, { opener, clock: systemClock });
  if (!made.ok) throw new Error(made.error);
  const acceptor = made.value;
  const next = (kind: BillAcceptorEvent['kind']): Promise<BillAcceptorEvent> =>
    nextValue<BillAcceptorEvent>(
      (listener) => acceptor.onEvent(listener),
      (event) => event.kind === kind,
    );
  try {
    const ready = next('ready');
    acceptor.start();
    expect(await ready).toMatchObject({ billsTiyn: usual, identity: { serialNumber: '73KC11042' } });
    acceptor.accept(usual);
    for (const [slot, worth, end] of [
      [SLOT.tenge1000, 1_000, 'stacked'],
      [SLOT.tenge10000, 10_000, 'returned'],
    ] as const) {
      const escrowed = next('escrowed');
      await expect.poll(() => unit.insert(slot)).toBe(true);
      expect(await escrowed).toEqual({ kind: 'escrowed', billTiyn: tenge(worth) });
      const ended = next(end);
      expect((end === 'stacked' ? acceptor.stack() : acceptor.giveBack()).ok).toBe(true);
      expect(await ended).toEqual({ kind: end, billTiyn: tenge(worth), asked: end === 'stacked' });
    }
    expect([unit.cassette, unit.givenBack]).toEqual([[SLOT.tenge1000], [SLOT.tenge10000]]);
    expect(unit.violations).toEqual([]);
  } finally {
    await acceptor.stop();
    unit.powerOff();
    await port.value.close();
    await pair.dispose();
  }
});
