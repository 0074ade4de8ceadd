import { expect, it } from 'vitest';
import { createSerialOpener } from '../../../../drivers/port/serial-port.ts';
import { systemClock } from '../../../../drivers/common/system-clock.ts';
import { createPtyPair } from '../../../support/lines/pty-pair.ts';
import { PortHarness } from './harness.ts';

it('says once that somebody else holds the port, and takes it within one pause after it was let go', async () => {
  const pair = await createPtyPair();
  const harness = await PortHarness.make();
  await harness.leadTo(pair.hostPath);
  const other = await createSerialOpener(systemClock).open({ path: pair.hostPath, baudRate: 9_600 });
  if (!other.ok) throw new Error(other.error.message);

  await harness.start();
  for (let again = 0; again < 4; again += 1) await harness.passLongestPause();
  expect(harness.kinds()).toEqual(['busy']);

  await other.value.close();
  await harness.passLongestPause();
  expect(harness.kinds()).toEqual(['busy', 'connected']);
  await harness.dispose();
  await pair.dispose();
});
