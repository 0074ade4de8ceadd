import { expect, test } from 'vitest';
import { LANGUAGES } from '../../../app/language/schema.ts';
import { cashWords } from '../../../app/messages/service/cash-words.ts';
import { certificateDoorWords } from '../../../app/messages/service/certificate-words.ts';
import { devicesWords } from '../../../app/messages/service/devices-words.ts';
import { homeWords } from '../../../app/messages/service/home-words.ts';
import { setupWords } from '../../../app/messages/service/setup-words.ts';
import { systemWords } from '../../../app/messages/service/system-words.ts';
import { keyWords } from '../../../renderer/service/doors/setup/key-words.ts';

test.each([
  ['home', homeWords],
  ['system', systemWords],
  ['certificate', certificateDoorWords],
  ['devices', devicesWords],
  ['cash', cashWords],
])('at %s the button that reads again is not called like an update of the program', (_, { refresh }) => {
  for (const language of LANGUAGES) expect(refresh[language]).not.toBe(systemWords.update[language]);
});

test('the field of a key is called as its service calls it', () => {
  const labels = (['lite', 'apiPay', 'byFly'] as const).map((contract) => setupWords[keyWords(contract).label].ru);
  expect(labels).toEqual(['ApiKey', 'Ключ ApiPay', 'Токен ByFly']);
});

test('a key that is kept is told to be kept, and a token of ByFly as a token', () => {
  expect(setupWords[keyWords('lite').here].ru).toMatch(/^Ключ хранится/);
  expect(setupWords[keyWords('byFly').here].ru).toMatch(/^Токен хранится/);
});
