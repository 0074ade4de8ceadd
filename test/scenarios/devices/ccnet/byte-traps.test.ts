import { expect, it } from 'vitest';
import { encodeFrame, validatorAddress } from '../../../../drivers/bill-acceptor/ccnet/frame.ts';
import { bringUpMs, createDriverBench, tenge } from './harness.ts';
import { ScriptedUnit } from './scripted-unit.ts';

function createScriptedBench(settings: object = {}) {
  const bench = createDriverBench(settings);
  return { ...bench, unit: new ScriptedUnit(bench.device) };
}

async function createReadyScriptedBench() {
  const bench = createScriptedBench();
  bench.acceptor.start();
  await bench.clock.advance(bringUpMs);
  bench.acceptor.accept([tenge(500), tenge(1_000)]);
  await bench.clock.advance(500);
  bench.events.length = 0;
  bench.unit.heard.length = 0;
  return bench;
}

it('takes ILLEGAL after RESET for what it is on a line without an echo, and says that the unit does not get ready', async () => {
  const bench = createScriptedBench();
  bench.unit.polls = [[0x10]];
  bench.unit.answers.set(0x30, [0x30]);
  bench.acceptor.start();
  await bench.clock.advance(30_000);
  expect(bench.events).toEqual([
    { kind: 'found', bill: 'none' },
    { kind: 'lost', reason: expect.objectContaining({ kind: 'not-initialised' }) },
    { kind: 'found', bill: 'none' },
  ]);
});

it('takes the echo of RESET for an echo when the answer comes behind it', async () => {
  const bench = createScriptedBench();
  const both = [...encodeFrame(validatorAddress, [0x30]), ...encodeFrame(validatorAddress, [0x00])];
  bench.unit.answers.set(0x30, { raw: Uint8Array.from(both) });
  bench.acceptor.start();
  await bench.clock.advance(bringUpMs);
  expect(bench.kinds()).toEqual(['found', 'ready']);
  expect(bench.unit.heard.filter(([command]) => command === 0x30)).toHaveLength(1);
});

it.each([0x00, 0xff, 0x30, 0x05])('reads a bill table whose first byte is %i', async (first) => {
  const bench = createScriptedBench();
  const table = new Uint8Array(120);
  table.set([first, 0, 0, 0, 0, 5, 0x4b, 0x41, 0x5a, 2]);
  bench.unit.answers.set(0x41, [...table]);
  bench.acceptor.start();
  await bench.clock.advance(bringUpMs);
  expect(bench.events.at(-1)).toMatchObject({ kind: 'ready', billsTiyn: [tenge(500)] });
});

it('says that the unit knows none of the configured bills', async () => {
  const bench = createScriptedBench({ denominationsTenge: [20_000] });
  bench.acceptor.start();
  await bench.clock.advance(60_000);
  expect(bench.events.filter(({ kind }) => kind === 'lost')).toEqual([
    { kind: 'lost', reason: expect.objectContaining({ kind: 'no-usable-bills' }) },
  ]);
});

it('acknowledges data and nothing else', async () => {
  const bench = await createReadyScriptedBench();
  bench.unit.polls = [[0x14]];
  bench.acceptor.accept([]);
  await bench.clock.advance(140);
  const acks = bench.unit.heard.filter(([command]) => command === 0x00).length;
  expect(bench.unit.heard.filter(([command]) => command === 0x34)).toHaveLength(1);
  expect(acks).toBeLessThanOrEqual(1);
});

it('credits a bill once that is repeated without end, and again with idling between', async () => {
  const bench = await createReadyScriptedBench();
  bench.unit.polls = [[0x14], [0x15], [0x80, 1]];
  await bench.clock.advance(1_000);
  expect(bench.acceptor.stack().ok).toBe(true);
  bench.unit.polls = [[0x17], [0x81, 1], [0x81, 1], [0x81, 1], [0x14], [0x81, 1], [0x17], [0x81, 1], [0x14]];
  await bench.clock.advance(5_000);
  expect(bench.events).toEqual([
    { kind: 'escrowed', billTiyn: tenge(1_000) },
    { kind: 'stacked', billTiyn: tenge(1_000), asked: true },
  ]);
});

