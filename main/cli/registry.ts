import type { Command } from '../../app/command-line/command.ts';
import type { ApplicationContext, CommandContext } from './terminal/context.ts';

interface Entry {
  readonly name: string;
  readonly summary: string;
}

/** A command, loaded when it is called. A new command needs a line in `COMMANDS` and nothing elsewhere. */
export type RegisteredCommand =
  /** Runs in plain Node: `npm run WORD` needs no build. */
  | (Entry & { readonly needs: 'node'; readonly load: () => Promise<Command<CommandContext>> })
  /** Only Electron has the TLS engine of the kiosk and its store for secrets. */
  | (Entry & { readonly needs: 'application'; readonly load: () => Promise<Command<ApplicationContext>> });

/** Every command for technicians, in the order of the help. */
export const COMMANDS: readonly RegisteredCommand[] = [
  {
    name: 'ledger',
    summary: 'the audit of the money journal',
    needs: 'node',
    load: async () => (await import('./ledger/command.ts')).ledgerCommand,
  },
  {
    name: 'log',
    summary: 'the technical log, as a table or as an export',
    needs: 'node',
    load: async () => (await import('./log/command.ts')).logCommand,
  },
  {
    name: 'claim',
    summary: "what is owed under a customer's code, and that it was paid by hand",
    needs: 'node',
    load: async () => (await import('./claim/command.ts')).claimCommand,
  },
  {
    name: 'reconcile',
    summary: 'the journal compared with the bank, the stock and the cassette',
    needs: 'application',
    load: async () => (await import('./reconcile/command.ts')).reconcileCommand,
  },
  {
    name: 'certificate',
    summary: "requests, checks and installs the bank's client certificate",
    needs: 'application',
    load: async () => (await import('./certificate/command.ts')).certificateCommand,
  },
  {
    name: 'apipay',
    summary: 'the organisation at ApiPay',
    needs: 'node',
    load: async () => (await import('./apipay/command.ts')).apiPayCommand,
  },
  {
    name: 'ports',
    summary: 'the serial ports and USB printers of this computer, as the configuration names them',
    needs: 'node',
    load: async () => (await import('./ports/command.ts')).portsCommand,
  },
  {
    name: 'pin',
    summary: 'the line of the configuration for a PIN of the service menu',
    needs: 'node',
    load: async () => (await import('./pin/command.ts')).pinCommand,
  },
  {
    name: 'export',
    summary: 'sales for the accountant, EVA DTS audit, journal copy and technical log, as files',
    needs: 'node',
    load: async () => (await import('./export/command.ts')).exportCommand,
  },
  {
    name: 'setup-system',
    summary: 'makes this computer a kiosk that starts by itself, or undoes it',
    needs: 'application',
    load: async () => (await import('./setup-system/command.ts')).setupSystemCommand,
  },
  {
    name: 'update',
    summary: 'looks for a signed update, and fetches it from the server or a stick',
    needs: 'application',
    load: async () => (await import('./update/command.ts')).updateCommand,
  },
  {
    name: 'doctor',
    summary: 'what is wrong with this installation, and what to do about it',
    needs: 'node',
    load: async () => (await import('./doctor/command.ts')).doctorCommand,
  },
];

/** The names of all commands. */
export const COMMAND_NAMES: readonly string[] = COMMANDS.map(({ name }) => name);
