import type { Clock } from '../../app/ports/clock.ts';
import { err, ok, type Result } from '../../app/result.ts';
import type { HelpLine, SimulatedDevice } from '../../drivers/simulation/device.ts';

/** The result of a typed line. */
export type Answer =
  | { readonly kind: 'done'; readonly text: string }
  | { readonly kind: 'refused'; readonly text: string }
  | { readonly kind: 'quit' };

const GENERAL: readonly HelpLine[] = [
  { usage: 'status', text: 'show the state of the device' },
  { usage: 'frames on|off', text: 'show every frame, or events only' },
  { usage: 'wait WORD|MS', text: 'go on when this has happened, or after so many milliseconds' },
  { usage: 'help', text: 'show this list' },
  { usage: 'quit', text: 'end' },
];
const HELP_COLUMN = 38;

/** Carries out typed lines: the commands that all devices share, and through the device its own. */
export class Shell {
  readonly #device: SimulatedDevice;
  readonly #clock: Clock;
  #showsFrames: boolean;

  constructor(device: SimulatedDevice, clock: Clock, showsFrames: boolean) {
    this.#device = device;
    this.#clock = clock;
    this.#showsFrames = showsFrames;
  }

  /** Whether frames are shown on the screen. */
  get showsFrames(): boolean {
    return this.#showsFrames;
  }

  /** Carries out one line; resolves when the next one may run. A comment begins with `#`. */
  async run(line: string): Promise<Answer> {
    const words = line
      .replace(/#.*/, '')
      .split(/\s+/)
      .filter((word) => word !== '');
    const [verb, argument] = words;
    switch (verb) {
      case undefined:
        return done('');
      case 'quit':
      case 'exit':
        return { kind: 'quit' };
      case 'help':
        return done(helpText([...this.#device.help, ...GENERAL], this.#device.happenings));
      case 'status':
        return done(this.#device.status().join('\n'));
      case 'frames':
        return answer(this.#setFrames(argument));
      case 'wait':
        return answer(await this.#wait(argument));
      default:
        return answer(this.#device.order(words));
    }
  }

  #setFrames(word: string | undefined): Result<string, string> {
    if (word !== 'on' && word !== 'off') return err('frames takes on or off.');
    this.#showsFrames = word === 'on';
    return ok('');
  }

  async #wait(word: string | undefined): Promise<Result<string, string>> {
    if (word !== undefined && /^\d{1,7}$/.test(word)) {
      await new Promise<void>((resolve) => {
        this.#clock.setTimer(Number(word), resolve);
      });
      return ok('');
    }
    const { happenings } = this.#device;
    if (word === undefined || !happenings.includes(word))
      return err(`wait takes milliseconds or one of: ${happenings.join(', ')}.`);
    if (!this.#device.isAlready(word)) await this.#next(word);
    return ok('');
  }

  #next(word: string): Promise<void> {
    return new Promise((resolve) => {
      const forget = this.#device.onHappening((happening) => {
        if (happening.word !== word) return;
        forget();
        resolve();
      });
    });
  }
}

function done(text: string): Answer {
  return { kind: 'done', text };
}

function answer(result: Result<string, string>): Answer {
  return result.ok ? done(result.value) : { kind: 'refused', text: result.error };
}

function helpText(lines: readonly HelpLine[], happenings: readonly string[]): string {
  const rows = lines.map(({ usage, text }) => `  ${usage.padEnd(HELP_COLUMN)}${text}`);
  return [...rows, `  words for wait: ${happenings.join(', ')}`].join('\n');
}
