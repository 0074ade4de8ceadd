import type { ChecksDoor, ChecksEffect, ChecksOutcome } from '../../../app/service/doors/checks/types.ts';
import type { TestPulse } from '../../../app/session/dispense/channel-test.ts';
import { unreachable } from '../../../app/result.ts';
import { registry } from '../../../drivers/registry.ts';
import { relayBoard } from '../../peripherals/board-place.ts';
import type { DoorRunner, ServicePorts } from '../port/service-ports.ts';
import { BeamLook } from './beam-look.ts';

type Tell = (outcome: ChecksOutcome) => void;

/** What the checks act on. */
type ChecksPorts = Pick<ServicePorts, 'clock' | 'log' | 'kiosk' | 'dispenser'> & {
  readonly parts: Pick<ServicePorts['parts'], 'config' | 'sensor' | 'payments' | 'commissioning'>;
};

/** Pulses channels by the dispenser of a sale, looks at the drop sensor and pings. */
export function runChecks(ports: ChecksPorts): DoorRunner<ChecksDoor> {
  const { sensor } = ports.parts;
  const look = sensor === null ? null : new BeamLook(sensor, ports);
  return async (effect, tell) => {
    switch (effect.kind) {
      case 'read-facts':
        tell({
          kind: 'facts-read',
          channels: channelsOf(ports),
          hasTestSale: ports.parts.payments.testSale !== undefined,
        });
        return;
      case 'pulse-channel':
        // The sensor watches one thing at a time.
        await look?.stop();
        tell({ kind: 'pulse-ended', channel: effect.channel, pulse: await pulse(effect, ports) });
        return;
      case 'commission':
        await commission(ports);
        return;
      case 'test-sale':
        await testSale(effect, ports, tell);
        return;
      case 'ping':
        await ping(ports, tell);
        return;
      case 'watch-beam':
        await look?.watch(effect.untilMonoMs, (beam) => {
          tell({ kind: 'beam-seen', beam });
        });
        return;
      case 'stop-beam':
        await look?.stop();
        return;
      default:
        unreachable(effect);
    }
  };
}

function channelsOf({ parts }: ChecksPorts): number | null {
  const { relay } = parts.config.peripherals;
  return relay === undefined ? null : registry.highestChannel(relay);
}

async function pulse(
  { channel, pulseMs, watchMs, untilMonoMs }: Extract<ChecksEffect, { kind: 'pulse-channel' }>,
  { dispenser, clock, log }: ChecksPorts,
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
async function commission({ parts, log }: ChecksPorts): Promise<void> {
  const board = relayBoard(parts.config);
  if (board === null || parts.commissioning === undefined) return;
  if (await parts.commissioning.isCommissioned(board)) return;
  await parts.commissioning.record(board);
  log.write('info', 'relay-seen-moving', { port: board.port });
}

async function testSale(
  { externalId, amountTiyn }: Extract<ChecksEffect, { kind: 'test-sale' }>,
  { parts }: ChecksPorts,
  tell: Tell,
): Promise<void> {
  const end = await parts.payments.testSale?.run({ externalId, amountTiyn }, (step) => {
    tell({ kind: 'test-sale-step', step });
  });
  if (end !== undefined) tell({ kind: 'test-sale-ended', externalId, end });
}

async function ping({ parts, clock }: ChecksPorts, tell: Tell): Promise<void> {
  const sinceMs = clock.monoMs();
  const answer = await parts.payments.ping();
  const ms = Math.round(clock.monoMs() - sinceMs);
  tell({ kind: 'pinged', ms, problem: answer.ok ? null : answer.error.problem });
}
