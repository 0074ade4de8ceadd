import { spawnSync } from 'node:child_process';
import { createServer, type Server } from 'node:net';
import type { customerContract } from '../../app/ipc/contract.ts';
import type { Bridge } from '../../app/ipc/derive.ts';
import type { serviceContract } from '../../app/ipc/service-contract.ts';
import { expect, test } from '../support/kiosk/kiosk-test.ts';

declare global {
  interface Window {
    readonly sauda: Bridge<typeof customerContract>;
    readonly saudaService: Bridge<typeof serviceContract>;
  }
}

test('the page has no Node, no network, no other page, and only the bridge', async ({ kiosks }) => {
  const kiosk = await kiosks.open();
  const { page } = kiosk;
  const home = page.url();

  const globals = await page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter((name) => name in window),
  );
  expect(globals).toEqual([]);
  const bridge = await page.evaluate(() => {
    const { calls, on } = window.sauda;
    return { calls: Object.keys(calls).sort(), on: Object.keys(on).sort() };
  });
  expect(bridge).toEqual({
    calls: [
      'cancel',
      'check',
      'choose',
      'digit',
      'done',
      'erase',
      'knock',
      'language',
      'largeText',
      'method',
      'more',
      'painted',
      'pay',
      'payRest',
      'pieces',
      'quantity',
      'reach',
      'ready',
      'send',
      'setUp',
      'undrawn',
      'unplayed',
      'wake',
    ],
    on: ['view'],
  });
  const menu = await page.evaluate(() => {
    const { calls, on } = window.saudaService;
    return { calls: Object.keys(calls).sort(), on: Object.keys(on).sort() };
  });
  expect(menu).toEqual({
    calls: [
      'act',
      'back',
      'digit',
      'endSetup',
      'enter',
      'erase',
      'language',
      'leave',
      'open',
      'reach',
      'ready',
      'setup',
      'touched',
    ],
    on: ['service'],
  });

  for (const url of [
    'https://example.com/',
    'http://127.0.0.1/',
    'app://kiosk/index.html',
    'data:text/plain,x',
    'file:///etc/passwd',
  ]) {
    const answer = await page.evaluate(
      (target) =>
        fetch(target).then(
          () => 'answered',
          (error: unknown) => String(error),
        ),
      url,
    );
    expect(answer, url).toContain('TypeError');
  }
  const others = await page.evaluate(() => {
    const opened = window.open('https://example.com/');
    const script = document.createElement('script');
    script.textContent = 'window.injected = true';
    document.head.append(script);
    return {
      opened: opened === null,
      injected: 'injected' in window,
      size: document.querySelectorAll('iframe').length,
    };
  });
  expect(others).toEqual({ opened: true, injected: false, size: 0 });
  expect(kiosk.app.windows()).toHaveLength(1);

  await kiosk.app.evaluate(({ BrowserWindow }) => {
    const seen: string[] = [];
    Object.assign(globalThis, { navigations: seen });
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    contents?.on('will-navigate', ({ url }) => seen.push(`wanted ${url}`));
    contents?.on('did-navigate', (_event, url) => seen.push(`reached ${url}`));
  });
  for (const url of [
    'file:///etc/passwd',
    'javascript:window.injected=1',
    'https://example.com/',
    'app://elsewhere/index.html',
  ]) {
    await page.evaluate((target) => {
      location.href = target;
    }, url);
  }
  // Chromium itself refuses the first two.
  const navigations = (): Promise<unknown> =>
    kiosk.app.evaluate(() => Reflect.get(globalThis, 'navigations') as unknown);
  await expect.poll(navigations).toEqual(['wanted https://example.com/', 'wanted app://elsewhere/index.html']);
  expect(await page.evaluate(() => ({ href: location.href, injected: 'injected' in window }))).toEqual({
    href: home,
    injected: false,
  });
  // Not through a locator: Playwright still waits for the navigations that never were.
  expect(await page.evaluate(() => document.documentElement.dataset['screen'])).toBe('idle');
});

/** The file choosers on the display, which this test shares with kiosks of others. */
function fileChoosers(): string {
  return spawnSync('xdotool', ['search', '--onlyvisible', '--name', '^Open File'], { encoding: 'utf8' }).stdout;
}

