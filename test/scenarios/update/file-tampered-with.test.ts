import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderSource } from '../../../main/update/source.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { reasonOf, UpdateWorld } from '../../support/update/update-world.ts';

let world: UpdateWorld;
beforeEach(() => {
  world = new UpdateWorld();
});
afterEach(() => {
  world.dispose();
});

/** Changes one bit of every file below a folder whose name fits; at least one is there. */
function change(folder: string, name: RegExp): void {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && name.test(entry.name),
  );
  expect(files).not.toEqual([]);
  for (const entry of files) {
    const file = join(entry.parentPath, entry.name);
    const bytes = readFileSync(file);
    const at = Math.floor(bytes.length / 2);
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    writeFileSync(file, bytes);
  }
}

test.each([
  ['a packed file', /\.br$/, 'damaged'],
  ['the list of a release', /linux-x64\.json$/, 'damaged'],
  ['the targets', /targets\.json$/, 'untrusted'],
  ['the snapshot', /snapshot\.json$/, 'untrusted'],
  ['the timestamp', /^timestamp\.json$/, 'untrusted'],
])('%s with a changed bit is not offered', async (_, name, reason) => {
  await world.publish('1.1.0');
  const changed = world.copyOfRepository('changed');
  change(changed, name);
  expect(reasonOf(await world.fetch({ source: folderSource(changed) }))).toBe(reason);
  expect(reasonOf(await world.install())).toBe('nothing-there');
  expect(await world.update()).toBe('1.1.0');
});

test.each([
  ['a packed file', /\.br$/, 'damaged'],
  ['the list', /linux-x64\.json$/, 'damaged'],
  ['the targets', /targets\.json$/, 'untrusted'],
])('root finds %s that the kiosk’s user has changed after the download', async (_, name, reason) => {
  await world.publish('1.1.0');
  expect(reasonOf(await world.fetch())).toBe('');
  change(join(world.data, 'updates', 'repository'), name);
  expect(reasonOf(await world.install())).toBe(reason);
  world.askFor('1.1.0');
  expect(world.start()).toBe('1.0.0');
  expect(world.folders()).toEqual([]);
});
