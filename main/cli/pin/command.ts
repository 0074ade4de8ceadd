import { command, type Console } from '../../../app/command-line/command.ts';
import { DONE, type Ended } from '../../../app/command-line/exit-codes.ts';
import { flag } from '../../../app/command-line/option.ts';
import { refused } from '../../../app/command-line/run-command.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { hashPin, isPin } from '../../service/pin/pin-hash.ts';
import type { CommandContext } from '../terminal/context.ts';

const TEXT = `Asks for a PIN of 4 to 12 digits twice and prints the line that stands under "service:" in the configuration. The PIN
itself is stored nowhere, and the same PIN gives another line each time.`;

interface PinRequest {
  readonly key: 'pinHash' | 'collectorPinHash';
  readonly isPiped: boolean;
  readonly json: boolean;
}

interface PinFailure {
  readonly reason: 'no-terminal' | 'not-a-pin' | 'pins-differ';
  readonly sentence: string;
}

const FAILURES: Readonly<Record<PinFailure['reason'], PinFailure>> = {
  'no-terminal': {
    reason: 'no-terminal',
    sentence: 'No PIN was typed. Without a terminal, give it on standard input with --stdin.',
  },
  'not-a-pin': { reason: 'not-a-pin', sentence: 'A PIN has 4 to 12 digits and nothing else.' },
  'pins-differ': { reason: 'pins-differ', sentence: 'The two PINs differ. Nothing was made of them; try again.' },
};

export const pinCommand = command({
  name: 'pin',
  summary: 'the line of the configuration for a PIN of the service menu',
  text: TEXT,
  options: {
    stdin: flag({ help: 'reads one line from standard input instead of asking' }),
    collector: flag({ help: 'the PIN of whoever collects the money, not the technician' }),
  },
  read: ({ stdin, collector, json }): Result<PinRequest, string> =>
    ok({ key: collector ? 'collectorPinHash' : 'pinHash', isPiped: stdin, json }),
  run: async ({ key, isPiped, json }, context: PinContext): Promise<Ended> => {
    const pin = isPiped ? checked(await context.readLine()) : await askTwice(context);
    if (!pin.ok) return refused(context, json, pin.error.reason, pin.error.sentence);
    const hash = await hashPin(pin.value);
    context.out(json ? `${JSON.stringify({ [key]: hash })}\n` : `${key}: "${hash}"\n`);
    return DONE;
  },
});

type PinContext = Console & Pick<CommandContext, 'ask' | 'readLine'>;

async function askTwice({ ask }: PinContext): Promise<Result<string, PinFailure>> {
  const first = await ask('PIN (4 to 12 digits): ');
  if (first === null) return err(FAILURES['no-terminal']);
  const pin = checked(first);
  if (!pin.ok) return pin;
  const second = await ask('The same PIN once more: ');
  return second === pin.value ? pin : err(FAILURES['pins-differ']);
}

function checked(typed: string): Result<string, PinFailure> {
  return isPin(typed) ? ok(typed) : err(FAILURES['not-a-pin']);
}
