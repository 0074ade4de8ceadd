import type { Clock } from '../../../app/ports/clock.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { delays } from '../../common/delays.ts';
import type { DriverEnvironment } from '../../definition/define-driver.ts';
import { Listeners, type Unsubscribe } from '../../common/listeners.ts';
import { Pause } from '../../common/pause.ts';
import { asPortError } from '../../modbus/request.ts';
import type { LineUser } from '../../modbus/shared-line.ts';
import type { PortError } from '../../port/byte-port.ts';
import { PulseGuard } from '../pulse-guard.ts';
import type { PulseFailure, Relay, RelayError, RelayEvent } from '../relay.ts';
import { CoilBoard } from './board.ts';
import { boardPulse, hostPulse, type PulseParts } from './pulse.ts';
import type { ModbusRelaySettings } from './settings.ts';

/** So many checks in a row without a good answer mean that the board is gone; one may be noise. */
const MISSED_CHECKS = 2;

/** A driver for Modbus RTU relay boards (spec/peripherals section 4), not started yet. */
export function createModbusRelay(settings: ModbusRelaySettings, line: LineUser, { clock }: DriverEnvironment): Relay {
  return new ModbusRelay(settings, line, clock);
}

/** The time from one opening of the line to its end. */
interface Link {
  isUp: boolean;
}

class ModbusRelay implements Relay {
  readonly #settings: ModbusRelaySettings;
  readonly #line: LineUser;
  readonly #clock: Clock;
  readonly #board: CoilBoard;
  readonly #events = new Listeners<RelayEvent>();
  readonly #pause: Pause;
  #link: Link = { isUp: false };
  #isReady = false;
  #hasFeedback = false;
  #reportedLoss: string | undefined;
  /** Why the board has to be prepared anew. */
  #giveUpReason: PortError | undefined;
  readonly #guard = new PulseGuard();
  #pulses = 0;
  #cutPulse: (reason: PortError | RelayError) => void = () => undefined;

  constructor(settings: ModbusRelaySettings, line: LineUser, clock: Clock) {
    this.#settings = settings;
    this.#line = line;
    this.#clock = clock;
    this.#board = new CoilBoard(settings, line);
    this.#pause = new Pause(clock);
  }

  onEvent(listener: (event: RelayEvent) => void): Unsubscribe {
    return this.#events.add(listener);
  }

