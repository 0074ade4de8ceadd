import { expect, it } from 'vitest';
import { encodeFrame, validatorAddress } from '../../../../drivers/bill-acceptor/ccnet/protocol/frame.ts';
import { acceptAll, billMs, bringUpMs, createAcceptorHarness, createDriverHarness, insert, tenge } from './harness.ts';
import { ScriptedUnit } from './scripted-unit.ts';

it.each([1, 3, 14, 60])(
  'accepts notes from a unit with %i extra bytes after each answer to POLL',
  async (extraBytes) => {
    const harness = createAcceptorHarness();
    harness.unit.setFault({ kind: 'long-answers', extraBytes });
    harness.acceptor.start();
    await harness.clock.advance(bringUpMs);
    acceptAll(harness);
    await harness.clock.advance(500);
    insert(harness, 2_000);
    await harness.clock.advance(1_500);
    expect(harness.acceptor.stack().ok).toBe(true);
    await harness.clock.advance(billMs);
    expect(harness.kinds()).toEqual(['found', 'ready', 'escrowed', 'stacked']);
    expect(harness.credited()).toBe(tenge(2_000));
    // Acknowledged: the entry is open for the next note.
    insert(harness, 500);
  },
);

it.each([3, 4, 5, 8, 9, 24])('reads the state in front of %i letters', async (letters) => {
  const harness = createDriverHarness();
  const unit = new ScriptedUnit(harness.device);
  const text = [...Buffer.from('KZT SERIAL 0001 FIRMWARE').subarray(0, letters)];
  unit.polls = [[0x19, ...text]];
  harness.acceptor.start();
  await harness.clock.advance(bringUpMs);
  expect(harness.kinds()).toEqual(['found', 'ready']);
  unit.polls = [[0x42, ...text]];
  await harness.clock.advance(1_000);
  expect(harness.events.at(-1)).toMatchObject({ kind: 'trouble', trouble: { kind: 'cassette-removed' } });
});

it.each([7, 8, 12, 23, 25, 48])('reads a bill table of %i rows', async (rows) => {
  const harness = createAcceptorHarness();
  harness.unit.setFault({ kind: 'bill-rows', rows });
  harness.acceptor.start();
  await harness.clock.advance(bringUpMs);
  expect(harness.events.at(-1)).toMatchObject({
    kind: 'ready',
    billsTiyn: [500, 1_000, 2_000, 5_000, 10_000, 20_000].map(tenge),
  });
});

it.each([27, 28, 33, 35, 40, 48])('reads an identification of %i bytes', async (bytes) => {
  const harness = createAcceptorHarness();
  harness.unit.setFault({ kind: 'identity-bytes', bytes });
  harness.acceptor.start();
  await harness.clock.advance(bringUpMs);
  expect(harness.events.at(-1)).toMatchObject({
    kind: 'ready',
    identity: { model: 'CashCode SM', firmware: 'SM-KZ1234', serialNumber: '21KC70012345' },
  });
});

it('acknowledges an unknown state, and reports its bytes once', async () => {
  const harness = createDriverHarness();
  const unit = new ScriptedUnit(harness.device);
  const remarks: unknown[] = [];
  harness.acceptor.onRemark?.((remark) => remarks.push(remark));
  unit.polls = [[0x19], [0x19], [0x1d, 0x02, 0x03], [0x1d, 0x02, 0x03], [0x2f], [0x19]];
  harness.acceptor.start();
  await harness.clock.advance(bringUpMs);
  expect(harness.kinds()).toEqual(['found', 'ready']);
  expect(remarks.filter((remark) => JSON.stringify(remark).includes('unknown'))).toEqual([
    { kind: 'unknown-answer', bytes: '1D0203' },
    { kind: 'unknown-answer', bytes: '2F' },
  ]);
  const polled = unit.heard.filter(([command]) => command === 0x00).length;
  expect(polled).toBeGreaterThan(5);
});

it('does not take a late identification or bill table for a state of the unit', async () => {
  const harness = createDriverHarness();
  const unit = new ScriptedUnit(harness.device);
  harness.acceptor.start();
  await harness.clock.advance(bringUpMs);
  // "BV20" would read as: the cassette is out; 14 in a table as: idling.
  const late = [Buffer.from('BV200KZ        1234567890120000000'), Buffer.from([0x14, ...Buffer.from('KZT'), 3])];
  for (const body of late) unit.polls = [{ raw: encodeFrame(validatorAddress, body) }, [0x19]];
  await harness.clock.advance(2_000);
  expect(harness.kinds()).toEqual(['found', 'ready']);
});
