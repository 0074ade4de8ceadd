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
/** Two of the loop's pictures, and more than half of the pause between two questions to the bank. */
const WATCH_MS = 12_000;
/** The shortest that the configuration takes. */
const ATTRACT_AFTER_S = 5;
const PICTURES = 3;
const PICTURE = { width: 1080, height: 1920 };
const PERCENT = 100;
/** A quarter of the picture, because it is recorded while it is drawn, in software. */
const FILM = { width: 540, height: 960, framesPerS: 25, lastsMs: 3_000 };

/** Measures each of the four once: what a processor does is added up for twelve seconds. */
export async function idleLines(ground: Ground): Promise<readonly Line[]> {
  const { configFile } = ground.world.ready;
  const attracting = (name: string, attract: object): string =>
    attractConfig(configFile, `bench-attract${name}.yaml`, attract);
  const measured = async (name: string, config: string, shown: string, target?: number): Promise<Line> => {
    ground.progress(`idle ${name.trim()}`);
    return line(name, '%', [await shareOf(ground, config, shown)], target);
  };
  const pictures = operatorPictures(join(ground.workFolder, 'attract'));
  const film = await operatorFilm(ground, join(ground.workFolder, 'attract-film'));
  return [
    await measured('processor at idle, of one core', configFile, 'button.card', TARGETS.idlePercent),
    await measured('  with the attract loop', attracting('', {}), '.attract-product', TARGETS.attractPercent),
    await measured(
      "  with the operator's pictures in it",
      attracting('-pictures', { folder: pictures }),
      'img.attract-file',
      TARGETS.attractPercent,
    ),
    await measured(
      `  with a video of ${FILM.width}x${FILM.height} in it`,
      attracting('-film', { folder: film }),
      'video.attract-file',
    ),
  ];
}

/** The part of one core that the kiosk takes with this configuration while it shows this, in percent. */
async function shareOf({ workFolder }: Ground, config: string, shown: string): Promise<number> {
  const kiosk = new Subject(null, [`--config=${config}`, `--data-dir=${join(workFolder, 'data')}`]);
  try {
    await kiosk.painted();
    await sleep(SETTLE_MS);
    await kiosk.run(appeared, shown);
    const before = processorMs(kiosk.pid);
    const sinceMs = performance.now();
    await sleep(WATCH_MS);
    const share = (PERCENT * (processorMs(kiosk.pid) - before)) / (performance.now() - sinceMs);
    await kiosk.run(appeared, shown);
    return share;
  } finally {
    await kiosk.stop();
  }
}

/** Runs in the page: resolves when this is there, and if it is a video, when that plays. Fails after ten seconds. */
function appeared(selector: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const sinceMs = performance.now();
    const look = (): void => {
      const found = document.querySelector(selector);
      if (found !== null && !(found instanceof HTMLVideoElement && (found.paused || found.currentTime === 0)))
        resolve();
      else if (performance.now() - sinceMs > 10_000) reject(new Error(`${selector} did not come`));
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

/** A video, recorded in the bare window. It has no target: without graphics a processor decodes and draws every frame. */
async function operatorFilm({ bare }: Ground, folder: string): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const window = bare.start();
  try {
    await window.painted();
    writeFileSync(join(folder, 'film.webm'), Buffer.from(await window.run(recorded, FILM), 'base64'));
  } finally {
    await window.stop();
  }
  return folder;
}

/** Runs in the page: records a bar that moves over a coloured ground, as WebM in base64. */
async function recorded({ width, height, framesPerS, lastsMs }: typeof FILM): Promise<string> {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('nothing can be drawn');
  const recorder = new MediaRecorder(canvas.captureStream(framesPerS), { mimeType: 'video/webm;codecs=vp8' });
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const ended = new Promise((resolve) => {
    recorder.onstop = resolve;
  });
  let frame = 0;
  const drawing = setInterval(() => {
    frame += 1;
    context.fillStyle = `hsl(${String(frame * 4)} 60% 40%)`;
    context.fillRect(0, 0, width, height);
    context.fillStyle = 'white';
    context.fillRect(0, (frame * 12) % height, width, 80);
  }, 1_000 / framesPerS);
  recorder.start();
  await new Promise((resolve) => setTimeout(resolve, lastsMs));
  recorder.stop();
  await ended;
  clearInterval(drawing);
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
