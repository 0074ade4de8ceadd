import type { Clock } from '../../../app/ports/clock.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { delays } from '../../common/delays.ts';
import type { DriverEnvironment } from '../../definition/define-driver.ts';
import { Listeners, type Unsubscribe } from '../../common/listeners.ts';
import type { BytePort, PortError } from '../../port/byte-port.ts';
import { modemOutputsOf } from '../../port/modem-lines.ts';
import { PortSupervisor } from '../../port/supervisor.ts';
import { sleep } from '../../common/time-limit.ts';
import { PulseGuard } from '../pulse-guard.ts';
import type { PulseFailure, Relay, RelayError, RelayEvent } from '../relay.ts';
import { D0_CHANNEL, type Dialect, encodeSwitch } from './protocol/dialect.ts';
import type { State } from './protocol/frame.ts';
import { type Answer, LcusInquiry } from './inquiry.ts';
import { LCUS_CHANNELS } from './protocol/channels.ts';
import type { LcusSettings } from './settings.ts';

/** Shorter pulses are over before an answer to a question about them could be waited for. */
const shortestConfirmedPulseMs = 2 * delays.relayFrameGapMs + delays.relayAnswerLimitMs;

/** What the driver reads of its settings. */
type LineSettings = Pick<LcusSettings, 'port' | 'baudRate'> & Partial<Pick<LcusSettings, 'modemLines' | 'dialect'>>;

/**
 * A driver for LCUS-1/2/4/8 relay boards (spec/peripherals section 4), not started yet. Only the given channels are
 * ever switched.
 */
export function createLcusRelay(
  settings: LineSettings,
  environment: DriverEnvironment,
  channels: readonly number[] = LCUS_CHANNELS,
): Relay {
  return new LcusRelay(settings, environment, channels);
}

class LcusRelay implements Relay {
  readonly #channels: readonly number[];
  readonly #clock: Clock;
  readonly #link: PortSupervisor;
  readonly #events = new Listeners<RelayEvent>();
  #inquiry: LcusInquiry | undefined;
  readonly #asksDialect: boolean;
  readonly #wanted: LcusSettings['dialect'];
  #spoken: Dialect = 'frames';
  #hasFeedback = false;
  /** The questions that follow `ready`, and why the line is given up after them. */
  #questions: Promise<PortError | undefined> | undefined;
  /** The board contradicted: until it agrees about every channel, it is not ready. */
  #isDoubted = false;
  readonly #guard = new PulseGuard();
  #cutPulse: (reason: PortError | RelayError) => void = () => undefined;

