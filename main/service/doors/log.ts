import { LINE_LEVELS } from '../../../app/service/doors/log/actions.ts';
import type { LogDoor, LogLine } from '../../../app/service/doors/log/types.ts';
import { eventsOf } from './log-groups.ts';
import type { DoorRunner, ServicePorts } from '../port/service-ports.ts';
import { logPageSchema, type LogPage } from '../reading/messages.ts';

/** Reads pages of `log.db` in the reading thread. What is a secret was masked when it was written, or is since. */
export function runLog({ reading, log }: ServicePorts): DoorRunner<LogDoor> {
  return async ({ asked, filter: { level, group }, beforeId, count }, tell) => {
    try {
      const events = group === null ? null : eventsOf(group);
      const read = await reading.ask({ kind: 'log', wanted: { level, events, beforeId, count } }, logPageSchema);
      tell({ kind: 'page-read', asked, page: { lines: read.lines.map(lineOf), hasOlder: read.hasOlder } });
    } catch (error) {
      log.write('warning', 'service-failed', {
        step: 'log',
        detail: error instanceof Error ? error.message : String(error),
      });
      tell({ kind: 'page-read', asked, page: null });
    }
  };
}

function lineOf({ id, at, level, event, facts }: LogPage['lines'][number]): LogLine {
  return {
    id,
    wallMs: Date.parse(at),
    level: LINE_LEVELS.find((known) => known === level) ?? 'info',
    event,
    facts: typeof facts === 'string' ? null : facts,
  };
}
