import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { ActionCommand } from '../../app/command-line/command.ts';
import { runCommand } from '../../app/command-line/run-command.ts';
import { runInNode } from '../../main/cli/node.ts';
import { runProgram } from '../../main/cli/program.ts';
import { COMMANDS } from '../../main/cli/registry.ts';
import { DEVELOPER_COMMANDS } from '../../scripts/main.ts';
import type { DeveloperContext } from '../../scripts/setup/developer-command.ts';
import type { ApplicationContext } from '../../main/cli/terminal/context.ts';
import { applicationContext } from '../support/application-context.ts';
import { read } from './repository.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sauda-commands-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

interface Answer {
  readonly code: number;
  readonly out: string;
  readonly complaint: string;
}

/** `sauda WORD ...` in a package. */
async function sauda(...words: readonly string[]): Promise<Answer> {
  let [out, complaint] = ['', ''];
  const console = {
    out: (text: string): boolean => {
      out += text;
      return true;
    },
    complain: (text: string): void => {
      complaint += text;
    },
  };
  const { code } = await runProgram(words, applicationContext(console, { dataDirectory: directory }), true);
  return { code, out, complaint };
}

interface Verb {
  readonly words: readonly string[];
  readonly action: ActionCommand<ApplicationContext>;
}

/** Every command and every verb of one, with the words that call it. */
const VERBS: readonly Verb[] = (
  await Promise.all(
    COMMANDS.map(async (registered) => {
      const command = registered.needs === 'node' ? await registered.load() : await registered.load();
      return command.kind === 'action'
        ? [{ words: [command.name], action: command }]
        : command.verbs.map((action) => ({ words: [command.name, action.name], action }));
    }),
  )
).flat();
const NAMED = VERBS.map((verb) => [verb.words.join(' '), verb] as const);

/** A call of each that gets as far as it can, and fails there: nothing is where it should be. */
const FAILING: Readonly<Record<string, readonly string[]>> = {
  'ledger': ['--data-dir', 'DIR'],
  'log': ['--data-dir', 'DIR'],
  'claim': ['--data-dir', 'DIR', '--code', 'ABC-123'],
  'reconcile': ['--data-dir', 'DIR', '--config', 'DIR/none.yaml'],
  'certificate request': '--organization О --host h --email e --region r --city c --data-dir DIR'.split(' '),
  'certificate check': ['DIR/none.zip', '--data-dir', 'DIR'],
  'certificate install': ['DIR/none.zip', '--config', 'DIR/none.yaml', '--data-dir', 'DIR'],
  'certificate status': ['--config', 'DIR/none.yaml', '--data-dir', 'DIR'],
  'certificate rollback': ['--config', 'DIR/none.yaml', '--data-dir', 'DIR'],
  'apipay verify': ['--config', 'DIR/none.yaml', '--idn', '123456789012'],
  'ports': ['--nothing-can-fail-here'],
  'pin': [],
  'export': ['--data-dir', 'DIR', '--out', 'DIR'],
  'setup-system': ['--root', 'DIR'],
  'update': ['--config', 'DIR/none.yaml', '--data-dir', 'DIR'],
  'doctor': ['--root', 'DIR'],
};

const failureSchema = z.object({ error: z.string().min(1), code: z.number(), reason: z.string().min(1) });

/** What Electron, Chromium or Node take for themselves wherever it stands. */
const NOT_OURS =
  /^(type|app|lang|inspect.*|js-flags|user-data-dir|remote-.*|no-sandbox|enable-.*|disable-.*|require|log-level|v|trace-.*|proxy-.*)$/;

describe('every command', () => {
  test('stands in package.json, under its own name', async () => {
    const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json')));
    for (const registered of COMMANDS) {
      expect(scripts[registered.name]).toBe(`node scripts/run.mjs ${registered.name}`);
      const command = registered.needs === 'node' ? await registered.load() : await registered.load();
      expect([command.name, command.summary]).toEqual([registered.name, registered.summary]);
      expect((await sauda('help')).out).toContain(registered.summary);
    }
    expect(Object.keys(FAILING)).toEqual(VERBS.map(({ words }) => words.join(' ')));
  });

  test.each(NAMED)('%s explains itself, every option included', async (_, { words, action }) => {
    for (const asking of [
      [...words, '--help'],
      [...words, 'help'],
      ['help', ...words],
    ]) {
      const { code, out, complaint } = await sauda(...asking);
      expect([code, complaint]).toEqual([0, '']);
      expect(out).toMatch(new RegExp(`^usage: sauda ${words.join(' ')}`));
      for (const name of Object.keys(action.options)) expect(out).toContain(`\n  --${name}`);
    }
  });

  test.each(NAMED)('%s refuses an unknown option with a hint', async (_, { words }) => {
    const { code, out, complaint } = await sauda(...words, '--jsno');
    expect([code, out]).toEqual([2, '']);
    expect(complaint).toContain('unknown option --jsno: is --json meant?');
    expect(complaint).toContain(`usage: sauda ${words.join(' ')}`);
  });

  test.each(NAMED)('%s reports its failure to a program as JSON', async (name, { words }) => {
    const args = (FAILING[name] ?? []).map((word) => word.replace('DIR', directory));
    const { code, out, complaint } = await sauda(...words, ...args, '--json');
    const last = failureSchema.parse(JSON.parse(out.trimEnd().split('\n').at(-1) ?? ''));
    expect(code).toBe(name === 'ports' ? 2 : 1);
    expect(last.code).toBe(code);
    expect(complaint).not.toBe('');
  });

  test.each(NAMED)('%s receives every one of its options', (_, { action }) => {
    expect(Object.keys(action.options).filter((option) => NOT_OURS.test(option))).toEqual([]);
  });
});

