import { type Direction, hexText, type TracedFrame } from '../../drivers/simulation/trace.ts';

const HEX_COLUMN = 36;
/** Number of bytes shown of a long answer; its meaning is always shown completely. */
const LONGEST_HEX = 40;

/** One line of the screen. `wallMs` is shown in local time. */
export function traceLine(wallMs: number, direction: Direction, { bytes, meaning }: TracedFrame): string {
  const arrow = direction === 'from-host' ? 'host > device' : 'host < device';
  const cut =
    bytes.length > LONGEST_HEX ? `${hexText(bytes.slice(0, LONGEST_HEX))} ... (${bytes.length} bytes)` : hexText(bytes);
  return `${timeText(wallMs)}  ${arrow}  ${cut.padEnd(HEX_COLUMN)}  ${meaning}`;
}

/** Local time, such as "09:04:49.123". */
export function timeText(wallMs: number): string {
  const date = new Date(wallMs);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}
