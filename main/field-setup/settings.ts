import { z } from 'zod';

/** Who shows the kiosk's window: weston, an X server, or the session of an installed desktop. */
export const SESSIONS = ['wayland', 'x11', 'desktop'] as const;
/** How far the panel is turned, clockwise. */
export const ROTATIONS = ['0', '90', '180', '270'] as const;

const MODE = /^\d{3,5}x\d{3,5}(@\d{1,3}(\.\d)?)?$/;
const OUTPUT = /^[A-Za-z][A-Za-z0-9-]{0,31}$/;

export const displaySchema = z.strictObject({
  session: z.enum(SESSIONS),
  /** The resolution before it is turned, as `1920x1080` or `1920x1080@60`; null: what the panel prefers. */
  mode: z.string().regex(MODE).nullable(),
  rotate: z.enum(ROTATIONS),
  /** The connector as the kernel names it, such as `HDMI-A-1`; null: the one with a panel. */
  output: z.string().regex(OUTPUT).nullable(),
});

/** What differs from machine to machine. It is kept for the next call. */
export type DisplaySettings = z.infer<typeof displaySchema>;

export const USUAL_DISPLAY: DisplaySettings = { session: 'wayland', mode: null, rotate: '0', output: null };

/** Whether a text is a mode or a connector's name, for the options of the command. */
export function isMode(text: string): boolean {
  return MODE.test(text);
}

export function isOutput(text: string): boolean {
  return OUTPUT.test(text);
}