  constructor(settings: LineSettings, { opener, clock }: DriverEnvironment, channels: readonly number[]) {
    // A driver that is made without this setting asks nothing but the query.
    this.#wanted = settings.dialect ?? 'frames';
    this.#asksDialect = settings.dialect === 'auto';
    this.#channels = channels;
    this.#clock = clock;
    this.#link = new PortSupervisor({
      opener,
      clock,
      port: { path: settings.port, baudRate: settings.baudRate, modemLines: modemOutputsOf(settings.modemLines) },
      prepare: (port) => this.#prepare(port),
      release: (port) => this.#release(port),
    });
    this.#link.onEvent((event) => {
      this.#events.emit(event.kind === 'lost' ? event : { kind: 'ready', feedback: this.#hasFeedback });
    });
  }

  onEvent(listener: (event: RelayEvent) => void): Unsubscribe {
    return this.#events.add(listener);
  }

  start(): void {
    this.#link.start();
  }

  stop(): Promise<void> {
    this.#cutPulse({ kind: 'interrupted', message: 'the driver was stopped during the pulse' });
    return this.#link.stop();
  }

  // Not async, and nothing awaited before the write: the first byte leaves within the caller's turn.
  pulse(channel: number, pulseMs: number): Promise<Result<void, PulseFailure>> {
    const port = this.#link.current();
    const refusal = this.#refusal(channel, pulseMs);
    if (refusal !== undefined) return Promise.resolve(err({ certain: true, reason: refusal }));
    if (port === undefined) return Promise.resolve(err({ certain: true, reason: notConnected }));
    const questions = this.#questions;
    const pulse =
      questions === undefined
        ? this.#runPulse(port, channel, pulseMs)
        : this.#runPulseAfter(questions, port, channel, pulseMs);
    return this.#guard.occupy(pulse);
  }

  /** No product may move on a board that may yet contradict. */
  async #runPulseAfter(
    questions: Promise<PortError | undefined>,
    ...pulse: readonly [BytePort, number, number]
  ): Promise<Result<void, PulseFailure>> {
    const cuts: (PortError | RelayError)[] = [];
    this.#cutPulse = (reason) => cuts.push(reason);
    const reason = (await questions) ?? cuts[0];
    return reason === undefined ? this.#runPulse(...pulse) : err({ certain: true, reason });
  }

  #refusal(channel: number, pulseMs: number): RelayError | undefined {
    const isAbsent = this.#spoken === 'd0' && channel !== D0_CHANNEL;
    if (isAbsent || !this.#channels.includes(channel)) {
      return { kind: 'no-such-channel', message: `channel ${channel} is not configured` };
    }
    return this.#guard.refusal(pulseMs);
  }

  async #runPulse(port: BytePort, channel: number, pulseMs: number): Promise<Result<void, PulseFailure>> {
    const startedMonoMs = this.#clock.monoMs();
    const written = port.write(this.#encode(channel, 'on'));
    const cut = new Promise<PortError | RelayError>((resolve) => {
      this.#cutPulse = resolve;
    });
    const unsubscribe = port.onClosed(this.#cutPulse);
    try {
      const on = await written;
      // `closed` promises that no byte was sent; after any other failure the relay may be on until the next prepare.
      if (!on.ok) return err({ certain: on.error.kind === 'closed', reason: on.error });
      const asked = this.#hasFeedback && pulseMs >= shortestConfirmedPulseMs ? this.#askAfterGap(channel) : undefined;
      const cutBy = await this.#waitUntil(startedMonoMs + pulseMs, cut);
      const failure = await this.#endPulse(port, channel, cutBy, asked);
      return failure === undefined ? ok(undefined) : err({ certain: false, reason: failure });
    } finally {
      unsubscribe();
      this.#cutPulse = () => undefined;
    }
  }

  /** Switches off and returns the error of the pulse, if there was one. */
  async #endPulse(
    port: BytePort,
    channel: number,
    cutBy: PortError | RelayError | undefined,
    asked: Promise<Answer> | undefined,
  ): Promise<PortError | RelayError | undefined> {
    const off = await port.write(this.#encode(channel, 'off'));
    if (!off.ok) return cutBy ?? off.error;
    const whileOn = cutBy === undefined ? await asked : 'silent';
    const afterOff = this.#hasFeedback && whileOn !== 'silent' ? await this.#askAfterGap(channel) : 'silent';
    // Also without a question: the next command must not follow the off frame back to back.
    await sleep(this.#clock, delays.relayFrameGapMs);
    if (cutBy !== undefined) return cutBy;
    if (afterOff === 'on') {
      const message = `channel ${channel} answers on after off`;
      this.#link.drop({ kind: 'io', message });
      return { kind: 'contradicted', message };
    }
    return whileOn === 'off' ? { kind: 'contradicted', message: `channel ${channel} answers off after on` } : undefined;
  }

  /** Resolves at the given moment, or earlier with the reason that cut the pulse. */
  #waitUntil<T>(atMonoMs: number, cut: Promise<T>): Promise<T | undefined> {
    return new Promise((resolve) => {
      const cancel = this.#clock.setTimer(Math.max(0, atMonoMs - this.#clock.monoMs()), () => resolve(undefined));
      void cut.then((reason) => {
        cancel();
        resolve(reason);
      });
    });
  }

  async #askAfterGap(channel: number): Promise<Answer> {
    await sleep(this.#clock, delays.relayFrameGapMs);
    const answer = await this.#inquiry?.ask(channel);
    return answer?.ok ? answer.value : 'silent';
  }

  #encode(channel: number, state: State): Uint8Array {
    return encodeSwitch(this.#spoken, channel, state);
  }

  /**
   * Switches everything off, in case the board moved while it was not watched, then probes for feedback. The first
   * answer shows that the board is there; the questions about the other channels follow `ready`.
   */
  async #prepare(port: BytePort): Promise<Result<void, PortError>> {
    this.#hasFeedback = false;
    this.#questions = undefined;
    this.#spoken = this.#wanted === 'd0' ? 'd0' : 'frames';
    const inquiry = new LcusInquiry(port, this.#clock, this.#asksDialect);
    this.#inquiry = inquiry;
    const switchedOff = await this.#switchAllOff(port);
    if (!switchedOff.ok || this.#spoken === 'd0') return switchedOff;
    const [first, ...others] = this.#channels;
    const asked = await this.#askAll(inquiry, first === undefined || this.#isDoubted ? this.#channels : [first]);
    if (!asked.ok) return asked;
    if (asked.value && !this.#isDoubted) this.#askLater(inquiry, others);
    if (asked.value) this.#isDoubted = false;
    return asked.value || !this.#asksDialect ? ok(undefined) : this.#findDialect(inquiry);
  }

  #askLater(inquiry: LcusInquiry, channels: readonly number[]): void {
    const questions = this.#askAll(inquiry, channels).then((asked) => {
      if (this.#questions === questions) this.#questions = undefined;
      if (asked.ok) return undefined;
      this.#link.drop(asked.error);
      return asked.error;
    });
    this.#questions = questions;
  }

  /** Asks for each channel until one question is not answered; whether the board answers at all. */
  async #askAll(inquiry: LcusInquiry, channels: readonly number[]): Promise<Result<boolean, PortError>> {
    for (const channel of channels) {
      const answer = await inquiry.ask(channel);
      if (!answer.ok) return answer;
      if (answer.value === 'silent') break;
      this.#hasFeedback = true;
      if (answer.value === 'on') this.#isDoubted = true;
      // An answer shows that the board is ready for the next frame: no gap is needed after it.
      if (answer.value === 'on') return err({ kind: 'io', message: `channel ${channel} answers on after off` });
    }
    return ok(this.#hasFeedback);
  }

  /** A board that does not answer the query is asked in other ways; none of them closes a contact. */
  async #findDialect(inquiry: LcusInquiry): Promise<Result<void, PortError>> {
    const words = await inquiry.findWords(this.#channels[0] ?? D0_CHANNEL);
    if (!words.ok) return words;
    if (words.value) {
      const asked = await this.#askAll(inquiry, this.#channels);
      return asked.ok ? ok(undefined) : asked;
    }
    const d0 = await inquiry.findD0();
    if (!d0.ok) return d0;
    if (d0.value) this.#spoken = 'd0';
    return ok(undefined);
  }

  async #release(port: BytePort): Promise<void> {
    await this.#guard.whenIdle();
    await this.#questions;
    // After a line lost during the stop, the next start switches everything off first.
    const switched = await this.#switchAllOff(port);
    if (!switched.ok) return;
  }

  /** Silent off for each configured channel; the first failure ends the port, and with it this. */
  async #switchAllOff(port: BytePort): Promise<Result<void, PortError>> {
    const channels = this.#spoken === 'd0' ? [D0_CHANNEL] : this.#channels;
    for (const channel of channels) {
      const written = await port.write(this.#encode(channel, 'off'));
      if (!written.ok) return written;
      await sleep(this.#clock, delays.relayFrameGapMs);
    }
    return ok(undefined);
  }
}

const notConnected: RelayError = { kind: 'not-connected', message: 'the relay board is not connected' };
