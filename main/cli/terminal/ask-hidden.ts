/** The part of a terminal that is used here. */
export interface Terminal {
  setRawMode(isRaw: boolean): unknown;
  setEncoding(encoding: 'utf8'): unknown;
  resume(): unknown;
  pause(): unknown;
  on(event: 'data', listener: (chunk: string) => void): unknown;
  off(event: 'data', listener: (chunk: string) => void): unknown;
}

const ENTER = /[\r\n]/;
const CONTROL_C = '\u0003';
const BACKSPACE = new Set(['\b', '\u007f']);

/** Asks on the terminal without echoing the input; null where the person cancelled. */
export function askHidden(
  terminal: Terminal,
  prompt: (text: string) => void,
  question: string,
): Promise<string | null> {
  // Before the question: whoever answers at once must not see the answer either.
  terminal.setRawMode(true);
  prompt(question);
  terminal.setEncoding('utf8');
  terminal.resume();
  return new Promise((resolve) => {
    let typed: string[] = [];
    const end = (answer: string | null): void => {
      terminal.off('data', read);
      terminal.setRawMode(false);
      terminal.pause();
      prompt('\n');
      resolve(answer);
    };
    const read = (chunk: string): void => {
      // Iterates whole characters, so that one Backspace removes one of them.
      for (const character of chunk) {
        if (ENTER.test(character)) {
          end(typed.join(''));
          return;
        }
        if (character === CONTROL_C) {
          end(null);
          return;
        }
        typed = BACKSPACE.has(character) ? typed.slice(0, -1) : [...typed, character];
      }
    };
    terminal.on('data', read);
  });
}
