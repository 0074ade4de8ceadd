/** The options of `npm run screens`, and the request that follows from them. */
import { z } from 'zod';
import { alternatives, flag, path, text, value, type OptionValues } from '../../app/command-line/option.ts';
import { LANGUAGES, type Language } from '../../app/language/language.ts';
import { err, ok, type Result } from '../../app/result.ts';
import { isPanelName, PANEL_NAMES, type PanelName } from './matrix.ts';

function listOf<Word extends string>(
  words: readonly Word[],
  isWord: (typed: string) => typed is Word,
): (typed: string) => Result<readonly Word[], string> {
  return (typed) => {
    const names = typed.split(',');
    const known = names.filter(isWord);
    return known.length === names.length ? ok(known) : err(`takes ${alternatives(words)}, not ${typed}`);
  };
}

export const SCREENS_OPTIONS = {
  'only': text({ placeholder: 'SAMPLE,...', help: 'only the samples whose names begin with one of these' }),
  'size': value(
    { placeholder: 'SIZE,...', help: `only these sizes: ${PANEL_NAMES.join(', ')}` },
    listOf<PanelName>(PANEL_NAMES, isPanelName),
  ),
  'language': value(
    { placeholder: 'CODE,...', help: `only these languages: ${LANGUAGES.join(', ')}` },
    listOf<Language>(LANGUAGES, (code): code is Language => LANGUAGES.some((one) => one === code)),
  ),
  'reach': flag({ help: 'with the buttons moved down' }),
  'large-text': flag({ help: 'with larger letters' }),
  'compare': path({ placeholder: 'FOLDER', help: 'shows what differs from the pictures of an earlier run' }),
  'out': path({ placeholder: 'FOLDER', help: 'where the pictures go, instead of out/screens' }),
} as const;

/** The request to the program that takes the pictures, as JSON. */
export const screensRequestSchema = z.strictObject({
  /** Beginnings of names; none: all samples. */
  only: z.array(z.string()).readonly(),
  panels: z.array(z.enum(PANEL_NAMES)).readonly(),
  languages: z.array(z.enum(LANGUAGES)).readonly(),
  mode: z.strictObject({ reachable: z.boolean(), largeText: z.boolean() }),
  compareWith: z.string().nullable(),
  out: z.string().nullable(),
});
export type ScreensRequest = z.infer<typeof screensRequestSchema>;

/** Makes the request from the options' values. */
export function screensRequest(values: OptionValues<typeof SCREENS_OPTIONS>): Result<ScreensRequest, string> {
  if (values.compare !== null && values.compare === values.out)
    return err('--compare needs a folder of an earlier run, not the one that --out writes');
  return ok({
    only: values.only?.split(',') ?? [],
    panels: values.size ?? PANEL_NAMES,
    languages: values.language ?? LANGUAGES,
    mode: { reachable: values.reach, largeText: values['large-text'] },
    compareWith: values.compare,
    out: values.out,
  });
}
