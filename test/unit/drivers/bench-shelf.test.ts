import { expect, test } from 'vitest';
import { BEAM_MS, BenchShelf, FALL_MS, TURN_MS } from '../../../drivers/bench-shelf/shelf.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';

function shelfWithBeam() {
  const clock = new FakeClock();
  const beam: boolean[] = [];
  const shelf = new BenchShelf({ clock, onBeam: (isBroken) => beam.push(isBroken) });
  return { clock, beam, shelf };
}

test('a turned spiral releases a product, which blocks the beam for a moment', async () => {
  const { clock, beam, shelf } = shelfWithBeam();
  shelf.turn(3);
  await clock.advance(TURN_MS + FALL_MS - 1);
  expect({ beam, fallen: shelf.fallen(3) }).toEqual({ beam: [], fallen: 1 });
  await clock.advance(1);
  expect(beam).toEqual([true]);
  await clock.advance(BEAM_MS);
  expect(beam).toEqual([true, false]);
});

test('a stuck product stays, and falls at the next turn after it was freed', async () => {
  const { clock, beam, shelf } = shelfWithBeam();
  shelf.setStuck(1, true);
  shelf.turn(1);
  await clock.advance(10_000);
  expect({ beam, fallen: shelf.fallen(1) }).toEqual({ beam: [], fallen: 0 });
  shelf.setStuck(1, false);
  await clock.advance(10_000);
  expect(shelf.fallen(1)).toBe(0);
  shelf.turn(1);
  await clock.advance(10_000);
  expect(beam).toEqual([true, false]);
});

test('two products falling together block the beam once, until the second has passed', async () => {
  const { clock, beam, shelf } = shelfWithBeam();
  shelf.turn(1);
  await clock.advance(BEAM_MS / 2);
  shelf.turn(2);
  await clock.advance(TURN_MS + FALL_MS + BEAM_MS / 2);
  expect(beam).toEqual([true]);
  await clock.advance(BEAM_MS / 2);
  expect(beam).toEqual([true, false]);
  expect([shelf.fallen(1), shelf.fallen(2)]).toEqual([1, 1]);
});
