import { expect, it } from 'vitest';
import { createCcnetAcceptor } from '../../../../drivers/bill-acceptor/ccnet/driver.ts';
import { encodeFrame, validatorAddress } from '../../../../drivers/bill-acceptor/ccnet/protocol/frame.ts';
import { ccnetSettings } from '../../../../drivers/bill-acceptor/ccnet/settings.ts';
import type { PortSettings } from '../../../../drivers/port/byte-port.ts';
import { createMemoryLine } from '../../../../drivers/port/memory-port.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';
import { billMs, bringUpMs, createAcceptorHarness, acceptAll, insert } from './harness.ts';

const hex = (bytes: ArrayLike<number>): string => Buffer.from(Array.from(bytes)).toString('hex');
const ackFrame = hex(encodeFrame(validatorAddress, [0x00]));
const ackMs = (6 * 10 * 1_000) / 9_600;

/** The shortest time between our ACK and the next command, from a note's way into the cassette. */
async function shortestRestMs(settings: object): Promise<number> {
  const harness = createAcceptorHarness({}, settings);
  const written: { readonly frame: string; readonly atMonoMs: number }[] = [];
  harness.device.onBytes((bytes) => written.push({ frame: hex(bytes), atMonoMs: harness.clock.monoMs() }));
  harness.acceptor.onEvent(({ kind }) => {
    if (kind === 'escrowed') expect(harness.acceptor.stack().ok).toBe(true);
  });
  harness.acceptor.start();
  await harness.clock.advance(bringUpMs);
  acceptAll(harness);
  await harness.clock.advance(500);
  insert(harness, 500);
  await harness.clock.advance(billMs);
  expect(harness.credited()).toBe(50_000);
  const gaps = written.flatMap(({ frame, atMonoMs }, index) => {
    const next = written[index + 1];
    return frame === ackFrame && next !== undefined ? [next.atMonoMs - atMonoMs - ackMs] : [];
  });
  return Math.min(...gaps);
}

it.each([
  [{}, 20],
  [{ restMs: 50 }, 50],
  [{ restMs: 100 }, 100],
])('with %j there are %i ms between the host’s ACK and a command', async (settings, restMs) => {
  expect(await shortestRestMs(settings)).toBeCloseTo(restMs);
});

it.each([
  [{}, { dtr: false, rts: false }],
  [{ modemLines: { dtr: false, rts: true } }, { dtr: false, rts: true }],
])('with %j the port is opened with %j', async (more, modemLines) => {
  const clock = new FakeClock();
  const line = createMemoryLine('port', clock);
  const asked: PortSettings[] = [];
  const open = (settings: PortSettings) => {
    asked.push(settings);
    return line.opener.open(settings);
  };
  createCcnetAcceptor(ccnetSettings.parse({ driver: 'ccnet', port: 'port', ...more }), {
    opener: { open },
    clock,
  }).start();
  await clock.advance(100);
  expect(asked).toEqual([{ path: 'port', baudRate: 9_600, modemLines }]);
});
