import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../support/kiosk/kiosk-test.ts';
import { keepHeard } from '../support/kiosk/heard.ts';
import { readQr } from '../support/kiosk/read-qr.ts';
import { toQr } from '../support/kiosk/sales.ts';

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40" fill="#c00"/></svg>';
const CATALOGUE = [
  { id: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTenge: 450, picture: 'су 1.svg' },
  { id: 'juice', channel: 2, name: { kk: 'Шырын', ru: 'Сок', en: 'Juice' }, priceTenge: 690.5, picture: 'nowhere.png' },
];

/** An icon that is hard to read around: squares of black and white. */
const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><rect width="8" height="8" fill="#fff"/>${[
  0, 1, 2, 3,
]
  .map(
    (row) =>
      `<path d="M${String(row % 2)} ${String(2 * row)}h1v1h-1zM${String(4 - (row % 2))} ${String(2 * row)}h3v1h-3z"/>`,
  )
  .join('')}</svg>`;

/** Nothing but silence: WAV, one channel of eight bits, 8 kHz. */
function recording(seconds: number): Buffer {
  const samples = 8_000 * seconds;
  const head = Buffer.from('524946460000000057415645666d74201000000001000100401f0000401f00000100080064617461', 'hex');
  const length = Buffer.alloc(4);
  length.writeUInt32LE(samples);
  head.writeUInt32LE(samples + 36, 4);
  return Buffer.concat([head, length, Buffer.alloc(samples, 0x80)]);
}

test("an operator's pictures, artwork and recordings are shown and played; a bad one is a warning and the built-in look or a tone; nothing outside is served", async ({
  bank,
  kiosks,
}) => {
  await kiosks.prepare({
    change: (config) => ({
      ...config,
      catalogue: CATALOGUE,
      display: {
        picturesDirectory: 'pictures',
        artwork: 'artwork',
        sounds: { folder: 'sounds' },
        look: { colour: '#7A1F5C', logo: 'су 1.svg' },
      },
    }),
  });
  const pictures = join(kiosks.folder.directory, 'pictures');
  await mkdir(pictures);
  await writeFile(join(pictures, 'су 1.svg'), SVG);
  const artwork = join(kiosks.folder.directory, 'artwork');
  await mkdir(artwork);
  await writeFile(join(artwork, 'icon.svg'), ICON);
  await writeFile(join(artwork, 'gold.svg'), SVG);
  await writeFile(join(artwork, 'logo.png'), 'no picture');
  await writeFile(join(artwork, 'loan.svg'), '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><broken');
  await writeFile(join(kiosks.folder.directory, 'secret.svg'), SVG);
  await symlink(join(kiosks.folder.directory, 'secret.svg'), join(pictures, 'link.svg'));
  const sounds = join(kiosks.folder.directory, 'sounds');
  await mkdir(sounds);
  await writeFile(join(sounds, 'qr-kk.wav'), recording(30));
  await writeFile(join(sounds, 'confirm-kk.wav'), recording(1).fill(0xff, 12));
  await writeFile(join(sounds, 'dispensing-kk.mp3'), 'no sound');
  await symlink(join(kiosks.folder.directory, 'secret.svg'), join(sounds, 'success-kk.wav'));
  const kiosk = await kiosks.start();
  await kiosk.waitScreen('idle');

  const image = kiosk.product('Су').locator('img');
  await expect
    .poll(() => image.evaluate((node) => (node instanceof HTMLImageElement ? node.naturalWidth : 0)))
    .toBe(40);
  await expect(kiosk.product('Шырын').locator('svg')).toBeVisible();
  const logo = kiosk.page.getByRole('img', { name: 'Кофе и вода' });
  await expect.poll(() => logo.evaluate((node) => (node instanceof HTMLImageElement ? node.naturalWidth : 0))).toBe(40);
  expect(
    await kiosk.page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--operator')),
  ).toBe('#7a1f5c');
  await kiosk.logged('screen-changed', { fits: ({ screen }) => screen === 'idle' });
  expect(kiosk.logSoFar().filter(({ event }) => event === 'config-warning')).toMatchObject([
    { facts: { key: 'catalogue.1.picture', file: 'nowhere.png' } },
    { facts: { key: 'display.artwork', file: 'logo.png' } },
    { facts: { key: 'display.sounds.folder', file: 'dispensing-kk.mp3' } },
    { facts: { key: 'display.sounds.folder', file: 'success-kk.wav' } },
  ]);

  const statuses = await kiosk.app.evaluate(async ({ net }) => {
    const status = async (address: string): Promise<number> =>
      net.fetch(address).then(
        (answer) => answer.status,
        () => 404,
      );
    const paths = [
      '%D1%81%D1%83%201.svg',
      'link.svg',
      '..%2fsecret.svg',
      '%2e%2e/secret.svg',
      '..%2fkiosk.yaml',
      '',
      '%',
      '%00.svg',
    ];
    const recordings = [
      'qr-kk.wav',
      'success-kk.wav',
      'dispensing-kk.mp3',
      '..%2fkiosk.yaml',
      '..%2fsounds%2fqr-kk.wav',
      '',
      '%',
    ];
    return {
      pictures: await Promise.all(paths.map((path) => status(`app://kiosk/operator/${path}`))),
      recordings: await Promise.all(recordings.map((path) => status(`attract://sounds/${path}`))),
      // A loop is not configured.
      loop: await status('attract://files/qr-kk.wav'),
    };
  });
  expect(statuses).toEqual({
    pictures: [200, 404, 404, 404, 404, 404, 404, 404],
    recordings: [200, 404, 404, 404, 200, 404, 404],
    loop: 404,
  });

  const heard = await keepHeard(kiosk.page);
  const purchase = await toQr(kiosk, bank);
  const { qrToken } = purchase;
  await expect
    .poll(async () => (await heard()).voices[0])
    .toMatchObject({ src: 'attract://sounds/qr-kk.wav', moves: true });
  const icon = kiosk.page.locator('.qr-code image');
  const share = async (): Promise<number> => {
    const [inner, outer] = [await icon.boundingBox(), await kiosk.page.locator('.qr-code').boundingBox()];
    return (inner?.width ?? 0) / (outer?.width ?? 1);
  };
  expect(await share()).toBeGreaterThan(0.15);
  expect(await readQr(await kiosk.screenshot())).toBe(qrToken);
  await expect(kiosk.page.getByRole('img', { name: 'Kaspi Gold' })).toBeVisible();
  await expect(kiosk.page.locator('.qr-title')).toHaveText(/Kaspi QR/);
  // It has a size, and cannot be drawn: only the page finds that out.
  await expect(kiosk.page.locator('.qr-methods')).toContainText('Kaspi Kredit');
  await kiosk.logged('file-unplayed', { fits: ({ file }) => file === 'app://kiosk/artwork/loan.svg' });

  purchase.scan();
  await kiosk.waitScreen('confirm');
  await kiosk.logged('file-unplayed', { fits: ({ file }) => file === 'attract://sounds/confirm-kk.wav' });
  await expect.poll(async () => (await heard()).tones).toBeGreaterThan(0);
  // What was said about the code has ended with its screen. No sound device, and a file that is none, are no faults.
  expect(await heard()).toMatchObject({ voices: [{ paused: true }, {}], faults: [] });
});
