import { afterEach, beforeEach, expect, test } from 'vitest';
import { sale } from '../../unit/journal/history.ts';
import { ExportPlace } from './harness.ts';

const MIDNIGHT_MS = Date.parse('2026-11-21T00:00:00+05:00');

let place: ExportPlace;
beforeEach(() => {
  place = new ExportPlace();
  place.write(sale('delivered', 'before', '1'), MIDNIGHT_MS - 1);
  place.write(sale('delivered', 'first', '2'), MIDNIGHT_MS);
  place.write(sale('delivered', 'last', '3'), MIDNIGHT_MS + 86_399_999);
  place.write(sale('delivered', 'after', '4'), MIDNIGHT_MS + 86_400_000);
});
afterEach(() => {
  place.remove();
});

test('from 00:00 of the first day until 24:00 of the last, Kazakhstan’s time', async () => {
  const { code, out } = await place.run('--from', '2026-11-21', '--to', '2026-11-21', '--format', 'csv,eva-dts');
  expect(code).toBe(0);
  expect(out).toContain('from 00:00 of 2026-11-21, until 24:00 of 2026-11-21; Kazakhstan’s time (+05:00)');
  const sales = place.read('sales.csv');
  expect(sales.match(/order-\w+/g)).toEqual(['order-first', 'order-last']);
  expect(sales).toContain('21.11.2026;00:00:00;');
  expect(place.files()).toEqual(['kiosk_2026-11-21_audit.dts', 'kiosk_2026-11-21_sales.csv']);
  // Since the beginning three were sold by the end of that day, two of them in the period.
  expect(place.read('audit.dts')).toContain('\r\nVA1*135000*3*90000*2\r\n');
});

test.each([
  [['--from', '2026-11-31'], '--from takes a day like 2026-11-22, not 2026-11-31'],
  [['--from', '21.11.2026'], '--from takes a day like 2026-11-22'],
  [['--from', '2026-11-22', '--to', '2026-11-21'], '--from is later than --to'],
  [
    ['--format', 'csv,pdf'],
    '--format takes csv, eva-dts, journal, log or settings, several of them with commas between, not pdf',
  ],
])('%j is refused with the usage', async (args, sentence) => {
  const { code, complaint, out } = await place.run(...args);
  expect([code, out]).toEqual([2, '']);
  expect(complaint).toContain(sentence);
  expect(place.files()).toEqual([]);
});

test('days without a sale give files that say so', async () => {
  expect((await place.run('--from', '2027-01-01', '--format', 'csv,eva-dts')).code).toBe(0);
  expect(place.read('sales.csv').split('\r\n')).toHaveLength(2);
  expect(place.read('audit.dts')).toContain('\r\nVA1*180000*4*0*0\r\n');
});

test('days that are still to come by the clock of the machine make files without sales, named by these days', async () => {
  expect(await place.run('--from', '2099-01-01', '--format', 'csv')).toMatchObject({ code: 0 });
  expect(place.files()).toEqual(['kiosk_2099-01-01_sales.csv']);
  expect(place.read('sales.csv')).not.toContain('order-');
});
