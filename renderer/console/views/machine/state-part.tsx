import type { ReactNode } from 'react';
import { z } from 'zod';
import type { OnlineState, StateLine } from '../../../../app/fleet/wire/state.ts';
import { languageSchema, type Language } from '../../../../app/language/schema.ts';
import { fillTemplate, type TextParameters } from '../../../../app/messages/fill-template.ts';
import { homeWords } from '../../../../app/messages/service/home-words.ts';
import { text } from '../../../../app/messages/text.ts';
import { tiynSchema } from '../../../../app/money/schema.ts';
import { lineValueText } from '../../../parts/line-value.ts';
import { useConsole } from '../../state/use-console.ts';

/** The service menu's home, as the machine last told it. */
export function StatePart({ state }: { readonly state: OnlineState }): ReactNode {
  const language = useConsole((all) => all.language);
  return (
    <ul className="state-lines">
      {state.lines.map((line) => (
        <li key={`${line.fact} ${line.service ?? ''}`} data-level={line.level}>
          <span className="mark" aria-hidden="true" />
          <b>{wordOf(language, line.fact, { service: line.service ?? undefined })}</b>
          <span>{sentenceOf(language, line)}</span>
        </li>
      ))}
    </ul>
  );
}

/** The problem's sentence for technicians, then the line's own. */
function sentenceOf(language: Language, { problem, key, values }: StateLine): string {
  const parameters: TextParameters = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, valueOf(language, value)]),
  );
  const sentences = [
    ...(problem === null ? [] : [text(language, `problem.${problem.reason}.technician`, problem.parameters)]),
    ...(key === null ? [] : [wordOf(language, key, parameters)]),
  ];
  return sentences.join(' ').trim();
}

/** A word of the menu; the name itself where the machine is newer than this console. */
function wordOf(language: Language, key: string, parameters: TextParameters): string {
  const word = Object.entries(homeWords).find(([name]) => name === key)?.[1][language];
  return word === undefined ? key : fillTemplate(word, parameters);
}

const whole = z.number().int();
const valueSchema = z.union([
  z.string(),
  z.number(),
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('tiyn'), tiyn: tiynSchema }),
    z.object({ kind: z.enum(['time', 'day']), wallMs: whole }),
    z.object({ kind: z.literal('bytes'), bytes: z.number() }),
    z.object({ kind: z.literal('notes'), notes: z.array(z.object({ valueTiyn: tiynSchema, count: whole })) }),
    z.object({ kind: z.literal('names'), names: z.array(z.record(languageSchema, z.string())) }),
  ]),
]);

/** A value in words; undefined for one that this console does not know, so that its part of the sentence is left out. */
function valueOf(language: Language, value: unknown): string | number | undefined {
  const read = valueSchema.safeParse(value);
  return read.success ? lineValueText(language, read.data) : undefined;
}
