import { expect, test } from 'vitest';
import { maskedName } from '../../../app/payment/masked-name.ts';
import { maskedNumber, phoneNumberOf, writtenNumber } from '../../../app/payment/phone-number.ts';

test.each([
  '7011234567',
  '87011234567',
  '77011234567',
  '+77011234567',
  '+7 (701) 123-45-67',
  '8 701 123–45–67',
  '8(701)1234567',
  '+7\u00a0701\u00a0123\u00a045\u00a067',
])('%s is read', (text) => {
  expect(phoneNumberOf(text)).toEqual({ ok: true, value: '7011234567' });
});

test.each([
  ['', 'too-short'],
  ['701123456', 'too-short'],
  ['8701123456', 'too-short'],
  ['870112345678', 'too-long'],
  ['701123456789', 'too-long'],
  ['+380441234567', 'not-kazakhstan'],
  ['+7 495 123 45 67', 'not-kazakhstan'],
  ['9161234567', 'not-kazakhstan'],
  ['+996 555 123 456', 'not-kazakhstan'],
  ['8 (727) 250-00-00', 'not-kazakhstan'],
  ['7172 74-44-44', 'not-kazakhstan'],
  ['+77011234567; +77021234567', 'not-a-number'],
  ['٧٠١١٢٣٤٥٦٧', 'not-a-number'],
  ['8a0', 'not-a-number'],
  ['<b>7011234567</b>', 'not-a-number'],
] as const)('"%s" is a mistake: %s', (text, mistake) => {
  expect(phoneNumberOf(text)).toEqual({ ok: false, error: mistake });
});

test('a number is written as a service wants it, and shown by its last two digits', () => {
  const number = phoneNumberOf('87011234567');
  if (!number.ok) throw new Error('not read');
  expect(writtenNumber(number.value, { prefix: '8' })).toBe('87011234567');
  expect(writtenNumber(number.value, { prefix: '+7' })).toBe('+77011234567');
  expect(maskedNumber(number.value)).toBe('+7 *** *** ** 67');
});

test.each([
  ['Иванов Иван Иванович', 'Ива*** И. И.'],
  ['Ким А.', 'Ким А.'],
  ['Нұ*** Ә.', 'Нұ*** Ә.'],
  ['  ', null],
  ['<script>', 'scr***'],
])('%s is shown as %s', (name, shown) => {
  expect(maskedName(name)).toBe(shown);
});
