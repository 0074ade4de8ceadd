import { afterEach, beforeEach, expect, test } from 'vitest';
import { ExportPlace } from './harness.ts';

let place: ExportPlace;
beforeEach(() => {
  place = new ExportPlace();
  place.writeSales();
});
afterEach(() => {
  place.remove();
});

test('a stick whose switch is on is told in a sentence', () => {
  const { code, complaint } = place.runOnStick('64k,ro', '--format', 'csv,journal');
  expect(code).toBe(1);
  expect(complaint.match(/nothing can be written there/g)).toHaveLength(2);
  expect(complaint).toContain('See whether the stick is write-protected');
});
