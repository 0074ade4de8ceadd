import { expect, test } from '../support/kiosk/kiosk-test.ts';
import { toConfirm, WATER } from '../support/kiosk/sales.ts';

const LONG_PULSE_MS = 1_500;

test('SIGTERM while the product falls: the pulse ends on time, and the sale is closed', async ({
  bank,
  relay,
  kiosks,
}) => {
  const kiosk = await kiosks.open({ pulseMs: LONG_PULSE_MS });
  const purchase = await toConfirm(kiosk, bank);
  const switchedOn = relay.change(({ on }) => on);
  const ended = new Promise<number | null>((resolve) => {
    kiosk.app.process().once('exit', resolve);
  });
  purchase.confirm();
  await switchedOn;
  process.kill(kiosk.pid, 'SIGTERM');
  expect(await ended).toBe(0);
  expect(await kiosk.onlySale()).toMatchObject({
    state: 'closed',
    deliveredTiyn: WATER.priceTiyn,
    owedTiyn: 0,
    dispensed: true,
  });
  await expect.poll(() => relay.pulses()).toEqual([WATER.channel]);
  expect(relay.isAllOff()).toBe(true);
});
