import { expect, it } from 'vitest';
import { encodeFrame, validatorAddress } from '../../../../drivers/bill-acceptor/ccnet/protocol/frame.ts';
import { bringUpMs, createDriverHarness, tenge } from './harness.ts';
import { ScriptedUnit } from './scripted-unit.ts';

function createScriptedHarness(settings: object = {}) {
  const harness = createDriverHarness(settings);
  return { ...harness, unit: new ScriptedUnit(harness.device) };
}

async function createReadyScriptedHarness() {
  const harness = createScriptedHarness();
  harness.acceptor.start();
  await harness.clock.advance(bringUpMs);
  harness.acceptor.accept([tenge(500), tenge(1_000)]);
  await harness.clock.advance(500);
  harness.events.length = 0;
  harness.unit.heard.length = 0;
  return harness;
}

it('reads ILLEGAL after RESET correctly on a line without an echo, and reports that the unit does not become ready', async () => {
  const harness = createScriptedHarness();
  harness.unit.polls = [[0x10]];
  harness.unit.answers.set(0x30, [0x30]);
  harness.acceptor.start();
  await harness.clock.advance(30_000);
  expect(harness.events).toEqual([
    { kind: 'found', bill: 'none' },
    { kind: 'lost', reason: expect.objectContaining({ kind: 'not-initialised' }) },
    { kind: 'found', bill: 'none' },
  ]);
});

it('takes the echo of RESET for an echo when the answer follows', async () => {
  const harness = createScriptedHarness();
  const both = [...encodeFrame(validatorAddress, [0x30]), ...encodeFrame(validatorAddress, [0x00])];
  harness.unit.answers.set(0x30, { raw: Uint8Array.from(both) });
  harness.acceptor.start();
  await harness.clock.advance(bringUpMs);
  expect(harness.kinds()).toEqual(['found', 'ready']);
  expect(harness.unit.heard.filter(([command]) => command === 0x30)).toHaveLength(1);
});

it.each([0x00, 0xff, 0x30, 0x05])('reads a bill table whose first byte is %i', async (first) => {
  const harness = createScriptedHarness();
  const table = new Uint8Array(120);
  table.set([first, 0, 0, 0, 0, 5, 0x4b, 0x41, 0x5a, 2]);
  harness.unit.answers.set(0x41, [...table]);
  harness.acceptor.start();
  await harness.clock.advance(bringUpMs);
  expect(harness.events.at(-1)).toMatchObject({ kind: 'ready', billsTiyn: [tenge(500)] });
});

it('reports that the unit has none of the configured bills', async () => {
  const harness = createScriptedHarness({ denominationsTenge: [20_000] });
  harness.acceptor.start();
  await harness.clock.advance(60_000);
  expect(harness.events.filter(({ kind }) => kind === 'lost')).toEqual([
    { kind: 'lost', reason: expect.objectContaining({ kind: 'no-usable-bills' }) },
  ]);
});

it('acknowledges data and nothing else', async () => {
  const harness = await createReadyScriptedHarness();
  harness.unit.polls = [[0x14]];
  harness.acceptor.accept([]);
  await harness.clock.advance(140);
  const acks = harness.unit.heard.filter(([command]) => command === 0x00).length;
  expect(harness.unit.heard.filter(([command]) => command === 0x34)).toHaveLength(1);
  expect(acks).toBeLessThanOrEqual(1);
});

it('credits a bill once that is reported without end, also with idling in between', async () => {
  const harness = await createReadyScriptedHarness();
  harness.unit.polls = [[0x14], [0x15], [0x80, 1]];
  await harness.clock.advance(1_000);
  expect(harness.acceptor.stack().ok).toBe(true);
  harness.unit.polls = [[0x17], [0x81, 1], [0x81, 1], [0x81, 1], [0x14], [0x81, 1], [0x17], [0x81, 1], [0x14]];
  await harness.clock.advance(5_000);
  expect(harness.events).toEqual([
    { kind: 'escrowed', billTiyn: tenge(1_000) },
    { kind: 'stacked', billTiyn: tenge(1_000), asked: true },
  ]);
});

