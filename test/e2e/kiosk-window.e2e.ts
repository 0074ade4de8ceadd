import { expect, test as base } from '../support/kiosk/kiosk-test.ts';
import { Kiosk } from '../support/kiosk/kiosk.ts';
import { OwnDisplay } from '../support/kiosk/own-display.ts';
import { screenNow } from '../support/kiosk/screen-now.ts';
import { toQr, WATER } from '../support/kiosk/sales.ts';

const PORTRAIT = { width: 1080, height: 1920 } as const;
/** Pressed once each; with the window manager they mean "close", "another window", "home". */
const KEYS = [
  'alt+F4',
  'ctrl+w',
  'ctrl+q',
  'ctrl+shift+q',
  'ctrl+r',
  'ctrl+shift+r',
  'ctrl+n',
  'ctrl+plus',
  'ctrl+shift+i',
  'F5',
  'F11',
  'F12',
  'Escape',
  'alt+Home',
  'alt+Left',
  'alt+space',
  'super',
] as const;

interface Fixtures {
  /** Opens the whole screen as in the field, on a display of its own. */
  readonly openOn: (manager: 'matchbox' | 'none') => Promise<{ kiosk: Kiosk; display: OwnDisplay }>;
}

const test = base.extend<Fixtures>({
  openOn: async ({ kiosks }, use) => {
    const opened: { close(): unknown }[] = [];
    await use(async (manager) => {
      await kiosks.prepare();
      const display = await OwnDisplay.open(PORTRAIT, manager);
      const { dataDirectory, configFile } = kiosks.folder;
      const start = { dataDirectory, config: configFile, isWholeScreen: true, env: display.env };
      const kiosk = await Kiosk.start(start);
      opened.push(display, kiosk);
      await kiosk.waitScreen('idle');
      return { kiosk, display };
    });
    for (const one of opened.toReversed()) await one.close();
  },
});

const innerSize = (kiosk: Kiosk): Promise<{ width: number; height: number }> =>
  kiosk.page.evaluate(() => ({ width: innerWidth, height: innerHeight }));

test('without a window manager the window fills the display, even after its size changes, and the screen saver is off', async ({
  openOn,
}) => {
  const { kiosk, display } = await openOn('none');
  await expect.poll(() => innerSize(kiosk)).toEqual(PORTRAIT);
  const mode = ['small', '0', '720', '720', '720', '720', '1280', '1280', '1280', '1280'];
  await display.run('xrandr', '--newmode', ...mode);
  await display.run('xrandr', '--addmode', 'screen', 'small');
  await display.run('xrandr', '--output', 'screen', '--mode', 'small');
  await expect.poll(() => innerSize(kiosk)).toEqual({ width: 720, height: 1280 });
  await display.run('xrandr', '--output', 'screen', '--mode', '1080x1920');
  await expect.poll(() => innerSize(kiosk)).toEqual(PORTRAIT);
  expect(await kiosk.screen()).toBe('idle');
  const pointer = (): Promise<string> => kiosk.page.evaluate(() => getComputedStyle(document.body).cursor);
  await expect.poll(pointer).toBe('none');
  // X has one of its own.
  await expect.poll(() => display.run('xset', 'q')).toMatch(/prefer blanking: {2}no[^]*timeout: {2}0 /);
});

for (const manager of ['matchbox', 'none'] as const) {
  test(`no key ends or changes it (window manager: ${manager})`, async ({ openOn }) => {
    const { kiosk, display } = await openOn(manager);
    const before = await kiosk.page.evaluate(() => performance.timeOrigin);
    for (const key of KEYS) await display.run('xdotool', 'key', '--clearmodifiers', key);
    // What a window manager's own means come to in the end.
    await kiosk.app.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) window.close();
    });
    await expect.poll(() => innerSize(kiosk)).toEqual(PORTRAIT);
    expect(await kiosk.screen()).toBe('idle');
    expect(await kiosk.page.evaluate(() => performance.timeOrigin)).toBe(before);
    expect(await kiosk.page.evaluate(() => devicePixelRatio)).toBe(1);
    expect(await kiosk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });
}

test('a script in the page that closes the window in the middle of a sale does not end it: the code is back, and the sale is paid', async ({
  openOn,
  bank,
  relay,
}) => {
  const { kiosk } = await openOn('none');
  const purchase = await toQr(kiosk, bank);
  await kiosk.page.evaluate(() => {
    window.close();
  });
  expect(await kiosk.page.evaluate(() => Reflect.defineProperty(window, 'close', { value: null }))).toBe(false);
  expect(await kiosk.screen()).toBe('qr');
  const first = await kiosk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.id);

  // The empty frame has a function of its own, which takes any window.
  const closed = kiosk.page.waitForEvent('close');
  const attack = kiosk.page.evaluate(() => {
    const { contentWindow } = document.body.appendChild(document.createElement('iframe'));
    if (contentWindow !== null) Reflect.apply(contentWindow.close, window, []);
  });
  // The page may be gone before it has answered.
  await attack.catch(() => undefined);
  await closed;
  await expect.poll(() => screenNow(kiosk)).toBe('qr');
  expect(await kiosk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.id)).not.toBe(first);
  expect(kiosk.logSoFar().filter(({ event }) => event === 'window-failed')).toMatchObject([
    { facts: { page: 'customer', detail: 'closed' } },
  ]);
  purchase.scan();
  purchase.confirm();
  await expect.poll(() => relay.pulses()).toEqual([WATER.channel]);
  await expect.poll(() => screenNow(kiosk)).toBe('success');
});

test('SIGTERM ends the application in order', async ({ openOn }) => {
  const { kiosk } = await openOn('matchbox');
  const ended = new Promise<number | null>((resolve) => {
    kiosk.app.process().once('exit', resolve);
  });
  process.kill(kiosk.pid, 'SIGTERM');
  expect(await ended).toBe(0);
});

test('a window of a trial can be closed', async ({ kiosks }) => {
  const kiosk = await kiosks.open();
  const ended = new Promise<number | null>((resolve) => {
    kiosk.app.process().once('exit', resolve);
  });
  await kiosk.app.evaluate(({ BrowserWindow }) => {
    setImmediate(() => {
      BrowserWindow.getAllWindows()[0]?.close();
    });
  });
  expect(await ended).toBe(0);
});
