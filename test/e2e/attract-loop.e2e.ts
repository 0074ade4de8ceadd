import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '../support/kiosk/kiosk-test.ts';
import { WATER } from '../support/kiosk/sales.ts';

/** Five seconds of one colour, 64x64, VP9 in WebM. */
const FILM = Buffer.from(
  'GkXfo59ChoEBQveBAULygQRC84EIQoKEd2VibUKHgQJChYECGFOAZwEAAAAAAAJHEU2bdLpNu4tTq4QVSalmU6yBoU27i1OrhBZU' +
    'rmtTrIHYTbuMU6uEElTDZ1OsggEeTbuMU6uEHFO7a1OsggIx7AEAAAAAAABZAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' +
    'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAVSalmsirXsYMPQkBNgI1M' +
    'YXZmNTkuMjcuMTAwV0GNTGF2ZjU5LjI3LjEwMESJiECziAAAAAAAFlSua8GuAQAAAAAAADjXgQFzxYgHpOD5v/+fQpyBACK1nIN1' +
    'bmSIgQCGhVZfVlA5g4EBI+ODhDuaygDgibCBQLqBQJqBAhJUw2dAgXNzoGPAgGfImkWjh0VOQ09ERVJEh41MYXZmNTkuMjcuMTAw' +
    'c3PbY8CLY8WIB6Tg+b//n0JnyKVFo4dFTkNPREVSRIeYTGF2YzU5LjM3LjEwMCBsaWJ2cHgtdnA5Z8iiRaOIRFVSQVRJT05Eh5Qw' +
    'MDowMDowNS4wMDAwMDAwMDAAAB9DtnVAhueBAKOtgQAAgIJJg0IAA/AD9gA4JBwYQgAAMGAAAHyp///r+M//9YIP//+1aZYMlKIA' +
    'o5OBA+gAhgBAkpwASUAAA2AAAFRwo5OBB9AAhgBAkpwASsAAA2AAAFRwo5OBC7gAhgBAkpwAScAAA2AAAFRwo5OBD6AAhgBAkpwA' +
    'SKAAA2AAAFRwHFO7a5G7j7OBALeK94EB8YIBpfCBAw==',
  'base64',
);
/** A PNG whose pixels are missing. */
const TORN = Buffer.from('89504e470d0a1a0a0000000d4948445200000438000007800806000000', 'hex');
const DRAWING = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
/** Time enough to see where the product is, also on a busy computer. */
const AFTER_S = 12;

test('the attract loop shows pictures and videos, leaves a torn one out, and its touch buys nothing', async ({
  bank,
  kiosks,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'sauda-attract-'));
  writeFileSync(join(folder, '1-torn.png'), TORN);
  writeFileSync(join(folder, '2-film.webm'), FILM);
  writeFileSync(join(folder, '3-picture.png'), Buffer.from(DRAWING, 'base64'));
  const kiosk = await kiosks.open({
    change: (config) => ({ ...config, display: { attract: { afterS: AFTER_S, folder } } }),
  });
  const place = await kiosk.product(WATER.name).boundingBox();
  if (place === null) throw new Error('the product is not there');
  const loop = kiosk.page.locator('html[data-screen=idle][data-step=attract]');
  await loop.waitFor({ state: 'attached' });
  await kiosk.logged('attract-unplayed', { fits: ({ file }) => file === 'attract://files/1-torn.png' });
  const film = kiosk.page.locator('video.attract-file');
  await expect.poll(() => film.evaluate((video: HTMLVideoElement) => video.videoWidth)).toBe(64);
  const picture = kiosk.page.locator('img.attract-file[src$="3-picture.png"]');
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);

  // An impatient finger: the second tap is there before the product is.
  await kiosk.page.mouse.click(place.x + place.width / 2, place.y + place.height / 2, { clickCount: 2 });
  await loop.waitFor({ state: 'detached' });
  expect(await kiosk.screen()).toBe('idle');
  expect(bank.books.purchases).toHaveLength(0);
  rmSync(folder, { recursive: true });
});
