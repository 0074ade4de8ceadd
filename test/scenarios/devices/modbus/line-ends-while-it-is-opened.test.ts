import { expect, it } from 'vitest';
import type { DriverEnvironment } from '../../../../drivers/definition/define-driver.ts';
import { joinLine } from '../../../../drivers/modbus/shared-line.ts';
import { createModbusHarness, MODBUS_PATH, MODBUS_READY_MS } from '../../../support/lines/modbus-line.ts';

it('a line that is lost while it is being opened counts as never connected', async () => {
  const { clock, device, host } = await createModbusHarness();
  const { opener } = host().environment;
  let opened = 0;
  const environment: DriverEnvironment = {
    clock,
    opener: {
      async open(settings) {
        const port = await opener.open(settings);
        opened += 1;
        if (opened === 1) device.unplug();
        return port;
      },
    },
  };
  const line = joinLine({ path: MODBUS_PATH, baudRate: 9_600, parity: 'none' }, environment);
  if (!line.ok) throw new Error(line.error);
  const reported: string[] = [];
  line.value.start({
    onLink: ({ kind }) => reported.push(`${kind}, open: ${line.value.isOpen}`),
    onEnd: () => reported.push('end'),
  });
  await clock.advance(100);
  expect(reported).toEqual(['end', 'lost, open: false']);
  device.plug();
  await clock.advance(MODBUS_READY_MS);
  expect(reported.at(-1)).toBe('connected, open: true');
});
