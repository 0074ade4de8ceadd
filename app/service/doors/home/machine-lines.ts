import { HOUR_MS, SECOND_MS } from '../../../units.ts';
import type { DoorContext } from '../../state/door.ts';
import { compareVersions } from '../../../update/version-order.ts';
import { line, time, words } from './line.ts';
import type { HomeLine, HomeState, LineText } from './types.ts';
import { mainGate } from '../../../session/state/services.ts';

type Context = Pick<DoorContext, 'kiosk' | 'role'>;

/** A broker that is looked after is back by then. */
const FLEET_SILENT_MS = HOUR_MS;
const MEGABYTE = 1_000_000;
/** The journal of a month and its copies fit into this. */
const LOW_DISK_BYTES = 1_000 * MEGABYTE;
/** Soon nothing can be written, and then nothing is sold. */
const FULL_DISK_BYTES = 100 * MEGABYTE;

/** The computer itself: disk, clock, network, configuration, journal, version. */
export function machineLines(context: Context, state: HomeState): readonly HomeLine[] {
  return [
    configLine(context, state),
    journalLine(context, state),
    diskLine(context, state),
    clockLine(context, state),
    networkLine(context, state),
    ...fleetLine(context, state),
    ...updateLine(context, state),
    line('version', 'works', context, { text: state.facts && words('version.text', { version: state.facts.version }) }),
    line('since', 'works', context, {
      text: state.facts && words('since.text', { time: time(state.facts.sinceWallMs) }),
    }),
  ];
}

function configLine(context: Context, { facts }: HomeState): HomeLine {
  const { broken } = context.kiosk;
  const file = facts?.configFile ?? null;
  const untilMs = facts?.demoUntilMs ?? null;
  // It earns nothing: whoever comes by sees it first, with the way back.
  if (untilMs !== null && broken === null)
    return line('config', 'attention', context, {
      text: words('config.training', { time: time(untilMs) }),
      door: 'system',
    });
  const text = facts === null ? null : file === null ? words('config.demo') : words('config.text', { file });
  return line('config', broken === null ? 'works' : 'fault', context, { problem: broken, text, door: 'system' });
}

function journalLine(context: Context, { journal: read, chain }: HomeState): HomeLine {
  const { journal } = context.kiosk;
  if (journal.kind === 'failed') return line('journal', 'fault', context, { problem: journal.problem });
  if (chain.kind === 'found' && chain.value?.kind === 'broken')
    return line('journal', 'fault', context, {
      text: words('journal.broken', { sequence: chain.value.sequence }),
      door: 'log',
    });
  if (journal.kind === 'starting' || read.kind === 'waiting') return line('journal', 'unknown', context);
  if (read.value === null)
    return line('journal', 'attention', context, { text: words('journal.unreadable'), door: 'log' });
  const intact = chain.kind === 'found' && chain.value?.kind === 'intact' ? chain.value : null;
  return line('journal', intact === null ? 'unknown' : 'works', context, {
    text: words('journal.text', { count: read.value.entries, since: intact?.since, until: intact?.until }),
  });
}

function diskLine(context: Context, { facts }: HomeState): HomeLine {
  if (facts === null) return line('disk', 'unknown', context);
  const { diskFreeBytes: bytes } = facts;
  if (bytes === null) return line('disk', 'attention', context, { text: words('disk.unknown'), door: 'system' });
  const level = bytes < FULL_DISK_BYTES ? 'fault' : bytes < LOW_DISK_BYTES ? 'attention' : 'works';
  return line('disk', level, context, { text: words('disk.text', { free: { kind: 'bytes', bytes } }), door: 'system' });
}

function clockLine(context: Context, { facts }: HomeState): HomeLine {
  if (facts === null) return line('clock', 'unknown', context);
  const offsetMs = facts.service?.clockOffsetMs ?? null;
  const level = context.kiosk.clockDifferenceMs === null ? 'works' : 'attention';
  return line('clock', level, context, {
    text: words('clock.text', {
      time: time(facts.wallMs),
      seconds: offsetMs === null ? undefined : Math.round(offsetMs / SECOND_MS),
    }),
    door: 'system',
  });
}

function networkLine(context: Context, { facts }: HomeState): HomeLine {
  if (facts === null) return line('network', 'unknown', context);
  const { addresses } = facts;
  if (addresses.length > 0)
    return line('network', 'works', context, { text: words('network.text', { addresses: addresses.join(', ') }) });
  const level = mainGate(context.kiosk).kind === 'absent' ? 'absent' : 'fault';
  return line('network', level, context, { text: words('network.none'), door: 'system' });
}

/** The machine sells without its fleet; what keeps it from being heard there is said here, where somebody can see it. */
function fleetLine(context: Context, { facts, fleet }: HomeState): readonly HomeLine[] {
  if (fleet === undefined || facts === null) return [];
  const wrong = (text: LineText): readonly HomeLine[] => [
    line('fleet', 'attention', context, { text, door: 'system' }),
  ];
  if (fleet === null) return wrong(words('fleet.unknown'));
  const { unreadable, notAfterMs, overdueMs, heardMs, unsent } = fleet;
  const values = { time: heardMs === null ? undefined : time(heardMs), count: unsent };
  if (unreadable !== null) return wrong(words('fleet.unreadable', { file: unreadable }));
  if (notAfterMs !== null && facts.wallMs >= Math.min(overdueMs ?? Infinity, notAfterMs)) {
    const key = facts.wallMs >= notAfterMs ? 'fleet.expired' : 'fleet.soon';
    return wrong(words(key, { day: { kind: 'day', wallMs: notAfterMs } }));
  }
  if (heardMs === null || facts.wallMs - heardMs > FLEET_SILENT_MS) return wrong(words('fleet.silent', values));
  return [line('fleet', 'works', context, { text: words('fleet.text', values) })];
}

/** A version that failed matters until a newer one runs. */
function updateLine(context: Context, { facts }: HomeState): readonly HomeLine[] {
  const { version, failedUpdates } = facts ?? {};
  if (version === undefined || !failedUpdates) return [];
  if (failedUpdates.kept.includes(version))
    return [line('update', 'fault', context, { text: words('update.kept', { version }), door: 'system' })];
  const takenBack = failedUpdates.takenBack.filter((failed) => compareVersions(failed, version) > 0);
  if (takenBack.length === 0) return [];
  const text = words('update.text', { versions: takenBack.join(', '), version });
  return [line('update', 'attention', context, { text, door: 'system' })];
}
