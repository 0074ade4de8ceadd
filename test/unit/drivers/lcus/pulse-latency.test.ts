import { expect, it } from 'vitest';
import { ok } from '../../../../app/result.ts';
import type { BytePort, PortOpener } from '../../../../drivers/port/byte-port.ts';
import { encodeCommand } from '../../../../drivers/relay/lcus/protocol/frame.ts';
import { createLcusRelay } from '../../../../drivers/relay/lcus/driver.ts';
import { preparingMs } from '../../../scenarios/devices/lcus/harness.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';

it('hands the switching-on frame to the port before the call returns', async () => {
  const clock = new FakeClock();
  const written: number[][] = [];
  const port: BytePort = {
    write(bytes) {
      written.push([...bytes]);
      return Promise.resolve(ok(undefined));
    },
    close: async () => undefined,
    onBytes: () => () => undefined,
    onClosed: () => () => undefined,
  };
  const opener: PortOpener = { open: () => Promise.resolve(ok(port)) };
  const relay = createLcusRelay({ port: 'port', baudRate: 9_600 }, { opener, clock }, [4]);
  relay.start();
  await clock.advance(preparingMs);
  written.length = 0;

  void relay.pulse(4, 300);
  expect(written).toEqual([[...encodeCommand(4, 'on')]]);
});
