import { expect, it } from 'vitest';
import { bringUpMs, createDriverHarness } from './harness.ts';
import { ScriptedUnit } from './scripted-unit.ts';

/** The report when the unit answers `before` at first, and `after` once it has been reset. */
async function reportedAfter(before: readonly number[], after: readonly (readonly number[])[]) {
  const harness = createDriverHarness();
  const unit = new ScriptedUnit(harness.device);
  unit.polls = [before, ...after, [0x19]];
  harness.acceptor.start();
  await harness.clock.advance(bringUpMs);
  return harness.events
    .filter(({ kind }) => kind !== 'trouble' && kind !== 'trouble-over')
    .map((event) => (event.kind === 'found' ? event.bill : event.kind));
}

const jammed = [0x43];

it.each<[string, number[], number[][], string[]]>([
  ['a jammed note that comes out', jammed, [[0x13], [0x18], [0x82, 1], [0x82, 1]], ['none', 'in-acceptor', 'ready']],
  [
    'a jammed note that goes on into the cassette',
    jammed,
    [[0x13], [0x17], [0x81, 1], [0x81, 1]],
    ['none', 'stacked', 'ready'],
  ],
  [
    'a jammed note in the stacker of a unit that is switched off and on',
    jammed,
    [[0x43], [0x12], [0x12], [0x13]],
    ['none', 'in-stacker', 'ready'],
  ],
  [
    'a jammed note in the head of a unit that is switched off and on',
    jammed,
    [[0x11], [0x13]],
    ['none', 'in-acceptor', 'ready'],
  ],
  [
    'a note that was found in the head, and goes back',
    [0x11],
    [[0x11], [0x13], [0x18], [0x82, 1]],
    ['in-acceptor', 'ready'],
  ],
  [
    'a note that was found in the stacker, and is stacked',
    [0x12],
    [[0x12], [0x13], [0x17], [0x81, 1]],
    ['in-stacker', 'ready'],
  ],
  [
    'another note, put into a unit that takes them after RESET',
    jammed,
    [[0x14], [0x15], [0x18], [0x82, 1]],
    ['none', 'ready'],
  ],
  ['no note at all', jammed, [[0x13], [0x13]], ['none', 'ready']],
])('%s', async (_, before, after, reported) => {
  expect(await reportedAfter(before, after)).toEqual(reported);
});
