import { describe, expect, it } from 'vitest';
import { LineCutter, LONGEST_LINE, type TypedLine, typedLines } from '../../../../scripts/simulate/typed-lines.ts';

const line = (text: string): TypedLine => ({ kind: 'line', text });
const tooLong: TypedLine = { kind: 'too-long' };

async function allOf(chunks: readonly string[]): Promise<TypedLine[]> {
  const input = async function* (): AsyncGenerator<string> {
    for (const chunk of chunks) yield Promise.resolve(chunk);
  };
  const lines: TypedLine[] = [];
  for await (const one of typedLines(input())) lines.push(one);
  return lines;
}

describe('typed lines', () => {
  it('are assembled from any chunks', async () => {
    expect(await allOf(['wa', 'it on\ndr', 'op 20\n\n', 'quit'])).toEqual([
      line('wait on'),
      line('drop 20'),
      line(''),
      line('quit'),
    ]);
    expect(await allOf([])).toEqual([]);
  });

  it('may be as long as the limit, and not one character longer', async () => {
    const longest = 'x'.repeat(LONGEST_LINE);
    expect(await allOf([`${longest}\n${longest}y\nquit\n`])).toEqual([line(longest), tooLong, line('quit')]);
    expect(await allOf([longest, 'y', '\nquit\n'])).toEqual([tooLong, line('quit')]);
    expect(await allOf([`${longest}y`])).toEqual([tooLong]);
  });

  it('without a line break are refused once, at any length', () => {
    const cutter = new LineCutter();
    const chunk = '\0'.repeat(0x1_0000);
    const reported = Array.from({ length: 100 }, () => cutter.push(chunk)).flat();
    expect([...reported, ...cutter.end()]).toEqual([tooLong]);
    expect(cutter.push('\nstatus\n')).toEqual([line('status')]);
  });
});
