/** The least that could be in the kiosk's place: the same Electron with one page and nothing behind it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPackage } from '@electron/asar';
import { runQuietly } from '../setup/child.mjs';

/** The unit of the kiosk with the bare window in it; the scene puts it beside the unit's other settings. */
const BARE_UNIT = `[Service]
ExecStart=
ExecStart=/usr/lib/sauda/notify /opt/Bare/sauda --ozone-platform=\${SAUDA_OZONE}
`;
/** Where the machine has it. */
export const BARE_UNIT_FILE = '/usr/share/sauda-test/bare.conf';

/** Text alone, enough of it to be told from an empty screen by the size of its picture. */
const LINES = 60;
const MAIN = `const { app, BrowserWindow } = require('electron');
const { writeSync } = require('node:fs');
const tell = (line) => writeSync(Number(process.env.SAUDA_NOTIFY_FD), line);
app.whenReady().then(() => {
  const window = new BrowserWindow({ fullscreen: true, backgroundColor: '#fff', webPreferences: { sandbox: true } });
  window.once('ready-to-show', () => tell('READY=1\\nSTATUS=bare'));
  setInterval(() => tell('WATCHDOG=1'), 5000);
  const lines = Array.from({ length: ${String(LINES)} }, (_, n) => '<p>' + n + ' a page of text in the place of the kiosk</p>');
  window.loadURL('data:text/html;charset=utf-8,' + encodeURIComponent(lines.join('')));
});
`;

/** Puts it beside the package. */
export async function addBareWindow(root: string): Promise<void> {
  const application = join(root, 'opt', 'Bare');
  const help = 'The virtual machine cannot be made without it.';
  // Hard links: the runtime is 220 MB.
  await runQuietly('cp', ['-al', join(root, 'opt', 'Sauda'), application], help);
  const source = mkdtempSync(join(tmpdir(), 'sauda-bare-'));
  try {
    writeFileSync(join(source, 'package.json'), JSON.stringify({ name: 'bare', main: 'main.js' }));
    writeFileSync(join(source, 'main.js'), MAIN);
    const archive = join(application, 'resources', 'app.asar');
    for (const name of [archive, `${archive}.unpacked`]) rmSync(name, { recursive: true, force: true });
    await createPackage(source, archive);
  } finally {
    rmSync(source, { recursive: true, force: true });
  }
  mkdirSync(join(root, 'usr', 'share', 'sauda-test'), { recursive: true });
  writeFileSync(join(root, BARE_UNIT_FILE), BARE_UNIT);
}