  start(): void {
    this.#reportedLoss = undefined;
    this.#line.start({
      onLink: (event) => {
        // Never two at a time: each of them would ask the board on its own.
        this.#leaveLink();
        if (event.kind === 'lost') return this.#reportLost(event.reason);
        this.#link = { isUp: true };
        void this.#useLink(this.#link);
      },
      onEnd: (reason) => {
        this.#leaveLink();
        this.#cutPulse(reason);
      },
    });
  }

  async stop(): Promise<void> {
    this.#leaveLink();
    this.#cutPulse({ kind: 'interrupted', message: 'the driver was stopped during the pulse' });
    await this.#guard.whenIdle();
    await this.#switchOffAtLast();
    await this.#line.stop();
  }

  // Not async, and nothing awaited before the request: on a free line the first byte leaves within the caller's turn.
  pulse(channel: number, pulseMs: number): Promise<Result<void, PulseFailure>> {
    const refusal = this.#refusal(channel, pulseMs);
    if (refusal !== undefined) return Promise.resolve(err({ certain: true, reason: refusal }));
    this.#pulses += 1;
    return this.#guard.occupy(this.#runPulse(channel, pulseMs));
  }

  #refusal(channel: number, pulseMs: number): RelayError | undefined {
    const { channels } = this.#settings;
    if (!(Number.isInteger(channel) && channel >= 1 && channel <= channels)) {
      return { kind: 'no-such-channel', message: `channel ${channel} is not among ${channels}` };
    }
    const refusal = this.#guard.refusal(pulseMs);
    if (refusal !== undefined) return refusal;
    return this.#isReady ? undefined : { kind: 'not-connected', message: 'the relay board is not connected' };
  }

  async #runPulse(channel: number, pulseMs: number): Promise<Result<void, PulseFailure>> {
    const cut = new Promise<PortError | RelayError>((resolve) => {
      this.#cutPulse = resolve;
    });
    const parts: PulseParts = {
      board: this.#board,
      clock: this.#clock,
      feedback: this.#hasFeedback,
      channel,
      pulseMs,
      cut,
      giveUpLine: (reason) => this.#giveUp(reason),
    };
    try {
      return await (this.#settings.timedPulse === 'waveshare' ? boardPulse(parts) : hostPulse(parts));
    } finally {
      this.#cutPulse = () => undefined;
    }
  }

  /** Prepares the board and looks after it, for as long as the line is open. */
  async #useLink(link: Link): Promise<void> {
    let pauseMs: number = delays.reopenFirstMs;
    while (link.isUp) {
      const prepared = await this.#prepare();
      if (!isUp(link)) return;
      let reason = prepared.ok ? undefined : prepared.error;
      if (reason === undefined) {
        pauseMs = delays.reopenFirstMs;
        this.#isReady = true;
        this.#reportedLoss = undefined;
        this.#events.emit({ kind: 'ready', feedback: this.#hasFeedback });
        reason = await this.#lookAfter(link);
        this.#isReady = false;
      }
      if (!isUp(link)) return;
      this.#reportLost(reason);
      await this.#pause.wait(pauseMs);
      pauseMs = Math.min(pauseMs * 2, delays.reopenLongestMs);
    }
  }

  /** Switches everything off, in case the board moved while it was not watched, then probes for feedback. */
  async #prepare(): Promise<Result<void, PortError>> {
    this.#giveUpReason = undefined;
    const switchedOff = await this.#board.allOff();
    if (!switchedOff.ok) return err(asPortError(switchedOff.error));
    const read = await this.#board.channelsOn();
    // A board that refuses the question works without it; one that does not answer is not there.
    this.#hasFeedback = read.ok;
    if (!read.ok) return read.error.kind === 'exception' ? ok(undefined) : err(asPortError(read.error));
    return read.value.length === 0 ? ok(undefined) : err(onAfterOff(read.value));
  }

  /** Asks the idle board now and then; resolves when it can no longer be used. */
  async #lookAfter(link: Link): Promise<PortError> {
    let missed = 0;
    for (;;) {
      await this.#pause.wait(delays.modbusRelayCheckMs);
      const pulses = this.#pulses;
      const isIdle = !this.#guard.isBusy;
      const checked = isIdle && isUp(link) && this.#giveUpReason === undefined ? await this.#check() : undefined;
      if (this.#giveUpReason !== undefined || !isUp(link))
        return this.#giveUpReason ?? { kind: 'closed', message: 'the line ended' };
      if (checked === undefined) continue;
      missed = checked.ok ? 0 : missed + 1;
      if (!checked.ok && missed === MISSED_CHECKS) return checked.error;
      // What a pulse switched on in the meantime is none of the check's business.
      const isForeign = checked.ok && checked.value.length > 0 && this.#pulses === pulses;
      if (isForeign) return onAfterOff(checked.value);
    }
  }

  async #check(): Promise<Result<readonly number[], PortError>> {
    const read = await this.#board.channelsOn();
    if (!read.ok && read.error.kind !== 'exception') return err(asPortError(read.error));
    // Without feedback any answer shows that the board is there.
    return ok(read.ok ? read.value : []);
  }

  async #switchOffAtLast(): Promise<void> {
    if (!this.#line.isOpen) return;
    // A board that does not switch off during the stop is switched off first by the next start.
    const switched = await this.#board.allOff();
    if (!switched.ok) return;
  }

  #giveUp(reason: PortError): void {
    this.#isReady = false;
    this.#giveUpReason = reason;
    this.#pause.end();
  }

  #leaveLink(): void {
    this.#link.isUp = false;
    this.#isReady = false;
    this.#pause.end();
  }

  #reportLost(reason: PortError): void {
    // A board that is silent is so whatever it was asked.
    const loss = reason.kind === 'timeout' ? reason.kind : `${reason.kind}: ${reason.message}`;
    if (this.#reportedLoss === loss) return;
    this.#reportedLoss = loss;
    this.#events.emit({ kind: 'lost', reason });
  }
}

/** Checked anew after each wait: the compiler does not see that the line may have gone meanwhile. */
function isUp(link: Link): boolean {
  return link.isUp;
}

function onAfterOff(channels: readonly number[]): PortError {
  return { kind: 'io', message: `channel ${channels.join(', ')} answers on after off` };
}
