import { expect, test } from 'vitest';
import { CODE, stuck, withClaims } from './harness.ts';

const harness = withClaims();

test.each(['in-cassette', 'given-back'] as const)('%s waits until the kiosk is stopped', (place) => {
  const kiosk = harness().write(stuck());
  const running = kiosk.start();
  const before = kiosk.contents();
  expect(kiosk.note(place)).toMatchObject({
    code: 1,
    out: '',
    complaint: expect.stringContaining('Stop the kiosk first'),
  });
  expect(kiosk.contents()).toEqual(before);
  running.close();
  expect(kiosk.note(place).code).toBe(0);
});

test('four processes: one decides', async () => {
  const kiosk = harness().write(stuck());
  const codes = await Promise.all(
    Array.from({ length: 4 }, (_, number) =>
      kiosk.spawned('--code', CODE, '--note', number % 2 === 0 ? 'in-cassette' : 'given-back'),
    ),
  );
  expect(codes.filter((code) => code === 0)).toHaveLength(1);
  expect(codes.every((code) => code === 0 || code === 1 || code === 5)).toBe(true);
  expect(
    kiosk.entries().filter(({ entry }) => entry.kind === 'bill-stacked' || entry.kind === 'bill-returned'),
  ).toHaveLength(1);
});
