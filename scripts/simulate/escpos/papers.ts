import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '../../../app/result.ts';
import type { Paper } from '../../../drivers/printer/escpos/simulator/paper.ts';
import { paperPicture } from './picture.ts';

/** A folder with one picture for each paper; pictures of earlier runs are kept. */
export class PaperFolder {
  readonly #folder: string;
  #number = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Writes the next picture and returns its path; the error is a sentence for the screen. */
  write(paper: Paper): Result<string, string> {
    const path = this.#nextPath();
    try {
      mkdirSync(this.#folder, { recursive: true });
      writeFileSync(path, paperPicture(paper), { flag: 'wx' });
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

/** Text for a paper: the path of its picture, its size, and the lines printed as text. */
export function paperText(paper: Paper, written: Result<string, string>): string {
  const where = written.ok ? written.value : written.error;
  const lines = paper.text.length === 0 ? ['(no text: it was printed as a picture, or nothing was)'] : paper.text;
  return [`${where} (${paper.width} x ${paper.rows.length} dots)`, ...lines.map((line) => `  | ${line}`)].join('\n');
}
