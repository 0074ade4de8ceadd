import { expect, test } from '../support/kiosk/kiosk-test.ts';
import type { Kiosk } from '../support/kiosk/kiosk.ts';
import { buy, toConfirm, toQr } from '../support/kiosk/sales.ts';

const DEATHS_BEFORE_RESTART = 3;
/** With the sixth Chromium ends the application. */
const DEATHS_BEFORE_THE_END = 6;

function gpuPid(kiosk: Kiosk): Promise<number | null> {
  return kiosk.app
    .evaluate(({ app }) => app.getAppMetrics().find(({ type }) => type === 'GPU')?.pid ?? null)
    .catch(() => null);
}

/** Kills the GPU process so often, each time when it is there again. */
async function killGpu(kiosk: Kiosk, times: number, stop = (): boolean => false): Promise<void> {
  let last: number | null = null;
  for (let death = 0; death < times && !stop(); death += 1) {
    await expect
      .poll(async () => {
        const pid = await gpuPid(kiosk);
        return stop() || (pid !== null && pid !== last);
      })
      .toBe(true);
    last = await gpuPid(kiosk);
    if (last !== null) process.kill(last, 'SIGKILL');
  }
}

function endOf(kiosk: Kiosk): Promise<{ code: number | null; signal: string | null }> {
  return new Promise((resolve) => {
    kiosk.app.process().once('exit', (code, signal) => {
      resolve({ code, signal });
    });
  });
}

test('the GPU process crashes repeatedly: an orderly restart after the sale, then a run without the GPU', async ({
  bank,
  relay,
  kiosks,
}) => {
  const kiosk = await kiosks.open();
  const ended = endOf(kiosk);
  await toQr(kiosk, bank);
  await killGpu(kiosk, DEATHS_BEFORE_RESTART);
  await kiosk.loggedTimes('process-gone', DEATHS_BEFORE_RESTART);
  const purchase = await bank.purchase(1);
  purchase.scan();
  await kiosk.waitScreen('confirm');
  purchase.confirm();
  await kiosk.waitScreen('success');
  await kiosk.tap('Дайын');
  expect(await ended).toEqual({ code: 10, signal: null });
  expect((await kiosk.onlySale()).state).toBe('closed');
  expect((await kiosk.logged('restart-wanted')).facts).toEqual({ cause: 'gpu-process' });

  const second = await kiosks.start();
  await second.waitScreen('idle');
  await second.logged('screen-changed');
  expect(second.logSoFar().some(({ event }) => event === 'started-without-gpu')).toBe(false);
  const endedAgain = endOf(second);
  await killGpu(second, DEATHS_BEFORE_RESTART);
  expect(await endedAgain).toEqual({ code: 10, signal: null });

  const third = await kiosks.start();
  await third.waitScreen('idle');
  await third.logged('started-without-gpu');
  await buy(third, bank, 2);
  expect(relay.isAllOff()).toBe(true);
});

test('its sixth crash ends main in the middle of a pulse: the contact opens', async ({ bank, relay, kiosks }) => {
  const kiosk = await kiosks.open({ pulseMs: 5_000 });
  const ended = endOf(kiosk);
  let isDead = false;
  void ended.then(() => {
    isDead = true;
  });
  const purchase = await toConfirm(kiosk, bank);
  await killGpu(kiosk, DEATHS_BEFORE_THE_END - 1);
  const switchedOn = relay.change(({ on }) => on);
  purchase.confirm();
  await switchedOn;
  const switchedOff = relay.change(({ on }) => !on);
  const started = performance.now();
  // How many it takes depends on what this computer can draw with.
  await killGpu(kiosk, 2 * DEATHS_BEFORE_THE_END, () => isDead);
  expect((await ended).signal).toBe('SIGTRAP');
  await switchedOff;
  expect(performance.now() - started).toBeLessThan(4_900);
  expect(relay.isAllOff()).toBe(true);
});
