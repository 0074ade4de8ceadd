import { mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../drivers/common/system-clock.ts';
import { CcnetSimulator } from '../../drivers/bill-acceptor/ccnet/simulator/simulator.ts';
import { EscposSimulator } from '../../drivers/printer/escpos/simulator/simulator.ts';
import { expect, test } from '../support/kiosk/kiosk-test.ts';
import { layoutViolations } from '../support/kiosk/layouts.ts';
import { hold, knock, press, SERVICE, typePin, waitStep, withPins } from '../support/kiosk/service-menu.ts';
import { type Attach, DevicePty } from '../support/lines/device-pty.ts';

/** As long as a technician may have to wait for a search. */
const SEARCH_MS = 60_000;

test('devices are found beside a running board, taken over, changed and taken out', async ({ kiosks, relay }) => {
  const folder = await mkdtemp(join(tmpdir(), 'sauda-ports-'));
  const unit = new CcnetSimulator({ clock: systemClock });
  const printer = new EscposSimulator({ clock: systemClock, information: { 67: 'TM-T88V', 68: 'J5MF012345' } });
  const ends: Readonly<Record<string, Attach>> = {
    'a-acceptor': (port) => unit.attach(port),
    'b-printer': (port) => printer.attach(port),
    'c-silent': () => undefined,
  };
  const lines: DevicePty[] = [];
  for (const [name, attach] of Object.entries(ends)) {
    const line = await DevicePty.open(9_600, attach);
    lines.push(line);
    await symlink(await realpath(line.path), join(folder, name));
  }
  // The board of the running kiosk, by its own name and by the one of the folder.
  await symlink(await realpath(relay.path), join(folder, 'd-relay'));
  process.env['SAUDA_PORTS_FOLDER'] = folder;
  try {
    const kiosk = await kiosks.open({ change: withPins });
    const { page } = kiosk;
    const { configFile } = kiosks.folder;
    await writeFile(configFile, `# Ours.\n${await readFile(configFile, 'utf8')}`);
    const text = (): Promise<string> => readFile(configFile, 'utf8');
    const port = (name: string) => page.locator('.fact', { hasText: name });

    await test.step('every port is shown, and the board at work is not asked', async () => {
      await knock(kiosk);
      await typePin(kiosk, SERVICE.technician.pin);
      await waitStep(kiosk, 'home');
      await press(kiosk, 'home-devices');
      await waitStep(kiosk, 'devices');
      await expect(page.locator('[data-fact=device-relay]')).toHaveAttribute('data-level', 'works');
      await expect(port('d-relay').locator('[data-fact=uses]')).toBeVisible();
      const before = relay.board.commands().length;
      await press(kiosk, 'find');
      await expect(port('a-acceptor')).toContainText('21KC70012345', { timeout: SEARCH_MS });
      await expect(port('b-printer')).toContainText('TM-T88V');
      await expect(port('c-silent').locator('[data-outcome=silent]')).toBeVisible({ timeout: SEARCH_MS });
      await expect(page.locator('[data-action=find]')).toBeEnabled({ timeout: SEARCH_MS });
      expect(
        relay.board
          .commands()
          .slice(before)
          .filter(({ operation }) => operation !== 'query'),
      ).toEqual([]);
      expect(unit.enabledBills()).toEqual([]);
      expect(printer.uncut().rows).toEqual([]);
      expect(await layoutViolations(kiosk, 'service')).toEqual([]);
    });

    await test.step('one touch each writes them down, with the comments kept', async () => {
      await port('a-acceptor').locator('[data-action^=take-]').click();
      await expect(page.locator('.notice[data-kind=good]')).toBeVisible();
      await port('b-printer').locator('[data-action^=take-]').click();
      await expect(page.locator('[data-fact=device-printer]')).toContainText('b-printer');
      await expect(port('b-printer').locator('[data-doubt=set-up]')).toBeVisible();
      expect(await text()).toMatch(/^# Ours\.\n/);
      expect(await text()).toContain('model: TM-T88V');
    });

    await test.step('a setting is changed, a wrong one refused, a device taken out', async () => {
      await press(kiosk, 'device-relay');
      await page.locator('[data-field=pulseMs]').fill('long');
      await press(kiosk, 'save');
      await expect(page.locator('.notice[data-kind=fault]')).toBeVisible();
      await page.locator('[data-field=pulseMs]').fill('');
      for (const digit of '350') await press(kiosk, `digit-${digit}`);
      expect(await layoutViolations(kiosk, 'service')).toEqual([]);
      await press(kiosk, 'save');
      await expect(page.locator('[data-fact=device-relay]')).toContainText('350');
      await press(kiosk, 'device-printer');
      await hold(kiosk, 'device-remove');
      await expect(page.locator('[data-fact=device-printer]')).not.toContainText('escpos');
      expect(await text()).not.toContain('TM-T88V');
      await press(kiosk, 'undo');
      await expect(page.locator('[data-fact=device-printer]')).toContainText('escpos');
    });

    await expect(page.locator('[data-action=restart]')).toBeVisible();
    const failed = (await kiosk.wholeLog()).filter(({ event }) => event === 'service-failed');
    expect(failed).toEqual([]);
  } finally {
    delete process.env['SAUDA_PORTS_FOLDER'];
    for (const line of lines) await line.dispose();
    await rm(folder, { recursive: true });
  }
});
