import type { ChecksDoor, ChecksEffect, ChecksOutcome } from '../../../app/service/doors/checks/types.ts';
import { unreachable } from '../../../app/result.ts';
import type { DoorRunner, ServicePorts } from '../port/service-ports.ts';
import { channelsOf, commission, pulse } from './channel-trial.ts';
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
          channels: channelsOf(ports.parts.config),
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
