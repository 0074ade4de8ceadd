import { crc16 } from './crc.ts';
import { segment } from './segment.ts';

const SET = '0001';
const HEX = 16;
const CRC_DIGITS = 4;
/** The set's own first and last segments, and the checksum. */
const FRAME_SEGMENTS = 3;

/**
 * The whole file around the segments of one set. `sender` is the maker's code with seven digits; the checksum covers
 * everything from `ST` to the line before `G85`, escapes as they are sent.
 */
export function transmission(sender: string, segments: readonly string[]): string {
  const covered = segment('ST', ['001', SET]) + segments.join('');
  const crc = crc16(covered).toString(HEX).toUpperCase().padStart(CRC_DIGITS, '0');
  return [
    segment('DXS', [sender, 'VA', 'V0/6', 1]),
    covered,
    segment('G85', [crc]),
    segment('SE', [segments.length + FRAME_SEGMENTS, SET]),
    segment('DXE', [1, 1]),
  ].join('');
}