it('reports a bill without a command as an orphan', async () => {
  const harness = await createReadyScriptedHarness();
  harness.unit.polls = [[0x14], [0x15], [0x17], [0x81, 0], [0x81, 0], [0x14]];
  await harness.clock.advance(2_000);
  expect(harness.events).toEqual([{ kind: 'stacked', billTiyn: tenge(500), asked: false }]);
});

it.each([
  [0x10, 'none'],
  [0x11, 'in-acceptor'],
  [0x12, 'in-stacker'],
  [0x13, 'none'],
  [0x19, 'none'],
] as const)('finds the state %i before RESET', async (byte, bill) => {
  const harness = createScriptedHarness();
  harness.unit.polls = [[byte], [0x13], [0x13], [0x19]];
  harness.acceptor.start();
  await harness.clock.advance(bringUpMs);
  expect(harness.events).toMatchObject([{ kind: 'found', bill }, { kind: 'ready' }]);
});

it('reports a bill once that was found in the stacker and is stacked after RESET', async () => {
  const harness = createScriptedHarness();
  harness.unit.polls = [[0x12], [0x13], [0x81, 1], [0x81, 1], [0x19]];
  harness.acceptor.start();
  await harness.clock.advance(bringUpMs);
  expect(harness.kinds()).toEqual(['found', 'ready']);
});

it('reports a bill that was stacked before the restart of the host once, as an orphan', async () => {
  const harness = createScriptedHarness();
  harness.unit.polls = [[0x81, 1], [0x81, 1], [0x14], [0x19]];
  harness.acceptor.start();
  await harness.clock.advance(bringUpMs);
  expect(harness.events).toMatchObject([
    { kind: 'stacked', billTiyn: null, asked: false },
    { kind: 'found', bill: 'none' },
    { kind: 'ready' },
  ]);
});

it('waits for a busy unit and ignores unknown states', async () => {
  const harness = await createReadyScriptedHarness();
  harness.unit.polls = [[0x1b, 5], [0x1b, 5], [0x25], [0x1d, 3], [0x14]];
  await harness.clock.advance(2_000);
  expect(harness.events).toEqual([]);
});

it('repeats STACK when the unit did not receive it, and sends RETURN after the third time', async () => {
  const harness = await createReadyScriptedHarness();
  harness.unit.polls = [[0x14], [0x80, 1]];
  harness.unit.answers.set(0x35, null);
  await harness.clock.advance(1_000);
  expect(harness.acceptor.stack().ok).toBe(true);
  await harness.clock.advance(3_000);
  const decisions = harness.unit.heard
    .map(([command]) => command)
    .filter((command) => command === 0x35 || command === 0x36);
  expect(decisions.slice(0, 4)).toEqual([0x35, 0x35, 0x35, 0x36]);
  harness.unit.polls = [[0x18], [0x82, 1], [0x14]];
  await harness.clock.advance(2_000);
  expect(harness.events.at(-1)).toEqual({ kind: 'returned', billTiyn: tenge(1_000), asked: true });
});

it('does not take the answer to a late poll for the answer to STACK', async () => {
  const harness = await createReadyScriptedHarness();
  harness.unit.polls = [[0x14], [0x80, 1]];
  await harness.clock.advance(1_000);
  const late = [...encodeFrame(validatorAddress, [0x80, 1]), ...encodeFrame(validatorAddress, [0x00])];
  harness.unit.answers.set(0x35, { raw: Uint8Array.from(late) });
  expect(harness.acceptor.stack().ok).toBe(true);
  harness.unit.polls = [[0x17], [0x81, 1], [0x14]];
  await harness.clock.advance(2_000);
  expect(harness.kinds()).toEqual(['escrowed', 'stacked']);
  expect(harness.unit.heard.filter(([command]) => command === 0x35)).toHaveLength(1);
});
