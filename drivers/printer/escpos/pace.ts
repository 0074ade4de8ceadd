import type { Result } from '../../../app/result.ts';
import { ok } from '../../../app/result.ts';
import { delays } from '../../common/delays.ts';
import type { PortError } from '../../port/byte-port.ts';
import type { PrinterLine } from './printer-line.ts';

/** So much is on its way at most: printers hold 4 KB and more, and keep a part of it free for real-time questions. */
const windowBytes = 1_024;
/** After so many bytes the printer is asked how far it is. */
const bytesBetweenMarkers = 256;

/** Prevents an overflow of the printer's buffer, independent of its flow control. */
export interface Pace {
  /** Whether a command of so many bytes may be sent now; one that is larger than all room goes alone. */
  hasRoom(byteCount: number): boolean;
  /** When more room is certain without an answer; null: never. */
  moreRoomInMs(): number | null;
  /** Takes note of a whole command, which has moved the paper by so many dots. */
  sent(byteCount: number, heightDots: number): Promise<Result<void, PortError>>;
}

/** Counts as taken what the printer has answered behind (GS r 1). */
export class AnsweredPace implements Pace {
  readonly #line: PrinterLine;
  #pieces: { readonly marker: number; readonly bytes: number }[] = [];
  #unmarkedBytes = 0;

  constructor(line: PrinterLine) {
    this.#line = line;
  }

  hasRoom(byteCount: number): boolean {
    this.#pieces = this.#pieces.filter(({ marker }) => marker > this.#line.heardMarkers);
    const underWay = this.#pieces.reduce((sum, { bytes }) => sum + bytes, this.#unmarkedBytes);
    return underWay === 0 || underWay + byteCount <= windowBytes;
  }

  moreRoomInMs(): null {
    return null;
  }

  async sent(byteCount: number): Promise<Result<void, PortError>> {
    this.#unmarkedBytes += byteCount;
    if (this.#unmarkedBytes < bytesBetweenMarkers) return ok(undefined);
    const asked = await this.#line.askMarker();
    this.#pieces.push({ marker: this.#line.askedMarkers, bytes: this.#unmarkedBytes });
    this.#unmarkedBytes = 0;
    return asked;
  }
}

/** Counts as taken what the slowest printer has printed by now: for those that neither answer nor stop the line. */
export class TimedPace implements Pace {
  readonly #line: PrinterLine;
  #pieces: { readonly doneMonoMs: number; readonly bytes: number }[] = [];

  constructor(line: PrinterLine) {
    this.#line = line;
  }

  hasRoom(byteCount: number): boolean {
    const now = this.#line.clock.monoMs();
    this.#pieces = this.#pieces.filter(({ doneMonoMs }) => doneMonoMs > now);
    const underWay = this.#pieces.reduce((sum, { bytes }) => sum + bytes, 0);
    return underWay === 0 || underWay + byteCount <= windowBytes;
  }

  moreRoomInMs(): number {
    return (this.#pieces[0]?.doneMonoMs ?? 0) - this.#line.clock.monoMs();
  }

  async sent(byteCount: number, heightDots: number): Promise<Result<void, PortError>> {
    const begins = Math.max(this.#line.clock.monoMs(), this.#pieces.at(-1)?.doneMonoMs ?? 0);
    this.#pieces.push({ bytes: byteCount, doneMonoMs: begins + heightDots * delays.printerSlowestRowMs });
    return ok(undefined);
  }
}

/** Leaves it to the printer to stop the line. */
export class FreePace implements Pace {
  hasRoom(): boolean {
    return true;
  }

  moreRoomInMs(): null {
    return null;
  }

  async sent(): Promise<Result<void, PortError>> {
    return ok(undefined);
  }
}
