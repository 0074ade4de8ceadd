import { describe, expect, it } from 'vitest';
import { fillTemplate } from '../../../app/messages/fill-template.ts';

describe('fillTemplate', () => {
  it('inserts parameters', () => {
    expect(fillTemplate('{a} and {b}', { a: 'one', b: 2 })).toBe('one and 2');
  });

  it('leaves a missing parameter visible instead of throwing', () => {
    expect(fillTemplate('Owed: {amount}', {})).toBe('Owed: {amount}');
  });

  it('drops an optional part when a parameter of it is missing', () => {
    const template = 'No network[: {host}][ ({code}, {port})]. Check the cable.';
    expect(fillTemplate(template, {})).toBe('No network. Check the cable.');
    expect(fillTemplate(template, { host: 'kaspi', code: '7' })).toBe('No network: kaspi. Check the cable.');
    expect(fillTemplate(template, { code: '7', port: 'COM3' })).toBe('No network (7, COM3). Check the cable.');
  });

  it('treats an undefined parameter as missing', () => {
    expect(fillTemplate('Call[ {contact}]', { contact: undefined })).toBe('Call');
  });

  it('never reads values as templates', () => {
    expect(fillTemplate('[<{a}>] {b}', { a: '[x] {b}', b: '{a}' })).toBe('<[x] {b}> {a}');
  });

  it('merges a value’s full stop with that of the sentence, but keeps an ellipsis', () => {
    expect(fillTemplate('Wrong. {message}. Fix it...', { message: 'It broke.' })).toBe('Wrong. It broke. Fix it...');
  });
});
