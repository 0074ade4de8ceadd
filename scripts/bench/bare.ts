/** The baseline: the smallest application that shows a window, on the same runtime, with the same kind of window. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Subject } from './subject.ts';

const MAIN = `'use strict';
const { app, BrowserWindow } = require('electron');
const { join } = require('node:path');
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
app.on('window-all-closed', () => app.quit());
process.on('SIGTERM', () => app.quit());
app.whenReady().then(() => {
  const window = new BrowserWindow({
    backgroundColor: '#F4F1EA', kiosk: true, frame: false,
    webPreferences: { sandbox: true, contextIsolation: true, backgroundThrottling: false, spellcheck: false },
  });
  window.loadFile(join(__dirname, 'index.html'));
});
`;
/** The page has the name of the kiosk's idle screen, because the probe waits for that name. */
const PAGE = `<!doctype html><html data-screen="idle"><meta charset="utf-8"><title>bare</title><body><h1>Sauda</h1></body></html>
`;

/** The files of the bare application, in the work folder. */
export class BareApplication {
  readonly #folder: string;

  constructor(workFolder: string) {
    this.#folder = join(workFolder, 'bare');
    mkdirSync(this.#folder, { recursive: true });
    const manifest = { name: 'bare', version: '1.0.0', main: 'main.js' };
    writeFileSync(join(this.#folder, 'package.json'), JSON.stringify(manifest));
    writeFileSync(join(this.#folder, 'main.js'), MAIN);
    writeFileSync(join(this.#folder, 'index.html'), PAGE);
  }

  start(): Subject {
    return new Subject(this.#folder, [`--user-data-dir=${join(this.#folder, 'profile')}`]);
  }
}
