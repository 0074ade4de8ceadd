/** Text for the bytes of a printer's line. */

const DLE = 0x10;
const ESC = 0x1b;
const FS = 0x1c;
const GS = 0x1d;

const ESC_NAMES: Readonly<Record<number, string>> = {
  0x21: 'print mode',
  0x24: 'position',
  0x2d: 'underline',
  0x32: 'usual line spacing',
  0x33: 'line spacing',
  0x40: 'initialize',
  0x45: 'bold',
  0x4a: 'feed dots',
  0x4d: 'font',
  0x61: 'align',
  0x64: 'feed lines',
  0x69: 'cut',
  0x6d: 'cut',
  0x70: 'drawer',
  0x74: 'code page',
  0x76: 'question: paper?',
};
const GS_NAMES: Readonly<Record<number, string>> = {
  0x21: 'size',
  0x56: 'cut',
  0x65: 'presenter',
  0x72: 'question: is everything printed?',
};
const QR_STEPS: Readonly<Record<number, string>> = {
  0x41: 'model',
  0x43: 'size',
  0x45: 'correction',
  0x50: 'data',
  0x51: 'print',
};
const QUESTIONS = ['', 'state?', 'why offline?', 'which error?', 'paper?'];
const FULL_STATUS = 20;
const DATA_BYTES = 8;

/** Text for a complete command. */
export function commandMeaning(bytes: readonly number[]): string {
  const [first = 0, second = 0, third] = bytes;
  const number = third === undefined ? '' : ` ${third}`;
  if (first === 0x0a) return 'line feed';
  if (first === DLE)
    return second === 0x04 ? `question: ${QUESTIONS[third ?? 0] ?? 'all of it?'}` : 'real-time command';
  if (first === ESC) return ESC_NAMES[second] === undefined ? 'ESC command' : `${ESC_NAMES[second]}${number}`;
  if (first === FS)
    return second === 0x2e
      ? 'one byte is one character'
      : second === 0x26
        ? 'two bytes are one Chinese character'
        : 'FS command';
  if (first === GS) return groupMeaning(bytes);
  return 'control character';
}

function groupMeaning(bytes: readonly number[]): string {
  const [, second = 0, third] = bytes;
  if (second === 0x76) {
    const [xLow = 0, xHigh = 0, yLow = 0, yHigh = 0] = bytes.slice(4, DATA_BYTES);
    return `picture, ${(xLow + xHigh * 0x100) * 8} x ${yLow + yHigh * 0x100} dots`;
  }
  if (second === 0x28) return third === 0x6b ? `QR code: ${QR_STEPS[bytes[6] ?? 0] ?? 'step'}` : 'extended command';
  const name = GS_NAMES[second];
  return name === undefined ? 'GS command' : `${name}${third === undefined ? '' : ` ${third}`}`;
}

/** The number of a real-time status request (DLE EOT); null for any other command. */
export function questionOf([first, second, third]: readonly number[]): number | null {
  return first === DLE && second === 0x04 && third !== undefined ? third : null;
}

/** The meaningful bits of the answers to DLE EOT 1 to 4. */
const BITS: Readonly<Record<number, readonly (readonly [number, string])[]>> = {
  1: [
    [0x04, 'drawer open'],
    [0x08, 'offline'],
    [0x20, 'waits to go on'],
    [0x40, 'feed button'],
  ],
  2: [
    [0x04, 'cover open'],
    [0x08, 'feed button'],
    [0x20, 'stopped by paper end'],
    [0x40, 'error'],
  ],
  3: [
    [0x04, 'mechanical error'],
    [0x08, 'cutter'],
    [0x20, 'unrecoverable error'],
    [0x40, 'head or voltage'],
  ],
  4: [
    [0x0c, 'paper near end'],
    [0x60, 'paper end'],
  ],
};

/** Text for the printer's bytes; `question` is the last unanswered status request, null when there is none. */
export function answerMeaning(bytes: readonly number[], question: number | null): string {
  const [byte = 0] = bytes;
  if (bytes.length === 1 && byte === 0x11) return 'XON: go on';
  if (bytes.length === 1 && byte === 0x13) return 'XOFF: the buffer is full';
  if (question === FULL_STATUS) return 'full status';
  const last = bytes.at(-1) ?? 0;
  if (question === null)
    return last === 0x00 ? 'printed, paper is there' : last === 0x03 ? 'printed, paper near end' : 'paper end';
  const said = (BITS[question] ?? []).flatMap(([mask, text]) => ((last & mask) === mask ? [text] : []));
  return `${QUESTIONS[question] ?? ''} ${said.length === 0 ? 'all is well' : said.join(', ')}`;
}
