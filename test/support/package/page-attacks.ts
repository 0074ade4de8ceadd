import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPackageWithOptions, extractAll } from '@electron/asar';
import type { Packaged } from './packaged.ts';

/** The screen's name under which a script in the page reports: the one thing that a page can have written into the log. */
export const REPORT = 'attack';
const FOLDER_MODE = 'a+rX';

/**
 * What somebody's script would try inside the page. It is the text of a program, because the application is packed and
 * locked: nobody can hand it a script, so it has to be in the package. Reports are `name: outcome`.
 */
const ATTACKS = String.raw`
;(async () => {
  const report = (text) => window.sauda.calls.undrawn({ screen: '${REPORT}', message: text.slice(0, 500) });
  const outcome = (attempt) => {
    try { return String(attempt()); } catch { return 'refused'; }
  };
  const later = (attempt) => Promise.race([
    Promise.resolve().then(attempt).then((given) => 'given ' + String(given), () => 'refused'),
    new Promise((resolve) => setTimeout(() => resolve('nothing'), 30_000)),
  ]);
  const home = location.href;
  const element = (name, properties) => document.body.appendChild(Object.assign(document.createElement(name), properties));
  const attacks = {
    node: () => ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in window).length,
    evaluated: () => outcome(() => (0, eval)('1')),
    made: () => outcome(() => new Function('return 1')()),
    injected: () => { element('script', { textContent: 'window.injected = 1' }); return 'injected' in window; },
    opened: () => window.open('https://example.com/') !== null,
    linked: () => { element('a', { href: 'https://example.com/', target: '_blank' }).click(); return 'asked'; },
    downloaded: () => { element('a', { href: 'data:text/plain,x', download: 'x' }).click(); return 'asked'; },
    submitted: () => { element('form', { action: 'https://example.com/', method: 'post' }).submit(); return 'asked'; },
    framed: () => { const frame = element('iframe', { src: 'https://example.com/' }); return frame.contentDocument === null ? 'nothing' : frame.contentDocument.body?.childElementCount ?? 0; },
    webview: () => typeof element('webview', { src: 'https://example.com/' }).loadURL,
    closed: () => { window.close(); return outcome(() => Object.defineProperty(window, 'close', { value: null })); },
    printed: () => outcome(() => window.print()),
    alerted: () => outcome(() => window.alert('x')),
    confirmed: () => outcome(() => window.confirm('x')),
    pickers: () => ['showOpenFilePicker', 'showSaveFilePicker', 'showDirectoryPicker'].filter((name) => name in window).length,
    fetched: () => later(() => fetch('https://127.0.0.1/')),
    file: () => later(() => fetch('file:///etc/passwd')),
    main: () => later(() => fetch('app://kiosk/../main/main.cjs')),
    socket: () => outcome(() => { const socket = new WebSocket('ws://127.0.0.1:1/'); return socket.readyState; }),
    worker: () => later(() => navigator.serviceWorker.register('/x.js')),
    camera: () => later(() => navigator.mediaDevices.getUserMedia({ video: true })),
    screen: () => later(() => navigator.mediaDevices.getDisplayMedia({ video: true })),
    clipboard: () => later(() => navigator.clipboard.readText()),
    notified: () => later(() => Notification.requestPermission().then((given) => given === 'granted' ? 1 : Promise.reject())),
    serial: () => later(() => navigator.serial.requestPort()),
    usb: () => later(() => navigator.usb.requestDevice({ filters: [] })),
    hid: () => later(() => navigator.hid.requestDevice({ filters: [] }).then((found) => found.length > 0 ? 1 : Promise.reject())),
    candidates: () => later(async () => {
      const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:1' }] });
      const found = [];
      const gathered = new Promise((resolve) => { peer.onicecandidate = ({ candidate }) => candidate === null ? resolve() : found.push(1); });
      peer.createDataChannel('x');
      await peer.setLocalDescription(await peer.createOffer());
      await gathered;
      return found.length;
    }),
    chosen: () => { element('input', { type: 'file' }).click(); return 'asked'; },
    left: async () => {
      for (const target of ['file:///etc/passwd', 'https://example.com/', 'app://elsewhere/index.html', 'data:text/html,x']) location.href = target;
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      return location.href === home ? 'stayed' : location.href;
    },
  };
  if (document.readyState !== 'complete') await new Promise((resolve) => window.addEventListener('load', resolve, { once: true }));
  await report('loaded: once');
  for (const [name, attempt] of Object.entries(attacks)) await report(name + ': ' + String(await attempt()));
  await report('over: yes');
})();
`;

/** A copy of the packed application whose page has the attacks in it; everything else is the same. */
export async function attackedApplication({
  folder,
}: Packaged): Promise<{ readonly executable: string; remove(): void }> {
  const place = mkdtempSync(join(tmpdir(), 'sauda-attacked-'));
  const remove = (): void => {
    rmSync(place, { recursive: true, force: true });
  };
  const copy = join(place, 'sauda');
  execFileSync('cp', ['-a', folder, copy]);
  const resources = join(copy, 'resources');
  const archive = join(resources, 'app.asar');
  const sources = join(place, 'sources');
  extractAll(archive, sources);
  const assets = join(sources, 'dist', 'renderer', 'assets');
  const entry = readdirSync(assets).find((name) => /^index-.*\.js$/.test(name));
  if (entry === undefined) throw new Error('the page has no script');
  appendFileSync(join(assets, entry), ATTACKS);
  await createPackageWithOptions(sources, archive, { unpack: '*.node' });
  rmSync(sources, { recursive: true });
  execFileSync('chmod', ['-R', FOLDER_MODE, place]);
  return { executable: join(copy, 'sauda'), remove };
}
