import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type Page } from 'playwright';
import { electronCommand, electronEnvironment } from '../demo/electron.ts';

/** A browser's window and nothing else: no preload, no bridge. */
const MAIN = `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => {
  const window = new BrowserWindow({ frame: false, useContentSize: true, webPreferences: { sandbox: true } });
  window.loadURL(process.env.SAUDA_CONSOLE_PAGE);
});
`;

/** Electron's Chromium with one page in it. */
export interface ConsoleWindow {
  readonly page: Page;
  /** What the page complained about, a refused script or connection included. */
  readonly complaints: readonly string[];
  resize(width: number, height: number): Promise<void>;
  close(): Promise<void>;
}

/** Opens the address in a window of its own, with a fresh profile. */
export async function openConsoleWindow(address: string): Promise<ConsoleWindow> {
  const folder = mkdtempSync(join(tmpdir(), 'sauda-console-'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'console', version: '1.0.0', main: 'main.js' }));
  writeFileSync(join(folder, 'main.js'), MAIN);
  const { executable, args } = electronCommand('bench');
  const app = await _electron.launch({
    executablePath: executable,
    args: [...args.slice(0, -1), folder, `--user-data-dir=${join(folder, 'profile')}`],
    env: { ...electronEnvironment(), SAUDA_CONSOLE_PAGE: address },
  });
  const page = await app.firstWindow();
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return {
    page,
    complaints,
    resize: (width, height) => page.setViewportSize({ width, height }),
    close: async () => {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
