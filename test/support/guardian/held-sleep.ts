import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A `sleep` for a guardian whose watches, of whole seconds, end when the test says so: how late a busy computer is
 * changes nothing.
 */
export class HeldSleep {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = join(folder, 'held-sleep');
    mkdirSync(this.#folder);
    const script = `#!/bin/sh
case $1 in *.*) exec /bin/sleep "$1" ;; esac
echo "$1 $$" >>${this.#folder}/begun
until [ -e ${this.#folder}/over-"$1" ]; do /bin/sleep 0.01; done
`;
    writeFileSync(join(this.#folder, 'sleep'), script, { mode: 0o755 });
  }

  /** The guardian's environment. */
  get env(): NodeJS.ProcessEnv {
    return { ...process.env, PATH: `${this.#folder}:${process.env['PATH'] ?? ''}` };
  }

  /** Lets every sleep of so many seconds end. */
  end(seconds: number): void {
    writeFileSync(join(this.#folder, `over-${String(seconds)}`), '');
  }

  /** The seconds of the sleeps that have begun and have not ended, in their order. */
  running(): readonly number[] {
    const begun = join(this.#folder, 'begun');
    if (!existsSync(begun)) return [];
    const lines = readFileSync(begun, 'utf8').split('\n').slice(0, -1);
    return lines.flatMap((line) => {
      const [seconds = '', pid = ''] = line.split(' ');
      return isRunning(pid) ? [Number(seconds)] : [];
    });
  }
}

function isRunning(pid: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.startsWith('Z') === false;
  } catch {
    return false;
  }
}
