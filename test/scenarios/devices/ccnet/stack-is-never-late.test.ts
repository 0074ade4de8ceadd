import { expect, it } from 'vitest';
import { commandBytes } from '../../../../drivers/bill-acceptor/ccnet/protocol/codes.ts';
import { encodeFrame, validatorAddress } from '../../../../drivers/bill-acceptor/ccnet/protocol/frame.ts';
import { delays } from '../../../../drivers/common/delays.ts';
import { acceptAll, billMs, bringUpMs, createAcceptorHarness, insert, tenge } from './harness.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const pollFrame = hex(encodeFrame(validatorAddress, [commandBytes.poll]));
const stackFrame = hex(encodeFrame(validatorAddress, [commandBytes.stack]));

/** Runs one sale with a journal of the given slowness; what the host wrote after the escrow answer, and when. */
async function timeOfStack(journalMs: number) {
  const harness = createAcceptorHarness();
  const written: { readonly frame: string; readonly atMonoMs: number }[] = [];
  harness.device.onBytes((bytes) => written.push({ frame: hex(bytes), atMonoMs: harness.clock.monoMs() }));
  harness.acceptor.start();
  await harness.clock.advance(bringUpMs);
  acceptAll(harness);
  await harness.clock.advance(500);
  let escrowedMonoMs = Number.NaN;
  harness.acceptor.onEvent((event) => {
    if (event.kind !== 'escrowed') return;
    escrowedMonoMs = harness.clock.monoMs();
    harness.clock.setTimer(journalMs, () => expect(harness.acceptor.stack().ok).toBe(true));
  });
  insert(harness, 1_000);
  await harness.clock.advance(billMs);
  expect(harness.credited()).toBe(tenge(1_000));
  const stack = written.find(({ frame }) => frame === stackFrame);
  if (stack === undefined) throw new Error('no STACK');
  const between = written.filter(({ atMonoMs }) => atMonoMs > escrowedMonoMs && atMonoMs < stack.atMonoMs);
  return { afterMs: stack.atMonoMs - escrowedMonoMs, polls: between.filter(({ frame }) => frame === pollFrame).length };
}

const ackMs = (6 * 10 * 1_000) / 9_600;

it('is sent as soon as the line is free after the host’s ACK, with a fast journal', async () => {
  for (const journalMs of [0, 5, 20]) {
    const { afterMs, polls } = await timeOfStack(journalMs);
    expect(afterMs).toBeCloseTo(ackMs + delays.ccnetFreeMs);
    expect(polls).toBe(0);
  }
});

it('is sent at once when the journal is slower than the line', async () => {
  expect(await timeOfStack(40)).toEqual({ afterMs: 40, polls: 0 });
});

it('waits for the poll that is on the line, and for no other', async () => {
  const inPollMs = delays.ccnetPollMs;
  const { afterMs, polls } = await timeOfStack(inPollMs);
  expect(afterMs).toBeLessThanOrEqual(inPollMs + ackMs + delays.ccnetFreeMs);
  expect(polls).toBeLessThanOrEqual(1);
});
