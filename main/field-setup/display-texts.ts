import type { DisplaySettings } from './settings.ts';

type Rotation = DisplaySettings['rotate'];

/** Weston turns what it shows and what is touched together. */
const WESTON: Readonly<Record<Rotation, string>> = {
  '0': 'normal',
  '90': 'rotate-90',
  '180': 'rotate-180',
  '270': 'rotate-270',
};
const XORG: Readonly<Record<Rotation, string>> = { '0': 'normal', '90': 'right', '180': 'inverted', '270': 'left' };
/** X turns only the picture: the coordinates of a touch need a matrix of their own. */
const TOUCH: Readonly<Record<Rotation, string>> = {
  '0': '1 0 0 0 1 0 0 0 1',
  '90': '0 1 0 -1 0 1 0 0 1',
  '180': '-1 0 1 0 -1 1 0 0 1',
  '270': '0 -1 1 1 0 0 0 0 1',
};

/** The section about the panel in weston's settings; empty where nothing is wanted. `found`: the connector with a panel. */
export function westonOutput({ mode, rotate, output }: DisplaySettings, found: string | null): string {
  const name = output ?? found;
  if (name === null || (mode === null && rotate === '0')) return '';
  const lines = ['[output]', `name=${name}`, `transform=${WESTON[rotate]}`];
  return `\n${[...lines, ...(mode === null ? [] : [`mode=${mode}`])].join('\n')}\n`;
}

/** The same for the X server. */
export function xorgOutput({ mode, rotate, output }: DisplaySettings, found: string | null): string {
  const name = output ?? found;
  if (name === null || (mode === null && rotate === '0')) return '';
  const wanted = mode === null ? '' : `\n  Option "PreferredMode" "${mode.split('@')[0] ?? mode}"`;
  return `
Section "Monitor"
  Identifier "${name.replace('HDMI-A-', 'HDMI-')}"
  Option "Rotate" "${XORG[rotate]}"${wanted}
EndSection
Section "InputClass"
  Identifier "Turned touch panel"
  MatchIsTouchscreen "on"
  Option "TransformationMatrix" "${TOUCH[rotate]}"
EndSection
`;
}
