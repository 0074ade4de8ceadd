import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base } from '@playwright/test';
import { inJournal } from '../../main/ledger/in-journal.ts';
import { makeSealedKey } from '../../renderer/console/key/sealed-key.ts';
import { startBroker } from '../../scripts/fleet/broker.ts';
import { buildConsole } from '../../scripts/fleet/build-console.ts';
import { makeDemoCertificates } from '../../scripts/fleet/machine/certificates.ts';
import { startMachines, type Placed } from '../../scripts/fleet/machine/several.ts';
import { placesOf } from '../../scripts/fleet/places.ts';
import { openConsoleWindow, type ConsoleWindow } from '../../scripts/fleet/console-window.ts';
import { axeFindingsOn } from '../support/kiosk/axe.ts';

const PASSPHRASE = 'a passphrase of the test';
const SIZES = [
  [1280, 800],
  [390, 844],
] as const;

interface Fleet {
  readonly machines: readonly Placed[];
  readonly window: ConsoleWindow;
  readonly keyFile: string;
}

/** Three machines that have said how they are, then the console, which learns it from what the broker has kept. */
const test = base.extend<{ readonly fleet: Fleet }>({
  fleet: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'sauda-fleet-'));
    await buildConsole(join(folder, 'console'));
    const key = await makeSealedKey('Test', PASSPHRASE);
    const keyFile = join(folder, 'key.json');
    writeFileSync(keyFile, JSON.stringify(key));
    const places = placesOf(3);
    const settings = {
      login: false,
      places: Object.fromEntries(places.map(({ kioskId, ...place }) => [kioskId, place])),
    };
    const certificates = await makeDemoCertificates(join(folder, 'certificates'));
    const broker = await startBroker({ folder: join(folder, 'console'), pagePort: 0, settings, certificates });
    const kioskIds = places.map(({ kioskId }) => kioskId);
    const operatorKeys = [key.publicKey];
    const machines = await startMachines({ kioskIds, broker, certificates, operatorKeys, folder });
    await broker.told(kioskIds.length);
    machines[1]?.road.close();
    const window = await openConsoleWindow(broker.pageAddress);
    await use({ machines, window, keyFile });
    await window.close();
    await Promise.all(machines.map(({ machine }) => machine.stop()));
    await Promise.all(machines.map(({ road }) => road.end()));
    await broker.close();
    rmSync(folder, { recursive: true, force: true });
  },
});

test('the console is complete from what the broker keeps, in three languages on a desk and a telephone', async ({
  fleet,
}) => {
  const { page, complaints, resize } = fleet.window;
  // The lost one is the worst, and comes first.
  await expect(page.locator('.machine-row')).toHaveCount(3);
  await expect(page.locator('.machine-row').first()).toHaveAttribute('data-machine', 'AST-0001');
  await expect(page.locator('[data-fact=sum-online] dd')).toHaveText('2');
  for (const [width, height] of SIZES) {
    await resize(width, height);
    await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(width);
    for (const language of ['kk', 'ru', 'en']) {
      await page.locator(`.languages [lang=${language}]`).click();
      for (const tab of ['alarms', 'sales', 'map', 'key', 'machines']) {
        await page.locator(`[data-action=tab-${tab}]`).click();
        await expect(page.locator(`[data-view=${tab}]`)).toBeVisible();
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
        if (language === 'ru') expect(await axeFindingsOn(page), `${width} ${tab}`).toEqual([]);
      }
    }
  }
  await page.locator('.machine-row').first().click();
  await expect(page.locator('.machine')).toHaveAttribute('data-machine', 'AST-0001');
  expect(await axeFindingsOn(page)).toEqual([]);
  expect(complaints).toEqual([]);
});

test('a command is signed by the key in the browser and carried out; without the key there is none', async ({
  fleet,
}) => {
  const { page, complaints } = fleet.window;
  await page.locator('[data-machine=ALA-0001]').click();
  await expect(page.locator('[data-action^=command-]')).toHaveCount(0);
  await page.locator('[data-action=open-key]').click();
  await page.locator('[data-field=key-file]').setInputFiles(fleet.keyFile);
  await page.locator('[data-field=passphrase]').fill('another passphrase');
  await page.locator('[data-action=key-open]').click();
  await expect(page.locator('[role=alert]')).toBeVisible();
  await page.locator('[data-field=passphrase]').fill(PASSPHRASE);
  await page.locator('[data-action=key-open]').click();
  await expect(page.locator('[data-action=key-close]')).toBeVisible();
  await page.locator('[data-action=tab-machines]').click();
  await page.locator('.machine-row[data-machine=ALA-0001]').click();
  await page.locator('[data-product=water] [data-action=command-product-off]').click();
  await page.locator('[data-action=send]').click();
  await expect(page.locator('[data-outcome=done]')).toBeVisible();
  const { directory = '' } = fleet.machines[0]?.machine ?? {};
  const kinds = inJournal(directory, ({ entries }) => [...entries].map(({ entry }) => entry.kind));
  expect(kinds).toMatchObject({ ok: true, value: expect.arrayContaining(['product-off']) });
  expect(complaints).toEqual([]);
});
