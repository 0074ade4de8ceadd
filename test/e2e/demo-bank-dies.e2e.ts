import { test } from '../support/kiosk/kiosk-test.ts';
import { waitOffersCash } from '../support/kiosk/sales.ts';

test('the process that plays the bank is killed: it is started again, and the demonstration sells by QR', async ({
  kiosks,
}) => {
  const kiosk = await kiosks.startDemo([]);
  await kiosk.waitScreen('idle');
  await waitOffersCash(kiosk);
  await kiosk.app.evaluate(({ app }) => {
    const bank = app
      .getAppMetrics()
      .find(({ serviceName, name }) => `${serviceName} ${name}`.includes('Sauda sandbox'));
    if (bank === undefined) throw new Error('the bank has no process');
    process.kill(bank.pid, 'SIGKILL');
  });
  await kiosk.logged('sandbox-gone');
  await kiosk.logged('sandbox-back');
  // The new one knows nothing of this kiosk, which registers itself while the customer waits.
  await kiosk.tapProduct('Су');
  await kiosk.waitScreen('payment');
  await kiosk.tap('Kaspi QR');
  await kiosk.waitScreen('qr');
  await kiosk.loggedTimes('device-registered', 2);
});
