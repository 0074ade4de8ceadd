import { expect, test } from 'vitest';
import { withKiosk } from '../../support/harness/with-kiosk.ts';

const start = withKiosk();

test('stopped in a pulse: the outcome is recorded, and the sale is closed', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  kiosk.bank.confirm();
  await kiosk.poll();
  expect(kiosk.simulator.isOn(1)).toBe(true);
  await kiosk.stop();
  expect(kiosk.simulator.isOn(1)).toBe(false);
  expect(kiosk.ledger()).toMatchObject([
    { state: 'closed', paidTiyn: 45_000, deliveredTiyn: 45_000, owedTiyn: 0, dispensed: true },
  ]);
});

test('the log records when the kiosk sells again', async () => {
  const kiosk = await start();
  expect(kiosk.logged.map(({ event }) => event)).not.toContain('back-in-service');
  for (const times of [1, 2]) {
    kiosk.device.unplug();
    await kiosk.clock.advance(2_000);
    expect(kiosk.screen.name).toBe('out-of-service');
    kiosk.device.plug();
    await kiosk.clock.advance(5_000);
    expect(kiosk.screen.name).toBe('idle');
    expect(kiosk.logged.filter(({ event }) => event === 'back-in-service')).toHaveLength(times);
  }
});
