import { expect, test } from 'vitest';
import { readTopic, TOPIC_NAMES, topicOf } from '../../../../app/fleet/wire/topics.ts';

test('a topic is read as it is written', () => {
  for (const name of TOPIC_NAMES) expect(readTopic(topicOf('ALA-0001', name))).toEqual({ kioskId: 'ALA-0001', name });
});

test.each([
  '',
  'sauda',
  'sauda/v1/A',
  'sauda/v2/A/state',
  'sauda/v1/A/state/more',
  'sauda/v1/+/state',
  'sauda/v1//state',
  'x/v1/A/state',
])('%j is nobody’s topic', (topic) => {
  expect(readTopic(topic)).toBeNull();
});
