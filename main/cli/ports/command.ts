import { command, type Console } from '../../../app/command-line/command.ts';
import { DONE, type Ended } from '../../../app/command-line/exit-codes.ts';
import { flag } from '../../../app/command-line/option.ts';
import { refused } from '../../../app/command-line/run-command.ts';
import type { PortOutcome } from '../../../app/devices/found-device.ts';
import { ok } from '../../../app/result.ts';
import type { FoundPort } from '../../devices-search/ports/found-port.ts';
import { portsHere, userName } from '../../devices-search/ports/ports-here.ts';
import { searchOnce } from '../../devices-search/search-once.ts';
import { portsText } from './ports-text.ts';

const TEXT = `With --find every free port is asked for the devices that Sauda has drivers for: CCNET acceptors, ESC/POS printers, LCUS
and Modbus relay boards with their inputs. The questions print nothing, switch nothing and take no note. A port that a
running kiosk or another program has is not touched; its holder is named. A drop sensor on modem lines and a board that
answers nothing cannot be found: they are written into the configuration by hand.`;

interface PortsRequest {
  readonly isSearch: boolean;
  readonly json: boolean;
}

export const portsCommand = command({
  name: 'ports',
  summary: 'the serial ports and USB printers of this computer, as the configuration names them',
  text: TEXT,
  options: { find: flag({ help: 'asks each free port which device hangs on it' }) },
  read: ({ find, json }) => ok({ isSearch: find, json }),
  run: async ({ isSearch, json }: PortsRequest, console: Console): Promise<Ended> => {
    const user = userName();
    let ports: readonly FoundPort[];
    try {
      ports = await portsHere(user);
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      return refused(console, json, 'unreadable', `The ports cannot be listed: ${detail}`);
    }
    const outcomes: ReadonlyMap<string, PortOutcome> = isSearch ? await searchOnce(ports) : new Map();
    console.out(json ? ports.map((port) => jsonLine(port, outcomes)).join('') : portsText(ports, user, outcomes));
    return DONE;
  },
});

function jsonLine(port: FoundPort, outcomes: ReadonlyMap<string, PortOutcome>): string {
  const search = outcomes.get(port.path);
  return `${JSON.stringify(search === undefined ? port : { ...port, search })}\n`;
}
