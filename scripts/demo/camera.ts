/** Takes the pictures for `out/demo/`. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { standStill, type DemoApplication } from './application.ts';

/** An empty page compresses to less than this, any screen to far more. */
const BLANK_BYTES = 20_000;

export interface Camera {
  /** Takes the picture of a screen; null if the screen had gone or was not painted yet. */
  take(screen: string): Promise<Buffer | null>;
  /** The files taken so far. */
  readonly pictures: readonly string[];
}

/** Opens the camera and empties the folder, so that it contains only the pictures of this run. */
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
