import { expect, test } from 'vitest';
import { systemClock } from '../../../../drivers/common/system-clock.ts';
import { createSerialOpener } from '../../../../drivers/port/serial-port.ts';
import { registry } from '../../../../drivers/registry.ts';
import { searchPort } from '../../../../main/devices-search/search-port.ts';
import { DevicePty } from '../../../support/lines/device-pty.ts';

test('a real line that is pulled out while it is asked is told as gone', async () => {
  let heard = 0;
  const line = await DevicePty.open(9_600, (port) =>
    port.onBytes((bytes) => {
      heard += bytes.length;
      // The second question is on the line.
      if (heard > 4 && heard - bytes.length <= 4) void line.unplug();
    }),
  );
  try {
    const parts = { opener: createSerialOpener(systemClock), clock: systemClock, probes: await registry.probes() };
    expect(await searchPort(line.path, parts)).toEqual({ kind: 'gone' });
  } finally {
    await line.dispose();
  }
});
