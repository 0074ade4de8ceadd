/** What a machine that nobody uses takes of a processor: at its idle screen, and with the attract loop. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PNG } from 'pngjs';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import type { Ground } from './measure.ts';
import { processorMs } from './memory.ts';
import { line, TARGETS, type Line } from './results.ts';
import { Subject } from './subject.ts';

/** Time after a start until caches are written and garbage is collected. */
const SETTLE_MS = 5_000;
/** Five of the loop's pictures, and one and a half of the pauses between two questions to the bank. */
const WATCH_MS = 30_000;
/** The shortest that the configuration takes. */
const ATTRACT_AFTER_S = 5;
const PICTURES = 3;
const PICTURE = { width: 1080, height: 1920 };
const PERCENT = 100;

/** Measures each of the three in turn, so many times. */
export async function idleLines(ground: Ground, runs: number): Promise<readonly Line[]> {
  const { configFile } = ground.world.ready;
  const bare: number[] = [];
  const loop: number[] = [];
  const pictures: number[] = [];
  const loopConfig = attractConfig(configFile, 'bench-attract.yaml', {});
  const picturesConfig = attractConfig(configFile, 'bench-attract-pictures.yaml', {
    folder: operatorPictures(join(ground.workFolder, 'attract')),
  });
  for (let run = 1; run <= runs; run += 1) {
    bare.push(await shareOf(ground, configFile, false));
    loop.push(await shareOf(ground, loopConfig, true));
    pictures.push(await shareOf(ground, picturesConfig, true));
    ground.progress(`idle ${run}/${runs}`);
  }
  return [
    line('processor at idle, of one core', '%', bare, TARGETS.idlePercent),
    line('  with the attract loop', '%', loop, TARGETS.attractPercent),
    line("  with the operator's pictures in it", '%', pictures, TARGETS.attractPercent),
  ];
}

/** The part of one core that the kiosk takes with this configuration, in percent. */
async function shareOf({ workFolder }: Ground, config: string, attracts: boolean): Promise<number> {
  const kiosk = new Subject(null, [`--config=${config}`, `--data-dir=${join(workFolder, 'data')}`]);
  try {
    await kiosk.painted();
    await sleep(SETTLE_MS);
    if (attracts) await kiosk.run(stepShown, 'attract');
    const before = processorMs(kiosk.pid);
    const sinceMs = performance.now();
    await sleep(WATCH_MS);
    return (PERCENT * (processorMs(kiosk.pid) - before)) / (performance.now() - sinceMs);
  } finally {
    await kiosk.stop();
  }
}

/** Runs in the page: resolves with this step. */
function stepShown(step: string): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (document.documentElement.dataset['step'] === step) resolve();
      else setTimeout(look, 100);
    };
    look();
  });
}

/** Writes the configuration with the attract loop beside the other one, whose paths are relative to it. */
function attractConfig(configFile: string, name: string, attract: object): string {
  const config = z
    .looseObject({ display: z.looseObject({}).optional() })
    .parse(parse(readFileSync(configFile, 'utf8')));
  const display = { ...config.display, attract: { afterS: ATTRACT_AFTER_S, ...attract } };
  const file = join(dirname(configFile), name);
  writeFileSync(file, stringify({ ...config, display }));
  return file;
}

/** Pictures as large as the screen, with something to paint. */
function operatorPictures(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const { width, height } = PICTURE;
  for (let number = 1; number <= PICTURES; number += 1) {
    const data = new Uint8Array(width * height * 4);
    for (let at = 0; at < data.length; at += 1) data[at] = at % 4 === 3 ? 0xff : (at * number) >> 12;
    writeFileSync(join(folder, `${String(number)}.png`), PNG.sync.write({ width, height, data }));
  }
  return folder;
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
