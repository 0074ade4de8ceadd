import { expect, test } from 'vitest';
import { KAZAKHSTAN_OFFSET_MS } from '../../../app/journal/days.ts';
import { isWithin } from '../../../app/session/state/dark-hours.ts';
import { DELAYS } from '../../../app/session/state/delays.ts';
import { HOUR_MS, MINUTE_MS } from '../../../app/units.ts';
import { LoopHarness } from '../../support/harness/loop-harness.ts';

/** The minute of Kazakhstan's day. */
function minuteOf(wallMs: number): number {
  return Math.floor(((wallMs + KAZAKHSTAN_OFFSET_MS) % (24 * HOUR_MS)) / MINUTE_MS);
}

/** A kiosk whose dark hours begin so many minutes from now and last for two hours. */
async function kioskDarkIn(minutes: number): Promise<LoopHarness> {
  const fromMinute = (minuteOf(new LoopHarness().clock.wallMs()) + minutes + 1_440) % 1_440;
  const darkHours = { fromMinute, toMinute: (fromMinute + 120) % 1_440 };
  return new LoopHarness({ darkHours }).ready();
}

const touch = (kiosk: LoopHarness) => kiosk.loop.view().frame;
const isDark = (kiosk: LoopHarness): boolean => touch(kiosk).dark;

function choose(kiosk: LoopHarness, revision = touch(kiosk).revision): void {
  kiosk.send({ kind: 'choose', revision, productId: 'water', freshId: 'sale-1' });
}

test('black from the start of the hours if no sale is open, and lit from their end', async () => {
  const kiosk = await kioskDarkIn(10);
  await kiosk.clock.advance(9 * MINUTE_MS);
  expect(isDark(kiosk)).toBe(false);
  await kiosk.clock.advance(2 * MINUTE_MS);
  expect(isDark(kiosk)).toBe(true);
  await kiosk.clock.advance(2 * HOUR_MS);
  expect(isDark(kiosk)).toBe(false);
});

test('the touch that lights it has no other effect, and after a while it is black again', async () => {
  const kiosk = await kioskDarkIn(-10);
  await kiosk.clock.advance(2 * MINUTE_MS);
  expect(isDark(kiosk)).toBe(true);
  const { revision } = touch(kiosk);
  choose(kiosk);
  expect(kiosk.entries.filter(({ entry }) => entry.kind === 'sale-opened')).toEqual([]);
  expect(kiosk.loop.view().screen.name).toBe('idle');
  expect(isDark(kiosk)).toBe(false);
  // A second finger of the same moment was meant for the black screen, too.
  choose(kiosk, revision);
  expect(kiosk.loop.view().screen.name).toBe('idle');
  await kiosk.clock.advance(DELAYS.darkAgainMs + DELAYS.darkCheckMs);
  expect(isDark(kiosk)).toBe(true);
  kiosk.send({ kind: 'wake' });
  expect(isDark(kiosk)).toBe(false);
  choose(kiosk);
  expect(kiosk.loop.view().screen.name).not.toBe('idle');
});

test('never black during a sale, at any hour', async () => {
  const kiosk = await kioskDarkIn(1);
  choose(kiosk);
  const shown = kiosk.loop.view().screen.name;
  expect(shown).not.toBe('idle');
  for (let look = 0; look < 20 && kiosk.loop.view().screen.name === shown; look += 1) {
    expect(isDark(kiosk)).toBe(false);
    await kiosk.clock.advance(MINUTE_MS / 2);
  }
});

test('without the setting it is never black', async () => {
  const kiosk = new LoopHarness().ready();
  for (let hour = 0; hour < 24; hour += 1) {
    await kiosk.clock.advance(HOUR_MS);
    expect(isDark(kiosk)).toBe(false);
  }
});

test.each([
  [{ fromMinute: 60, toMinute: 120 }, 60, true],
  [{ fromMinute: 60, toMinute: 120 }, 120, false],
  [{ fromMinute: 1_410, toMinute: 360 }, 1_409, false],
  [{ fromMinute: 1_410, toMinute: 360 }, 1_410, true],
  [{ fromMinute: 1_410, toMinute: 360 }, 0, true],
  [{ fromMinute: 1_410, toMinute: 360 }, 360, false],
])('%j at minute %d of the day: %s', (hours, minute, isIn) => {
  const midnightMs = Date.parse('2026-11-22T00:00:00+05:00');
  expect(isWithin(hours, midnightMs + minute * MINUTE_MS)).toBe(isIn);
});
