import type { TestPulse } from '../../../app/session/dispense/channel-test.ts';
import type { PulseEffect } from '../../../app/service/trial/trial.ts';
import { registry } from '../../../drivers/registry.ts';
import { relayBoard } from '../../peripherals/board-place.ts';
import type { ServicePorts } from '../port/service-ports.ts';

/** What a channel is tried with. */
export type TrialPorts = Pick<ServicePorts, 'clock' | 'log' | 'dispenser'> & {
  readonly parts: Pick<ServicePorts['parts'], 'commissioning'> & {
    readonly config: Pick<ServicePorts['parts']['config'], 'peripherals'>;
  };
};

/** The number of channels of the board; null without one, or where its settings do not limit them. */
export function channelsOf({ peripherals: { relay } }: TrialPorts['parts']['config']): number | null {
  return relay === undefined ? null : registry.highestChannel(relay);
}

/** Pulses a channel by the dispenser of a sale, unless it is too late by now. */
export async function pulse(
  { channel, pulseMs, watchMs, untilMonoMs }: PulseEffect,
  { dispenser, clock, log }: TrialPorts,
): Promise<TestPulse> {
  if (dispenser === null) return { kind: 'failed', certain: true, reason: 'no relay' };
  if (clock.monoMs() >= untilMonoMs) return { kind: 'failed', certain: true, reason: 'too-late' };
  log.write('info', 'channel-test', { channel });
  try {
    const result = await dispenser.dispense({ channel, pulseMs, watchMs });
    if (result.ok) {
      log.write('info', 'channel-test-done', { channel, drop: result.value });
      return { kind: 'pulsed', drop: result.value };
    }
    const { certain, reason } = result.error;
    log.write('error', 'channel-test-failed', { channel, certain, kind: reason.kind, detail: reason.message });
    return { kind: 'failed', certain, reason: reason.kind };
  } catch (error) {
    // A programming error: the pulse may have happened, so a person has to look.
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    log.write('error', 'channel-test-failed', { channel, certain: false, kind: 'internal-error', detail });
    return { kind: 'failed', certain: false, reason: 'internal-error' };
  }
}

/** Puts on record that a person has seen the board move, which ends the warning at every start. */
export async function commission({ parts, log }: TrialPorts): Promise<void> {
  const board = relayBoard(parts.config);
  if (board === null || parts.commissioning === undefined) return;
  if (await parts.commissioning.isCommissioned(board)) return;
  await parts.commissioning.record(board);
  log.write('info', 'relay-seen-moving', { port: board.port });
}
