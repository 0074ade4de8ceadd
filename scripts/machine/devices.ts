import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { start, stop } from '../setup/child.mjs';
import { ROOT } from '../setup/project.ts';
import { toolNode } from '../setup/tool-node.mjs';

/** A simulated device on a pseudo-terminal, as a program of its own. It keeps its power when the machine loses its. */
export class LineDevice {
  /** The kiosk's end of the line. */
  readonly link: string;
  readonly #child: ChildProcess;
  #said = '';

  private constructor(link: string, child: ChildProcess) {
    this.link = link;
    this.#child = child;
    child.stdout?.on('data', (chunk: Buffer) => {
      this.#said += chunk.toString('utf8');
    });
  }

  static async start(kind: 'ccnet' | 'lcus', folder: string, options: readonly string[] = []): Promise<LineDevice> {
    const link = join(folder, kind);
    const words = ['simulate', kind, '--pty', '--link', link, '--quiet', ...options];
    const child = start(toolNode(ROOT), [join(ROOT, 'scripts', 'main.ts'), ...words], {
      cwd: ROOT,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const device = new LineDevice(link, child);
    while (!existsSync(link)) await new Promise((resolve) => setTimeout(resolve, 50));
    return device;
  }

  /** What a person does to it, as `insert 500`. */
  type(line: string): void {
    this.#child.stdin?.write(`${line}\n`);
  }

  /** Everything that it has told so far. */
  get said(): string {
    return this.#said;
  }

  async stop(): Promise<void> {
    await stop(this.#child);
  }
}
