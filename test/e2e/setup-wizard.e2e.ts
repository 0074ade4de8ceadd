import { mkdir, readdir, readFile, realpath, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import type { BankPki } from '../support/foreign-bank/pki.ts';
import { expect, test } from '../support/kiosk/kiosk-test.ts';
import type { Kiosk } from '../support/kiosk/kiosk.ts';
import { buy } from '../support/kiosk/sales.ts';
import { hold, press } from '../support/kiosk/service-menu.ts';

/** From an empty machine to its first sale by the screen alone. */
const MOST_TOUCHES = 90;
const SEARCH_MS = 30_000;
const PIN = '4826';

/** Counts what a finger does: from an empty machine to a sale there may be at most 90 touches. */
class Finger {
  touches = 0;
  kiosk: Kiosk;

  constructor(kiosk: Kiosk) {
    this.kiosk = kiosk;
  }

  async press(action: string): Promise<void> {
    this.touches += 1;
    await press(this.kiosk, action);
  }

  async hold(action: string): Promise<void> {
    this.touches += 1;
    await hold(this.kiosk, action).catch(() => undefined);
  }

  /** On a USB keyboard, which is one touch into the field. */
  async type(field: string, text: string): Promise<void> {
    this.touches += 1;
    await this.kiosk.page.locator(`[data-field=${field}]`).fill(text);
  }

  async next(step: string): Promise<void> {
    await this.press('setup-next');
    await this.at(step);
  }

  async at(step: string): Promise<void> {
    await this.kiosk.page.locator(`html[data-step=setup][data-setup=${step}]`).waitFor({ state: 'attached' });
  }

  async done(step: string): Promise<void> {
    await expect(this.kiosk.page.locator(`[data-action=setup-go-${step}]`)).toHaveAttribute('data-state', 'done');
  }
}

/** The bank's letter on a stick: its archive, with the certificate, the key and both authorities. */
async function archiveOn(stick: string, banks: BankPki): Promise<string> {
  const { certificate, key, passphrase } = banks.clients.latin;
  const files = {
    'certfile.cer': await readFile(certificate),
    'private.key': await readFile(key),
    'kbs_root_ca.crt': await readFile(banks.rootCa),
    'kbs_ca.crt': await readFile(banks.intermediateCa),
  };
  await mkdir(stick, { recursive: true });
  await writeFile(join(stick, 'bank.zip'), zipSync(files));
  return passphrase;
}

test('from an empty machine to one that sells, by the screen alone', async ({ kiosks, bank, banks, relay }, info) => {
  test.setTimeout(120_000);
  const { dataDirectory, directory } = kiosks.folder;
  const ports = join(directory, 'ports');
  await mkdir(ports);
  await symlink(await realpath(relay.path), join(ports, 'board'));
  process.env['SAUDA_PORTS_FOLDER'] = ports;
  const stick = join(directory, 'KINGSTON');
  const passphrase = await archiveOn(stick, banks.own);
  const start = () => kiosks.startDemo(['--sticks', stick]);
  const shot = async (name: string): Promise<void> => {
    await finger.kiosk.page.screenshot({ path: info.outputPath(`${name}.png`) });
  };
  const restarted = async (how: () => Promise<void>): Promise<void> => {
    const ended = new Promise<number | null>((resolve) => {
      finger.kiosk.app.process().once('exit', resolve);
    });
    await how();
    expect(await ended).toBe(10);
    finger.kiosk = await start();
  };
  const finger = new Finger(await start());
  await finger.kiosk.waitScreen('idle');
  await finger.press('setup');
  await finger.kiosk.page.locator('html[data-screen=service][data-step=setup]').waitFor({ state: 'attached' });
  await restarted(() => finger.hold('setup-start'));

  await finger.at('language');
  await finger.press('setup-language-ru');
  await finger.done('language');
  await shot('language');
  await finger.next('operator');
  await finger.type('name', 'Вода');
  await finger.type('contact', '+7 701 123 45 67');
  await finger.press('save');
  await finger.done('operator');
  await shot('operator');
  await finger.next('contract');
  await finger.press('contract-standard');
  await finger.done('contract');
  await finger.next('certificate');
  await finger.press('certificate-look');
  await finger.press('certificate-take-0');
  await shot('certificate');
  await finger.type('passphrase', passphrase);
  await finger.press('certificate-take-0');
  await finger.done('certificate');
  await finger.next('address');
  await finger.type('deviceId', 'KIOSK-7');
  await finger.type('baseUrl', bank.baseUrl);
  await finger.press('save');
  await expect(finger.kiosk.page.locator('.setup-bar .notice[data-kind=good]')).toBeVisible();
  await shot('address');
  await restarted(() => finger.press('setup-next'));
  await finger.at('trade-point');
  await finger.done('trade-point');
  await shot('trade-point');
  await finger.next('devices');
  await finger.press('find');
  const found = finger.kiosk.page.locator('.fact', { hasText: 'board' }).locator('[data-action^=take-]');
  await found.click({ timeout: SEARCH_MS });
  finger.touches += 1;
  await finger.done('devices');
  await shot('devices');
  await restarted(() => finger.press('setup-next'));

  await finger.at('products');
  await finger.press('product-add');
  await finger.type('price', '450');
  await finger.type('name-ru', 'Вода');
  await finger.type('name-kk', 'Су');
  await finger.type('name-en', 'Water');
  await finger.type('channel', '1');
  await finger.press('save');
  await finger.done('products');
  await shot('products');
  await finger.next('pin');
  for (const digit of PIN) await finger.press(`digit-${digit}`);
  await finger.press('enter');
  for (const digit of PIN) await finger.press(`digit-${digit}`);
  await finger.press('enter');
  await finger.done('pin');
  await finger.next('test-sale');
  await shot('test-sale');
  await restarted(() => finger.hold('setup-finish'));

  await finger.kiosk.waitScreen('idle');
  await shot('idle');
  expect(finger.touches).toBeLessThanOrEqual(MOST_TOUCHES);
  const text = await readFile(join(dataDirectory, 'kiosk.yaml'), 'utf8');
  expect(text).toContain('# Who sells');
  expect(text).not.toContain(PIN);
  // The demonstration that the wizard began in is none of this machine's life.
  expect((await readdir(dataDirectory)).filter((name) => name.startsWith('demo-journal-'))).toHaveLength(1);
  await buy(finger.kiosk, bank, 1, 'Вода');
  await expect.poll(() => relay.pulses()).toEqual([1]);
});