describe('every command of the repository', () => {
  const NAMES = Object.keys(DEVELOPER_COMMANDS);

  /** As `npm run NAME -- ...`, without what it would do. */
  async function developer(name: string, ...args: readonly string[]): Promise<Answer> {
    let [out, complaint] = ['', ''];
    const context: DeveloperContext = {
      out: (text) => {
        out += text;
        return true;
      },
      complain: (text) => {
        complaint += text;
      },
      endedWith: () => undefined,
    };
    const command = await DEVELOPER_COMMANDS[name]?.();
    if (command === undefined) throw new Error(name);
    const call = { name: `npm run ${name} --`, resolvePath: (path: string) => path };
    const { code } = await runCommand(command, args, context, call);
    return { code, out, complaint };
  }

  test.each(NAMES)('%s stands in package.json and explains itself', async (name) => {
    const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read('package.json')));
    expect(scripts[name]).toBe(`node scripts/run.mjs ${name}`);
    const { code, out, complaint } = await developer(name, '--help');
    expect([code, complaint]).toEqual([0, '']);
    expect(out).toMatch(new RegExp(`^usage: npm run ${name} --`));
    expect(out).toContain('exit codes: 0 done');
  });

  test.each(NAMES.filter((name) => !['check', 'simulate', 'release', 'fleet'].includes(name)))(
    '%s does nothing for a mistyped option, and names the one that was meant',
    async (name) => {
      expect(await developer(name, '--oficial-electron')).toMatchObject({
        code: 2,
        out: '',
        complaint: expect.stringContaining('is --official-electron meant?'),
      });
    },
  );

  test.each([
    [['check', '--fast'], 'unknown option --fast'],
    [['release', '--shre', '5'], 'is --share meant?'],
    [['fleet', '--machine', '3'], 'is --machines meant?'],
    [['simulate', 'sale'], 'is sales meant?'],
    [['simulate', 'sales', '--sede', '3'], 'is --seed meant?'],
    [['test', '--only', 'everything'], '--only takes types, lint, unit or e2e'],
  ] as const)('%j is a 2', async ([name, ...args], sentence) => {
    expect(await developer(name, ...args)).toMatchObject({ code: 2, complaint: expect.stringContaining(sentence) });
  });
});

test('a mistyped command is refused with the nearest one as a hint', async () => {
  expect(await sauda('clam', '--json')).toMatchObject({
    code: 2,
    out: expect.stringContaining('is claim meant?'),
    complaint: expect.stringContaining('is claim meant?'),
  });
  expect(await sauda('certificate', 'intsall')).toMatchObject({
    code: 2,
    complaint: expect.stringContaining('is install meant?'),
  });
  expect(readdirSync(directory)).toEqual([]);
});

test.each(COMMANDS.filter(({ needs }) => needs === 'application').map(({ name }) => name))(
  '%s is no unknown word to plain Node, which says where it runs',
  async (name) => {
    let complaint = '';
    const console = { out: () => true, complain: (text: string) => void (complaint += text) };
    const { code } = await runInNode([name], applicationContext(console, { dataDirectory: directory }));
    expect(code).toBe(2);
    expect(complaint).toContain(`npm run ${name} --, in a package sauda ${name}`);
  },
);

test('the version is that of package.json', async () => {
  const { VERSION } = await import('../../main/files/version.ts');
  expect(VERSION).toBe(z.object({ version: z.string() }).parse(JSON.parse(read('package.json'))).version);
  expect(await sauda('--version')).toMatchObject({ code: 0, out: expect.stringMatching(/^sauda \S+\n$/) });
});
