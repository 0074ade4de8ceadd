import { afterEach, beforeEach, expect, test } from 'vitest';
import { sale } from '../../unit/journal/history.ts';
import { ExportPlace } from './harness.ts';

let place: ExportPlace;
beforeEach(() => {
  place = new ExportPlace();
  place.writeSales();
  for (let block = 0; block < 20; block += 1) {
    const sales = Array.from({ length: 20 }, (_, index) => {
      const id = `s${String(block)}-${String(index)}`;
      return sale('delivered', id, String(1_000 + block * 20 + index));
    });
    place.write(sales.flat());
  }
});
afterEach(() => {
  place.remove();
});

test.each([
  ['journal', 'kiosk_'],
  ['csv', 'kiosk_'],
])('%s on a full stick is a sentence, and no half file is left', async (format, name) => {
  const { code, complaint } = place.runOnStick('16k', '--format', format);
  expect(code).toBe(1);
  expect(complaint).toContain(`there is no room for ${name}`);
  expect(complaint).toContain('Make room, or take another stick.');
  expect(complaint).not.toContain('.part');
});
