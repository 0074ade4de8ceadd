import { z } from 'zod';

/** A colour as style sheets write it. */
const colourSchema = z
  .string()
  .regex(/^#[0-9A-Fa-f]{6}$/, 'colour')
  .transform((text) => text.toLowerCase());

/** Words on a button, and its edge on the paper: what WCAG 2.1 asks of level AA (1.4.3 and 1.4.11). */
const LEAST_CONTRAST = { words: 4.5, edges: 3 } as const;

const WHITE = '#ffffff';
/** The ink and the paper of every screen. */
const INK = '#14202b';
const GROUND = '#f4f1ea';

/** The operator's colours and logo. */
export const lookSchema = z
  .strictObject({
    /** Buttons, the chosen category, the time ring. */
    colour: colourSchema.optional(),
    /** The words on it; absent: white or the ink of the screens, whichever is read better. */
    ink: colourSchema.optional(),
    /** A picture in `picturesDirectory`, in the place of the operator's name. */
    logo: z.string().min(1).max(200).optional(),
  })
  .superRefine(({ colour, ink }, context) => {
    if (colour === undefined) {
      if (ink !== undefined) context.addIssue({ code: 'custom', path: ['ink'], message: 'ink-without-colour' });
      return;
    }
    if (contrastOf(colour, ink ?? inkOn(colour)) < LEAST_CONTRAST.words) {
      context.addIssue({ code: 'custom', path: [ink === undefined ? 'colour' : 'ink'], message: 'colour-unreadable' });
    }
    if (contrastOf(colour, GROUND) < LEAST_CONTRAST.edges) {
      context.addIssue({ code: 'custom', path: ['colour'], message: 'colour-too-light' });
    }
  });

/** The colour that is read better on this one. */
export function inkOn(colour: string): string {
  return contrastOf(colour, WHITE) >= contrastOf(colour, INK) ? WHITE : INK;
}

/** The contrast of two colours from 1 to 21 (WCAG 2.1, "contrast ratio"). */
export function contrastOf(one: string, other: string): number {
  const luminances = [luminanceOf(one), luminanceOf(other)];
  return (Math.max(...luminances) + 0.05) / (Math.min(...luminances) + 0.05);
}

/** How light a colour is, from 0 to 1 (WCAG 2.1, "relative luminance"). */
function luminanceOf(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255));
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function linear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}
