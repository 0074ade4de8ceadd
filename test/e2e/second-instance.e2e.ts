import { runToEnd } from '../support/kiosk/kiosk.ts';
import { expect, test } from '../support/kiosk/kiosk-test.ts';
import { buy } from '../support/kiosk/sales.ts';

test('a second instance on the same data refuses to start, and the first continues', async ({
  bank,
  relay,
  kiosks,
}) => {
  const kiosk = await kiosks.open();
  const { folder } = kiosks;
  const second = await runToEnd({ dataDirectory: folder.dataDirectory, config: folder.configFile });
  expect(second.code).not.toBe(0);
  expect(second.code).not.toBeNull();
  expect(second.output).toContain(`another Sauda is running with the data directory ${folder.dataDirectory}`);
  expect(await kiosk.screen()).toBe('idle');
  await buy(kiosk, bank);
  await expect.poll(() => relay.pulses()).toEqual([1]);
});

test('a wrong flag ends with its usage', async ({ kiosks }) => {
  const ended = await runToEnd({ dataDirectory: kiosks.folder.dataDirectory, config: null, flags: ['--config='] });
  expect(ended.code).not.toBe(0);
  expect(ended.output).toContain('usage: sauda');
});
