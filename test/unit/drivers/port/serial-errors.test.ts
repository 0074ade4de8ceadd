import { expect, it } from 'vitest';
import { serialError, writeError } from '../../../../drivers/port/serial-errors.ts';

// Texts of @serialport/bindings-cpp 13: strerror on Linux and macOS, its own words on Windows.
it.each([
  ['Error: No such file or directory, cannot open /dev/ttyUSB0', 'not-found'],
  ['Error: No such device or address, cannot open /dev/ttyUSB0', 'not-found'],
  ['Opening COM9: File not found', 'not-found'],
  ['Error Resource temporarily unavailable Cannot lock port', 'busy'],
  ['Error: Device or resource busy, cannot open /dev/ttyUSB0', 'busy'],
  ['Opening COM3: Access denied', 'busy'],
  ['Error: Permission denied, cannot open /dev/ttyUSB0', 'no-permission'],
  ['Port is not open', 'closed'],
  ['bad file descriptor', 'io'],
])('%s is %s', (message, kind) => {
  expect(serialError(new Error(message))).toEqual({ kind, message });
});

it('never reports that nothing was sent once bytes were handed over', () => {
  expect(writeError(new Error('Port is not open')).kind).toBe('io');
});
