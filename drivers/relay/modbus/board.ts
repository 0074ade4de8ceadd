import { ok, type Result } from '../../../app/result.ts';
import {
  coilValues,
  ILLEGAL_FUNCTION,
  type ModbusAnswer,
  type ModbusFailure,
  type ModbusRequest,
} from '../../modbus/request.ts';
import type { LineUser } from '../../modbus/shared-line.ts';
import { unansweredMs } from '../../modbus/timing.ts';
import type { ModbusRelaySettings } from './settings.ts';

/** Waveshare: coil of the first channel's timed pulse. */
const TIMED_PULSE_COIL = 0x0200;
/** How often switching off is tried: noise on the line must not keep a motor running. */
const OFF_ATTEMPTS = 3;

type Done = Result<void, ModbusFailure>;

/** The commands of one relay board, in channels from 1. */
export class CoilBoard {
  readonly #settings: ModbusRelaySettings;
  readonly #line: LineUser;
  #writesOneByOne = false;

  constructor(settings: ModbusRelaySettings, line: LineUser) {
    this.#settings = settings;
    this.#line = line;
  }

  /** How long an answer may take. */
  get answerLimitMs(): number {
    return this.#settings.answerLimitMs;
  }

  /**
   * How long the line is needed for a question whose answer may be missing, where the one before it was not answered
   * either.
   */
  get readBackMs(): number {
    const { answerLimitMs, baudRate } = this.#settings;
    return unansweredMs(answerLimitMs, baudRate);
  }

  /** Keeps the line free for switching from this moment on; `Infinity` ends that. */
  reserve(atMonoMs: number): void {
    this.#line.reserve(atMonoMs);
  }

  /** All channels off, with one frame, or with one frame per channel for boards without that command. */
  async allOff(): Promise<Done> {
    const { address, firstCoil, channels } = this.#settings;
    if (!this.#writesOneByOne) {
      const states = Array.from({ length: channels }, () => false);
      const written = await this.#persist({ kind: 'write-coils', address, first: firstCoil, states });
      if (written.ok) return ok(undefined);
      if (!(written.error.kind === 'exception' && written.error.code === ILLEGAL_FUNCTION)) return written;
      this.#writesOneByOne = true;
    }
    for (let channel = 1; channel <= channels; channel += 1) {
      const off = await this.off(channel);
      if (!off.ok) return off;
    }
    return ok(undefined);
  }

  /** The channels that are on. */
  async channelsOn(): Promise<Result<readonly number[], ModbusFailure>> {
    const { address, firstCoil, channels, answerLimitMs } = this.#settings;
    const read = await this.#line.request(
      { kind: 'read-coils', address, first: firstCoil, count: channels },
      'asking',
      answerLimitMs,
    );
    return read.ok ? ok(read.value.bits.flatMap((isOn, index) => (isOn ? [index + 1] : []))) : read;
  }

  /** On, tried once: the first byte is handed to a free line before this returns. */
  on(channel: number, answerLimitMs: number): Promise<Result<ModbusAnswer, ModbusFailure>> {
    return this.#line.request(this.#write(channel, coilValues.on), 'switching', answerLimitMs);
  }

  /** On for so many tenths of a second, after which the board itself switches off; tried once. */
  timedPulse(channel: number, tenths: number): Promise<Result<ModbusAnswer, ModbusFailure>> {
    const { coil, ...rest } = this.#write(channel, tenths);
    return this.#line.request({ ...rest, coil: TIMED_PULSE_COIL + coil }, 'switching', this.answerLimitMs);
  }

  /** Off, tried again where no good answer comes. */
  off(channel: number): Promise<Done> {
    return this.#persist(this.#write(channel, coilValues.off));
  }

  #write(channel: number, value: number): Extract<ModbusRequest, { kind: 'write-coil' }> {
    const { address, firstCoil } = this.#settings;
    return { kind: 'write-coil', address, coil: firstCoil + channel - 1, value };
  }

  async #persist(request: ModbusRequest): Promise<Done> {
    for (let attempt = 1; ; attempt += 1) {
      const written = await this.#line.request(request, 'switching', this.answerLimitMs);
      if (written.ok) return ok(undefined);
      const isRepeatable = written.error.kind === 'no-answer' || written.error.kind === 'damaged';
      if (!isRepeatable || attempt === OFF_ATTEMPTS) return written;
    }
  }
}