it('tells a bill that nobody has asked for as an orphan', async () => {
  const bench = await createReadyScriptedBench();
  bench.unit.polls = [[0x14], [0x15], [0x17], [0x81, 0], [0x81, 0], [0x14]];
  await bench.clock.advance(2_000);
  expect(bench.events).toEqual([{ kind: 'stacked', billTiyn: tenge(500), asked: false }]);
});

it.each([
  [0x10, 'none'],
  [0x11, 'in-acceptor'],
  [0x12, 'in-stacker'],
  [0x13, 'none'],
  [0x19, 'none'],
] as const)('finds what %i says before RESET', async (byte, bill) => {
  const bench = createScriptedBench();
  bench.unit.polls = [[byte], [0x13], [0x13], [0x19]];
  bench.acceptor.start();
  await bench.clock.advance(bringUpMs);
  expect(bench.events).toMatchObject([{ kind: 'found', bill }, { kind: 'ready' }]);
});

it('does not tell a bill twice that was found in the stacker and is stacked after RESET', async () => {
  const bench = createScriptedBench();
  bench.unit.polls = [[0x12], [0x13], [0x81, 1], [0x81, 1], [0x19]];
  bench.acceptor.start();
  await bench.clock.advance(bringUpMs);
  expect(bench.kinds()).toEqual(['found', 'ready']);
});

it('tells a bill that was stacked before the restart of the host once, as an orphan', async () => {
  const bench = createScriptedBench();
  bench.unit.polls = [[0x81, 1], [0x81, 1], [0x14], [0x19]];
  bench.acceptor.start();
  await bench.clock.advance(bringUpMs);
  expect(bench.events).toMatchObject([
    { kind: 'stacked', billTiyn: null, asked: false },
    { kind: 'found', bill: 'none' },
    { kind: 'ready' },
  ]);
});

it('waits for a busy unit and leaves states alone that it does not know', async () => {
  const bench = await createReadyScriptedBench();
  bench.unit.polls = [[0x1b, 5], [0x1b, 5], [0x25], [0x1d, 3], [0x14]];
  await bench.clock.advance(2_000);
  expect(bench.events).toEqual([]);
});

it('sends STACK again when the unit did not hear it, and RETURN after the third time', async () => {
  const bench = await createReadyScriptedBench();
  bench.unit.polls = [[0x14], [0x80, 1]];
  bench.unit.answers.set(0x35, null);
  await bench.clock.advance(1_000);
  expect(bench.acceptor.stack().ok).toBe(true);
  await bench.clock.advance(3_000);
  const decisions = bench.unit.heard
    .map(([command]) => command)
    .filter((command) => command === 0x35 || command === 0x36);
  expect(decisions.slice(0, 4)).toEqual([0x35, 0x35, 0x35, 0x36]);
  bench.unit.polls = [[0x18], [0x82, 1], [0x14]];
  await bench.clock.advance(2_000);
  expect(bench.events.at(-1)).toEqual({ kind: 'returned', billTiyn: tenge(1_000), asked: true });
});

it('does not take the answer to a late poll for that to STACK', async () => {
  const bench = await createReadyScriptedBench();
  bench.unit.polls = [[0x14], [0x80, 1]];
  await bench.clock.advance(1_000);
  const late = [...encodeFrame(validatorAddress, [0x80, 1]), ...encodeFrame(validatorAddress, [0x00])];
  bench.unit.answers.set(0x35, { raw: Uint8Array.from(late) });
  expect(bench.acceptor.stack().ok).toBe(true);
  bench.unit.polls = [[0x17], [0x81, 1], [0x14]];
  await bench.clock.advance(2_000);
  expect(bench.kinds()).toEqual(['escrowed', 'stacked']);
  expect(bench.unit.heard.filter(([command]) => command === 0x35)).toHaveLength(1);
});
