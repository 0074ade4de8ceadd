import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FIRST_VIEW_REVISION } from '../../../app/session/view/first-view-revision.ts';
import { nextFirstView } from '../../../app/session/view/first-view.ts';
import { DAY_MS } from '../../../app/units.ts';
import { circumstancesOf, readFirstView, type FirstView } from '../../../main/first-view/kept-view.ts';
import { JournalKeeper } from '../../../main/journal/keeper/journal-keeper.ts';
import { CashHarness } from '../../support/harness/cash-harness.ts';
import { entries, sale } from '../journal/harness.ts';

const NOON_MS = Date.parse('2026-11-20T12:00:00+05:00');
const now = { wallMs: NOON_MS, monoMs: 5 };
const FOLDERS = { pictures: '/pictures', artwork: null };
const WORDS = ['.', '--config=kiosk.yaml'];
let folder = '';
let keeper: JournalKeeper;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sauda-first-view-'));
  mkdirSync(join(folder, 'renderer'));
  writeFileSync(join(folder, 'renderer', 'index.html'), '<script src="index-1.js">');
  writeFileSync(join(folder, 'kiosk.yaml'), 'version: 1\n');
  keeper = new JournalKeeper(folder);
  expect(keeper.open()).toMatchObject({ ok: true });
  expect(keeper.append([...entries({ kind: 'started', version: '1' }), ...sale(1)], now)).toMatchObject({ ok: true });
  const kiosk = new CashHarness().ready();
  const view = nextFirstView(kiosk.loop.state(), now);
  const circumstances = circumstancesOf(join(folder, 'renderer'), WORDS, join(folder, 'kiosk.yaml'));
  keeper.keepView(JSON.stringify({ circumstances, keptWallMs: NOON_MS, view, folders: FOLDERS }));
});
afterEach(() => {
  keeper.close();
  rmSync(folder, { recursive: true, force: true });
});

function read(words: readonly string[] = WORDS, wallMs = NOON_MS): FirstView | null {
  return readFirstView({ dataDirectory: folder, rendererDirectory: join(folder, 'renderer'), words }, wallMs);
}

const KEPT = {
  view: { frame: { revision: FIRST_VIEW_REVISION }, screen: { name: 'idle', products: [{ id: 'water' }] } },
  folders: FOLDERS,
};

test('a start after a power cut at idle, after a quiet moment and after an orderly end finds what was shown', () => {
  expect(read()).toMatchObject(KEPT);
  keeper.tidy(now);
  expect(read()).toMatchObject(KEPT);
  keeper.close();
  expect(read()).toMatchObject(KEPT);
});

test('one more entry, and it is over: the next sale may have been interrupted', () => {
  expect(keeper.append(sale(2, 1), now)).toMatchObject({ ok: true });
  expect(read()).toBeNull();
  keeper.tidy(now);
  expect(read()).toBeNull();
  keeper.close();
  expect(read()).toBeNull();
});

test('a journal in the place of this one, or none, is not the one that was left', () => {
  keeper.close();
  const journal = readFileSync(join(folder, 'journal.db'));
  rmSync(join(folder, 'journal.db'));
  expect(read()).toBeNull();
  writeFileSync(join(folder, 'journal.db'), journal);
  expect(read()).toBeNull();
});

test.each<[string, () => FirstView | null]>([
  ['another configuration', () => (writeFileSync(join(folder, 'kiosk.yaml'), 'version: 1 \n'), read())],
  ['a configuration that has gone', () => (rmSync(join(folder, 'kiosk.yaml')), read())],
  ['another version’s page', () => (writeFileSync(join(folder, 'renderer', 'index.html'), 'index-2.js'), read())],
  ['other words on the command line', () => read([...WORDS, '--windowed'])],
  ['the day after', () => read(WORDS, NOON_MS + DAY_MS)],
  ['a clock that went back', () => read(WORDS, NOON_MS - 1)],
])('%s: nothing is shown', (_, reading) => {
  expect(read()).toMatchObject(KEPT);
  expect(reading()).toBeNull();
});

test('a torn or changed file counts as none, wherever it ends', () => {
  const file = join(folder, 'first-view');
  const text = readFileSync(file, 'utf8');
  for (let length = 0; length < text.length; length += 7) {
    writeFileSync(file, text.slice(0, length));
    expect(read(), String(length)).toBeNull();
  }
  writeFileSync(file, text.replace('45000', '1000 '));
  expect(read()).toBeNull();
  writeFileSync(file, text);
  expect(read()).toMatchObject(KEPT);
});
