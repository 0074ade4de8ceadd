import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { resultSchema, type Job, type Result } from './job.ts';

const SCRIPT = fileURLToPath(new URL('run-mutated.ts', import.meta.url));
const AT_A_TIME = 2;
/** What was loaded for a mutation is never freed, so that a process is replaced after some. */
const JOBS_OF_A_PROCESS = 40;

/** A process that plays one job at a time. */
class Player {
  readonly #child: ChildProcess;
  #stderr = '';
  #jobs = 0;

  constructor() {
    this.#child = fork(SCRIPT, {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr += text;
    });
  }

  /** Whether it has done its work, or has ended because of a mutation. */
  get isSpent(): boolean {
    return this.#jobs >= JOBS_OF_A_PROCESS || !this.#child.connected;
  }

  /** An error if the job cannot be played, or if the broken program ends the process. */
  play(job: Job): Promise<Result> {
    this.#jobs += 1;
    return new Promise((resolve) => {
      const ended = (): void => {
        resolve({ error: `${job.name}: its process has ended. ${this.#stderr}` });
      };
      this.#child.once('close', ended);
      this.#child.once('message', (message) => {
        this.#child.off('close', ended);
        resolve(resultSchema.parse(message));
      });
      this.#child.send(job);
    });
  }

  end(): void {
    this.#child.kill();
  }
}

/** Plays seeds with broken programs, a few at a time; `done` is told each result as soon as it is known. */
export async function playMutated<J extends Job>(
  jobs: readonly J[],
  done: (job: J, result: Result) => void,
): Promise<void> {
  const waiting = [...jobs];
  const lane = async (): Promise<void> => {
    let player = new Player();
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
      if (player.isSpent) {
        player.end();
        player = new Player();
      }
      done(job, await player.play(job));
    }
    player.end();
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, lane));
}
