import { afterEach, expect, test, vi } from 'vitest';
import { isMeantFor, watchTaps } from '../../../renderer/parts/double-tap.ts';

/** As much of a button as tells which one a finger came down on. */
class Button extends EventTarget {
  closest(): this {
    return this;
  }
}

afterEach(() => {
  vi.unstubAllGlobals();
});

test('the end of a touch presses the button that it began on, and none that has come under the finger meanwhile', () => {
  vi.stubGlobal('Element', Button);
  const held = new Button();
  const next = new Button();
  for (const one of [held, next]) watchTaps(one);
  const isFor = (button: Button, detail = 1): boolean => isMeantFor(button as unknown as Element, { detail });

  held.dispatchEvent(new Event('pointerdown'));
  expect([isFor(held), isFor(next)]).toEqual([true, false]);
  // A key clicks without a finger.
  expect(isFor(next, 0)).toBe(true);
  next.dispatchEvent(new Event('pointerdown'));
  expect(isFor(next)).toBe(true);
});
