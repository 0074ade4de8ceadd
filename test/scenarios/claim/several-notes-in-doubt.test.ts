import { expect, test } from 'vitest';
import { CODE, stuck, withClaims } from './harness.ts';

const harness = withClaims();

test.each(['in-cassette', 'given-back'] as const)(
  'of different values: %s cannot mean both, nothing is written',
  (place) => {
    const kiosk = harness().write(stuck({ notes: [50_000, 20_000] }));
    const before = kiosk.contents();
    expect(kiosk.note(place)).toMatchObject({
      code: 1,
      reason: 'notes-differ',
      complaint: expect.stringContaining(
        'several notes of unknown place and of different values (700\u00a0₸ altogether)',
      ),
    });
    expect(kiosk.json('--code', CODE, '--note', place).reason).toBe('notes-differ');
    expect(kiosk.contents()).toEqual(before);
  },
);
