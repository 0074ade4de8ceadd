import { expect, test } from 'vitest';
import { LOG_EVENTS } from '../../app/log/events.ts';
import { eventsDocument } from '../../main/cli/log/events-document.ts';
import { files, read } from './repository.ts';

const events = Object.entries(LOG_EVENTS);

test('resources/log-events.md matches the registry; made by: npm run -s log -- --events > resources/log-events.md', () => {
  expect(read('resources/log-events.md')).toBe(eventsDocument());
});

test('every event has one sentence', () => {
  expect(events.filter(([, sentence]) => !/^[A-Z][^|\n]*[^.|\n]\.$/.test(sentence) || /[.!?] /.test(sentence))).toEqual(
    [],
  );
});

test('every event is named like the others and written somewhere', () => {
  const sources = files(/^(main|drivers)\/.*\.ts$/)
    .map(read)
    .join('\n');
  expect(events.filter(([event]) => !/^[a-z]+(-[a-z]+)+$/.test(event) || !sources.includes(`'${event}'`))).toEqual([]);
});
