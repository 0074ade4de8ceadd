/** Takes the pictures for `out/demo/`. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { standStill, type DemoApplication } from './application.ts';

/** Plain paper without a word on it compresses to less; any screen to far more. */
const BLANK_BYTES = 20_000;

export interface Camera {
  /** The picture of a screen, or null when the screen had gone, or not been painted, when it was taken. */
  take(screen: string): Promise<Buffer | null>;
  /** The files so far. */
  readonly pictures: readonly string[];
}

/** Empties the folder, so that what is there afterwards belongs to this run. */
export function openCamera(demo: DemoApplication, folder: string): Camera {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const pictures: string[] = [];
  const isOn = (screen: string): Promise<boolean> =>
    demo.kiosk.evaluate((name) => document.documentElement.dataset['screen'] === name, screen);

  return {
    pictures,
    async take(screen): Promise<Buffer | null> {
      await standStill(demo);
      const picture = await demo.kiosk.screenshot({ caret: 'hide' });
      if (picture.length < BLANK_BYTES || !(await isOn(screen))) return null;
      const file = `${String(pictures.length + 1).padStart(2, '0')}-${screen}.png`;
      writeFileSync(join(folder, file), picture);
      pictures.push(file);
      return picture;
    },
  };
}
