import { expect, it } from 'vitest';
import { createSerialOpener } from '../../../../drivers/port/serial-port.ts';
import { systemClock } from '../../../../drivers/common/system-clock.ts';
import { createPtyPair } from '../../../support/lines/pty-pair.ts';
import { PortHarness } from './harness.ts';

it('reports once that another program holds the port, and opens it within one pause after it was released', async () => {
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
