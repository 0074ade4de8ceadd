import { expect, it } from 'vitest';
import { SLOT } from '../../../support/foreign-ccnet/words.ts';
import { createTakingHarness, expectGoodManners, putIn } from './harness.ts';

it.each([
  [0x60, 'insertion'],
  [0x61, 'magnetic'],
  [0x62, 'bill-in-head'],
  [0x63, 'multiplying'],
  [0x64, 'conveying'],
  [0x65, 'identification'],
  [0x66, 'verification'],
  [0x67, 'optic'],
  [0x68, 'inhibited'],
  [0x69, 'capacitance'],
  [0x6a, 'operation'],
  [0x6b, 'unknown'],
  [0x6c, 'length'],
  [0x6d, 'ultraviolet'],
  [0x92, 'barcode-unrecognised'],
  [0x93, 'barcode-characters'],
  [0x94, 'barcode-start'],
  [0x95, 'barcode-stop'],
])('reason %i is reported once, as %s, and the entry stays open', async (byte, reason) => {
  const harness = await createTakingHarness();
  const { unit, clock, events } = harness;
  unit.rejectNext(byte);
  await putIn(harness, SLOT.tenge1000);
  await clock.advance(1_000);
  expect(events).toEqual([{ kind: 'rejected', reason }]);
  expect(unit.givenBack).toEqual([SLOT.tenge1000]);
  expect(unit.state).toEqual([0x14]);
  expect(unit.commands.slice(4)).toEqual(['ENABLE BILL TYPES']);
  await expectGoodManners(harness);
});
