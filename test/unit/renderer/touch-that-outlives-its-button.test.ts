import { afterEach, expect, test, vi } from 'vitest';
import { isMeantFor, watchTaps } from '../../../renderer/parts/double-tap.ts';
import { layoutMoved } from '../../../renderer/parts/moved-layout.ts';

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

test('a finger that was on its way when the products moved presses none of them', () => {
  vi.stubGlobal('Element', Button);
  const product = new Button();
  watchTaps(product);
  const comesDown = (sinceMovedMs: number): boolean => {
    const down = new Event('pointerdown');
    layoutMoved(down.timeStamp - sinceMovedMs);
    product.dispatchEvent(down);
    return isMeantFor(product as unknown as Element, { detail: 1 });
  };
  expect(comesDown(100)).toBe(false);
  // A key has no finger on its way.
  expect(isMeantFor(product as unknown as Element, { detail: 0 })).toBe(true);
  expect(comesDown(1_000)).toBe(true);
  // It was down on its button before that moved.
  expect(comesDown(-100)).toBe(true);
});
