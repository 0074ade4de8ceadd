import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { realDisk } from '../../../main/update/disk.ts';
import { CuttingDisk } from '../../support/update/cutting-disk.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { reasonOf, UpdateWorld } from '../../support/update/update-world.ts';

let world: UpdateWorld;
beforeEach(() => {
  world = new UpdateWorld();
});
afterEach(() => {
  world.dispose();
});

test('at any step of download and check the old version starts, and the update is completed later', async () => {
  await world.publish('1.1.0');
  for (const work of ['fetch', 'install'] as const) {
    for (let at = 1; ; at += 1) {
      const disk = new CuttingDisk(at);
      world.disk = disk;
      await world[work]().catch(() => undefined);
      if (!disk.isCut) break;
      world.disk = realDisk;
      expect(world.start(), `${work} ${String(at)}`).toBe('1.0.0');
      expect(world.isWhole()).toBe(true);
      expect(at).toBeLessThan(500);
    }
  }
  world.disk = realDisk;
  world.askFor('1.1.0');
  expect(world.start()).toBe('1.1.0');
  expect(world.isWhole()).toBe(true);
});

/** Programs that stand in front of the system's and end the switch before their n-th call. */
function cuttingPrograms(): (at: number) => NodeJS.ProcessEnv {
  const folder = join(world.folder, 'programs');
  mkdirSync(folder);
  const count = join(world.folder, 'count');
  for (const name of ['mv', 'ln', 'rm', 'sync', 'mkdir']) {
    const lines = [
      '#!/bin/sh',
      `read -r left <${count}`,
      `[ "$left" -gt 0 ] || { kill -KILL $PPID; exit 1; }`,
      `echo $((left - 1)) >${count}`,
      `exec /usr/bin/${name} "$@"`,
    ];
    writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  return (at) => {
    writeFileSync(count, `${String(at)}\n`);
    return { ...process.env, PATH: `${folder}:${process.env['PATH'] ?? ''}` };
  };
}

/** Starts with a cut before each step of the switch, from a state that is made anew each time; gives what came of it. */
async function withCuts(prepare: () => Promise<void>): Promise<readonly string[]> {
  const programs = cuttingPrograms();
  const seen: string[] = [];
  for (let at = 0; ; at += 1) {
    await prepare();
    let isCut = false;
    try {
      world.start(programs(at));
    } catch {
      isCut = true;
    }
    const left = world.runs();
    expect(world.isWhole()).toBe(true);
    seen.push(`${left} ${world.start()}`);
    if (!isCut) return seen;
    expect(at).toBeLessThan(50);
  }
}

test('at any step of the switch the old or the new version starts, and the next start completes it', async () => {
  await world.publish('1.1.0');
  expect(reasonOf(await world.fetch())).toBe('');
  const seen = await withCuts(async () => {
    await realDisk.remove(world.versions);
    mkdirSync(world.versions);
    expect(await world.install()).toMatchObject({ ok: true });
    world.askFor('1.1.0');
  });
  expect(seen.length).toBeGreaterThan(8);
  expect(new Set(seen)).toEqual(new Set(['1.0.0 1.1.0', '1.1.0 1.1.0']));
});

test('at any step of taking a version back the old or the new one starts, and the next start completes it', async () => {
  await world.publish('1.1.0');
  expect(reasonOf(await world.fetch())).toBe('');
  const seen = await withCuts(async () => {
    await realDisk.remove(world.versions);
    mkdirSync(world.versions);
    expect(reasonOf(await world.install())).toBe('');
    world.askFor('1.1.0');
    world.start();
    expect(world.start()).toBe('1.1.0');
  });
  expect(seen.length).toBeGreaterThan(4);
  expect(new Set(seen)).toEqual(new Set(['1.1.0 1.0.0', '1.0.0 1.0.0']));
});

test('a machine that has lost its newest names still starts', async () => {
  await world.publish('1.1.0');
  await world.update();
  await realDisk.remove(join(world.versions, '1.1.0'));
  expect(world.start()).toBe('1.0.0');
  expect(reasonOf(await world.fetch())).toBe('');
});
