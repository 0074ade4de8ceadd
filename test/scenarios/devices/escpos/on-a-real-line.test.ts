import { it } from 'vitest';
import { systemClock } from '../../../../drivers/common/system-clock.ts';
import { createSerialOpener } from '../../../../drivers/port/serial-port.ts';
import { expectPrintsAfterUnplugging } from './unplugged-and-back.ts';

it('prints over a real serial line, detects the unplugged cable, and prints again', () =>
  expectPrintsAfterUnplugging(createSerialOpener(systemClock)));