/** Counts who connects. */
async function listener(): Promise<{ server: Server; port: number; connections: () => number }> {
  let count = 0;
  const server = createServer((socket) => {
    count += 1;
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { server, port: address.port, connections: () => count };
}

test('a script in the page opens no dialog and no connection', async ({ kiosks }) => {
  const kiosk = await kiosks.open();
  const { page } = kiosk;
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.type());
    void dialog.dismiss();
  });
  const answers = await page.evaluate(() => {
    window.print();
    alert('x');
    return {
      confirmed: confirm('x'),
      choosers: ['showOpenFilePicker', 'showSaveFilePicker', 'showDirectoryPicker'].filter((name) => name in window),
    };
  });
  expect(answers).toEqual({ confirmed: false, choosers: [] });
  expect(dialogs).toEqual([]);
  const permissions = await page.evaluate(async () => {
    const refused = (asked: Promise<unknown>): Promise<string> =>
      asked.then(
        () => 'given',
        () => 'refused',
      );
    return {
      notifications: await Notification.requestPermission(),
      place: (await navigator.permissions.query({ name: 'geolocation' })).state,
      camera: await refused(navigator.mediaDevices.getUserMedia({ video: true })),
      clipboard: await refused(navigator.clipboard.readText()),
    };
  });
  expect(permissions).toEqual({ notifications: 'denied', place: 'denied', camera: 'refused', clipboard: 'refused' });

  const relay = await listener();
  const found = await page.evaluate(async (port) => {
    const turn = { urls: `turn:127.0.0.1:${String(port)}?transport=tcp`, username: 'a', credential: 'b' };
    const peer = new RTCPeerConnection({ iceServers: [turn, { urls: `stun:127.0.0.1:${String(port)}` }] });
    const candidates: string[] = [];
    const gathered = new Promise<void>((resolve) => {
      peer.onicecandidate = ({ candidate }) => {
        if (candidate === null) resolve();
        else candidates.push(candidate.candidate);
      };
    });
    peer.createDataChannel('x');
    await peer.setLocalDescription(await peer.createOffer());
    await gathered;
    return candidates;
  }, relay.port);
  relay.server.close();
  expect({ found, connections: relay.connections() }).toEqual({ found: [], connections: 0 });

  // The protocol that Playwright speaks has no chooser of its own here: the window would be the system's.
  await page.evaluate(() => {
    const input = document.createElement('input');
    input.type = 'file';
    document.documentElement.addEventListener('click', () => {
      input.click();
      document.documentElement.dataset['asked'] = 'yes';
    });
  });
  await page.mouse.click(5, 5);
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset['asked'])).toBe('yes');
  // What the first click would have opened is there before the page has answered to the second one.
  await page.mouse.click(5, 5);
  await page.screenshot();
  expect(fileChoosers()).toBe('');
});

test('files outside the page cannot be read through its own scheme', async ({ kiosks }) => {
  const kiosk = await kiosks.open();
  const answers = await kiosk.app.evaluate(async ({ net }) => {
    const urls = [
      'app://kiosk/../main/main.cjs',
      'app://kiosk/%2e%2e/main/main.cjs',
      'app://kiosk/..%2f..%2fpackage.json',
      'app://kiosk//etc/passwd',
      'app://other/index.html',
    ];
    return Promise.all(urls.map(async (url) => (await net.fetch(url)).status));
  });
  expect(answers).toEqual([404, 404, 404, 404, 404]);
});

test('calls with wrong arguments are refused and logged; stale touches do nothing', async ({ bank, kiosks }) => {
  const kiosk = await kiosks.open();
  const refused = await kiosk.page.evaluate(async () => {
    const calls = window.sauda.calls as unknown as Record<string, (argument?: unknown) => Promise<void>>;
    const wrong: [string, unknown][] = [
      ['choose', undefined],
      ['choose', null],
      ['choose', { revision: '1', productId: 'water' }],
      ['choose', { revision: 1.5, productId: 'water' }],
      ['choose', { revision: 1, productId: 'water', priceTiyn: 1 }],
      ['choose', { revision: 1, productId: 'x'.repeat(1_000) }],
      ['language', { language: 'de' }],
      ['reach', { on: 'yes' }],
      ['largeText', { on: 'yes' }],
      ['painted', { revision: 1 }],
      ['cancel', [1]],
      ['ready', { more: true }],
    ];
    const outcome = await Promise.allSettled(wrong.map(async ([name, argument]) => calls[name]?.(argument)));
    return outcome.map(({ status }) => status);
  });
  expect(new Set(refused)).toEqual(new Set(['rejected']));
  await kiosk.loggedTimes('ipc-refused', refused.length, { fits: ({ why }) => why === 'argument' });

  await kiosk.page.evaluate(async () => {
    const { calls } = window.sauda;
    await calls.choose({ revision: 0, productId: 'water' });
    await calls.choose({ revision: 1_000_000, productId: 'water' });
    // That of the view from before the session.
    await calls.choose({ revision: Number.MAX_SAFE_INTEGER, productId: 'water' });
    await calls.cancel({ revision: 1_000_000 });
    await calls.done({ revision: 1_000_000 });
  });
  expect(await kiosk.screen()).toBe('idle');
  expect(bank.requestsOf('qr/create')).toEqual([]);
  expect(await kiosk.ledger()).toEqual([]);
});
