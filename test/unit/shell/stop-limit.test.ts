import { expect, test } from 'vitest';
import { delays } from '../../../drivers/common/delays.ts';
import { SETTLE_LIMIT_MS } from '../../../main/peripherals/dispenser.ts';
import { STOP_LIMIT_MS } from '../../../main/shell/fatal-error.ts';

// A constant of its own: the file that has it is loaded before the window opens, and must not bring the others along.
test('an unexpected end still waits for a note, a falling piece, and the switching off', () => {
  expect(STOP_LIMIT_MS).toBeGreaterThan(delays.ccnetStopLimitMs + SETTLE_LIMIT_MS);
});
