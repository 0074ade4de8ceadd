import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ConfigChange } from '../../../../app/config/change.ts';
import { createConfigEditor, type ConfigEditor } from '../../../../main/config/edit/config-editor.ts';
import { fileStore, KEPT_VERSIONS, type ConfigStore } from '../../../../main/config/edit/config-store.ts';

const TEXT = `version: 1
# What we sell.
catalogue:
  - { id: water, channel: 1, name: Вода, priceTenge: 450 }
  - { id: juice, channel: 2, name: Сок, priceTenge: 300 }
`;

let folder: string;
let file: string;
let editor: ConfigEditor;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sauda-config-'));
  file = join(folder, 'kiosk.yaml');
  writeFileSync(file, TEXT);
  editor = createConfigEditor(fileStore(file), file, { wallMs: () => Date.UTC(2026, 10, 30) });
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function price(before: number, after: number, id = 'water'): ConfigChange {
  return { kind: 'set', path: ['catalogue', { id }, 'priceTenge'], before, after };
}

const text = (): string => readFileSync(file, 'utf8');
const versions = (): readonly string[] => readdirSync(join(folder, 'backups')).toSorted();

test('a change is written, with the version before it beside the file and the same permissions', async () => {
  chmodSync(file, 0o640);
  expect(await editor.change([price(450, 500)])).toMatchObject({ ok: true });
  expect(text()).toBe(TEXT.replace('450', '500'));
  expect(versions()).toHaveLength(1);
  expect(readFileSync(join(folder, 'backups', versions()[0] ?? ''), 'utf8')).toBe(TEXT);
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o640);
});

test('the last ten versions stay', async () => {
  for (let tenge = 450; tenge < 450 + KEPT_VERSIONS + 3; tenge += 1) {
    expect(await editor.change([price(tenge, tenge + 1)])).toMatchObject({ ok: true });
  }
  expect(versions()).toHaveLength(KEPT_VERSIONS);
  expect(readFileSync(join(folder, 'backups', versions().at(-1) ?? ''), 'utf8')).toBe(TEXT.replace('450', '462'));
});

test('what the rules refuse is not written, and the problem names the key', async () => {
  const refused = await editor.change([price(450, 0)]);
  expect(refused).toMatchObject({
    ok: false,
    error: { kind: 'refused', problem: { parameters: { key: 'catalogue.0.priceTenge' } } },
  });
  expect(text()).toBe(TEXT);
  expect(readdirSync(folder)).toEqual(['kiosk.yaml']);
});

test('an editor has changed another key meanwhile: both changes are in the file', async () => {
  expect(await editor.read()).toMatchObject({ ok: true });
  writeFileSync(file, TEXT.replace('300', '310').replace('# What we sell.', '# What we sell, since May.'));
  expect(await editor.change([price(450, 500)])).toMatchObject({ ok: true });
  expect(text()).toBe(TEXT.replace('450', '500').replace('300', '310').replace('sell.', 'sell, since May.'));
});

test('an editor has changed the same key meanwhile: nothing is written, and the sentence can name what stands there', async () => {
  writeFileSync(file, TEXT.replace('450', '470'));
  expect(await editor.change([price(450, 500)])).toMatchObject({
    ok: false,
    error: { kind: 'conflict', conflict: { key: 'catalogue.water.priceTenge', found: '470' } },
  });
  expect(text()).toBe(TEXT.replace('450', '470'));
});

test('an editor has left a file that is no configuration: nothing is written over it', async () => {
  writeFileSync(file, 'version: 1\ncatalogue: [');
  expect(await editor.change([price(450, 500)])).toMatchObject({ ok: false, error: { kind: 'refused' } });
  expect(text()).toBe('version: 1\ncatalogue: [');
  writeFileSync(file, Buffer.from([0x76, 0xe2, 0xee, 0xe4, 0xe0]));
  expect(await editor.change([price(450, 500)])).toMatchObject({ ok: false, error: { kind: 'not-written' } });
});

test('an untouched file is taken back to the last blank, a touched one key by key', async () => {
  const item = { id: 'water', channel: 1, name: 'Вода', priceTenge: 450 };
  expect(await editor.change([{ kind: 'remove', path: ['catalogue'], before: item }])).toMatchObject({ ok: true });
  expect(text()).not.toContain('water');
  expect(await editor.undo()).toMatchObject({ ok: true, value: { undo: null } });
  expect(text()).toBe(TEXT);

  expect(await editor.change([price(450, 500)])).toMatchObject({ ok: true });
  writeFileSync(file, text().replace('300', '310'));
  expect(await editor.undo()).toMatchObject({ ok: true });
  expect(text()).toBe(TEXT.replace('300', '310'));
  expect(await editor.undo()).toEqual({ ok: false, error: { kind: 'nothing-to-undo' } });
});

test('a folder that cannot be written leaves the file as it is', async () => {
  writeFileSync(join(folder, 'backups'), 'in the way');
  expect(await editor.change([price(450, 500)])).toMatchObject({ ok: false, error: { kind: 'not-written' } });
  expect(text()).toBe(TEXT);
});

/** A file that another program saves in parts: the next one is there whenever the editor waits. */
function savedInParts(...parts: readonly string[]) {
  const saving = { text: TEXT, left: parts, replaced: [] as string[] };
  const store: ConfigStore = {
    read: () => Promise.resolve(saving.text),
    replace: (_before, after) => {
      saving.replaced.push(after);
      saving.text = after;
      return Promise.resolve();
    },
    settle: () => {
      const [next = saving.text, ...left] = saving.left;
      Object.assign(saving, { text: next, left });
      return Promise.resolve();
    },
  };
  return { saving, editor: createConfigEditor(store, file, { wallMs: () => 0 }) };
}

test('half of a file that is a configuration by itself is not written over: the other half is waited for', async () => {
  const whole = TEXT.replace('300', '310');
  const half = whole.slice(0, whole.indexOf('  - { id: juice'));
  const { saving, editor: own } = savedInParts(whole);
  expect(await own.read()).toMatchObject({ ok: true });
  saving.text = half;
  expect(await own.change([price(450, 500)])).toMatchObject({ ok: true });
  expect(saving.replaced).toEqual([whole.replace('450', '500')]);
  expect(await own.undo()).toMatchObject({ ok: true });
  expect(saving.text).toBe(whole);
});

test('a file that is saved again and again holds nobody up for ever', async () => {
  const texts = [310, 320, 330, 340, 350].map((tenge) => TEXT.replace('300', String(tenge)));
  const { saving, editor: own } = savedInParts(...texts);
  expect(await own.read()).toMatchObject({ ok: true });
  saving.text = TEXT.replace('300', '305');
  expect(await own.change([price(450, 500)])).toMatchObject({ ok: true });
  expect(saving.replaced).toHaveLength(1);
});
