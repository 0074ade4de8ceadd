import type { Head } from './head.ts';

/** What commands do beside printing. */
export interface Periphery {
  cut(): void;
  /** GS r and ESC v: the buffered question for the paper. */
  answerPaper(): void;
  /** GS I: what the printer says of itself. */
  answerInformation(which: number): void;
  presenter(command: 'present' | 'retract' | 'eject'): void;
}

/** Waits for a byte; `command`: at its beginning nothing is half done. */
type Wanted = 'command' | 'argument';
export type Interpreter = Generator<Wanted, never, number>;

const NUL = 0x00;
const HT = 0x09;
const LF = 0x0a;
const DLE = 0x10;
const ESC = 0x1b;
const FS = 0x1c;
const GS = 0x1d;
const DEL = 0x7f;

/** Commands that are understood as far as their length: how many bytes follow. */
const escArguments: Readonly<Record<number, number>> = {
  0x20: 1,
  0x24: 2,
  0x2d: 1,
  0x34: 1,
  0x4d: 1,
  0x52: 1,
  0x56: 1,
  0x5c: 2,
  0x63: 2,
  0x70: 3,
  0x7b: 1,
};
const gsArguments: Readonly<Record<number, number>> = {
  0x42: 1,
  0x48: 1,
  0x4c: 2,
  0x50: 2,
  0x57: 2,
  0x61: 1,
  0x66: 1,
  0x68: 1,
  0x77: 1,
};

/** Reads the stream byte by byte, as the printer's firmware does; it never ends and holds less than one command. */
export function* interpret(head: Head, periphery: Periphery): Interpreter {
  for (;;) {
    const byte = yield 'command';
    if (byte === ESC) yield* escape(head, periphery);
    else if (byte === GS) yield* group(head, periphery);
    else if (byte === FS) yield* chinese(head);
    else if (byte === DLE) yield* realTime();
    else if (byte === LF) head.lineFeed();
    else if (byte >= 0x20 && byte !== DEL) head.put(byte);
    else if (byte === HT) head.put(0x20);
    else if (byte !== NUL) continue;
  }
}

function* skip(count: number): Generator<Wanted, void, number> {
  for (let index = 0; index < count; index += 1) yield 'argument';
}

function* word(): Generator<Wanted, number, number> {
  const low = yield 'argument';
  const high = yield 'argument';
  return low + high * 0x100;
}

function* escape(head: Head, periphery: Periphery): Generator<Wanted, void, number> {
  const command = yield 'argument';
  switch (command) {
    case 0x40: {
      head.reset();
      return;
    }
    case 0x74: {
      head.choosePage(yield 'argument');
      return;
    }
    case 0x45:
    case 0x47: {
      head.setBold(((yield 'argument') & 1) === 1);
      return;
    }
    case 0x61: {
      head.setAlign((yield 'argument') & 0x0f);
      return;
    }
    case 0x21: {
      const mode = yield 'argument';
      head.setBold((mode & 0x08) !== 0);
      head.setSize((mode & 0x20) === 0 ? 1 : 2, (mode & 0x10) === 0 ? 1 : 2);
      return;
    }
    case 0x32: {
      head.setLineSpacing(30);
      return;
    }
    case 0x33: {
      head.setLineSpacing(yield 'argument');
      return;
    }
    case 0x4a: {
      head.feed(yield 'argument');
      return;
    }
    case 0x64: {
      const lines = yield 'argument';
      for (let line = 0; line < lines; line += 1) head.lineFeed();
      return;
    }
    case 0x69:
    case 0x6d: {
      periphery.cut();
      return;
    }
    case 0x76: {
      periphery.answerPaper();
      return;
    }
    case 0x2a: {
      const isHigh = (yield 'argument') >= 0x20;
      return yield* skip((yield* word()) * (isHigh ? 3 : 1));
    }
    default:
      return yield* skip(escArguments[command] ?? 0);
  }
}

function* group(head: Head, periphery: Periphery): Generator<Wanted, void, number> {
  const command = yield 'argument';
  switch (command) {
    case 0x21: {
      const size = yield 'argument';
      head.setSize(((size >> 4) & 7) + 1, (size & 7) + 1);
      return;
    }
    case 0x76:
      return yield* picture(head);
    case 0x28:
      return yield* extended(head);
    case 0x56: {
      const mode = yield 'argument';
      if (mode === 0x41 || mode === 0x42) head.feed(yield 'argument');
      periphery.cut();
      return;
    }
    case 0x49: {
      periphery.answerInformation(yield 'argument');
      return;
    }
    case 0x65:
      return yield* presenter(periphery);
    case 0x72:
      yield 'argument';
      {
        periphery.answerPaper();
        return;
      }
    default:
      return yield* skip(gsArguments[command] ?? 0);
  }
}

/** GS v 0 m xL xH yL yH d…: printed row by row as the dots come in. */
function* picture(head: Head): Generator<Wanted, void, number> {
  yield 'argument';
  const mode = (yield 'argument') & 3;
  const rowBytes = yield* word();
  const rows = yield* word();
  head.beginPicture();
  for (let row = 0; row < rows; row += 1) {
    const bytes: number[] = [];
    for (let index = 0; index < rowBytes; index += 1) bytes.push(yield 'argument');
    head.pictureRow(bytes, (mode & 1) + 1, mode >> 1 === 1 ? 2 : 1);
  }
}

/** GS ( fn pL pH d…; of these only the QR code (GS ( k, cn 49) does anything. */
function* extended(head: Head): Generator<Wanted, void, number> {
  const family = yield 'argument';
  const length = yield* word();
  const data: number[] = [];
  for (let index = 0; index < length; index += 1) data.push(yield 'argument');
  const [code, operation, parameter = 0] = data;
  if (family !== 0x6b || code !== 0x31) return;
  if (operation === 0x43) head.setQrModule(parameter);
  if (operation === 0x45) head.setQrLevel(parameter);
  if (operation === 0x50) head.storeQr(data.slice(3));
  if (operation === 0x51) head.printQr();
}

function* presenter(periphery: Periphery): Generator<Wanted, void, number> {
  const operation = yield 'argument';
  if (operation === 0x02) {
    periphery.presenter('retract');
    return;
  }
  if (operation === 0x05) {
    periphery.presenter('eject');
    return;
  }
  if (operation !== 0x03) return;
  yield 'argument';
  periphery.presenter('present');
}

/** FS & and FS .; others are read as far as their one argument. */
function* chinese(head: Head): Generator<Wanted, void, number> {
  const command = yield 'argument';
  if (command === 0x26) {
    head.setChinese(true);
    return;
  }
  if (command === 0x2e) {
    head.setChinese(false);
    return;
  }
  yield 'argument';
}

/** Was answered when it came in; in its turn it is only passed over. */
function* realTime(): Generator<Wanted, void, number> {
  const command = yield 'argument';
  if (command === 0x04 || command === 0x05) yield 'argument';
}
