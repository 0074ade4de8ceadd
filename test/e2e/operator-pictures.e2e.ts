import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../support/kiosk/kiosk-test.ts';

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40" fill="#c00"/></svg>';
const CATALOGUE = [
  { id: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTenge: 450, picture: 'су 1.svg' },
  { id: 'juice', channel: 2, name: { kk: 'Шырын', ru: 'Сок', en: 'Juice' }, priceTenge: 690.5, picture: 'nowhere.png' },
];

test("an operator's picture is shown; a missing one is a warning and a box; nothing outside is served", async ({
  kiosks,
}) => {
  await kiosks.prepare({
    change: (config) => ({ ...config, catalogue: CATALOGUE, display: { picturesDirectory: 'pictures' } }),
  });
  const pictures = join(kiosks.folder.directory, 'pictures');
  await mkdir(pictures);
  await writeFile(join(pictures, 'су 1.svg'), SVG);
  await writeFile(join(kiosks.folder.directory, 'secret.svg'), SVG);
  await symlink(join(kiosks.folder.directory, 'secret.svg'), join(pictures, 'link.svg'));
  const kiosk = await kiosks.start();
  await kiosk.waitScreen('idle');

  const image = kiosk.product('Су').locator('img');
  await expect
    .poll(() => image.evaluate((node) => (node instanceof HTMLImageElement ? node.naturalWidth : 0)))
    .toBe(40);
  await expect(kiosk.product('Шырын').locator('svg')).toBeVisible();
  await kiosk.logged('screen-changed', { fits: ({ screen }) => screen === 'idle' });
  expect(kiosk.logSoFar().filter(({ event }) => event === 'config-warning')).toMatchObject([
    { facts: { key: 'catalogue.1.picture', file: 'nowhere.png' } },
  ]);

  const statuses = await kiosk.app.evaluate(async ({ net }) => {
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
    return Promise.all(paths.map(async (path) => (await net.fetch(`app://kiosk/operator/${path}`)).status));
  });
  expect(statuses).toEqual([200, 404, 404, 404, 404, 404, 404, 404]);
});
