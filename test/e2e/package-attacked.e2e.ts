import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { openLogReader } from '../../main/log/read-log.ts';
import { OwnDisplay } from '../support/kiosk/own-display.ts';
import { processTree } from '../support/kiosk/process-tree.ts';
import { OrdinaryUser } from '../support/package/ordinary-user.ts';
import { attackedApplication, REPORT } from '../support/package/page-attacks.ts';
import { packagedApplication } from '../support/package/packaged.ts';

/** Every key that ends, leaves or changes something in a browser, on a desktop or on a console. */
const KEYS = [
  ...['alt+F4', 'alt+F2', 'alt+Tab', 'alt+Escape', 'alt+space', 'alt+Home', 'alt+Left', 'alt+Right', 'alt+d', 'alt+f'],
  ...[
    'ctrl+w',
    'ctrl+q',
    'ctrl+shift+q',
    'ctrl+shift+w',
    'ctrl+n',
    'ctrl+shift+n',
    'ctrl+t',
    'ctrl+o',
    'ctrl+s',
    'ctrl+p',
  ],
  ...[
    'ctrl+r',
    'ctrl+shift+r',
    'ctrl+l',
    'ctrl+u',
    'ctrl+f',
    'ctrl+plus',
    'ctrl+minus',
    'ctrl+0',
    'ctrl+shift+i',
    'ctrl+shift+j',
  ],
  ...[
    'ctrl+shift+Delete',
    'ctrl+alt+Delete',
    'ctrl+alt+BackSpace',
    'ctrl+alt+F2',
    'ctrl+alt+t',
    'ctrl+Escape',
    'ctrl+shift+Escape',
  ],
  ...['F1', 'F5', 'F11', 'F12', 'Escape', 'super', 'super+d', 'Menu', 'Print'],
];

/** What a script in the page comes to; an outcome that is missing here was not tried. */
const HARMLESS: Readonly<Record<string, string>> = {
  loaded: 'once',
  node: '0',
  evaluated: 'refused',
  made: 'refused',
  injected: 'false',
  opened: 'false',
  linked: 'asked',
  downloaded: 'asked',
  submitted: 'asked',
  framed: '0',
  webview: 'undefined',
  closed: 'refused',
  printed: 'undefined',
  alerted: 'undefined',
  confirmed: 'false',
  pickers: '0',
  fetched: 'refused',
  file: 'refused',
  main: 'refused',
  // Closed before it was open.
  socket: '3',
  worker: 'refused',
  camera: 'refused',
  screen: 'refused',
  clipboard: 'refused',
  notified: 'refused',
  serial: 'refused',
  usb: 'refused',
  hid: 'refused',
  candidates: 'given 0',
  chosen: 'asked',
  left: 'stayed',
  over: 'yes',
};

test('the packed application stands what a script in its page, a keyboard and an environment try', async () => {
  expect(KEYS).toHaveLength(46);
  const attacked = await attackedApplication(await packagedApplication());
  const display = await OwnDisplay.open({ width: 1080, height: 1920 }, 'matchbox');
  const user = new OrdinaryUser();
  try {
    const data = user.folder('data');
    const kiosk = user.start(attacked.executable, ['--data-dir', data, '--disable-gpu'], display.env);
    await expect.poll(() => reportsIn(data), { timeout: 90_000 }).toContain('over: yes');
    const windows = (): Promise<string> => display.run('xdotool', 'search', '--onlyvisible', '--name', '.');
    const before = await windows();
    await display.run('xdotool', 'key', '--delay', '20', ...KEYS);

    // Reported once: neither an attack nor a key has loaded the page anew.
    expect(reportsIn(data)).toEqual(Object.entries(HARMLESS).map(([name, outcome]) => `${name}: ${outcome}`));
    expect(await windows()).toBe(before);
    expect(kiosk.exitCode).toBeNull();
    expect(processTree(kiosk.pid ?? 0).length).toBeGreaterThan(2);

    // Whoever sets the environment of a command gets no Node out of the application.
    const [marker, script] = [join(user.home, 'marker'), join(user.folder('tools'), 'script.cjs')];
    writeFileSync(script, `require('node:fs').writeFileSync(${JSON.stringify(marker)}, '')`);
    const env = {
      ELECTRON_RUN_AS_NODE: '1',
      NODE_OPTIONS: `--require=${script}`,
      ELECTRON_ENABLE_STACK_DUMPING: '1',
      ELECTRON_DEFAULT_ERROR_MODE: '1',
      NODE_REPL_EXTERNAL_MODULE: script,
    };
    for (const typed of [['--version'], [script], ['-r', script], ['--inspect-brk=0']]) {
      // Refused by the application, or by what it is made of, which takes no such options.
      const { code } = await user.run(attacked.executable, typed, env);
      expect([typed, [2, 9].includes(code ?? 0)]).toEqual([typed, true]);
      expect(existsSync(marker)).toBe(false);
    }

    process.kill(kiosk.pid ?? 0, 'SIGTERM');
    const [code] = await once(kiosk, 'exit');
    expect(code).toBe(0);
  } finally {
    display.close();
    user.remove();
    attacked.remove();
  }
});

/** What the script has reported, in order. */
function reportsIn(dataDirectory: string): readonly string[] {
  const opened = openLogReader(dataDirectory);
  if (!opened.ok) return [];
  const filter = { sinceMs: null, untilMs: null, level: 'error', events: ['screen-broken'] } as const;
  const lines = [...opened.value.lines(filter)];
  opened.value.close();
  return lines.flatMap(({ facts }) =>
    typeof facts !== 'string' && facts['screen'] === REPORT ? [String(facts['detail'])] : [],
  );
}
