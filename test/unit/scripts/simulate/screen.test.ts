import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { Screen } from '../../../../scripts/simulate/screen.ts';

/** A pipe whose reader goes after so many lines. */
function pipeOf(lines: number): { readonly stream: Writable; readonly read: string[]; tried: () => number } {
  const read: string[] = [];
  let tried = 0;
  const stream = new Writable({
    decodeStrings: false,
    autoDestroy: false,
    write(chunk: unknown, _encoding, done) {
      tried += 1;
      if (read.length < lines) {
        read.push(String(chunk));
        done();
      } else {
        done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
      }
    },
  });
  return { stream, read, tried: () => tried };
}

it('a closed output is reported, and later lines are dropped', async () => {
  const { stream, read, tried } = pipeOf(1);
  const screen = new Screen(stream);
  screen.print('first');
  screen.print('second');
  screen.print('third');
  await screen.gone;
  const before = tried();
  screen.print('fourth');
  expect(read).toEqual(['first\n']);
  expect(tried()).toBe(before);
});

it('a second error of the same pipe does not crash', async () => {
  const { stream } = pipeOf(0);
  const screen = new Screen(stream);
  stream.emit('error', new Error('write EPIPE'));
  await screen.gone;
  expect(stream.emit('error', new Error('write EPIPE'))).toBe(true);
});
