import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mapOf } from '../../../renderer/console/parts/map-projection.ts';

const where = fc.record({
  latitude: fc.double({ min: -85, max: 85, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});

test('every place is on the plan, also where there is only one or none', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string({ minLength: 1, maxLength: 4 }), where, { maxKeys: 8, noNullPrototype: true }),
      (places) => {
        const { width, height, points, lines } = mapOf(places);
        expect(points.size).toBe(Object.keys(places).length);
        for (const { x, y } of points.values()) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(width);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(height);
        }
        expect(lines.length).toBeLessThanOrEqual(20);
      },
    ),
  );
});

test('north is up and east is right', () => {
  const { points } = mapOf({
    almaty: { latitude: 43.2, longitude: 76.9 },
    astana: { latitude: 51.2, longitude: 71.4 },
  });
  const [almaty, astana] = [points.get('almaty'), points.get('astana')];
  expect(almaty?.x).toBeGreaterThan(astana?.x ?? Infinity);
  expect(almaty?.y).toBeGreaterThan(astana?.y ?? Infinity);
});
