import { expect, test } from 'vitest';
import { DELAYS } from '../../../app/session/state/delays.ts';
import { LoopHarness } from '../../support/harness/loop-harness.ts';

const sounds = { volume: 0.6, voices: { 'product-ru': 'attract://sounds/product-ru.mp3' } };

test('idle is silent; a screen of a sale has a tone, or what was recorded in its language', () => {
  const kiosk = new LoopHarness({ sounds, productDetails: true }).ready();
  const frame = () => kiosk.loop.view().frame;
  expect(frame().sound).toBeNull();
  kiosk.send({ kind: 'choose', revision: frame().revision, productId: 'water', freshId: 'sale-1' });
  expect(frame().sound).toEqual({ moment: 'product', volume: 0.6, voice: null });
  kiosk.send({ kind: 'language', language: 'ru' });
  expect(frame().sound).toEqual({ moment: 'product', volume: 0.6, voice: 'attract://sounds/product-ru.mp3' });
});

test('without the setting every screen is silent', () => {
  const kiosk = new LoopHarness().ready();
  kiosk.send({ kind: 'choose', revision: kiosk.loop.view().frame.revision, productId: 'water', freshId: 'sale-1' });
  expect(kiosk.loop.view().frame.sound).toBeNull();
});

test('larger words stay through the sale, and the next customer does not find them', async () => {
  const kiosk = new LoopHarness().ready();
  const frame = () => kiosk.loop.view().frame;
  kiosk.send({ kind: 'large-text', on: true });
  expect(frame().largeText).toBe(true);
  kiosk.send({ kind: 'choose', revision: frame().revision, productId: 'water', freshId: 'sale-1' });
  expect(kiosk.loop.view().screen.name).not.toBe('idle');
  expect(frame().largeText).toBe(true);
  kiosk.send({ kind: 'cancel', revision: frame().revision });
  for (let step = 0; step < 60 && kiosk.loop.view().screen.name !== 'idle'; step += 1) await kiosk.clock.advance(5_000);
  expect(kiosk.loop.view().screen.name).toBe('idle');
  await kiosk.clock.advance(2 * DELAYS.idleResetMs);
  expect(frame().largeText).toBe(false);
});
