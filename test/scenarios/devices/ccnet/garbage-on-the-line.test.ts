import { expect, it } from 'vitest';
import { encodeFrame, validatorAddress } from '../../../../drivers/bill-acceptor/ccnet/protocol/frame.ts';
import { Seeded } from '../../../support/seeded.ts';
import { bringUpMs, createDriverHarness, tenge } from './harness.ts';
import { ScriptedUnit } from './scripted-unit.ts';

it('never credits, never blocks: after minutes of garbage the next bill is credited', async () => {
  const chance = new Seeded(20);
  const harness = createDriverHarness();
  const unit = new ScriptedUnit(harness.device);
  harness.acceptor.start();
  await harness.clock.advance(bringUpMs);
  harness.acceptor.accept([tenge(500), tenge(1_000)]);
  harness.acceptor.onEvent((event) => {
    if (event.kind === 'escrowed') void harness.acceptor.stack();
    if (event.kind === 'ready') harness.acceptor.accept([tenge(500), tenge(1_000)]);
  });
  for (let round = 0; round < 300; round += 1) {
    unit.polls = [{ raw: damaged(chance) }, { raw: damaged(chance) }, [0x14]];
    await harness.clock.advance(400 + chance.below(600));
  }
  expect(harness.credited()).toBe(0);
  expect(harness.kinds()).not.toContain('stacked');

  unit.polls = [[0x19]];
  await harness.clock.advance(3 * bringUpMs);
  unit.polls = [[0x14], [0x15], [0x80, 1], [0x17], [0x81, 1], [0x14]];
  await harness.clock.advance(bringUpMs);
  expect(harness.credited()).toBe(tenge(1_000));
});

/** Noise, or an answer about money of which a byte was changed or lost. */
function damaged(chance: Seeded): Uint8Array {
  if (chance.chance(0.3)) return Uint8Array.from({ length: 1 + chance.below(200) }, () => chance.below(256));
  const frame = encodeFrame(validatorAddress, [0x80 + chance.below(3), chance.below(2)]);
  const at = chance.below(frame.length);
  if (chance.chance(0.5)) return Uint8Array.from([...frame.slice(0, at), ...frame.slice(at + 1)]);
  frame[at] = (frame[at] ?? 0) ^ (1 + chance.below(255));
  return frame;
}
