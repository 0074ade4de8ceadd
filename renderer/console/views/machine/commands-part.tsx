import { useState, type ReactNode } from 'react';
import { missingOf } from '../../../../app/fleet/books/machine-books.ts';
import type { Machine } from '../../../../app/fleet/console/machine.ts';
import type { Command } from '../../../../app/fleet/wire/command.ts';
import { machineWords } from '../../../../app/messages/fleet/machine-words.ts';
import { DAY_MS, MINUTE_MS } from '../../../../app/units.ts';
import { COMMAND_VALID_MS } from '../../link/command-message.ts';
import { openTab } from '../../state/console-store.ts';
import { timeText, useConsole, useWords } from '../../state/use-console.ts';
import { CommandButton } from './command-button.tsx';
import { mayCommand } from './may-command.ts';

/** Entries of an excerpt: what a telephone can show. */
const EXCERPT = 100;

interface Props {
  readonly machine: Machine;
  readonly ask: (command: Command) => void;
}

/** The commands that are about the whole machine: those that it can carry out, and no others. */
export function CommandsPart({ machine, ask }: Props): ReactNode {
  const key = useConsole((state) => state.key);
  const dayMs = useConsole((state) => state.fleet.dayMs);
  const say = useWords(machineWords);
  const [nowMs] = useState(() => Date.now());
  const { lastOnline, state } = machine;
  const commands = commandsFor(machine, nowMs).filter(({ kind }) => mayCommand(machine, key, kind));
  if (lastOnline === null) return null;
  return (
    <section className="card commands">
      <h3>{say('commands')}</h3>
      {lastOnline.closed !== null && (
        <p className="wrong" data-fact="closed">
          {say('closed', { time: timeText(lastOnline.closed.sinceMs, dayMs), key: lastOnline.closed.by })}
        </p>
      )}
      {lastOnline.commands.length === 0 && <p className="soft">{say('commands.none')}</p>}
      {lastOnline.commands.length > 0 && key === null && (
        <button
          type="button"
          className="plain"
          data-action="open-key"
          onClick={() => {
            openTab('key');
          }}
        >
          {say('commands.key')}
        </button>
      )}
      {lastOnline.commands.length > 0 && key !== null && !lastOnline.keys.includes(key.keyName) && (
        <p className="wrong">{say('commands.unknown-key')}</p>
      )}
      {commands.length > 0 && state?.online !== true && (
        <p className="soft">{say('commands.offline', { minutes: COMMAND_VALID_MS / MINUTE_MS })}</p>
      )}
      <div className="command-buttons">
        {commands.map((command) => (
          <CommandButton key={command.kind} command={command} ask={ask} />
        ))}
      </div>
    </section>
  );
}

function commandsFor(machine: Machine, nowMs: number): readonly Command[] {
  const [missing] = missingOf(machine.books);
  const isClosed = (machine.lastOnline?.closed ?? null) !== null;
  const excerpt = { sinceMs: nowMs - DAY_MS, most: EXCERPT };
  return [
    { kind: isClosed ? 'back-in-service' : 'out-of-service', argument: {} },
    { kind: 'restart', argument: {} },
    { kind: 'reboot', argument: {} },
    { kind: 'update', argument: {} },
    { kind: 'log', argument: excerpt },
    { kind: 'journal', argument: excerpt },
    ...(missing === undefined ? [] : [{ kind: 'resend', argument: { from: missing[0], to: missing[1] } } as const]),
  ];
}
