import { doctorSentence, type DoctorLine } from '../../../app/doctor/line.ts';
import { command } from '../../../app/command-line/command.ts';
import { LANGUAGE } from '../../../app/command-line/domain-options.ts';
import { DONE, type Ended } from '../../../app/command-line/exit-codes.ts';
import { path } from '../../../app/command-line/option.ts';
import { refused } from '../../../app/command-line/run-command.ts';
import type { Language } from '../../../app/language/language.ts';
import { doctorAreas } from '../../../app/messages/doctor-words.ts';
import { ok } from '../../../app/result.ts';
import { examine } from '../../doctor/examine.ts';
import { examinedSystem, type ExaminedSystem } from '../../doctor/examined/examined-system.ts';
import { FIELD_CONFIG, FIELD_DATA } from '../../files/field-places.ts';
import type { CommandContext } from '../terminal/context.ts';
import { systemLanguage } from '../terminal/words.ts';

const TEXT = `Examines an installation and changes nothing: session, user, groups, ports, rules, watchdog, clock, disk, rights of the
files, certificates, configuration, journal, network, name server, proxy and versions. Each line is sound (+) or says what
to do (!). Beside a running kiosk it works as well. Exit code 0: sound; 1: something is to be done. Run it as root or as
the kiosk's user: another user cannot read the data.`;

/** The command with the system that is examined, so that tests have name servers and connections of their own. */
export function doctorCommandOn(systemAt: (root: string) => ExaminedSystem) {
  return command({
    name: 'doctor',
    summary: 'what is wrong with this installation, and what to do about it',
    text: TEXT,
    options: {
      'config': path({ placeholder: 'FILE', help: `the configuration; ${FIELD_CONFIG} unless it is given` }),
      'data-dir': path({
        placeholder: 'DIR',
        help: `the kiosk's data directory; ${FIELD_DATA} unless it is given`,
      }),
      'root': path({ placeholder: 'DIR', help: 'examines the system whose root is mounted there' }),
      'language': LANGUAGE,
    },
    read: ({ config, 'data-dir': dataDirectory, root, language, json }) =>
      ok({ configFile: config ?? FIELD_CONFIG, dataDirectory: dataDirectory ?? FIELD_DATA, root, language, json }),
    run: async (
      { configFile, dataDirectory, root, language, json },
      { env, clock, version, ...console }: Pick<CommandContext, 'out' | 'complain' | 'env' | 'clock' | 'version'>,
    ): Promise<Ended> => {
      const userId = process.getuid?.() ?? null;
      const system = systemAt(root ?? '/');
      const lines = await examine({ system, clock, configFile, dataDirectory, version, userId });
      const spoken = language ?? systemLanguage(env);
      console.out(lines.map((line) => (json ? jsonLine(line, spoken) : textLine(line, spoken))).join(''));
      const duties = lines.filter(({ isSound }) => !isSound).length;
      if (duties === 0) return DONE;
      return refused(console, json, 'to-do', `${String(duties)} of ${String(lines.length)} lines say what to do.`);
    },
  });
}

export const doctorCommand = doctorCommandOn(examinedSystem);

function jsonLine(line: DoctorLine, language: Language): string {
  const { area, isSound, finding, facts } = line;
  return `${JSON.stringify({ area, sound: isSound, finding, facts, sentence: doctorSentence(line, language) })}\n`;
}

function textLine(line: DoctorLine, language: Language): string {
  return `${line.isSound ? '+' : '!'} ${doctorAreas[line.area][language]}: ${doctorSentence(line, language)}\n`;
}
