import { LOG_EVENTS } from '../../../app/log/events.ts';

/** The document of all events, resources/log-events.md, which `npm run -s log -- --events` prints. */
export function eventsDocument(): string {
  const rows = Object.entries(LOG_EVENTS)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([event, sentence]) => `| \`${event}\` | ${sentence} |`);
  return [
    '# The events of the technical log',
    '',
    'Made from `app/log/events.ts` by `npm run -s log -- --events > resources/log-events.md`; a test compares them.',
    '',
    '| event | meaning |',
    '|---|---|',
    ...rows,
    '',
  ].join('\n');
}
