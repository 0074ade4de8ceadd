import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startSandbox } from '../../sandbox/server.ts';
import { Kiosk } from '../support/kiosk/kiosk.ts';

test('paid after Cancel in the enhanced scheme: refunded at once', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'sauda-refund-'));
  const sandbox = await startSandbox({
    dir: join(directory, 'bank'),
    ports: { enhanced: 0 },
    strict: true,
    behaviour: { pollingIntervalS: 1 },
  });
  const kiosk = await Kiosk.start({
    dataDirectory: join(directory, 'data'),
    config: sandbox.files.configs.enhanced ?? '',
  });
  try {
    await kiosk.waitScreen('idle');
    await kiosk.tapProduct('Су');
    await kiosk.tap('Kaspi QR');
    await kiosk.waitScreen('qr');
    const [purchase] = sandbox.purchases();
    if (purchase === undefined) throw new Error('the bank has no purchase');
    await kiosk.tap('Бас тарту');
    await kiosk.waitScreen('idle');
    // A photo of the code is as good as the code.
    expect(await sandbox.phone.scan(purchase.id)).toMatchObject({ ok: true });
    expect(await sandbox.phone.confirm(purchase.id)).toMatchObject({ ok: true });
    await kiosk.waitReason('refund', 'paid-late');
    await expect(kiosk.page.getByRole('heading')).toHaveText('Ақша қайтарылды');
    expect(sandbox.purchases()).toMatchObject([{ id: purchase.id, returnedTiyn: purchase.amountTiyn }]);
    await kiosk.waitSale({
      state: 'closed',
      paidTiyn: purchase.amountTiyn,
      refundedTiyn: purchase.amountTiyn,
      owedTiyn: 0,
      dispensed: false,
    });
    await kiosk.tap('Дайын');
    await kiosk.waitScreen('idle');
    expect(sandbox.violations()).toEqual([]);
  } finally {
    await kiosk.close();
    await sandbox.close();
    await rm(directory, { recursive: true, force: true });
  }
});
