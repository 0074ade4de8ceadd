import { expect, it } from 'vitest';
import { encodeFrame, validatorAddress } from '../../../../drivers/bill-acceptor/ccnet/protocol/frame.ts';
import { delays } from '../../../../drivers/common/delays.ts';
import { bringUpMs, createDriverHarness, createEscrowHarness, tenge } from './harness.ts';
import { ScriptedUnit } from './scripted-unit.ts';

const hex = (bytes: ArrayLike<number>): string => Buffer.from(Array.from(bytes)).toString('hex');
const pollFrame = hex(encodeFrame(validatorAddress, [0x33]));
const ackFrame = hex(encodeFrame(validatorAddress, [0x00]));
const resetFrame = hex(encodeFrame(validatorAddress, [0x30]));

/** Stops a driver that comes up while its poll is on the line; the answer to it comes after that. */
async function answeredAfterStop(...answer: readonly number[]) {
  const harness = createDriverHarness();
  const heard: string[] = [];
  harness.device.onBytes((bytes) => heard.push(hex(bytes)));
  harness.acceptor.start();
  while (!heard.includes(pollFrame)) await harness.clock.advance(1);
  const stopped = harness.acceptor.stop();
  await harness.clock.advance(20);
  expect((await harness.device.write(encodeFrame(validatorAddress, answer))).ok).toBe(true);
  await harness.clock.advance(bringUpMs);
  await stopped;
  expect(harness.clock.pendingTimers).toBe(0);
  return { ...harness, heard };
}

it.each<[string, number[], object]>([
  ['a stacked note', [0x81, 1], { kind: 'stacked', billTiyn: null, asked: false }],
  ['a note that has come out', [0x82, 1], { kind: 'found', bill: 'in-acceptor' }],
])('%s is reported, because the unit has our ACK and will not report it again', async (_, answer, reported) => {
  const { events, heard } = await answeredAfterStop(...answer);
  expect(heard).toContain(ackFrame);
  expect(events).toEqual([reported]);
  expect(heard).not.toContain(resetFrame);
});

it('nothing is reported about a note when the unit reports none', async () => {
  const { events, heard } = await answeredAfterStop(0x14);
  expect(events).toEqual([]);
  expect(heard).not.toContain(resetFrame);
});

it('a note stacked at the limit of an orderly stop is reported once, by this run or by the next', async () => {
  for (let stopsAfterMs = 0; stopsAfterMs < 400; stopsAfterMs += 20) {
    const harness = await createEscrowHarness({ answerMs: 100, motion: { stackMs: delays.ccnetStopLimitMs + 200 } });
    expect(harness.acceptor.stack().ok).toBe(true);
    await harness.clock.advance(stopsAfterMs);
    const stopped = harness.acceptor.stop();
    await harness.clock.advance(delays.ccnetStopLimitMs + 1_000);
    await stopped;
    harness.acceptor.start();
    await harness.clock.advance(bringUpMs);
    expect(harness.unit.totals().stackedTiyn).toBe(tenge(1_000));
    expect(
      harness.kinds().filter((kind) => kind === 'stacked'),
      `stopped after ${stopsAfterMs} ms`,
    ).toHaveLength(1);
  }
});

it('a bill that moves while a run starts and stops is reported by the next run', async () => {
  const harness = createDriverHarness();
  const unit = new ScriptedUnit(harness.device);
  unit.polls = [[0x17]];
  harness.acceptor.start();
  await harness.clock.advance(500);
  const stopped = harness.acceptor.stop();
  await harness.clock.advance(1_000);
  await stopped;
  unit.polls = [[0x81, 1], [0x14], [0x13], [0x19]];
  harness.acceptor.start();
  await harness.clock.advance(bringUpMs);
  expect(harness.kinds()).toEqual(['stacked', 'found', 'ready']);
});
