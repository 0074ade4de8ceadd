import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '../../app/result.ts';
import type { DotPicture, PictureFolder } from '../../drivers/simulation/device.ts';
import { pngOf } from './picture.ts';

/** A folder with one PNG for each picture. */
export class PngFolder implements PictureFolder {
  readonly #folder: string;
  #number = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  save(picture: DotPicture): Result<string, string> {
    const path = this.#nextPath();
    try {
      mkdirSync(this.#folder, { recursive: true });
      writeFileSync(path, pngOf(picture), { flag: 'wx' });
      return ok(path);
    } catch (error) {
      return err(`${path} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  #nextPath(): string {
    for (;;) {
      this.#number += 1;
      const path = join(this.#folder, `paper-${String(this.#number).padStart(4, '0')}.png`);
      if (!existsSync(path)) return path;
    }
  }
}
