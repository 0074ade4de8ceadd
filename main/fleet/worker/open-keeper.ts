import { OUTBOX_LIMITS } from '../../../app/fleet/outbox/limits.ts';
import { systemClock } from '../../../drivers/common/system-clock.ts';
import { readOperatorKey, type OperatorKey } from '../commands/verify.ts';
import { IdentityStore } from '../../fleet-identity/store.ts';
import { openMqttLink } from '../link/link.ts';
import { RenewingLink } from '../renewal/renewing-link.ts';
import { FleetKeeper, type KeeperPorts } from './keeper.ts';
import type { FleetThreadData, FromFleet } from './messages.ts';

/** What a simulated machine has of its own. */
export type KeeperChoice = Partial<Pick<KeeperPorts, 'clock' | 'openLink'>>;

/** Makes the keeper as the kiosk's thread runs it. `say` tells main. An operator's key that cannot be read is logged. */
export function openKeeper(
  { fleet, dataDirectory, machine }: FleetThreadData,
  say: (message: FromFleet) => void,
  { clock = systemClock, openLink = openMqttLink }: KeeperChoice = {},
): FleetKeeper {
  const keys = fleet.operatorKeys.flatMap((entry): readonly OperatorKey[] => {
    const read = readOperatorKey(entry);
    if (read.ok) return [read.value];
    say({ kind: 'log', level: 'error', event: 'fleet-failed', facts: { detail: read.error } });
    return [];
  });
  const log: KeeperPorts['log'] = (level, event, facts) => {
    say({ kind: 'log', level, event, facts });
  };
  const store = new IdentityStore(dataDirectory);
  const renewing = new RenewingLink({ fleet, store, clock, chance: Math.random, openLink, log });
  return new FleetKeeper({
    fleet,
    dataDirectory,
    machine,
    keys,
    clock,
    chance: Math.random,
    openLink: renewing.open,
    limits: OUTBOX_LIMITS,
    command: (id, command, by) => {
      say({ kind: 'command', id, command, by });
    },
    log,
  });
}
